"""Times proposed are meals and an afternoon of the coming working days, clear of what is planned."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from models.interview import CancelledBy
from models.message import MessageKind
from models.proposed_times import Meal, kept, meal, propose_times, proposed_to, to_come
from tests.models.people import DAY, HOUR, contact, interview, sent


def shown(times: list[dt.datetime]) -> list[str]:
    return [time.strftime("%a %H:%M") for time in times]


def test_two_meals_and_a_plain_hour_from_tomorrow_on(now: dt.datetime) -> None:
    assert shown(propose_times(now)) == ["Wed 12:00", "Thu 08:00", "Fri 15:00"]


def test_nobody_is_asked_for_a_time_too_near_nor_on_a_weekend(now: dt.datetime) -> None:
    late_on_thursday = now.replace(hour=23) + 2 * DAY
    assert shown(propose_times(late_on_thursday)) == ["Mon 12:00", "Tue 08:00", "Wed 15:00"]


def test_what_is_planned_is_kept_clear(now: dt.datetime) -> None:
    tomorrow = (now + DAY).replace(hour=12)
    lunch = interview(contact(), tomorrow.astimezone(ZoneInfo("Asia/Tokyo")), now)
    assert shown(propose_times(now)) == ["Wed 08:00", "Thu 08:00", "Fri 15:00"]
    lunch.cancel(CancelledBy.ME, now)
    assert shown(propose_times(now))[0] == "Wed 12:00"


def test_the_clock_on_the_wall_counts_when_the_clocks_change() -> None:
    friday = dt.datetime(2026, 10, 30, 9, tzinfo=ZoneInfo("America/Toronto"))
    times = propose_times(friday)
    assert shown(times) == ["Mon 12:00", "Tue 08:00", "Wed 15:00"]
    assert times[0].utcoffset() != friday.utcoffset()


def test_times_that_are_past_are_proposed_no_more(now: dt.datetime) -> None:
    times = propose_times(now)
    assert to_come(kept([*times, times[0], now - HOUR]), now) == times
    assert to_come(kept(times), times[0]) == times[1:]


def test_the_times_proposed_to_someone_are_those_of_the_last_request(now: dt.datetime) -> None:
    ana = contact()
    assert proposed_to(None, now) == proposed_to(ana.id, now) == []
    for days in (2, 1):
        request = sent(MessageKind.REQUEST, ana, now - days * DAY)
        request.propose(kept(propose_times(now)[:days]))
    assert proposed_to(ana.id, now) == propose_times(now)[:1]


@pytest.mark.parametrize(
    ("hour", "which"), [("08:00", Meal.BREAKFAST), ("09:30", None), ("12:00", Meal.LUNCH), ("13:30", None)]
)
def test_the_meal_of_an_hour(hour: str, which: Meal | None) -> None:
    assert meal(dt.time.fromisoformat(hour)) == which
