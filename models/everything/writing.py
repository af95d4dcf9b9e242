"""Everything as one JSON file, written row by row."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from models.database import FILE, opened
from models.errors import DamagedDatabase
from models.everything.tables import Table, tables
from models.failures import named
from models.record import stamp

FORMAT: Final = "entrevue"
"""What the file says it is."""
VERSION: Final = 1
"""Of the shape of the file. What the tables hold is numbered by the migrations, and told as `schema`."""
ENDING: Final = ".json"
KIND: Final = "application/json"


def written(folder: Path, now: dt.datetime) -> bytes:
    """The database of a folder, as it is at one moment, in UTF-8. Raises DatabaseError."""
    file = bytearray()
    for piece in _pieces(folder / FILE, now):
        file += piece
    return bytes(file)


def _pieces(path: Path, now: dt.datetime) -> Iterator[bytes]:
    head: dict[str, Any] = {"format": FORMAT, "version": VERSION}
    try:
        with opened(path) as connection:
            connection.execute("BEGIN")  # one moment, whoever writes meanwhile
            (head["schema"],) = connection.execute("PRAGMA user_version").fetchone()
            head["made_at"] = stamp(now)
            yield f'{_text(head)[:-1]}, "tables": {{'.encode()
            for number, table in enumerate(tables(connection)):
                yield f"{',' if number else ''}\n{_text(table.name)}: [".encode()
                yield from _rows(connection, table, path)
                yield b"\n]"
            yield b"\n}}\n"
    except (sqlite3.Error, OSError) as error:
        raise named(error, path) from error


def _rows(connection: sqlite3.Connection, table: Table, path: Path) -> Iterator[bytes]:
    for number, values in enumerate(connection.execute(table.selecting)):
        if any(isinstance(value, float | bytes) for value in values):  # no table of ours has one
            raise DamagedDatabase(path)
        row = dict(zip(table.columns, values, strict=True))
        yield f"{',' if number else ''}\n{_text(row)}".encode()


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
