"""A person with a phone: a new start of the app, one door into it, then a finger and a keyboard, nothing else."""

from __future__ import annotations

import base64
import datetime as dt
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Final
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

from locales.words import Words, words
from models.database import close_database, db, open_database
from tests.views.serving import until

ROOT: Final = Path(__file__).parents[2]
LANGUAGES: Final = ("fr", "en")
LOCALES: Final = {"fr": "fr-CA", "en": "en-CA"}
BACK: Final = {"fr": "Retour", "en": "Back"}
"""Flutter's own word for the arrow of the app bar."""
CDN: Final = "cdn.jsdelivr.net"
"""Flutter asks it for rive_native.js, whatever Flet was told; the guard's policy blocks it."""

_COUNT: Final = """
window.pointers = [];
addEventListener("pointerdown", event => window.pointers.push(event.pointerType), true);
window.sockets = [];
window.heard = 0;
window.WebSocket = class extends WebSocket {
    constructor(...given) {
        super(...given);
        window.sockets.push(this);
        this.addEventListener("message", () => window.heard++);
    }
};
"""
_DARK: Final = """async picture => {
    const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(picture), letter => letter.charCodeAt(0))]));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    canvas.drawImage(bitmap, 0, 0);
    const { data } = canvas.getImageData(0, 0, bitmap.width, bitmap.height);
    return data.filter((_, i) => i % 4 == 1 && data[i] < 100).length;
}"""
_TEXTS: Final = """() => [...document.querySelectorAll("flt-semantics-host *")].flatMap(node => [
    ...(node.getAttribute("aria-label") ?? "").split("\\n"),
    ...(node.children.length ? [] : node.textContent.split("\\n")),
])"""
_AT_REST: Final = """async () => {
    const screen = document.querySelector("flt-semantics-host");
    for (let seen = "", calm = 0, since = 0; calm < 5 || performance.now() - since < 120; calm++) {
        await new Promise(requestAnimationFrame);
        if (screen.outerHTML !== seen) [seen, calm, since] = [screen.outerHTML, 0, performance.now()];
    }
}"""


_REST: Final = 0.1
"""Seconds. Flutter takes a finger for still after 0.04."""


def early_afternoon() -> str:
    """A zone in which it is now between noon and one: what is due today never hangs on when the tests run."""
    ahead = 12 - dt.datetime.now(dt.UTC).hour
    return f"Etc/GMT{-ahead:+d}"  # such names count the hours to Greenwich, not from it


class App:
    """A process of the app, as someone starts it from a terminal."""

    program: tuple[str, ...] = ("main.py",)
    environment: Mapping[str, str] = MappingProxyType({})

    def __init__(self, data: Path, language: str, *more: str) -> None:
        self._log = (data.parent / "app.log").open("w+")
        self._process = self._started(data, "--web", "--no-browser", "--language", language, *more)
        self.door = self._process.stdout.readline().strip()
        assert self.door, self.log()

    def _started(self, data: Path, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, *self.program, "--data", str(data), *arguments],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=self._log,
            text=True,
            env={**os.environ, **self.environment},
        )

    @property
    def origin(self) -> str:
        return self.door.partition("/?")[0]

    def log(self) -> str:
        """What it wrote on stderr so far."""
        self._log.seek(0)
        return self._log.read()

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        if self._process.poll() is None:
            self._process.send_signal(how)
        self._process.communicate(timeout=20)


