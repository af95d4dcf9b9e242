"""One thing due: what it is about, when it opens, when it is late."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from models.advice import Advice
from models.clock import instant
from models.contact import Contact
from models.interview import Interview
from models.message import Message
from models.referral import Referral


class Kind(StrEnum):
    PREPARE = "prepare"
    CARDS = "cards"
    LOG_NOTES = "log-notes"
    THANK_YOU = "thank-you"
    UPDATE = "update"
    REACH_OUT = "reach-out"
    NUDGE = "nudge"
    ADVICE = "advice"


class Phase(StrEnum):
    ON_TIME = "on-time"
    OPEN = "open"
    LATE = "late"


RING_ALONE: Final = frozenset({Kind.PREPARE, Kind.CARDS, Kind.LOG_NOTES, Kind.THANK_YOU, Kind.UPDATE})
"""These ring by themselves; the others join one digest a day."""


@dataclass(frozen=True)
class Reminder:
    """Something due. Moments are aware, in the device's zone."""

    kind: Kind
    subject: Interview | Contact | Referral | Message | Advice
    occurrence: str
    contact: Contact
    opens: dt.datetime
    late: dt.datetime | None
    known: dt.datetime
    """When its facts were entered: what should have rung before that never rings."""
    closes: dt.datetime | None = None
    """When it closes by itself, whatever the person does."""
    interview: Interview | None = None
    confirmed: bool = True
    """False while nobody said that the interview took place."""

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it from every other: a moved interview or a newer touch makes a new one."""
        return self.kind, self.subject.uid, self.occurrence

    def phase(self, now: dt.datetime) -> Phase:
        """How it stands; on time until it opens. Whether it has closed is not asked."""
        if instant(now) < instant(self.opens):
            return Phase.ON_TIME
        return Phase.LATE if self.late and instant(now) >= instant(self.late) else Phase.OPEN

    def is_due(self, now: dt.datetime) -> bool:
        """Whether it has opened, and has not closed by itself."""
        return instant(self.opens) <= instant(now) and self.is_open_at(now)

    def is_open_at(self, moment: dt.datetime) -> bool:
        """Whether it has not closed by itself by then."""
        return self.closes is None or instant(moment) < instant(self.closes)

    def rings(self) -> Iterator[tuple[dt.datetime, Phase]]:
        """The moments it rings, as far as it stays open until then."""
        for moment, phase in ((self.opens, Phase.OPEN), (self.late, Phase.LATE)):
            if moment and instant(moment) > self.known and self.is_open_at(moment):
                yield moment, phase
