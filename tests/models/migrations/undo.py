"""Bring the open database back to an earlier version, as an older release left it."""

from __future__ import annotations

from models.database import db
from models.migrations import VERSION, m0002_civil_reminders, m0003_messages, m0004_keyboard, m0005_search

_ADDED = {
    2: (m0002_civil_reminders, "outage"),
    3: (m0003_messages, "template"),
    4: (m0004_keyboard, ""),
    5: (m0005_search, "search"),
}


def undo_to(version: int) -> None:
    for number in range(VERSION, version, -1):
        module, table = _ADDED[number]
        if module is m0005_search:
            _take_down()
        for name, columns in module._COLUMNS.items():
            for column in columns:
                db.execute_sql(f'ALTER TABLE "{name}" DROP COLUMN {column.split()[0]}')
        if table:
            db.execute_sql(f'DROP TABLE "{table}"')
    db.execute_sql("DELETE FROM schema_migration WHERE id > ?", (version,))
    db.pragma("user_version", version)


def _take_down() -> None:
    """The triggers, views and index that the search is kept by."""
    made = "SELECT type, name FROM sqlite_master WHERE name LIKE 'found!_%' ESCAPE '!' OR name = 'contact_found'"
    for kind, name in db.execute_sql(f"{made} ORDER BY type = 'view'").fetchall():
        db.execute_sql(f'DROP {kind} "{name}"')
