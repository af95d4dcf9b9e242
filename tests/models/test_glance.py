"""The search at a glance: each number is that of a list, and random histories count the same twice."""

from __future__ import annotations

import ast
import datetime as dt
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.call import Call
from models.contact import ClosedReason
from models.glance import ENOUGH, Answered, Glance, Met, Names, Week, each, glance, share, weeks
from models.interview import CancelledBy, Interview
from models.message import MessageKind, Reply
from models.referral import Referral
from models.thanks import Thanks, late_from, thanks
from tests.conftest import MONTREAL
from tests.models import naive_glance as naive
from tests.models.people import DAY, HOUR, contact, interview, sent
from tests.models.story import STARTS, ZONES, Story, play
from tests.models.test_histories import DAY as A_DAY
from tests.models.test_histories import HOURS, OF_A_MEETING, PLAN, WHICH


def found(groups: Mapping[Any, list[Any]]) -> dict[str, list[str]]:
    """The names in each group that has any."""
    return {kind.value: [getattr(row, "contact", row).name for row in rows] for kind, rows in groups.items() if rows}


def held(name: str, start: dt.datetime) -> Interview:
    meeting = interview(contact(name), start, start - DAY)
    meeting.created_at = start - DAY
    meeting.save()
    meeting.finish(meeting.ends_at)
    return meeting


class TestRequests:
    def test_each_person_asked_is_counted_once_under_the_last_answer(self, now: dt.datetime) -> None:
        for name, reply in (("Ana", Reply.YES), ("Ben", Reply.LATER), ("Chi", Reply.NO), ("Dov", None)):
            sent(MessageKind.REQUEST, contact(name), now - 9 * DAY).set_reply(reply, now)
        eva = contact("Eva")
        sent(MessageKind.REQUEST, eva, now - 30 * DAY).set_reply(Reply.LATER, now - 29 * DAY)
        sent(MessageKind.REQUEST, eva, now - 2 * DAY).set_reply(Reply.NO, now - DAY)
        contact("Fay")
        seen = glance(now)
        assert found(seen.asked) == {"yes": ["Ana"], "later": ["Ben"], "no": ["Chi", "Eva"], "not-yet": ["Dov"]}
        assert (seen.people_asked, seen.people_who_answered) == (5, 4)

    def test_asked_again_without_an_answer_the_last_one_stands(self, now: dt.datetime) -> None:
        eva = contact("Eva")
        sent(MessageKind.REQUEST, eva, now - 30 * DAY).set_reply(Reply.LATER, now - 29 * DAY)
        sent(MessageKind.REQUEST, eva, now - 2 * DAY)
        assert found(glance(now).asked) == {"later": ["Eva"]}

    def test_an_interview_arranged_since_is_a_yes_one_from_before_is_none(self, now: dt.datetime) -> None:
        ana, ben, chi = (contact(name) for name in ("Ana", "Ben", "Chi"))
        interview(ben, now - 40 * DAY, now - 41 * DAY)
        Interview.update(created_at=now - 41 * DAY).execute()
        for who in (ana, ben, chi):
            sent(MessageKind.REQUEST, who, now - 9 * DAY)
        interview(ana, now + DAY, now)
        interview(chi, now + DAY, now).cancel(CancelledBy.THEM, now)
        assert found(glance(now).asked) == {"yes": ["Ana"], "not-yet": ["Ben", "Chi"]}
        interview(chi, now + DAY, now)
        Interview.update(created_at=now - 41 * DAY).execute()
        assert found(glance(now).asked) == {"yes": ["Ana", "Chi"], "not-yet": ["Ben"]}, "held since, if planned before"

    def test_asked_again_after_an_interview_they_said_yes_once(self, now: dt.datetime) -> None:
        ana = contact("Ana")
        sent(MessageKind.REQUEST, ana, now - 30 * DAY)
        interview(ana, now - 20 * DAY, now - 21 * DAY)
        Interview.update(created_at=now - 21 * DAY).execute()
        sent(MessageKind.REQUEST, ana, now - DAY)
        assert found(glance(now).asked) == {"yes": ["Ana"]}

    def test_who_declined_said_no_though_no_reply_was_noted(self, now: dt.datetime) -> None:
        ana, ben = contact("Ana"), contact("Ben")
        for who, reason in ((ana, ClosedReason.DECLINED), (ben, ClosedReason.NO_REPLY)):
            sent(MessageKind.REQUEST, who, now - 9 * DAY)
            who.close(reason, now)
        assert found(glance(now).asked) == {"no": ["Ana"], "not-yet": ["Ben"]}

    def test_drafts_nudges_and_what_was_deleted_are_none(self, now: dt.datetime) -> None:
        sent(MessageKind.NUDGE, contact("Ana"), now - DAY)
        sent(MessageKind.REQUEST, contact("Ben"), now - DAY).undo_sent()
        sent(MessageKind.REQUEST, contact("Chi"), now - DAY).delete_for_now(now)
        gone = contact("Dov")
        sent(MessageKind.REQUEST, gone, now - DAY)
        gone.delete_for_now(now)
        sent(MessageKind.REQUEST, contact("Eva"), now + DAY)
        assert glance(now).people_asked == 0


