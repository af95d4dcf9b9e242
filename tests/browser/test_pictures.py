"""The screens that are seen most look as in their pictures, at each run: by day on a phone, by night on a wide window.

walk_gallery.py, run by name, compares those of every screen.
"""

from __future__ import annotations

from typing import Final

import pytest
from playwright.sync_api import Browser

from tests.browser.gallery import Checker, compared, complaints
from tests.browser.scenes import Scene
from tests.browser.walk import Looks, Walk
from tests.browser.walk_gallery import IN_SHORT

MOST_SEEN: Final = (
    "today",
    "contacts",
    "network",
    "questions",
    "guide",
    "settings",
    "contact",
    "new-contact-empty",
    "interview",
    "after",
    "thank-you",
    "cards-question",
)


def most_seen(scene: Scene, language: str) -> Looks:
    return IN_SHORT[language] if scene.name in MOST_SEEN else {}


@pytest.fixture(scope="module", params=[*IN_SHORT])
def seen(
    chromium: Browser, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Walk, Checker]:
    return compared(chromium, tmp_path_factory.mktemp, request.param, most_seen)


def test_they_look_as_in_their_pictures(seen: tuple[Walk, Checker]) -> None:
    walk, album = seen
    assert not walk.missed and len(album.seen) == len(MOST_SEEN)
    if lines := complaints(walk, album):
        pytest.fail("\n".join(lines), pytrace=False)
