"""The command line, as a person types it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from models.database import FILE
from models.migrations import VERSION
from tests.systems import linux

ROOT = Path(__file__).parents[1]


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *arguments],
        env={**os.environ, "LANGUAGE": "", "LC_ALL": "", "LANG": "en_CA.UTF-8", **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("arguments", "environment", "words"),
    [
        (["--help", "--language", "fr"], {}, "l’entrevue d’information"),
        (["--help"], {}, "informational interviews"),
        (["--help"], {"LANG": "fr_CA.UTF-8"}, "l’entrevue d’information"),
        (["-h"], {"LANG": "xx"}, "informational interviews"),
        (["--version"], {}, "Entrevue 0.1.0"),
    ],
)
def test_it_says_what_it_is(arguments: list[str], environment: dict[str, str], words: str) -> None:
    answer = run(*arguments, **environment)
    assert answer.returncode == 0 and words in answer.stdout and answer.stderr == ""


@pytest.mark.parametrize(("language", "words"), [("fr", "1 élément à trouver"), ("en", "1 thing to find")])
def test_the_search_is_made_anew(tmp_path: Path, language: str, words: str) -> None:
    import sqlite3

    command = ["--rebuild-search", "--data", str(tmp_path), "--language", language]
    assert run(*command).returncode == 0
    with sqlite3.connect(tmp_path / FILE) as other:
        other.execute(
            "INSERT INTO contact (uid, created_at, updated_at, name, sort_name) VALUES ('u', '', '', 'Zoé', 'zoe')"
        )
        other.execute("DELETE FROM search")
    answer = run(*command)
    assert answer.returncode == 0 and words in answer.stdout and answer.stderr == ""
    assert [key for (key,) in other.execute("SELECT rowid FROM search WHERE search MATCH 'zoe'")] == [17]


@pytest.mark.parametrize("arguments", [["--nonsense"], ["--port", "many"], ["--language", "xx"], ["file"]])
def test_what_is_not_a_command_gets_one_clear_line(arguments: list[str]) -> None:
    answer = run(*arguments)
    assert answer.returncode != 0 and answer.stdout == ""
    assert answer.stderr.count("\n") == 1 and "--help" in answer.stderr


@pytest.mark.parametrize(("language", "word"), [("fr", "dossier"), ("en", "folder")])
def test_a_folder_that_cannot_be_written_gets_one_clear_line(tmp_path: Path, language: str, word: str) -> None:
    (tmp_path / "file").write_text("in the way")
    answer = run("--notify-due", "--data", str(tmp_path / "file" / "data"), "--language", language)
    assert answer.returncode != 0 and word in answer.stderr and answer.stderr.count("\n") == 1


def test_a_file_that_is_no_database_gets_one_clear_line_and_stays(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("a shopping list" * 100)
    answer = run("--notify-due", "--data", str(tmp_path))
    assert answer.returncode != 0 and "not an Entrevue database" in answer.stderr and answer.stderr.count("\n") == 1
    assert (tmp_path / FILE).read_text() == "a shopping list" * 100


def test_a_newer_database_gets_one_clear_line(tmp_path: Path) -> None:
    import sqlite3

    assert run("--notify-due", "--data", str(tmp_path)).returncode == 0
    connection = sqlite3.connect(tmp_path / FILE)
    connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    answer = run("--notify-due", "--data", str(tmp_path))
    assert answer.returncode != 0 and "newer version" in answer.stderr and answer.stderr.count("\n") == 1


def test_data_goes_where_the_phone_says(tmp_path: Path) -> None:
    assert run("--notify-due", FLET_APP_STORAGE_DATA=str(tmp_path / "phone")).returncode == 0
    assert (tmp_path / "phone" / FILE).exists()


@linux
def test_else_it_goes_to_the_users_own_folder(tmp_path: Path) -> None:
    assert run("--notify-due", FLET_APP_STORAGE_DATA="", XDG_DATA_HOME=str(tmp_path)).returncode == 0
    assert (tmp_path / "entrevue" / FILE).exists()


@linux
def test_without_a_screen_it_says_so_and_serves_the_browser_view_to_this_computer(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "LANG": "fr_CA.UTF-8",
        "LC_ALL": "",
        "LANGUAGE": "",
        "DISPLAY": "",
        "WAYLAND_DISPLAY": "",
    }
    command = [sys.executable, "-u", str(ROOT / "main.py"), "--data", str(tmp_path / "data")]
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    try:
        assert process.stdout
        assert "navigateur" in process.stdout.readline()
        assert process.stdout.readline().startswith("http://127.0.0.1:")
    finally:
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)
    assert "Traceback" not in errors


def test_a_port_that_is_taken_gets_one_clear_line(tmp_path: Path) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        answer = run("--web", "--no-browser", "--port", str(port), "--data", str(tmp_path / "data"))
    assert answer.returncode != 0 and str(port) in answer.stderr and "Traceback" not in answer.stderr
