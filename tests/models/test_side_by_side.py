"""What everyone said: every answer once, whatever happened around it; filters only take away."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models import deck
from models.answer import Answer
from models.contact import Contact
from models.interview import CancelledBy, Interview
from models.key_phrase import KeyPhrase
from models.profile import Profile
from models.question import Question
from models.side_by_side import EVERYTHING, SideBySide, Wanted, people_who_answered, side_by_side
from tests.conftest import MONTREAL
from tests.models.people import DAY, contact, interview

NOW = dt.datetime(2026, 9, 15, 12, tzinfo=MONTREAL)


def told(who: Contact, days: int, *texts: str, **values: str) -> Interview:
    """An interview held so many days ago, with what was said to its first cards."""
    held = interview(who, NOW - days * DAY, NOW - (days + 1) * DAY, **values)
    held.finish(held.ends_at)
    for card, text in zip(deck.cards(held), texts, strict=False):
        card.write(text, held.ends_at) if text else card.ask(held.ends_at)
    return held


def texts(seen: SideBySide) -> list[list[str]]:
    return [[heard.text for heard in asked.answers] for asked in seen.questions]


def test_each_question_has_what_everyone_said_the_newest_first() -> None:
    told(contact("Ana", organisation="Qo"), 9, "Old.", "", place="Café")
    told(contact("Ben"), 2, "New.", "Second.")
    seen = side_by_side(NOW)
    assert texts(seen) == [["New.", "Old."], ["Second."]]
    old = seen.questions[0].answers[1].meeting
    assert (old.name, old.organisation, old.place, old.way) == (
        "Ana",
        "Qo",
        "Café",
        "in-person",
    )
    assert old.start == NOW - 9 * DAY
    assert [row.meeting.name for row in seen.questions[1].silent] == ["Ana"]
    assert [asked.people for asked in seen.questions] == [2, 1]
    assert people_who_answered(NOW) == {seen.questions[0].question.id: 2, seen.questions[1].question.id: 1}


def test_what_was_not_held_or_is_gone_is_not_there() -> None:
    told(contact("Ana"), 1, "Deleted.").delete_for_now(NOW)
    told(contact("Ben"), 1, "Gone.").contact.delete_for_now(NOW)
    told(contact("Chi"), 1, "Cancelled.").cancel(CancelledBy.THEM, NOW)
    planned = interview(contact("Dov"), NOW + DAY, NOW)
    deck.cards(planned)[0].write("A note before.", NOW)
    seen = side_by_side(NOW)
    assert seen.everything == ()
    assert not seen.is_anything
    assert people_who_answered(NOW) == {}


def test_blanks_are_no_answer() -> None:
    told(contact("Ana"), 1, " \n")
    seen = side_by_side(NOW)
    assert (seen.questions, len(seen.everything), people_who_answered(NOW)) == ((), 1, {})


def test_hidden_and_deleted_cards_that_were_answered_are_there_and_who_else_is_last() -> None:
    held = told(contact("Ana"), 1)
    hidden, own = Question.get(Question.key == "pay"), Question.add("Own?")
    last = Question.get(Question.key == "who-else")
    for question in (last, own, hidden):
        deck.add(held, question, NOW).write("Yes.", NOW)
    hidden.hide(NOW)
    own.delete_for_now(NOW)
    assert [asked.question.id for asked in side_by_side(NOW).questions] == [hidden.id, own.id, last.id]
    assert not {hidden.id, own.id, last.id} & {row.id for row in side_by_side(NOW).unanswered}


def test_questions_without_an_answer_are_those_of_the_deck() -> None:
    first, *rest = Question.deck()
    told(contact("Ana"), 1)
    deck.add(Interview.get(), first, NOW).write("Yes.", NOW)
    deck.add(Interview.get(), rest[0], NOW).ask(NOW)
    rest[1].hide(NOW)
    assert [row.id for row in side_by_side(NOW).unanswered] == [row.id for row in (rest[0], *rest[2:])]


def test_a_subject_is_the_interviews_else_the_persons() -> None:
    Profile.load().describe(subject_kind="job", subject_name="Baker")
    told(contact("Ana"), 2, "Mine.")
    told(contact("Ben"), 1, "Other.", subject_kind="industry", subject_name="Bread")
    told(contact("Chi"), 3, "Same.", subject_kind="job", subject_name="bâker")
    seen = side_by_side(NOW)
    assert [(row.kind, row.name) for row in seen.subjects] == [("job", "Baker"), ("industry", "Bread")]
    assert texts(side_by_side(NOW, Wanted(subject=seen.subjects[0].key))) == [["Mine.", "Same."]]


def test_organisations_and_tags_are_the_same_whatever_their_accents() -> None:
    told(contact("Ana", organisation="École Qo", tags=("Logement", "été")), 2, "One.")
    told(contact("Ben", organisation="ecole qo", tags=("logement",)), 1, "Two.")
    told(contact("Chi"), 3, "Three.")
    seen = side_by_side(NOW)
    assert [row.name for row in seen.organisations] == ["ecole qo"]
    assert [row.name for row in seen.tags] == ["été", "logement"]
    (school,) = seen.organisations
    assert texts(side_by_side(NOW, Wanted(organisation=school.key))) == [["Two.", "One."]]
    assert texts(side_by_side(NOW, Wanted(organisation=school.key, tag="ete"))) == [["One."]]
    assert side_by_side(NOW, Wanted(organisation=school.key, tag="jazz")).questions == ()


def test_key_phrases_come_with_their_answer() -> None:
    told(contact("Ana"), 1, "One. Two. Three.")
    answer = Answer.get(Answer.text != "")
    for phrase in ("Three.", "One."):
        KeyPhrase.mark(answer, phrase)
    (asked,) = side_by_side(NOW).questions
    assert asked.answers[0].phrases == ("One.", "Three.")
    assert asked.phrases == 2


def test_a_card_is_offered_to_an_interview_and_taken_back(now: dt.datetime) -> None:
    planned = interview(contact(), now + DAY, now)
    before = [card.question_id for card in deck.cards(planned)]
    question = deck.others(planned)[0]
    undo = deck.offer(planned, question, now)
    assert [card.question_id for card in deck.cards(planned)] == [*before[:-1], question.id, before[-1]]
    undo()
    assert [card.question_id for card in deck.cards(planned)] == before
    assert Interview.get().cards_chosen_at is None
    undo = deck.offer(Interview.get(), question, now)
    deck.add(planned, question, now).ask(now)
    undo()
    assert question.id in [card.question_id for card in deck.cards(planned)], "it was used meanwhile"


def fill_at_random(chance: random.Random) -> None:
    Profile.load().describe(subject_name="Qo")
    people = [
        contact(f"P{n}", organisation=chance.choice(["", "A", "B", "Á"]), tags=tuple(chance.sample("xyz", 2)))
        for n in range(6)
    ]
    own = Question.add("Own?")
    for n in range(8):
        held = told(chance.choice(people), n % 5 + 1, subject_name=chance.choice(["", "Re"]))
        for card in [*deck.cards(held), deck.add(held, own, NOW)]:
            chance.choice(
                [lambda card=card: card.write(f"T{card.id}. U.", NOW), lambda card=card: card.ask(NOW), int]
            )()
    for act in (
        lambda: chance.choice(people).delete_for_now(NOW),
        lambda: chance.choice(list(Interview.select())).delete_for_now(NOW),
        lambda: chance.choice(list(Interview.select())).cancel(CancelledBy.ME, NOW),
        lambda: own.delete_for_now(NOW),
        lambda: Question.deck()[chance.randrange(8)].hide(NOW),
    ):
        if chance.random() < 0.7:
            act()
    for answer in Answer.select().where(Answer.text != ""):
        if chance.random() < 0.2:
            KeyPhrase.mark(answer, "U.")


def wants(seen: SideBySide) -> st.SearchStrategy[Wanted]:
    some = lambda rows: st.sampled_from(["", *(row.key for row in rows), "none"])  # noqa: E731
    return st.builds(Wanted, some(seen.subjects), some(seen.organisations), some(seen.tags))


@settings(max_examples=4, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 999), given=st.data())
def test_every_answer_appears_once_and_totals_are_what_they_sum(data: object, seed: int, given: st.DataObject) -> None:
    from models.database import db

    with db.atomic() as undo:
        fill_at_random(random.Random(seed))
        whole = side_by_side(NOW)
        standing = {
            answer.id
            for answer in Answer.select()
            if answer.text
            and Interview.get_by_id(answer.interview_id).is_held(NOW)
            and Contact.get_by_id(Interview.get_by_id(answer.interview_id).contact_id).deleted_at is None
        }
        shown = Counter(heard.answer for asked in whole.questions for heard in asked.answers)
        assert shown == Counter(standing) == Counter(heard.answer for heard in whole.answers)
        assert sum(len(asked.answers) for asked in whole.questions) == len(whole.answers)
        assert {asked.question.id: asked.people for asked in whole.questions} == people_who_answered(NOW)
        assert sum(asked.phrases for asked in whole.questions) == sum(
            len(KeyPhrase.of(Answer.get_by_id(key))) for key in standing
        )
        wanted = given.draw(wants(whole))
        alone = [
            Wanted(subject=wanted.subject),
            Wanted(organisation=wanted.organisation),
            Wanted(tag=wanted.tag),
        ]
        each = [{heard.answer for heard in side_by_side(NOW, one).answers} for one in alone]
        seen = side_by_side(NOW, wanted)
        assert {heard.answer for heard in seen.answers} == set.intersection(*each)
        assert seen.unanswered == whole.unanswered
        assert wanted.is_any == (wanted == EVERYTHING)
        undo.rollback()
