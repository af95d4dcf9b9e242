"""The ways in and out for all contacts: from an address book, and to a file of vCards or a table."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from locales import imports
from models.clock import now
from models.contact import Contact
from models.exchange import contacts_csv, vcard_file
from models.exchange.table import Field
from models.people import everyone
from views.parts.files import File, NotHandedOver, hand_over, is_shared
from views.parts.menu import Act
from views.parts.notice import notice
from views.parts.shell import Shell


def exchange_acts(shell: Shell) -> list[Act]:
    say = shell.say
    cards, table = say("Save all contacts as vCards"), say("Save all contacts as a table")
    other, computed = say("For another address book."), say("For a spreadsheet.")
    return [
        Act(say("Bring people in from a file"), ft.Icons.UPLOAD_FILE_OUTLINED, lambda: shell.open("import")),
        Act(cards, ft.Icons.CONTACT_PAGE_OUTLINED, lambda: _save(shell, _cards), other),
        Act(table, ft.Icons.TABLE_VIEW_OUTLINED, lambda: _save(shell, _table), computed),
    ]


def _save(shell: Shell, made: Callable[[Shell, list[Contact]], File]) -> None:
    contacts = everyone()
    if not contacts:
        notice(shell, shell.say("There is nobody in your contacts yet."))
        return
    shell.page.run_task(_leave, shell, made(shell, contacts), len(contacts))


async def _leave(shell: Shell, file: File, count: int) -> None:
    say = shell.say
    try:
        done = await hand_over(shell.page, file)
    except NotHandedOver:
        notice(shell, say("This device refused the file. Nothing was saved."))
        return
    if not done:
        return
    if is_shared(shell.page):
        notice(shell, say("The file was handed to the app you chose."))
    else:
        notice(shell, say.plural("{n} contact is in the file.", "{n} contacts are in the file.", count))


def _cards(shell: Shell, contacts: list[Contact]) -> File:
    return File(_name(shell, "vcf"), vcard_file.write(contacts), "text/vcard")


def _table(shell: Shell, contacts: list[Contact]) -> File:
    say = shell.say
    names = {Field(key): say(name) for key, name in imports.FIELDS.items() if key}
    return File(_name(shell, "csv"), contacts_csv.write(contacts, names, imports.separator(say)), "text/csv")


def _name(shell: Shell, ending: str) -> str:
    name, day = shell.say("contacts"), now().date().isoformat()
    return f"{name}-{day}.{ending}"
