"""Debian's Chromium, and how it tells what is on a page that is only painted."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from playwright.sync_api import Browser, Page, sync_playwright

MISSING: Final = "no browser: install Debian's package chromium, or Chrome"
_NAMES: Final = ("chromium", "chromium-browser", "google-chrome")
HASTY: Final = "--js-flags=--liftoff-only"
"""Flutter's renderer is compiled once and quickly: a journey is over before a second, better compilation pays."""
_ARGUMENTS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--enable-unsafe-swiftshader",
    "--enable-blink-features=ComputedAccessibilityInfo",  # element.computedName and .computedRole
)


def found() -> str | None:
    """Where the browser is."""
    return next(filter(None, map(shutil.which, _NAMES)), None)


@contextmanager
def launched(*more: str) -> Iterator[Browser]:
    """A running browser, with more arguments of its own if need be."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found(), args=[*_ARGUMENTS, *more])
        yield browser
        browser.close()


def read_aloud(page: Page) -> None:
    """Wait for the app's first frame and turn on the accessibility tree, which gives roles and names."""
    switch = page.locator("flt-semantics-placeholder")
    switch.wait_for(state="attached", timeout=30_000)
    switch.evaluate("element => element.click()")