class TestInterviews:
    def test_people_met_by_whether_they_were_asked(self, now: dt.datetime) -> None:
        first = held("Ana", now - 20 * DAY)
        interview(first.contact, now - 10 * DAY, now - 11 * DAY)
        held("Ben", now - 5 * DAY)
        sent(MessageKind.REQUEST, first.contact, now - 30 * DAY)
        interview(contact("Chi"), now + DAY, now)
        interview(contact("Dov"), now - DAY, now - 2 * DAY).cancel(CancelledBy.NOT_HELD, now)
        seen = glance(now)
        assert found(seen.met) == {"asked": ["Ana"], "otherwise": ["Ben"]}
        assert (seen.people_met, seen.interviews) == (2, 3)

    def test_names_by_interview_and_otherwise(self, now: dt.datetime) -> None:
        ana, ben, chi, dov = (held(name, now - days * DAY) for name, days in zip("ABCD", (8, 6, 4, 2), strict=True))
        for meeting, count in ((ben, 1), (chi, 2), (dov, 5)):
            for number in range(count):
                Referral.note(meeting, f"Person {number}")
        Referral.note(ana, "Undone").delete_for_now(now)
        Referral.link(ana.contact, ben.contact)
        Referral.link(ana.contact, contact("Gone")).contact.delete_for_now(now)
        seen = glance(now)
        assert found(seen.names) == {"none": ["A"], "one": ["B"], "two": ["C"], "more": ["D"]}
        assert (seen.named, seen.named_otherwise) == (8, 1)

    def test_a_name_noted_before_the_interview_is_held_was_given_otherwise(self, now: dt.datetime) -> None:
        Referral.note(interview(contact("Ana"), now + DAY, now), "Ben")
        seen = glance(now)
        assert (seen.interviews, seen.named, seen.named_otherwise) == (0, 0, 1)


