"""The places of the app: where a notification or a second start may lead, and what keeps its list beside a detail."""

from __future__ import annotations

import re
from typing import Final

from models.reminder import Kind, Reminder

TODAY: Final = "/today"
SEARCH: Final = re.compile(r"/[a-z]+/search(?=/|$)")
"""Matches the path of the search, and of what was opened from it."""
NETWORK: Final = re.compile(r"/[a-z]+(/learned)?/network(?=/|$)")
"""The same of the network."""
_LONGEST: Final = 200
_PLACE: Final = re.compile(r"/(today|contacts|interviews|questions|guide)(/[a-z-]+(/\d{1,18})?)*")


def is_place(route: str) -> bool:
    """Whether this has the shape of a screen's path, such as /today/interview/3/after."""
    return len(route) <= _LONGEST and _PLACE.fullmatch(route) is not None


def route_of(reminder: Reminder) -> str:
    """Where a reminder is dealt with: its draft, its notes, its cards."""
    contact = f"{TODAY}/contact/{reminder.contact.id}"
    if reminder.interview is not None:
        here = f"{TODAY}/interview/{reminder.interview.id}"
        ends = {Kind.CARDS: "/cards", Kind.LOG_NOTES: "/after", Kind.THANK_YOU: "/message/thank-you"}
        return here + ends.get(reminder.kind, "")
    ends = {Kind.UPDATE: "/message/update", Kind.REACH_OUT: "/message/request", Kind.NUDGE: "/message/nudge"}
    return contact + ends.get(reminder.kind, "")