class Phone:
    """A page of the app under a finger. `taps` counts what was meant; the page counts what happened."""

    def __init__(self, page: Page, language: str, read_aloud: Callable[[Page], None]) -> None:
        self.page = page
        self.say: Words = words(language)
        self.taps = 0
        self.errors: list[str] = []
        self._turn_on = read_aloud
        self._asked: list[str] = []
        self._failed: list[str] = []
        page.add_init_script(_COUNT)
        page.on("request", lambda request: self._asked.append(request.url))
        page.on("websocket", lambda wire: self._asked.append(wire.url))
        page.on("requestfailed", lambda request: self._failed.append(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on(
            "console", lambda line: line.type == "error" and self.errors.append(f"{line.location['url']} {line.text}")
        )

    def enter(self, address: str) -> None:
        """A cold start, by the only address ever given."""
        self.page.goto(address)
        self.read_aloud()

    def read_aloud(self) -> None:
        """Tell a screen reader, and so the test, what is on the screen."""
        self._turn_on(self.page)

    def to_front(self) -> None:
        """Turn to this tab. Chromium gives one behind another about a frame a second: nobody acts there."""
        self.page.bring_to_front()

    # What is on the screen

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def field(self, name: str) -> Locator:
        """A text field; what stands before it on its screen may be part of its name."""
        words = r"\s".join(map(re.escape, name.split()))
        return self.page.get_by_role("textbox", name=re.compile(rf"(^|\s){words}$"))

    def holds(self, field: Locator, text: str) -> None:
        """Tap a field: the page tells what one holds only once it has the focus."""
        self.tap(field)
        expect(field).to_have_value(text)

    def box(self, name: str) -> Locator:
        """A checkbox, or one of a few words to choose."""
        return self.page.get_by_role("checkbox", name=name, exact=True)

    def tab(self, name: str) -> Locator:
        return self.page.get_by_role("tab", name=name)

    def heading(self, text: str) -> Locator:
        return self.page.get_by_role("heading", name=text, exact=True)

    def at(self, title: str) -> None:
        """Wait for the screen of that title, with its entrance over."""
        expect(self.page.get_by_role("banner").get_by_role("heading")).to_have_text([title])
        self.at_rest()

    def at_rest(self) -> None:
        self.page.evaluate(_AT_REST)

    def sees(self, *texts: str, within: float = 5) -> None:
        for text in texts:
            expect(self._said(text).first).to_be_visible(timeout=within * 1000)

    def misses(self, *texts: str, within: float = 5) -> None:
        for text in texts:
            expect(self._said(text)).to_have_count(0, timeout=within * 1000)

    def _said(self, text: str) -> Locator:
        """Text, also within what a screen reader is told in one go."""
        return self.page.get_by_text(text).or_(self.page.get_by_label(text))

    def texts(self) -> set[str]:
        """Every line that a screen reader would say."""
        return set(self.page.evaluate(_TEXTS))

    def middle_of(self, place: Locator) -> tuple[float, float]:
        box = place.bounding_box()
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def above(self, *texts: str) -> bool:
        """Whether each stands higher than the next."""
        tops = [self._said(text).last.bounding_box()["y"] for text in texts]
        return tops == sorted(tops)

    def dark_points(self, place: Locator) -> int:
        """How many dark points are painted at the left end of something, where its sign stands."""
        box = place.bounding_box()
        picture = self.page.screenshot(clip={"x": box["x"], "y": box["y"], "width": 26, "height": box["height"]})
        return self.page.evaluate(_DARK, base64.b64encode(picture).decode())

    # What a finger and a keyboard do

    def tap(self, target: Locator | str) -> None:
        """One tap, on a button by its name or on anything else."""
        (self.button(target) if isinstance(target, str) else target).tap()
        self.taps += 1

    def tap_at(self, point: tuple[float, float]) -> None:
        """One tap, on a place of the screen."""
        self.page.touchscreen.tap(*point)
        self.taps += 1

    def back(self) -> None:
        self.tap(BACK[self.say.code])

    def type(self, text: str) -> None:
        """Type with the keyboard in whatever has the focus."""
        self.page.keyboard.type(text)

    def fill(self, field: str, text: str) -> None:
        self.fill_in(self.field(field), text)

    def fill_in(self, field: Locator, text: str) -> None:
        """Tap a field, then type, a human moment later."""
        self.tap(field)
        expect(field).to_be_focused()
        self.at_rest()
        self.type(text)

    def swipe(self, across: int) -> None:
        """One finger drawn across the lower half of the screen by so many points. It counts as a tap."""
        self._draw([(206 + across * (i / 10 - 0.5), 700) for i in range(11)])

    def scroll(self) -> None:
        """One finger drawn up the left margin, as the bar of what scrolls is at the right. It counts as a tap."""
        self._draw([(7, 640 - 40 * i) for i in range(11)])

    def _draw(self, points: list[tuple[float, float]]) -> None:
        """It rests before it is lifted: where it stands then decides.

        Of its speed a busy computer tells anything: that a list flew to its end, or that a swipe went back.
        """
        wire = self.page.context.new_cdp_session(self.page)
        kinds = ["touchStart", *["touchMove"] * (len(points) - 1), "touchEnd"]
        for kind, point in zip(kinds, [*points, None], strict=True):
            at = [{"x": point[0], "y": point[1]}] if point else []
            time.sleep(0 if point else _REST)
            wire.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": at})
        wire.detach()
        self.taps += 1

    def reach(self, target: Locator | str) -> Locator:
        """Scroll down until it is on the screen, as a thumb does."""
        found = self.button(target) if isinstance(target, str) else target
        foot = 830 if self.page.get_by_role("tablist").count() else 910
        for _ in range(12):
            if found.count() and (box := self._still(found)) and box["y"] + box["height"] < foot:
                return found
            self.scroll()
            self.at_rest()
        raise AssertionError(f"{target} is not on this screen")

    def _still(self, place: Locator) -> dict[str, float] | None:
        """Where it is once it moves no more: what was drawn by a finger rolls on for a while."""
        before = place.bounding_box()
        for _ in range(20):
            self.page.wait_for_timeout(100)
            if (box := place.bounding_box()) == before:
                return box
            before = box
        return before

    def drop_connection(self) -> None:
        """The connection is cut; the page finds it again by itself, and shows its screen anew."""
        before = self.page.locator("header").get_attribute("id")
        self.page.evaluate("window.sockets.at(-1).close()")
        until(lambda: self.page.evaluate("window.sockets.at(-1).readyState") == 1)  # open
        expect(self.page.locator("header")).not_to_have_id(before)

    def assert_taps(self, meant: int) -> None:
        """So many taps since the start, by the test's count and by the page's."""
        assert self.page.evaluate("window.pointers") == ["touch"] * self.taps
        assert self.taps == meant


class Journey:
    """The data of one person, and the starts of the app on it. Made by the fixture `journey`."""

    app_type: type[App] = App

    def __init__(self, folder: Path, zone: str, open_page: Callable[..., Page], read_aloud: Callable) -> None:
        self.data, self._zone = folder / "data", zone
        self._open_page, self._read_aloud = open_page, read_aloud
        self._apps: list[App] = []
        self._phones: list[Phone] = []

    @contextmanager
    def facts(self) -> Iterator[None]:
        """The database, open in this process: to fill it before, to look at it afterwards."""
        open_database(self.data)
        try:
            yield
        finally:
            close_database()
            db.init(None)

    def start(self, language: str, *more: str, **size: int) -> Phone:
        """A new process and a new browser, of a phone's size unless said otherwise, on the first screen."""
        self.app = self.app_type(self.data, language, *more)
        self._apps.append(self.app)
        settings = {"has_touch": True, "timezone_id": self._zone, "reduced_motion": "reduce"}
        page = self._open_page(LOCALES[language], **settings, **size)
        phone = Phone(page, language, self._read_aloud)
        self._phones.append(phone)
        phone.enter(self.app.door)
        return phone

    def second_tab(self, phone: Phone, address: str = "") -> Phone:
        """Another tab of the same browser, not read aloud yet."""
        tab = Phone(phone.page.context.new_page(), phone.say.code, self._read_aloud)
        self._phones.append(tab)
        tab.page.goto(address or self.app.origin)
        return tab

    def kill(self) -> None:
        """As when the battery dies."""
        self.app.stop(signal.SIGKILL)

    def assert_quiet(self) -> None:
        """Nothing left this computer, and neither the pages nor the app met an error."""
        ours = {urlsplit(app.origin).netloc for app in self._apps}
        for phone in self._phones:
            hosts = {url: urlsplit(url.removeprefix("blob:")).netloc for url in phone._asked}
            away = {url for url, host in hosts.items() if host not in ours | {""}}
            assert {hosts[url] for url in away} <= {CDN}
            assert away <= set(phone._failed)
            assert any(url.startswith("ws://") for url in phone._asked)
            errors = [error for error in phone.errors if CDN not in error]
            assert not errors, errors
        for app in self._apps:
            assert "Traceback" not in app.log(), app.log()

    def end(self) -> None:
        for app in self._apps:
            app.stop()
