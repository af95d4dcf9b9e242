"""Rows whose contact, interview or card was lost get one that says so: what was written is worth more than order."""

from __future__ import annotations

import sqlite3
from typing import Final
from uuid import uuid4

UNKNOWN: Final = "?"
"""The name of someone whose name was lost."""
_ROUNDS: Final = 3
"""An answer, its interview, its contact."""
_MADE: Final[dict[str, dict[str, str | int]]] = {
    "contact": {"name": UNKNOWN, "sort_name": UNKNOWN},
    "question": {"text": UNKNOWN, "position": 0},
    "interview": {"contact_id": 0, "zone": "UTC"},
}
_DATES: Final[dict[str, tuple[str, ...]]] = {
    "contact": (),
    "question": (),
    "interview": ("starts_at", "ends_at", "planned_at"),
}


def adopt_orphans(connection: sqlite3.Connection) -> None:
    """Make every reference hold: to nothing where that may be, else to a placeholder dated as what refers to it.

    What says nothing without the row it refers to, such as a mark on a lost answer, goes.
    """
    for _ in range(_ROUNDS):
        for table, row, parent, number in connection.execute("PRAGMA foreign_key_check").fetchall():
            keys = connection.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
            column, on_delete = next((key[3], key[6]) for key in keys if key[0] == number)
            if on_delete == "SET NULL":
                connection.execute(f'UPDATE "{table}" SET "{column}" = NULL WHERE id = ?', (row,))  # noqa: S608
            elif parent not in _MADE:
                connection.execute(f'DELETE FROM "{table}" WHERE id = ?', (row,))  # noqa: S608
            else:
                _make(connection, table, row, parent, column)


def _make(connection: sqlite3.Connection, table: str, row: int, parent: str, column: str) -> None:
    query = f'SELECT "{column}", created_at FROM "{table}" WHERE id = ?'  # noqa: S608
    wanted, created = connection.execute(query, (row,)).fetchone()
    values = {"id": wanted, "uid": str(uuid4()), "created_at": created, "updated_at": created, **_MADE[parent]}
    values |= dict.fromkeys(_DATES[parent], created)
    names, marks = ", ".join(values), ", ".join("?" * len(values))
    connection.execute(f"INSERT OR IGNORE INTO {parent} ({names}) VALUES ({marks})", tuple(values.values()))  # noqa: S608
