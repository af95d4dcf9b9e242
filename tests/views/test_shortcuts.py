"""Keys, from the page's one listener to what a person sees."""

from __future__ import annotations

import asyncio
import datetime as dt
from types import SimpleNamespace
from typing import Any

import flet as ft
import pytest

from locales.words import words
from models.profile import Profile
from tests.models.people import contact
from tests.screen import Screen, names, walk
from tests.views.conftest import Open
from tests.views.every_route import shortest
from tests.views.filled import fill
from views.parts.component import screen as a_screen
from views.parts.frame import frame
from views.parts.keys import keyboard, use_keys
from views.parts.shell import use_shell
from views.shortcuts import name_of

SEARCH = "Name or organisation"
EVERYWHERE = "Words to find"


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_a_question_mark_lists_the_shortcuts_in_the_language_shown(open_app: Open, language: str) -> None:
    say = words(language)
    screen = await open_app("/today", language)
    await screen.press("?", "shift")
    for text in ("Keyboard shortcuts", "Search", "Questions", "Show this list"):
        assert screen.has(say(text))
    (keys,) = [row for row in screen.all(ft.Text) if row.value == "1"]
    await screen.fire(keys, "size_change", {"w": 20, "h": 22})
    assert any(keys in walk(row) for row in screen.all(ft.Row))
    await screen.fire(keys, "size_change", {"w": 40, "h": 43})
    assert not any("1" in names(row) for row in screen.all(ft.Row)), "large words have the whole line"
    await screen.click(say("Close"))
    assert not screen.dialogs


@pytest.mark.parametrize(
    ("key", "path"),
    [("1", "/today"), ("2", "/contacts"), ("3", "/interviews"), ("Numpad 4", "/questions"), ("5", "/guide")],
)
async def test_digits_lead_to_the_destinations(open_app: Open, key: str, path: str) -> None:
    screen = await open_app("/today/settings")
    await screen.press(key)
    assert screen.route == path


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("/", "/today/new-contact"),
        ("/contacts", "/contacts/new-contact"),
        ("/interviews", "/interviews/new-interview"),
        ("/contacts/contact/1", "/contacts/contact/1/new-interview"),
        ("/questions", "/questions"),
        ("/contacts/contact/1/cadence", "/contacts/contact/1/cadence"),
    ],
)
async def test_n_adds_what_the_screen_is_about(open_app: Open, here: str, there: str) -> None:
    contact("Zoé")
    screen = await open_app(here)
    await screen.press("N")
    assert screen.route == there


async def test_no_single_key_acts_while_a_field_or_a_list_has_the_focus(open_app: Open) -> None:
    screen = await open_app("/contacts/new-contact")
    await screen.focus("Name")
    for key in ("N", "1", "?", "/", "Arrow Left"):
        await screen.press(key)
    assert screen.route == "/contacts/new-contact"
    assert not screen.dialogs
    await screen.leave("Name")
    await screen.fire(screen.find("Language to write in", ft.DropdownM2), "focus")
    await screen.press("1")
    assert screen.route == "/contacts/new-contact"
    await screen.fire(screen.find("Language to write in", ft.DropdownM2), "blur")
    await screen.press("1")
    assert screen.route == "/today"


async def test_a_field_that_went_away_with_the_focus_is_typed_in_no_more(open_app: Open) -> None:
    screen = await open_app("/contacts/new-contact")
    await screen.focus("Name")
    await screen.go("/guide")
    await screen.press("1")
    assert screen.route == "/today"


async def test_the_next_field_may_tell_of_the_focus_before_the_last_one(open_app: Open) -> None:
    screen = await open_app("/contacts/new-contact")
    await screen.focus("Name")
    await screen.focus("Title")
    await screen.leave("Name")
    await screen.press("1")
    assert screen.route == "/contacts/new-contact"


async def test_no_shortcut_acts_behind_a_dialog_or_an_open_menu(open_app: Open) -> None:
    contact("Zoé")
    screen = await open_app("/contacts/contact/1")
    menu = screen.all(ft.PopupMenuButton)[0]
    await screen.fire(menu, "open")
    await screen.press("1")
    assert screen.route == "/contacts/contact/1"
    await screen.fire(menu, "cancel")
    await screen.press("?")
    await screen.press("1")
    assert screen.route == "/contacts/contact/1"
    await screen.click("Close")
    await screen.press("1")
    assert screen.route == "/today"


async def test_single_keys_are_turned_off_by_who_speaks_to_their_computer(open_app: Open) -> None:
    screen = await open_app("/today/settings")
    await screen.click("Keyboard shortcuts")
    await screen.set(screen.all(ft.Switch)[0], "change", value=False)
    assert not Profile.load().single_keys
    await screen.click("Close")
    for key in ("1", "N", "?"):
        await screen.press(key)
    assert screen.route == "/today/settings"
    assert not screen.dialogs
    await screen.press("/", "ctrl")
    assert screen.has("Shortcuts of one key")


class Desk:
    """A window that gives the focus where it is asked to."""

    def __init__(self, field: str) -> None:
        self.screen: Any = None
        self.field = field
        self.asked = 0

    def answer(self, name: str, _arguments: object) -> None:
        if name == "focus":
            self.asked += 1
            field = self.screen.field(self.field)
            self.screen.loop.create_task(self.screen.session.dispatch_event(field._i, "focus", None))

    async def is_asked(self) -> None:
        while not self.asked:
            await asyncio.sleep(0.02)
        await self.screen.settle()


