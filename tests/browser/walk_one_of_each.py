"""Every screen looks as in one of its pictures: in one language and size, by day or by night; each of these somewhere.

Run by name. walk_gallery.py compares more pictures, or all.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.gallery import Checker, compared, complaints
from tests.browser.journey import LANGUAGES
from tests.browser.walk import Walk, one_look
from tests.views.every_route import unvisited


@pytest.fixture(scope="module")
def seen(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Walk, Checker]]:
    """A walk in each language, for all that is looked at."""
    return [compared(chromium, tmp_path_factory.mktemp, language, one_look) for language in LANGUAGES]


def test_every_screen_looks_as_in_its_picture(seen: list[tuple[Walk, Checker]]) -> None:
    if lines := [line for walk, album in seen for line in complaints(walk, album)]:
        pytest.fail("\n".join(lines), pytrace=False)


def test_everything_has_a_name_and_room_for_a_finger(seen: list[tuple[Walk, Checker]]) -> None:
    assert not {scene: found for walk, _ in seen for scene, found in walk.faults.items()}


def test_every_route_was_visited(seen: list[tuple[Walk, Checker]]) -> None:
    visited = [path for walk, _ in seen for path in walk.visited]
    assert not unvisited(visited), "say in tests/browser/scenes.py where these screens are seen"


def test_nothing_went_wrong_on_the_way(seen: list[tuple[Walk, Checker]]) -> None:
    for walk, _ in seen:
        assert not walk.missed, "these were not shown"
        assert not walk.errors, "\n".join(walk.errors)
