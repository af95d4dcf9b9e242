"""Finding among 100,000 contacts with notes, against the same SQL in bare sqlite3, on the same file, in turns."""

from __future__ import annotations

import logging
import random
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from models import clock
from models.contact import Contact
from models.database import FILE, close_database, db, open_database
from models.people import people
from models.record import fold
from models.search import rebuild, search
from tests.benchmarks.conftest import Measure

CONTACTS = 100_000
TURNS = 7
BAR = 1.5
SYLLABLES = [a + b for a in "bcdflmnrstv" for b in "aeéio"]
NAMES = ("Marie", "Jean", "Zoé", "Ana", "Luc", "Éric", "Sophie", "Hélène", "Naomi", "Kwame", "Élise", "Inès")
LOOKED_FOR = ("m", "mar", "marie", "élise", "zoe ba", "hélène lo", "rafi", "lobo", "marie tate", "514 555", "qqq")


def word(random: random.Random) -> str:
    return "".join(random.choices(SYLLABLES, k=random.randint(1, 4)))


def many_people(folder: Path) -> None:
    """Everyone with a title, an organisation and a phone; every second one with notes."""
    chance = random.Random(6)
    words = [word(chance) for _ in range(20_000)]
    open_database(folder)
    rows: list[dict[str, Any]] = []
    for number in range(CONTACTS):
        name = f"{chance.choice(NAMES)} {word(chance).title()}{word(chance)}"
        organisation = f"{chance.choice(words)} & {chance.choice(words)}".title()
        rows.append(
            {
                "name": name,
                "sort_name": fold(name),
                "organisation": organisation,
                "sort_organisation": fold(organisation),
                "title": chance.choice(words),
                "phones": (f"514 555-{number % 10_000:04}",),
                "notes": " ".join(chance.choices(words, k=40)) if number % 2 else "",
            }
        )
    began = time.perf_counter()
    with db.atomic():
        for start in range(0, CONTACTS, 1000):
            Contact.insert_many(rows[start : start + 1000]).execute()
    print(f"\n{CONTACTS:,} contacts entered in {time.perf_counter() - began:.1f} s")  # noqa: T201


class Said(logging.Handler):
    """What Peewee asked."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.statements: list[tuple[str, Any]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.statements.append(record.msg)


def asked(ask: Callable[[], object]) -> list[tuple[str, Any]]:
    log, heard = logging.getLogger("peewee"), Said()
    log.addHandler(heard)
    log.setLevel(logging.DEBUG)
    log.propagate = False
    try:
        ask()
    finally:
        log.removeHandler(heard)
        log.setLevel(logging.NOTSET)
    return heard.statements


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    many_people(tmp_path)
    yield tmp_path
    close_database()
    db.init(None)


def seconds(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def test_finding_costs_little_more_than_its_sql(
    folder: Path, capsys: pytest.CaptureFixture[str], measured: Measure
) -> None:
    bare = sqlite3.connect(folder / FILE)
    ratios, now = {}, clock.now()
    with capsys.disabled():
        print(f"the index made anew in {seconds(rebuild):.1f} s")  # noqa: T201
        for name, look in {"the contacts": lambda text: people(now, text), "everything": search}.items():
            times: list[tuple[float, float]] = []
            for text in LOOKED_FOR:
                statements = asked(lambda look=look, text=text: look(text))
                run = lambda: [bare.execute(sql, values or ()).fetchall() for sql, values in statements]  # noqa: B023, E731
                turns = [(seconds(lambda look=look, text=text: look(text)), seconds(run)) for _ in range(TURNS)]
                ours, theirs = (statistics.median(column) for column in zip(*turns, strict=True))
                times.append((ours, theirs))
                print(f"{name}, {text!r}: {ours * 1000:.1f} ms, its SQL alone {theirs * 1000:.1f} ms")  # noqa: T201
            ours, theirs = (sum(column) for column in zip(*times, strict=True))
            ratios[name] = ours / theirs
            print(f"{name}: ratio {ratios[name]:.2f} (bar {BAR:g}), {TURNS} turns")  # noqa: T201
    for name, ratio in ratios.items():
        measured(f"search in {name}, 100,000 contacts", "the same SQL in bare sqlite3", ratio, BAR)
