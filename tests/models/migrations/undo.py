"""Bring the open database back to an earlier version, as an older release left it."""

from __future__ import annotations

import importlib
from typing import Final

from models import migrations
from models.database import db
from models.migrations import MIGRATIONS, VERSION

_TABLES: Final = {
    "m0002_civil_reminders": ("outage",),
    "m0003_messages": ("template",),
    "m0005_search": ("search",),
    "m0006_imports": ("imported_contact", "contact_import"),
    "m0007_key_phrases": ("key_phrase",),
    "m0008_guide_tips": ("guide_tip",),
}


def undo_to(version: int) -> None:
    for name in MIGRATIONS[version:VERSION][::-1]:
        if name == "m0005_search":
            _take_down()
        module = importlib.import_module(f"{migrations.__name__}.{name}")
        for table, columns in getattr(module, "_COLUMNS", {}).items():
            for column in columns:
                db.execute_sql(f'ALTER TABLE "{table}" DROP COLUMN {column.split()[0]}')
        for table in _TABLES.get(name, ()):
            db.execute_sql(f'DROP TABLE "{table}"')
    db.execute_sql("DELETE FROM schema_migration WHERE id > ?", (version,))
    db.pragma("user_version", version)


def _take_down() -> None:
    """The triggers, views and index that the search is kept by."""
    made = "SELECT type, name FROM sqlite_master WHERE name LIKE 'found!_%' ESCAPE '!' OR name = 'contact_found'"
    for kind, name in db.execute_sql(f"{made} ORDER BY type = 'view'").fetchall():
        db.execute_sql(f'DROP {kind} "{name}"')
