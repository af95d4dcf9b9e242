"""Where everyone stands in the picture of the network.

The person stands at the upper left. Below them hang those they found, each with those they led to under them, a step
further in, as in an outline; on a wide window the branches stand in several columns. So it is read from top to bottom,
a phone is wide enough for five generations, and what is folded or unfolded moves only what is below. Lengths are those
of the picture at 100 %; nothing here is drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import hypot, sqrt
from typing import Final

from models.network import Member, Network

WIDTH: Final = 248
"""Of a card."""
ONE_LINE: Final = 58
"""The height of a card whose name fits a line."""
TWO_LINES: Final = 78
TEXT: Final = 194
"""The width of a card's text, beside its sign."""
STEP: Final = 28
"""How much further in each generation stands."""
TRUNK: Final = 14
"""From the left of a card to the line that goes down from it."""
GAP: Final = 12
BETWEEN: Final = 40
"""From a column to the next."""
ME: Final = (72, 44)
"""The width and height of what stands for the person."""
BUS: Final = 14
"""From there down to the line that leads to the other columns, and as much from it to the first card."""
TITLE: Final = 48
"""The height of the title over those found alone."""
INNER: Final = 12
"""Around their cards."""
ARC: Final = 36
"""How far right of the cards a line goes that comes from someone else who led there."""
FINGER: Final = 22
"""How far from what folds a tap still means it."""

ALONE: Final = 0
"""What those found alone are folded by; everyone else by their id."""
_FEW: Final = 3
"""So many found alone need no frame around them."""
_MOST: Final = 8
"""Columns."""
_IN_SIGHT: Final = 40
"""As many cards at first as one can take in."""
_BREADTHS: Final = {
    **dict.fromkeys("ijlI.,'’:;! \u00a0", 4.3),
    **dict.fromkeys("-frt", 5.7),
    **dict.fromkeys("acegksvxyzàâçéèêë", 7.9),
    **dict.fromkeys("mwMWÆŒæœ@%&", 13),
}
"""Of the letters that are not about as broad as an n."""


@dataclass(frozen=True, slots=True)
class Box:
    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    @property
    def line(self) -> float:
        """The height at which lines come and go: the middle of a card of one line."""
        return self.top + ONE_LINE / 2

    def holds(self, x: float, y: float, around: float = 0) -> bool:
        return self.left - around <= x <= self.right + around and self.top - around <= y <= self.bottom + around


@dataclass(frozen=True, slots=True)
class Card:
    person: Member
    box: Box
    lines: int
    """How many its name may take."""


@dataclass(frozen=True, slots=True)
class Fold:
    """What folds and unfolds those below someone, or those found alone."""

    key: int
    x: float
    y: float
    people: int
    """How many are behind it."""
    is_folded: bool


@dataclass(frozen=True, slots=True)
class Trunk:
    """The line down from someone, and from it to each of those below."""

    x: float
    top: float
    ends: tuple[tuple[float, float], ...]


@dataclass(slots=True)
class Layout:
    """Everything of the picture, in its place."""

    me: Box = field(default_factory=lambda: Box(0, 0, *ME))
    cards: list[Card] = field(default_factory=list)
    trunks: list[Trunk] = field(default_factory=list)
    folds: list[Fold] = field(default_factory=list)
    columns: list[float] = field(default_factory=list)
    """Where the line of each column but the first goes down."""
    alone: Box | None = None
    """The frame around those found alone."""
    others: list[tuple[Box, Box]] = field(default_factory=list)
    """Who else led to someone: from whom, to whom."""

    @property
    def size(self) -> tuple[float, float]:
        boxes = [self.me, *(card.box for card in self.cards), *([self.alone] if self.alone else [])]
        return max(box.right for box in boxes) + (ARC if self.others else FINGER), max(
            box.bottom for box in boxes
        ) + GAP

    def at(self, x: float, y: float) -> Fold | Member | None:
        """What a tap there means."""
        near = [fold for fold in self.folds if hypot(fold.x - x, fold.y - y) <= FINGER]
        if not near and self.alone and Box(self.alone.left, self.alone.top, self.alone.width, TITLE).holds(x, y):
            near = [fold for fold in self.folds if fold.key == ALONE]
        if near:
            return near[0]
        return next((card.person for card in self.cards if card.box.holds(x, y, GAP / 2)), None)

    def box_of(self, key: int) -> Box | None:
        """Where someone stands; None while they are folded away."""
        return next((card.box for card in self.cards if card.person.id == key), None)


def lay_out(network: Network, folded: Mapping[int, bool], columns: int = 1) -> Layout:
    """`folded` is what the person folded (True) or unfolded (False); the rest is as `fold_at_first` has it."""
    chosen = fold_at_first(network) | folded
    layout = Layout()
    alone = network.alone if is_framed(network) else []
    roots = [one for one in network.led_to(None) if not alone or one.below]
    top, left = ME[1] + 2 * BUS, 0.0
    first: list[tuple[float, float]] = []
    for number, column in enumerate(_shared([_outline(network, one, chosen) for one in roots], columns)):
        before = len(layout.cards)
        ends: list[tuple[float, float]] = [] if number else first
        _hang(layout, column, chosen, left, top, ends)
        if number:
            layout.columns.append(left + TRUNK)
            layout.trunks.append(Trunk(left + TRUNK, ME[1] + 2 * BUS, tuple(ends)))
        left = max(card.box.right for card in layout.cards[before:]) + BETWEEN
    if alone:
        first.append(_frame(alone, layout, columns, is_folded=chosen[ALONE]))
    if first:
        layout.trunks.append(Trunk(TRUNK, ME[1], tuple(first)))
    layout.others = _others(network, layout)
    return layout


