"""The network on its screen: a picture one moves and taps, and the same as a list."""

from __future__ import annotations

import datetime as dt
import random
from types import SimpleNamespace
from typing import Any

import flet as ft
import flet.canvas as cv
import pytest

from models.network import network
from models.people import everyone
from models.referral import Referral
from tests.models.network_fill import fill_network
from tests.models.people import DAY, contact
from tests.screen import Screen, is_open, names
from tests.views.conftest import Open
from views.learned.network_layout import Layout, columns_for, lay_out

HERE = "/contacts/network"
FIELD = "Find someone by name"
WIDE = 1280


class Window:
    """What the viewer shows: as Flutter keeps it, from the calls it gets."""

    def __init__(self) -> None:
        self.scale, self.x, self.y = 1.0, 0.0, 0.0
        self.calls: list[str] = []

    def __call__(self, name: str, arguments: Any) -> None:
        if name in ("reset", "zoom", "pan"):
            self.calls.append(name)
        if name == "reset":
            self.scale, self.x, self.y = 1.0, 0.0, 0.0
        elif name == "zoom":
            self.scale *= arguments["factor"]
        elif name == "pan":
            self.x, self.y = self.x + self.scale * arguments["dx"], self.y + self.scale * arguments["dy"]

    def shows(self, x: float, y: float) -> tuple[float, float]:
        """Where a place of the picture is seen."""
        return self.x + x * self.scale, self.y + y * self.scale


@pytest.fixture
def window() -> Window:
    return Window()


async def seen(open_app: Open, window: Window, route: str = HERE, **more: Any) -> Screen:
    """The picture in a window of a phone's size, unless it is wide."""
    screen = await open_app(route, answer=window, **more)
    return await measure(screen, 1192 if more.get("width") else 412)


async def measure(screen: Screen, width: float = 412, height: float = 640) -> Screen:
    (shown,) = [row for row in screen.all(ft.Container) if row.on_size_change]
    return await screen.fire(shown, "size_change", {"w": width, "h": height})


async def tap(screen: Screen, x: float, y: float) -> Screen:
    (hand,) = screen.all(ft.GestureDetector)
    return await screen.fire(hand, "tap_up", {"k": "touch", "l": {"x": x, "y": y}, "g": {"x": 0, "y": 0}})


def drawn(screen: Screen) -> list[str]:
    """The words of the picture."""
    (canvas,) = [row for row in screen.all(cv.Canvas) if row.key]
    return [row.value for row in canvas.shapes if isinstance(row, cv.Text)]


def rings(screen: Screen) -> int:
    """How many people are marked."""
    (canvas,) = [row for row in screen.all(cv.Canvas) if row.key]
    return sum(row.paint.color == ft.Colors.TERTIARY for row in canvas.shapes if isinstance(row, cv.Path))


def laid_out(now: dt.datetime) -> Layout:
    return lay_out(network(now), {}, columns_for(412))


def lines(screen: Screen) -> list[list[str]]:
    return [names(row) for row in screen.lines()]


@pytest.fixture
def few(now: dt.datetime) -> SimpleNamespace:
    """Ana led to Ben and Chi, Ben to Dov, and Eva to Dov too; Zoé, who led to Fay, was deleted."""
    ana, ben, chi, dov, eva, fay, zoe = (contact(name) for name in ("Ana", "Ben", "Chi", "Dov", "Eva", "Fay", "Zoé"))
    for giver, to, days in ((ana, ben, 5), (ana, chi, 4), (ben, dov, 3), (eva, dov, 2), (zoe, fay, 1)):
        made = Referral.link(giver, to)
        made.created_at = now - days * DAY
        made.save()
    zoe.delete_for_now(now)
    return SimpleNamespace(ana=ana, ben=ben, chi=chi, dov=dov, eva=eva, fay=fay)


