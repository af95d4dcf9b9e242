"""Less motion, for who asks their system for it."""

from __future__ import annotations

import pytest

from tests.views.conftest import Open
from views.theme import dark, light


@pytest.mark.parametrize("still", [True, False])
async def test_screens_come_without_moving_for_who_asks_for_it(open_app: Open, still: bool) -> None:
    screen = await open_app("/today", still=still)
    assert (screen.page.theme, screen.page.dark_theme) == (light(still=still), dark(still=still))
    assert light(still=True) != light()


async def test_a_choice_made_since_is_followed_when_the_app_comes_back(open_app: Open) -> None:
    screen = await open_app("/today")
    screen.still = True
    await screen.wake()
    assert screen.page.theme == light(still=True)


@pytest.mark.parametrize("refusal", [RuntimeError, TimeoutError, AttributeError])
async def test_a_window_that_cannot_tell_moves_as_usual(
    open_app: Open, monkeypatch: pytest.MonkeyPatch, refusal: type[Exception]
) -> None:
    async def silent(_: object) -> None:
        raise refusal("the window is gone, is busy, or its connection is")

    monkeypatch.setattr("flet.SemanticsService.get_accessibility_features", silent)
    screen = await open_app("/today")
    assert screen.page.theme == light()
