"""Ten thousand vCards read and their duplicates found, against vobject merely parsing that file, in turns."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
import vobject

from models import clock
from models.contact import Contact
from models.database import close_database, db, open_database
from models.exchange import preview
from models.exchange.keeping import keep
from models.exchange.preview import Choice, Group
from models.exchange.source import Source
from tests.benchmarks.conftest import Measure

CARDS, KNOWN, TURNS = 10_000, 2_000, 7
BAR = 1.3
_GIVEN: Final = ("Ana", "Élodie", "Jean-François", "Zoé", "Marc", "Fatima", "Kwame", "Naomi", "Robert", "Hélène", "Luc")
_FAMILY: Final = ("Lopes", "Tremblay", "Gagnon", "Roy", "Côté", "Bouchard", "Gauthier", "Morin", "Lavoie", "Fortin")


def cards() -> str:
    """What a phone exports: one in ten comes twice, the second time with a typo or without its address."""
    chance = random.Random(1)
    made: list[str] = []
    while len(made) < CARDS:
        given, family = chance.choice(_GIVEN), chance.choice(_FAMILY)
        middle = "".join(chance.choices("abcdefghilmnoprstuv", k=6)).capitalize()
        lines = [
            "BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:-//Apple Inc.//iPhone OS 17.0//EN",
            f"N:{family};{given};{middle};;\r\nFN:{given} {middle} {family}",
            f"ORG:Maison {chance.randrange(3000)};Service\r\nTITLE:Conseillère",
            f"EMAIL;type=INTERNET;type=HOME;type=pref:{middle.lower()}.{len(made)}@example.ca",
            f"TEL;type=CELL;type=VOICE;type=pref:+1 (514) {chance.randrange(200, 999)}-{chance.randrange(10000):04}",
            f"item1.ADR;type=HOME:;;{chance.randrange(9999)} rue Saint-Denis;Montréal;QC;H2X 1K1;Canada",
            "item1.X-ABADR:ca\r\nNOTE:Rencontré(e) au congrès\\, à Laval.\\nÀ rappeler.",
            f"URL;type=WORK;type=pref:https://www.example.ca/{len(made)}\r\nCATEGORIES:myContacts,travail\r\nEND:VCARD",
        ]
        made.append("\r\n".join(lines))
        if chance.random() < 0.1:
            without = [line for line in lines if not line.startswith(("EMAIL", "TEL"))]
            made.append("\r\n".join(without).replace(middle, middle[:3] + middle[4:], chance.randrange(3)))
    return "\r\n".join([*made[:CARDS], ""])


def seconds(work: Callable[[], object]) -> float:
    """Of processor time: what others do at the time doesn't count."""
    began = time.process_time()
    work()
    return time.process_time() - began


def test_an_import_costs_little_more_than_parsing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], measured: Measure
) -> None:
    text = cards()
    source = Source("people.vcf", text.encode())
    found: list[preview.Preview] = []

    def ours() -> None:
        found.append(preview.read(source, None, lambda extra, text: f"{extra}: {text}", lambda _: None))

    def theirs() -> None:
        assert sum(1 for _ in vobject.readComponents(text)) == CARDS

    def kept() -> None:
        keep(found[-1], "fr", clock.now(), lambda _: None, ("en", "fr"))

    open_database(tmp_path / "data")
    try:
        ours()
        for row in found[-1].rows[KNOWN:]:
            row.choice = Choice.SKIP
        kept()
        assert Contact.select().count() > KNOWN * 0.8
        times = [(seconds(ours), seconds(theirs)) for _ in range(TURNS)]
        last = found[-1]
        writing = seconds(kept)
    finally:
        close_database()
        db.init(None)
    mine, other = (statistics.median(column) for column in zip(*times, strict=True))
    ratio = statistics.median(one / two for one, two in times)
    groups = ", ".join(f"{last.count(group):,} {group}" for group in Group)
    with capsys.disabled():
        print(  # noqa: T201 - the figures are what is asked for
            f"\n{CARDS:,} cards read and compared with {KNOWN:,} contacts and each other: {mine:.2f} s of processor "
            f"time ({groups}); vobject parsing alone {other:.2f} s; ratio {ratio:.2f} (bar {BAR:g}), {TURNS} turns. "
            f"Keeping them: {writing:.2f} s more, {(mine + writing) / other:.2f} in all"
        )
    assert last.count(Group.KNOWN) > KNOWN * 0.9 and last.count(Group.PERHAPS) > 100
    measured("10,000 vCards read, their duplicates found", "vobject parsing them", ratio, BAR)
