"""What each import of contacts added and changed, so that it can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from peewee import SqliteDatabase

_ROW: Final = """
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    deleted_at TEXT
"""


def up(_migrator: Any, db: SqliteDatabase) -> None:
    db.execute_sql(f"CREATE TABLE \"contact_import\" ({_ROW}, file_name TEXT NOT NULL DEFAULT '', undone_at TEXT)")
    db.execute_sql(
        f"""CREATE TABLE "imported_contact" ({_ROW},
            batch_id INTEGER NOT NULL REFERENCES contact_import (id) ON DELETE CASCADE,
            contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
            before TEXT, after TEXT)"""
    )
    db.execute_sql('CREATE INDEX imported_contact_batch ON "imported_contact" (batch_id)')
    db.execute_sql('CREATE INDEX imported_contact_contact ON "imported_contact" (contact_id)')
