"""Everything as one JSON file: out and back again, the same; and what is refused, by name, with nothing changed."""

from __future__ import annotations

import datetime as dt
import json
import re
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import peewee as pw
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.backup import FOLDER, Reason, backups, restore
from models.contact import Contact
from models.database import FILE, bring_up_to_date, close_database, db, open_database
from models.everything import reading
from models.everything.filling import put_back, put_back_from
from models.everything.refusals import (
    DamagedExport,
    ExportRefused,
    ExportTooLarge,
    NewerExport,
    NotAnExport,
    UnsoundExport,
)
from models.everything.rules import RECORDS
from models.everything.tables import tables
from models.everything.writing import written
from models.migrations import VERSION as SCHEMA
from models.record import Record
from tests.conftest import MONTREAL
from tests.models import everything_fuzz
from tests.models.people import contact
from tests.views.filled import fill

NOW = dt.datetime(2026, 9, 15, 12, tzinfo=MONTREAL)


def bring_in(data: bytes) -> Any:
    return put_back(data, NOW, lambda part: None)


def content(folder: Path) -> dict[str, list[Any]]:
    """Every row of every table, and what can be found; told by SQLite itself."""
    with closing(sqlite3.connect(folder / FILE)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        wanted = [name for name in names if not name.startswith(("schema_migration", "search_", "sqlite_"))]
        found = {
            name: connection.execute(f'SELECT rowid, * FROM "{name}" ORDER BY rowid').fetchall() for name in wanted
        }
        # The index is of what is in the tables: it was filled by triggers.
        assert sorted(found["search"]) == sorted(connection.execute("SELECT * FROM found_words").fetchall())
        return found


class Elsewhere:
    """Another, new database, for a while."""

    def __init__(self, back_to: Path) -> None:
        self._back_to = back_to

    def __enter__(self) -> Path:
        close_database()
        self._folder = tempfile.TemporaryDirectory()
        open_database(Path(self._folder.name))
        return Path(self._folder.name)

    def __exit__(self, *_: object) -> None:
        close_database()
        self._folder.cleanup()
        open_database(self._back_to)


def test_all_comes_back_as_it_was_in_another_database(data: Path) -> None:
    there = fill(NOW, "fr")
    there.contacts[0].delete_for_now(NOW)
    everything_fuzz.brought_in(there.contacts[1])
    there.contact.describe(tags=("qop", "qopa"), notes='Qop "œ" \\ 😀\u2028\tqop\nqop')
    before, file = content(data), written(data, NOW)
    with Elsewhere(data) as folder:
        contact("Someone who goes")
        bring_in(file)
        assert content(folder) == before
        assert written(folder, NOW) == file
        db.execute_sql("PRAGMA integrity_check")
        assert Contact.get(Contact.name == "Ana").tags == ("qop", "qopa")


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30)
LINE = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=9)
_YEARS = (dt.datetime(1990, 1, 1), dt.datetime(2100, 1, 1))  # noqa: DTZ001 - Hypothesis wants them so
MOMENTS = st.datetimes(*_YEARS).map(lambda moment: f"{moment.isoformat(timespec='milliseconds')}Z")
FREE = {
    "contact": ("title", "organisation", "notes", "salutation", "former_names"),
    "interview": ("place", "notes", "promised", "own_objective"),
    "answer": ("text",),
    "message": ("subject", "body", "drafted_body", "learned"),
    "call": ("notes",),
    "referral": ("why",),
    "profile": ("introduction", "study_plan"),
}


