"""Twenty thousand broken files of everything, and files made to fill the memory: figures, by name only.

`ENTREVUE_SEED=2 pytest -n0 -s tests/fuzz/test_everything.py` breaks others.
"""

from __future__ import annotations

import datetime as dt
import os
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import pytest

from models.database import close_database, db, open_database
from models.errors import EntrevueError
from models.everything.filling import put_back_from
from models.everything.reading import LARGEST
from models.everything.writing import written
from tests.fuzz import large
from tests.models import everything_fuzz
from tests.models.people import contact

COUNT, SEED = int(os.environ.get("ENTREVUE_FUZZ", "20000")), int(os.environ.get("ENTREVUE_SEED", "1"))
MOST_MEMORY = 500
"""Megabytes: of a phone that is no newer than five years, a part."""
NOW = everything_fuzz.NOW


HEAD = b'{"format": "entrevue", "version": 1, "schema": 1, "made_at": "x", "tables": {"contact": ['


of = partial(large.of, size=LARGEST)

LARGE = {
    "200 MB of rows": lambda: of(HEAD, b'{"id": 1},', size=200_000_000),
    "100 MB of rows": lambda: of(HEAD, b'{"id": 1},'),
    "100 MB of brackets": lambda: of(HEAD, b"["),
    "100 MB of objects in objects": lambda: of(HEAD, b'{"a":'),
    "100 MB of objects in objects of another program": lambda: of(b"", b'{"a":'),
    "100 MB of empty lists": lambda: of(HEAD + b'{"a": [', b"[],"),
    "100 MB of fields": lambda: of(HEAD + b"{", b'"a":0,'),
    "100 MB of one text": lambda: of(HEAD + b'{"name": "', b"x"),
    "100 MB of one text of escapes": lambda: of(HEAD + b'{"name": "', b"\\n"),
    "100 MB of one number": lambda: of(HEAD + b'{"id": ', b"1"),
    "100 MB of tables": lambda: of(HEAD + b"]", b', "call": []'),
    "100 MB of blanks": lambda: of(HEAD, b" "),
    "100 MB of texts of emoji": lambda: of(HEAD, b'{"a": "' + "😀".encode() * 250_000 + b'"},'),
}


def bring_in_large(name: str, folder: Path) -> str:
    """What becomes of one of these, in a process of its own."""
    path = folder / "large"
    large.write(path, LARGE[name]())
    open_database(folder)
    before, began = large.peak(), time.monotonic()
    try:
        put_back_from(path, NOW, lambda part: None)
        said = "accepted"
    except EntrevueError as refusal:
        said = f"{type(refusal).__name__} {refusal}"
    path.unlink()
    return f"{said}; {time.monotonic() - began:.1f} s; {large.peak():.0f} MB at most, {before:.0f} before"


def test_twenty_thousand_broken_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    open_database(tmp_path)
    try:
        before, began = large.peak(), time.monotonic()
        seen = everything_fuzz.run(tmp_path, COUNT, SEED)
    finally:
        close_database()
        db.init(None)
    with capsys.disabled():
        print(  # noqa: T201
            f"\n{COUNT:,} broken files, seed {SEED}, in {time.monotonic() - began:.0f} s: {dict(seen)}; "
            f"{large.peak():.0f} MB at most, {before:.0f} before"
        )
    assert seen["passed the first line"] > COUNT // 5 and seen["accepted"] > COUNT // 10


@pytest.mark.parametrize("name", LARGE)
def test_a_large_file_takes_a_bounded_memory(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
        said = alone.submit(bring_in_large, name, tmp_path).result(timeout=300)
    with capsys.disabled():
        print(f"\n{name}: {said}")  # noqa: T201
    assert not said.startswith("accepted")
    assert float(said.split(" MB at most")[0].rsplit(" ", 1)[1]) < MOST_MEMORY


def bring_in_many(folder: Path) -> str:
    """Ten thousand contacts with their notes, out and back."""
    open_database(folder)
    with db.atomic():
        for number in range(10_000):
            contact(f"Qop {number}", notes="What they said, and what I thought of it. " * 90, organisation="Qop & Qo")
    began = time.monotonic()
    file = written(folder, NOW)
    out = time.monotonic() - began
    path = folder / "all.json"
    path.write_bytes(file)
    size = len(file)
    del file
    began = time.monotonic()
    put_back_from(path, NOW + dt.timedelta(seconds=1), lambda part: None)
    back = time.monotonic() - began
    return f"{size / 1e6:.0f} MB; out in {out:.1f} s, back in {back:.1f} s; {large.peak():.0f} MB at most"


def test_ten_thousand_contacts_out_and_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
        said = alone.submit(bring_in_many, tmp_path).result(timeout=300)
    with capsys.disabled():
        print(f"\n10,000 contacts: {said}")  # noqa: T201