class TestThanks:
    @pytest.fixture
    def meeting(self) -> Interview:
        return held("Ana", dt.datetime(2026, 9, 10, 12, tzinfo=MONTREAL))

    def standing(self, meeting: Interview, now: dt.datetime) -> Thanks:
        (known,) = [kind for kind, rows in glance(now).thanks.items() if rows]
        assert thanks([Interview.get_by_id(meeting.id)], now) == {meeting.id: known}
        return known

    @pytest.mark.parametrize("kind", [MessageKind.THANK_YOU, MessageKind.UPDATE])
    def test_in_time_is_before_six_the_day_after(self, meeting: Interview, now: dt.datetime, kind: str) -> None:
        late = dt.datetime(2026, 9, 11, 18, tzinfo=MONTREAL)
        assert late_from(meeting, MONTREAL) == late
        note = sent(kind, meeting.contact, late - dt.timedelta(milliseconds=1), meeting)
        assert self.standing(meeting, now) is Thanks.ON_TIME
        note.mark_sent(now, at=late)
        assert self.standing(meeting, now) is Thanks.LATE
        sent(kind, meeting.contact, late - HOUR, meeting)
        assert self.standing(meeting, now) is Thanks.ON_TIME, "the first one counts"

    def test_news_that_follows_a_note_in_time_changes_nothing(self, meeting: Interview, now: dt.datetime) -> None:
        for kind, days in ((MessageKind.THANK_YOU, 0), (MessageKind.UPDATE, 3)):
            sent(kind, meeting.contact, meeting.ends_at + HOUR + days * DAY, meeting)
        assert self.standing(meeting, now) is Thanks.ON_TIME

    def test_the_day_is_that_of_its_end(self, now: dt.datetime) -> None:
        """Planned until after midnight, and finished before."""
        night = interview(contact(), dt.datetime(2026, 9, 10, 23, 50, tzinfo=MONTREAL), now)
        assert late_from(night, MONTREAL) == dt.datetime(2026, 9, 12, 18, tzinfo=MONTREAL)
        night.finish(dt.datetime(2026, 9, 10, 23, 59, tzinfo=MONTREAL))
        assert late_from(night, MONTREAL) == dt.datetime(2026, 9, 11, 18, tzinfo=MONTREAL)

    def test_what_was_not_sent_is_owed_then_missing(self, meeting: Interview, now: dt.datetime) -> None:
        assert self.standing(meeting, dt.datetime(2026, 9, 11, 17, 59, tzinfo=MONTREAL)) is Thanks.OWED
        assert self.standing(meeting, dt.datetime(2026, 9, 11, 18, tzinfo=MONTREAL)) is Thanks.MISSING

    def test_another_interviews_note_and_older_news_thank_for_nothing(
        self, meeting: Interview, now: dt.datetime
    ) -> None:
        sent(MessageKind.UPDATE, meeting.contact, meeting.starts_at - HOUR)
        sent(MessageKind.THANK_YOU, meeting.contact, meeting.ends_at + HOUR)
        assert self.standing(meeting, now) is Thanks.MISSING

    def test_thanked_in_another_way(self, meeting: Interview, now: dt.datetime) -> None:
        meeting.set_already_thanked(now)
        assert self.standing(meeting, now) is Thanks.OTHERWISE

    def test_entered_more_than_a_week_later_none_is_asked_for(self, meeting: Interview, now: dt.datetime) -> None:
        Interview.update(created_at=meeting.ends_at + 7 * DAY).execute()
        assert self.standing(meeting, now + 30 * DAY) is Thanks.MISSING
        Interview.update(created_at=meeting.ends_at + 8 * DAY).execute()
        assert self.standing(meeting, now + 30 * DAY) is Thanks.NOT_ASKED


class TestWeeks:
    def test_every_week_since_the_first_touch_idle_ones_too(self, now: dt.datetime) -> None:
        """September 15 is a Tuesday."""
        ana = contact("Ana")
        Call.log(ana, now - 21 * DAY)
        sent(MessageKind.REQUEST, ana, now - 20 * DAY)
        held("Ben", now - DAY)
        days = [dt.date(2026, 8, 24), dt.date(2026, 8, 31), dt.date(2026, 9, 7), dt.date(2026, 9, 14)]
        assert weeks(now) == [Week(day, count) for day, count in zip(days, (2, 0, 0, 1), strict=True)]
        assert glance(now).weeks == weeks(now)

    def test_what_was_done_with_someone_deleted_counts_no_more(self, now: dt.datetime) -> None:
        ana = contact("Ana")
        Call.log(ana, now)
        ana.delete_for_now(now)
        assert weeks(now) == []

    def test_a_week_begins_where_the_calendar_says(self, now: dt.datetime) -> None:
        Call.log(contact("Ana"), now - 2 * DAY)
        assert weeks(now, 6) == [Week(dt.date(2026, 9, 13), 1)]
        assert weeks(now, 0) == [Week(dt.date(2026, 9, 7), 1), Week(dt.date(2026, 9, 14), 0)]

    def test_days_are_those_of_the_device(self, now: dt.datetime) -> None:
        """Sunday evening in Montréal is Monday morning in Tokyo."""
        Call.log(contact("Ana"), dt.datetime(2026, 9, 13, 22, tzinfo=MONTREAL))
        assert weeks(now)[0].start == dt.date(2026, 9, 7)
        assert weeks(now.astimezone(ZoneInfo("Asia/Tokyo")))[0].start == dt.date(2026, 9, 14)


