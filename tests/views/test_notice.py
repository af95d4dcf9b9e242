"""What is said at the foot of the screen stays off the bar that saves: Flutter keeps it above a floating button."""

from __future__ import annotations

import flet as ft
import pytest

from tests.models.people import contact
from tests.views.conftest import Open
from views.theme import READABLE, TARGET


@pytest.mark.parametrize(
    ("route", "width"), [("/contacts/new-contact", 412), ("/contacts/contact/1/edit", 412), ("/contacts", 1280)]
)
async def test_room_is_kept_where_a_bar_may_stand(open_app: Open, route: str, width: int) -> None:
    contact("Ana")
    screen = await open_app(route, width=width)
    room = screen.views[-1].floating_action_button
    assert isinstance(room, ft.Container)
    assert room.height is not None and room.height >= TARGET
    assert room.ignore_interactions, "or the bar below could not be tapped"


async def test_it_does_not_cross_a_wide_window(open_app: Open) -> None:
    screen = await open_app("/contacts/new-contact", width=1280)
    await screen.type("Name", "Ana Lopes")
    await screen.click("Save")
    (bar,) = [row for row in screen.dialogs if isinstance(row, ft.SnackBar)]
    assert bar.width is not None and bar.width < READABLE
    assert bar.behavior is ft.SnackBarBehavior.FLOATING, "any other has no width of its own"
