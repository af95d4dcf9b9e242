"""What an import would do, person by person: who is new, who is known, what can't be read and why."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import flet as ft

from locales import imports
from locales.words import Words
from models.changes import commits
from models.contact import Contact
from models.exchange.batch import ContactImport
from models.exchange.keeping import Outcome, foreseen
from models.exchange.preview import Choice, Group, Preview, Row
from views.imports.choose import take_back
from views.imports.going_on import going_on
from views.imports.work import Importing, use_importing
from views.parts.avatar import avatar
from views.parts.chip import chip
from views.parts.component import screen
from views.parts.empty import empty
from views.parts.frame import frame, icon_button, wide_act
from views.parts.kept import use_kept_state
from views.parts.line_button import line_button
from views.parts.notice import notice
from views.parts.query import use_query
from views.parts.scroll import ScrolledList
from views.parts.section import quiet
from views.parts.shell import Shell, parent, use_shell
from views.parts.sign import sign
from views.theme import GAP, SMALL_GAP

_PAGE: Final = 50
_ICONS: Final = {
    Group.NEW: ft.Icons.PERSON_ADD_ALT,
    Group.PERHAPS: ft.Icons.HELP_OUTLINE,
    Group.KNOWN: ft.Icons.HOW_TO_REG_OUTLINED,
    Group.UNREADABLE: ft.Icons.ERROR_OUTLINE,
}
_ORDER: Final = (Group.PERHAPS, Group.UNREADABLE, Group.NEW, Group.KNOWN)
"""What asks something of the person first."""


@screen
def ImportPreview() -> ft.Control:
    shell = use_shell()
    say = shell.say
    work = use_importing(shell)
    wanted, want = use_kept_state("wanted", None)
    pages, set_pages = ft.use_state(1)
    found = work.preview
    groups = [group for group in _ORDER if found.count(group)] if found else []
    shown = [place for group in groups if found and wanted in (None, group) for place in found.places(group)]
    on_screen = shown[: pages * _PAGE]
    outcome = _use_foreseen(found)
    states = use_query(lambda: {place: state_of(say, found, found.rows[place]) for place in on_screen}, Contact)
    if found is None:
        start = empty(
            ft.Icons.UPLOAD_FILE_OUTLINED, say("Choose a file first."), say("Choose a file"), lambda: shell.back()
        )
        return frame(shell, say("What would change"), [start])

    def more() -> None:
        if len(shown) > pages * _PAGE:
            set_pages(pages + 1)

    def choose(group: Group) -> None:
        set_pages(1)
        want(None if group is wanted else group)

    # All of it scrolls together: in large letters the first lines alone would fill a small phone.
    rows = [
        _head(say, found),
        _chips(say, found, groups, wanted, choose),
        *(_Line(shell, found.rows[place], place, states[place]) for place in on_screen),
    ]
    body = ScrolledList(rows, more, ft.Padding.only(left=SMALL_GAP, right=SMALL_GAP, bottom=GAP))
    actions = (
        [icon_button(ft.Icons.VIEW_COLUMN_OUTLINED, say("What the columns hold"), lambda _: shell.open("columns"))]
        if work.layout
        else []
    )
    return frame(
        shell,
        say("What would change"),
        ft.Container(body, expand=True),
        actions=actions,
        bar=_bar(shell, work, outcome),
    )


def _head(say: Words, found: Preview) -> ft.Control:
    """The file, and what of it is not kept."""
    said = imports.left_out(say, {str(kind): count for kind, count in found.left_out.items()})
    name = ft.Text(
        found.name, theme_style=ft.TextThemeStyle.TITLE_MEDIUM, max_lines=1, overflow=ft.TextOverflow.ELLIPSIS
    )
    rows = [name, *([quiet(said)] if said else []), quiet(say("Addresses and further emails go in the notes."))]
    return ft.Container(
        ft.Column(rows, spacing=4, horizontal_alignment=ft.CrossAxisAlignment.STRETCH, tight=True),
        padding=ft.Padding.only(left=SMALL_GAP, right=SMALL_GAP, top=SMALL_GAP, bottom=SMALL_GAP),
    )


def _use_foreseen(found: Preview | None) -> Outcome:
    """What the import would do, counted again when a choice or a contact changes: of a long file that takes a while."""
    contacts = use_query(lambda: commits((Contact,)), Contact)
    chosen = found.decided if found else ()
    return ft.use_memo(lambda: foreseen(found) if found else Outcome(), [found, chosen, contacts])


def _bar(shell: Shell, work: Importing, outcome: Outcome) -> ft.Control:
    """The one act, and above it how far it is, or why it was not done."""
    act = wide_act(
        _what_it_does(shell.say, outcome),
        lambda _: shell.page.run_task(_keep, shell, work),
        ft.Icons.DOWNLOAD_DONE,
        disabled=work.is_busy or outcome == Outcome(),
    )
    rows = [*going_on(shell.say, work), act]
    return ft.Column(rows, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _what_it_does(say: Words, outcome: Outcome) -> str:
    added, merged = outcome.added, outcome.completed
    if not added and not merged:
        return say("Nothing to add or complete")
    if not merged:
        return say.plural("Add {n} person", "Add {n} people", added)
    if not added:
        return say.plural("Complete {n} contact", "Complete {n} contacts", merged)
    return say("Add {added}, complete {merged}", added=say.number(added), merged=say.number(merged))


async def _keep(shell: Shell, work: Importing) -> None:
    say = shell.say
    batch = await work.keep(say)
    if batch is None:
        return
    work.forget()
    shell.go(parent(parent(shell.path)))
    _say_done(shell, batch)


def _say_done(shell: Shell, batch: ContactImport) -> None:
    done = imports.outcome(shell.say, batch.added, batch.completed)
    notice(shell, done, lambda: take_back(shell, batch))


def _chips(
    say: Words, found: Preview, groups: list[Group], wanted: Group | None, choose: Callable[[Group], None]
) -> ft.Control:
    names = {
        Group.NEW: say("New"),
        Group.PERHAPS: say("To decide"),
        Group.KNOWN: say("Already there"),
        Group.UNREADABLE: say("Not readable"),
    }
    chips = [
        chip(
            f"{names[group]} · {say.number(found.count(group))}",
            selected=group is wanted,
            on_select=lambda _, group=group: choose(group),
        )
        for group in groups
    ]
    # Where there is no room beside each other: one under another, and none is hidden.
    return ft.Container(
        ft.Row(chips, wrap=True, spacing=SMALL_GAP, run_spacing=SMALL_GAP),
        padding=ft.Padding.only(left=SMALL_GAP, right=SMALL_GAP, bottom=SMALL_GAP),
    )


def _Line(shell: Shell, row: Row, place: int, state: str) -> ft.Control:
    say = shell.say
    person = row.person
    name = person.name or say("Line {n}", n=say.number(person.line))
    where = " · ".join(filter(None, (person.title, person.organisation))) or person.email or "".join(person.phones[:1])
    one_line = {"max_lines": 1, "overflow": ft.TextOverflow.ELLIPSIS}
    is_open = row.group is Group.PERHAPS and not row.is_decided
    what = sign(_ICONS[row.group], state, stands_out=is_open, small=True)
    title, face, key = ft.Text(name, **one_line), avatar(person.name or "?"), f"row{place}"
    below = [*([ft.Text(where, **one_line)] if where else []), what]
    padding = ft.Padding.symmetric(horizontal=SMALL_GAP, vertical=4)
    if row.group is Group.UNREADABLE:
        rows = ft.Column(below, spacing=2, tight=True)
        return ft.ListTile(title=title, subtitle=rows, leading=face, content_padding=padding, key=key)
    return line_button(
        title, below, leading=face, padding=padding, on_click=lambda _: shell.open(f"row/{place}"), key=key
    )


def state_of(say: Words, found: Preview, row: Row) -> str:
    """What becomes of someone, and why."""
    if row.person.problem:
        return say(
            "Line {n}: {problem}", n=say.number(row.person.line), problem=say(imports.UNREADABLE[row.person.problem])
        )
    if found.leaves_out(row):
        becomes = say("Will be left out")
    elif row.choice is Choice.ADD or found.known_values(row) is None:
        is_open = row.group is Group.PERHAPS and not row.is_decided
        becomes = say("To decide, else added") if is_open else say("Will be added")
    else:
        becomes = say("Nothing new") if found.adds_nothing(row) else say("Will be completed")
    return " · ".join(filter(None, (becomes, _reason(say, found, row))))


def _reason(say: Words, found: Preview, row: Row) -> str:
    """Why someone is taken for whom."""
    known = found.known_values(row)
    if row.reason is None or known is None:
        return ""
    name = known["name"]
    if row.twin is not None:
        name = say("{name}, on line {n}", name=name, n=say.number(found.rows[row.twin].person.line))
    return say(imports.REASONS[row.reason], name=name)
