"""The search where SQLite was built without FTS5, and databases that go from one system to the other."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from pathlib import Path

import peewee as pw
import pytest

from models import search_index
from models.backup import is_sound, restore
from models.contact import Contact
from models.database import FILE, close_database, db, open_database
from models.deleted import DAYS, purge
from models.migrations import m0005_search
from models.recovery import recover
from models.search import Found, Kind, rebuild, search
from tests.models.migrations.undo import undo_to
from tests.models.people import contact
from tests.models.without_fts5 import without_fts5
from views.demo import fill


@pytest.fixture
def phone(data: Path) -> Iterator[Path]:
    """The same folder, on a system whose SQLite has no FTS5."""
    close_database()
    with without_fts5():
        yield data
        close_database()


def found(typed: str) -> list[tuple[Kind, int]]:
    """All pages of it, in no order."""
    lines: list[Found] = []
    while page := search(typed, offset=len(lines)):
        lines += page
    return sorted((one.kind, one.id) for one in lines)


def queries() -> list[str]:
    """Words of what is there, alone, begun and two together."""
    chance = random.Random(5)
    texts = [text for row in db.execute_sql("SELECT * FROM found_words").fetchall() for text in row[1:]]
    words = sorted({word for text in texts for word in text.split()})
    some = chance.sample(words, 25)
    return [*some, *(word[:2] for word in some), *(f"{chance.choice(words)} {word}" for word in some), "xyzzy"]


def test_it_stands_for_such_an_sqlite(phone: Path) -> None:
    with pytest.raises(pw.OperationalError, match="no such module: fts5"):
        pw.SqliteDatabase(":memory:").execute_sql("CREATE VIRTUAL TABLE x USING fts5 (y)")


def test_a_new_database_opens_and_finds_what_is_written(phone: Path, now: dt.datetime) -> None:
    open_database(phone)
    ana = contact("Zoé Cœur", notes="Knows L’Été. jazz")
    contact("Ben Chen", notes="jazz with Zoé")
    assert [one.id for one in search("zoé")] == [ana.id, 2], "the person of that name first"
    assert found("jazz zoe coeur") == [(Kind.ABOUT, ana.id)]
    ana.describe(name="Ana Roy")
    assert found("coeur") == [(Kind.CONTACT, ana.id)], "by a former name"
    ana.delete_for_now(now)
    purge(now + dt.timedelta(days=DAYS + 1))  # packs the file together, which must not renumber what is found
    assert [one.title[0].text for one in search("jazz")] == ["Ben Chen"]
    assert rebuild() == 2
    assert not search("...") and not search("jazz", offset=1)


def test_a_computers_database_comes_to_a_phone_and_back(data: Path, now: dt.datetime) -> None:
    """And finds there what it found, to the last one."""
    fill("fr")
    contact("Zoé Ångström", phones=("514 555-0199",), notes="Cœur à cœur: l’emploi, un zloty, un Straße")
    typed = [*queries(), "5145550", "coeur a", "strasse", "angstrom emploi"]
    expected = [found(one) for one in typed]
    assert sum(map(bool, expected)) > 50
    with without_fts5():
        close_database()
        open_database(data)
        assert [found(one) for one in typed] == expected
        contact("Quentin Roy")
        assert found("quentin")
        assert is_sound(data / FILE)
        assert recover(data, now).holds.people
        assert found("quentin")
        close_database()
    open_database(data)
    assert not search_index.is_plain(db)
    assert [found(one) for one in typed] == expected
    assert found("quentin")
    db.execute_sql("INSERT INTO search (search) VALUES ('integrity-check')")


@pytest.mark.parametrize("version", [4, 5])
def test_an_older_computers_database_comes_to_a_phone(data: Path, now: dt.datetime, version: int) -> None:
    contact("Ana Lopes")
    undo_to(version)
    with without_fts5():
        close_database()
        open_database(data)
        contact("Ana Roy")
        assert len(found("ana")) == 2
        close_database()


def test_a_backup_made_on_a_computer_is_restored_on_a_phone(data: Path, tmp_path: Path, now: dt.datetime) -> None:
    contact("Ana Lopes")
    db.pragma("wal_checkpoint(truncate)")
    close_database()
    moved = (data / FILE).rename(tmp_path / "moved.db")
    with without_fts5():
        open_database(data)
        restore(moved, now)
        assert found("ana")
        Contact.get().describe(name="Zoé Roy")
        assert found("zoe")
        close_database()


def test_the_plain_table_made_anew_is_the_one_of_the_migration(phone: Path) -> None:
    assert m0005_search._PLAIN == search_index._PLAIN
    open_database(phone)
    assert db.execute_sql("SELECT sql FROM sqlite_master WHERE name = 'search'").fetchone() == (search_index._PLAIN,)


def test_pages_follow_one_another(phone: Path) -> None:
    open_database(phone)
    for number in range(60):
        contact(f"Ana {number:02}")
    assert len(set(found("ana"))) == 60


def test_an_sqlite_too_old_to_list_its_modules_says_how_it_was_built() -> None:
    class Old(pw.SqliteDatabase):
        def execute_sql(self, sql: str, params: object = None) -> object:
            return super().execute_sql("SELECT 1 WHERE 0" if "module_list" in sql else sql, params)

    assert search_index.has_fts5(Old(":memory:")) is search_index.has_fts5(pw.SqliteDatabase(":memory:"))
