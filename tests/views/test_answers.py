"""Answers side by side: read, filtered, marked, gathered; and what nobody has answered yet."""

from __future__ import annotations

import datetime as dt

import flet as ft
import pytest

from models import deck
from models.answer import Answer
from models.contact import Contact
from models.interview import Interview
from models.key_phrase import KeyPhrase
from models.question import Question
from tests.models.people import DAY, contact, interview
from tests.screen import Screen
from tests.views.conftest import Open
from views.theme import READABLE

HERE = "/interviews/learned/answers"
ALL = "Nothing fits all of these filters together. Take one of them away, or show all the answers."


def told(now: dt.datetime, who: Contact, days: int, said: dict[str, str]) -> Interview:
    """An interview held so many days ago, with what was said to some cards."""
    held = interview(who, now - days * DAY, now - (days + 1) * DAY, place="Café")
    held.finish(held.ends_at)
    for key, text in said.items():
        deck.add(held, Question.get(Question.key == key), now).write(text, held.ends_at)
    return held


@pytest.fixture
def heard(data: object, clock: object, now: dt.datetime) -> list[Interview]:
    ana = contact("Ana Lopes", organisation="Qo", tags=("jazz",))
    ben = contact("Ben Roy", organisation="Ré")
    return [
        told(now, ana, 9, {"pay": "Low at first. It grows.", "risks": "Few."}),
        told(now, ben, 2, {"pay": "Fair."}),
        told(now, contact("Chi"), 5, {"pay": "Good."}),
    ]


def names_in_order(screen: Screen) -> list[str]:
    return [text for text in screen.texts() if text in ("Ana Lopes", "Ben Roy", "Chi")]


async def test_each_question_has_its_newest_answers_and_all_are_a_tap_away(
    open_app: Open, heard: list[Interview]
) -> None:
    screen = await open_app(HERE)
    assert names_in_order(screen) == ["Ben Roy", "Chi", "Ana Lopes"], "two to the first question, one to the other"
    assert screen.has("3 people answered")
    assert screen.has("1 person answered")
    assert screen.has("Ré · Café · Sep 13")
    await screen.click("See all 3 answers")
    assert screen.route == f"{HERE}/question/{Question.get(Question.key == 'pay').id}"
    assert names_in_order(screen) == ["Ben Roy", "Chi", "Ana Lopes"]
    assert screen.has("It grows.")
    await screen.back()
    assert screen.route == HERE


async def test_words_side_by_side_stand_one_above_the_other_where_they_would_break(
    open_app: Open, heard: list[Interview]
) -> None:
    screen = await open_app(HERE)

    async def measure(height: float) -> ft.Axis | None:
        (label,) = [row for row in screen.all(ft.Text) if row.value == "Key phrases" and row.on_size_change]
        await screen.fire(label, "size_change", {"w": 100, "h": height})
        (segments,) = screen.all(ft.SegmentedButton)
        return segments.direction

    assert await measure(40) is ft.Axis.HORIZONTAL, "two lines of the usual size, or one at 200 %"
    assert await measure(80) is ft.Axis.VERTICAL, "two lines at 200 %"
    assert await measure(40) is ft.Axis.VERTICAL, "now that it has room it stays so"
    await screen.segment("Key phrases")
    assert screen.has("The sentences you mark as key gather here. Tap the star of a sentence to mark it.")


async def test_an_answer_opens_what_was_heard_that_day_and_back_is_back(open_app: Open, heard: list[Interview]) -> None:
    screen = await open_app(HERE)
    await screen.click("Ben Roy")
    assert screen.route == f"{HERE}/heard/interview/{heard[1].id}"
    assert screen.has("What you heard")
    await screen.back()
    assert screen.route == HERE


async def test_from_a_card_one_reads_what_everyone_said(open_app: Open, heard: list[Interview]) -> None:
    pay = Question.get(Question.key == "pay")
    screen = await open_app("/questions")
    await screen.click("3 people answered", f"question{pay.id}")
    assert screen.route == f"/questions/question/{pay.id}"
    assert screen.has("Low at first.")
    await screen.back()
    assert screen.route == "/questions"


