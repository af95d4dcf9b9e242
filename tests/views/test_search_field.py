"""What is typed while a search answers stays; what empties the field does."""

from __future__ import annotations

import pytest

from tests.models.people import contact
from tests.screen import Screen
from tests.views.conftest import Open

FIELDS = [
    ("/contacts", "Name or organisation"),
    ("/today/search", "Words to find"),
    ("/interviews/new-interview", "With whom?"),
]


async def type_on(screen: Screen, label: str, earlier: str, later: str) -> None:
    """The window has more in the field by the time that the app answers an earlier letter."""
    field = screen.field(label)
    screen.session.apply_patch(field._i, {"value": later})
    await screen.session.dispatch_event(field._i, "change", earlier)
    await screen.settle()


@pytest.mark.parametrize(("route", "label"), FIELDS)
async def test_a_letter_typed_while_the_search_answers_is_not_taken_back(
    open_app: Open, route: str, label: str
) -> None:
    contact("Ana Lopes")
    screen = await open_app(route)
    await screen.type(label, "A")
    await type_on(screen, label, "An", "Ana")
    assert screen.field(label).value == "Ana"


@pytest.mark.parametrize(("route", "label"), FIELDS[:2])
async def test_escape_empties_it(open_app: Open, route: str, label: str) -> None:
    contact("Ana Lopes")
    screen = await open_app(route)
    await screen.type(label, "Ana")
    await screen.focus(label)
    await screen.press("Escape")
    assert screen.field(label).value == ""


async def test_whom_one_chose_is_not_typed_when_one_chooses_again(open_app: Open) -> None:
    contact("Ana Lopes")
    screen = await open_app("/interviews/new-interview")
    await screen.type("With whom?", "Ana")
    await screen.click("Ana Lopes")
    await screen.click("Choose someone else")
    assert screen.field("With whom?").value == ""
