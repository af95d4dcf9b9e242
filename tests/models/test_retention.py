"""Which backups stay, over any history of making and forgetting them."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from models.retention import DAYS, MONTHS, WEEKS, kept

START = dt.datetime(2026, 1, 1, 9, tzinfo=dt.UTC)
LONGEST = dt.timedelta(days=31 * MONTHS)
moments = st.integers(-40, 800 * 24).map(lambda hours: START + dt.timedelta(hours=hours))


@given(st.sets(moments, min_size=1), moments)
def test_the_latest_stays_and_nothing_is_older_than_six_months(made: set[dt.datetime], now: dt.datetime) -> None:
    stays = kept(made, now.date())
    assert stays <= made
    assert {one for one in made if one.date() > now.date() - dt.timedelta(days=DAYS)} <= stays
    assert all(now - one < LONGEST for one in stays)
    assert kept(stays, now.date()) == stays, "it is at rest"
    recent = [one for one in made if now - one < dt.timedelta(days=28 * MONTHS - 31)]
    assert not recent or max(recent) in stays


@given(st.integers(1, 420), st.sets(st.integers(0, 420), max_size=40))
def test_day_after_day_there_is_one_of_each_day_week_and_month(days: int, idle: set[int]) -> None:
    """As it is lived: one is made on each day that the app is open, and what is too old goes on the same day."""
    stays: set[dt.datetime] = set()
    everything: set[dt.datetime] = set()
    for day in range(days):
        now = START + dt.timedelta(days=day)
        if day in idle:
            continue
        everything.add(now)
        stays = kept(stays | {now}, now.date())
        assert len(stays) <= DAYS + WEEKS + MONTHS
        assert stays == kept(everything, now.date()), "what was forgotten early is never missed later"


def test_a_year_of_days_by_hand() -> None:
    today = dt.date(2026, 11, 25)  # a Wednesday
    made = {dt.datetime.combine(today - dt.timedelta(days=n), dt.time(9), dt.UTC) for n in range(365)}
    assert sorted((one.month, one.day) for one in kept(made, today)) == [
        *((6, 30), (7, 31), (8, 31), (9, 30), (10, 31)),
        *((11, 8), (11, 15)),
        *((11, day) for day in range(19, 26)),
    ]


def test_all_of_one_day_stay_while_they_are_fresh() -> None:
    made = {START + dt.timedelta(hours=n) for n in range(10)}
    assert kept(made, START.date()) == made
    assert kept(made, START.date() + dt.timedelta(days=7)) == {max(made)}
