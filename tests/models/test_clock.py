from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator

import pytest

from models import clock
from tests.systems import posix


@pytest.fixture
def zone_of(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    yield monkeypatch
    monkeypatch.undo()
    time.tzset()


@posix
@pytest.mark.parametrize("rule", ["EST5EDT,M3.2.0,M11.1.0", "<-03>3"])
def test_a_device_whose_zone_has_no_name_still_tells_the_time(rule: str, zone_of: pytest.MonkeyPatch) -> None:
    zone_of.setenv("TZ", rule)
    time.tzset()
    assert clock.now().utcoffset() == dt.datetime.now().astimezone().utcoffset()
    assert clock.is_zone(clock.zone().key)
