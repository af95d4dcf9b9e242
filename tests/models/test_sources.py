"""Which facts a message of each kind may tell."""

from __future__ import annotations

import datetime as dt

import pytest

from models import deck
from models.advice import Advice
from models.contact import ClosedReason, Contact
from models.interview import Interview
from models.message import Channel, Message, MessageKind
from models.profile import Profile
from models.referral import MayName, Referral
from models.sources import About, answers_heard, sources
from tests.models.people import DAY, contact, interview, sent


@pytest.fixture
def ana(data: object) -> Contact:
    return contact()


@pytest.fixture
def held(ana: Contact, now: dt.datetime) -> Interview:
    row = interview(ana, now - 40 * DAY, now - 41 * DAY)
    row.finish(row.ends_at)
    return row


def meet(who: Contact, when: dt.datetime) -> None:
    interview(who, when, when - DAY).finish(when)


def test_a_thank_you_tells_whom_that_interview_led_to(ana: Contact, held: Interview, now: dt.datetime) -> None:
    Referral.note(held, "Bo")
    Referral.link(ana, contact("Cy"))
    held.promise("a drawing")
    known = sources(MessageKind.THANK_YOU, ana, held, None, now)
    assert known.told(About.SUGGESTED) == ("Bo",)
    assert (known.promised, known.meetings, known.interview) == ("a drawing", 0, held)


def test_news_tell_what_came_of_it_since_the_last(ana: Contact, held: Interview, now: dt.datetime) -> None:
    for name, days in (("Bo", 20), ("Cy", 5)):
        meet(Referral.note(held, name).contact, now - days * DAY)
    Referral.note(held, "Di")
    Referral.note(held, "Ed").contact.close(ClosedReason.DECLINED, now)
    for text, days in (("old", 20), ("new", 5)):
        Advice.note(held, text, None, now).do(now - days * DAY)
    known = sources(MessageKind.UPDATE, ana, None, None, now)
    assert known.told(About.DONE) == ("old", "new")
    assert set(known.told(About.MET)) == {"Bo", "Cy"}
    assert known.told(About.SUGGESTED) == ("Di",)
    sent(MessageKind.UPDATE, ana, now - 10 * DAY)
    known = sources(MessageKind.UPDATE, ana, None, None, now)
    assert (known.told(About.DONE), known.told(About.MET)) == (("new",), ("Cy",))


def test_what_is_left_out_is_not_told(ana: Contact, held: Interview, now: dt.datetime) -> None:
    Referral.note(held, "Bo")
    interview(contact("Cy"), now + DAY, now)
    draft = Message.begin(MessageKind.UPDATE, ana, None, Channel.EMAIL, "en")
    known = sources(MessageKind.UPDATE, ana, None, draft, now)
    assert [mention.is_in for mention in known.mentions] == [True, True]
    assert known.meetings == 1
    for mention in known.mentions:
        draft.leave_out(mention.key, True)
    known = sources(MessageKind.UPDATE, ana, None, draft, now)
    assert (known.told(About.SUGGESTED), known.meetings) == ((), 0)
    assert len(known.mentions) == 2, "it can be taken in again"
    draft.leave_out(known.mentions[0].key, False)
    assert sources(MessageKind.UPDATE, ana, None, draft, now).told(About.SUGGESTED) == ("Bo",)


def test_a_meeting_with_them_is_no_news_to_them(ana: Contact, held: Interview, now: dt.datetime) -> None:
    interview(ana, now + DAY, now)
    assert sources(MessageKind.UPDATE, ana, None, None, now).meetings == 0


def test_a_text_that_names_who_may_not_be_named_is_left_out(ana: Contact, held: Interview, now: dt.datetime) -> None:
    zed = contact("Zed Qop")
    referral = Referral.link(zed, ana)
    Profile.load().describe(name="Bo", introduction="A friend of Zed Qop")
    Advice.note(held, "Write to ZED QOP", None, now).do(now)
    Referral.link(ana, zed)
    known = sources(MessageKind.UPDATE, ana, None, None, now)
    assert (known.me, known.introduction, known.mentions, known.silenced) == ("Bo", "", (), (zed,))
    referral.allow(MayName.YES)
    known = sources(MessageKind.UPDATE, ana, None, None, now)
    assert known.introduction == "A friend of Zed Qop"
    assert len(known.mentions) == 2
    assert known.silenced == ()


def test_the_answers_of_one_interview_are_offered(held: Interview, now: dt.datetime) -> None:
    first, second, *_ = deck.cards(held)
    second.write("Begin small", now)
    first.ask(now)
    assert [answer.text for answer in answers_heard(held)] == ["Begin small"]
    assert answers_heard(None) == []


def test_the_draft_that_was_opened_is_asked_about(ana: Contact, held: Interview, now: dt.datetime) -> None:
    for kind, about in ((MessageKind.THANK_YOU, held), (MessageKind.UPDATE, None)):
        draft = Message.begin(kind, ana, about, Channel.EMAIL, "en")
        assert Message.handed_over(kind, ana, about, now) is None
        draft.hand_over(now, Channel.TEXT)
        assert Message.handed_over(kind, ana, about, now) == draft
        assert Message.handed_over(kind, ana, about, now + DAY) is None, "of an earlier occasion"
        draft.mark_sent(now, Channel.TEXT)
        assert Message.handed_over(kind, ana, about, now) is None
        draft.undo_sent()
        assert Message.handed_over(kind, ana, about, now) == draft
        draft.take_back()
        assert Message.handed_over(kind, ana, about, now) is None


def test_a_call_that_becomes_the_interview_begins_it_once(ana: Contact, now: dt.datetime) -> None:
    begun = Interview.begin(ana, "phone", now, language="fr")
    assert (begun.start, begun.minutes, begun.way, begun.language) == (now, 20, "phone", "fr")
    assert deck.cards(begun)
    assert Interview.begin(ana, "phone", now + DAY / 240) == begun
    begun.finish(now + DAY / 200)
    assert Interview.begin(ana, "phone", now + DAY / 190) != begun
