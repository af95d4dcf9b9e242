"""The pictures of every screen, and the walk that takes them: `python -m tests.browser.gallery` makes them anew.

With names of screens (`… gallery today cards-last`) only theirs. walk_gallery.py compares them with what it sees.
"""

from __future__ import annotations

import base64
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, nullcontext
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from types import SimpleNamespace
from typing import Final, Protocol

from PIL import Image
from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as PlaywrightError

from models.database import close_database, db, open_database
from tests.browser.chromium import launched, read_aloud
from tests.browser.frozen import MOMENT, ZONE, frozen
from tests.browser.journey import CDN, LANGUAGES, LOCALES, App, Phone
from tests.browser.likeness import Difference, difference, keep, kept, taken
from tests.browser.listening import faults
from tests.browser.scenes import (
    NETWORKS,
    NOWHERE,
    Scene,
    add_one_person,
    make_network,
    meet_people,
    of_a_network,
    of_a_newcomer,
    of_everyone,
    of_one_with_nothing_to_do,
)
from tests.views.serving import until
from views.theme import WIDE

PICTURES: Final = Path(__file__).parent / "gallery"
FAILURES: Final = Path(__file__).parent / "failures"
COMMAND: Final = "python -m tests.browser.gallery"
SIZES: Final = {"phone": (412, 915), "wide": (1280, 800)}
BRIGHTNESSES: Final = ("dark", "light")
Looks = Mapping[str, Sequence[str]]
"""The sizes that are looked at, each by day, by night or both."""
EVERY_LOOK: Final[Looks] = dict.fromkeys(SIZES, BRIGHTNESSES)
WHOLE: Final = "whole"
"""The size of a phone as tall as the screen."""
_TALL: Final = 2400
_TALLEST: Final = 8000  # a canvas is no taller
_MOMENT: Final = 3.0  # seconds in which the app answers, when it has anything to answer
_LONG: Final = 10.0  # seconds in which it answers on the busiest computer
_ATTEMPTS: Final = 3
_CALM: Final = 0.7  # seconds without a change, after which a screen changes no more
_PATIENT: Final = 3.0  # the same, before one of the first few is said to differ: the computer may be busy
_FEW: Final = 8

_IS_DARK: Final = "matchMedia('(prefers-color-scheme: dark)').matches"
_GO: Final = """path => {
    history.pushState(null, "", path);
    dispatchEvent(new PopStateEvent("popstate", { state: null }));
}"""
_HIDDEN_BELOW: Final = """() => Math.max(0, ...[...document.querySelectorAll("flt-semantics-scroll-overflow")]
    .map(content => content.offsetHeight - content.parentElement.offsetHeight))"""


class Album(Protocol):
    """What is done with each picture."""

    def put(self, name: str, look: Callable[[], bytes]) -> None:
        """`look` takes the picture, as it is now."""


class Recorder:
    """Keeps each picture."""

    def put(self, name: str, look: Callable[[], bytes]) -> None:
        keep(_at_rest(look), PICTURES / f"{name}.webp")


class Checker:
    """Compares each picture with the one kept."""

    def __init__(self) -> None:
        self.seen: set[str] = set()
        self.missing: list[str] = []
        self.differ: dict[str, Difference] = {}

    def put(self, name: str, look: Callable[[], bytes]) -> None:
        self.seen.add(name)
        file = PICTURES / f"{name}.webp"
        if not file.exists():
            self.missing.append(name)
            return
        before = kept(file)
        calm = _PATIENT if len(self.differ) < _FEW else _CALM
        picture = _at_rest(look, lambda picture: difference(before, picture) is None, calm)
        if found := difference(before, picture):
            self.differ[name] = found
            FAILURES.mkdir(exist_ok=True)
            picture.save(FAILURES / f"{name}.png")
            found.where.save(FAILURES / f"{name}.difference.png")


def _at_rest(
    look: Callable[[], bytes], is_it: Callable[[Image.Image], bool] = lambda _: False, calm: float = _CALM
) -> Image.Image:
    """The screen once it is calm, or as soon as it is as expected. A caret that blinks is calm too."""
    data, since = look(), time.monotonic()
    picture = taken(data)
    while not is_it(picture):
        while (again := look()) == data:
            if time.monotonic() - since > calm:
                return picture
        data, before, picture = again, picture, taken(again)
        if difference(before, picture):
            since = time.monotonic()
        elif time.monotonic() - since > calm:
            return picture
    return picture


class FrozenApp(App):
    program = ("-m", "tests.browser.frozen")
    environment = {"TZ": ZONE, "DBUS_SESSION_BUS_ADDRESS": "disabled:"}  # noqa: RUF012


