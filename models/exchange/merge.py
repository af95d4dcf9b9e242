"""Someone of a file laid over the contact one has, field by field.

By default ours stays, what is empty is filled, and phones, tags and notes are added to.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final

from models.exchange.duplicates import is_same_number
from models.exchange.person import Found
from models.record import LONG, fold

FIELDS: Final = ("name", "title", "organisation", "email", "phones", "link", "language", "tags", "notes")
_ADDED_TO: Final = ("phones", "tags", "notes")


class Take(StrEnum):
    """Whose value a field gets."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"


Values = Mapping[str, Any]
"""The fields of a contact."""


def differing(ours: Values, found: Found) -> dict[str, tuple[Take, ...]]:
    """The fields in which the file says something else, with what one may choose; the first is the default."""
    choices: dict[str, tuple[Take, ...]] = {}
    for field in FIELDS:
        mine, theirs = ours[field], getattr(found, field)
        if not theirs or theirs == mine or (field in _ADDED_TO and _both(field, mine, found) == mine):
            continue
        if not mine:
            choices[field] = (Take.THEIRS, Take.OURS)
        else:
            choices[field] = (Take.BOTH, Take.OURS, Take.THEIRS) if field in _ADDED_TO else (Take.OURS, Take.THEIRS)
    return choices


def changes(ours: Values, found: Found, chosen: Mapping[str, Take]) -> dict[str, Any]:
    """The new values of the fields that change. What was not chosen follows the default."""
    changed = {}
    for field, takes in differing(ours, found).items():
        mine, theirs = ours[field], getattr(found, field)
        take = chosen.get(field, takes[0])
        new = {Take.OURS: mine, Take.THEIRS: theirs}[take] if take is not Take.BOTH else _both(field, mine, found)
        if new != mine:
            changed[field] = new
    return changed


def _both(field: str, mine: Any, found: Found) -> Any:
    theirs = getattr(found, field)
    if field == "phones":
        return (*mine, *(phone for phone in theirs if not any(is_same_number(phone, known) for known in mine)))
    if field == "tags":
        known = {fold(tag) for tag in mine}
        return (*mine, *(tag for tag in theirs if fold(tag) not in known))
    # What is noted already may have been worded in another language.
    noted = {line for line, text in found.extras if text in mine}
    new = [line for line in theirs.split("\n") if line.strip() and line not in mine and line not in noted]
    both = "\n".join([mine, *new]) if new else mine
    return both if len(both) <= LONG else mine