async def test_the_picture_opens_whoever_is_tapped(
    open_app: Open, window: Window, now: dt.datetime, data: object
) -> None:
    """Twenty of a hundred, some folded away before."""
    fill_network(100, now)
    screen = await seen(open_app, window)
    unfolded: dict[int, bool] = {}
    for _ in range(4):
        fold = next(fold for fold in lay_out(network(now), unfolded, 1).folds if fold.is_folded)
        await tap(screen, fold.x, fold.y)
        unfolded[fold.key] = False
    cards = lay_out(network(now), unfolded, 1).cards
    assert len(cards) > 40
    for card in random.Random(20).sample(cards, 20):
        await tap(screen, card.box.left + 60, card.box.top + 20)
        assert screen.route == f"{HERE}/contact/{card.person.id}"
        await screen.go(HERE)


async def test_it_shows_everyone_in_words_and_signs(open_app: Open, window: Window, few: SimpleNamespace) -> None:
    screen = await seen(open_app, window)
    assert [text for text in drawn(screen) if text in ("Me", "Ana", "Ben", "Chi", "Dov", "Eva", "Fay")] == [
        "Ana", "Ben", "Dov", "Chi", "Eva", "Fay", "Me",
    ]  # fmt: skip
    assert drawn(screen).count("To contact") == 6
    assert "To do" in drawn(screen)
    assert screen.has("Also through")
    (said,) = [row for row in screen.all(ft.Semantics) if row.image]
    assert said.exclude_semantics, "the list says it"
    assert said.label == "A picture of who led to whom, from you outwards: 6 people. The list says the same in words."


async def test_the_list_says_the_same_in_words(open_app: Open, window: Window, few: SimpleNamespace) -> None:
    screen = await seen(open_app, window)
    await screen.segment("List")
    said = [[text for text in line if len(text) > 2] for line in lines(screen)]
    assert [line[0] for line in said] == ["Ana", "Ben", "Dov", "Chi", "Eva", "Fay"]
    assert said[1][1:] == ["Through Ana", "To contact", "To do"]
    assert said[2][1:3] == ["Through Ben", "Also through Eva"]
    assert said[5][1] == "Through someone you deleted"
    assert not any(text.startswith("Through") for text in said[0])
    steps = [row.content.content.margin.left for row in screen.lines()]
    assert steps[0] < steps[1] < steps[2]
    assert steps[1] == steps[3]
    await screen.click("Dov")
    assert screen.route == f"{HERE}/contact/{few.dov.id}"
    await screen.click("Back")
    assert lines(screen), "still the list"
    await screen.segment("Picture")
    assert "Dov" in drawn(screen)


async def test_list_and_picture_hold_the_same_people(
    open_app: Open, window: Window, now: dt.datetime, data: object
) -> None:
    fill_network(70, now)
    screen = await seen(open_app, window)
    await screen.segment("List")
    for _ in range(2):
        await screen.scroll_down()
    listed = [line[0] if len(line[0]) > 2 else line[1] for line in lines(screen)]
    assert sorted(listed) == sorted(one.name for one in everyone())
    assert screen.has("Found on your own")


async def test_folding_away_and_back(open_app: Open, window: Window, now: dt.datetime, few: SimpleNamespace) -> None:
    screen = await seen(open_app, window)
    (fold,) = [fold for fold in laid_out(now).folds if fold.key == few.ana.id]
    await tap(screen, fold.x + 10, fold.y)
    assert "Ben" not in drawn(screen)
    assert "3" in drawn(screen), "so many are behind"
    assert screen.has("Tap a number to see who is behind it")
    await screen.click("Back")
    await screen.go(HERE)
    assert "Ben" not in drawn(screen), "as one left it"
    await tap(screen, fold.x, fold.y)
    assert "Ben" in drawn(screen)
    await tap(screen, 2000, 2000)
    assert screen.route == HERE


