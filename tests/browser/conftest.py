"""A real browser. The app paints on a canvas: what a test sees is what a screen reader is told."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import chromium as browser
from tests.browser.journey import Journey, early_afternoon

OpenPage = Callable[..., Page]


def pytest_itemcollected(item: pytest.Item) -> None:
    """One worker runs them all, but those of a group of their own: many browsers at once are slow on two cores."""
    if item.get_closest_marker("xdist_group") is None:
        item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="module")  # Playwright keeps a loop running, in which no other test could run one of its own
def chromium() -> Iterator[Browser]:
    if browser.found() is None:
        pytest.fail(browser.MISSING) if os.getenv("CI") else pytest.skip(browser.MISSING)
    with browser.launched(browser.HASTY) as launched:
        yield launched


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[OpenPage]:
    """`open_page(locale="fr-CA")`: an empty page of a phone's size, in a profile of its own."""
    contexts = []

    def opened(locale: str = "fr-CA", *, width: int = 412, height: int = 915, **options: object) -> Page:
        context = chromium.new_context(locale=locale, viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def read_aloud() -> Callable[[Page], None]:
    """Wait for the app's first frame and turn on the accessibility tree, which gives roles and names."""
    return browser.read_aloud


@pytest.fixture
def journey(open_page, read_aloud, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Journey]:
    """One person's data and phone, early in the afternoon. At the end nothing has left the computer, nor gone wrong."""
    zone = early_afternoon()
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    journey = Journey(tmp_path, zone, open_page, read_aloud)
    yield journey
    journey.end()
    monkeypatch.undo()
    time.tzset()
