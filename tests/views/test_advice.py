"""All advice: ticked, dropped, dated, taken up again; who gave it; and what is done, in the next news to them."""

from __future__ import annotations

import datetime as dt

import flet as ft
import pytest

from models.advice import Advice
from models.interview import Interview
from models.message import Message, MessageKind
from tests.models.people import DAY, contact, interview, sent
from tests.screen import Screen
from tests.views.conftest import Open

HERE = "/interviews/learned/advice"


@pytest.fixture
def held(data: object, clock: object, now: dt.datetime) -> Interview:
    row = interview(contact("Ana Lopes"), now - 9 * DAY, now - 10 * DAY)
    row.finish(row.ends_at)
    return row


def advised(held: Interview, text: str, days: int | None = None) -> Advice:
    now = held.starts_at + 9 * DAY
    return Advice.note(held, text, None if days is None else (now + days * DAY).date(), now)


def in_order(screen: Screen, *texts: str) -> list[str]:
    """These texts as they follow one another on the screen, each once."""
    return list(dict.fromkeys(text for text in screen.texts() if text in texts))


async def test_it_is_by_date_or_by_person_with_what_is_open_first(
    open_app: Open, held: Interview, now: dt.datetime
) -> None:
    other = interview(contact("Aba"), now - 3 * DAY, now - 4 * DAY)
    advised(other, "read"), advised(other, "done").do(now), advised(held, "walk", -1)
    advised(held, "draw", 5), advised(held, "aside").drop(now)
    screen = await open_app(HERE)
    wanted = ["Late", "walk", "With a date", "draw", "Whenever it suits", "read", "Done", "done", "Set aside", "aside"]
    assert in_order(screen, *wanted) == wanted
    assert screen.has("Yesterday")
    await screen.segment("By person")
    wanted = ["Aba", "read", "Ana Lopes", "walk", "draw", "Done", "done", "Set aside", "aside"]
    assert in_order(screen, *wanted) == wanted


async def test_who_told_it_is_a_tap_away(open_app: Open, held: Interview) -> None:
    advised(held, "read")
    screen = await open_app(HERE)
    await screen.click("Ana Lopes")
    assert screen.route == f"{HERE}/contact/{held.contact_id}"
    await screen.back()
    await screen.click("Interview · Sep 6")
    assert screen.route == f"{HERE}/heard/interview/{held.id}"
    await screen.back()
    await screen.segment("By person")
    await screen.click("Ana Lopes")
    assert screen.route == f"{HERE}/contact/{held.contact_id}"


async def test_it_is_dropped_taken_up_again_and_each_can_be_undone(open_app: Open, held: Interview) -> None:
    advice = advised(held, "read")
    fresh = lambda: Advice.get_by_id(advice.id)  # noqa: E731
    screen = await open_app(HERE)
    await screen.click("Set this aside")
    assert fresh().dropped_at
    assert screen.has("Nothing is left to do. What people suggest to you next will be here.")
    await screen.click("Take it up again")
    assert fresh().is_open
    assert screen.snack() == "The advice is to be done again."
    await screen.click("Undo")
    assert fresh().dropped_at
    await screen.tick("read")
    assert fresh().done_at
    await screen.click("Undo")
    assert fresh().dropped_at, "as it was before"


async def test_its_date_is_changed_and_taken_away(open_app: Open, held: Interview, now: dt.datetime) -> None:
    advice = advised(held, "read", 1)
    fresh = lambda: Advice.get_by_id(advice.id)  # noqa: E731
    screen = await open_app(HERE)
    await screen.click("Change the date")
    day = now.date() + 3 * DAY
    await screen.pick(dt.datetime.combine(day, dt.time()).astimezone(dt.UTC))
    assert fresh().due_on == day
    assert screen.snack() == "The date is now September 18, 2026."
    await screen.click("Undo")
    assert fresh().due_on == now.date() + DAY
    await screen.click("No date")
    assert fresh().due_on is None
    assert screen.has("Whenever it suits")
    await screen.click("Undo")
    assert fresh().due_on == now.date() + DAY


async def test_before_the_first_advice_it_says_what_to_do(open_app: Open, held: Interview) -> None:
    screen = await open_app(HERE)
    assert screen.has("What people suggest doing gathers here. Note it right after the interview, under Advice.")
    await screen.click("Write down what you heard")
    assert screen.route == f"{HERE}/heard/interview/{held.id}"


def draft(screen: Screen) -> str:
    return str(screen.field("Message").value)


@pytest.mark.parametrize("mine", ["", "\n\nMy own last words."], ids=["untouched", "written in"])
async def test_what_is_ticked_is_in_the_next_news_also_when_they_were_begun(
    open_app: Open, held: Interview, now: dt.datetime, mine: str
) -> None:
    advised(held, "Read the plan"), advised(held, "Ride the line")
    news = f"/contacts/contact/{held.contact_id}/message/update"
    screen = await open_app(news)
    assert "Read the plan" not in draft(screen)
    await screen.type("Message", draft(screen) + mine)
    await screen.leave("Message")
    await screen.go(HERE)
    await screen.tick("Read the plan")
    assert screen.snack() == "Well done: it will be in your next news to them."
    await screen.click("Give them the news")
    assert screen.route == f"{HERE}/news/contact/{held.contact_id}/message/update"
    assert screen.find("Read the plan", ft.Chip).selected
    assert "Read the plan" in draft(screen)
    assert mine.strip() in draft(screen)
    assert "Ride the line" not in draft(screen)
    await screen.back()
    assert screen.route == HERE
    await screen.tick("Read the plan")
    await screen.go(news)
    assert "Read the plan" not in draft(screen)
    assert mine.strip() in draft(screen)


async def test_what_was_told_is_not_offered_again(open_app: Open, held: Interview, now: dt.datetime) -> None:
    advised(held, "read").do(now - 2 * DAY)
    screen = await open_app(HERE)
    assert screen.has("Give them the news")
    sent(MessageKind.UPDATE, held.contact, now - DAY)
    await screen.settle()
    assert not screen.has("Give them the news")
    assert Message.select().count() == 1


async def test_of_many_the_first_are_there_and_the_others_come(open_app: Open, held: Interview) -> None:
    for n in range(44):
        advised(held, f"read {n}", n)
    screen = await open_app(HERE)
    assert screen.has("read 30")
    assert not screen.has("read 43")
    await screen.scroll_down()
    assert screen.has("read 43")
