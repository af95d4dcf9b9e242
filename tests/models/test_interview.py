from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from locales.cards import CARDS
from models import agenda, deck
from models.advice import Advice
from models.answer import Answer
from models.call import Call
from models.contact import Contact
from models.errors import Invalid, Problem
from models.history import history
from models.interview import CancelledBy, Interview, Objective
from models.message import Channel, Message, MessageKind
from models.profile import Profile
from models.question import WHO_ELSE, Question
from models.template import Template, Wording
from tests.conftest import MONTREAL
from tests.models.people import DAY, HOUR, contact, interview, sent


def keys(meeting: Interview) -> list[str | None]:
    return [card.question.key for card in deck.cards(meeting)]


@pytest.mark.parametrize(
    ("minutes", "problem"), [(0, Problem.NO_LENGTH), (-5, Problem.NO_LENGTH), (721, Problem.LENGTH_TOO_LONG)]
)
def test_a_length_that_is_none_is_refused(now: dt.datetime, minutes: int, problem: Problem) -> None:
    with pytest.raises(Invalid) as refused:
        interview(contact(), now, now, minutes)
    assert refused.value.problems == {"minutes": problem}
    assert not Interview.select().exists() and not Answer.select().exists()


def test_it_keeps_its_own_zone(now: dt.datetime) -> None:
    start = dt.datetime(2026, 10, 25, 1, 50, tzinfo=ZoneInfo("Europe/Paris"), fold=0)
    meeting = Interview.get_by_id(interview(contact(), start, now, 90).id)
    assert meeting.zone == "Europe/Paris"
    assert (meeting.start.hour, meeting.start.minute, meeting.minutes) == (1, 50, 90)
    assert (meeting.end.hour, meeting.end.minute) == (2, 20)  # the hour between two and three came twice


def test_recording_one_that_was_held_finishes_it(now: dt.datetime) -> None:
    meeting = Interview.record(contact(), now - 2 * DAY, 20, now)
    assert meeting.is_held(now) and not meeting.is_planned
    with pytest.raises(Invalid) as refused:
        Interview.record(contact(), now + HOUR, 20, now)
    assert refused.value.problems == {"start": Problem.IN_THE_FUTURE}
    assert Interview.select().count() == 1


def test_what_was_before_the_clock_went_back_is_not_to_come() -> None:
    """In Montréal, on November 1, the clock goes through the hour from one to two twice."""
    before, now = (
        dt.datetime.fromisoformat(f"2026-11-01T{at}+00:00").astimezone(MONTREAL) for at in ("05:30", "06:10")
    )
    assert before.time() > now.time()
    ana = contact()
    assert Interview.record(ana, before, 20, now).is_held(now)
    assert Call.log(ana, now, at=before).called_at == before
    draft = Message.begin(MessageKind.REQUEST, ana, None, Channel.EMAIL, "en")
    draft.mark_sent(now, at=before)
    with pytest.raises(Invalid):
        Call.log(ana, before, at=now)


def test_moving_a_cancelled_interview_plans_it_again(now: dt.datetime) -> None:
    meeting = interview(contact(), now + DAY, now)
    meeting.cancel(CancelledBy.THEM, now)
    assert agenda.coming(now) == [] and agenda.past(now) == [meeting]
    meeting.reschedule(now + 3 * DAY, 30, now)
    assert agenda.coming(now) == [meeting] and meeting.minutes == 30
    meeting.finish(now + 3 * DAY)
    assert agenda.past(now + 3 * DAY) == [meeting]
    meeting.undo_finish()
    assert agenda.next_interview(now + 3 * DAY) == meeting
    assert agenda.next_interview(now + 3 * DAY, meeting.contact) == meeting


