from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from models import (
    advice,
    answer,
    call,
    contact,
    delivery,
    interview,
    message,
    outage,
    profile,
    question,
    referral,
    template,
)
from models.contact import Contact
from models.database import FILE, close_database, db, open_database, version
from models.errors import FolderNotWritable, NewerDatabase, NotADatabase
from models.migrations import MIGRATIONS, VERSION
from tests.systems import posix

TABLES = [
    profile.Profile,
    contact.Contact,
    referral.Referral,
    interview.Interview,
    question.Question,
    answer.Answer,
    advice.Advice,
    message.Message,
    call.Call,
    delivery.Delivery,
    outage.Outage,
    template.Template,
]


def test_every_model_has_its_table_with_the_same_columns() -> None:
    for table in TABLES:
        columns = {column.name: column.null for column in db.get_columns(table._meta.table_name)}
        fields = {field.column_name: field.null for field in table._meta.sorted_fields}
        assert columns.keys() == fields.keys(), table
        assert {name for name, null in columns.items() if null} - {"id"} == {n for n, null in fields.items() if null}


def test_writes_are_safe_and_references_hold() -> None:
    assert db.pragma("journal_mode") == "wal"
    assert db.pragma("synchronous") == 2
    assert db.pragma("foreign_keys") == 1


def test_each_thread_has_the_same_safe_settings() -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(lambda: (db.pragma("synchronous"), db.pragma("foreign_keys"))).result() == (2, 1)
        pool.submit(db.close).result()


@posix
def test_the_file_is_its_owners_only(data: Path) -> None:
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    assert stat.S_IMODE((data / FILE).stat().st_mode) == 0o600


def test_a_second_opening_migrates_nothing(data: Path) -> None:
    Contact(name="Ana").save()
    close_database()
    open_database(data)
    assert version() == VERSION == len(MIGRATIONS)
    assert Contact.select().count() == 1


def test_a_newer_database_is_left_untouched(data: Path) -> None:
    db.pragma("user_version", VERSION + 1)
    db.pragma("wal_checkpoint(truncate)")
    close_database()
    before = (data / FILE).read_bytes()
    with pytest.raises(NewerDatabase):
        open_database(data)
    assert (data / FILE).read_bytes() == before


@pytest.mark.parametrize("content", [b"hello, I am a text file\n" * 100, b"x"])
def test_a_file_that_is_no_database_is_left_untouched(tmp_path: Path, content: bytes) -> None:
    close_database()
    path = tmp_path / "other" / FILE
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(NotADatabase):
        open_database(path.parent)
    assert path.read_bytes() == content


def test_another_programs_database_is_left_untouched(tmp_path: Path) -> None:
    close_database()
    path = tmp_path / "other" / FILE
    path.parent.mkdir()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE song (title TEXT)")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(NotADatabase):
        open_database(path.parent)
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    close_database()
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(FolderNotWritable):
        open_database(tmp_path / "file" / "data")


def test_eight_processes_may_start_on_a_new_folder_at_once(tmp_path: Path) -> None:
    folder = str(tmp_path / "new")
    code = f"from pathlib import Path; from models.database import open_database; open_database(Path({folder!r}))"
    root = Path(__file__).parents[2]
    runs = [
        subprocess.Popen([sys.executable, "-c", code], cwd=root, env={**os.environ, "PYTHONPATH": str(root)})
        for _ in range(8)
    ]
    assert [run.wait(60) for run in runs] == [0] * 8


def test_migrations_run_from_compiled_files_alone(tmp_path: Path) -> None:
    import compileall
    import shutil

    root = Path(__file__).parents[2]
    shutil.copytree(root / "models", tmp_path / "app" / "models", ignore=shutil.ignore_patterns("__pycache__"))
    assert compileall.compile_dir(tmp_path / "app", legacy=True, quiet=1)
    for source in (tmp_path / "app").rglob("*.py"):
        source.unlink()
    code = (
        "from pathlib import Path; import models; assert models.__file__.endswith('.pyc');"
        "from models.database import open_database, version; open_database(Path('data')); print(version())"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path / "app",
        env={**os.environ, "PYTHONPATH": "."},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == str(VERSION)
