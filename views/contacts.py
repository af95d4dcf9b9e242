"""The list of contacts."""

from __future__ import annotations

import flet as ft

from models.clock import now
from models.contact import Contact
from models.interview import Interview
from models.message import Message
from models.people import PAGE, Person, is_anyone, people
from models.stage import Stage
from views.parts.component import screen
from views.parts.empty import empty
from views.parts.frame import Destination, frame
from views.parts.kept import use_kept_state
from views.parts.keys import use_keys, use_search, watched
from views.parts.query import use_query
from views.parts.scroll import Scrolled
from views.parts.shell import Shell, use_shell
from views.parts.stages import stage_name


@screen
def Contacts() -> ft.Control:
    shell, opened = use_shell().at("/contacts"), use_shell().opened
    say = shell.say
    search, set_search = use_kept_state("search", "", path=shell.path)
    wanted, set_wanted = use_kept_state("wanted", None, path=shell.path)
    pages, set_pages = ft.use_state(1)
    field = use_search()
    use_keys({"Escape": lambda: find("")})

    def read() -> list[Person]:
        return [row for page in range(pages) for row in people(now(), search, wanted, offset=page * PAGE)]

    rows = use_query(read, Contact, Interview, Message)
    anyone = use_query(is_anyone, Contact)

    def find(text: str) -> None:
        set_pages(1)
        set_search(text)

    def more() -> None:
        if len(rows) == pages * PAGE:
            set_pages(pages + 1)

    def choose(stage: Stage) -> None:
        set_pages(1)
        set_wanted(None if stage is wanted else stage)

    add = ft.FloatingActionButton(
        ft.Text(say("Add a contact")), icon=ft.Icons.PERSON_ADD_ALT, on_click=lambda _: shell.open("new-contact")
    )
    if not anyone:
        body: ft.Control = empty(
            ft.Icons.PEOPLE_OUTLINE,
            say(
                "The people you would like to meet will be here. Begin with those you know: who knows the right person?"
            ),
            say("Add your first contact"),
            lambda: shell.open("new-contact"),
        )
        return frame(shell, say("Contacts"), body, destination=Destination.CONTACTS)
    filters = ft.Row(
        [
            ft.Chip(
                ft.Text(stage_name(say, stage)),
                selected=stage is wanted,
                on_select=lambda _, stage=stage: choose(stage),
            )
            for stage in reversed(Stage)
        ],
        scroll=ft.ScrollMode.AUTO,
    )
    found = [_Row(shell, row, is_open=opened == f"contact/{row.id}") for row in rows] or [
        empty(ft.Icons.SEARCH_OFF, say("Nobody matches. Try fewer letters, or another word."))
    ]
    field.current = watched(
        ft.TextField(
            value=search,
            label=say("Search by name or organisation"),
            prefix_icon=ft.Icons.SEARCH,
            on_change=lambda e: find(e.data or ""),
        )
    )
    body = ft.Column(
        [
            ft.Container(
                ft.Column(
                    [
                        field.current,
                        filters,
                    ],
                    horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
                ),
                padding=ft.Padding.only(left=16, right=16, top=8),
            ),
            Scrolled(found, {"padding": ft.Padding.only(left=8, right=8, bottom=88)}, more),
        ],
        expand=True,
    )
    return frame(shell, say("Contacts"), body, destination=Destination.CONTACTS, act=add)


def _Row(shell: Shell, row: Person, *, is_open: bool) -> ft.Control:
    say = shell.say
    where = " · ".join(filter(None, (row.title, row.organisation)))
    return ft.ListTile(
        title=ft.Text(row.name, overflow=ft.TextOverflow.ELLIPSIS, max_lines=1),
        subtitle=ft.Text(" · ".join(filter(None, (stage_name(say, row.stage), where))), max_lines=2),
        leading=ft.CircleAvatar(content=ft.Text(initials(row.name)), radius=20),
        on_click=lambda _: shell.open(f"contact/{row.id}"),
        selected=is_open,
        key=f"contact{row.id}",
    )


def initials(name: str) -> str:
    """Up to two letters that stand for a name."""
    parts = [part for part in name.split() if part[0].isalpha()]
    return "".join(part[0].upper() for part in (parts[:1] + parts[1:][-1:]))
