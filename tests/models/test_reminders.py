"""The table of docs/reminders.md, a row at a time."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from models.advice import Advice
from models.answer import Answer
from models.call import Call
from models.checklist import Preparation, tick
from models.contact import ClosedReason, Contact
from models.deck import cards
from models.interview import CancelledBy, Interview, Way
from models.message import MessageKind, Reply
from models.owed import owes_thanks
from models.profile import Profile
from models.referral import Referral
from models.reminder import Kind, Phase, Reminder
from models.reminders import due, due_and_upcoming, upcoming
from models.requests import unanswered
from tests.conftest import MONTREAL
from tests.models.faults import FAULTS, Fault
from tests.models.people import DAY, HOUR, contact, each_alone_as_among_all, interview, sent
from tests.models.story import Story, play


def at(day: int, hour: int, minute: int = 0, month: int = 9) -> dt.datetime:
    """In September 2026: the 15th is a Tuesday."""
    return dt.datetime(2026, month, day, hour, minute, tzinfo=MONTREAL)


def found(kind: Kind, now: dt.datetime) -> Reminder | None:
    rows = [reminder for reminder in due(now) if reminder.kind == kind]
    assert len(rows) <= 1, rows
    return rows[0] if rows else None


def phase(kind: Kind, now: dt.datetime) -> Phase | None:
    reminder = found(kind, now)
    return reminder.phase(now) if reminder else None


class TestPrepare:
    @pytest.fixture
    def meeting(self) -> Interview:
        return interview(contact(), at(18, 12), at(10, 9))

    def test_opens_at_six_two_days_before_and_is_late_the_day_before(self, meeting: Interview) -> None:
        assert phase(Kind.PREPARE, at(16, 17, 59)) is None
        assert phase(Kind.PREPARE, at(16, 18)) is Phase.OPEN
        assert phase(Kind.PREPARE, at(17, 17, 59)) is Phase.OPEN
        assert phase(Kind.PREPARE, at(17, 18)) is Phase.LATE

    def test_closes_with_the_checklist(self, meeting: Interview) -> None:
        for item in Preparation:
            assert phase(Kind.PREPARE, at(17, 9)) is Phase.OPEN
            tick(meeting, item, True)
        assert phase(Kind.PREPARE, at(17, 9)) is None

    def test_closes_without_what_a_phone_interview_does_not_need(self, meeting: Interview) -> None:
        for item in set(Preparation) - {Preparation.CLOTHES, Preparation.WAY, Preparation.SILENT_PHONE}:
            tick(meeting, item, True)
        assert phase(Kind.PREPARE, at(17, 9)) is Phase.OPEN
        meeting.describe(way=Way.PHONE)
        assert phase(Kind.PREPARE, at(17, 9)) is None

    def test_closes_at_the_start(self, meeting: Interview) -> None:
        assert phase(Kind.PREPARE, at(18, 11, 59)) is Phase.LATE
        assert phase(Kind.PREPARE, at(18, 12)) is None

    def test_a_cancelled_interview_needs_none(self, meeting: Interview) -> None:
        meeting.cancel(CancelledBy.THEM, at(16, 19))
        assert not due(at(17, 19))


class TestCards:
    def test_opens_an_hour_before_never_late_and_closes_when_opened(self) -> None:
        meeting = interview(contact(), at(18, 12), at(10, 9))
        assert phase(Kind.CARDS, at(18, 10, 59)) is None
        assert phase(Kind.CARDS, at(18, 11)) is Phase.OPEN
        assert phase(Kind.CARDS, at(18, 11, 59)) is Phase.OPEN
        assert phase(Kind.CARDS, at(18, 12)) is None
        meeting.open_cards(at(16, 20))
        assert phase(Kind.CARDS, at(18, 11, 40)) is Phase.OPEN  # read at home, they are still wanted in the lobby
        meeting.open_cards(at(18, 11, 30))
        assert phase(Kind.CARDS, at(18, 11, 40)) is None

    def test_an_hour_is_an_hour_when_the_clock_springs_forward(self) -> None:
        night = dt.datetime(2026, 3, 8, 3, 30, tzinfo=MONTREAL)
        interview(contact(), night, at(1, 9, month=3))
        hour_before = dt.datetime(2026, 3, 8, 1, 30, tzinfo=MONTREAL)
        assert phase(Kind.CARDS, hour_before - dt.timedelta(minutes=1)) is None
        assert phase(Kind.CARDS, hour_before) is Phase.OPEN

    @pytest.mark.parametrize("start", ["06:10", "06:30", "07:10"])
    def test_an_hour_is_an_hour_when_the_clock_goes_through_it_twice(self, start: str) -> None:
        """In Montréal, on November 1, the clock goes from 2:00 back to 1:00 at 06:00 UTC."""
        begins = dt.datetime.fromisoformat(f"2026-11-01T{start}+00:00")
        interview(contact(), begins.astimezone(MONTREAL), at(30, 12, month=10))
        cards = [
            minutes
            for minutes in range(-90, 10)
            if found(Kind.CARDS, (begins + dt.timedelta(minutes=minutes)).astimezone(MONTREAL))
        ]
        assert cards == list(range(-60, 0))
        night = begins.astimezone(MONTREAL) - DAY
        rings = [moment for moment, _, one in upcoming(night, night + 2 * DAY) if one.kind is Kind.CARDS]
        assert [moment.astimezone(dt.UTC) for moment in rings] == [begins - HOUR]


class TestLogNotes:
    @pytest.fixture
    def meeting(self) -> Interview:
        return interview(contact(), at(15, 14), at(10, 9))

    def test_opens_thirty_minutes_past_the_end_and_is_late_next_noon(self, meeting: Interview) -> None:
        assert phase(Kind.LOG_NOTES, at(15, 14, 49)) is None
        assert phase(Kind.LOG_NOTES, at(15, 14, 50)) is Phase.OPEN
        assert phase(Kind.LOG_NOTES, at(16, 11, 59)) is Phase.OPEN
        assert phase(Kind.LOG_NOTES, at(16, 12)) is Phase.LATE

    def test_opens_when_finished(self, meeting: Interview) -> None:
        meeting.finish(at(15, 14, 15))
        assert phase(Kind.LOG_NOTES, at(15, 14, 15)) is Phase.OPEN

    def test_never_while_the_cards_are_open(self, meeting: Interview) -> None:
        meeting.open_cards(at(15, 14))
        assert phase(Kind.LOG_NOTES, at(15, 15)) is None
        meeting.close_cards(at(15, 15))
        assert phase(Kind.LOG_NOTES, at(15, 15)) is Phase.OPEN

    def test_cards_open_put_its_ring_off_and_not_away(self, meeting: Interview) -> None:
        meeting.open_cards(at(15, 13, 55))
        coming = upcoming(at(15, 14), at(18, 9))
        rings = [(moment, phase) for moment, phase, reminder in coming if reminder.kind is Kind.LOG_NOTES]
        assert rings == [(at(15, 16, 20), Phase.OPEN), (at(16, 12), Phase.LATE)]

    def test_recorded_the_next_week_it_does_not_ring_late_at_once(self) -> None:
        Interview.record(contact(), at(3, 10), 20, at(10, 12))
        assert phase(Kind.LOG_NOTES, at(10, 12)) is Phase.LATE
        assert not [phase for _, phase, one in upcoming(at(3, 10), at(10, 13)) if one.kind is Kind.LOG_NOTES]

    def test_cards_left_open_by_a_crash_do_not_silence_it_for_ever(self, meeting: Interview) -> None:
        meeting.open_cards(at(15, 14))
        assert phase(Kind.LOG_NOTES, at(15, 20)) is Phase.OPEN

    def test_a_new_start_puts_away_the_cards_a_crash_left_open(self, meeting: Interview) -> None:
        meeting.open_cards(at(15, 14))
        Interview.close_all_cards(at(15, 14, 40))
        assert phase(Kind.LOG_NOTES, at(15, 14, 50)) is Phase.OPEN

    def test_closes_with_a_note_an_answer_or_nothing_to_add(self, meeting: Interview) -> None:
        meeting.write_notes("a word")
        assert phase(Kind.LOG_NOTES, at(15, 16)) is None
        meeting.write_notes("")
        card = cards(meeting)[0]
        card.ask(at(15, 14))
        assert phase(Kind.LOG_NOTES, at(15, 16)) is Phase.OPEN
        card.write("yes", at(15, 14))
        assert phase(Kind.LOG_NOTES, at(15, 16)) is None
        card.write("", at(15, 14))
        meeting.set_nothing_to_add(at(15, 16))
        assert phase(Kind.LOG_NOTES, at(15, 16)) is None

    def test_not_held_asks_nothing(self, meeting: Interview) -> None:
        meeting.cancel(CancelledBy.NOT_HELD, at(15, 16))
        assert not due(at(17, 12))

    def test_it_says_when_nobody_confirmed(self, meeting: Interview) -> None:
        reminder = found(Kind.LOG_NOTES, at(15, 16))
        assert reminder and not reminder.confirmed
        meeting.finish(at(15, 16))
        reminder = found(Kind.LOG_NOTES, at(15, 16))
        assert reminder and reminder.confirmed


class TestThankYou:
    def test_opens_at_six_that_day_and_is_late_next_day_at_six(self) -> None:
        interview(contact(), at(15, 14), at(10, 9))
        assert phase(Kind.THANK_YOU, at(15, 17, 59)) is None
        assert phase(Kind.THANK_YOU, at(15, 18)) is Phase.OPEN
        assert phase(Kind.THANK_YOU, at(16, 17, 59)) is Phase.OPEN
        assert phase(Kind.THANK_YOU, at(16, 18)) is Phase.LATE

    @pytest.mark.parametrize(("start", "opens"), [(at(15, 16, 40), at(15, 18)), (at(15, 16, 41), at(16, 9))])
    def test_an_end_after_five_waits_for_the_morning(self, start: dt.datetime, opens: dt.datetime) -> None:
        interview(contact(), start, at(10, 9))
        reminder = found(Kind.THANK_YOU, at(16, 10))
        assert reminder and reminder.opens == opens

    def test_closes_when_sent_or_already_thanked_or_not_held(self) -> None:
        meeting = interview(contact(), at(15, 14), at(10, 9))
        message = sent(MessageKind.THANK_YOU, meeting.contact, at(15, 19), meeting)
        assert phase(Kind.THANK_YOU, at(15, 20)) is None
        message.undo_sent()
        assert phase(Kind.THANK_YOU, at(15, 20)) is Phase.OPEN
        meeting.set_already_thanked(at(15, 19))
        assert phase(Kind.THANK_YOU, at(15, 20)) is None
        meeting.set_already_thanked(None)
        meeting.cancel(CancelledBy.NOT_HELD, at(15, 19))
        assert phase(Kind.THANK_YOU, at(15, 20)) is None

    def test_news_thank_too_also_those_of_an_interview_held_earlier_than_planned(self) -> None:
        meeting = interview(contact(), at(15, 16), at(10, 9))
        meeting.finish(at(15, 10))
        sent(MessageKind.UPDATE, meeting.contact, at(15, 11))
        assert phase(Kind.THANK_YOU, at(15, 20)) is None
        assert not owes_thanks(meeting.contact, at(15, 20))

    def test_a_thank_you_for_another_interview_does_not_count(self) -> None:
        ana = contact()
        first, second = (interview(ana, at(day, 14), at(10, 9)) for day in (14, 15))
        sent(MessageKind.THANK_YOU, ana, at(15, 19), first)
        reminder = found(Kind.THANK_YOU, at(15, 20))
        assert reminder and reminder.interview == second

    def test_gives_way_to_the_update_which_thanks(self) -> None:
        meeting = interview(contact(), at(15, 14), at(10, 9))
        assert phase(Kind.THANK_YOU, at(13, 8, month=10)) is Phase.LATE
        assert [reminder.kind for reminder in due(at(13, 9, month=10)) if reminder.kind != Kind.LOG_NOTES] == [
            Kind.UPDATE
        ]
        sent(MessageKind.UPDATE, meeting.contact, at(13, 10, month=10))
        assert phase(Kind.THANK_YOU, at(14, 9, month=10)) is None

    def test_stays_closed_when_a_call_came_after_the_update_opened(self) -> None:
        ana = contact()
        interview(ana, at(15, 14), at(10, 9))
        Call.log(ana, at(20, 9, month=10))
        assert phase(Kind.THANK_YOU, at(21, 9, month=10)) is None

    def test_moved_it_is_owed_anew_for_the_new_day(self) -> None:
        meeting = interview(contact(), at(14, 10), at(1, 9))
        before = found(Kind.THANK_YOU, at(14, 18))
        meeting.finish(at(14, 11))
        meeting.set_nothing_to_add(at(14, 12))
        meeting.set_already_thanked(at(14, 12))
        meeting.reschedule(at(18, 10), 20, at(15, 20))
        assert found(Kind.PREPARE, at(16, 18))
        assert found(Kind.CARDS, at(18, 9))
        assert found(Kind.LOG_NOTES, at(18, 11))
        after = found(Kind.THANK_YOU, at(18, 18))
        assert before and after and before.key != after.key

    def test_another_hour_for_a_past_interview_settles_nothing_anew(self) -> None:
        meeting = interview(contact(), at(14, 10), at(1, 9))
        meeting.finish(at(14, 11))
        meeting.set_already_thanked(at(14, 12))
        meeting.reschedule(at(14, 9), 20, at(15, 20))
        assert found(Kind.THANK_YOU, at(15, 20)) is None
        assert Interview.get().finished_at

    def test_is_owed_again_when_a_closed_contact_is_reopened(self) -> None:
        ana = contact()
        meeting = interview(ana, at(1, 10), at(1, 9))
        meeting.write_notes("x")
        ana.close(ClosedReason.FINISHED, at(5, 12))
        assert found(Kind.THANK_YOU, at(10, 12, month=10))
        ana.reopen(at(10, 12, month=10))
        assert found(Kind.THANK_YOU, at(10, 13, month=10))
        assert found(Kind.UPDATE, at(8, 9, month=11))
        assert found(Kind.THANK_YOU, at(8, 9, month=11)) is None

    def test_is_still_owed_to_a_closed_contact(self) -> None:
        ana = contact()
        interview(ana, at(15, 14), at(10, 9))
        ana.close(ClosedReason.FINISHED, at(15, 19))
        assert phase(Kind.THANK_YOU, at(15, 20)) is Phase.OPEN

    @pytest.mark.parametrize(("days", "owed"), [(6, True), (8, False)])
    def test_recorded_afterwards_asks_only_within_a_week(self, days: int, owed: bool) -> None:
        Interview.record(contact(), at(15, 14), 20, at(15, 14) + days * DAY)
        assert (phase(Kind.THANK_YOU, at(15, 15) + days * DAY) is not None) is owed

    def test_never_before_the_interview_is_over_wherever_it_is(self) -> None:
        start = dt.datetime(2026, 9, 15, 16, tzinfo=ZoneInfo("America/Vancouver"))
        interview(contact(), start, at(10, 9))
        assert phase(Kind.THANK_YOU, at(15, 19)) is None
        assert phase(Kind.THANK_YOU, at(15, 19, 50)) is Phase.OPEN


class TestUpdate:
    @pytest.fixture
    def ana(self) -> Contact:
        meeting = interview(contact(), at(15, 14), at(10, 9))
        meeting.write_notes("much")
        meeting.set_already_thanked(at(15, 19))
        return meeting.contact

    def test_opens_after_four_weeks_and_is_late_after_six(self, ana: Contact) -> None:
        assert phase(Kind.UPDATE, at(13, 8, 59, month=10)) is None
        assert phase(Kind.UPDATE, at(13, 9, month=10)) is Phase.OPEN
        assert phase(Kind.UPDATE, at(27, 8, 59, month=10)) is Phase.OPEN
        assert phase(Kind.UPDATE, at(27, 9, month=10)) is Phase.LATE

    def test_a_newer_touch_starts_anew(self, ana: Contact) -> None:
        Call.log(ana, at(1, 9, month=10))
        assert phase(Kind.UPDATE, at(28, 9, month=10)) is None
        assert phase(Kind.UPDATE, at(29, 9, month=10)) is Phase.OPEN
        sent(MessageKind.UPDATE, ana, at(29, 10, month=10))
        assert phase(Kind.UPDATE, at(1, 9, month=11)) is None

    def test_waits_while_an_interview_is_planned(self, ana: Contact) -> None:
        second = interview(ana, at(5, 14, month=11), at(1, 9, month=10))
        assert phase(Kind.UPDATE, at(1, 9, month=11)) is None
        second.cancel(CancelledBy.ME, at(1, 9, month=11))
        assert phase(Kind.UPDATE, at(1, 9, month=11)) is Phase.LATE

    def test_closing_stops_it_and_reopening_starts_that_day(self, ana: Contact) -> None:
        ana.close(ClosedReason.FINISHED, at(20, 9))
        assert phase(Kind.UPDATE, at(1, 9, month=11)) is None
        ana.reopen(at(1, 9, month=11))
        assert phase(Kind.UPDATE, at(28, 9, month=11)) is None
        assert phase(Kind.UPDATE, at(29, 9, month=11)) is Phase.OPEN

    def test_nobody_met_is_owed_news(self) -> None:
        sent(MessageKind.REQUEST, contact(), at(1, 9))
        assert phase(Kind.UPDATE, at(1, 9, month=12)) is None

    def test_days_may_be_changed_as_a_whole_or_for_one(self, ana: Contact) -> None:
        Profile.load().set_cadence(7, 14, at(16, 9))
        assert phase(Kind.UPDATE, at(22, 9)) is Phase.OPEN
        assert phase(Kind.UPDATE, at(29, 9)) is Phase.LATE
        ana.set_cadence(10, 20, at(16, 9))
        assert phase(Kind.UPDATE, at(24, 9)) is None
        assert phase(Kind.UPDATE, at(25, 9)) is Phase.OPEN

    def test_back_to_everyones_days_rings_for_nobody_at_once(self, ana: Contact) -> None:
        ana.set_cadence(200, 300, at(16, 9))
        ana.set_cadence(None, None, at(20, 12, month=11))
        assert found(Kind.UPDATE, at(20, 12, month=11))
        assert not [one for one in upcoming(at(16, 9), at(21, 12, month=11)) if one[2].kind is Kind.UPDATE]

    def test_comes_after_an_interview_planned_if_that_takes_place(self) -> None:
        interview(contact(), at(2, 10), at(1, 12))
        rings = [
            (moment, phase)
            for moment, phase, one in upcoming(at(1, 12), at(31, 12, month=10))
            if one.kind is Kind.UPDATE
        ]
        assert rings == [(at(30, 9), Phase.OPEN), (at(14, 9, month=10), Phase.LATE)]
        assert [moment for moment, _, one in upcoming(at(2, 11), at(1, 9, month=10)) if one.kind is Kind.UPDATE] == [
            at(30, 9)
        ]

    def test_nine_oclock_stays_nine_when_the_clocks_change(self) -> None:
        interview(contact(), at(10, 14, month=10), at(1, 9, month=10)).write_notes("x")
        reminder = found(Kind.UPDATE, at(7, 9, month=11))
        assert reminder and reminder.opens == at(7, 9, month=11)
        assert reminder.opens.utcoffset() == dt.timedelta(hours=-5)


class TestReachOut:
    @pytest.fixture
    def bao(self) -> Contact:
        bao = contact("Bao Tran")
        referral = Referral.link(contact(), bao)
        referral.created_at = at(15, 14)
        referral.save()
        return bao

    def test_opens_after_three_days_and_is_late_after_ten(self, bao: Contact) -> None:
        assert phase(Kind.REACH_OUT, at(18, 8, 59)) is None
        assert phase(Kind.REACH_OUT, at(18, 9)) is Phase.OPEN
        assert phase(Kind.REACH_OUT, at(25, 8, 59)) is Phase.OPEN
        assert phase(Kind.REACH_OUT, at(25, 9)) is Phase.LATE

    def test_closes_with_a_request_a_call_an_interview_or_closing(self, bao: Contact) -> None:
        now = at(20, 9)
        request = sent(MessageKind.REQUEST, bao, at(19, 9))
        assert phase(Kind.REACH_OUT, now) is None
        request.undo_sent()
        assert phase(Kind.REACH_OUT, now) is Phase.OPEN
        call = Call.log(bao, at(19, 9))
        assert phase(Kind.REACH_OUT, now) is None
        call.delete_for_now(now)
        meeting = interview(bao, at(28, 9), at(19, 9))
        assert phase(Kind.REACH_OUT, now) is None
        meeting.delete_for_now(now)
        assert phase(Kind.REACH_OUT, now) is Phase.OPEN
        bao.close(ClosedReason.DECLINED, now)
        assert phase(Kind.REACH_OUT, now) is None


class TestNudge:
    def test_opens_after_a_week_and_is_late_after_two(self) -> None:
        sent(MessageKind.REQUEST, contact(), at(1, 14))
        assert phase(Kind.NUDGE, at(8, 8, 59)) is None
        assert phase(Kind.NUDGE, at(8, 9)) is Phase.OPEN
        assert phase(Kind.NUDGE, at(15, 9)) is Phase.LATE

    def test_closes_with_a_nudge_a_reply_an_interview_or_closing(self) -> None:
        ana = contact()
        request = sent(MessageKind.REQUEST, ana, at(1, 14))
        now = at(10, 9)
        request.set_reply(Reply.LATER, at(9, 9))
        assert phase(Kind.NUDGE, now) is None
        request.set_reply(None, at(9, 9))
        assert phase(Kind.NUDGE, now) is Phase.OPEN
        meeting = interview(ana, at(28, 9), at(9, 9))
        assert phase(Kind.NUDGE, now) is None
        meeting.delete_for_now(now)
        nudge = sent(MessageKind.NUDGE, ana, at(9, 9))
        assert phase(Kind.NUDGE, now) is None
        nudge.undo_sent()
        ana.close(ClosedReason.NO_REPLY, now)
        assert phase(Kind.NUDGE, now) is None

    def test_one_nudge_only_then_closing_is_offered_without_a_ring(self) -> None:
        ana = contact()
        request = sent(MessageKind.REQUEST, ana, at(1, 14))
        sent(MessageKind.NUDGE, ana, at(9, 9))
        assert not unanswered(at(16, 8))
        assert unanswered(at(16, 9)) == [request]
        assert not due(at(30, 9)) and not upcoming(at(9, 9), at(30, 9))

    def test_only_the_latest_request_is_followed(self) -> None:
        ana = contact()
        sent(MessageKind.REQUEST, ana, at(1, 14))
        sent(MessageKind.REQUEST, ana, at(9, 14))
        assert phase(Kind.NUDGE, at(10, 9)) is None
        assert phase(Kind.NUDGE, at(16, 9)) is Phase.OPEN


class TestAdvice:
    def test_opens_the_day_before_and_is_late_the_day_after(self) -> None:
        meeting = interview(contact(), at(1, 14), at(1, 9))
        advice = Advice.note(meeting, "Join the association", at(20, 0).date(), at(2, 9))
        assert phase(Kind.ADVICE, at(19, 8, 59)) is None
        assert phase(Kind.ADVICE, at(19, 9)) is Phase.OPEN
        assert phase(Kind.ADVICE, at(21, 9)) is Phase.LATE
        advice.do(at(21, 10))
        assert phase(Kind.ADVICE, at(21, 10)) is None
        advice.reopen()
        advice.drop(at(21, 10))
        assert phase(Kind.ADVICE, at(21, 10)) is None

    def test_without_a_date_it_never_opens(self) -> None:
        Advice.note(interview(contact(), at(1, 14), at(1, 9)), "Read", None, at(2, 9))
        assert phase(Kind.ADVICE, at(1, 9, month=12)) is None


class TestRinging:
    def test_upcoming_lists_each_ring_of_a_planned_interview_in_order(self) -> None:
        interview(contact(), at(18, 12), at(10, 9))
        rings = [(moment, reminder.kind, when) for moment, when, reminder in upcoming(at(15, 12), at(20, 12))]
        assert rings == [
            (at(16, 18), Kind.PREPARE, Phase.OPEN),
            (at(17, 18), Kind.PREPARE, Phase.LATE),
            (at(18, 11), Kind.CARDS, Phase.OPEN),
            (at(18, 12, 50), Kind.LOG_NOTES, Phase.OPEN),
            (at(18, 18), Kind.THANK_YOU, Phase.OPEN),
            (at(19, 12), Kind.LOG_NOTES, Phase.LATE),
            (at(19, 18), Kind.THANK_YOU, Phase.LATE),
        ]

    def test_what_opened_before_it_was_entered_shows_and_never_rings(self) -> None:
        interview(contact(), at(18, 12), at(17, 9))
        reminder = found(Kind.PREPARE, at(17, 10))
        assert reminder and list(reminder.rings()) == [(at(17, 18), Phase.LATE)]

    def test_finishing_does_not_ring_at_once(self) -> None:
        meeting = interview(contact(), at(15, 14), at(10, 9))
        meeting.finish(at(15, 14, 20))
        reminder = found(Kind.LOG_NOTES, at(15, 15))
        assert reminder and list(reminder.rings()) == [(at(16, 12), Phase.LATE)]

    def test_a_shorter_cadence_rings_for_nobody_at_once(self) -> None:
        interview(contact(), at(15, 14), at(10, 9)).write_notes("x")
        Profile.load().set_cadence(7, 40, at(30, 9))
        reminder = found(Kind.UPDATE, at(30, 10))
        assert reminder and [when for _, when in reminder.rings()] == [Phase.LATE]

    def test_late_stands_first_then_what_waited_longest(self) -> None:
        interview(contact("Ana"), at(14, 14), at(10, 9))
        interview(contact("Bao"), at(15, 14), at(10, 9))
        now = at(15, 19)
        assert [(reminder.contact.name, reminder.kind) for reminder in due(now)] == [
            ("Ana", Kind.LOG_NOTES),
            ("Ana", Kind.THANK_YOU),
            ("Bao", Kind.LOG_NOTES),
            ("Bao", Kind.THANK_YOU),
        ]

    def test_both_at_once_are_the_same_as_each(self) -> None:
        for day in (1, 14, 16, 25):
            interview(contact(f"Person {day}"), at(day, 14), at(1, 9))
        sent(MessageKind.REQUEST, contact("Asked"), at(8, 9))
        now, end = at(15, 12), at(30, 12)
        assert due_and_upcoming(now, end) == (due(now), upcoming(now, end))
        assert due(now) and upcoming(now, end)

    def test_a_deleted_contact_or_interview_reminds_of_nothing(self) -> None:
        meeting = interview(contact(), at(14, 14), at(10, 9))
        meeting.delete_for_now(at(15, 9))
        assert not due(at(20, 12))
        meeting.restore()
        meeting.contact.delete_for_now(at(15, 9))
        assert not due(at(20, 12))


def test_held_counts_notes_only_once_it_has_begun() -> None:
    meeting = interview(contact(), at(18, 12), at(10, 9))
    meeting.write_notes("questions to ask")
    Answer.update(asked_at=at(12, 9)).where(Answer.interview == meeting).execute()
    assert not meeting.is_held(at(18, 12) - HOUR)
    assert meeting.is_held(at(18, 12))


def test_held_by_itself_thirty_minutes_past_the_end() -> None:
    meeting = interview(contact(), at(18, 12), at(10, 9))
    assert not meeting.is_held(at(18, 12, 49))
    assert meeting.is_held(at(18, 12, 50))


def test_after_a_clock_set_back_an_earlier_request_is_not_nudged(now: dt.datetime) -> None:
    """Found by the histories: the last request lies in the future for a while, and is still the last."""
    ana = contact()
    sent(MessageKind.REQUEST, ana, now - 8 * DAY)
    sent(MessageKind.REQUEST, ana, now + HOUR)
    assert not [row for row in due(now) if row.kind is Kind.NUDGE]


class _Alone(Story):
    """A history after each step of which everyone is asked for alone."""

    def compare(self) -> None:
        each_alone_as_among_all(self.now)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_odd_histories_say_the_same_of_one_contact_alone(fault: Fault) -> None:
    play(fault.start, fault.zone, fault.quiet, fault.history, _Alone)
