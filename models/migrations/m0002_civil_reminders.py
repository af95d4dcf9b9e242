"""Quiet hours, hidden names, what a notification service answered, and how long it has failed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

if TYPE_CHECKING:
    from peewee import SqliteDatabase

_COLUMNS: Final = {
    "profile": (
        "quiet_from TEXT NOT NULL DEFAULT '20:00'",
        "quiet_until TEXT NOT NULL DEFAULT '08:00'",
        "hide_names INTEGER NOT NULL DEFAULT 0",
        "notifications_asked_at TEXT",
        "notifications_refused_at TEXT",
    ),
    "delivery": ("receipt TEXT NOT NULL DEFAULT ''", "scheduled_for TEXT"),
}


def up(_migrator: Any, db: SqliteDatabase) -> None:
    for table, columns in _COLUMNS.items():
        for column in columns:
            db.execute_sql(f'ALTER TABLE "{table}" ADD COLUMN {column}')
    # A moved interview asks for thanks anew: until now, it didn't.
    db.execute_sql(
        """UPDATE "delivery" SET occurrence = (SELECT starts_at FROM "interview" WHERE uid = subject_uid)
            WHERE kind = 'thank-you' AND subject_uid IN (SELECT uid FROM "interview")"""
    )
    db.execute_sql(
        """CREATE TABLE "outage" (
            id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL,
            updated_at TEXT NOT NULL, deleted_at TEXT, since TEXT, retry_at TEXT,
            failures INTEGER NOT NULL DEFAULT 0, reason TEXT NOT NULL DEFAULT '')"""
    )
    now = dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    db.execute_sql("INSERT INTO outage (id, uid, created_at, updated_at) VALUES (1, ?, ?, ?)", (str(uuid4()), now, now))
