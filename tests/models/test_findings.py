"""What the whole search brought, once each, in its order."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models import deck
from models.advice import Advice
from models.answer import Answer
from models.database import db
from models.findings import Findings, Outcome, Part, findings
from models.interview import CancelledBy, Interview
from models.key_phrase import KeyPhrase
from models.profile import Profile
from models.question import Question
from models.referral import MayName, Referral
from tests.models.people import DAY, contact, interview


def held(name: str, now: dt.datetime, days: int, **answers: str) -> Interview:
    """An interview held so many days ago, with these answers by the place of their card."""
    made = interview(contact(name), now - days * DAY, now - 99 * DAY)
    made.finish(made.ends_at)
    cards = deck.cards(made)
    for place, text in answers.items():
        cards[int(place[1:])].write(text, made.ends_at)
    return made


def names(found: Findings, keys: object) -> list[str]:
    return [found.people[key].name for key in keys]


def test_answers_are_by_question_the_newest_first(now: dt.datetime) -> None:
    held("Ana", now, 9, c0="Oui", c1="Non")
    held("Ben", now, 2, c0="Peut-être", c7="")
    found = findings(now)
    by_question = [[(found.people[row.who].name, row.text) for row in asked.heard] for asked in found.asked]
    assert by_question == [[("Ben", "Peut-être"), ("Ana", "Oui")], [("Ana", "Non")]]
    assert found.asked[0].heard[0].day == (now - 2 * DAY).date()


def test_what_was_not_held_or_was_deleted_is_not_in_it(now: dt.datetime) -> None:
    held("Ana", now, 9, c0="Oui").cancel(CancelledBy.THEM, now)
    gone = held("Ben", now, 8, c0="Oui")
    Advice.note(gone, "Lire", None, now)
    Referral.note(gone, "Zoé")
    gone.contact.delete_for_now(now)
    interview(contact("Chi"), now + DAY, now)
    found = findings(now)
    assert found.is_empty and [found.count(part) for part in Part] == [0] * 6


def test_an_answer_to_a_card_that_was_deleted_stays(now: dt.datetime) -> None:
    made = held("Ana", now, 3)
    own = Question.add("Et le vélo?")
    deck.add(made, own, now).write("Toujours", now)
    own.delete_for_now(now)
    assert [(asked.text, asked.heard[0].text) for asked in findings(now).asked] == [("Et le vélo?", "Toujours")]


def test_key_phrases_have_their_places(now: dt.datetime) -> None:
    made = held("Ana", now, 3, c0="D’abord ceci. Puis cela! D’abord ceci.")
    answer = deck.cards(made)[0]
    KeyPhrase.mark(answer, "D’abord ceci.")
    heard = findings(now).asked[0].heard[0]
    assert [heard.text[start:end] for start, end in heard.keys] == ["D’abord ceci."] * 2
    assert heard.phrases == ("D’abord ceci.",)
    assert findings(now).count(Part.PHRASES) == 1


def test_key_phrases_are_whole_sentences(now: dt.datetime) -> None:
    answer = deck.cards(held("Ana", now, 1, c0="ok\nThe book is here\nBudget first\nBudget"))[0]
    for sentence in ("ok", "Budget first", "Budget"):
        KeyPhrase.mark(answer, sentence)
    (asked,) = findings(now).asked
    assert asked.heard[0].phrases == ("ok", "Budget first", "Budget")
    assert len(asked.heard[0].keys) == 3


def test_advice_is_open_first_then_done_then_dropped(now: dt.datetime) -> None:
    made = held("Ana", now, 3)
    _, _, done, dropped = (
        Advice.note(made, text, day, now) for text, day in (("b", None), ("a", now.date()), ("c", None), ("d", None))
    )
    done.do(now)
    dropped.drop(now)
    rows = findings(now).advice
    assert [(row.text, row.outcome) for row in rows] == [
        ("a", Outcome.OPEN),
        ("b", Outcome.OPEN),
        ("c", Outcome.DONE),
        ("d", Outcome.DROPPED),
    ]
    assert rows[0].given_on == made.start.date() and rows[0].due_on == now.date()


def test_people_are_those_met_and_those_they_led_to(now: dt.datetime) -> None:
    first, second = held("Ana", now, 9), held("Ben", now, 2)
    Referral.note(first, "Chi", why="connaît tout", may_name=MayName.YES)
    Referral.link(second.contact, first.contact, may_name=MayName.YES)
    contact("Dov")
    found = findings(now)
    assert names(found, found.acquaintances) == ["Ana", "Ben", "Chi"]
    assert [(*names(found, (row.giver, row.contact)), row.why) for row in found.referrals] == [
        ("Ana", "Chi", "connaît tout"),
        ("Ben", "Ana", ""),
    ]


def referred(now: dt.datetime, *said: tuple[str, MayName, str]) -> list[tuple[str | None, str]]:
    """Who is said to have suggested Chi, and why; these did: by name, with what they answered, and why."""
    chi = contact("Chi Roy")
    for name, may_name, why in said:
        Referral.create(giver=contact(name), contact=chi, may_name=may_name, why=why)
    found = findings(now)
    return [(found.people[row.giver].name if row.giver else None, row.why) for row in found.referrals]


def test_who_suggested_someone_is_said_only_if_they_agreed(now: dt.datetime) -> None:
    said = [("Ana Lux", MayName.YES, "a"), ("Ben Dox", MayName.NO, "b"), ("Eve Vix", MayName.NOT_ASKED, "c")]
    assert referred(now, *said) == [("Ana Lux", "a"), (None, "b"), (None, "c")]
    assert findings(now).withholds_names
    found = findings(now)
    assert names(found, found.acquaintances) == ["Ana Lux", "Chi Roy"]


def test_a_no_outweighs_the_same_person_s_yes(now: dt.datetime) -> None:
    ana, chi = contact("Ana"), contact("Chi")
    for may_name in (MayName.YES, MayName.NO):
        Referral.create(giver=ana, contact=chi, may_name=may_name)
    assert [row.giver for row in findings(now).referrals] == [None, None]


def test_no_reason_names_whoever_may_not_be_named(now: dt.datetime) -> None:
    said = [
        ("Ana Lux", MayName.YES, "Ben Dox le dit aussi"),
        ("Ben Dox", MayName.NO, "BEN DOX la connaît"),
        ("Eve Vix", MayName.NOT_ASKED, "Ana Lux la connaît"),
    ]
    assert referred(now, *said) == [("Ana Lux", ""), (None, ""), (None, "Ana Lux la connaît")]


def test_a_day_is_that_of_the_interview_s_zone(now: dt.datetime) -> None:
    from zoneinfo import ZoneInfo

    start = dt.datetime(2026, 9, 2, 8, tzinfo=ZoneInfo("Asia/Tokyo"))  # still the 1st in Montréal
    Interview.record(contact("Ana"), start, 20, now)
    assert [meeting.day for meeting in findings(now).met] == [dt.date(2026, 9, 2)]


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=st.lists(st.lists(st.sampled_from(["", " ", "Oui.", "Non. Si!"]), max_size=4), max_size=5))
def test_every_answer_is_there_once(now: dt.datetime, said: list[list[str]]) -> None:
    with db.atomic() as all_of_it:
        for place, texts in enumerate(said):
            held(f"P{place}", now, place + 1, **{f"c{n}": text for n, text in enumerate(texts)})
        found = findings(now)
        wanted = sorted(row.text for row in Answer.select() if row.text.strip())
        assert sorted(row.text for asked in found.asked for row in asked.heard) == wanted
        assert found.count(Part.ANSWERS) == len(wanted) and found.count(Part.INTERVIEWS) == len(said)
        all_of_it.rollback()


@pytest.fixture(autouse=True)
def _me(data: object) -> None:
    Profile.load().describe(name="Noé")