@settings(max_examples=8, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_whatever_is_written_comes_back(data: Path, given: st.DataObject) -> None:
    if not Contact.select().exists():
        fill(NOW, "en")
    for table, columns in FREE.items():
        for column in columns:
            key = given.draw(st.integers(1, 6))
            db.execute_sql(
                f'UPDATE "{table}" SET "{column}" = ?, updated_at = ?, deleted_at = ? WHERE id = ?',
                (given.draw(TEXT), given.draw(MOMENTS), given.draw(st.none() | MOMENTS), key),
            )
    key = given.draw(st.integers(1, 6))
    db.execute_sql("DELETE FROM contact WHERE id = ?", (key,))  # leaves a gap in the keys
    Contact(name=given.draw(LINE), phones=("514 555-0199",)).save()
    before, file = content(data), written(data, NOW)
    with Elsewhere(data) as folder:
        bring_in(file)
        assert content(folder) == before


def test_it_is_plain_json_with_a_head(data: Path) -> None:
    contact("Élise")
    told = json.loads(written(data, NOW))
    assert {name: value for name, value in told.items() if name != "tables"} == {
        "format": "entrevue",
        "version": 1,
        "schema": SCHEMA,
        "made_at": "2026-09-15T16:00:00.000Z",
    }
    assert [row["name"] for row in told["tables"]["contact"]] == ["Élise"]
    assert "Élise" in written(data, NOW).decode()
    assert not any(name.startswith("search") for name in told["tables"])


def test_every_table_of_ours_is_in_it_and_has_its_rules(data: Path) -> None:
    ours = {model._meta.table_name for model in Record.__subclasses__() if model.__module__.startswith("models.")}
    assert ours == {model._meta.table_name for model in RECORDS} == set(json.loads(written(data, NOW))["tables"])


def test_each_row_comes_after_those_it_refers_to(data: Path) -> None:
    with closing(sqlite3.connect(data / FILE)) as connection:
        order = [table.name for table in tables(connection)]
    assert order.index("contact") < order.index("interview") < order.index("answer")
    assert order.index("question") < order.index("answer")


def test_the_page_names_every_table_and_field(data: Path) -> None:
    page = (Path(__file__).parents[2] / "docs/export.md").read_text()
    parts = dict(re.findall(r"(?ms)^### (\w+)\n(.*?)(?=^##|\Z)", page))
    for name, rows in _tables_of(written(data, NOW)).items():
        assert name in parts, f"docs/export.md does not name {name}"
        missing = [column for column in rows if not re.search(rf"`{column}`", parts[name])]
        assert not missing, f"docs/export.md, {name}"
    assert parts.keys() == _tables_of(written(data, NOW)).keys()


def _tables_of(file: bytes) -> dict[str, list[str]]:
    with closing(sqlite3.connect(Path(db.database))) as connection:
        common = {"id", "uid", "created_at", "updated_at", "deleted_at"}
        return {table.name: [c for c in table.columns if c not in common] for table in tables(connection)}


def test_another_program_may_have_written_it_otherwise(data: Path) -> None:
    fill(NOW, "en")
    before, told = content(data), json.loads(written(data, NOW))
    for rows in told["tables"].values():
        rows.reverse()
    other = b"\xef\xbb\xbf" + json.dumps(told, sort_keys=True, indent=3).replace("\n", "\r\n").encode()
    bring_in(other)
    assert content(data) == before


def test_it_takes_the_place_of_everything_and_can_be_undone(data: Path) -> None:
    contact("Ana")
    file = written(data, NOW)
    contact("Ben")
    kept = bring_in(file)
    assert [row.name for row in Contact.select()] == ["Ana"]
    assert [backup.reason for backup in backups(data)] == [Reason.RESTORATION]
    restore(kept.path, NOW + dt.timedelta(seconds=1))
    assert sorted(row.name for row in Contact.select()) == ["Ana", "Ben"]
    assert not list((data / FOLDER).glob("*.part*"))


@pytest.mark.parametrize("schema", range(1, SCHEMA))
def test_what_an_older_version_wrote_is_brought_to_this_one(data: Path, schema: int) -> None:
    """Its rows are those of its tables, as they were before later migrations."""
    older = data / "older.db"
    database = pw.SqliteDatabase(str(older))
    bring_up_to_date(database, schema)
    moment = "2026-01-01T12:00:00.000Z"
    database.execute_sql(
        "INSERT INTO contact (uid, created_at, updated_at, name, sort_name) VALUES (?, ?, ?, 'Œdipe', ?)",
        (UID, moment, moment, "œdipe" if schema < 5 else "oedipe"),
    )
    database.close()
    (data / "older").mkdir()
    older.rename(data / "older" / FILE)
    file = written(data / "older", NOW)
    assert json.loads(file)["schema"] == schema
    bring_in(file)
    assert [(row.name, row.sort_name) for row in Contact.select()] == [("Œdipe", "oedipe")]
    content(data)


_filled: list[bytes] = []


def filled_file(data: Path) -> bytes:
    """A database in which everything has happened, as a file; made once."""
    if not _filled:
        with Elsewhere(data) as folder:
            everything_fuzz.brought_in(fill(NOW, "en").contact)
            _filled.append(written(folder, NOW))
    return _filled[0]


Change = Callable[[bytes], bytes]
UID = "00000000-0000-4000-8000-000000000001"


def instead(old: str, new: str | bytes) -> Change:
    """The file with other signs in the place of the first such ones."""

    def change(file: bytes) -> bytes:
        assert old.encode() in file
        return file.replace(old.encode(), new if isinstance(new, bytes) else new.encode(), 1)

    return change


def rewritten(act: Callable[[dict[str, list[dict[str, Any]]]], Any]) -> Change:
    """The file with something done to its tables."""

    def change(file: bytes) -> bytes:
        told = json.loads(file)
        act(told["tables"])
        return json.dumps(told).encode()

    return change


def with_values(table: str, **values: Any) -> Change:
    """The file with other values in the first row of a table."""
    return rewritten(lambda told: told[table][0].update(values))


def with_a_row(table: str, **values: Any) -> Change:
    """The file with the first row of a table a second time, but for some values."""
    return rewritten(lambda told: told[table].append(told[table][0] | values))


def completed(change: str) -> Change:
    """The file with what an import changed of someone told otherwise."""
    return with_values("imported_contact", before=change, after=change)


REFUSED: dict[str, tuple[type[ExportRefused], Change]] = {
    "nothing": (NotAnExport, lambda _: b""),
    "a list": (NotAnExport, lambda _: b"[1, 2]"),
    "another program's": (NotAnExport, lambda _: b'{"format": "other", "version": 1, "tables": {}}'),
    "another program's, deep": (NotAnExport, lambda _: b'{"a": ' * 100_000),
    "no head": (NotAnExport, lambda _: b'{"tables": {}}'),
    "a newer format": (NewerExport, instead('"version": 1', '"version": 2')),
    "a newer format of another shape": (NewerExport, lambda _: b'{"format": "entrevue", "version": 2, "x": [{}]}'),
    "newer tables": (NewerExport, instead('"schema": ', '"schema": 9')),
    "no version": (DamagedExport, instead('"version": 1, ', "")),
    "version zero": (DamagedExport, instead('"version": 1', '"version": 0')),
    "cut short": (DamagedExport, lambda file: file[: len(file) // 2]),
    "cut short by a sign": (DamagedExport, lambda file: file.rstrip()[:-1]),
    "more after it": (DamagedExport, lambda file: file + b"{}"),
    "deep": (DamagedExport, instead('"Ana"', "[" * 1_000_000)),
    "deep objects": (DamagedExport, instead('"Ana"', '{"a": ' * 100_000)),
    "no UTF-8": (DamagedExport, instead("Ana", b"An\xe9")),
    "a field twice": (DamagedExport, instead('"name": "Ana"', '"name": "Ana", "name": "Ben"')),
    "a table twice": (DamagedExport, instead('"call": [', '"call": [],\n"call": [')),
    "a fraction": (DamagedExport, instead('"id": 1,', '"id": 1.0,')),
    "a lone surrogate": (UnsoundExport, instead('"Ana"', '"\\ud800"')),
    "NUL": (UnsoundExport, instead('"Ana"', '"A\\u0000"')),
    "a number too large": (UnsoundExport, instead('"update_days": 28', '"update_days": 99999999999')),
    "a number for a text": (UnsoundExport, instead('"Ana"', "7")),
    "a text for a number": (UnsoundExport, instead('"update_days": 28', '"update_days": "28"')),
    "an unknown field": (UnsoundExport, instead('"name": "Ana"', '"name": "Ana", "x": 1')),
    "a field missing": (UnsoundExport, instead('"name": "Ana", ', "")),
    "an unknown table": (UnsoundExport, instead('"contact": [', '"x": [],\n"contact": [')),
    "a table missing": (UnsoundExport, rewritten(lambda told: told.pop("call"))),
    "a uid twice": (UnsoundExport, with_a_row("contact", id=999)),
    "a key twice": (UnsoundExport, with_a_row("contact", uid=UID)),
    "a uid that is none": (UnsoundExport, with_values("contact", uid="x")),
    "a broken reference": (UnsoundExport, with_values("interview", contact_id=999)),
    "a reference to nothing": (UnsoundExport, with_values("interview", contact_id=None)),
    "no such moment": (UnsoundExport, with_values("contact", created_at="2026-02-30T00:00:00.000Z")),
    "the end of time": (UnsoundExport, with_values("call", called_at="9999-12-31T23:59:59.999Z")),
    "no such day": (UnsoundExport, with_values("advice", due_on="2026-02-30")),
    "no such hour": (UnsoundExport, with_values("profile", quiet_from="25:00")),
    "no such zone": (UnsoundExport, with_values("interview", zone="Qop/Qop")),
    "no such way": (UnsoundExport, with_values("interview", way="swim")),
    "no such objective": (UnsoundExport, with_values("interview", objectives="network\nqop")),
    "no such card": (UnsoundExport, with_values("question", key="qop")),
    "an end before its start": (UnsoundExport, with_values("interview", ends_at="2020-01-01T00:00:00.000Z")),
    "times that are none": (UnsoundExport, with_values("message", times="qop")),
    "an email that is none": (UnsoundExport, with_values("contact", email="qop")),
    "a phone that is none": (UnsoundExport, with_values("contact", phones="qop")),
    "a link that is no page": (UnsoundExport, with_values("contact", link="javascript:alert(1)")),
    "a name too long": (UnsoundExport, instead('"Ana"', '"' + "x" * 201 + '"')),
    "no name": (UnsoundExport, instead('"name": "Ana"', '"name": " "')),
    "an import that can't be taken back": (UnsoundExport, with_values("imported_contact", before='{"title": "Qop"}')),
    "an import of what is no field": (UnsoundExport, completed('{"save": "Qop"}')),
    "an import of what is no text": (UnsoundExport, completed('{"title": 7}')),
    "an import of what is too long": (UnsoundExport, completed(json.dumps({"title": "x" * 201}))),
    "an import of what is deep": (UnsoundExport, completed("[" * 100_000)),
    "an import of a list": (UnsoundExport, completed("[]")),
    "an import of a lone surrogate": (UnsoundExport, completed('{"title": "\\ud800"}')),
    "two profiles": (UnsoundExport, with_a_row("profile", id=2, uid=UID)),
    "no profile": (UnsoundExport, rewritten(lambda told: told["profile"].clear())),
    "a built-in card missing": (UnsoundExport, rewritten(lambda told: told["question"].pop(4))),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_good_is_refused_by_name_and_changes_nothing(data: Path, case: str) -> None:
    refusal, change = REFUSED[case]
    file = change(filled_file(data))
    contact("Someone who stays")
    before = content(data)
    with everything_fuzz.made_once(), pytest.raises(ExportRefused) as refused:
        bring_in(file)
    assert type(refused.value) is refusal
    assert content(data) == before
    assert backups(data) == []
    assert not list((data / FOLDER).glob("*.part*"))


def test_it_says_where(data: Path) -> None:
    fill(NOW, "en")
    file = written(data, NOW)
    line = file[: file.index(b'"Ben"')].count(b"\n") + 1
    with pytest.raises(DamagedExport, match=rf"^{line}$"):
        bring_in(file.replace(b'"Ben"', b"[]", 1))
    with pytest.raises(UnsoundExport, match=r"^contact 2 name$"):
        bring_in(file.replace(b'"Ben"', b"7", 1))
    with pytest.raises(UnsoundExport, match=r"^contact 2 name$"):
        bring_in(file.replace(b'"Ben"', b'""', 1))


def test_too_large_a_file_is_not_even_read(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail("it was read"))
    with pytest.raises(ExportTooLarge):
        put_back_from(path, NOW, lambda part: None)
    monkeypatch.setattr(reading, "LARGEST", 10)
    with pytest.raises(ExportTooLarge):
        reading.look(b'{"format": "entrevue"}')


@pytest.mark.parametrize("last", [False, True])
def test_a_killed_or_stopped_import_leaves_all_as_it_was(data: Path, last: bool) -> None:
    """At its first word, or at the last before all is another."""
    for number in range(300):
        contact(f"Qop {number}")
    before, told = content(data), []

    class Stopped(Exception):
        pass

    def stop(part: float) -> None:
        told.append(part)
        if not last or part == 1:
            raise Stopped

    with pytest.raises(Stopped):
        put_back(written(data, NOW), NOW, stop)
    assert 0 < told[0] < 1
    assert content(data) == before
    assert not list((data / FOLDER).iterdir()), "nor is a backup made"


def test_broken_files_are_refused_by_name_or_are_what_they_say(data: Path) -> None:
    """tests/fuzz/test_everything.py breaks twenty thousand."""
    seen = everything_fuzz.run(data, 100, seed=7)
    assert seen["passed the first line"] > 20 and seen["accepted"] > 10, seen
