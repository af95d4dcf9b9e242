"""When news is owed: every four to six weeks after the last touch (guide, G9), or the days the person chose."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import Any

from models.clock import at
from models.contact import Contact
from models.held import planned
from models.interview import Interview
from models.profile import Profile
from models.touches import Touch, touches


class Cadences:
    """The touches of some contacts, and the days that count from them. Moments it gives are in the zone of `now`."""

    def __init__(self, now: dt.datetime, contacts: Any) -> None:
        self._zone = now.tzinfo
        self.touches = touches(contacts, now)
        """By the contact's key; of those who have any."""
        self.waiting = {row.contact_id for row in Interview.select(Interview.contact).where(planned(now))}
        self.profile = Profile.load()

    def days(self, contact: Contact) -> tuple[int, int]:
        """After how many days news is owed to a contact, and late."""
        if contact.update_days is not None and contact.late_days is not None:
            return contact.update_days, contact.late_days
        return self.profile.update_days, self.profile.late_days

    def after(self, moment: dt.datetime, days: int) -> dt.datetime:
        """9:00 so many days of the device's calendar after a moment."""
        return at(moment.astimezone(self._zone).date() + dt.timedelta(days=days), 9, self._zone)

    def known(self, contact: Contact, touch: Touch) -> dt.datetime:
        """When the last of what an update hangs on was entered."""
        everyone = self.profile.cadence_set_at if contact.update_days is None else None
        moments = (touch.known, contact.reopened_at, contact.cadence_set_at, everyone)
        return max(moment for moment in moments if moment)

    def last(self, contact: Contact) -> Touch:
        """The last touch; or the day they were reopened, which starts the cadence anew."""
        touch = self.touches[contact.id][-1]
        reopened = contact.reopened_at
        return Touch(reopened, reopened) if reopened and reopened > touch.at else touch

    def update_opens(self, contact: Contact) -> dt.datetime:
        """When the update of someone met opens, if no touch is added."""
        update_days, _ = self.days(contact)
        return self.after(self.last(contact).at, update_days)

    def update_opens_after(self, interview: Interview) -> dt.datetime | None:
        """When, since an interview, the contact's update first opened or will open."""
        contact = interview.contact
        if contact.closed_at is not None:
            return None
        days, _ = self.days(contact)
        start = max(interview.held_from, contact.reopened_at or interview.held_from)
        moments = [start, *(touch.at for touch in self.touches.get(contact.id, []) if touch.at > start)]
        for moment, newer in pairwise(moments):
            if (opened := self.after(moment, days)) <= newer:
                return opened
        return None if contact.id in self.waiting else self.after(moments[-1], days)