async def test_someone_is_found_wherever_they_are(
    open_app: Open, window: Window, now: dt.datetime, data: object
) -> None:
    fill_network(60, now)
    screen = await seen(open_app, window)
    everyone_now = network(now)
    shown = {card.person.id for card in laid_out(now).cards}
    person = next(one for one in everyone_now.people if one.id not in shown and one.depth > 2)
    assert person.name not in drawn(screen)
    await screen.type(FIELD, person.name.upper())
    assert person.name in drawn(screen)
    assert screen.has(f"{person.name}, 1 of 1")
    assert rings(screen) == 1
    keys, one = [], person
    while one.through:
        keys.append(one.through)
        one = everyone_now.by_id[one.through]
    box = lay_out(everyone_now, dict.fromkeys(keys, False), 1).box_of(person.id)
    assert window.shows((box.left + box.right) / 2, (box.top + box.bottom) / 2) == pytest.approx((206, 320))
    await screen.type(FIELD, "qqq")
    assert screen.has("Nobody is called so.")
    await screen.type(FIELD, "")
    assert person.name not in drawn(screen), "folded as before"
    assert rings(screen) == 0


async def test_the_next_of_several_is_one_tap_away(
    open_app: Open, window: Window, now: dt.datetime, data: object
) -> None:
    fill_network(60, now)
    found = [one.name for one in network(now).people if "roy" in one.name.lower()]
    assert len(found) > 1
    screen = await seen(open_app, window)
    await screen.type(FIELD, "roy")
    for at, name in enumerate([*found, found[0]]):
        assert screen.has(f"{name}, {at % len(found) + 1} of {len(found)}")
        await screen.click("The next one")
    await screen.segment("List")
    assert len(lines(screen)) == len(found)


async def test_what_is_seen_follows_the_buttons(open_app: Open, window: Window, now: dt.datetime, data: object) -> None:
    fill_network(50, now)
    screen = await seen(open_app, window)
    assert window.scale == 1
    assert window.shows(0, 0) == (16, 16)
    before = window.shows(100, 100)
    await screen.click("Larger")
    assert window.scale == pytest.approx(1.4)
    await screen.click("Smaller")
    assert window.shows(100, 100) == pytest.approx(before)
    await screen.click("Show all of it")
    (canvas,) = [row for row in screen.all(cv.Canvas) if row.key]
    assert window.shows(canvas.width, canvas.height)[0] <= 412
    assert window.shows(canvas.width, canvas.height)[1] <= 640
    assert window.scale < 0.6
    await screen.click("Back to the usual size")
    assert window.scale == pytest.approx(1)


async def drag(screen: Screen, window: Window, by: tuple[float, float], scale: float = 1, velocity: float = 0) -> None:
    """As Flutter tells of two fingers; it moves by itself."""
    (viewer,) = screen.all(ft.InteractiveViewer)
    place = lambda x, y: {"x": x, "y": y}  # noqa: E731
    await screen.fire(viewer, "interaction_start", {"lfp": place(100, 100), "gfp": place(0, 0), "pc": 1, "ts": None})
    for step in (0.4, 1):
        at = place(100 + step * by[0], 100 + step * by[1])
        told = {"lfp": at, "gfp": at, "fpd": at, "pc": 1, "hs": 1, "vs": 1, "s": 1 + step * (scale - 1), "rot": 0}
        await screen.fire(viewer, "interaction_update", told | {"ts": None})
    await screen.fire(viewer, "interaction_end", {"pc": 0, "v": place(velocity, 0)})
    grip = (100 - window.x) / window.scale, (100 - window.y) / window.scale
    window.scale *= scale
    window.x, window.y = 100 + by[0] - grip[0] * window.scale, 100 + by[1] - grip[1] * window.scale


async def test_the_picture_is_found_again_as_one_left_it(
    open_app: Open, window: Window, now: dt.datetime, data: object
) -> None:
    """Also where the screen was made anew meanwhile, as on a wide window or after a dropped connection."""
    fill_network(50, now)
    screen = await seen(open_app, window)
    await drag(screen, window, (-40, -300))
    await drag(screen, window, (10, 20), scale=1.5)
    left = window.scale, window.x, window.y
    window("reset", {})
    await screen.reconnect()
    await measure(screen)
    assert (window.scale, window.x, window.y) == pytest.approx(left)
    window("reset", {})
    await screen.go(f"{HERE}/contact/1/message/update")
    await screen.go(HERE)
    await measure(screen)
    assert (window.scale, window.x, window.y) == pytest.approx(left)


