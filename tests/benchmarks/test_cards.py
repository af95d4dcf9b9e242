"""The cards of the sample data, from the tap on Today to the first one, against a plain screen, in turns."""

from __future__ import annotations

import statistics
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Page

from locales.words import words
from models.database import close_database, db, open_database
from models.profile import Profile
from tests.benchmarks.conftest import Measure
from tests.browser.chromium import MISSING, found, launched, read_aloud
from tests.browser.journey import App
from views.demo import fill

TURNS: Final = 11
_REST: Final = 500
"""Milliseconds for a screen to have come in."""
BAR: Final = 2.0
CARDS: Final = ("Open the cards", "To begin")
PLAIN: Final = ("Search", "Words to find")
"""What is tapped on Today, and what is then read. The search is one field."""

# From the finger on the screen until a text is in the accessibility tree.
_WATCH = """wanted => {
    let began = 0;
    addEventListener("pointerdown", () => { began = performance.now(); }, { capture: true, once: true });
    const watch = setInterval(() => {
        const said = [...document.querySelectorAll("flt-semantics-host *")].some(
            node => (node.getAttribute("aria-label") ?? "").includes(wanted) || node.textContent.includes(wanted));
        if (began && said) { window.took = performance.now() - began; clearInterval(watch); console.log('read'); }
    }, 4);
}"""


def milliseconds(page: Page, act: str, wanted: str) -> float:
    """From Today, where one then is again."""
    page.evaluate(_WATCH, wanted)
    with page.expect_console_message(lambda line: line.text == "read"):
        page.get_by_role("button", name=act).first.click()
    took: float = page.evaluate("window.took")
    page.evaluate(
        "history.pushState(null, '', '/today'); dispatchEvent(new PopStateEvent('popstate', { state: null }))"
    )
    page.get_by_role("heading", name="Today").wait_for()
    page.get_by_text(wanted).first.wait_for(state="detached")
    page.wait_for_timeout(_REST)
    return took


def test_the_cards_open_about_as_fast_as_a_plain_screen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], measured: Measure
) -> None:
    if found() is None:
        pytest.skip(MISSING)
    data = tmp_path / "data"
    open_database(data)
    Profile.load().speak("en")
    fill("en")
    close_database()
    db.init(None)
    say = words("en")
    app = App(data, "en")
    times: dict[tuple[str, str], list[float]] = {CARDS: [], PLAIN: []}
    try:
        with launched() as browser:
            page = browser.new_page(viewport={"width": 412, "height": 915})
            page.goto(app.door)
            read_aloud(page)
            for turn in range(TURNS + 1):
                for (act, wanted), took in times.items():
                    one = milliseconds(page, say(act), say(wanted))
                    if turn:  # the first reads the files of each screen
                        took.append(one)
    finally:
        app.stop()
    cards, plain = (statistics.median(took) for took in times.values())
    ratio = statistics.median(one / other for one, other in zip(*times.values(), strict=True))
    with capsys.disabled():
        print(  # noqa: T201 - the figures are what is asked for
            f"\nthe cards: {cards:.0f} ms, at most {max(times[CARDS]):.0f}; the search: {plain:.0f} ms; "
            f"ratio {ratio:.2f} (bar {BAR:g}), {TURNS} turns"
        )
    measured("the cards, from the tap on Today", "the search, one field", ratio, BAR)
