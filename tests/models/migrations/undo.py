"""Bring the open database back to an earlier version, as an older release left it."""

from __future__ import annotations

from models.database import db
from models.migrations import VERSION, m0002_civil_reminders, m0003_messages, m0004_keyboard

_ADDED = {2: (m0002_civil_reminders, "outage"), 3: (m0003_messages, "template"), 4: (m0004_keyboard, "")}


def undo_to(version: int) -> None:
    for number in range(VERSION, version, -1):
        module, table = _ADDED[number]
        for name, columns in module._COLUMNS.items():
            for column in columns:
                db.execute_sql(f'ALTER TABLE "{name}" DROP COLUMN {column.split()[0]}')
        if table:
            db.execute_sql(f'DROP TABLE "{table}"')
    db.execute_sql("DELETE FROM schema_migration WHERE id > ?", (version,))
    db.pragma("user_version", version)
