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
    "m0006_imports": ("imported_contact", "contact_import"),
}


def undo_to(version: int) -> None:
    for name in MIGRATIONS[version:VERSION][::-1]:
        module = importlib.import_module(f"{migrations.__name__}.{name}")
        for table, columns in getattr(module, "_COLUMNS", {}).items():
            for column in columns:
                db.execute_sql(f'ALTER TABLE "{table}" DROP COLUMN {column.split()[0]}')
        for table in _TABLES.get(name, ()):
            db.execute_sql(f'DROP TABLE "{table}"')
    db.execute_sql("DELETE FROM schema_migration WHERE id > ?", (version,))
    db.pragma("user_version", version)
