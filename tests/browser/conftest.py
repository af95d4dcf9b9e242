"""A real browser. The app paints on a canvas: what a test sees is what a screen reader is told."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--enable-unsafe-swiftshader"]

OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
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