def columns_for(width: float) -> int:
    """How many columns of a few generations can be read side by side in a window."""
    return max(1, min(_MOST, int(width // (WIDTH + 2 * STEP + BETWEEN))))


def columns_to_show_all(network: Network, folded: Mapping[int, bool], window: tuple[float, float]) -> int:
    """With how many columns all of it is seen the largest in a window of this width and height."""

    def scale(columns: int) -> float:
        width, height = lay_out(network, folded, columns).size
        return min(window[0] / width, window[1] / height, 1)

    return max(range(1, _MOST + 1), key=scale)


def is_framed(network: Network) -> bool:
    """Whether those found alone are gathered, beside branches that say more."""
    return network.is_linked and len(network.alone) > _FEW


def fold_at_first(network: Network) -> dict[int, bool]:
    """What is folded until the person chooses: only as much is open as one can take in, the nearest first."""
    folded = {}
    roots = network.led_to(None)
    if is_framed(network):
        roots = network.branches
        folded[ALONE] = len(roots) + len(network.alone) > _IN_SIGHT // 2
    shown = len(roots) + (0 if folded.get(ALONE, True) else len(network.alone))
    waiting = [one for one in roots if one.below]
    for one in waiting:  # grows as it goes
        children = network.led_to(one.id)
        folded[one.id] = shown + len(children) > _IN_SIGHT
        if not folded[one.id]:
            shown += len(children)
        waiting += [child for child in children if child.below]
    return folded


def lines_of(name: str) -> int:
    """How many lines a name needs, by letters rather too broad than too narrow."""
    return 1 if sum(map(_breadth, name)) <= TEXT else 2


def _breadth(letter: str) -> float:
    if letter in _BREADTHS:
        return _BREADTHS[letter]
    if letter.isascii() or (letter.isalpha() and ord(letter) < 0x250):
        return 10.2 if letter.isupper() else 8.7
    return 16  # Chinese, and whatever comes from another font


_Line = tuple[Member, int]
"""Someone who is in sight, and how many steps from the person."""


def _outline(network: Network, root: Member, folded: Mapping[int, bool]) -> list[_Line]:
    """Someone and those in sight below them, from top to bottom. A chain may be long: it does not call itself."""
    lines = []
    waiting = [root]
    while waiting:
        one = waiting.pop()
        lines.append((one, one.depth))
        if one.below and not folded[one.id]:
            waiting += reversed(network.led_to(one.id))
    return lines


def _shared(branches: Sequence[list[_Line]], columns: int) -> list[list[_Line]]:
    """The branches in their order, in columns about as high as one another."""
    heights = [sum(_height(one) + GAP for one, _ in lines) for lines in branches]
    shared: list[list[_Line]] = [[]]
    wanted, filled = sum(heights) / columns, 0.0
    for lines, height in zip(branches, heights, strict=True):
        if shared[-1] and len(shared) < columns and filled + height / 2 > wanted:
            shared.append([])
            filled = 0
        shared[-1] += lines
        filled += height
    return [lines for lines in shared if lines]


def _height(one: Member) -> int:
    return TWO_LINES if lines_of(one.name) == 2 else ONE_LINE


def _hang(
    layout: Layout,
    lines: Iterable[_Line],
    folded: Mapping[int, bool],
    left: float,
    top: float,
    ends: list[tuple[float, float]],
) -> None:
    """Put a column's cards below one another; `ends` gets where the line to the outermost of them ends."""
    hanging: dict[int | None, list[tuple[float, float]]] = {None: ends}
    boxes: dict[int, Box] = {}
    for one, depth in lines:
        box = Box(left + STEP * depth, top, WIDTH, _height(one))
        top = box.bottom + GAP
        layout.cards.append(Card(one, box, lines_of(one.name)))
        hanging[one.through].append((box.left, box.line))
        if one.below:
            layout.folds.append(Fold(one.id, box.right, box.line, one.below, folded[one.id]))
            hanging[one.id], boxes[one.id] = [], box
    layout.trunks += [
        Trunk(box.left + TRUNK, box.bottom, tuple(hanging[key])) for key, box in boxes.items() if hanging[key]
    ]


def _frame(alone: Sequence[Member], layout: Layout, columns: int, *, is_folded: bool) -> tuple[float, float]:
    """Those found alone, in a frame below the rest; where its line ends."""
    left = float(STEP)
    top = max(card.box.bottom for card in layout.cards) + 2 * GAP
    columns = 1 if is_folded else max(columns, round(sqrt(len(alone) / 10)))
    bottom = top + TITLE
    for at in range(0, 0 if is_folded else len(alone), columns):
        row = alone[at : at + columns]
        height = max(map(_height, row))
        layout.cards += [
            Card(one, Box(left + INNER + place * (WIDTH + GAP), bottom, WIDTH, height), lines_of(one.name))
            for place, one in enumerate(row)
        ]
        bottom += height + GAP
    layout.alone = Box(left, top, columns * (WIDTH + GAP) - GAP + 2 * INNER, bottom - top)
    layout.folds.append(Fold(ALONE, layout.alone.right - 26, top + TITLE / 2, len(alone), is_folded))
    return left, top + TITLE / 2


def _others(network: Network, layout: Layout) -> list[tuple[Box, Box]]:
    """Between those in sight; who is folded away is stood for by whom they are behind."""
    boxes = {card.person.id: card.box for card in layout.cards}

    def standing_for(key: int | None) -> Box | None:
        while key is not None and key not in boxes:
            key = network.by_id[key].through
        return None if key is None else boxes[key]

    pairs: dict[tuple[Box, Box], None] = {}
    for card in layout.cards:
        for giver in card.person.also:
            box = standing_for(giver)
            if box is not None and box is not card.box:
                pairs[box, card.box] = None
    return list(pairs)
