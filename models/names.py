"""A person's name, found in a text however it is spelled."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from models.common_names import CAPITAL, FIRST
from models.record import fold

_BRACKETS: Final = re.compile(r"\([^)]*\)|\[[^\]]*\]")
TITLES: Final = frozenset(
    ("dr", "dre", "m", "mme", "mlle", "me", "mr", "mrs", "ms", "mx", "miss", "pr", "pre", "prof", "ing", "phd", "mba")
)
"""What stands before or after a name, and is none."""
CALLED: Final = frozenset(
    (
        *("monsieur", "madame", "mademoiselle", "maitre", "docteur", "docteure", "professeur", "professeure"),
        *("doctor", "professor", "mister", "madam"),
    )
)
"""What stands before a surname, written out."""


class Name:
    """A name as it was noted: of several words, found in any spelling and order; a single one, as it is written."""

    def __init__(self, noted: str) -> None:
        before, _, after = _BRACKETS.sub(" ", visible(noted)).partition(",")
        surname_first = bool(after) and not set(_plain(after)) <= TITLES
        written = f"{after} {before}" if surname_first else before
        words = _without_titles(_plain(written)) or _plain(written)
        self._words = tuple(words)
        parts = [tuple(_plain(part)) for part in written.split() if _without_titles(_plain(part))]
        self._first, self._rest = (parts[0], parts[1:]) if len(parts) > 1 else ((), [])
        self._single = "" if len(words) != 1 else next(w for w in _words(written) if _plain(w) == words)

    def count(self, texts: tuple[str, ...], masked: tuple[Name, ...] = ()) -> int:
        """How often it stands in these texts, other than within `masked` names."""
        if not self._words:
            return 0
        return sum(self._count(text, masked) for text in texts)

    @property
    def words(self) -> frozenset[str]:
        return frozenset(self._words)

    def count_parts(self, texts: tuple[str, ...], shared: frozenset[str]) -> int:
        """How often a part stands for the whole in these texts: the first name, or a title and the surname.

        What is `shared` with others proves nothing, nor does a first name that is also a common word, without a title.
        """
        surnames = {sum(self._rest[i:], ()) for i in range(len(self._rest))}
        parts = [part for part in {self._first, *surnames} if part and shared.isdisjoint(part)]
        return sum(self._stands(said, part) for text in texts for said in _said(visible(text)) for part in parts)

    def _stands(self, said: _Said, part: tuple[str, ...]) -> bool:
        if not said.begins_with(part):
            return False
        if said.has_title or part != self._first:
            return said.has_title
        return not said.is_common_word(part) and said.is_alone(len(part), {rest[0][0] for rest in self._rest})

    def common_in(self, ours: str) -> int:
        """How often our own wording has it as a word. A name of several words is never one."""
        return self._count(ours, ()) if self._single else 0

    def is_shared_with(self, other: str) -> bool:
        """Whether this can't be told from another person's name: the same, or one word of it."""
        words = _plain(visible(other))
        return not self._words or list(self._words) == words or (len(self._words) == 1 and self._words[0] in words)

    def _count(self, text: str, masked: tuple[Name, ...]) -> int:
        shown = visible(text)
        if self._single:
            words = _words(shown)
            hidden = sum(name._words.count(self._words[0]) * name._count(text, ()) for name in masked if name != self)
            found = sum(word in (self._single, self._single.upper()) for word in words)
            return max(0, found - hidden)
        plain = " ".join(_plain(shown))
        for name in masked:
            plain = name._pattern().sub(" ", plain) if len(name._words) > len(self._words) else plain
        return len(self._pattern().findall(plain))

    def _pattern(self) -> re.Pattern[str]:
        """An initial may stand between the words, and the surname first."""
        orders = {self._words, (*self._words[-1:], *self._words[:-1])}
        spelled = "|".join("(?: [a-z])? ".join(map(re.escape, words)) for words in sorted(orders))
        return re.compile(rf"(?<!\w)(?:{spelled})(?!\w)")


@dataclass(frozen=True)
class _Said:
    """A text from one of its words on."""

    words: list[str]
    gaps: list[str]
    """What stands before each word, and after the last."""
    place: int

    def begins_with(self, part: tuple[str, ...]) -> bool:
        """Whether a name stands here, with its capital, and as no half of a longer one, as Marc in Jean-Marc."""
        end = self.place + len(part)
        here = self.words[self.place : end]
        return (
            any(word[0].isupper() for word in here)
            and tuple(map(_flat, here)) == part
            and all(gap.strip(" \u00a0.") in _JOINTS for gap in self.gaps[self.place + 1 : end])
            and "-" not in (_dash(self.gaps[self.place][-1:]), _dash(self.gaps[end][:1]))
        )

    @property
    def has_title(self) -> bool:
        """Whether a title stands before: one written out, or a short one with its capital, as in "Me Roy"."""
        if self.place == 0 or self.gaps[self.place].strip(" \u00a0") not in ("", "."):
            return False
        word = self.words[self.place - 1]
        return _flat(word) in CALLED or (word[0].isupper() and _flat(word) in TITLES)

    def is_common_word(self, part: tuple[str, ...]) -> bool:
        """Whether a first name of one word may be another word here, or a place."""
        if len(part) > 1:
            return False
        begins = self.place == 0 or any(sign not in " \u00a0,;" for sign in self.gaps[self.place])
        return part[0] in CAPITAL or (part[0] in FIRST and (begins or self.words[self.place].isupper()))

    def is_alone(self, length: int, initials: set[str]) -> bool:
        """Whether no other surname follows; the initial of their own may."""
        end = self.place + length
        if end == len(self.words) or self.gaps[end].strip(" \u00a0"):
            return True
        follows, is_short = self.words[end], self.gaps[end + 1][:1] in ("", " ", "\u00a0", ".")
        return not follows[0].isupper() or follows == "I" or (is_short and _flat(follows) in initials)


_JOINTS: Final = ("", "-", "\u2010", "\u2011", "\u2013", "'", "\u2019")


def _said(text: str) -> list[_Said]:
    """A text from each of its words on."""
    gaps, words = re.split(r"[^\W_]+", text), _words(text)
    return [_Said(words, gaps, place) for place in range(len(words))]


def _dash(sign: str) -> str:
    return "-" if sign in ("-", "\u2010", "\u2011", "\u2013") else sign


def _flat(word: str) -> str:
    return "".join(_plain(word))


def _without_titles(words: list[str]) -> list[str]:
    """The words of a name, without titles and initials."""
    return [word for word in words if word not in TITLES and len(word) > 1]


def visible(text: str) -> str:
    """Text composed, without the marks that nobody sees (soft hyphens, joiners)."""
    return "".join(letter for letter in unicodedata.normalize("NFKC", text) if unicodedata.category(letter) != "Cf")


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def plain_words(name: str) -> tuple[str, ...]:
    """The words of a name in their order, without accents, case, titles and initials; all of them if there is no other.

    "Roy, Dr Élise M." is ("elise", "roy").
    """
    written = _BRACKETS.sub(" ", name) if "(" in name or "[" in name else name
    before, _, after = written.partition(",")
    words = _plain(before)
    if after and not set(further := _plain(after)) <= TITLES:
        words = further + words
    return tuple(_without_titles(words) or words)


def in_brackets(name: str) -> tuple[str, ...]:
    """The names in the brackets of a name, folded: Bob of "Robert (Bob) Roy", Gagnon of "Lise Roy (née Gagnon)".

    A name has a capital and is not all in capitals.
    """
    words = _words(" ".join(_BRACKETS.findall(name)))
    return tuple(_flat(word) for word in words if word[0].isupper() and not word.isupper())


def _plain(text: str) -> list[str]:
    """The words of a text, without accents, case or punctuation."""
    return _words(fold(text))