async def searching(open_app: Open, route: str, width: float = 412, field: str = SEARCH) -> tuple[Screen, Desk]:
    contact("Zoé")
    desk = Desk(field)
    desk.screen = await open_app(route, width=width, answer=desk.answer)
    return desk.screen, desk


@pytest.mark.parametrize(("key", "held"), [("/", ()), ("K", ("ctrl",)), ("K", ("meta",)), ("F", ("ctrl",))])
async def test_the_search_has_the_focus_from_anywhere(open_app: Open, key: str, held: tuple[str, ...]) -> None:
    screen, desk = await searching(open_app, "/guide", field=EVERYWHERE)
    await screen.press(key, *held)
    assert screen.route == "/guide/search"
    await desk.is_asked()


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("/", "/today/search"),
        ("/interviews/interview/1", "/interviews/search"),
        ("/contacts/contact/1", "/contacts/search"),
        ("/questions/search/contact/1", "/questions/search"),
        ("/contacts", "/contacts"),
    ],
)
async def test_one_searches_everywhere_but_where_a_list_has_a_search_of_its_own(
    open_app: Open, here: str, there: str
) -> None:
    screen, desk = await searching(open_app, here, field=SEARCH if there == "/contacts" else EVERYWHERE)
    await screen.press("/")
    assert screen.route == there
    await desk.is_asked()


async def test_the_browser_keeps_its_own_keys(open_app: Open) -> None:
    screen, _ = await searching(open_app, "/today/settings")
    screen.page.web = True
    await screen.press("F", "ctrl")
    await screen.press("Arrow Left", "alt")
    assert screen.route == "/today/settings"
    await screen.press("?")
    assert not screen.has("Ctrl+F")


async def test_a_list_beside_its_detail_is_searched_where_it_is(open_app: Open) -> None:
    screen, desk = await searching(open_app, "/contacts/contact/1", width=1280)
    await screen.press("/")
    assert screen.route == "/contacts/contact/1"
    await desk.is_asked()


async def test_escape_clears_the_search_while_one_types_in_it(open_app: Open) -> None:
    screen, _ = await searching(open_app, "/contacts")
    await screen.focus(SEARCH)
    await screen.type(SEARCH, "zzz")
    await screen.press("Escape")
    assert screen.field(SEARCH).value == ""
    assert screen.has("Zoé")


async def test_alt_and_left_go_back_in_the_window_of_the_app(open_app: Open) -> None:
    contact("Zoé")
    screen = await open_app("/contacts/contact/1/new-interview")
    await screen.press("Arrow Left", "alt")
    assert screen.route == "/contacts/contact/1"


async def test_a_screen_has_keys_of_its_own_while_it_is_in_sight(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    turned: list[int] = []

    @a_screen
    def turning() -> ft.Control:
        at, turn = ft.use_state(0)
        shell = use_shell()
        turned.append(at)
        use_keys({"ArrowRight": lambda: turn(at + 1), "ArrowLeft": lambda: turn(at - 1)}, {"← →": "Turn"})
        return frame(shell, "Cards", [ft.Text(f"card {at}")])

    monkeypatch.setattr("views.routes.Cadence", turning)
    contact("Zoé")
    from views.routes import routes

    routes.cache_clear()
    screen = await open_app("/contacts/contact/1/cadence")
    for key in ("Arrow Right", "Arrow Right", "Arrow Left"):
        await screen.press(key)
    assert screen.has("card 1")
    await screen.press("?")
    assert screen.has("← →")
    await screen.click("Close")
    await screen.go("/today")
    before = list(turned)
    await screen.press("Arrow Right")
    assert turned == before
    routes.cache_clear()


@pytest.mark.parametrize(
    ("key", "held", "on_windows", "name"),
    [
        ("N", ("shift",), False, "n"),
        ("Arrow Right", (), False, "arrowright"),
        ("Numpad 1", (), False, "1"),
        ("K", ("meta",), False, "ctrl+k"),
        ("/", ("shift",), True, "?"),
        ("/", ("shift",), False, "/"),
    ],
)
def test_a_key_is_named_by_what_was_typed(key: str, held: tuple[str, ...], on_windows: bool, name: str) -> None:
    down: Any = {other: other in held for other in ("shift", "ctrl", "alt", "meta")}
    assert name_of(SimpleNamespace(key=key, **down), on_windows=on_windows) == name  # type: ignore[arg-type]


@pytest.mark.parametrize("width", [412, 1280])
async def test_every_field_tells_when_one_types_in_it(open_app: Open, now: dt.datetime, width: float) -> None:
    """Else its letters would be shortcuts."""
    there = fill(now, "en")
    screen = await open_app("/guide", width=width)
    seen = 0
    for path in shortest(there):
        await screen.go(path)
        for field in [*screen.all(ft.TextField), *screen.all(ft.DropdownM2)]:
            assert field.on_focus and field.on_blur, (path, field.label)
            await screen.fire(field, "focus")
            assert keyboard(screen.page).is_typing, (path, field.label)
            await screen.fire(field, "blur")
            assert not keyboard(screen.page).is_typing, (path, field.label)
            seen += 1
    assert seen > 60