def test_there_is_nothing_to_see_until_something_happened(now: dt.datetime) -> None:
    assert glance(now).is_empty
    contact("Ana")
    assert glance(now).is_empty
    Call.log(contact("Ben"), now)
    assert not glance(now).is_empty


def test_of_few_there_is_no_share_and_no_average() -> None:
    assert share(3, ENOUGH - 1) is None
    assert each(3, ENOUGH - 1) is None
    assert share(3, ENOUGH) == each(3, ENOUGH) == 0.3


class _Counted(Story):
    """A history of which the counts are compared."""

    first_weekday = 0

    def compare(self) -> None:
        now, facts = self.now, self.facts
        self.first_weekday = (self.first_weekday + 1) % 7
        seen = glance(now, self.first_weekday)
        names, inside, otherwise = naive.names(facts, now)
        for groups, expected, kinds in (
            (seen.asked, naive.asked(facts, now), Answered),
            (seen.met, naive.met(facts, now), Met),
            (seen.names, names, Names),
            (seen.thanks, naive.thanks(facts, now), Thanks),
        ):
            assert list(groups) == list(kinds), "every kind is there"
            counted = {kind.value: sorted(row.uid for row in rows) for kind, rows in groups.items() if rows}
            assert counted == {kind: sorted(uids) for kind, uids in expected.items()}
        assert (seen.named, seen.named_otherwise) == (inside, otherwise)
        assert [(week.start, week.touches) for week in seen.weeks] == naive.weeks(facts, now, self.first_weekday)
        self._add_up(seen)

    def _add_up(self, seen: Glance) -> None:
        """Totals are those of the lists."""
        assert seen.people_asked == seen.people_who_answered + len(seen.asked[Answered.NOT_YET])
        held = sum(meeting.held(self.now) for meeting in self.facts.meetings)
        assert seen.interviews == sum(map(len, seen.names.values())) == sum(map(len, seen.thanks.values())) == held
        assert seen.named + seen.named_otherwise == len(self.facts.leads)
        assert seen.people_met <= seen.interviews
        assert bool(seen.weeks) is any(week.touches for week in seen.weeks)


GIVEN = os.environ.get("ENTREVUE_HISTORIES")
STEPS = st.one_of(
    PLAN,
    st.tuples(st.just("move"), WHICH, HOURS),
    st.tuples(st.sampled_from(OF_A_MEETING), WHICH),
    st.tuples(st.just("send"), WHICH, st.sampled_from([kind.value for kind in MessageKind])),
    st.tuples(st.just("send"), WHICH, st.sampled_from(["request", "thank-you"])),
    st.tuples(st.just("answer"), WHICH, st.sampled_from([reply.value for reply in Reply])),
    st.tuples(st.sampled_from(["suggest", "call", "refer", "close", "decline", "reopen", "finish"]), WHICH),
    st.tuples(st.just("fly"), st.sampled_from(ZONES)),
)
GAPS = [-180, 1, 31, 60, 180, 540, A_DAY, 3 * A_DAY, 8 * A_DAY, 30 * A_DAY]  # minutes


@settings(
    max_examples=int(GIVEN or 15), derandomize=GIVEN is None, database=None, suppress_health_check=list(HealthCheck)
)
@given(
    st.integers(0, len(STARTS) - 1),
    st.sampled_from(ZONES),
    st.lists(st.tuples(st.sampled_from(GAPS), STEPS), min_size=4, max_size=24),
)
def test_any_history_counts_the_same_twice(start: int, zone: str, history: list[Any]) -> None:
    play(start, zone, 0, history, _Counted)


def test_the_second_count_knows_nothing_of_the_first() -> None:
    tree = ast.walk(ast.parse(Path(naive.__file__).read_text()))
    imported = [node.module or "" for node in tree if isinstance(node, ast.ImportFrom)]
    assert "tests.models.naive_reminders" in imported
    assert not [name for name in imported if name.startswith(("models", "views", "locales"))]
