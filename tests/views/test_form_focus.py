"""A form that was refused leads to what is wrong."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.models.people import contact
from tests.views.conftest import Open


async def focused_after(open_app: Open, route: str, typed: dict[str, str], button: str) -> list[str]:
    """The labels of the fields that the app gave the focus to."""
    screen = await open_app(route)
    found: list[str] = []
    heard = screen.session.invoke_method

    async def invoke(control_id: int, name: str, *more: Any, **named: Any) -> Any:
        if name == "focus":
            found.append(str(screen.session.index[control_id].label))
        return await heard(control_id, name, *more, **named)

    screen.session.invoke_method = invoke  # type: ignore[method-assign]
    for label, text in typed.items():
        await screen.type(label, text)
    await screen.click(button)
    await asyncio.sleep(0.15)
    await screen.settle()
    return found


@pytest.mark.parametrize(
    ("route", "typed", "button", "wrong"),
    [
        ("/contacts/new-contact", {}, "Save", ["Name"]),
        ("/contacts/new-contact", {"Name": "Zoé", "Email": "zoe"}, "Save", ["Email"]),
        ("/contacts/new-contact", {"Email": "zoe"}, "Save", ["Name"]),
        ("/contacts/new-contact", {"Name": "Zoé"}, "Save", []),
        ("/interviews/new-interview", {}, "Plan the interview", ["With whom?"]),
        (
            "/contacts/contact/1/new-interview",
            {"Length in minutes": "none"},
            "Plan the interview",
            ["Length in minutes"],
        ),
        ("/today/settings", {"Late after (days)": "1"}, "Save", ["Late after (days)"]),
        ("/questions", {}, "Add this card", ["Your question"]),
    ],
)
async def test_the_focus_goes_to_the_first_field_that_is_wrong(
    open_app: Open, route: str, typed: dict[str, str], button: str, wrong: list[str]
) -> None:
    contact("Ben")
    assert await focused_after(open_app, route, typed, button) == wrong
