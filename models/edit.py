"""What becomes of a sentence while the text around it is edited.

1. Where its words are still there, or those it was first seen with are there again, it is those.
2. Else it is the sentence that holds the most of what the edit left of its own: at least a third of the letters of the
   shorter of the two. An edit is all between the first and the last character that differ.
3. Else it is the likeliest of the sentences that are new, if that is nearly the same.
4. Else it is nowhere.

By 2 and 3 it is never one that was there before: that has its own life.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from models.sentences import placed

_LEFT: Final = 1 / 3
"""Of the letters of the shorter sentence."""
_ALIKE: Final = 0.8
"""Of both sentences: from here on, one is the other with a slip put right."""
_COMPARED: Final = 1_000
"""Characters of a sentence that are compared."""


@dataclass(frozen=True)
class _Place:
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class Edit:
    """A text before and after it was edited."""

    def __init__(self, before: str, after: str) -> None:
        self._before, self._after = before, after
        old, new = _places(before), _places(after)
        self._old = {place.text: place for place in reversed(old)}
        self._there = {place.text for place in new}
        self._fresh = [place for place in new if place.text not in self._old]
        most = min(len(before), len(after))
        self._head = _common(before, after, most)
        self._tail = _common(before[::-1], after[::-1], most - self._head)

    def became(self, sentence: str, first: str, *, stood: bool) -> str | None:
        """What a sentence of the text before is now; None when it is nowhere.

        `first` is how it read once, and `stood` is whether it was in the text before.
        """
        if sentence in self._there:
            return sentence
        if any(place.text == first for place in self._fresh):
            return first
        place = self._old.get(sentence) if stood else None
        return (self._holding_most(place) if place else None) or self._likeliest({sentence, first})

    def _holding_most(self, old: _Place) -> str | None:
        held = [(self._left(old, new), new) for new in self._fresh]
        most, best = max(held, key=lambda pair: pair[0], default=(0, None))
        if best is None or not most:
            return None
        return best.text if most >= _LEFT * min(_letters(old.text), _letters(best.text)) else None

    def _left(self, old: _Place, new: _Place) -> int:
        """How many letters of the one are in the other, where the edit left them."""
        shift = len(self._after) - len(self._before)
        head = self._after[max(old.start, new.start) : min(old.end, new.end, self._head)]
        start = max(old.start, len(self._before) - self._tail) + shift
        tail = self._after[max(start, new.start) : max(0, min(old.end + shift, new.end))]
        return _letters(head) + _letters(tail)

    def _likeliest(self, wanted: set[str]) -> str | None:
        found = [(_likeness(one, place.text), place.text) for one in wanted for place in self._fresh]
        likeness, text = max(found, default=(0.0, ""))
        return text if likeness >= _ALIKE else None


def _places(text: str) -> list[_Place]:
    return [_Place(sentence, at) for at, sentence in placed(text)]


def _common(one: Iterable[str], other: Iterable[str], most: int) -> int:
    """How many characters, and no more than `most`, two texts begin with alike."""
    count = 0
    for ours, theirs in zip(one, other, strict=False):
        if count >= most or ours != theirs:
            break
        count += 1
    return count


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one[:_COMPARED], other[:_COMPARED], autojunk=False)
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return 0.0
    return matcher.ratio()
