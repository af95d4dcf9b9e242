"""The walk through every screen of one language: each is pictured, and listened to."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from shutil import copytree
from types import MappingProxyType, SimpleNamespace
from typing import Final, Protocol

from playwright.sync_api import Browser
from playwright.sync_api import Error as PlaywrightError

from models.database import FILE, close_database, db, open_database
from models.profile import Profile
from tests.browser.frozen import frozen
from tests.browser.journey import Phone
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
from tests.browser.staging import (
    BRIGHTNESSES,
    SIZES,
    begin_anew,
    go,
    is_dark,
    leave,
    look,
    resize,
    show,
    staged,
    turn,
    write_at,
)

Looks = Mapping[str, Sequence[str]]
"""The sizes in which a screen is looked at, each by day, by night or both."""
Choice = Callable[[Scene, str], Looks]
"""The looks of a screen in a language."""
EVERY_LOOK: Final[Looks] = dict.fromkeys(SIZES, BRIGHTNESSES)
WHOLE: Final = "whole"
"""The size of a phone as tall as the screen."""
_TALLEST: Final = 8000  # a canvas is no taller
_HIDDEN_BELOW: Final = """() => Math.max(0, ...[...document.querySelectorAll("flt-semantics-scroll-overflow")]
    .map(content => content.offsetHeight - content.parentElement.offsetHeight))"""
_NONE: Final[Looks] = MappingProxyType({})


def every_look(_scene: Scene, _language: str) -> Looks:
    return EVERY_LOOK


def _is_whole(looks: Looks) -> bool:
    return set(looks) == set(SIZES)


class Album(Protocol):
    """What is done with each picture."""

    def put(self, name: str, look: Callable[[], bytes]) -> None:
        """`look` takes the picture, as it is now."""


@dataclass(frozen=True)
class _Life:
    """Who uses it: their data, and what is seen of it."""

    name: str
    scenes: Sequence[Scene]


_Sitting = tuple[str, list[Scene]]
"""A size, and what is seen in it."""


class Walk:
    """Through every screen of one language, in the looks that are chosen."""

    def __init__(self, browser: Browser, folder: Path, language: str, album: Album, choice: Choice) -> None:
        self.browser, self.folder, self.language, self.album, self.choice = browser, folder, language, album, choice
        self.visited: list[str] = []
        self.missed: set[str] = set()
        """Screens that a busy computer did not show in time, and those that would have come after them."""
        self.faults: dict[str, list[str]] = {}
        self.errors: list[str] = []

    def expects(self, name: str) -> bool:
        """Whether a picture of that name is one of those to see."""
        screen, language, brightness, size = name.split(".")
        looks = self.choice(Scene(screen, ""), self.language) if language == self.language else _NONE
        return _is_whole(looks) if size == WHOLE else brightness in looks.get(size, ())

    def all(self, only: Collection[str] = ()) -> None:
        """Every life: of someone who has used it for long, of a newcomer, and of those between."""
        lives = [(life, sittings) for life in self._lives() if (sittings := self._sittings(life, only))]
        if not lives:
            return
        copytree(self.folder / lives[0][0].name, self._shown)
        with staged(self.browser, self._shown, self.language, self.errors) as phone:
            for number, (life, sittings) in enumerate(lives):
                self._live(phone, life, sittings, is_there=not number)

    def _lives(self) -> Iterator[_Life]:
        there: SimpleNamespace
        with self._data("long"):
            there = meet_people(self.language)
        yield _Life("long", of_everyone(there, self.language))
        with self._data("new"):
            Profile.load().speak(self.language)
        yield _Life("new", of_a_newcomer())
        with self._data("one"):
            add_one_person(self.language)
        yield _Life("one", of_one_with_nothing_to_do())
        for people in NETWORKS:
            with self._data(f"network-{people}"):
                make_network(self.language, people)
            yield _Life(f"network-{people}", of_a_network(people))

    @property
    def _shown(self) -> Path:
        """The data of the app that is seen."""
        return self.folder / "shown" / "data"

    @contextmanager
    def _data(self, name: str) -> Iterator[None]:
        with frozen():
            open_database(self.folder / name)
            yield
            close_database()
            db.init(None)

    def _sittings(self, life: _Life, only: Collection[str]) -> list[_Sitting]:
        """The sizes, each with what is seen in it; what comes last in a life, in the last one."""
        wanted = [scene for scene in life.scenes if not only or scene.name in only]
        rows = [(size, [scene for scene in wanted if size in self.choice(scene, self.language)]) for size in SIZES]
        place = life.scenes.index
        return sorted(((size, row) for size, row in rows if row), key=lambda one: place(one[1][-1]))

    def _live(self, phone: Phone, life: _Life, sittings: Sequence[_Sitting], *, is_there: bool) -> None:
        """`is_there` when the app has just begun, with the data of that life."""
        seen: set[str] = set()
        for size, scenes in sittings:
            left = [scene.name for scene in scenes]
            try:
                if seen.intersection(left) or not (seen or is_there):  # screens stay as one left them
                    self._become(phone, life.name)
                    seen = set()
                seen.update(left)
                resize(phone, *SIZES[size])
                go(phone, NOWHERE)
                for scene in scenes:
                    self._visit(phone, scene, size)
                    left.remove(scene.name)
            except (AssertionError, PlaywrightError):
                self.missed.update(left)

    def _become(self, phone: Phone, name: str) -> None:
        """The running app has the data of that name from now on, as if it had never had any other."""
        go(phone, NOWHERE)
        shown = self._shown / FILE
        with closing(sqlite3.connect(self.folder / name / FILE)) as data, closing(sqlite3.connect(shown)) as there:
            data.backup(there)
        begin_anew(phone)

    def _visit(self, phone: Phone, scene: Scene, size: str) -> None:
        self.visited.append(scene.path)
        show(phone, scene)
        chosen = self.choice(scene, self.language)
        wanted = [one for one in BRIGHTNESSES if one in chosen[size]]
        for brightness in wanted if is_dark(phone) else wanted[::-1]:  # as it is, first
            if turn(phone, brightness) and scene.is_menu:
                show(phone, scene)
            self._picture(phone, scene, brightness, size)
        if size == "phone":
            self._whole(phone, scene, is_pictured=_is_whole(chosen))
        if scene.text != 100:
            write_at(phone, 100)
        if scene.act:
            leave(phone)

    def _whole(self, phone: Phone, scene: Scene, *, is_pictured: bool) -> None:
        """What is further down, on a phone tall enough for it. All is listened to there."""
        page, (width, height) = phone.page, SIZES["phone"]
        phone.at_rest()
        if is_pictured and (scene.is_low or not scene.act) and scene.text == 100:
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
