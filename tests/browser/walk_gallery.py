"""Every screen looks as it did when its picture was accepted, and can be heard and tapped by everyone.

Run by name: it is seen in French on a phone by day, and in English on a wide window by night. `ENTREVUE_GALLERY=whole`
sees every picture.
"""

from __future__ import annotations

import os
from typing import Final

import pytest
from playwright.sync_api import Browser

from tests.browser.gallery import Checker, compared, complaints
from tests.browser.scenes import Scene
from tests.browser.walk import Looks, Walk, every_look
from tests.views.every_route import unvisited

# A group for each language, so that both cores work.
IN_A_GROUP = [pytest.param(code, marks=pytest.mark.xdist_group(f"gallery-{code}")) for code in ("fr", "en")]
IN_SHORT: Final[dict[str, Looks]] = {"fr": {"phone": ("light",)}, "en": {"wide": ("dark",)}}
IS_WHOLE: Final = os.environ.get("ENTREVUE_GALLERY") == "whole"


def short_look(_scene: Scene, language: str) -> Looks:
    return IN_SHORT[language]


@pytest.fixture(scope="module", params=IN_A_GROUP)
def seen(
    chromium: Browser, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Walk, Checker]:
    """One walk through every screen of a language, for all that is looked at."""
    return compared(chromium, tmp_path_factory.mktemp, request.param, every_look if IS_WHOLE else short_look)


def test_every_screen_looks_as_in_its_picture(seen: tuple[Walk, Checker]) -> None:
    if lines := complaints(*seen):
        pytest.fail("\n".join(lines), pytrace=False)


def test_everything_has_a_name_and_room_for_a_finger(seen: tuple[Walk, Checker]) -> None:
    assert not seen[0].faults


def test_every_route_was_visited(seen: tuple[Walk, Checker]) -> None:
    assert not unvisited(seen[0].visited), "say in tests/browser/scenes.py where these screens are seen"


def test_nothing_went_wrong_on_the_way(seen: tuple[Walk, Checker]) -> None:
    walk, _ = seen
    assert not walk.missed, "these were not shown"
    assert not walk.errors, "\n".join(walk.errors)
