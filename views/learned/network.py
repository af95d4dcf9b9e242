"""Who led to whom: the network as a picture, and the same as a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import flet as ft

from models.advice import Advice
from models.answer import Answer
from models.call import Call
from models.clock import now
from models.contact import Contact
from models.interview import Interview
from models.message import Message
from models.network import Member, Network, network
from models.profile import Profile
from models.record import clean, fold
from models.referral import Referral
from views.learned.camera import Camera
from views.learned.network_layout import ALONE, is_framed
from views.learned.network_list import NetworkList
from views.learned.network_picture import NetworkPicture
from views.parts.choice import segments
from views.parts.component import screen
from views.parts.empty import empty
from views.parts.frame import frame, icon_button, together
from views.parts.kept import use_kept, use_kept_state
from views.parts.query import use_query
from views.parts.search_field import use_search_field
from views.parts.shell import Shell, use_shell
from views.places import NETWORK
from views.theme import GAP, SMALL_GAP

_READ: Final = (Contact, Referral, Interview, Message, Call, Advice, Answer, Profile)
_WHOLE: Final = 10_000
"""As wide as there is room."""
_FEW: Final = 10
"""So many are found without searching."""
_PICTURE, _LIST = "picture", "list"


@screen
def WhoLedToWhom() -> ft.Control:
    """On a wide window it stands beside what was opened from it."""
    beside = use_shell()
    base = NETWORK.match(beside.path)
    shell = beside.at(base.group() if base else beside.path)
    say = shell.say
    mode, set_mode = use_kept_state("mode", _PICTURE, stays=True, path=shell.path)
    folds, set_folds = use_kept_state("folds", {}, stays=True, path=shell.path)
    search, set_search = use_kept_state("search", "", path=shell.path)
    turn, set_turn = ft.use_state(0)
    camera = use_kept("camera", Camera, stays=True, path=shell.path)
    everyone = use_query(lambda: network(now()), *_READ)
    found = _found(everyone, search)

    def find(text: str) -> None:
        set_turn(0)
        set_search(text)

    field, _ = use_search_field(say("Find someone by name"), search, find)
    if not everyone.is_linked:
        return frame(shell, say("Your network"), _nobody(shell, everyone))
    sought = found[turn % len(found)] if found else None
    if sought is not None and mode == _PICTURE:
        folds = folds | dict.fromkeys(_above(everyone, sought), False)

    def turn_to(other: str) -> None:
        set_folds(folds)
        set_mode(other)

    def refold(key: int, is_folded: bool) -> None:
        set_folds(folds | {key: is_folded})

    def show(key: int) -> None:
        shell.open(f"contact/{key}")

    opened = beside.parent_key("contact")
    if mode == _PICTURE:
        key = sought.id if sought else None
        content = NetworkPicture(shell, everyone, camera, folds, key, opened, refold, show, key="picture")
    else:
        only = frozenset(one.id for one in found) if search.strip() else None
        content = together(NetworkList(shell, everyone, only, opened, show, key="list"))
    switch = segments({_PICTURE: say("Picture"), _LIST: say("List")}, mode, turn_to)
    field.current.on_submit = lambda _: set_turn(turn + 1)
    told = _Told(sought, turn % len(found) + 1 if found else 0, len(found), mode == _PICTURE)
    head: list[ft.Control] = [ft.Row([switch], alignment=ft.MainAxisAlignment.CENTER)]
    if len(everyone.people) > _FEW:
        answer = _told(shell, told, lambda: set_turn(turn + 1)) if search.strip() else []
        head = (
            [ft.Row([switch, ft.Container(field.current, expand=True)], spacing=GAP), *answer]
            if shell.wide
            else [*head, field.current, *answer]
        )
    body = ft.Column(
        [
            ft.Container(
                ft.Column(head, spacing=SMALL_GAP, horizontal_alignment=ft.CrossAxisAlignment.STRETCH),
                padding=ft.Padding.only(left=GAP, right=GAP, top=SMALL_GAP),
            ),
            ft.Container(content, expand=True),
        ],
        spacing=SMALL_GAP,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        expand=True,
    )
    return frame(shell, say("Your network"), body, width=_WHOLE)


def _found(everyone: Network, search: str) -> list[Member]:
    """Whose name has every word that was typed."""
    words = fold(clean(search)).split()
    return [one for one in everyone.people if all(word in fold(one.name) for word in words)] if words else []


def _above(everyone: Network, one: Member) -> list[int]:
    """What must be unfolded for them to be seen."""
    if one.through is None:
        return [ALONE] if is_framed(everyone) and not one.below else []
    keys = []
    while one.through is not None:
        keys.append(one.through)
        one = everyone.by_id[one.through]
    return keys


@dataclass(frozen=True)
class _Told:
    """What a search came to."""

    who: Member | None
    number: int
    count: int
    one_by_one: bool


def _told(shell: Shell, told: _Told, on_next: Callable[[], None]) -> Sequence[ft.Control]:
    """In words, also read aloud as one types; and the way to the next of several."""
    say = shell.say
    if told.who is None:
        text = say("Nobody is called so.")
    elif told.one_by_one:
        text = say("{name}, {n} of {all}", name=told.who.name, n=told.number, all=told.count)
    else:
        text = say.plural("{n} result", "{n} results", told.count)
    line = ft.Text(text, theme_style=ft.TextThemeStyle.BODY_SMALL, color=ft.Colors.ON_SURFACE_VARIANT, expand=True)
    row = [ft.Semantics(content=line, live_region=True, container=True, expand=True)]
    if told.one_by_one and told.count > 1:
        row.append(icon_button(ft.Icons.NAVIGATE_NEXT, say("The next one"), lambda _: on_next()))
    return [ft.Row(row)]


def _nobody(shell: Shell, everyone: Network) -> ft.Control:
    """Nobody led to anyone yet."""
    say = shell.say
    if not everyone.people:
        return empty(
            ft.Icons.HUB_OUTLINED,
            say("The people you meet, and those they lead you to, will be here as a tree."),
            say("Add your first contact"),
            lambda: shell.open("new-contact"),
        )
    return empty(
        ft.Icons.HUB_OUTLINED,
        say(
            "When someone suggests a person, note it on the last card or on their page. You will see here who led "
            "to whom."
        ),
        say("See your contacts"),
        lambda: shell.go("/contacts"),
    )
