"""What stands in a report for the names that were left out of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from locales.words import Words

_ELIDED: Final = re.compile(r"(?<![^\W_])(d|l|qu|j|n|s|m|t|jusqu|lorsqu|puisqu|quoiqu|presqu)['\u2019]$", re.IGNORECASE)
"""French words without their vowel, before a name that is about to begin with a consonant."""


def person(say: Words, numbers: Sequence[int], before: str) -> tuple[int, str]:
    """What stands for people, and how many characters of the text before have to go for it."""
    return _after(before, say("Person {numbers}", numbers=_either(say, numbers)))


def organisation(say: Words, numbers: Sequence[int]) -> str:
    """The same for organisations."""
    return say("Organisation {numbers}", numbers=_either(say, numbers))


def reach(say: Words) -> Mapping[str, str]:
    """What stands for an email address, a phone number and a link."""
    return {"email": say("[email]"), "phone": say("[phone]"), "link": say("[link]")}


def _either(say: Words, numbers: Sequence[int]) -> str:
    return say.listed(map(say.number, numbers), "or")


def _after(before: str, name: str) -> tuple[int, str]:
    found = _ELIDED.search(before)
    if found is None or found[1].lower() == "l":
        return 0, name
    return len(found[0]), f"{found[1]}e {name}"
