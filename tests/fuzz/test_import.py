"""Twenty thousand broken files of address books, and files made to fill the memory: figures, by name only."""

from __future__ import annotations

import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import pytest

from models.database import close_database, db, open_database
from models.errors import EntrevueError
from models.exchange.preview import Group
from models.exchange.source import LARGEST, Source
from tests.fuzz import large
from tests.models import import_fuzz
from tests.models.people import contact

COUNT, SEED = 20_000, 1
MOST_MEMORY = 500
"""Megabytes: of a phone that is no newer than five years, a part."""


of = partial(large.of, size=LARGEST)

LARGE = {
    "200 MB of cards": lambda: of(b"", b"BEGIN:VCARD\nFN:Ana\nEND:VCARD\n", size=200_000_000),
    "50 MB of cards": lambda: of(b"", b"BEGIN:VCARD\nFN:Ana\nEND:VCARD\n"),
    "50 MB of one name": lambda: of(b"BEGIN:VCARD\nFN:", b"x"),
    "50 MB of folds": lambda: of(b"BEGIN:VCARD\nFN:Ana\nNOTE:", b"x\n "),
    "50 MB of cards in cards": lambda: of(b"BEGIN:VCARD\nFN:Ana\n", b"AGENT:\nBEGIN:VCARD\n"),
    "50 MB of empty lines": lambda: of(b"BEGIN:VCARD\nFN:Ana\n", b"\n"),
    "50 MB of a photo": lambda: of(b"BEGIN:VCARD\nFN:Ana\nPHOTO:", b"QUJD" * 18 + b"\n "),
    "50 MB of phones": lambda: of(b"BEGIN:VCARD\nFN:Ana\n", b"TEL:514 555-0199\n"),
    "50 MB of notes": lambda: of(b"BEGIN:VCARD\nFN:Ana\n", b"NOTE:" + b"x" * 990_000 + b"\n"),
    "50 MB of commas": lambda: of(b"Name,Email\n", b","),
    "50 MB of rows": lambda: of(b"Name,Email\n", b"A,a\n"),
    "50 MB of quotation marks": lambda: of(b'Name,Email\n"', b"x"),
    "50 MB of people of one name": lambda: of(b"Name,Phone\n", b"Ana Lopes,514 555-0199\n"),
}


def read_large(name: str, folder: Path) -> str:
    """What becomes of one of these, in a process of its own."""
    path = folder / "large"
    large.write(path, LARGE[name]())
    open_database(folder)
    before, began = large.peak(), time.monotonic()
    try:
        found = import_fuzz.read(Source.read(name, path).data)
        said = f"{len(found.rows) - found.count(Group.UNREADABLE):,} people"
    except EntrevueError as refusal:
        said = type(refusal).__name__
    path.unlink()
    return f"{said}; {time.monotonic() - began:.1f} s; {large.peak():.0f} MB at most, {before:.0f} before"


def test_twenty_thousand_broken_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    open_database(tmp_path)
    try:
        contact("Élise Côté", phones=("514 555-0123",))
        contact("Zoé Belanger", email="zoe@example.ca", notes="Kind.")
        before, began = large.peak(), time.monotonic()
        seen = import_fuzz.run(COUNT, SEED)
    finally:
        close_database()
        db.init(None)
    with capsys.disabled():
        print(  # noqa: T201
            f"\n{COUNT:,} broken files, seed {SEED}, in {time.monotonic() - began:.0f} s: {dict(seen)}; "
            f"{large.peak():.0f} MB at most, {before:.0f} before"
        )
    assert seen["passed the first line"] > COUNT // 5 and seen["accepted"] > COUNT // 5


@pytest.mark.parametrize("name", LARGE)
def test_a_large_file_takes_a_bounded_memory(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
        said = alone.submit(read_large, name, tmp_path).result(timeout=300)
    with capsys.disabled():
        print(f"\n{name}: {said}")  # noqa: T201
    assert float(said.split(" MB at most")[0].rsplit(" ", 1)[1]) < MOST_MEMORY
