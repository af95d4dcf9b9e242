"""Sentences of the answers that the person marked as key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from peewee import SqliteDatabase


def up(_migrator: Any, db: SqliteDatabase) -> None:
    db.execute_sql(
        """CREATE TABLE "key_phrase" (
            id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL,
            updated_at TEXT NOT NULL, deleted_at TEXT,
            answer_id INTEGER NOT NULL REFERENCES answer (id) ON DELETE CASCADE,
            text TEXT NOT NULL, marked TEXT NOT NULL)"""
    )
    db.execute_sql('CREATE INDEX key_phrase_answer ON "key_phrase" (answer_id)')
