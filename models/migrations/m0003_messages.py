"""Drafts that follow the facts, own wordings, how people are greeted, and what calendars need to know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from peewee import SqliteDatabase

_COLUMNS: Final = {
    "profile": ("email TEXT NOT NULL DEFAULT ''",),
    "contact": ("salutation TEXT NOT NULL DEFAULT ''", "former_names TEXT NOT NULL DEFAULT ''"),
    "interview": (
        "promised TEXT NOT NULL DEFAULT ''",
        "sequence INTEGER NOT NULL DEFAULT 0",
        "calendar_sequence INTEGER",
        "invited_sequence INTEGER",
    ),
    "message": (
        "form TEXT NOT NULL DEFAULT 'email'",
        "drafted_subject TEXT NOT NULL DEFAULT ''",
        "drafted_body TEXT NOT NULL DEFAULT ''",
        "left_out TEXT NOT NULL DEFAULT ''",
        "learned TEXT NOT NULL DEFAULT ''",
        "next_step TEXT NOT NULL DEFAULT ''",
        "times TEXT NOT NULL DEFAULT ''",
        "handed_at TEXT",
    ),
}


def up(_migrator: Any, db: SqliteDatabase) -> None:
    for table, columns in _COLUMNS.items():
        for column in columns:
            db.execute_sql(f'ALTER TABLE "{table}" ADD COLUMN {column}')
    db.execute_sql(
        """CREATE TABLE "template" (
            id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL,
            updated_at TEXT NOT NULL, deleted_at TEXT, wording TEXT NOT NULL, language TEXT NOT NULL,
            subject TEXT NOT NULL DEFAULT '', body TEXT NOT NULL DEFAULT '')"""
    )
    db.execute_sql('CREATE INDEX template_wording ON "template" (wording, language)')
