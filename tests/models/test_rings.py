from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

from models.advice import Advice
from models.database import db
from models.delivery import STALE, Delivery
from models.profile import Profile
from models.quiet import QuietHours
from models.reminder import Kind, Phase, Reminder
from models.reminders import due
from models.rings import Ring, claim_due, on_today, planned_rings, standing_due
from tests.models.people import DAY, HOUR, contact, interview, sent


def ring_all(now: dt.datetime) -> list[Ring]:
    """What rings now, shown."""
    rings = claim_due(now)
    for ring in rings:
        ring.confirm(now)
    return rings


def kinds(rings: list[Ring]) -> list[tuple[Kind, ...]]:
    return [tuple(reminder.kind for reminder in ring.reminders) for ring in rings]


def test_a_ring_is_taken_once(now: dt.datetime) -> None:
    interview(contact(), now + HOUR / 2, now - HOUR)
    assert kinds(claim_due(now)) == [(Kind.CARDS,)]
    assert claim_due(now) == []


def test_what_failed_is_tried_again(now: dt.datetime) -> None:
    interview(contact(), now + HOUR / 2, now - HOUR)
    (ring,) = claim_due(now)
    ring.release()
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
    assert kinds(ring_all(now)) == [(Kind.ADVICE,) * 3]
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


def owed_note(now: dt.datetime, name: str = "Ana Lopes") -> Reminder:
    """A thank-you that opens at 18:00 today and is late tomorrow at 18:00."""
    meeting = interview(contact(name), now - HOUR, now - DAY)
    meeting.write_notes("x")
    (reminder,) = due(now.replace(hour=18))
    return reminder


def test_a_claim_left_by_a_crash_is_taken_again_after_two_minutes(now: dt.datetime) -> None:
    interview(contact(), now + HOUR / 2, now - HOUR)
    (crashed,) = claim_due(now)
    assert claim_due(now + STALE - dt.timedelta(seconds=1)) == []
    (ring,) = claim_due(now + STALE)
    ring.confirm(now + STALE)
    crashed.release()  # it was only slow: it takes nothing back
    assert claim_due(now + 2 * STALE) == []


def test_a_clock_set_back_frees_a_claim_of_the_future(now: dt.datetime) -> None:
    interview(contact(), now + HOUR / 2, now - HOUR)
    claim_due(now + HOUR / 4)
    assert kinds(claim_due(now)) == [(Kind.CARDS,)]


def test_what_falls_in_quiet_hours_comes_at_their_end(now: dt.datetime) -> None:
    Profile.load().be_quiet(dt.time(17), dt.time(9, 30))
    owed_note(now)
    evening = now.replace(hour=18)
    assert claim_due(evening) == []
    assert [reminder.kind for reminder in standing_due(evening)] == [Kind.THANK_YOU]
    morning = (now + DAY).replace(hour=9, minute=30)
    assert claim_due(morning - dt.timedelta(minutes=1)) == []
    assert [ring.at for ring in planned_rings(now, now + DAY)] == [morning]
    assert kinds(claim_due(morning)) == [(Kind.THANK_YOU,)]


def test_an_interview_of_the_day_breaks_the_quiet(now: dt.datetime) -> None:
    dawn, night = now.replace(hour=6), now.replace(hour=21)
    interview(contact("Early"), dawn + HOUR, now - DAY)
    interview(contact("Dinner"), night - HOUR, now - DAY)
    assert kinds(ring_all(dawn)) == [(Kind.CARDS,)]
    ring_all(now)
    assert kinds(claim_due(night)) == [(Kind.LOG_NOTES,)]
    after_midnight = now.replace(hour=0) + DAY
    for delivery in Delivery.select():
        delivery.delete_instance()
    assert claim_due(after_midnight) == []


def test_quiet_hours_of_any_shape(now: dt.datetime) -> None:
    at = lambda hour: now.replace(hour=hour)  # noqa: E731
    siesta = QuietHours(dt.time(13), dt.time(15))
    assert [siesta.covers(at(hour)) for hour in (12, 13, 14, 15)] == [False, True, True, False]
    assert siesta.after(at(14)) == at(15)
    none = QuietHours(dt.time(8), dt.time(8))
    assert not any(none.covers(at(hour)) for hour in range(24))
    night = QuietHours(dt.time(20), dt.time(8))
    assert night.after(at(23)) == at(8) + DAY
    assert night.after(at(3)) == at(8)


def test_several_at_once_come_as_one_digest_but_cards_stand_alone(now: dt.datetime) -> None:
    for name in ("Ana", "Bo", "Chi"):
        meeting = interview(contact(name), now - 2 * HOUR, now - DAY)
        meeting.write_notes("x")
    evening = now.replace(hour=18)
    interview(contact("Dee"), evening + HOUR / 2, now - HOUR)
    assert sorted(kinds(claim_due(evening)), key=len) == [(Kind.CARDS,), (Kind.THANK_YOU,) * 3]
    assert claim_due(evening) == []


def test_snoozed_it_is_out_of_sight_and_rings_again_then(now: dt.datetime) -> None:
    reminder = owed_note(now)
    evening, morning = now.replace(hour=18), (now + DAY).replace(hour=9)
    (ring,) = claim_due(evening)
    ring.confirm(evening)
    Delivery.snooze(reminder, morning, evening)
    assert standing_due(evening) == []
    assert on_today(evening, evening + DAY)[0] == []
    assert claim_due(morning - HOUR / 60) == []
    assert [ring.at for ring in planned_rings(evening, evening + DAY)] == [morning, evening + DAY]
    (ring,) = claim_due(morning)
    ring.confirm(morning)
    assert [reminder.kind for reminder in standing_due(morning)] == [Kind.THANK_YOU]
    assert claim_due(evening + DAY - HOUR / 60) == []
    assert [ring.phase for ring in claim_due(evening + DAY)] == [Phase.LATE]


