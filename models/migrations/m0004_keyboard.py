"""Whether a single key is a shortcut."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from peewee import SqliteDatabase

_COLUMNS: Final = {"profile": ("single_keys INTEGER NOT NULL DEFAULT 1",)}


def up(_migrator: Any, db: SqliteDatabase) -> None:
    for table, columns in _COLUMNS.items():
        for column in columns:
            db.execute_sql(f'ALTER TABLE "{table}" ADD COLUMN {column}')
