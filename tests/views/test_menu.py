"""The menus of further acts."""

from __future__ import annotations

import flet as ft
import pytest

from locales.words import words
from tests.models.people import contact
from tests.screen import Screen
from tests.views.conftest import Open


def items(screen: Screen) -> list[ft.PopupMenuItem]:
    return [item for menu in screen.all(ft.PopupMenuButton) for item in menu.items]


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_a_long_label_takes_more_lines_and_stays_in_its_menu(open_app: Open, language: str) -> None:
    contact("Ana")
    screen = await open_app("/contacts", language)
    found = items(screen)
    assert len(found) == 4
    for item in found:
        # Flet lays an item's own icon and its label in a row in which nothing wraps.
        assert item.icon is None and isinstance(item.content, ft.Row) and not item.content.wrap
        icon, label = item.content.controls
        assert isinstance(icon, ft.Icon) and isinstance(label, ft.Text)
        assert label.expand and not label.no_wrap and label.max_lines is None
        assert item.height >= 48
    await screen.click(words(language)("Your network"))
    assert screen.route == "/contacts/network"


async def test_a_menu_fits_the_narrowest_phone(open_app: Open) -> None:
    contact("Ana")
    (menu,) = (await open_app("/contacts", "fr")).all(ft.PopupMenuButton)
    assert menu.size_constraints is not None
    assert 280 < menu.size_constraints.max_width <= 360 - 2 * 8, "Flutter leaves 8 on each side"
