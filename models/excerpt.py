"""The words that were looked for, found in a text as it was written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from models.record import clean, fold

_LONGEST: Final = 500
"""Characters of a search that count; of what is pasted by mistake, the beginning."""
_MOST: Final = 12
"""Words of a search that count."""
_WORD: Final = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")
"""As SQLite's unicode61 cuts them: letters and digits, with their accents."""
_BLANKS: Final = re.compile(r"\s+")
_EXCERPT: Final = 140
"""Characters of an excerpt: two to four lines of a phone."""
_BEFORE: Final = 40
"""Of them, at most so many before the first word found."""
_READ: Final = 50_000
"""Characters read in search of a word: beyond them, an excerpt is the beginning."""
_COMPARED: Final = 50
"""Places in one text that are compared for the best excerpt."""
_DIAL: Final = 3
"""Digits that tell a number."""


@dataclass(frozen=True)
class Piece:
    """A part of a line, which was looked for or was not."""

    text: str
    is_found: bool = False


Line = tuple[Piece, ...]


class _Word(NamedTuple):
    folded: str
    start: int
    end: int


class _Found(NamedTuple):
    start: int
    end: int
    which: int


class Wanted:
    """What was typed: words, the last of which may go on. Nothing in it is an operator."""

    def __init__(self, typed: str) -> None:
        parts = clean(typed)[:_LONGEST].replace('"', " ").split()
        self.parts: Final = tuple(part for part in parts if _WORD.search(part))[:_MOST]
        """Each has a letter or a digit, and may be several words to a tokenizer, as "l’emploi" is."""
        self._phrases = [[word.folded for word in _words(part)] for part in self.parts]
        self._beginnings = tuple(phrase[0] for phrase in self._phrases)

    def line(self, text: str) -> Line:
        """All of a short text."""
        return _cut(text, list(self._found(text)), 0, len(text))

    def excerpt(self, texts: Sequence[str]) -> Line:
        """Of these texts, the first with the most of the words: from it, where the most of them stand together.

        Without any, it is the beginning of the first.
        """
        counts = [list(self._found(text[:_READ])) for text in texts]
        text, found = max(zip(texts, counts, strict=True), key=lambda pair: len({one.which for one in pair[1]}))
        start = _beginning(text, _best(found)) if found and len(text) > _EXCERPT else 0
        end = _ending(text, start)
        pieces = _cut(text, found, start, end)
        return (*([Piece("… ")] if start else []), *pieces, *([Piece(" …")] if end < len(text) else []))

    def is_number(self, text: str) -> bool:
        """Whether the last part is the beginning of this number, typed without its spaces."""
        last = self.parts[-1] if self.parts else ""
        return len(last) >= _DIAL and last.isdigit() and re.sub(r"\D", "", text).startswith(last)

    def may_be_in(self, text: str) -> bool:
        """Whether the letters of each part’s first word are there: a quick way to leave most texts out."""
        folded = fold(text)
        return all(beginning in folded for beginning in self._beginnings)

    def parts_in(self, text: str) -> frozenset[int]:
        """Which of the parts stand in a text."""
        words = _words(text)
        likely = [place for place, word in enumerate(words) if word.folded.startswith(self._beginnings)]
        return frozenset(
            which for which in range(len(self.parts)) if any(self._at(words, place, which) for place in likely)
        )

    def _found(self, text: str) -> Iterator[_Found]:
        """Where the parts stand, from the first on, without overlap."""
        words = _words(text)
        place = 0
        while place < len(words):
            word, longest = words[place], 0
            if word.folded.startswith(self._beginnings):
                lengths = [self._at(words, place, which) for which in range(len(self.parts))]
                longest = max(lengths)
            if longest:
                yield _Found(word.start, words[place + longest - 1].end, lengths.index(longest))
            place += longest or 1

    def _at(self, words: list[_Word], place: int, which: int) -> int:
        """How many words a part takes at this place; 0 when it does not stand there."""
        phrase = self._phrases[which]
        here = [word.folded for word in words[place : place + len(phrase)]]
        if which == len(self._phrases) - 1 and here[-1].startswith(phrase[-1]):
            here[-1] = phrase[-1]
        return len(phrase) if here == phrase else 0


_folded: Final = lru_cache(4096)(fold)


def _words(text: str) -> list[_Word]:
    return [_Word(_folded(match.group()), match.start(), match.end()) for match in _WORD.finditer(text)]


def _best(found: list[_Found]) -> int:
    """From where on the most different parts stand within one excerpt; of several such places, the first."""

    def near(one: _Found) -> int:
        end = one.start + _EXCERPT - _BEFORE
        return len({other.which for other in found if one.start <= other.start < end})

    return max(found[:_COMPARED], key=near).start


def _cut(text: str, found: list[_Found], start: int, end: int) -> Line:
    """The pieces from `start` to `end`, in one line."""
    pieces, at = [], start
    for one in found:
        if one.start >= start and one.end <= end:
            pieces += [Piece(text[at : one.start]), Piece(text[one.start : one.end], is_found=True)]
            at = one.end
    pieces.append(Piece(text[at:end]))
    return tuple(Piece(_BLANKS.sub(" ", piece.text), piece.is_found) for piece in pieces if piece.text)


def _beginning(text: str, found: int) -> int:
    """Where an excerpt begins: near the word, after a line or between two words."""
    if found <= _BEFORE:
        return 0
    before = text[found - _BEFORE : found]
    line = before.rfind("\n")
    if line >= 0:
        return found - _BEFORE + line + 1
    blank = before.find(" ")
    return found - _BEFORE + blank + 1 if blank >= 0 else found


def _ending(text: str, start: int) -> int:
    """Where it ends: with the text, else between two words."""
    end = start + _EXCERPT
    if end >= len(text):
        return len(text)
    blank = text.rfind(" ", start + _EXCERPT // 2, end)
    return blank if blank >= 0 else end
