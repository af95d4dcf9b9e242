from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import tzdata

from models import clock
from tests.systems import posix


@pytest.fixture
def zone_of(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    yield monkeypatch
    monkeypatch.undo()
    time.tzset()


def as_the_device_has_it() -> None:
    for moment in (clock.utc(), clock.utc() + dt.timedelta(182)):
        assert moment.astimezone(clock.zone()).utcoffset() == moment.astimezone().utcoffset()
    assert clock.is_zone(clock.zone().key)


@posix
@pytest.mark.parametrize("rule", ["EST5EDT,M3.2.0,M11.1.0", "<-03>3", "NST3:30NDT,M3.2.0,M11.1.0", "<+0545>-5:45"])
def test_a_device_whose_zone_has_no_name_still_tells_the_time(rule: str, zone_of: pytest.MonkeyPatch) -> None:
    zone_of.setenv("TZ", rule)
    time.tzset()
    as_the_device_has_it()


@posix
@pytest.mark.parametrize("found", ["nothing", "a file"])
def test_a_device_that_does_not_say_its_zone_still_tells_the_time(found: str, zone_of: pytest.MonkeyPatch) -> None:
    with (Path(tzdata.__file__).parent / "zoneinfo/America/Montreal").open("rb") as file:
        local = ZoneInfo.from_file(file, key="local") if found == "a file" else dt.UTC
    zone_of.setattr("tzlocal.reload_localzone", lambda: local)
    zone_of.setenv("TZ", "America/Montreal")
    time.tzset()
    as_the_device_has_it()


@posix
def test_the_zone_is_that_of_the_link_and_a_flight_is_seen(tmp_path: Path, zone_of: pytest.MonkeyPatch) -> None:
    zone_of.delenv("TZ", raising=False)
    elsewhere = clock.zone()
    zone_of.setattr(clock, "_LINK", link := tmp_path / "localtime")
    assert clock.zone() == elsewhere, "without a link it is as the system tells it otherwise"
    for name in ("Asia/Tokyo", "America/Argentina/Ushuaia"):
        link.unlink(missing_ok=True)
        link.symlink_to(f"../usr/share/zoneinfo/{name}")
        assert clock.zone().key == name
        assert clock.now().tzinfo == clock.zone()
    for strange in ("../usr/share/zoneinfo/Nowhere", "/mnt/localtime", "../zoneinfo/../../etc/passwd"):
        link.unlink()
        link.symlink_to(strange)
        assert clock.zone() == elsewhere
    zone_of.setenv("TZ", "Europe/Paris")
    time.tzset()
    assert clock.zone().key == "Europe/Paris"
