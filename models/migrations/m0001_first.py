"""Every table of the first release. Frozen: later changes are later migrations."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

if TYPE_CHECKING:
    from peewee import SqliteDatabase

_ROW: Final = """
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT
"""

_TABLES: Final = {
    "profile": """
        name TEXT NOT NULL DEFAULT '',
        introduction TEXT NOT NULL DEFAULT '',
        subject_kind TEXT NOT NULL DEFAULT 'profession',
        subject_name TEXT NOT NULL DEFAULT '',
        study_plan TEXT NOT NULL DEFAULT '',
        language TEXT NOT NULL DEFAULT '',
        update_days INTEGER NOT NULL DEFAULT 28,
        late_days INTEGER NOT NULL DEFAULT 42,
        cadence_set_at TEXT,
        welcomed_at TEXT""",
    "contact": """
        name TEXT NOT NULL,
        sort_name TEXT NOT NULL,
        title TEXT NOT NULL DEFAULT '',
        organisation TEXT NOT NULL DEFAULT '',
        email TEXT NOT NULL DEFAULT '',
        phones TEXT NOT NULL DEFAULT '',
        link TEXT NOT NULL DEFAULT '',
        language TEXT NOT NULL DEFAULT '',
        notes TEXT NOT NULL DEFAULT '',
        tags TEXT NOT NULL DEFAULT '',
        update_days INTEGER,
        late_days INTEGER,
        cadence_set_at TEXT,
        closed_at TEXT,
        closed_reason TEXT NOT NULL DEFAULT '',
        reopened_at TEXT""",
    "interview": """
        contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
        starts_at TEXT NOT NULL,
        ends_at TEXT NOT NULL,
        zone TEXT NOT NULL,
        way TEXT NOT NULL DEFAULT 'in-person',
        place TEXT NOT NULL DEFAULT '',
        language TEXT NOT NULL DEFAULT '',
        subject_kind TEXT NOT NULL DEFAULT '',
        subject_name TEXT NOT NULL DEFAULT '',
        objectives TEXT NOT NULL DEFAULT '',
        own_objective TEXT NOT NULL DEFAULT '',
        checklist TEXT NOT NULL DEFAULT '',
        notes TEXT NOT NULL DEFAULT '',
        planned_at TEXT NOT NULL,
        finished_at TEXT,
        cancelled_at TEXT,
        cancelled_by TEXT NOT NULL DEFAULT '',
        cards_chosen_at TEXT,
        cards_opened_at TEXT,
        cards_closed_at TEXT,
        nothing_to_add_at TEXT,
        already_thanked_at TEXT""",
    "referral": """
        giver_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
        contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
        interview_id INTEGER REFERENCES interview (id) ON DELETE SET NULL,
        why TEXT NOT NULL DEFAULT '',
        may_name TEXT NOT NULL DEFAULT 'not-asked'""",
    "question": """
        key TEXT UNIQUE,
        text TEXT NOT NULL DEFAULT '',
        position INTEGER NOT NULL,
        hidden_at TEXT""",
    "answer": """
        interview_id INTEGER NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
        question_id INTEGER NOT NULL REFERENCES question (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        asked_at TEXT,
        text TEXT NOT NULL DEFAULT '',
        UNIQUE (interview_id, question_id)""",
    "advice": """
        contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
        interview_id INTEGER REFERENCES interview (id) ON DELETE SET NULL,
        text TEXT NOT NULL,
        due_on TEXT,
        dated_at TEXT,
        done_at TEXT,
        dropped_at TEXT""",
    "message": """
        kind TEXT NOT NULL,
        contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
        interview_id INTEGER REFERENCES interview (id) ON DELETE SET NULL,
        language TEXT NOT NULL DEFAULT '',
        subject TEXT NOT NULL DEFAULT '',
        body TEXT NOT NULL DEFAULT '',
        channel TEXT NOT NULL DEFAULT '',
        sent_at TEXT,
        recorded_at TEXT,
        replied_at TEXT,
        reply TEXT NOT NULL DEFAULT ''""",
    "call": """
        contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
        called_at TEXT NOT NULL,
        notes TEXT NOT NULL DEFAULT ''""",
    "delivery": """
        kind TEXT NOT NULL,
        subject_uid TEXT NOT NULL,
        occurrence TEXT NOT NULL,
        phase TEXT NOT NULL,
        claimed_at TEXT,
        shown_at TEXT,
        snoozed_until TEXT,
        dismissed_at TEXT,
        UNIQUE (kind, subject_uid, occurrence, phase)""",
}

_INDEXES: Final = {
    "contact_sort": "contact (sort_name, id)",
    "interview_contact": "interview (contact_id, starts_at)",
    "interview_start": "interview (starts_at)",
    "referral_giver": "referral (giver_id)",
    "referral_contact": "referral (contact_id)",
    "referral_interview": "referral (interview_id)",
    "answer_question": "answer (question_id)",
    "advice_contact": "advice (contact_id)",
    "advice_interview": "advice (interview_id)",
    "advice_due": "advice (due_on)",
    "message_contact": "message (contact_id, kind, sent_at)",
    "message_interview": "message (interview_id)",
    "call_contact": "call (contact_id, called_at)",
}

_KEYS: Final = (
    "why-field",
    "how-field",
    "career-highlights",
    "recommended-path",
    "studies",
    "do-differently",
    "key-strengths",
    "resume-opinion",
    "typical-day",
    "pay",
    "best-part",
    "worst-part",
    "second-choice",
    "recommend-to-family",
    "adapting",
    "opportunities",
    "risks",
    "my-skills",
    "why-leave",
    "next-five-years",
    "who-else",
)


def up(_migrator: Any, db: SqliteDatabase) -> None:
    for table, columns in _TABLES.items():
        # Columns before constraints: a table-level UNIQUE has to stand last.
        db.execute_sql(f'CREATE TABLE "{table}" ({_ROW.rstrip()}, {columns})')
    for index, on in _INDEXES.items():
        db.execute_sql(f"CREATE INDEX {index} ON {on}")
    now = dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    db.execute_sql(
        "INSERT INTO profile (id, uid, created_at, updated_at) VALUES (1, ?, ?, ?)", (str(uuid4()), now, now)
    )
    for position, key in enumerate(_KEYS, start=1):
        db.execute_sql(
            "INSERT INTO question (uid, created_at, updated_at, key, position) VALUES (?, ?, ?, ?, ?)",
            (str(uuid4()), now, now, key, position),
        )
