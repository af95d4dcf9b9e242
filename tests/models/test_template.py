"""Messages in the person's own words, and whom they are tried on."""

from __future__ import annotations

import datetime as dt

import pytest

from models.call import Call
from models.errors import Invalid, Problem
from models.message import Channel, MessageKind
from models.record import SHORT
from models.template import Template, Wording
from models.touches import likely_contact
from tests.models.people import DAY, HOUR, contact, interview, sent


def test_each_kind_and_form_is_worded() -> None:
    forms = [(kind, form) for kind in MessageKind for form in (Channel.EMAIL, Channel.TEXT, Channel.PHONE)]
    assert {Wording.of(kind, form) for kind, form in forms} == set(Wording)
    for wording in Wording:
        assert Wording.of(wording.kind, wording.form) is wording
        assert wording.has_subject == (wording.form == Channel.EMAIL)


def test_words_are_kept_as_typed_a_language_and_a_kind_apart() -> None:
    Template.write("nudge", "fr", " a{me ", "b\r\n {0}\0\n")
    Template.write("nudge", "en", "", "c")
    Template.write("nudge", "fr", "a", "{me}")
    own = Template.own("nudge", "fr")
    assert own
    assert (own.subject, own.body) == ("a", "{me}")
    assert Template.select().count() == 2
    assert Template.own("update", "fr") is None
    Template.write("update", "fr", " a{me ", "b\r\n {0}\0\n")
    assert (Template.own("update", "fr") or own).body == "b\r\n {0}\n"


def test_what_is_too_long_changes_nothing() -> None:
    Template.write("nudge", "fr", "a", "b")
    with pytest.raises(Invalid) as refused:
        Template.write("nudge", "fr", "x" * (SHORT * 5 + 1), "b")
    assert refused.value.problems == {"subject": Problem.TOO_LONG}
    assert (Template.own("nudge", "fr") or Template()).subject == "a"


def test_going_back_to_ours_is_undone(now: dt.datetime) -> None:
    assert Template.forget("nudge", "fr", now) is None
    Template.write("nudge", "fr", "a", "b")
    gone = Template.forget("nudge", "fr", now)
    assert gone
    assert Template.own("nudge", "fr") is None
    gone.restore()
    assert Template.own("nudge", "fr") == gone


def test_an_undo_takes_the_place_of_what_was_written_since(now: dt.datetime) -> None:
    Template.write("nudge", "fr", "a", "b")
    gone = Template.forget("nudge", "fr", now)
    assert gone
    Template.write("nudge", "fr", "c", "d")
    gone.restore()
    assert Template.own("nudge", "fr") == gone
    Template.forget("nudge", "fr", now)
    assert Template.own("nudge", "fr") is None


def test_the_likely_contact_is_the_one_last_seen_else_the_one_last_added(now: dt.datetime) -> None:
    assert likely_contact(now) is None
    ana, ben, chi = contact("Ana"), contact("Ben"), contact("Chi")
    assert likely_contact(now) == chi
    sent(MessageKind.REQUEST, ana, now - 2 * DAY)
    assert likely_contact(now) == ana
    meeting = interview(ben, now - DAY, now - 3 * DAY)
    meeting.finish(now - DAY + HOUR)
    interview(chi, now + DAY, now)
    assert likely_contact(now) == ben
    Call.log(ana, now, at=now - HOUR)
    assert likely_contact(now) == ana
    ana.delete_for_now(now)
    assert likely_contact(now) == ben
