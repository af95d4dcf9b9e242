"""The picture of the network as shapes of a canvas.

What is alike is one shape, however many it is drawn of: the app answers in a moment with three hundred people too. Each
stage has a sign of its own, drawn as views/parts/sign.py shows it, and each phase as views/parts/status.py does.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cache
from typing import Final

import flet as ft
import flet.canvas as cv

from locales.words import Words
from models.reminder import Phase
from models.stage import Stage
from views.learned.network_layout import ARC, BUS, INNER, ME, TEXT, TITLE, TRUNK, Box, Card, Fold, Layout, Trunk
from views.learned.network_signs import DISC, PHASES, STAGES, Elements, poly
from views.parts.stages import stage_name
from views.parts.status import phase_name
from views.theme import SANS, STRONG

_CORNER: Final = 10
_BEND: Final = 8
"""The radius of a line that turns."""
_SIGN: Final = 20
_CHIP: Final = (12, 20)
"""The size of the letters of a phase, and the height around them."""
_DISC: Final = 13
"""The radius of what folds."""
_NAME: Final = 15
_WORD: Final = 13
_EVEN: Final = 1.3
"""The height of a line, in letters."""

_BESIDE: Final = ft.Alignment.CENTER_LEFT
_MOVE, _LINE = cv.Path.MoveTo, cv.Path.LineTo


def draw(say: Words, layout: Layout, rings: Collection[int | None] = ()) -> list[cv.Shape]:
    """All shapes, those behind first; a ring around each of `rings`."""
    cards = layout.cards
    return [
        *_frame(say, layout),
        _stroke(ft.Colors.OUTLINE_VARIANT, [*_bus(layout.columns), *_branches(layout.trunks)], 2),
        _stroke(ft.Colors.OUTLINE, [line for pair in layout.others for line in _arc(*pair)], 1.5, dashes=[5, 5]),
        *_papers(cards),
        *[_ring(card.box) for card in cards if card.person.id in rings],
        *_signs(cards),
        *[shape for phase in (Phase.OPEN, Phase.LATE) for shape in _chips(say, phase, cards)],
        *[_name(card) for card in cards],
        *[_stage(say, card) for card in cards],
        *_me(say, layout.me),
        *_folds(layout.folds),
    ]


# The lines


def _branch(trunk: Trunk) -> Elements:
    """Down from someone, and from there to each of those below."""
    x, lines = trunk.x, []
    for end, y in trunk.ends:
        lines += [_MOVE(x, y - _BEND), cv.Path.QuadraticTo(x, y, x + _BEND, y), _LINE(end, y)]
    return [*lines, _MOVE(x, trunk.top), _LINE(x, trunk.ends[-1][1] - _BEND)]


def _branches(trunks: list[Trunk]) -> Elements:
    return [line for trunk in trunks for line in _branch(trunk)]


def _bus(columns: list[float]) -> Elements:
    """From the line below the person to the other columns."""
    y, lines = ME[1] + BUS, []
    for x in columns:
        lines += [_MOVE(TRUNK, y), _LINE(x - _BEND, y), cv.Path.QuadraticTo(x, y, x, y + BUS)]
    return lines


def _arc(giver: Box, to: Box) -> Elements:
    """Someone else who led there, on the side where nothing else is drawn."""
    start, end = giver.line + 16, to.line + 16
    if giver.right < to.left:
        half = (to.left - giver.right) / 2
        curve = cv.Path.CubicTo(giver.right + half, start, to.left - half, end, to.left, end)
        return [_MOVE(giver.right, start), curve]
    reach = max(giver.right, to.right) + ARC * 4 / 3  # the curve goes three quarters of the way
    return [_MOVE(giver.right, start), cv.Path.CubicTo(reach, start, reach, end, to.right, end)]


# The cards

_PAPERS: Final = {
    Stage.TO_CONTACT: (ft.Colors.SURFACE_CONTAINER_LOWEST, ft.Colors.OUTLINE, 1.0),
    Stage.ASKED: (ft.Colors.SURFACE_CONTAINER_LOWEST, ft.Colors.OUTLINE, 1.0),
    Stage.SCHEDULED: (ft.Colors.SURFACE_CONTAINER_LOWEST, ft.Colors.PRIMARY, 2.0),
    Stage.MET: (ft.Colors.PRIMARY_CONTAINER, ft.Colors.PRIMARY_CONTAINER, 1.0),
    Stage.CLOSED: (ft.Colors.SURFACE_CONTAINER_HIGH, ft.Colors.SURFACE_CONTAINER_HIGH, 1.0),
}
_INKS: Final = {
    Stage.TO_CONTACT: ft.Colors.ON_SURFACE_VARIANT,
    Stage.ASKED: ft.Colors.ON_SURFACE_VARIANT,
    Stage.SCHEDULED: ft.Colors.PRIMARY,
    Stage.MET: ft.Colors.ON_PRIMARY_CONTAINER,
    Stage.CLOSED: ft.Colors.ON_SURFACE_VARIANT,
}
_CHIPS: Final = {
    Phase.OPEN: (ft.Colors.TERTIARY_CONTAINER, ft.Colors.ON_TERTIARY_CONTAINER),
    Phase.LATE: (ft.Colors.ERROR_CONTAINER, ft.Colors.ON_ERROR_CONTAINER),
}


def _papers(cards: list[Card]) -> Iterable[cv.Shape]:
    for stage, (paper, edge, width) in _PAPERS.items():
        rounds = [_round(card.box) for card in cards if card.person.stage is stage]
        yield _fill(paper, rounds)
        yield _stroke(edge, rounds, width)


def _name(card: Card) -> cv.Shape:
    middle = card.box.top + 8 + (card.box.height - 16 - _WORD * _EVEN) / 2
    ink = ft.Colors.ON_SURFACE_VARIANT if card.person.stage is Stage.CLOSED else ft.Colors.ON_SURFACE
    return cv.Text(
        card.box.left + 42,
        middle,
        card.person.name,
        style=_letters(_NAME, STRONG, ink),
        alignment=_BESIDE,
        max_width=TEXT,
        max_lines=card.lines,
        ellipsis="…",
    )


def _stage(say: Words, card: Card) -> cv.Shape:
    word = phase_name(say, card.person.phase)
    room = TEXT - (_chip_width(word) + _DISC if card.person.phase in _CHIPS else 0)
    return cv.Text(
        card.box.left + 42,
        card.box.bottom - 8 - _WORD * _EVEN / 2,
        stage_name(say, card.person.stage),
        style=_letters(_WORD, SANS, _INKS[card.person.stage]),
        alignment=_BESIDE,
        max_width=room,
        max_lines=1,
        ellipsis="…",
    )


def _chip_width(word: str) -> float:
    return len(word) * _CHIP[0] * 0.5 + 28


def _chips(say: Words, phase: Phase, cards: list[Card]) -> Iterable[cv.Shape]:
    """The sign and the word of a phase, at the lower right of each card it is told of."""
    paper, ink = _CHIPS[phase]
    word, (letters, height) = phase_name(say, phase), _CHIP
    width = _chip_width(word)
    boxes = [
        Box(
            card.box.right - width - (_DISC + 4 if card.person.below else 8),
            card.box.bottom - height - 6,
            width,
            height,
        )
        for card in cards
        if card.person.phase is phase
    ]
    yield _fill(paper, [_round(box, 7) for box in boxes])
    signs: Elements = []
    for box in boxes:
        signs.append(cv.Path.SubPath(PHASES[phase], box.left + 5, box.top + 4))
    yield _stroke(ink, signs, 1.4)
    for box in boxes:
        yield cv.Text(
            box.left + 20,
            box.top + height / 2,
            word,
            style=_letters(letters, STRONG, ink),
            alignment=_BESIDE,
        )


def _ring(box: Box) -> cv.Shape:
    return _stroke(ft.Colors.TERTIARY, [_round(Box(box.left - 4, box.top - 4, box.width + 8, box.height + 8), 13)], 3)


# The signs


def _signs(cards: list[Card]) -> Iterable[cv.Shape]:
    def of(stage: Stage, sign: Elements) -> Elements:
        return [
            cv.Path.SubPath(sign, card.box.left + 12, card.box.line - _SIGN / 2)
            for card in cards
            if card.person.stage is stage
        ]

    yield _fill(_INKS[Stage.MET], of(Stage.MET, DISC))
    for stage, sign in STAGES.items():
        ink = ft.Colors.PRIMARY_CONTAINER if stage is Stage.MET else _INKS[stage]
        yield _stroke(ink, of(stage, sign), 2)


# The person, what folds, and those found alone


def _me(say: Words, box: Box) -> Iterable[cv.Shape]:
    yield _fill(ft.Colors.PRIMARY, [_round(box, box.height / 2)])
    yield _words(say("Me"), box.left + box.width / 2, box.top + box.height / 2, ft.Colors.ON_PRIMARY, 16)


def _folds(folds: list[Fold]) -> Iterable[cv.Shape]:
    """A disc with how many are behind it, or with a stroke while they are in sight."""
    for is_folded, paper, edge, ink in (
        (True, ft.Colors.SURFACE_CONTAINER_LOWEST, ft.Colors.PRIMARY, ft.Colors.PRIMARY),
        (False, ft.Colors.SURFACE, ft.Colors.OUTLINE_VARIANT, ft.Colors.ON_SURFACE_VARIANT),
    ):
        mine = [fold for fold in folds if fold.is_folded is is_folded]
        discs: Elements = [cv.Path.Oval(fold.x - _DISC, fold.y - _DISC, 2 * _DISC, 2 * _DISC) for fold in mine]
        yield _fill(paper, discs)
        yield _stroke(edge, discs, 1.5)
        if not is_folded:
            yield _stroke(ink, [e for fold in mine for e in poly((fold.x - 5, fold.y), (fold.x + 5, fold.y))], 2)
            continue
        for fold in mine:
            yield _words(str(fold.people), fold.x, fold.y, ink, 13)


def _frame(say: Words, layout: Layout) -> Iterable[cv.Shape]:
    box = layout.alone
    if box is None:
        return
    yield _fill(ft.Colors.SURFACE_CONTAINER, [_round(box, _CORNER + 4)])
    yield cv.Text(
        box.left + INNER + 4,
        box.top + TITLE / 2,
        say("Found on your own"),
        style=_letters(_NAME, STRONG, ft.Colors.ON_SURFACE_VARIANT),
        alignment=_BESIDE,
        max_width=box.width - 2 * INNER - TITLE,
        max_lines=1,
        ellipsis="…",
    )


def _words(text: str, x: float, y: float, ink: ft.Colors, size: float) -> cv.Shape:
    return cv.Text(x, y, text, style=_letters(size, STRONG, ink), alignment=ft.Alignment.CENTER)


@cache
def _letters(size: float, family: str, ink: ft.Colors) -> ft.TextStyle:
    return ft.TextStyle(size=size, height=_EVEN, font_family=family, color=ink)


# Shapes of many


def _round(box: Box, radius: float = _CORNER) -> cv.Path.PathElement:
    return cv.Path.Rect(box.left, box.top, box.width, box.height, border_radius=radius)


def _fill(color: ft.Colors, elements: Elements) -> cv.Shape:
    return cv.Path(elements, ft.Paint(color=color))


def _stroke(color: ft.Colors, elements: Elements, width: float, dashes: list[float] | None = None) -> cv.Shape:
    paint = ft.Paint(
        color=color,
        style=ft.PaintingStyle.STROKE,
        stroke_width=width,
        stroke_cap=ft.StrokeCap.ROUND,
        stroke_join=ft.StrokeJoin.ROUND,
        stroke_dash_pattern=dashes,
    )
    return cv.Path(elements, paint)
