"""What a calendar holds, and when that is no longer so."""

from __future__ import annotations

import datetime as dt

from models import calendars
from models.interview import CancelledBy, Interview, Objective
from tests.models.people import DAY, contact, interview


def test_its_sequence_rises_with_what_a_calendar_holds_and_with_nothing_else(now: dt.datetime) -> None:
    meeting = interview(contact(), now + DAY, now)
    seen = [meeting.sequence]

    def after(act: object) -> int:
        seen.append(Interview.get_by_id(meeting.id).sequence)
        return seen[-1] - seen[-2]

    assert after(meeting.reschedule(now + 2 * DAY, 30, now)) == 1
    assert after(meeting.describe(place="Qafé")) == 1
    assert after(meeting.describe(way="phone")) == 1
    assert after(meeting.cancel(CancelledBy.THEM, now)) == 1
    assert after(meeting.undo_cancel()) == 1
    assert after(meeting.describe(place="Qafé", language="fr")) == 0
    assert after(meeting.write_notes("Qop")) == 0
    assert after(meeting.aim([Objective.NETWORK])) == 0
    assert after(calendars.enter(meeting)) == 0
    assert after(calendars.invite(meeting)) == 0


def test_a_calendar_is_behind_once_something_changed(now: dt.datetime) -> None:
    meeting = interview(contact(), now + DAY, now)
    meeting.reschedule(now + 2 * DAY, 20, now)
    assert not calendars.is_entry_outdated(meeting), "it never held this interview"
    calendars.enter(meeting)
    assert not calendars.is_entry_outdated(Interview.get_by_id(meeting.id))
    meeting.cancel(CancelledBy.ME, now)
    assert calendars.is_entry_outdated(Interview.get_by_id(meeting.id))
    calendars.enter(meeting)
    assert not calendars.is_entry_outdated(Interview.get_by_id(meeting.id))


def test_an_invitation_is_behind_by_itself(now: dt.datetime) -> None:
    meeting = interview(contact(), now + DAY, now)
    assert not calendars.is_in_any(meeting) and not calendars.is_invitation_outdated(meeting)
    calendars.invite(meeting)
    kept = Interview.get_by_id(meeting.id)
    assert calendars.is_in_any(kept) and not calendars.is_invitation_outdated(kept)
    kept.describe(place="Qafé")
    assert calendars.is_invitation_outdated(Interview.get_by_id(meeting.id))
    assert not calendars.is_entry_outdated(kept), "the person's own never held it"
