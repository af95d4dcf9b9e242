"""A damaged database: what can be read comes back, the rest from the last backup, and the file itself stays."""

from __future__ import annotations

import datetime as dt
import errno
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from models import deck
from models.backup import FOLDER, Holding, Reason, back_up, is_sound
from models.contact import Contact
from models.database import FILE, close_database, db, open_database
from models.errors import DamagedDatabase, DiskFull, NotADatabase
from models.interview import Interview
from models.key_phrase import KeyPhrase
from models.recovery import ASIDE, bring_back, look, recover
from tests.models.people import DAY, contact, interview
from tests.views.filled import fill

PAGE = 4096


def many(now: dt.datetime, count: int = 200) -> None:
    with db.atomic():
        for n in range(count):
            who = contact(f"Ana {n}")
            who.write_notes(f"What Ana {n} told me. " * 40)


def spoil(data: Path, pages: list[int], what: bytes = b"\xee") -> None:
    """Overwrite pages of the closed database, counted from 1."""
    db.pragma("wal_checkpoint(truncate)")
    close_database()
    with (data / FILE).open("r+b") as file:
        for page in pages:
            file.seek((page - 1) * PAGE)
            file.write(what * PAGE)


def leaves(table: str) -> list[int]:
    """The pages that hold rows of a table."""
    rows = db.execute_sql("SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf'", (table,)).fetchall()
    return [page for (page,) in rows]


def notes() -> dict[str, str]:
    return {row.name: row.notes for row in Contact.select()}


def test_what_one_damaged_page_held_comes_from_the_backup_and_all_else_as_it_was(data: Path, now: dt.datetime) -> None:
    many(now)
    back_up(data, Reason.DAILY, now)
    latest = Contact.get(Contact.name == "Ana 3")
    latest.write_notes("Written since the backup.")
    contact("New since the backup")
    everything = notes()
    pages = leaves("contact")
    spoil(data, [pages[len(pages) // 2]])
    damaged = (data / FILE).read_bytes()
    assert not is_sound(data / FILE)
    found = recover(data, now + DAY)
    assert notes() == everything
    assert found.from_backup > 0 and found.read > 190
    assert found.holds == Holding(201, 0)
    assert found.aside.name.startswith(ASIDE) and found.aside.read_bytes() == damaged
    assert is_sound(data / FILE)
    contact("And one writes on")


@pytest.mark.parametrize("seed", range(8))
def test_pages_damaged_anywhere_never_cost_more_than_they_held(data: Path, now: dt.datetime, seed: int) -> None:
    """Without a backup: rows of other pages are all there, references hold, and every screen's queries run."""
    fill(now, "en")
    many(now, 30)
    before = notes()
    random.seed(seed)
    (pages,) = db.execute_sql("PRAGMA page_count").fetchone()
    spoil(data, random.sample(range(2, pages), 3), random.choice([b"\x00", b"\xee"]))
    found = recover(data, now)
    assert found.from_backup == 0
    assert is_sound(data / FILE)
    assert db.execute_sql("PRAGMA foreign_key_check").fetchall() == []
    assert {name: text for name, text in notes().items() if name != "?"}.items() <= before.items()
    for row in Interview.select():
        assert row.contact.name


def test_an_interview_whose_contact_is_lost_keeps_its_notes(data: Path, now: dt.datetime) -> None:
    held = interview(contact("Ana"), now - DAY, now - 2 * DAY)
    held.write_notes("Begin small.")
    spoil(data, leaves("contact"))
    recover(data, now)
    (left,) = Interview.select()
    assert (left.notes, left.contact.name) == ("Begin small.", "?")


def test_where_the_first_page_is_gone_the_backup_is_offered(data: Path, now: dt.datetime) -> None:
    contact("Ana")
    made = back_up(data, Reason.DAILY, now)
    contact("Ben")
    spoil(data, [1])
    with pytest.raises(NotADatabase):
        open_database(data)
    damage = look(data)
    assert (damage.is_readable, damage.backup, damage.backup_holds) == (False, made, Holding(1, 0))
    aside = bring_back(made, data, now)
    assert [row.name for row in Contact.select()] == ["Ana"]
    assert aside.read_bytes()[:PAGE] == b"\xee" * PAGE


def test_one_can_begin_anew_and_the_damaged_file_stays(data: Path, now: dt.datetime) -> None:
    contact("Ana")
    spoil(data, [1])
    assert look(data).backup is None
    bring_back(None, data, now)
    assert Contact.select().count() == 0
    assert len(list(data.glob(f"{ASIDE}*"))) == 1


def test_a_damaged_backup_is_not_offered(data: Path, now: dt.datetime) -> None:
    contact("Ana")
    good = back_up(data, Reason.DAILY, now - DAY)
    bad = back_up(data, Reason.DAILY, now)
    bad.path.write_bytes(bad.path.read_bytes()[: PAGE * 3])
    spoil(data, [1])
    assert look(data).backup == good


def test_a_truncated_file_is_said_to_be_damaged(data: Path, now: dt.datetime) -> None:
    many(now, 50)
    db.pragma("wal_checkpoint(truncate)")
    close_database()
    content = (data / FILE).read_bytes()
    (data / FILE).write_bytes(content[: len(content) // 2])
    with pytest.raises(DamagedDatabase):
        open_database(data)
    assert (data / FILE).read_bytes() == content[: len(content) // 2]
    recover(data, now)


def test_a_mark_on_a_lost_answer_goes_and_all_else_stays(data: Path, now: dt.datetime) -> None:
    held = interview(contact("Ana"), now - DAY, now - 2 * DAY)
    card = deck.cards(held)[0]
    card.write("Begin small.", now)
    KeyPhrase.mark(card, "Begin small.")
    spoil(data, leaves("answer"))
    recover(data, now)
    assert Interview.select().count() == 1
    assert KeyPhrase.select().count() == 0


@pytest.mark.parametrize("mend", [recover, lambda data, now: bring_back(None, data, now)])
def test_a_disk_that_fills_up_where_links_are_forbidden_is_said_and_nothing_has_changed(
    data: Path, now: dt.datetime, monkeypatch: pytest.MonkeyPatch, mend: Callable[[Path, dt.datetime], object]
) -> None:
    contact("Ana")
    spoil(data, leaves("contact"))
    damaged = (data / FILE).read_bytes()

    def forbidden(*_: object) -> None:
        raise PermissionError(errno.EPERM, "links are forbidden")

    def full(file: Path, target: Path) -> None:
        target.write_bytes(file.read_bytes()[:PAGE])
        raise OSError(errno.ENOSPC, "no room")

    with monkeypatch.context() as phone:
        phone.setattr(Path, "hardlink_to", forbidden)
        phone.setattr(shutil, "copy2", full)
        with pytest.raises(DiskFull):
            mend(data, now)
    assert (data / FILE).read_bytes() == damaged
    assert [*data.glob(f"{ASIDE}*"), *(data / FOLDER).iterdir()] == []
    mend(data, now)
    assert len(list(data.glob(f"{ASIDE}*.db"))) == 1
