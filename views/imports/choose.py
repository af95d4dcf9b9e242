"""Bringing people in from a file: choosing it, and the imports so far, each of which can be taken back."""

from __future__ import annotations

from typing import Final

import flet as ft

from locales import facts, imports
from models.clock import now
from models.contact import Contact
from models.exchange.batch import ContactImport, ImportedContact
from models.exchange.source import LARGEST, FileTooLarge, FileUnreadable
from views.imports.going_on import going_on
from views.imports.work import Importing, use_importing
from views.parts.component import screen
from views.parts.frame import frame
from views.parts.notice import notice
from views.parts.picking import NotPicked, picked_file
from views.parts.query import use_query
from views.parts.section import lines, quiet, section
from views.parts.shell import Shell, use_shell
from views.theme import GAP

EXTENSIONS: Final = ("vcf", "vcard", "csv", "tsv", "txt")


@screen
def ImportPeople() -> ft.Control:
    shell = use_shell()
    say = shell.say
    work = use_importing(shell)
    past = use_query(ContactImport.latest, ContactImport, ImportedContact, Contact)
    choose = ft.FilledButton(
        say("Choose a file"),
        icon=ft.Icons.UPLOAD_FILE_OUTLINED,
        on_click=lambda _: shell.page.run_task(_choose, shell, work),
        disabled=work.is_busy,
    )
    body = [
        ft.Text(
            say(
                "Your phone’s contacts, Google Contacts, iCloud, Outlook and LinkedIn can all export a file: "
                "a vCard (.vcf) or a table (.csv)."
            )
        ),
        quiet(say("You see first what would change. Nothing leaves this device.")),
        *going_on(say, work),
        ft.Row([choose]),
        *([section(say("Brought in so far"), [lines([_line(shell, batch) for batch in past])])] if past else []),
    ]
    return frame(shell, say("Bring people in"), body, spacing=GAP)


async def _choose(shell: Shell, work: Importing) -> None:
    try:
        async with picked_file(shell.page, EXTENSIONS, LARGEST) as file:
            done = file is not None and await work.open(file.name, file.path, shell.say)
    except (FileTooLarge, FileUnreadable, NotPicked) as error:
        work.refuse(error)
        return
    if done:
        shell.open("preview" if work.preview else "preview/columns")


def _line(shell: Shell, batch: ContactImport) -> ft.Control:
    """An import, with the way to take it back, or to put it again."""
    say, moment = shell.say, now()
    is_undone = batch.undone_at is not None
    when = facts.day(say, batch.created_at.astimezone(moment.tzinfo), moment)
    said = say("Taken back") if is_undone else imports.outcome(say, batch.added, batch.completed)
    act = (
        ft.TextButton(say("Put back"), on_click=lambda _: batch.redo())
        if is_undone
        else ft.TextButton(say("Take back"), on_click=lambda _: take_back(shell, batch))
    )
    return ft.ListTile(
        title=ft.Text(batch.file_name, max_lines=1, overflow=ft.TextOverflow.ELLIPSIS),
        subtitle=ft.Column(
            [ft.Text(f"{when} · {said}"), ft.Semantics(content=ft.Row([act]), container=True)], spacing=0
        ),
        content_padding=0,
        key=f"import{batch.id}",
    )


def take_back(shell: Shell, batch: ContactImport) -> None:
    """Undo an import, and say what stays; with an undo of its own."""
    taken = batch.undo(now())
    notice(shell, imports.taken_back(shell.say, taken.left), batch.redo)