class Walk:
    """Through every screen of one language: each is pictured in every size and brightness, and listened to."""

    def __init__(self, browser: Browser, folder: Path, language: str, album: Album, looks: Looks = EVERY_LOOK) -> None:
        self.browser, self.folder, self.language, self.album, self.looks = browser, folder, language, album, looks
        self.visited: list[str] = []
        self.missed: set[str] = set()
        """Screens that a busy computer did not show in time, and those that would have come after them."""
        self.faults: dict[str, list[str]] = {}
        self.errors: list[str] = []

    def sees(self, name: str) -> bool:
        """Whether a picture of that name is among what it looks at."""
        _screen, _language, brightness, size = name.split(".")
        return self._is_whole if size == WHOLE else brightness in self.looks.get(size, ())

    @property
    def _is_whole(self) -> bool:
        return set(self.looks) == set(SIZES)

    def all(self, only: Sequence[str] = ()) -> None:
        """Both lives: of someone who has used it for long, and of a newcomer."""
        there: SimpleNamespace
        with self._data("long"):
            there = meet_people(self.language)
        self._life("long", of_everyone(there, self.language), only)
        for size in self.looks:  # a newcomer each time: the welcome stays where one left it
            self._life("new", of_a_newcomer(), only, [size])
        with self._data("one"):
            add_one_person(self.language)
        self._life("one", of_one_with_nothing_to_do(), only)
        for people in NETWORKS:
            name = f"network-{people}"
            with self._data(name):
                make_network(self.language, people)
            for size in self.looks:  # a new start each time: the screen stays as one left it
                self._life(name, of_a_network(people), only, [size])

    @contextmanager
    def _data(self, name: str) -> Iterator[None]:
        with frozen():
            open_database(self.folder / name / "data")
            yield
            close_database()
            db.init(None)

    def _life(self, name: str, scenes: list[Scene], only: Sequence[str], sizes: Sequence[str] = ()) -> None:
        wanted = [scene for scene in scenes if not only or scene.name in only]
        if not wanted:
            return
        with self.app(name) as phone:
            for number, size in enumerate(sizes or self.looks):
                if number:
                    begin_anew(phone)  # still as a phone, whose screens have a header to wait for
                resize(phone, *SIZES[size])
                go(phone, NOWHERE)  # the first screen was laid out before its fonts had come
                for place, scene in enumerate(wanted):
                    try:
                        self._visit(phone, scene, size)
                    except (AssertionError, PlaywrightError):
                        self.missed |= {row.name for row in wanted[place:]}
                        break
            self.errors += [error for error in phone.errors if CDN not in error]

    @contextmanager
    def app(self, name: str) -> Iterator[Phone]:
        """The app on the data of that name, and a phone that shows it."""
        data = self.folder / name / "data"
        data.mkdir(parents=True, exist_ok=True)
        app = FrozenApp(data, self.language)
        context = self.browser.new_context(
            locale=LOCALES[self.language],
            timezone_id=ZONE,
            has_touch=True,
            reduced_motion="reduce",
            color_scheme=BRIGHTNESSES[0],
            viewport={"width": SIZES["phone"][0], "height": SIZES["phone"][1]},
        )
        try:
            page = context.new_page()
            page.clock.set_fixed_time(MOMENT)
            phone = Phone(page, self.language, read_aloud)
            phone.enter(app.door)
            page.locator("flt-semantics-host header").first.wait_for(state="attached")
            phone.at_rest()
            yield phone
            if "Traceback" in app.log():
                self.errors.append(app.log())
        finally:
            context.close()
            app.stop()

    def _visit(self, phone: Phone, scene: Scene, size: str) -> None:
        self.visited.append(scene.path)
        show(phone, scene)
        is_dark = phone.page.evaluate(_IS_DARK)
        wanted = [one for one in BRIGHTNESSES if one in self.looks[size]]
        for brightness in wanted if is_dark else wanted[::-1]:  # as it is, first
            if turn(phone, brightness) and scene.is_menu:
                show(phone, scene)
            self._picture(phone, scene, brightness, size)
        if size == "phone":
            self._whole(phone, scene)
        if scene.text != 100:
            write_at(phone, 100)
        if scene.act:
            leave(phone)

    def _whole(self, phone: Phone, scene: Scene) -> None:
        """What is further down, on a phone tall enough for it. All is listened to there."""
        page, (width, height) = phone.page, SIZES["phone"]
        phone.at_rest()
        if self._is_whole and (scene.is_low or not scene.act) and scene.text == 100:
            tall = height
            while tall < _TALLEST and (more := page.evaluate(_HIDDEN_BELOW)) > 1:
                tall = min(_TALLEST, tall + int(more) + 1)
                resize(phone, width, tall)
                phone.at_rest()
            if tall > height:
                turn(phone, "light")
                self._picture(phone, scene, "light", WHOLE)
        if found := faults(page, is_phone=scene.text == 100, is_flutters=scene.is_flutters):
            self.faults[f"{scene.name}.{self.language}"] = found
        resize(phone, width, height)

    def _picture(self, phone: Phone, scene: Scene, brightness: str, size: str) -> None:
        self.album.put(f"{scene.name}.{self.language}.{brightness}.{size}", partial(look, phone.page))


