"""A report of the whole search: what it is to hold, whether it names people, and the two ways it leaves."""

from __future__ import annotations

import flet as ft

from locales.words import Words, languages, words
from models.advice import Advice
from models.answer import Answer
from models.clock import now
from models.contact import Contact
from models.findings import Findings, Part, findings
from models.interview import Interview
from models.key_phrase import KeyPhrase
from models.profile import Profile
from models.question import Question
from models.referral import Referral
from views.learned.first_step import first_step
from views.learned.making import Format, Making, held, use_making
from views.learned.report import PARTS
from views.parts.autosave import flush_everywhere
from views.parts.check import check, switch
from views.parts.choice import choice
from views.parts.component import screen
from views.parts.frame import frame
from views.parts.leaving import leave
from views.parts.query import use_query
from views.parts.section import card, group, quiet, section
from views.parts.shell import Shell, use_shell
from views.theme import GAP, SMALL_GAP

TABLES = (Advice, Answer, Contact, Interview, KeyPhrase, Profile, Question, Referral)
"""What a report is read from."""


@screen
def FindingsReport() -> ft.Control:
    shell = use_shell()
    say = shell.say
    work = use_making(shell)
    found = use_query(lambda: findings(now()), *TABLES)
    title = say("Your report")
    if found.is_empty:
        text = say("What you hear in interviews will be gathered here, as a report to keep, print or share.")
        return frame(shell, title, [first_step(shell, ft.Icons.SUMMARIZE_OUTLINED, text)])
    body = [
        quiet(say("Everything you heard, as a report to keep, print or share.")),
        section(
            say("What it holds"),
            [card([_part(say, work, found, part) for part in Part if found.count(part)], spacing=0)],
        ),
        group(say("Language"), [_language(say, work)]),
        group(say("Names"), _names(say, work, found)),
        _as_text(shell, work, found),
        *_going_on(say, work),
    ]
    return frame(shell, title, body, bar=_bar(shell, work, found), spacing=GAP)


def _part(say: Words, work: Making, found: Findings, part: Part) -> ft.Control:
    label = f"{say(PARTS[part])} ({say.number(found.count(part))})"
    return check(
        label,
        value=part in work.choices.parts,
        on_change=lambda wanted: work.hold(part, wanted=wanted),
        key=f"part-{part}",
    )


def _language(say: Words, work: Making) -> ft.Control:
    options = {code: (words(code).culture.get_language_name(code) or code).capitalize() for code in languages()}
    value = work.choices.language or say.code
    return choice(say("Language of the report"), options, value, lambda code: work.choose(language=code))


def _names(say: Words, work: Making, found: Findings) -> list[ft.Control]:
    choices = work.choices
    permission = say("Who suggested someone to you is said only with their permission.")
    rows = [
        switch(
            say("Leave out the names of people"),
            value=choices.is_unnamed,
            on_change=lambda wanted: work.choose(is_unnamed=wanted),
            key="unnamed",
        ),
        *([quiet(permission)] if found.withholds_names else []),
    ]
    if not choices.is_unnamed:
        return rows
    return [
        *rows,
        switch(
            say("Leave out organisations too"),
            value=choices.without_organisations,
            on_change=lambda wanted: work.choose(without_organisations=wanted),
            key="without-organisations",
        ),
        ft.Semantics(content=ft.Text(_caution(say)), container=True),
    ]


def _caution(say: Words) -> str:
    return say(
        "Each of your contacts becomes “Person 3”, say, also in what you wrote; emails, phone numbers and links are "
        "taken out. A nickname, a misspelt name, or someone who is not in your contacts may remain: read it before you "
        "share it."
    )


def _going_on(say: Words, work: Making) -> list[ft.Control]:
    if work.has_failed:
        text = say("The report could not be made. Please try again, or with fewer parts.")
        return [ft.Semantics(content=ft.Text(text, color=ft.Colors.ERROR), live_region=True)]
    if work.part is None:
        return []
    bar = ft.ProgressBar(value=work.part or None, semantics_label=say("Making the report…"))
    stop = ft.TextButton(say("Stop"), icon=ft.Icons.CLOSE, on_click=lambda _: work.stop())
    return [ft.Column([ft.Text(say("One moment…")), bar, ft.Row([stop])])]


def _as_text(shell: Shell, work: Making, found: Findings) -> ft.Control:
    """The other way it leaves."""
    button = ft.OutlinedButton(
        shell.say("Save as text (Markdown)"),
        icon=ft.Icons.NOTES,
        on_click=lambda _: shell.page.run_task(_save, shell, work, Format.MARKDOWN),
        disabled=work.part is not None or not held(found, work.choices.parts),
    )
    return ft.Row([button], wrap=True)


def _bar(shell: Shell, work: Making, found: Findings) -> ft.Control:
    """The main act, and what is wise before it."""
    say, is_empty = shell.say, not held(found, work.choices.parts)
    buttons = [
        ft.OutlinedButton(say("Read it first"), on_click=lambda _: shell.open("preview"), disabled=is_empty),
        ft.FilledButton(
            say("Save as PDF"),
            icon=ft.Icons.PICTURE_AS_PDF_OUTLINED,
            on_click=lambda _: shell.page.run_task(_save, shell, work, Format.PDF),
            disabled=is_empty or work.part is not None,
        ),
    ]
    end = ft.MainAxisAlignment.END
    return ft.Row(buttons, wrap=True, spacing=SMALL_GAP, run_spacing=SMALL_GAP, alignment=end)


async def _save(shell: Shell, work: Making, kind: Format) -> None:
    flush_everywhere()  # what was typed last is in it too
    file = await work.make(kind, shell.say)
    if file is not None:
        await leave(shell, file, shell.say("The report is saved. Whoever has it can read it: it has no password."))
