"""Which of the guide's tips are over, so that each comes once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from peewee import SqliteDatabase


def up(_migrator: Any, db: SqliteDatabase) -> None:
    db.execute_sql(
        """CREATE TABLE "guide_tip" (
            id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL,
            updated_at TEXT NOT NULL, deleted_at TEXT, step TEXT NOT NULL UNIQUE)"""
    )
