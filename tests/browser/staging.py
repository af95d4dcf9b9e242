"""How the app is brought to what is pictured. Each step waits until it has come about: a slow computer shows the same
as a fast one.
"""

from __future__ import annotations

import base64
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Page, Request

from tests.browser.chromium import read_aloud
from tests.browser.frozen import MOMENT, ZONE
from tests.browser.journey import CDN, LOCALES, App, Phone
from tests.browser.scenes import NOWHERE, Scene
from tests.views.serving import until
from views.theme import FONTS, WIDE

SIZES: Final = {"phone": (412, 915), "wide": (1280, 800)}
BRIGHTNESSES: Final = ("dark", "light")
_TALL: Final = 2400
_MOMENT: Final = 3.0  # seconds in which the app answers, when it has anything to answer
_LONG: Final = 10.0  # seconds in which it answers on the busiest computer
_ATTEMPTS: Final = 3

_IS_DARK: Final = "matchMedia('(prefers-color-scheme: dark)').matches"
_GO: Final = """path => {
    history.pushState(null, "", path);
    dispatchEvent(new PopStateEvent("popstate", { state: null }));
}"""


_LOOK_AWAY: Final = """() => {
    const there = document.activeElement;
    const is_button = there && !/^(INPUT|TEXTAREA)$/.test(there.tagName);
    if (is_button) there.blur();
    return is_button;
}"""


class FrozenApp(App):
    program = ("-m", "tests.browser.frozen")
    environment = {"TZ": ZONE, "DBUS_SESSION_BUS_ADDRESS": "disabled:"}  # noqa: RUF012


@contextmanager
def staged(browser: Browser, data: Path, language: str, errors: list[str]) -> Iterator[Phone]:
    """The app on that data, and a phone that shows it. What went wrong is added to `errors`."""
    data.mkdir(parents=True, exist_ok=True)
    app = FrozenApp(data, language)
    context = browser.new_context(
        locale=LOCALES[language],
        timezone_id=ZONE,
        has_touch=True,
        reduced_motion="reduce",
        color_scheme=BRIGHTNESSES[0],
        viewport={"width": SIZES["phone"][0], "height": SIZES["phone"][1]},
    )
    try:
        page = context.new_page()
        page.clock.set_fixed_time(MOMENT)
        phone = Phone(page, language, read_aloud)
        with _in_its_fonts(page):
            phone.enter(app.door)
        _entered(phone)
        yield phone
        errors += [error for error in phone.errors if CDN not in error]
        if "Traceback" in app.log():
            errors.append(app.log())
    finally:
        context.close()
        app.stop()


def show(phone: Phone, scene: Scene) -> None:
    """Go there anew, and do what is done first."""
    view = phone.page.viewport_size
    if scene.act or scene.text != 100:
        go(phone, NOWHERE)
    if scene.is_low:
        resize(phone, view["width"], _TALL)
    go(phone, scene.path)
    if scene.act:
        phone.at_rest()  # a screen that comes in takes the focus, and with it the ring of what was tapped too early
        with _repainted(phone), nullcontext() if scene.is_menu else _answered(phone):
            scene.act(phone)
        _look_away(phone)
    if scene.text != 100:
        write_at(phone, scene.text)
    if scene.is_low:
        resize(phone, view["width"], view["height"])
    assert phone.page.evaluate("location.pathname") == scene.path


def _look_away(phone: Phone) -> None:
    """What was tapped has the focus for who has it read aloud, and its ring comes in its own time. Others see none."""
    phone.at_rest()
    if phone.page.evaluate(_LOOK_AWAY):
        phone.at_rest()


def begin_anew(phone: Phone) -> None:
    """A session of its own: screens keep what was chosen on them."""
    phone.page.evaluate("sessionStorage.clear()")
    with _in_its_fonts(phone.page):
        phone.page.reload()
        phone.read_aloud()
    _entered(phone)


def leave(phone: Phone) -> None:
    """Close what it opened; a field beside the next screen would keep its cursor."""
    phone.page.keyboard.press("Escape")
    phone.at_rest()
    go(phone, NOWHERE)


@contextmanager
def _in_its_fonts(page: Page) -> Iterator[None]:
    """A start is over once the fonts have come: some of what was laid out before keeps the widths of others."""
    came: set[str] = set()

    def note(request: Request) -> None:
        if request.url.endswith(".ttf"):
            came.add(request.url.rpartition("/")[2])

    page.on("requestfinished", note)
    yield
    ours = {file.rpartition("/")[2] for file in FONTS.values()}
    until(lambda: page.evaluate("true") and came >= ours, _LONG)
    page.remove_listener("requestfinished", note)


def _entered(phone: Phone) -> None:
    phone.page.locator("flt-semantics-host :is(header, h1, h2)").first.wait_for(state="attached")
    phone.at_rest()


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


def is_dark(phone: Phone) -> bool:
    return phone.page.evaluate(_IS_DARK)


def turn(phone: Phone, brightness: str) -> bool:
    """Light or dark; whether it was the other before."""
    if is_dark(phone) == (brightness == "dark"):
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
