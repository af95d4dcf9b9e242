"""The first useful screen of 10,000 contacts against a bare Flet page, in the same browser, in turns."""

from __future__ import annotations

import datetime as dt
import statistics
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from locales.words import words
from models import clock
from models.database import close_database, db, open_database
from tests.benchmarks.conftest import Measure
from tests.browser.chromium import MISSING, found, launched, read_aloud
from tests.browser.journey import App
from tests.models.people import DAY, contact, interview
from tests.views.serving import served

TURNS = 21
BAR = 1.3
CONTACTS = 10_000
HELLO = "Bonjour, quelqu’un ?"

# Turns on the accessibility tree as soon as there is one, and notes when a text is in it; all from the navigation on.
_WATCH = """wanted => {
    const at = window.at = { first: 0, useful: 0, socket: 0 };
    const Plain = WebSocket;
    window.WebSocket = class extends Plain {
        constructor(...given) { super(...given); at.socket ||= performance.now(); }
    };
    const watch = setInterval(() => {
        const turnOn = document.querySelector("flt-semantics-placeholder");
        if (turnOn && !at.first) { at.first = performance.now(); turnOn.click(); }
        const screen = document.querySelector("flt-semantics-host");
        const said = screen && [...screen.querySelectorAll("*")].some(
            node => (node.getAttribute("aria-label") ?? "").includes(wanted) || node.textContent.includes(wanted));
        if (said) { at.useful = performance.now(); clearInterval(watch); console.log('useful'); }
    }, 4);
}"""


def many_people(folder: Path) -> None:
    """Ten thousand contacts; ten were met yesterday, and their thank-you is owed."""
    open_database(folder)
    with db.atomic():
        met = [contact(f"Ana Lopes {n}", organisation=f"House {n}", language="en") for n in range(CONTACTS)][:10]
        for n, who in enumerate(met):
            start = clock.at(clock.now().date() - DAY, 9, clock.now().tzinfo) + n * dt.timedelta(minutes=30)
            talk = interview(who, start, start - DAY)
            talk.finish(talk.ends_at)
            talk.write_notes("Begin small.")
    close_database()
    db.init(None)


def enter(context: BrowserContext, door: str) -> None:
    """By the address that works once; from then on the browser has all it needs to keep."""
    page = context.new_page()
    page.goto(door)
    read_aloud(page)
    page.close()


def opened(context: BrowserContext, address: str, wanted: str) -> dict[str, float]:
    """Milliseconds from the navigation: the connection, the first frame, the text that is waited for."""
    page = context.new_page()
    page.add_init_script(f"({_WATCH})({wanted!r})")
    with page.expect_console_message(lambda line: line.text == "useful"):
        page.goto(address)
    at: dict[str, float] = page.evaluate("window.at")
    page.close()
    return at


def test_the_first_useful_screen_comes_nearly_as_soon_as_a_bare_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], measured: Measure
) -> None:
    if found() is None:
        pytest.skip(MISSING)
    data = tmp_path / "data"
    many_people(data)
    reminder = words("en")("Thank {name}", name="Ana Lopes")
    app = App(data, "en")
    times: dict[str, list[dict[str, float]]] = {"app": [], "bare": []}
    try:
        with served(tmp_path) as bare, launched() as browser:
            ours, theirs = (browser.new_context(viewport={"width": 412, "height": 915}) for _ in range(2))
            (
                opened(ours, app.door, reminder),
                opened(theirs, bare.door, HELLO),
            )  # the doors open once, and fill the cache
            for _ in range(TURNS):
                times["bare"].append(opened(theirs, bare.origin, HELLO))
                times["app"].append(opened(ours, app.origin, reminder))
    finally:
        app.stop()

    def middle(which: str, what: str) -> float:
        return statistics.median(row[what] for row in times[which])

    ratio = statistics.median(one["useful"] / other["useful"] for one, other in zip(*times.values(), strict=True))
    with capsys.disabled():
        for which, name in {"app": f"Today of {CONTACTS:,} contacts", "bare": "a bare page"}.items():
            print(  # noqa: T201 - the figures are what is asked for
                f"\n{name}: {middle(which, 'useful'):.0f} ms; connected after {middle(which, 'socket'):.0f} ms, "
                f"first frame after {middle(which, 'first'):.0f} ms",
                end="",
            )
        print(f"\nratio {ratio:.2f} (bar {BAR:g}), {TURNS} turns")  # noqa: T201
    measured("the first useful screen, 10,000 contacts", "a bare Flet page in the same browser", ratio, BAR)
