"""The name by which a message greets someone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from locales.own_words import tidy

_TITLES: Final = frozenset(
    {"dr", "dre", "m", "mme", "mlle", "me", "mr", "mrs", "ms", "mx", "miss", "pr", "pre", "prof"}
    | {"aunt", "auntie", "uncle", "cousin", "grandma", "grandpa", "tante", "oncle", "cousine", "mamie", "papi"}
)
"""And who is family: one says “Aunt Rosa”, never “Aunt”."""
_WRITTEN_OUT: Final[Mapping[str, Mapping[str, str]]] = {
    "fr": {
        "m": "Monsieur",
        "mr": "Monsieur",
        "mme": "Madame",
        "mrs": "Madame",
        "ms": "Madame",
        "mlle": "Mademoiselle",
        "me": "Maître",
        "dr": "Docteur",
        "dre": "Docteure",
    }
}
"""By language. In French no title is cut short before who bears it (OQLF, “Formules d’appel dans la lettre”)."""
_AFTER: Final = frozenset({"ing", "phd", "mba", "cpa", "md"})
"""What people write after a name."""


def addressed(name: str, salutation: str = "", language: str = "") -> str:
    """As the person chose; else the first name where it is plain which word that is; else the whole name.

    Of a single word nobody can tell whether it is a surname: it stays. `language` is that of the message.
    """
    if tidy(salutation):
        return tidy(salutation)
    words = _in_order(tidy(name)).split(" ")
    if _plain(words[0]) in _TITLES:
        return " ".join([_WRITTEN_OUT.get(language, {}).get(_plain(words[0]), words[0]), *words[1:]])
    given = [word for word in words if word[:1].isupper() and not word.isupper()]
    if given and any(map(_is_shouted, words)):
        return " ".join(given)
    first = words[0].rstrip(".")
    return first if len(words) == 2 and len(first) > 1 and not first.endswith(",") else " ".join(words)


def _in_order(name: str) -> str:
    """“Lopes, Ana”, “Roy, Mme” or “Ana Lopes, ing.” as one says it; the name itself where that is not plain."""
    before, _, after = (part.strip() for part in name.partition(","))
    if not before or not after or "," in after:
        return name
    if _plain(after) in _TITLES:
        return f"{after} {before}"
    if after[0].islower() or _plain(after) in _AFTER:
        return before
    return name if " " in before or after.count(" ") > 1 else f"{after} {before}"


def _plain(word: str) -> str:
    return word.replace(".", "").casefold()


def _is_shouted(word: str) -> bool:
    """Whether it is all in capitals, as many write a surname; JP and S.A. are initials."""
    return word.isupper() and len(word) > 2 and "." not in word
