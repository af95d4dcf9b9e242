"""The list of contacts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import flet as ft

from locales.words import Words
from models.clock import now
from models.contact import Contact
from models.interview import Interview
from models.message import Message
from models.people import PAGE, Person, is_anyone, people
from models.stage import Stage
from views.parts.avatar import avatar
from views.parts.by_name import add_by_name
from views.parts.chip import chip
from views.parts.component import screen
from views.parts.empty import empty
from views.parts.exchange_acts import exchange_acts
from views.parts.frame import Destination, floating_act, frame, together
from views.parts.kept import use_kept_state
from views.parts.line_button import line_button
from views.parts.menu import Act, menu
from views.parts.notice import notice
from views.parts.query import use_query
from views.parts.scroll import ScrolledList
from views.parts.search_field import use_search_field
from views.parts.shell import Shell, use_shell
from views.parts.sign import stage_sign
from views.parts.stages import STAGES, stage_name
from views.search import search_for
from views.theme import GAP, SMALL_GAP

_ROOM_FOR_BAR: Final = 10


@screen
def Contacts() -> ft.Control:
    shell, opened = use_shell().at("/contacts"), use_shell().opened
    say = shell.say
    search, set_search = use_kept_state("search", "", path=shell.path)
    wanted, set_wanted = use_kept_state("wanted", None, path=shell.path)
    pages, set_pages = ft.use_state(1)

    def read() -> list[Person]:
        return [row for page in range(pages) for row in people(now(), search, wanted, offset=page * PAGE)]

    rows = use_query(read, Contact, Interview, Message)
    anyone = use_query(is_anyone, Contact)

    def find(text: str) -> None:
        set_pages(1)
        set_search(text)

    field, clear = use_search_field(say("Name or organisation"), search, find)

    def more() -> None:
        if len(rows) == pages * PAGE:
            set_pages(pages + 1)

    def choose(stage: Stage) -> None:
        set_pages(1)
        set_wanted(None if stage is wanted else stage)

    if not anyone:
        body: ft.Control = empty(
            ft.Icons.PEOPLE_OUTLINE,
            say(
                "The people you would like to meet will be here. Begin with those you know: who knows the right person?"
            ),
            say("Add your first contact"),
            lambda: shell.open("new-contact"),
            more=[
                ft.OutlinedButton(
                    say("Bring people in from your address book"),
                    icon=ft.Icons.UPLOAD_FILE_OUTLINED,
                    on_click=lambda _: shell.open("import"),
                )
            ],
        )
        return frame(shell, say("Contacts"), body, destination=Destination.CONTACTS)
    found = [_Row(shell, row, is_open=opened == f"contact/{row.id}") for row in rows]
    lines = ScrolledList(
        found or [_nobody(shell, search.strip(), clear, lambda: choose(wanted))],
        more,
        ft.Padding.only(left=SMALL_GAP, right=SMALL_GAP, bottom=96),
    )
    body = ft.Column(
        [
            ft.Container(field.current, padding=ft.Padding.only(left=GAP, right=GAP, top=SMALL_GAP)),
            _filters(say, wanted, choose),
            # Lines that are scrolled out of sight lie under the filters: without a group Tab would go to and fro.
            ft.Container(together(lines), expand=True),
        ],
        spacing=SMALL_GAP,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        expand=True,
    )
    network = Act(say("Your network"), ft.Icons.HUB_OUTLINED, lambda: shell.open("network"))
    more_acts = [menu(say("More"), [network, *exchange_acts(shell)])]
    add = floating_act(say("Add a contact"), ft.Icons.PERSON_ADD_ALT, lambda: shell.open("new-contact"))
    # Whom one looked for in vain is added by what stands there, which the button would partly cover on a low screen.
    add.visible = bool(rows or not search.strip())  # not left out: the field would be made anew, and lose its cursor
    return frame(shell, say("Contacts"), body, destination=Destination.CONTACTS, act=add, actions=more_acts)


def _filters(say: Words, wanted: Stage | None, choose: Callable[[Stage], None]) -> ft.Control:
    """A chip a stage, under the field from edge to edge; where they don't all fit, a bar shows that the row goes on."""
    chips = [
        chip(stage_name(say, stage), selected=stage is wanted, on_select=lambda _, stage=stage: choose(stage))
        for stage in STAGES
    ]
    sides = ft.Padding.only(left=GAP, right=GAP, bottom=_ROOM_FOR_BAR)
    bar = ft.Scrollbar(thumb_visibility=True, thickness=4, radius=2)
    return ft.Row([ft.Container(ft.Row(chips, spacing=SMALL_GAP), padding=sides)], scroll=bar)


def _nobody(shell: Shell, search: str, clear: Callable[[], None], widen: Callable[[], None]) -> ft.Control:
    """Nobody was found: look for less, or add whom one looked for."""
    say = shell.say
    if not search:
        return empty(ft.Icons.FILTER_LIST_OFF, say("Nobody is there yet."), say("Show everyone"), widen)

    def add() -> None:
        new = add_by_name(shell, search)
        if new is None:
            return
        clear()
        shell.open(f"contact/{new.id}")
        notice(shell, say("{name} is in your contacts.", name=new.name), lambda: new.delete_for_now(now()))

    return empty(
        ft.Icons.SEARCH_OFF,
        say("Nobody matches. Try fewer letters, or another word."),
        say("Add {name} to your contacts", name=search),
        add,
        more=[
            ft.OutlinedButton(say("Clear the search"), on_click=lambda _: clear()),
            ft.OutlinedButton(
                say("Search everywhere"),
                icon=ft.Icons.MANAGE_SEARCH,
                on_click=lambda _: search_for(shell, search),
            ),
        ],
    )


def _Row(shell: Shell, row: Person, *, is_open: bool) -> ft.Control:
    where = " · ".join(filter(None, (row.title, row.organisation)))
    one_line = {"max_lines": 1, "overflow": ft.TextOverflow.ELLIPSIS}
    return line_button(
        ft.Text(row.name, **one_line),
        [*([ft.Text(where, **one_line)] if where else []), stage_sign(shell.say, row.stage, small=True)],
        leading=avatar(row.name),
        on_click=lambda _: shell.open(f"contact/{row.id}"),
        is_open=is_open,
        padding=ft.Padding.symmetric(horizontal=SMALL_GAP, vertical=4),
        key=f"contact{row.id}",
    )
