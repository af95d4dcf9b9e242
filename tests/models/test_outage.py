from __future__ import annotations

import datetime as dt

from models.outage import Outage

MINUTE = dt.timedelta(minutes=1)


def test_pauses_grow_to_a_quarter_of_an_hour_and_end_with_a_success(now: dt.datetime) -> None:
    pauses = []
    for _ in range(9):
        Outage.load().failed(now, "no server")
        pauses.append((Outage.load().retry_at - now) / MINUTE)
    assert pauses == [1, 2, 4, 8, 15, 15, 15, 15, 15]
    assert Outage.load().since == now
    assert Outage.load().holds(now + 14 * MINUTE)
    assert not Outage.load().holds(now + 15 * MINUTE)
    Outage.load().over()
    assert not Outage.load().holds(now)
    assert Outage.load().since is None


def test_a_clock_set_back_does_not_silence_it(now: dt.datetime) -> None:
    Outage.load().failed(now + dt.timedelta(days=30), "no server")
    assert not Outage.load().holds(now)


def test_someone_may_try_at_once(now: dt.datetime) -> None:
    Outage.load().failed(now, "no server")
    Outage.load().try_now()
    assert not Outage.load().holds(now)
    assert Outage.load().since == now
