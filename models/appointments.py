"""Rings left with a phone's system, which shows them by itself while the app sleeps.

Of what it was told to show by now, we take its word. What it wasn't told of rings by the app, like on a computer.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from models.database import db
from models.delivery import Delivery
from models.rings import PlannedRing, standing_due


def keep_appointments(rings: Mapping[str, PlannedRing], now: dt.datetime) -> None:
    """Keep what the system is told to show after now, by receipt. Whatever else it was told is forgotten."""
    with db.atomic("IMMEDIATE"):
        Delivery.unschedule(now, rings.keys())
        for receipt, ring in rings.items():
            for reminder, phase in zip(ring.reminders, ring.phases, strict=True):
                Delivery.schedule(reminder.key, phase, ring.at, receipt)


def receipts_standing(now: dt.datetime) -> set[str]:
    """The receipts of what was shown and still stands."""
    standing = standing_due(now)
    known = Delivery.of(standing)
    return {row.receipt for reminder in standing for row in known.get(reminder.key, {}).values() if row.shown_at}
