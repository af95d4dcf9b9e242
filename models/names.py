"""A person's name, found in a text however it is spelled."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_LETTERS: Final = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
_BRACKETS: Final = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_TITLES: Final = frozenset(
    ("dr", "dre", "m", "mme", "mlle", "me", "mr", "mrs", "ms", "mx", "miss", "pr", "pre", "prof", "ing", "phd", "mba")
)
"""What stands before or after a name, and is none."""


class Name:
    """A name as it was noted: of several words, found in any spelling and order; a single one, as it is written."""

    def __init__(self, noted: str) -> None:
        before, _, after = _BRACKETS.sub(" ", visible(noted)).partition(",")
        surname_first = bool(after) and not set(_plain(after)) <= _TITLES
        written = f"{after} {before}" if surname_first else before
        words = [word for word in _plain(written) if word not in _TITLES and len(word) > 1] or _plain(written)
        self._words = tuple(words)
        self._single = "" if len(words) != 1 else next(w for w in _words(written) if _plain(w) == words)

    def count(self, texts: tuple[str, ...], masked: tuple[Name, ...] = ()) -> int:
        """How often it stands in these texts, other than within `masked` names."""
        if not self._words:
            return 0
        return sum(self._count(text, masked) for text in texts)

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


def visible(text: str) -> str:
    """Text composed, without the marks that nobody sees (soft hyphens, joiners)."""
    return "".join(letter for letter in unicodedata.normalize("NFKC", text) if unicodedata.category(letter) != "Cf")


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def _plain(text: str) -> list[str]:
    """The words of a text, without accents, case or punctuation."""
    letters = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return _words("".join(letter for letter in letters if not unicodedata.combining(letter)))