def test_the_one_in_hand_comes_next_after_its_first_card_too(now: dt.datetime) -> None:
    meeting = interview(contact(), now, now, 20)
    interview(contact(), now + DAY, now)
    deck.cards(meeting)[0].write("By accident", now)
    half, after = now + HOUR / 6, now + HOUR / 2
    assert meeting.is_held(half) and agenda.next_interview(half) == meeting
    assert meeting in agenda.coming(half) and agenda.past(half) == [] and agenda.past(now + HOUR) == [meeting]
    assert agenda.next_interview(after) == meeting and agenda.next_interview(now + HOUR) != meeting
    right_behind = interview(contact(), now + HOUR / 3, now, 30)
    assert agenda.next_interview(after) == right_behind
    meeting.finish(half)
    assert agenda.next_interview(half) != meeting


class TestCards:
    def test_at_most_eight_from_the_objectives_then_who_else(self, now: dt.datetime) -> None:
        meeting = interview(contact(), now, now, objectives=tuple(Objective))
        assert len(keys(meeting)) == 9 and keys(meeting)[-1] == WHO_ELSE
        meeting.aim([Objective.NETWORK])
        assert keys(meeting) == ["career-highlights", "typical-day", WHO_ELSE]

    def test_each_objective_proposes_its_own(self) -> None:
        for objective, wanted in deck.PROPOSED.items():
            assert {question.key for question in deck.proposal((objective,))} == {*wanted, WHO_ELSE}

    def test_every_proposed_key_is_a_card(self) -> None:
        known = {question.key for question in Question.deck(hidden=True)}
        assert {key for wanted in deck.PROPOSED.values() for key in wanted} <= known
        assert known == {card.key for card in CARDS}

    def test_the_persons_choice_is_not_undone_by_new_objectives(self, now: dt.datetime) -> None:
        meeting = interview(contact(), now, now)
        pay = Question.get(Question.key == "pay")
        deck.choose(meeting, [pay.id], now)
        assert keys(meeting) == ["pay", WHO_ELSE]
        meeting.aim([Objective.INDUSTRY])
        assert keys(meeting) == ["pay", WHO_ELSE]

    def test_who_else_is_always_last_and_never_goes(self, now: dt.datetime) -> None:
        meeting = interview(contact(), now, now)
        last = Question.get(Question.key == WHO_ELSE)
        pay = Question.get(Question.key == "pay")
        deck.choose(meeting, [last.id, pay.id], now)
        assert keys(meeting) == ["pay", WHO_ELSE]
        with pytest.raises(Invalid):
            last.hide(now)
        with pytest.raises(Invalid):
            Question.get(Question.key == WHO_ELSE).delete_for_now(now)

    def test_a_used_card_stays_whatever_is_chosen(self, now: dt.datetime) -> None:
        meeting = interview(contact(), now, now, objectives=(Objective.NETWORK,))
        deck.cards(meeting)[0].write("a long road", now)
        deck.choose(meeting, [], now)
        assert keys(meeting) == ["career-highlights", WHO_ELSE]
        assert deck.cards(meeting)[0].text == "a long road"

    def test_an_own_card_is_added_hidden_cards_are_not_proposed(self, now: dt.datetime) -> None:
        own = Question.add("  What do you read?  ")
        assert [question.text for question in Question.deck()][-2:] == ["What do you read?", ""]
        Question.get(Question.key == "why-field").hide(now)
        meeting = interview(contact(), now, now, objectives=(Objective.INDUSTRY,))
        assert "why-field" not in keys(meeting)
        deck.add(meeting, own, now)
        assert deck.cards(meeting)[-2].question == own
        assert own not in deck.others(meeting)

    def test_an_own_card_needs_words(self) -> None:
        for text in ("", "  ", "x" * 100_000):
            with pytest.raises(Invalid):
                Question.add(text)

    def test_the_order_of_the_deck_is_the_persons(self) -> None:
        ids = [question.id for question in Question.deck()]
        Question.arrange([*ids[1:], ids[0]])
        assert [question.id for question in Question.deck()] == [*ids[1:-1], ids[0], ids[-1]]

    def test_an_answer_marks_its_card_asked(self, now: dt.datetime) -> None:
        card = deck.cards(interview(contact(), now, now))[0]
        card.write("yes", now)
        assert Answer.get_by_id(card.id).asked_at == now
        card.ask(None)
        assert Answer.get_by_id(card.id).asked_at is None