# Each waits until what it does has come about: a slow computer shows the same as a fast one.


def show(phone: Phone, scene: Scene) -> None:
    """Go there anew, and do what is done first."""
    view = phone.page.viewport_size
    if scene.act or scene.text != 100:
        go(phone, NOWHERE)
    if scene.is_low:
        resize(phone, view["width"], _TALL)
    go(phone, scene.path)
    if scene.act:
        with _repainted(phone), nullcontext() if scene.is_menu else _answered(phone):
            scene.act(phone)
    if scene.text != 100:
        write_at(phone, scene.text)
    if scene.is_low:
        resize(phone, view["width"], view["height"])


def begin_anew(phone: Phone) -> None:
    """A session of its own: screens keep what was chosen on them."""
    phone.page.evaluate("sessionStorage.clear()")
    phone.page.reload()
    phone.read_aloud()
    phone.page.locator("flt-semantics-host header").first.wait_for(state="attached")
    phone.at_rest()


def leave(phone: Phone) -> None:
    """Close what it opened. A touch last, where nothing is: after a key, Flutter shows a ring on what was tapped."""
    phone.page.keyboard.press("Escape")
    phone.page.touchscreen.tap(phone.page.viewport_size["width"] - 1, 1)


def go(phone: Phone, path: str) -> None:
    """By the address, as the browser's arrows do: the app is not loaded again.

    A busy page may miss it: then once more, by way of nowhere, as one that thinks it is there already does not move.
    """
    if phone.page.evaluate("location.pathname") == path:
        return
    for attempt in range(_ATTEMPTS):
        try:
            if attempt:
                phone.page.evaluate(_GO, f"{NOWHERE}/{attempt}")
                phone.at_rest()
            with _answered(phone, seconds=_MOMENT if attempt < _ATTEMPTS - 1 else _LONG):
                phone.page.evaluate(_GO, path)
        except AssertionError:
            continue
        return
    raise AssertionError(f"{path} is not shown")


def resize(phone: Phone, width: int, height: int) -> None:
    view = phone.page.viewport_size
    if view != {"width": width, "height": height}:
        crosses = (view["width"] >= WIDE) != (width >= WIDE)
        # A screen that is the same at every width has nothing to answer.
        with _answered(phone, _MOMENT) if crosses else nullcontext():
            phone.page.set_viewport_size({"width": width, "height": height})


def turn(phone: Phone, brightness: str) -> bool:
    """Light or dark; whether it was the other before."""
    if phone.page.evaluate(_IS_DARK) == (brightness == "dark"):
        return False
    with _repainted(phone):
        phone.page.emulate_media(color_scheme=brightness)
    return True


def write_at(phone: Phone, percent: int) -> None:
    """The size of the text, in percent."""
    size = "" if percent == 100 else f"{16 * percent // 100}px"
    if phone.page.evaluate("document.documentElement.style.fontSize") != size:
        with _repainted(phone):
            phone.page.evaluate("size => { document.documentElement.style.fontSize = size }", size)


@contextmanager
def _answered(phone: Phone, within: float = 0, seconds: float = _LONG) -> Iterator[None]:
    """The app was told, and its answer is on the screen."""
    before = phone.page.evaluate("window.heard")
    yield
    end = time.monotonic() + within
    until(lambda: phone.page.evaluate("window.heard") > before or (within and time.monotonic() > end), seconds)


@contextmanager
def _repainted(phone: Phone) -> Iterator[None]:
    before = look(phone.page)
    yield
    until(lambda: look(phone.page) != before)


def look(page: Page) -> bytes:
    """The page as it is now, as PNG."""
    wire = _WIRES.get(page) or _WIRES.setdefault(page, page.context.new_cdp_session(page))
    return base64.b64decode(wire.send("Page.captureScreenshot", {"format": "png", "optimizeForSpeed": True})["data"])


_WIRES: Final[dict] = {}


def _record(language: str, only: Sequence[str]) -> list[str]:
    folder = Path(tempfile.mkdtemp(prefix="entrevue-gallery-"))
    try:
        with launched() as browser:
            walk = Walk(browser, folder, language, Recorder())
            walk.all(only)
            return [*walk.errors, *(f"{name} was not shown: take it again" for name in sorted(walk.missed))]
    finally:
        shutil.rmtree(folder)


def main() -> None:
    only = sys.argv[1:]
    PICTURES.mkdir(exist_ok=True)
    if not only:
        for file in PICTURES.glob("*.webp"):
            file.unlink()
    with ProcessPoolExecutor(len(LANGUAGES), get_context("spawn")) as both:
        errors = [error for found in both.map(partial(_record, only=only), LANGUAGES) for error in found]
    files = [*PICTURES.glob("*.webp")]
    total = sum(file.stat().st_size for file in files) / 1e6
    print(f"{len(files)} pictures, {total:.1f} MB", *errors, sep="\n")  # noqa: T201


if __name__ == "__main__":
    main()
