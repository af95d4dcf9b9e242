"""Questions: the deck, in the person's order and words."""

from __future__ import annotations

from typing import Any

import flet as ft
import pytest

from locales.cards import CARDS
from models.question import Question
from tests.screen import walk
from tests.views.conftest import Open

NONE_HIDDEN = "None. A card you hide waits here, and comes back whenever you like."


def key(name: str) -> str:
    return f"question{Question.get(Question.key == name).id}"


async def test_a_card_of_ones_own_is_added_reworded_and_deleted(open_app: Open) -> None:
    screen = await open_app("/questions")
    await screen.click("Add this card")
    assert screen.field("Your question").error == "Please fill this in."
    await screen.type("Your question", "x" * 501)
    await screen.submit("Your question")
    assert screen.field("Your question").error == "This is too long to keep. Please shorten it."
    assert len(screen.field("Your question").value) == 501
    await screen.type("Your question", "Why jazz?")
    await screen.submit("Your question")
    assert screen.field("Your question").value == ""
    own = Question.get(Question.text == "Why jazz?")
    here = f"question{own.id}"
    assert [question.id for question in Question.deck()][-2] == own.id
    await screen.click("Reword", here)
    assert screen.field("Your question").value == "Why jazz?"
    await screen.type("Your question", "")
    await screen.click("Save")
    assert screen.has("Please fill this in.")
    await screen.type("Your question", "Why bebop?")
    await screen.click("Save")
    assert screen.has("Why bebop?")
    assert not [row for row in screen.dialogs if isinstance(row, ft.AlertDialog)]
    await screen.click("Delete", here)
    assert not screen.has("Why bebop?")
    await screen.click("Undo")
    assert screen.has("Why bebop?")


@pytest.mark.parametrize(("width", "is_found"), [(412, False), (1280, False), (1280, True)])
async def test_a_card_that_was_added_is_seen_in_one_tap(open_app: Open, width: int, is_found: bool) -> None:
    """It stands far below the field in which it was written."""
    gone: list[Any] = []
    route = f"/today/search/card/{Question.add('What of jazz?').id}" if is_found else "/questions"
    screen = await open_app(
        route, width=width, answer=lambda name, given: gone.append(given) if name == "scroll_to" else None
    )
    for text in ("Why jazz?", "Why bebop?"):
        gone.clear()
        await screen.type("Your question", text)
        await screen.click("Add this card")
        assert screen.snack() == "The card was added."
        assert not gone, "one goes on writing cards where one is"
        await screen.click("See it")
        place = f"card{Question.get(Question.text == text).id}"
        assert [given["scroll_key"] for given in gone] == [place]
        (there,) = [row for row in screen.all(ft.Container) if row.key == ft.ScrollKey(place)]
        assert text in [row.value for row in walk(there) if isinstance(row, ft.Text)]


async def test_a_card_is_hidden_undone_and_shown_again(open_app: Open) -> None:
    screen = await open_app("/questions")
    await screen.click("Hide", key("pay"))
    assert screen.snack() == "The card is hidden: no new interview will propose it."
    assert not screen.has(NONE_HIDDEN)
    await screen.click("Undo")
    assert screen.has(NONE_HIDDEN)
    await screen.click("Hide", key("pay"))
    await screen.click("Show again")
    assert Question.get(Question.key == "pay").hidden_at is None


async def test_the_cards_are_put_in_another_order(open_app: Open) -> None:
    screen = await open_app("/questions")
    first, second, third, *_ = [f"question{question.id}" for question in Question.deck()]
    with pytest.raises(AssertionError, match="disabled"):
        await screen.click("Move up", first)
    await screen.click("Move down", first)
    await screen.click("Move up", third)
    assert [f"question{question.id}" for question in Question.deck()][:3] == [second, third, first]


async def test_a_card_goes_from_one_end_to_the_other_at_once(open_app: Open) -> None:
    own = Question.add("Why jazz?")
    screen = await open_app("/questions")
    here = f"question{own.id}"
    assert "Put last" not in screen.texts(within=here)
    await screen.click("Put first", here)
    assert Question.deck()[0] == own
    assert screen.snack() == "The card is first now."
    moved = Question.deck()[3]
    await screen.click("Move up", f"question{moved.id}")
    await screen.click("Undo")
    assert Question.deck()[-2] == own
    assert Question.deck()[1] == moved, "what was moved meanwhile stays"
    await screen.click("Put first", here)
    await screen.click("Put last", here)
    assert Question.deck()[-2] == own


async def test_the_most_important_card_stays_last(open_app: Open) -> None:
    screen = await open_app("/questions")
    last, before = key("who-else"), f"question{Question.deck()[-2].id}"
    assert "Always last" in screen.texts(within=last)
    assert not {"Hide", "Move up", "Change this card"} & set(screen.texts(within=last))
    with pytest.raises(AssertionError, match="disabled"):
        await screen.click("Move down", before)


async def test_the_cards_are_numbered_in_their_order(open_app: Open) -> None:
    screen = await open_app("/questions")
    numbers = [screen.texts(within=f"question{question.id}")[0] for question in Question.deck()]
    assert numbers == [str(n) for n in range(1, len(CARDS) + 1)]