async def test_what_was_flung_is_where_it_came_to_rest(
    open_app: Open, window: Window, now: dt.datetime, data: object
) -> None:
    fill_network(50, now)
    screen = await seen(open_app, window)
    await drag(screen, window, (-40, 0), velocity=-500)
    left = window.x
    await measure(screen)
    assert window.x == pytest.approx(left - 500 / 11.21, abs=0.1)


async def test_it_grows_with_the_text(open_app: Open, window: Window, now: dt.datetime, data: object) -> None:
    fill_network(50, now)
    screen = await seen(open_app, window)
    (ruler,) = [row for row in screen.all(ft.Text) if row.on_size_change and row.value == "0"]
    await screen.fire(ruler, "size_change", {"w": 20, "h": 40})
    assert window.scale == 2
    await screen.click("Back to the usual size")
    assert window.scale == 2, "the size of letters everywhere else"


async def test_on_a_wide_window_someone_opens_beside_the_picture(
    open_app: Open, window: Window, now: dt.datetime, few: SimpleNamespace
) -> None:
    screen = await seen(open_app, window, width=WIDE)
    box = lay_out(network(now), {}, columns_for(WIDE)).box_of(few.chi.id)
    await tap(screen, box.left + 60, box.line)
    assert screen.route == f"{HERE}/contact/{few.chi.id}"
    assert len(screen.views) == 1
    assert screen.has("What happened")
    assert "Chi" in drawn(screen)
    assert rings(screen) == 1
    await measure(screen, 300)
    assert window.shows(box.right, 0)[0] <= 300, "it is not under what opened"
    await screen.segment("List")
    (row,) = [row for row in screen.lines() if is_open(row)]
    assert "Chi" in names(row)
    await screen.go(f"{HERE}/contact/{few.chi.id}/message/request")
    assert not screen.has("Picture"), "what is written has all the room"


async def test_it_follows_what_changes(open_app: Open, window: Window, few: SimpleNamespace) -> None:
    screen = await seen(open_app, window)
    contact("Gil")
    await screen.settle()
    assert "Gil" in drawn(screen)
    few.ana.delete_for_now(few.ana.created_at)
    await screen.settle()
    assert "Ana" not in drawn(screen)
    assert "Ben" in drawn(screen)


async def test_nothing_is_drawn_again_while_nothing_changes(
    open_app: Open, window: Window, few: SimpleNamespace
) -> None:
    screen = await seen(open_app, window)
    canvas = [row for row in screen.all(cv.Canvas) if row.key]
    few.ana.write_notes("Something else.")
    await screen.settle()
    assert next(row for row in screen.all(cv.Canvas) if row.key) is canvas[0]


async def test_before_anyone_led_to_anyone(open_app: Open, window: Window) -> None:
    screen = await open_app(HERE)
    await screen.click("Add your first contact")
    assert screen.route == f"{HERE}/new-contact"
    contact("Ana")
    await screen.go(HERE)
    assert any(text.startswith("When someone suggests a person, note it on the last card") for text in screen.texts())
    await screen.click("See your contacts")
    assert screen.route == "/contacts"


async def test_it_is_one_act_from_the_contacts_and_from_what_was_learned(open_app: Open, few: SimpleNamespace) -> None:
    screen = await open_app("/contacts")
    await screen.click("Your network")
    assert screen.route == HERE
    await screen.click("Back")
    assert screen.route == "/contacts"
    await screen.go("/interviews/learned")
    await screen.click("Your network")
    assert screen.route == "/interviews/learned/network"
    await screen.click("Back")
    assert screen.route == "/interviews/learned"
