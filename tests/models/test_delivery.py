from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

from models.advice import Advice
from models.database import db
from models.delivery import Ring, claim_due
from models.reminder import Kind, Phase
from tests.models.people import DAY, HOUR, contact, interview


def kinds(rings: list[Ring]) -> list[tuple[Kind, ...]]:
    return [tuple(reminder.kind for reminder in ring.reminders) for ring in rings]


def test_a_ring_is_taken_once(now: dt.datetime) -> None:
    interview(contact(), now + HOUR / 2, now - HOUR)
    assert kinds(claim_due(now)) == [(Kind.CARDS,)]
    assert claim_due(now) == []


def test_what_failed_is_tried_again(now: dt.datetime) -> None:
    interview(contact(), now + HOUR / 2, now - HOUR)
    (ring,) = claim_due(now)
    ring.failed()
    assert kinds(claim_due(now)) == [(Kind.CARDS,)]


def test_it_rings_again_when_late_and_when_moved(now: dt.datetime) -> None:
    meeting = interview(contact(), now + DAY, now - 5 * DAY)
    evening = now.replace(hour=18)
    assert [ring.phase for ring in claim_due(evening - DAY)] == [Phase.OPEN]
    assert [ring.phase for ring in claim_due(evening)] == [Phase.LATE]
    meeting.reschedule(now + 3 * DAY, 20, evening)
    assert [ring.phase for ring in claim_due(evening + 2 * DAY)] == [Phase.LATE]


def test_after_a_long_sleep_a_late_one_rings_once(now: dt.datetime) -> None:
    meeting = interview(contact(), now - 40 * DAY, now - 50 * DAY)
    meeting.write_notes("x")
    meeting.set_already_thanked(now)
    assert [(ring.reminders[0].kind, ring.phase) for ring in claim_due(now + 10 * DAY)] == [(Kind.UPDATE, Phase.LATE)]
    assert claim_due(now + 10 * DAY) == []


def test_the_others_join_one_digest_a_day(now: dt.datetime) -> None:
    meeting = interview(contact(), now - 5 * DAY, now - 6 * DAY)
    meeting.write_notes("x")
    meeting.set_already_thanked(now)
    for text in ("read", "join", "call"):
        Advice.note(meeting, text, now.date() + DAY, now - 3 * DAY)
    assert kinds(claim_due(now)) == [(Kind.ADVICE,) * 3]
    later = Advice.note(meeting, "write", now.date() + DAY, now - 3 * DAY)
    assert claim_due(now + HOUR) == []
    tomorrow = claim_due(now + DAY)
    assert [ring.reminders[0].subject for ring in tomorrow] == [later]


def test_eight_threads_take_each_ring_once(now: dt.datetime) -> None:
    for number in range(10):
        interview(contact(f"Person {number}"), now + HOUR / 2, now - HOUR)

    def run(_: int) -> int:
        try:
            return len(claim_due(now))
        finally:
            db.close()

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(run, range(8))) == 10
