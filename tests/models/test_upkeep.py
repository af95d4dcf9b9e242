"""What is done without being asked, once a day of the device."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from models import upkeep
from models.backup import Holding, backups, holding
from models.contact import Contact
from models.database import FILE, db
from models.errors import DamagedDatabase, DiskFull
from models.question import Question
from models.upkeep import failure, look_after, look_over
from tests.models.people import DAY, contact
from tests.models.test_recovery import leaves, many, spoil


def test_once_a_day_there_is_a_backup_and_what_was_deleted_long_ago_is_not_in_it(data: Path, now: dt.datetime) -> None:
    contact("Ana")
    contact("Ben").delete_for_now(now - 31 * DAY)
    look_after(now)
    look_after(now + dt.timedelta(hours=3))
    (made,) = backups(data)
    assert Contact.select().count() == 1
    assert holding(made.path) == Holding(1, 0)
    assert b"Ben" not in made.path.read_bytes()
    for days in range(1, 60):
        look_after(now + days * DAY)
    assert len(backups(data)) == 11, "7 days, two weeks and two months before them"


@pytest.mark.parametrize("begin", [lambda: contact("Ana"), lambda: Question.add("Why jazz?")])
def test_the_first_backup_waits_for_something_to_keep(data: Path, now: dt.datetime, begin: Callable[[], None]) -> None:
    look_after(now)
    assert backups(data) == []
    begin()
    look_after(now)
    assert len(backups(data)) == 1


def test_a_failure_is_known_until_it_works_again(data: Path, now: dt.datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise DiskFull(data)

    contact("Ana")
    with monkeypatch.context() as broken:
        broken.setattr(upkeep, "back_up", full)
        with pytest.raises(DiskFull):
            look_after(now)
        assert isinstance(failure(), DiskFull)
    look_after(now)
    assert failure() is None


def test_a_damaged_database_is_found_and_does_not_push_out_good_backups(data: Path, now: dt.datetime) -> None:
    many(now, 60)
    look_after(now)
    pages = leaves("contact")
    spoil(data, [pages[0]])
    db.connect()
    with pytest.raises(DamagedDatabase):
        look_over()
    with pytest.raises(DamagedDatabase):
        look_after(now + 200 * DAY)
    assert len(backups(data)) == 1
    assert (data / FILE).exists()