async def test_a_sentence_is_marked_with_a_tap_and_unmarked_with_another(
    open_app: Open, heard: list[Interview]
) -> None:
    screen = await open_app(HERE)
    await screen.click("Fair.")
    answer = Answer.get(Answer.text == "Fair.")
    assert KeyPhrase.of(answer) == ("Fair.",)
    assert screen.has("Key phrase"), "a star says it too, not its colour alone"
    await screen.click("Fair.")
    assert KeyPhrase.of(answer) == ()
    assert not screen.has("Key phrase")


async def test_key_phrases_are_gathered_by_question_with_who_said_them(open_app: Open, heard: list[Interview]) -> None:
    KeyPhrase.mark(Answer.get(Answer.text.startswith("Low")), "It grows.")
    screen = await open_app(HERE)
    await screen.segment("Key phrases")
    assert names_in_order(screen) == ["Ana Lopes"]
    assert screen.has("It grows.")
    assert not screen.has("Low at first.")
    assert not screen.has("Few.")
    await screen.click("Ana Lopes")
    assert screen.route == f"{HERE}/heard/interview/{heard[0].id}"
    await screen.back()
    assert screen.has("It grows."), "one comes back to what one looked at"
    await screen.click("It grows.")
    assert screen.has("The sentences you mark as key gather here. Tap the star of a sentence to mark it.")
    await screen.click("Undo")
    assert screen.has("It grows.")
    await screen.click("It grows.")
    await screen.click("See all that was said")
    assert screen.has("Few.")


async def test_filters_are_combined_and_cleared(open_app: Open, heard: list[Interview]) -> None:
    screen = await open_app(HERE)
    await screen.click("Filter the answers")
    await screen.select("Organisation", "Qo")
    assert screen.has("See 2 answers")
    await screen.click("See 2 answers")
    assert names_in_order(screen) == ["Ana Lopes", "Ana Lopes"]
    assert screen.has("Organisation: Qo")
    await screen.click("Filter the answers")
    await screen.select("Tag", "jazz")
    await screen.select("Organisation", "Ré")
    await screen.click("See 0 answers")
    assert screen.has(ALL)
    await screen.chip("Organisation: Ré")
    assert names_in_order(screen) == ["Ana Lopes", "Ana Lopes"]
    await screen.click("Show all the answers")
    assert "Ben Roy" in names_in_order(screen)
    assert not screen.all(ft.Chip)


async def test_filters_go_along_to_one_question(open_app: Open, heard: list[Interview], now: dt.datetime) -> None:
    for name in ("Dov", "Eva"):
        told(now, contact(name, organisation="Qo"), 3, {"pay": f"{name} knows."})
    screen = await open_app(HERE)
    await screen.click("Filter the answers")
    await screen.select("Organisation", "Qo")
    await screen.click("See 4 answers")
    await screen.click("See all 3 answers")
    assert screen.has("Eva knows.")
    assert not screen.has("Fair.")
    await screen.click("Show all the answers")
    assert screen.has("Fair.")


async def test_one_subject_is_no_filter(open_app: Open, data: object, now: dt.datetime) -> None:
    told(now, contact(), 2, {"pay": "Fair."})
    screen = await open_app(HERE)
    assert not screen.has("Filter the answers")
    Interview.get().describe(subject_kind="industry", subject_name="Qo")
    told(now, contact("Ben"), 2, {"pay": "Good."})
    await screen.settle()
    await screen.click("Filter the answers")
    await screen.select("Subject", "Qo")
    await screen.click("See 1 answer")
    assert screen.has("Subject: Qo")
    assert not screen.has("Good.")


async def test_what_nobody_answered_is_taken_to_the_next_interview(
    open_app: Open, heard: list[Interview], now: dt.datetime
) -> None:
    planned = interview(contact("Zed"), now + DAY, now)
    studies = Question.get(Question.key == "studies")
    row = f"unanswered{studies.id}"
    screen = await open_app(HERE)
    await screen.segment("Unanswered")
    await screen.click("Add for Zed", row)
    assert studies.id in [card.question_id for card in deck.cards(planned)]
    assert screen.snack() == "The card was added for Zed."
    assert "Chosen for Zed" in screen.texts(within=row)
    await screen.click("Undo")
    assert studies.id not in [card.question_id for card in deck.cards(planned)]
    assert "Add for Zed" in screen.texts(within=row)
    with pytest.raises(LookupError):
        screen.texts(within=f"unanswered{Question.get(Question.key == 'pay').id}")


