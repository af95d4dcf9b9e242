"""A damaged database has a screen: three ways on, and the file itself stays."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from models import damage
from models.backup import Reason, back_up
from models.contact import Contact
from models.damage import damaged, found_damage
from models.database import FILE, open_database
from models.errors import DatabaseBusy, NotADatabase
from models.recovery import ASIDE
from tests.models.people import contact
from tests.models.test_recovery import leaves, many, spoil
from tests.screen import Screen
from tests.views.conftest import Open


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("LANGUAGE", "en")
    yield
    damage._found = None


async def rescued() -> Screen:
    """The app as main starts it on a database that can't be opened."""
    return await Screen("/contacts").wait_for("Begin with nothing", 5)


async def test_what_can_be_read_is_recovered_and_the_app_goes_on(data: Path, clock: object, now: dt.datetime) -> None:
    many(now, 40)
    back_up(data, Reason.DAILY, now)
    pages = leaves("contact")
    spoil(data, [pages[len(pages) // 2]])
    found_damage(NotADatabase(data / FILE))
    screen = await rescued()
    try:
        assert screen.has(
            "It is of September 15, 2026 at 12:00\u202fp.m.: 40 contacts and 0 interviews. "
            "What you wrote since is in the damaged file alone."
        )
        await screen.click("Recover")
        await screen.wait_for("Ana 0", 5)
        assert screen.snack() == "Recovered: 40 contacts and 0 interviews."
        assert Contact.select().count() == 40
        assert len(list(data.glob(f"{ASIDE}*.db"))) == 1
    finally:
        screen.close()


async def test_a_first_page_that_is_gone_leaves_the_backup(data: Path, clock: object, now: dt.datetime) -> None:
    contact("Ana")
    back_up(data, Reason.DAILY, now)
    spoil(data, [1])
    with pytest.raises(NotADatabase) as found:
        open_database(data)
    found_damage(found.value)
    screen = await rescued()
    try:
        assert not screen.has("Recover what can be read")
        await screen.click("Bring the backup back")
        await screen.wait_for("Ana", 5)
        assert damaged() is None
    finally:
        screen.close()


async def test_damage_found_while_one_reads_takes_the_place_of_every_screen(
    open_app: Open, data: Path, now: dt.datetime
) -> None:
    many(now, 40)
    screen = await open_app("/contacts")
    back_up(data, Reason.DAILY, now)
    found_damage(NotADatabase(data / FILE))
    await screen.wait_for("Begin with nothing", 5)
    await screen.click("Begin with nothing")
    await screen.wait_for("Contacts", 5)
    assert Contact.select().count() == 0


async def test_what_else_keeps_it_from_opening_is_said_and_tried_again(data: Path, clock: object) -> None:
    """A built app has no terminal to say it in."""
    contact("Ana")
    found_damage(DatabaseBusy(data / FILE))
    screen = await Screen("/contacts").settle()
    try:
        assert screen.has(f"Another program is using {data / FILE}. Close it and try again.")
        await screen.click("Try again")
        assert screen.has("Ana")
    finally:
        screen.close()
