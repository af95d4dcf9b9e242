"""The name by which a message greets someone."""

from __future__ import annotations

from typing import Final

from locales.own_words import tidy

_TITLES: Final = frozenset(
    {"dr", "dre", "m", "mme", "mlle", "me", "mr", "mrs", "ms", "mx", "miss", "pr", "pre", "prof"}
)


def addressed(name: str, salutation: str = "") -> str:
    """As the person chose; else the first name where it is plain which word that is; else the whole name."""
    if tidy(salutation):
        return tidy(salutation)
    words = tidy(name).split(" ")
    first = words[0].rstrip(".")
    is_plain = len(words) == 2 and len(first) > 1 and first.casefold() not in _TITLES and not words[0].endswith(",")
    return first if is_plain else tidy(name)