@pytest.mark.parametrize("text", ["x" * 100_000, "🙂" * 500, "محادثة جيدة", "a\n\n b ", "\ud800lone", "a\0b"])
def test_notes_come_back_as_typed(now: dt.datetime, text: str) -> None:
    meeting = interview(contact(), now, now)
    kept = text.replace("\0", "").replace("\ud800", "")
    meeting.write_notes(text)
    assert Interview.get_by_id(meeting.id).notes == kept
    meeting.contact.write_notes(text)
    assert Contact.get_by_id(meeting.contact_id).notes == kept
    draft = Message.begin(MessageKind.REQUEST, meeting.contact, None, Channel.EMAIL, "en")
    draft.type("body", text, "")
    assert Message.get_by_id(draft.id).body == kept
    draft.write("", text)
    assert Message.get_by_id(draft.id).body == kept
    Template.write(Wording.REQUEST, "en", "", text)
    assert (own := Template.own(Wording.REQUEST, "en")) and own.body == kept


def test_notes_past_a_million_characters_are_refused_and_the_old_ones_stay(now: dt.datetime) -> None:
    meeting = interview(contact(), now, now)
    meeting.write_notes("before")
    with pytest.raises(Invalid):
        meeting.write_notes("x" * 1_000_001)
    assert Interview.get_by_id(meeting.id).notes == "before"


def test_history_holds_what_happened_the_latest_first(now: dt.datetime) -> None:
    from models.call import Call

    ana = contact()
    request = sent(MessageKind.REQUEST, ana, now - 9 * DAY)
    Message.create(kind=MessageKind.NUDGE, contact=ana)
    call = Call.log(ana, now, at=now - 3 * DAY)
    meeting = interview(ana, now + DAY, now)
    assert [entry.fact for entry in history(ana)] == [meeting, call, request]


def test_a_message_is_a_draft_until_sent_and_undo_reopens_it(now: dt.datetime) -> None:
    ana = contact()
    draft = Message.create(kind=MessageKind.REQUEST, contact=ana)
    draft.write("Hello", "Dear Ana")
    assert Message.open_draft(MessageKind.REQUEST, ana, None) == draft
    draft.mark_sent(now, Channel.PHONE)
    assert Message.open_draft(MessageKind.REQUEST, ana, None) is None
    draft.undo_sent()
    assert Message.open_draft(MessageKind.REQUEST, ana, None) == draft
    with pytest.raises(Invalid):
        draft.mark_sent(now, at=now + DAY)


def test_advice_needs_words(now: dt.datetime) -> None:
    with pytest.raises(Invalid):
        Advice.note(interview(contact(), now, now), " ", None, now)


@pytest.mark.parametrize(("days", "late"), [(0, 42), (28, 28), (28, 10), (900, 1000)])
def test_a_cadence_that_makes_no_sense_is_refused(now: dt.datetime, days: int, late: int) -> None:
    with pytest.raises(Invalid):
        Profile.load().set_cadence(days, late, now)
    with pytest.raises(Invalid):
        contact().set_cadence(days, late, now)
    assert Profile.load().update_days == 28


def test_a_contact_that_is_deleted_hides_its_interviews_and_undo_brings_them_back(now: dt.datetime) -> None:
    meeting = interview(contact(), now + DAY, now)
    meeting.contact.delete_for_now(now)
    assert agenda.coming(now) == [] and Contact.find(meeting.contact_id) is None
    meeting.contact.restore()
    assert agenda.coming(now) == [meeting]


def test_the_last_one_held_is_no_later_one_that_was_cancelled(data: object, now: dt.datetime) -> None:
    assert agenda.last_held(now) is None
    first, second = (interview(contact(), now - days * DAY, now - 9 * DAY) for days in (5, 3))
    interview(contact(), now - DAY, now - 9 * DAY).cancel(CancelledBy.THEM, now)
    assert agenda.last_held(now) == second
    second.cancel(CancelledBy.NOT_HELD, now)
    assert agenda.last_held(now) == first
