"""All advice: each piece once, open ones first by date, and whether the person who gave it knows."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.advice import Advice
from models.all_advice import AllAdvice, all_advice
from models.database import db
from models.interview import Interview
from models.message import Message, MessageKind
from models.sources import About, sources
from tests.conftest import MONTREAL
from tests.models.people import DAY, contact, interview, sent

NOW = dt.datetime(2026, 9, 15, 12, tzinfo=MONTREAL)


def heard(name: str = "Ana") -> Interview:
    return interview(contact(name), NOW - 9 * DAY, NOW - 10 * DAY)


def advised(held: Interview, text: str, days: int | None = None) -> Advice:
    return Advice.note(held, text, None if days is None else (NOW + days * DAY).date(), NOW - 9 * DAY)


def texts(rows: object) -> list[str]:
    return [row.advice.text for row in rows]  # type: ignore[attr-defined]


def test_what_is_open_comes_by_its_date_and_the_rest_apart() -> None:
    ana, ben = heard("Ben"), heard("Ana")
    for text, days in {"soon": 1, "late": -1, "today": 0, "later": 9}.items():
        advised(ana, text, days)
    advised(ben, "first")
    advised(ben, "second")
    advised(ana, "done").do(NOW)
    advised(ana, "dropped").drop(NOW)
    seen = all_advice(NOW)
    assert texts(seen.late) == ["late"]
    assert texts(seen.dated) == ["today", "soon", "later"]
    assert texts(seen.undated) == ["second", "first"]
    assert (texts(seen.done), texts(seen.dropped)) == (["done"], ["dropped"])
    assert [(who.name, texts(rows)) for who, rows in seen.by_person] == [
        ("Ana", ["second", "first"]),
        ("Ben", ["late", "today", "soon", "later"]),
    ]


def test_of_a_deleted_interview_it_stays_and_of_a_deleted_contact_it_goes() -> None:
    held, gone = heard("Ana"), heard("Ben")
    advised(held, "kept"), advised(gone, "lost")
    held.delete_for_now(NOW)
    gone.contact.delete_for_now(NOW)
    (row,) = all_advice(NOW).open
    assert (row.advice.text, row.contact.name, row.interview) == ("kept", "Ana", None)


def test_what_was_done_is_told_by_the_next_news() -> None:
    held = heard()
    advice = advised(held, "read")
    sent(MessageKind.UPDATE, held.contact, NOW - 2 * DAY)
    advice.do(NOW - DAY)
    (row,) = all_advice(NOW).done
    assert not row.is_told
    assert "read" in sources(MessageKind.UPDATE, held.contact, None, None, NOW).told(About.DONE)
    news = Message.begin(MessageKind.UPDATE, held.contact, None, "email", "en")
    assert not all_advice(NOW).done[0].is_told, "a draft tells nothing yet"
    news.mark_sent(NOW)
    assert all_advice(NOW).done[0].is_told
    assert "read" not in sources(MessageKind.UPDATE, held.contact, None, None, NOW).told(About.DONE)


@settings(max_examples=8, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 9999))
def test_each_piece_is_in_one_list(data: object, seed: int) -> None:
    chance = random.Random(seed)
    with db.atomic() as undo:
        meetings = [heard(f"P{n}") for n in range(4)]
        for n in range(14):
            row = advised(chance.choice(meetings), f"A{n}", chance.choice([None, -2, -1, 0, 1, 5]))
            chance.choice([lambda: None, row.reopen, lambda: row.do(NOW), lambda: row.drop(NOW)])()  # noqa: B023
            if chance.random() < 0.15:
                row.delete_for_now(NOW)
        if chance.random() < 0.5:
            chance.choice(meetings).contact.delete_for_now(NOW)
        seen = all_advice(NOW)
        standing = [row.id for row in Advice.select() if row.deleted_at is None and row.contact.deleted_at is None]
        lists = [seen.late, seen.dated, seen.undated, seen.done, seen.dropped]
        assert Counter(row.advice.id for rows in lists for row in rows) == Counter(standing)
        assert Counter(row.advice.id for _, rows in seen.by_person for row in rows) == Counter(
            row.advice.id for row in seen.open
        )
        assert seen.is_any == bool(standing)
        assert isinstance(seen, AllAdvice)
        undo.rollback()
