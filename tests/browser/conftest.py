"""A real browser. The app paints on a canvas: what a test sees is what a screen reader is told."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.journey import Journey, early_afternoon

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--enable-unsafe-swiftshader"]

OpenPage = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One worker runs them all: two browsers at once are slow on two cores."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="module")  # Playwright keeps a loop running, in which no other test could run one of its own
def chromium() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        missing = "no browser: install Debian's package chromium, or Chrome"
        pytest.fail(missing) if os.getenv("CI") else pytest.skip(missing)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=_ARGUMENTS)
        yield browser
        browser.close()


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

    def turn_on(page: Page) -> None:
        switch = page.locator("flt-semantics-placeholder")
        switch.wait_for(state="attached", timeout=30_000)
        switch.evaluate("element => element.click()")

    return turn_on


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