async def test_with_nothing_planned_an_interview_is_planned_first(open_app: Open, heard: list[Interview]) -> None:
    screen = await open_app(HERE)
    await screen.segment("Unanswered")
    assert screen.has("Take them to your next interview: plan it, and they can be added here.")
    await screen.click("Plan an interview")
    assert screen.route == f"{HERE}/new-interview"


async def test_before_the_first_answer_it_says_what_to_do(open_app: Open, data: object, now: dt.datetime) -> None:
    screen = await open_app(HERE)
    await screen.click("Plan an interview")
    assert screen.route == f"{HERE}/new-interview"
    planned = interview(contact(), now + DAY, now)
    await screen.go(HERE)
    await screen.click("See the next interview")
    assert screen.route == f"{HERE}/interview/{planned.id}"
    held = told(now, contact("Ben"), 1, {})
    await screen.go(HERE)
    await screen.click("Write down what you heard")
    assert screen.route == f"{HERE}/heard/interview/{held.id}"


async def test_a_hidden_card_and_those_asked_without_words_say_so(
    open_app: Open, heard: list[Interview], now: dt.datetime
) -> None:
    risks = Question.get(Question.key == "risks")
    risks.hide(now)
    deck.add(heard[1], risks, now).ask(now)
    screen = await open_app(HERE)
    assert screen.has("1 person answered · 1 more was asked, and nothing is noted · Hidden card")
    leaving = Question.get(Question.key == "why-leave")
    deck.add(heard[1], leaving, now).ask(now)
    await screen.go(f"{HERE}/question/{leaving.id}")
    assert screen.has("Asked of 1 person, and nothing is noted")


async def test_of_many_answers_the_first_are_there_and_the_others_come(
    open_app: Open, data: object, clock: object, now: dt.datetime
) -> None:
    for n in range(24):
        told(now, contact(f"P{n}"), n + 1, {"pay": f"Said {n}."})
    pay = Question.get(Question.key == "pay")
    screen = await open_app(f"/questions/question/{pay.id}")
    assert screen.has("Said 19.")
    assert not screen.has("Said 20.")
    await screen.scroll_down()
    assert screen.has("Said 23.")


async def test_key_phrases_come_as_one_scrolls_too(
    open_app: Open, heard: list[Interview], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("views.learned.answers._PAGE", 2)
    for answer in Answer.select().where(Answer.text != ""):
        KeyPhrase.mark(answer, next(iter(answer.text.split(". "))).removesuffix(".") + ".")
    screen = await open_app(HERE)
    await screen.segment("Key phrases")
    assert names_in_order(screen) == ["Ben Roy"]
    await screen.scroll_down()
    assert names_in_order(screen) == ["Ben Roy", "Chi", "Ana Lopes"]
    await screen.segment("Everything")
    assert names_in_order(screen) == [], "from the beginning: the hint, and the question"


async def test_beside_each_other_on_a_wide_window(open_app: Open, heard: list[Interview]) -> None:
    screen = await open_app(HERE, width=1280)
    assert names_in_order(screen) == ["Ben Roy", "Chi", "Ana Lopes"]
    assert max(box.width or 0 for box in screen.all(ft.Container)) > READABLE, "room for two in a line"
    await screen.click("Chi")
    assert screen.route == f"{HERE}/heard/interview/{heard[2].id}"
    await screen.back()
    await screen.click("Good.")
    await screen.segment("Key phrases")
    await screen.click("Chi")
    await screen.back()
    assert names_in_order(screen) == ["Chi"], "one comes back to what one looked at"


async def test_what_is_key_is_also_marked_where_it_is_written(open_app: Open, heard: list[Interview]) -> None:
    screen = await open_app(f"/interviews/interview/{heard[0].id}/after")
    answer = Answer.get(Answer.text.startswith("Low"))
    await screen.click("Mark what is key", f"card{answer.id}")
    await screen.click("It grows.")
    assert screen.has("Key phrase"), "at once, in the dialog"
    await screen.click("Close")
    assert KeyPhrase.of(answer) == ("It grows.",)
    assert "1 key phrase: change what is key" in screen.texts(within=f"card{answer.id}")
    await screen.type("What they said", "Low at first. It grows a lot.", f"card{answer.id}")
    await screen.leave("What they said", f"card{answer.id}")
    assert KeyPhrase.of(Answer.get_by_id(answer.id)) == ("It grows a lot.",)
