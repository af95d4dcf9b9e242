"""The ways in which someone may be called, from a name as it was noted, and how sure each is."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import Final

from models.names import CALLED, in_brackets, plain_words

PARTICLES: Final = frozenset(
    ("de", "du", "des", "la", "le", "les", "d", "l", "van", "der", "den", "von", "di", "da", "dos", "el", "al", "bin")
)


class Kind(IntEnum):
    """How sure it is that these words are a name, the surest first."""

    WHOLE = 0
    TURNED = 1
    INITIAL = 2
    """The surname, with the initial of the first name before it."""
    SURNAME = 3
    FIRST_NAME = 4


def ways(name: str) -> Iterable[tuple[tuple[str, ...], Kind]]:
    """All that someone of this name may be called by, each as folded words; one may come twice."""
    words = tuple(word for word in plain_words(name) if word not in CALLED)
    yield from _of_words(words)
    for other in in_brackets(name):
        yield (other,), Kind.FIRST_NAME
        yield (*words[:1], other), Kind.WHOLE
        for start in range(1, len(words)):
            yield (other, *words[start:]), Kind.WHOLE


def _of_words(words: tuple[str, ...]) -> Iterable[tuple[tuple[str, ...], Kind]]:
    if len(words) < 2:
        yield words, Kind.SURNAME
        return
    yield words, Kind.WHOLE
    for start in range(1, len(words)):
        yield (*words[start:], *words[:start]), Kind.TURNED
        if words[start] not in PARTICLES or words[start - 1] not in PARTICLES:
            yield words[start:], Kind.SURNAME
            yield (words[0][0], *words[start:]), Kind.INITIAL
        yield words[:start], Kind.FIRST_NAME
        yield (words[0], *words[start:]), Kind.WHOLE
        yield words[:1] + words[start : start + 1], Kind.WHOLE
        if start < len(words) - 1 and words[start] not in PARTICLES and len(words[start]) > 2:
            yield words[start : start + 1], Kind.FIRST_NAME