def test_a_snooze_past_the_late_hour_rings_once_as_late(now: dt.datetime) -> None:
    reminder = owed_note(now)
    evening = now.replace(hour=18)
    Delivery.snooze(reminder, evening + 2 * DAY, evening)
    assert claim_due(evening + DAY) == []
    assert [ring.phase for ring in ring_all(evening + 2 * DAY)] == [Phase.LATE]
    assert claim_due(evening + 3 * DAY) == []


def test_a_snoozed_one_of_the_digest_rings_at_its_hour(now: dt.datetime) -> None:
    meeting = interview(contact(), now - 5 * DAY, now - 6 * DAY)
    meeting.write_notes("x")
    meeting.set_already_thanked(now)
    Advice.note(meeting, "read", now.date() + DAY, now - 3 * DAY)
    (ring,) = claim_due(now)
    ring.confirm(now)
    Delivery.snooze(ring.reminders[0], now.replace(hour=18), now)
    assert kinds(claim_due(now.replace(hour=18))) == [(Kind.ADVICE,)]


def test_undo_of_a_snooze_leaves_it_as_it_was(now: dt.datetime) -> None:
    reminder = owed_note(now)
    evening = now.replace(hour=18)
    Delivery.snooze(reminder, evening + DAY, evening)()
    assert standing_due(evening) == [reminder]
    (ring,) = claim_due(evening)
    ring.confirm(evening)
    Delivery.snooze(reminder, evening + DAY, evening)()
    assert claim_due(evening + HOUR) == []


def test_dismissed_it_never_comes_back_until_undone(now: dt.datetime) -> None:
    reminder = owed_note(now)
    evening = now.replace(hour=18)
    undo = Delivery.dismiss(reminder, evening)
    assert standing_due(evening + DAY) == claim_due(evening + DAY) == []
    undo()
    assert [ring.phase for ring in claim_due(evening + DAY)] == [Phase.LATE]


def test_a_late_ring_replaces_the_earlier_one(now: dt.datetime) -> None:
    owed_note(now)
    evening = now.replace(hour=18)
    (ring,) = claim_due(evening)
    assert ring.receipts == ()
    ring.confirm(evening, "bus:1")
    (late,) = claim_due(evening + DAY)
    assert late.receipts == ("bus:1",)


def test_a_month_asleep_ends_in_one_digest(now: dt.datetime) -> None:
    for number in range(20):
        meeting = interview(contact(f"Person {number}"), now - number * HOUR, now - 30 * DAY)
        meeting.write_notes("x")
    (digest,) = claim_due((now + 30 * DAY).replace(hour=12))
    assert digest.is_digest
    assert len(digest.reminders) == 20


def test_a_follow_up_alone_in_its_digest_is_no_digest(now: dt.datetime) -> None:
    sent("request", contact("Ana"), now - 7 * DAY)
    (ring,) = claim_due(now)
    ring.confirm(now, "bus:1")
    assert Delivery.digest_receipt() == set()
    (late,) = claim_due(now + 7 * DAY)
    assert late.receipts == ("bus:1",)


def test_what_another_process_replaced_is_no_longer_on_screen(now: dt.datetime) -> None:
    owed_note(now)
    evening = now.replace(hour=18)
    (first,) = claim_due(evening)
    first.confirm(evening, "bus:1")
    assert first.is_on_screen
    (late,) = claim_due(evening + DAY)
    late.confirm(evening + DAY, "bus:1")
    assert late.is_on_screen
    assert not first.is_on_screen


def test_a_snooze_of_a_wrong_clock_hides_nothing(now: dt.datetime) -> None:
    reminder = owed_note(now)
    ahead = now + 18 * DAY
    Delivery.snooze(reminder, ahead + 7 * DAY, ahead)
    evening = now.replace(hour=18)
    assert standing_due(evening) == [reminder]
    assert [ring.phase for ring in ring_all(evening)] == [Phase.OPEN]
    assert standing_due(ahead) == [reminder]


def test_undo_of_a_dismissal_does_not_ring_what_was_shown_meanwhile(now: dt.datetime) -> None:
    reminder = owed_note(now)
    evening = now.replace(hour=18)
    (ring,) = claim_due(evening)
    undo = Delivery.dismiss(reminder, evening)
    ring.confirm(evening)
    undo()
    assert claim_due(evening + HOUR) == []


def test_what_the_system_was_told_to_show_by_now_is_not_taken(now: dt.datetime) -> None:
    reminder = owed_note(now)
    evening = now.replace(hour=18)
    Delivery.schedule(reminder.key, Phase.OPEN, evening, "7")
    assert claim_due(evening) == []


def test_brought_back_when_late_by_now_it_does_not_ring_besides(now: dt.datetime) -> None:
    reminder = owed_note(now)
    evening = now.replace(hour=18)
    Delivery.snooze(reminder, evening + 3 * DAY, evening)
    Delivery.bring_back(reminder, evening + 2 * DAY)
    assert standing_due(evening + 2 * DAY) == [reminder]
    assert claim_due(evening + 2 * DAY) == []
