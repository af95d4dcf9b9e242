"""Key phrases: marked by the sentence, and following it while it is edited."""

from __future__ import annotations

import datetime as dt

import pytest

from models import deck
from models.answer import Answer
from models.deleted import DAYS, purge
from models.errors import Invalid, Problem
from models.key_phrase import KeyPhrase
from tests.conftest import MONTREAL
from tests.models.people import DAY, contact, interview

NOW = dt.datetime(2026, 9, 15, 12, tzinfo=MONTREAL)
TEXT = "Begin small. They hire in spring. The rest comes later."
KEY = "They hire in spring."


@pytest.fixture
def answer(now: dt.datetime) -> Answer:
    return an_answer()


def an_answer(text: str = TEXT, key: str = KEY) -> Answer:
    row = deck.cards(interview(contact(), NOW - DAY, NOW - 2 * DAY))[0]
    row.write(text, NOW)
    if key:
        KeyPhrase.mark(row, key)
    return row


def write(answer: Answer, text: str, at: dt.datetime = NOW) -> None:
    Answer.get_by_id(answer.id).write(text, at)


def marked(answer: Answer) -> tuple[str, ...]:
    return KeyPhrase.of(Answer.get_by_id(answer.id))


def typed(answer: Answer, *texts: str) -> None:
    for text in texts:
        write(answer, text)


# Acts


def test_a_sentence_is_marked_once_and_unmarked(answer: Answer) -> None:
    KeyPhrase.mark(answer, KEY)
    KeyPhrase.mark(answer, "Begin small.")
    assert marked(answer) == ("Begin small.", KEY)
    assert KeyPhrase.by_answer() == {answer.id: ("Begin small.", KEY)}
    KeyPhrase.unmark(answer, KEY)
    KeyPhrase.unmark(answer, KEY)
    assert marked(answer) == ("Begin small.",)
    KeyPhrase.unmark(answer, "Begin small.")
    assert KeyPhrase.by_answer() == {}


@pytest.mark.parametrize("text", ["They hire", "", "They hire in autumn."])
def test_only_a_sentence_of_the_answer_can_be_marked(answer: Answer, text: str) -> None:
    with pytest.raises(Invalid) as refused:
        KeyPhrase.mark(answer, text)
    assert refused.value.problems == {"text": Problem.UNKNOWN}
    assert marked(answer) == (KEY,)


def test_the_same_words_twice_are_one_phrase(answer: Answer) -> None:
    write(answer, f"{KEY} {KEY}")
    assert marked(answer) == (KEY,)


# A mark follows its sentence


@pytest.mark.parametrize(
    ("after", "key"),
    [
        ("First. Begin small. They hire in spring. The rest comes later.", KEY),
        (KEY, KEY),
        ("The rest comes later.\nThey hire in spring.\nBegin small.", KEY),
        ("Begin small. They hire in early spring. The rest comes later.", "They hire in early spring."),
        ("Begin small. They hire in spring, mostly people whom they know from an internship there.", None),
        ("Begin small. Some firms hire in spring. The rest comes later.", "Some firms hire in spring."),
        ("Begin small. They hire in autumn. The rest comes later.", "They hire in autumn."),
        ("Begin small. They hire in spring The rest comes later.", "They hire in spring The rest comes later."),
        ("Begin small. They hire. in spring. The rest comes later.", "They hire."),
        ("Begin. They hire in sprin. The rest.", "They hire in sprin."),
    ],
)
def test_it_follows_an_edit(answer: Answer, after: str, key: str | None) -> None:
    write(answer, after)
    assert marked(answer) == (key or after.removeprefix("Begin small. "),)


@pytest.mark.parametrize("after", ["Begin small. The rest comes later.", "", "Begin small.", "Pay is low."])
def test_a_sentence_taken_out_leaves_its_mark_to_no_other_and_brings_it_back(answer: Answer, after: str) -> None:
    write(answer, after)
    assert marked(answer) == ()
    assert KeyPhrase.by_answer() == {}
    write(answer, f"{after} New words here.")
    assert marked(answer) == ()
    write(answer, f"{after}\nThey hire in sprng.")
    assert marked(answer) == ("They hire in sprng.",)


def test_two_sentences_made_one_and_parted_again_keep_their_two_marks(answer: Answer) -> None:
    KeyPhrase.mark(answer, "The rest comes later.")
    one = "They hire in spring The rest comes later."
    write(answer, f"Begin small. {one}")
    assert marked(answer) == (one,)
    write(answer, TEXT)
    assert marked(answer) == (KEY, "The rest comes later.")


def test_a_mark_taken_away_does_not_come_back_with_the_words(answer: Answer) -> None:
    KeyPhrase.unmark(answer, KEY)
    typed(answer, "", TEXT)
    assert marked(answer) == ()


def test_words_that_were_taken_out_are_gone_after_thirty_days(answer: Answer, now: dt.datetime) -> None:
    write(answer, "Begin small.", now)
    purge(now + (DAYS - 1) * DAY)
    assert KeyPhrase.select().count() == 1
    purge(now + (DAYS + 1) * DAY)
    assert KeyPhrase.select().count() == 0


def test_it_goes_with_its_interview(answer: Answer, now: dt.datetime) -> None:
    answer.interview.delete_instance()
    assert KeyPhrase.select().count() == 0
