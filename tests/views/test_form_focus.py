"""A form that was refused leads to what is wrong; one that begins has the cursor in its first field."""

from __future__ import annotations

import asyncio
import datetime as dt
from typing import Any

import flet as ft
import pytest

from models.question import Question
from tests.models.people import DAY, HOUR, contact, interview
from tests.screen import Screen
from tests.views.conftest import Open
from views.parts.keys import keyboard


def gives_focus(screen: Screen) -> None:
    """From now on the window gives the focus to the field that asks for it, and tells both fields."""
    asked_before = screen.session.invoke_method

    async def invoke(control_id: int, name: str, *more: Any, **named: Any) -> Any:
        if name == "focus":
            last = keyboard(screen.page)._focused
            await screen.session.dispatch_event(control_id, "focus", None)
            if last not in (None, control_id):
                await screen.session.dispatch_event(last, "blur", None)
        return await asked_before(control_id, name, *more, **named)

    screen.session.invoke_method = invoke  # type: ignore[method-assign]


def focused(screen: Screen) -> str:
    """The label of the field that has the focus."""
    label = getattr(screen.page.get_control(keyboard(screen.page)._focused), "label", "")
    return label.value if isinstance(label, ft.Text) else label


async def comes(screen: Screen, field: str) -> None:
    """Wait until the field has the cursor."""
    end = asyncio.get_running_loop().time() + 3
    while focused(screen) != field:
        assert asyncio.get_running_loop().time() < end, focused(screen)
        await asyncio.sleep(0.02)


@pytest.mark.parametrize(
    ("route", "typed", "button", "wrong"),
    [
        ("/contacts/contact/1/edit", {"Name": ""}, "Save", "Name"),
        ("/contacts/contact/1/edit", {"Email": "ben"}, "Save", "Email"),
        ("/contacts/contact/1/edit", {"Name": "", "Email": "ben"}, "Save", "Name"),
        ("/contacts/contact/1/edit", {"Name": "Zoé"}, "Save", ""),
        ("/interviews/new-interview", {}, "Plan the interview", "With whom?"),
        ("/contacts/contact/1/new-interview", {"Length in minutes": "none"}, "Plan the interview", "Length in minutes"),
        ("/today/settings", {"Late after (days)": "1"}, "Save", "Late after (days)"),
        ("/questions", {}, "Add this card", "Your question"),
    ],
)
async def test_the_focus_goes_to_the_first_field_that_is_wrong(
    open_app: Open, route: str, typed: dict[str, str], button: str, wrong: str
) -> None:
    contact("Ben")
    screen = await open_app(route)
    gives_focus(screen)
    for label, text in typed.items():
        await screen.type(label, text)
    await screen.click(button)
    await asyncio.sleep(0.15)
    await screen.settle()
    assert focused(screen) == wrong


@pytest.mark.parametrize(
    ("route", "field"),
    [("/contacts/new-contact", "Name"), ("/interviews/interview/1/after", "Notes: Ben")],
)
async def test_a_screen_to_write_on_begins_with_the_cursor_in_its_field(
    open_app: Open, now: dt.datetime, route: str, field: str
) -> None:
    interview(contact("Ben"), now - HOUR, now - DAY)
    screen = await open_app(route)
    assert not screen.field(field).autofocus, "it would have the cursor before its screen is in, and lose what is typed"
    gives_focus(screen)
    await comes(screen, field)
    await screen.leave(field)  # while a screen comes in, Flutter takes it back
    await comes(screen, field)


async def test_the_cursor_waits_until_the_window_shows_the_screen(open_app: Open) -> None:
    """Flutter takes it from a field that has it too soon, and what is typed goes nowhere: see views/parts/keys.py."""
    screen = await open_app("/contacts/new-contact")
    gives_focus(screen)
    shown, told = asyncio.Event(), screen.session.invoke_method

    async def busy(control_id: int, name: str, *more: Any, **named: Any) -> Any:
        if name == "get_accessibility_features":
            await shown.wait()
        return await told(control_id, name, *more, **named)

    screen.session.invoke_method = busy  # type: ignore[method-assign]
    await asyncio.sleep(0.45)
    assert focused(screen) == ""
    shown.set()
    await comes(screen, "Name")


@pytest.mark.parametrize("came", [False, True])
async def test_who_goes_on_to_the_next_field_is_not_called_back(open_app: Open, came: bool) -> None:
    screen = await open_app("/contacts/new-contact")
    gives_focus(screen)
    if came:
        await comes(screen, "Name")
    await screen.focus("Title")
    await screen.leave("Name")
    await asyncio.sleep(0.4)
    assert focused(screen) == "Title"


@pytest.mark.parametrize("how", ["tab", "type", "scroll"])
async def test_who_goes_on_to_something_else_is_not_called_back_either(open_app: Open, how: str) -> None:
    screen = await open_app("/contacts/new-contact")
    gives_focus(screen)
    await comes(screen, "Name")
    if how == "tab":
        await screen.press("Tab", "shift")
    elif how == "type":
        await screen.type("Name", "Zoé")
    else:
        where = {"pixels": 9.0, "max_scroll_extent": 90.0, "min_scroll_extent": 0.0, "viewport_dimension": 800.0}
        (scrolled,) = [row for row in screen.all(ft.Column) if row.on_scroll]
        await screen.fire(scrolled, "scroll", {**where, "event_type": "user", "direction": "forward"})
    await screen.leave("Name")
    await asyncio.sleep(0.3)
    assert focused(screen) == ""


@pytest.mark.parametrize(
    ("route", "acts", "field", "there"),
    [
        ("/contacts/contact/1/edit", [], "Title", "/contacts/contact/1"),
        ("/contacts/contact/1/cadence", [], "Late after (days)", "/contacts/contact/1"),
        ("/contacts/contact/1/new-interview", [], "Place, number or link", "/contacts/contact/1/interview/1"),
        ("/contacts/contact/1", ["Log a call"], "What was said", "The call was logged."),
    ],
)
async def test_enter_saves_the_form(open_app: Open, route: str, acts: list[str], field: str, there: str) -> None:
    contact("Ben")
    screen = await open_app(route)
    for act in acts:
        await screen.click(act)
    await screen.submit(field)
    assert there in (screen.route, screen.snack())


async def test_enter_saves_a_question_in_other_words(open_app: Open) -> None:
    own = Question.add("Why?")
    screen = await open_app("/questions")
    await screen.click("Reword", f"question{own.id}")
    await screen.type("Your question", "Why so?")
    assert screen.field("Your question").shift_enter
    await screen.submit("Your question")
    assert Question.get_by_id(own.id).text == "Why so?"
