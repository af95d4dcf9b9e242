"""A text without the names of the people known: each is called by a number, the same one everywhere.

What is found: whole names, surnames and parts of them in any case and with or without accents; first names with their
capital, unless they are as likely another word (models/common_names.py). A name spelled otherwise is not found.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import Final

from models.common_names import CAPITAL, FIRST, SURNAMES
from models.names import CALLED, TITLES, plain_words, visible
from models.record import fold

Ranges = tuple[tuple[int, int], ...]
"""Where something stands in a text: first and past the last character."""

Called = Callable[[Sequence[int], str], tuple[int, str]]
"""What is written for those of these keys, several where a name may be of several, after that text; and how many
characters before have to go for it.
"""

_HIDDEN: Final = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
"""Marks that a word may hold and that make no other word of it."""
_WORD: Final = re.compile(f"[^\\W_](?:[^\\W_]|[{_HIDDEN}])*")
_JOINT: Final = re.compile(f"[\\s.\\-\u2010\u2011\u2013'’_{_HIDDEN}]{{1,4}}")
"""What may stand between two words of a name."""
_TURNED: Final = re.compile(f"[\\s,.\\-\u2010\u2011\u2013'’_{_HIDDEN}]{{1,4}}")
"""The same where the surname comes first: "Roy, Élise"."""
_BEFORE: Final = 12
"""Characters before a name that may have to change with it."""
_DASHES: Final = "-\u2010\u2011\u2013"
_PARTICLES: Final = frozenset(
    ("de", "du", "des", "la", "le", "les", "d", "l", "van", "der", "den", "von", "di", "da", "dos", "el", "al", "bin")
)
_COMMON: Final = _PARTICLES | SURNAMES | CAPITAL | FIRST
_SHORTEST: Final = 4
"""A surname of fewer letters that is also a word is left where a sentence begins, and any word has a capital."""

_LINK: Final = r"(?:https?://|www\.)\S+|\b(?:[\w-]+\.)+(?:com|ca|org|net|fr|io|qc\.ca)/\S*"
_EMAIL: Final = r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+"
_PHONE: Final = r"(?<![\w+])(?:\+\d[\d\s\u00a0().-]{6,16}\d|\(?\d{3}\)?[\s\u00a0.-]?\d{3}[\s\u00a0.-]\d{4})(?!\w)"
_REACH: Final = re.compile(f"(?P<email>{_EMAIL})|(?P<link>{_LINK})|(?P<phone>{_PHONE})", re.IGNORECASE)


class _Kind(IntEnum):
    """How sure it is that these words are a name, the surest first."""

    WHOLE = 0
    TURNED = 1
    SURNAME = 2
    FIRST_NAME = 3


@dataclass
class _Known:
    kind: _Kind
    keys: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class _Cut:
    start: int
    end: int
    instead: str


_Found = tuple[int, int, frozenset[int]]
"""Where a name stands, and whose it may be."""


class LeftOut:
    """What finds the names of these people and organisations, by their keys, and says what stands for them.

    `reach` says what stands for an "email", a "phone" and a "link".
    """

    def __init__(
        self,
        people: Mapping[int, Iterable[str]],
        organisations: Mapping[int, str],
        *,
        person: Called,
        organisation: Called,
        reach: Mapping[str, str],
    ) -> None:
        self._person, self._organisation, self._reach = person, organisation, reach
        self._people: dict[str, dict[tuple[str, ...], _Known]] = defaultdict(dict)
        self._places: dict[str, dict[tuple[str, ...], _Known]] = defaultdict(dict)
        for key, names in people.items():
            for name in names:
                for words, kind in _ways(tuple(word for word in plain_words(visible(name)) if word not in CALLED)):
                    _note(self._people, words, kind, key)
        for key, name in organisations.items():
            _note(self._places, _plain(name), _Kind.WHOLE, key)

    def text(self, text: str) -> str:
        """The text, with what stands for each name."""
        return self.marked(text, ())[0]

    def marked(self, text: str, ranges: Ranges) -> tuple[str, Ranges]:
        """The same, with the places of what is marked in it: a mark that touches a name has all that stands for it."""
        made, place, moved = "", 0, [list(pair) for pair in ranges]
        for cut in self._cuts(text):
            made += text[place : cut.start]
            at, shift = len(made), len(made) + len(cut.instead) - cut.end
            for pair, (start, end) in zip(moved, ranges, strict=True):
                pair[0] = at if cut.start <= start < cut.end else start + shift if start >= cut.end else pair[0]
                pair[1] = (
                    at + len(cut.instead) if cut.start < end <= cut.end else end + shift if end > cut.end else pair[1]
                )
            made += cut.instead
            place = cut.end
        return made + text[place:], tuple((start, end) for start, end in moved)

    def _cuts(self, text: str) -> list[_Cut]:
        reach = [_Cut(m.start(), m.end(), self._reach[m.lastgroup or ""]) for m in _REACH.finditer(text)]
        words = _Words(text, [(cut.start, cut.end) for cut in reach])
        named = list(words.found(self._people))
        taken = {place for start, end, _ in named for place in range(start, end)}
        placed = [found for found in words.found(self._places) if taken.isdisjoint(range(found[0], found[1]))]
        cuts = [*reach, *(_cut(text, *row, self._person) for row in named)]
        cuts += [_cut(text, *row, self._organisation) for row in placed]
        return _apart(sorted(cuts, key=lambda cut: cut.start))


def _cut(text: str, start: int, end: int, keys: frozenset[int], called: Called) -> _Cut:
    more, instead = called(sorted(keys), text[max(0, start - _BEFORE) : start])
    return _Cut(start - more, end, instead)


def _apart(cuts: list[_Cut]) -> list[_Cut]:
    """None begins before the one before it has ended."""
    place, made = 0, []
    for cut in cuts:
        made.append(replace(cut, start=max(cut.start, place)))
        place = cut.end
    return made


def _note(known: dict[str, dict[tuple[str, ...], _Known]], words: tuple[str, ...], kind: _Kind, key: int) -> None:
    if not words:
        return
    there = known[words[0]].setdefault(words, _Known(kind))
    there.kind = min(there.kind, kind)
    there.keys.add(key)


def _plain(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (_flat(match[0]) for match in _WORD.finditer(text))))


def _ways(words: tuple[str, ...]) -> Iterable[tuple[tuple[str, ...], _Kind]]:
    """All that one may be called by."""
    if len(words) < 2:
        yield words, _Kind.SURNAME
        return
    yield words, _Kind.WHOLE
    for start in range(1, len(words)):
        yield (*words[start:], *words[:start]), _Kind.TURNED
        if words[start] not in _PARTICLES or words[start - 1] not in _PARTICLES:
            yield words[start:], _Kind.SURNAME
        yield words[:start], _Kind.FIRST_NAME
        yield (words[0], *words[start:]), _Kind.WHOLE
        yield words[:1] + words[start : start + 1], _Kind.WHOLE
        if start < len(words) - 1 and words[start] not in _PARTICLES and len(words[start]) > 2:
            yield words[start : start + 1], _Kind.FIRST_NAME


class _Words:
    """The words of a text, and who is named by them."""

    def __init__(self, text: str, without: Sequence[tuple[int, int]]) -> None:
        self._text = text
        held = {place for start, end in without for place in range(start, end)}
        self._spans = [match.span() for match in _WORD.finditer(text) if match.start() not in held]
        self._words = [_flat(text[start:end]) for start, end in self._spans]

    def found(self, known: Mapping[str, Mapping[tuple[str, ...], _Known]]) -> Iterable[_Found]:
        place = 0
        while place < len(self._words):
            there = known.get(self._words[place])
            best = max(self._ends(place, there), default=None) if there else None
            if best is None:
                place += 1
                continue
            end, keys = best
            yield self._spans[place][0], self._spans[end - 1][1], frozenset(keys)
            place = end

    def _ends(self, place: int, there: Mapping[tuple[str, ...], _Known]) -> Iterable[tuple[int, list[int]]]:
        """Past which word each of these names ends that stands here."""
        for words, known in there.items():
            end = self._end(place, words, _TURNED if known.kind is _Kind.TURNED else _JOINT)
            if end and self._is_meant(place, end, words, known.kind):
                yield end, sorted(known.keys)

    def _end(self, place: int, words: tuple[str, ...], joint: re.Pattern[str]) -> int:
        """Past which word this name ends here; 0 when it is not here. An initial may stand between its words."""
        for word in words[1:]:
            place += 1
            if self._is(place, word, joint):
                continue
            if not (self._joins(place, joint) and len(self._words[place]) == 1 and self._is(place + 1, word, joint)):
                return 0
            place += 1
        return place + 1

    def _is(self, place: int, word: str, joint: re.Pattern[str]) -> bool:
        return self._joins(place, joint) and self._words[place] == word

    def _joins(self, place: int, joint: re.Pattern[str]) -> bool:
        """Whether a word may belong to the one before it."""
        return place < len(self._words) and bool(joint.fullmatch(self._gap(place)))

    def _gap(self, place: int) -> str:
        """What stands before a word, or after the last."""
        start = self._spans[place - 1][1] if place else 0
        return self._text[start : self._spans[place][0] if place < len(self._spans) else len(self._text)]

    def _is_meant(self, place: int, end: int, words: tuple[str, ...], kind: _Kind) -> bool:
        if kind in (_Kind.WHOLE, _Kind.TURNED):
            return True
        said = [self._text[slice(*self._spans[at])] for at in range(place, end)]
        has_capital = any(word[0].isupper() for word in said)
        is_common = set(words) <= _COMMON
        if kind is _Kind.SURNAME:
            if not is_common or self._has_title(place):
                return True
            return has_capital and not (len(words) == 1 and len(words[0]) < _SHORTEST and self._begins(place))
        if not has_capital or self._is_half(place, end):
            return False
        if len(words) == 1 and (words[0] in CAPITAL or (words[0] in FIRST | SURNAMES and self._begins(place))):
            return False
        return not self._goes_on(end)

    def _has_title(self, place: int) -> bool:
        return (
            place > 0 and self._words[place - 1] in TITLES | CALLED and self._gap(place).strip(" \u00a0") in ("", ".")
        )

    def _begins(self, place: int) -> bool:
        """Whether a sentence may begin with this word."""
        return place == 0 or any(sign not in " \u00a0,;" for sign in self._gap(place))

    def _is_half(self, place: int, end: int) -> bool:
        """Whether it is a part of a longer first name, as Marc in Jean-Marc."""
        return self._gap(place)[-1:] in (*_DASHES,) or (end < len(self._spans) and self._gap(end)[:1] in (*_DASHES,))

    def _goes_on(self, end: int) -> bool:
        """Whether the surname of someone else follows."""
        if end >= len(self._words) or self._gap(end).strip(" \u00a0"):
            return False
        follows = self._text[slice(*self._spans[end])]
        return follows[0].isupper() and len(follows) > 1


def _flat(word: str) -> str:
    return fold(visible(word))
