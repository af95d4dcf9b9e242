"""The guide's tips: each is wanted until its step was done or it was put away, and then never again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from models import changes
from models.contact import Contact
from models.deck import cards
from models.deleted import purge
from models.guide_tip import GuideTip, Step
from models.interview import CancelledBy, Interview
from models.message import Message, MessageKind
from models.referral import Referral
from models.thanks import late_from
from tests.models.people import DAY, contact, interview, sent


def wanted(now: dt.datetime) -> set[Step]:
    return {step for step in Step if GuideTip.is_wanted(step, now)}


def ask(now: dt.datetime) -> None:
    sent(MessageKind.REQUEST, contact(), now)


def begin(now: dt.datetime) -> None:
    interview(contact(), now, now - DAY)


def ask_who_else(now: dt.datetime) -> None:
    last = cards(interview(contact(), now + DAY, now))[-1]
    last.ask(now)


def note_who_else(now: dt.datetime) -> None:
    Referral.note(interview(contact(), now + DAY, now), "Ben")


def thank_late(now: dt.datetime) -> None:
    meeting = interview(contact(), now - 9 * DAY, now - 10 * DAY)
    sent(MessageKind.THANK_YOU, meeting.contact, late_from(meeting, now.tzinfo), meeting)


DONE = [
    (Step.REQUEST, ask),
    (Step.DAY_BEFORE, begin),
    (Step.LAST_CARD, ask_who_else),
    (Step.LAST_CARD, note_who_else),
    (Step.LATE_THANK_YOU, thank_late),
]


def test_a_newcomer_wants_them_all(now: dt.datetime) -> None:
    assert wanted(now) == set(Step)


@pytest.mark.parametrize(("step", "do"), DONE)
def test_a_step_that_was_done_is_not_told_again(
    now: dt.datetime, step: Step, do: Callable[[dt.datetime], None]
) -> None:
    do(now)
    assert step not in wanted(now)
    assert wanted(now) >= set(Step) - {step, Step.DAY_BEFORE}


@pytest.mark.parametrize(("step", "do"), DONE)
def test_nor_when_all_that_tells_so_is_gone_for_good(
    now: dt.datetime, step: Step, do: Callable[[dt.datetime], None]
) -> None:
    do(now)
    for row in Contact.select():
        row.delete_for_now(now)
    assert step not in wanted(now)
    purge(now + 40 * DAY)
    assert not Interview.select().exists() and not Message.select().exists()
    assert step not in wanted(now + 40 * DAY)


def test_what_is_only_begun_is_not_done(now: dt.datetime) -> None:
    ana = contact()
    sent(MessageKind.REQUEST, ana, now).undo_sent()
    meeting = interview(ana, now + DAY, now)
    interview(ana, now - 3 * DAY, now - 4 * DAY).cancel(CancelledBy.THEM, now - 3 * DAY)
    early = interview(ana, now - 3 * DAY, now - 4 * DAY)
    early.delete_instance()
    sent(MessageKind.THANK_YOU, ana, now, meeting)
    Referral.link(ana, contact("Ben"))
    assert wanted(now) == set(Step)


def test_put_away_it_never_comes_again_unless_that_is_undone(now: dt.datetime) -> None:
    for _ in range(2):  # put away again, in another window
        row = GuideTip.put_away(Step.REQUEST)
        assert wanted(now) == set(Step) - {Step.REQUEST}
        row.delete_for_now(now)
        assert wanted(now) == set(Step)
    GuideTip.put_away(Step.REQUEST)
    GuideTip.put_away(Step.REQUEST)
    assert GuideTip.select().count() == 1
    assert wanted(now + 400 * DAY) == set(Step) - {Step.REQUEST}


def test_what_is_remembered_is_written_once(now: dt.datetime) -> None:
    ask(now)
    purge(now)
    before = changes.commits([GuideTip])
    purge(now)
    assert changes.commits([GuideTip]) == before
    assert [row.step for row in GuideTip.select()] == [Step.REQUEST]
