"""A draft that follows the facts while what the person wrote in it stays."""

from __future__ import annotations

from collections.abc import Collection
from difflib import SequenceMatcher

from models.sentences import Piece, cut


def redraft(base: str, written: str, fresh: str) -> str:
    """`written`, which was begun from the draft `base`, brought to what the draft would be now, `fresh`.

    Sentence by sentence: what the person left as it was follows; what they wrote, changed or took out is theirs.
    """
    if written == base:
        return fresh
    if base == fresh:
        return written
    old, mine, new = cut(base), cut(written), cut(fresh)
    edits = _Edits(old, mine, new, _same(old, mine))
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, _texts(old), _texts(new), autojunk=False).get_opcodes():
        if kind == "equal":
            edits.space(i1, i2, j1)
        else:
            edits.replace(i1, i2, j1, j2)
    return edits.text()


class _Edits:
    """What the facts change in the person's own pieces."""

    def __init__(self, old: list[Piece], mine: list[Piece], new: list[Piece], kept: dict[int, int]) -> None:
        self._old, self._mine, self._new, self._kept = old, mine, new, kept
        self._gone: set[int] = set()
        self._gaps: dict[int, str] = {}
        self._added: dict[int, list[Piece]] = {}

    def space(self, i1: int, i2: int, j1: int) -> None:
        """White space of the draft follows too."""
        for shift in range(i2 - i1):
            mine = self._kept.get(i1 + shift)
            if mine is not None and self._mine[mine].gap == self._old[i1 + shift].gap:
                self._gaps[mine] = self._new[j1 + shift].gap

    def replace(self, i1: int, i2: int, j1: int, j2: int) -> None:
        """What the person left as it was goes; what the facts bring comes, but in place of what is theirs."""
        theirs = [self._old[i].text for i in range(i1, i2) if i not in self._kept]
        if theirs and len(theirs) == i2 - i1:
            return
        self._gone |= {self._kept[i] for i in range(i1, i2) if i in self._kept}
        fresh = self._new[j1:j2]
        for text in theirs:
            if fresh:
                fresh.remove(max(fresh, key=lambda piece: _likeness(piece.text, text)))
        self._added.setdefault(self._place(i1), []).extend(fresh)

    def _place(self, i: int) -> int:
        """Where in the person's text the draft's piece `i` would stand: beside the nearest that is still there."""
        after = min((k for k in self._kept if k >= i), default=None)
        before = max((k for k in self._kept if k < i), default=None)
        if before is not None and (after is None or i - 1 - before <= after - i):
            return self._after(before)
        return len(self._mine) if after is None else self._kept[after]

    def _after(self, i: int) -> int:
        """Behind the draft's piece `i`, and behind what the person added to a paragraph that ended with it."""
        place = self._kept[i] + 1
        if "\n" in self._old[i].gap:
            while place < len(self._mine) and "\n" not in self._mine[place - 1].gap:
                place += 1
        return place

    def text(self) -> str:
        result: list[Piece] = []
        for place in range(len(self._mine) + 1):
            result += self._added.get(place, [])
            if place < len(self._mine):
                piece = self._mine[place]
                _keep(result, Piece(piece.text, self._gaps.get(place, piece.gap)), place not in self._gone)
        return _joined([Piece(piece.text, piece.gap or "\n\n") for piece in result])


def pieces(text: str) -> list[str]:
    """The sentences and lines of a text."""
    return _texts(cut(text))


def given_way(base: str, written: str, fresh: str) -> list[str]:
    """What the draft says now and did not say in `base`, and the text does not say either."""
    known = {*pieces(base), *pieces(written)}
    return [piece for piece in pieces(fresh) if piece not in known]


def without(text: str, unwanted: Collection[int]) -> str:
    """A text without some of its `pieces`, by their places."""
    kept: list[Piece] = []
    for place, piece in enumerate(cut(text)):
        _keep(kept, piece, place not in unwanted)
    return _joined(kept)


def _keep(result: list[Piece], piece: Piece, is_kept: bool) -> None:
    """Add a piece; of one that goes, a wider space after it remains."""
    if is_kept:
        result.append(piece)
    elif result and piece.gap.count("\n") > result[-1].gap.count("\n"):
        result[-1] = Piece(result[-1].text, piece.gap)


def _joined(pieces: list[Piece]) -> str:
    return "".join(piece.text + piece.gap for piece in pieces).strip()


def _texts(pieces: list[Piece]) -> list[str]:
    return [piece.text for piece in pieces]


def _likeness(one: str, other: str) -> float:
    """How far two sentences are the same but for a fact, as "I met Bo." and "I met Bo and Cy." are."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _same(old: list[Piece], mine: list[Piece]) -> dict[int, int]:
    """Each piece of the draft that still stands in the person's text, with its place there."""
    matcher = SequenceMatcher(None, _texts(old), _texts(mine), autojunk=False)
    return {
        i + shift: j + shift
        for kind, i, i2, j, _ in matcher.get_opcodes()
        if kind == "equal"
        for shift in range(i2 - i)
    }
