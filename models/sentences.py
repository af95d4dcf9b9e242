"""A text cut into its sentences and lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_PIECE: Final = re.compile(r"(?P<text>.+?(?:[.!?…]+(?:[^\S\n]?»|[”’)])*(?=\s|$)|(?=\n)|$))(?P<gap>\s*)", re.DOTALL)
"""A sentence or a line, and the white space up to the next."""
_CONSONANT: Final = "bcdfghj-np-tv-xz"
_ABBREVIATION: Final = re.compile(
    rf"(?<!\w)(?:[^\W\d_](?:\.\s?[^\W\d_]|\.\s[a-z]{{2}})*|[{_CONSONANT.upper()}{_CONSONANT}][{_CONSONANT}]{{1,3}})\.$"
)
"""Letters with a full stop that end no sentence: initials, "e.g.", "p. ex.", and what has no vowel, as "Dr." """
_TAIL: Final = 12
"""Characters at the end of a piece in which an abbreviation is looked for."""


@dataclass(frozen=True)
class Piece:
    text: str
    gap: str
    """The white space after it."""


def cut(text: str) -> list[Piece]:
    """Wherever a sign ends a sentence, and at each end of a line; without outer white space."""
    return [Piece(found["text"], found["gap"]) for found in _PIECE.finditer(text.strip())]


def spoken(text: str) -> list[Piece]:
    """The same, but not after an abbreviation: what a person would call a sentence."""
    return list(_joined(text))


def placed(text: str) -> Iterator[tuple[int, str]]:
    """The same, each with the place of its first character in the text."""
    at = len(text) - len(text.lstrip())
    for piece in spoken(text):
        yield at, piece.text
        at += len(piece.text) + len(piece.gap)


def _joined(text: str) -> Iterator[Piece]:
    before = ""
    for piece in cut(text):
        whole = before + piece.text
        if piece.gap and "\n" not in piece.gap and _ABBREVIATION.search(whole[-_TAIL:]):
            before = whole + piece.gap
        else:
            yield Piece(whole, piece.gap)
            before = ""
