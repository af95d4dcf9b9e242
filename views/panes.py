"""A wide window: the destinations at the side, a list, and beside it the detail that was opened from it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

import flet as ft

from models import agenda
from models.clock import now
from models.contact import Contact
from models.interview import Interview
from models.people import is_anyone
from views.late import late
from views.parts.component import part, window
from views.parts.empty import empty
from views.parts.frame import Destination, rail, room_for_bar, together
from views.parts.query import use_query
from views.parts.shell import use_shell
from views.places import NETWORK, SEARCH
from views.theme import BESIDE, LIST

_SEARCH: Final = late("search", "Search")
_NETWORK: Final = late("learned.network", "WhoLedToWhom")
LISTS: Final = {
    Destination.CONTACTS: late("contacts", "Contacts"),
    Destination.INTERVIEWS: late("interviews", "Interviews"),
}
_IS_FILLED: Final = {Destination.CONTACTS: is_anyone, Destination.INTERVIEWS: lambda: agenda.is_any(now())}
_ALONE: Final = re.compile(
    r"/(cards|choose|after|message/[a-z-]+|wording/.+|wordings|import(/.*)?|learned/answers|question/\d+)$"
)
"""What is read or written with one's whole attention takes the place of the list."""


def panes(destination: Destination) -> Callable[..., Any]:
    """The layout around every screen of a destination."""

    @window
    def Panes() -> ft.Control:
        shell = use_shell()
        detail = ft.use_route_outlet()
        beside = _SEARCH if SEARCH.match(shell.path) else LISTS.get(destination)
        if _ALONE.search(shell.path):
            content = [_pane(detail, expand=True)]
        elif NETWORK.match(shell.path):
            content = [_pane(_NETWORK(key="network"), expand=True)]
            if not shell.path.endswith("/network"):
                content += [ft.VerticalDivider(width=1), _pane(detail, width=BESIDE)]
        elif beside is None:
            content = [_pane(detail, expand=True)]
        else:
            content = [
                _pane(beside(key=beside.__name__), width=LIST),
                ft.VerticalDivider(width=1),
                _pane(detail, expand=True),
            ]
        return ft.View(
            # One page of the window for each depth: another contact opens beside the list, which stays as it is.
            route=re.sub(r"\d+", "0", shell.path),
            controls=[
                ft.SafeArea(
                    ft.Row(
                        [together(rail(shell, destination)), ft.VerticalDivider(width=1), *content],
                        expand=True,
                        spacing=0,
                    ),
                    expand=True,
                )
            ],
            floating_action_button=room_for_bar(),
            padding=0,
        )

    return Panes


def _pane(content: Any, **settings: Any) -> ft.Control:
    return ft.Container(together(ft.Container(content)), **settings)


@part
def NothingFoundOpen() -> ft.Control:
    """What stands beside the search until something is opened from it."""
    say = use_shell().say
    content = empty(ft.Icons.MANAGE_SEARCH, say("What you choose in the list will be here."))
    return ft.Container(content, alignment=ft.Alignment.CENTER, expand=True)


@part
def NothingMore() -> ft.Control:
    """What has all the room until something is opened from it."""
    return ft.Container()


def nothing_open(destination: Destination) -> Callable[..., Any]:
    """What stands beside a list from which nothing is opened yet."""

    @part
    def NothingOpen() -> ft.Control:
        say = use_shell().say
        if destination is Destination.CONTACTS:
            icon, text = ft.Icons.PEOPLE_OUTLINE, say("Choose someone in the list, and all about them will be here.")
        else:
            icon, text = ft.Icons.FORUM_OUTLINED, say("Choose an interview in the list, and all about it will be here.")
        # An empty list says itself what to do first.
        is_filled = use_query(_IS_FILLED[destination], Contact, Interview)
        content = empty(icon, text) if is_filled else None
        return ft.Container(content, alignment=ft.Alignment.CENTER, expand=True)

    return NothingOpen
