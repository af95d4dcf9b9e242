"""A text without the names of the people known: each is called by a number, the same one everywhere.

What is found: whole names, surnames and parts of them in any case and with or without accents; first names with their
capital, unless they are as likely another word (models/common_names.py). A name spelled otherwise is not found. Other
accents are no other spelling, but for a word of places where it stands as one: "la Côte-Nord".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Final

from models.common_names import BEFORE_PLACES, CAPITAL, DAYS, FIRST, PLACES, SURNAMES
from models.name_ways import PARTICLES, Kind, ways
from models.names import CALLED, TITLES, visible
from models.reach import REACH
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
_HYPHENS: Final = ("-", "\u2010", "\u2011")
_FORMS: Final = frozenset(
    ("inc", "ltd", "ltee", "limited", "limitee", "llc", "llp", "corp", "enr", "sa", "sarl", "gmbh")
)
"""With what the name of a company ends in law, and not as people say it."""
_COMMON: Final = PARTICLES | SURNAMES | CAPITAL | FIRST
_SHORTEST: Final = 4
"""A surname of fewer letters that is also a word is left where a sentence begins, and any word has a capital."""


@dataclass
class _Known:
    kind: Kind
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
        self._not_names = set(PLACES)
        for key, names in people.items():
            for name in names:
                self._not_names.difference_update(_WORD.findall(visible(name).lower()))
                for words, kind in ways(visible(name)):
                    _note(self._people, words, kind, key)
        for key, name in organisations.items():
            words = _plain(name)
            has_form = words[-1:] != () and words[-1] in _FORMS
            _note(self._places, words, Kind.TURNED if has_form else Kind.WHOLE, key)  # "Acme, inc."
            if has_form:
                _note(self._places, words[:-1], Kind.WHOLE, key)

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
        reach = [_Cut(m.start(), m.end(), self._reach[m.lastgroup or ""]) for m in REACH.finditer(text)]
        words = _Words(text, [(cut.start, cut.end) for cut in reach], self._not_names)
        placed = list(words.found(self._places))
        # "Roy" is a part of "Roy Transport"; where they are as long, it is the person.
        inside, spans = _covered(placed), {row[:2] for row in placed}
        named = [row for row in words.found(self._people) if row[:2] in spans or not inside.issuperset(range(*row[:2]))]
        taken = _covered(named)
        placed = [row for row in placed if taken.isdisjoint(range(*row[:2]))]
        cuts = [*reach, *(_cut(text, *row, self._person) for row in named)]
        cuts += [_cut(text, *row, self._organisation) for row in placed]
        return _apart(sorted(cuts, key=lambda cut: cut.start))


def _cut(text: str, start: int, end: int, keys: frozenset[int], called: Called) -> _Cut:
    more, instead = called(sorted(keys), text[max(0, start - _BEFORE) : start])
    return _Cut(start - more, end, instead)


def _covered(found: Iterable[_Found]) -> set[int]:
    return {place for start, end, _ in found for place in range(start, end)}


def _apart(cuts: list[_Cut]) -> list[_Cut]:
    """None begins before the one before it has ended."""
    place, made = 0, []
    for cut in cuts:
        made.append(replace(cut, start=max(cut.start, place)))
        place = cut.end
    return made


def _note(known: dict[str, dict[tuple[str, ...], _Known]], words: tuple[str, ...], kind: Kind, key: int) -> None:
    if not words:
        return
    there = known[words[0]].setdefault(words, _Known(kind))
    there.kind = min(there.kind, kind)
    there.keys.add(key)


def _plain(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (_flat(match[0]) for match in _WORD.finditer(text))))


class _Words:
    """The words of a text, and who is named by them."""

    def __init__(self, text: str, without: Sequence[tuple[int, int]], not_names: Set[str]) -> None:
        self._text, self._not_names = text, not_names
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
            end = self._end(place, words, _TURNED if known.kind is Kind.TURNED else _JOINT)
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

    def _is_meant(self, place: int, end: int, words: tuple[str, ...], kind: Kind) -> bool:
        if kind in (Kind.WHOLE, Kind.TURNED):
            return True
        if kind is Kind.INITIAL:
            is_title = self._words[place] in TITLES  # "M. Roy"
            return not is_title and self._said(place).isupper() and self._gap(place + 1)[0] in (".", *_HYPHENS)
        if len(words) == 1 and self._is_place(place):
            return False
        said = [self._said(at) for at in range(place, end)]
        has_capital = any(word[0].isupper() for word in said)
        is_common = set(words) <= _COMMON or all(len(word) == 1 for word in words)
        if kind is Kind.SURNAME:
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

    def _is_place(self, place: int) -> bool:
        """Whether a word that no one is called by stands here as places are named: "la Côte", "Côte-des-Neiges"."""
        if visible(self._said(place)).lower() not in self._not_names or self._has_title(place):
            return False
        if place > 0 and self._words[place - 1] in BEFORE_PLACES and self._gap(place) in (" ", "\u00a0"):
            return True
        return any(self._hyphenates(place + 1, other) for other in range(place + 1, len(self._spans))[:2])

    def _begins(self, place: int) -> bool:
        """Whether a sentence may begin with this word."""
        return place == 0 or any(sign not in " \u00a0,;" for sign in self._gap(place))

    def _is_half(self, place: int, end: int) -> bool:
        """Whether it is a part of a longer first name, as Marc in Jean-Marc."""
        return self._hyphenates(place, place - 1) or self._hyphenates(end, end)

    def _hyphenates(self, place: int, other: int) -> bool:
        """Whether a hyphen alone stands before a word, and another name beyond it: no list’s dash, nor "Anne-là"."""
        return (
            0 < place < len(self._spans)
            and self._gap(place) in _HYPHENS
            and self._text[self._spans[other][0]].isupper()
        )

    def _goes_on(self, end: int) -> bool:
        """Whether the surname of someone else follows."""
        if end >= len(self._words) or self._gap(end).strip(" \u00a0"):
            return False
        follows = self._said(end)
        if self._words[end] in DAYS or self._is_shouted(end):
            return False
        return follows[0].isupper() and len(follows) > 1

    def _is_shouted(self, end: int) -> bool:
        """Whether all is in capitals around here: there, the next word proves no surname."""
        around = [self._said(at) for at in range(max(0, end - 2), min(len(self._spans), end + 2))]
        return self._said(end - 1).isupper() and sum(len(word) > 1 and word.isupper() for word in around) > 2

    def _said(self, place: int) -> str:
        return self._text[slice(*self._spans[place])]


def _flat(word: str) -> str:
    return fold(visible(word))
