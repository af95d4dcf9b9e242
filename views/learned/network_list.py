"""The network in words: each with who led to them, under whom they stand."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from locales.words import Words
from models.network import Member, Network
from models.reminder import Phase
from views.parts.avatar import avatar
from views.parts.component import part
from views.parts.line_button import line_button
from views.parts.scroll import ScrolledList
from views.parts.section import heading
from views.parts.shell import Shell
from views.parts.sign import stage_sign
from views.parts.status import phase_sign
from views.theme import GAP, SMALL_GAP

_PAGE = 50
_STEP = 20
"""How much further in each generation stands."""
_DEEPEST = 6


@part
def NetworkList(
    shell: Shell, network: Network, shown: frozenset[int] | None, opened: int | None, on_open: Callable[[int], None]
) -> ft.Control:
    """`shown` are those who were looked for; None is everyone."""
    pages, set_pages = ft.use_state(1)
    people = [one for one in network.people if shown is None or one.id in shown]
    rows = [_line(shell.say, network, one, opened, on_open, is_tree=shown is None) for one in people[: pages * _PAGE]]
    first_alone = network.alone[0].id if network.alone and network.is_linked and shown is None else None
    at = next((at for at, one in enumerate(people[: len(rows)]) if one.id == first_alone), None)
    if at is not None:
        title = ft.Container(
            heading(shell.say("Found on your own")), padding=ft.Padding.only(left=SMALL_GAP, top=GAP, bottom=4)
        )
        rows.insert(at, title)

    def more() -> None:
        if len(people) > pages * _PAGE:
            set_pages(pages + 1)

    padding = ft.Padding.only(left=SMALL_GAP, right=SMALL_GAP, bottom=GAP)
    return ScrolledList(rows, more, padding, path=shell.path)


def _line(
    say: Words, network: Network, one: Member, opened: int | None, on_open: Callable[[int], None], *, is_tree: bool
) -> ft.Control:
    step = _STEP * min(one.depth - 1, _DEEPEST) if is_tree else 0
    return line_button(
        ft.Text(one.name, max_lines=2, overflow=ft.TextOverflow.ELLIPSIS),
        [*_through(say, network, one), _signs(say, one)],
        leading=avatar(one.name),
        on_click=lambda _: on_open(one.id),
        is_open=opened == one.id,
        padding=ft.Padding.only(left=SMALL_GAP + step, right=SMALL_GAP, top=4, bottom=4),
        key=f"contact{one.id}",
    )


def _through(say: Words, network: Network, one: Member) -> list[ft.Control]:
    """Who led to them, all who did."""
    texts = []
    if one.through is not None:
        texts.append(say("Through {names}", names=network.by_id[one.through].name))
    elif one.is_cut_off:
        texts.append(say("Through someone you deleted"))
    if one.also:
        names = say.listed(network.by_id[key].name for key in one.also)
        texts.append(say("Also through {names}", names=names) if texts else say("Through {names}", names=names))
    return [ft.Text(text, max_lines=2, overflow=ft.TextOverflow.ELLIPSIS) for text in texts]


def _signs(say: Words, one: Member) -> ft.Control:
    stage = ft.Container(stage_sign(say, one.stage, small=True), expand=True)
    late = [phase_sign(say, one.phase)] if one.phase is not Phase.ON_TIME else []
    return ft.Row([stage, *late], spacing=SMALL_GAP)
