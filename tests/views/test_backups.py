"""The screen of the backups: going back and taking that back, a copy elsewhere, and from a copy."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import flet as ft
import pytest

from models import upkeep
from models.backup import Reason, back_up, backups, copied, holding, restore
from models.contact import Contact
from models.errors import DiskFull
from models.everything.filling import put_back_from
from models.everything.writing import written
from models.upkeep import look_after
from tests.models.people import DAY, contact
from tests.screen import Screen
from tests.systems import posix
from tests.views.conftest import Open
from views import going_back
from views.parts.picking import LARGEST_UPLOAD, upload_folder

ROUTE = "/guide/settings/data/backups"


def names() -> list[str]:
    return sorted(row.name for row in Contact.select())


async def test_one_goes_back_and_takes_it_back(open_app: Open, data: Path, now: dt.datetime) -> None:
    contact("Ana")
    look_after(now)
    contact("Ben")
    screen = await open_app(ROUTE)
    await screen.click("September 15, 2026 at 12:00\u202fp.m.")
    assert screen.has("It held 1 contact and 0 interviews.")
    await screen.click("Go back to it")
    await _until(screen, lambda: names() == ["Ana"] and screen.snack() != "")
    assert screen.snack() == "Back to September 15, 2026 at 12:00\u202fp.m.: everything is as it was."
    assert screen.has("Before going back · 2 contacts and 0 interviews · " + _size(data))
    await screen.click("Undo")
    assert names() == ["Ana", "Ben"]


def _size(data: Path) -> str:
    return f"{round(backups(data)[0].size / 1000)} kB"


async def _until(screen: Screen, happened: Any) -> None:
    for _ in range(500):
        await screen.settle()
        if happened():
            await asyncio.sleep(0.05)
            await screen.settle()
            return
        await asyncio.sleep(0.01)
    raise AssertionError(screen.texts())


def choosing(path: Path, content: bytes | None = None) -> Callable[[str, Any], Any]:
    """The system's dialog, in which this file is chosen; with this in it."""
    if content is not None:
        path.write_bytes(content)
    found = {"id": 1, "name": path.name, "size": 1, "path": str(path)}
    return lambda name, _: [found] if name == "pick_files" else None


def saving(saved: dict[str, Any], path: Path) -> Callable[[str, Any], Any]:
    """The same for a file that was saved there just before."""

    def answer(name: str, arguments: Any) -> Any:
        if name == "save_file":
            saved.update(arguments)
            path.write_bytes(arguments["src_bytes"])
            return str(path)
        return choosing(path)(name, arguments)

    return answer


async def test_a_copy_leaves_as_one_file_and_is_taken_back(
    open_app: Open, data: Path, now: dt.datetime, tmp_path: Path
) -> None:
    contact("Ana")
    saved: dict[str, Any] = {}
    screen = await open_app(ROUTE, answer=saving(saved, tmp_path / "mine.entrevue"))
    screen.page.web = True
    await screen.click("Save a copy")
    await _until(screen, lambda: screen.snack())
    screen.page.web = False
    assert saved["file_name"] == "entrevue-2026-09-15.entrevue"
    assert saved["src_bytes"][:15] == b"SQLite format 3"
    assert screen.snack() == "The copy is saved. Keep it where only you can read it."
    contact("Ben")
    await screen.click("Restore from a copy")
    await _until(screen, lambda: screen.dialogs)
    assert screen.has("Go back to what is in mine.entrevue?")
    await screen.click("Go back to it")
    await _until(screen, lambda: names() == ["Ana"] and screen.snack() != "")
    assert [holding(row.path).people for row in backups(data)] == [2]  # type: ignore[union-attr]


@pytest.mark.parametrize("content", [b"a shopping list" * 300, b"x"])
async def test_a_file_that_is_no_copy_gets_a_sentence_and_changes_nothing(
    open_app: Open, content: bytes, tmp_path: Path
) -> None:
    contact("Ana")
    screen = await open_app(ROUTE, answer=choosing(tmp_path / "list.txt", content))
    await screen.click("Restore from a copy")
    await _until(screen, lambda: screen.dialogs)
    await screen.click("Go back to it")
    await _until(screen, lambda: "is not an Entrevue database" in screen.snack())
    assert names() == ["Ana"]


async def test_a_system_that_shows_no_dialog_is_said(open_app: Open) -> None:
    screen = await open_app(
        ROUTE, answer=lambda name, _: OSError("no zenity") if name.endswith(("file", "files")) else None
    )
    await screen.click("Restore from a copy")
    await _until(screen, lambda: screen.snack() == "No file could be chosen. Please try again.")
    screen.page.web = True
    await screen.click("Save a copy")
    await _until(screen, lambda: screen.snack().startswith("The file could not leave Entrevue"))


async def test_everything_leaves_as_json_and_is_taken_back(
    open_app: Open, data: Path, now: dt.datetime, tmp_path: Path
) -> None:
    contact("Ana")
    saved: dict[str, Any] = {}
    window = saving(saved, tmp_path / "all.json")
    settings = await open_app("/guide/settings/data", answer=window)
    settings.page.web = True
    await settings.click("Save everything as a file others can read")
    await _until(settings, lambda: settings.snack())
    assert saved["file_name"] == "entrevue-2026-09-15.json"
    assert json.loads(saved["src_bytes"])["tables"]["contact"][0]["name"] == "Ana"
    assert settings.snack() == "The file is saved. Whoever has it can read it: it has no password."
    contact("Ben")
    screen = await open_app(ROUTE, answer=window)
    await screen.click("Restore from a copy")
    await _until(screen, lambda: screen.dialogs)
    await screen.click("Go back to it")
    await _until(screen, lambda: names() == ["Ana"] and screen.snack() != "")
    assert screen.snack() == "Entrevue is as it was in that file."
    await screen.click("Undo")
    assert names() == ["Ana", "Ben"]


async def test_a_file_that_is_being_brought_in_can_be_stopped(
    open_app: Open, data: Path, now: dt.datetime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, told = threading.Event(), []

    def slow(path: Path, moment: dt.datetime, progress: Callable[[float], None]) -> Any:
        def and_wait(part: float) -> None:
            told.append(part)
            progress(part)
            go_on.wait(10)

        return put_back_from(path, moment, and_wait)

    monkeypatch.setattr(going_back, "put_back_from", slow)
    for number in range(600):
        contact(f"Ana {number}")
    file = written(data, now)
    contact("Ben")
    screen = await open_app(ROUTE, answer=choosing(tmp_path / "all.json", file))
    await screen.click("Restore from a copy")
    await _until(screen, lambda: screen.dialogs)
    await screen.click("Go back to it")
    await screen.wait_for("Stop", 5)
    await screen.go("/guide/settings/data")
    await screen.go(ROUTE)
    await screen.click("Stop")
    go_on.set()
    await _until(screen, lambda: screen.snack() == "Stopped. Nothing was changed.")
    assert 0 < told[0] < told[-1] < 1
    assert "Ben" in names() and not backups(data)
    assert not screen.has("Stop") and not screen.all(ft.ProgressBar)
    go_on.set()
    await screen.click("Restore from a copy")
    await _until(screen, lambda: screen.dialogs)
    await screen.click("Go back to it")
    await _until(screen, lambda: "Ben" not in names())
    assert screen.snack() == "Entrevue is as it was in that file."


async def test_who_changes_their_mind_keeps_what_is_there(
    open_app: Open, data: Path, now: dt.datetime, tmp_path: Path
) -> None:
    contact("Ana")
    screen = await open_app(ROUTE, answer=choosing(tmp_path / "all.json", written(data, now)))
    contact("Ben")
    for _ in range(2):
        await screen.click("Restore from a copy")
        await _until(screen, lambda: screen.dialogs)
        await screen.click("Cancel")
        await _until(screen, lambda: not screen.dialogs)
    assert names() == ["Ana", "Ben"]


async def test_a_file_too_large_is_not_read(open_app: Open, tmp_path: Path) -> None:
    found = [{"id": 1, "name": "film.mp4", "size": LARGEST_UPLOAD + 1, "path": str(tmp_path / "film.mp4")}]
    screen = await open_app(ROUTE, answer=lambda name, _: found if name == "pick_files" else None)
    await screen.click("Restore from a copy")
    await _until(screen, lambda: screen.snack() == "This file is too large to be read here.")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{}", "Entrevue did not make this file. Nothing was changed."),
        (b'{"format": "entrevue", "version": 9}', "A newer version of Entrevue made this file."),
        (b'{"format": "entrevue",\n', "This file is damaged or cut short: see line 2. Nothing was changed."),
        (
            b'{"format": "entrevue", "version": 1, "schema": 1, "tables": {"x": []}}',
            "This file holds something that can’t be kept: see “advice” (table, row, field). Nothing was changed.",
        ),
    ],
)
async def test_why_a_json_file_is_not_taken_is_said(open_app: Open, content: bytes, said: str, tmp_path: Path) -> None:
    contact("Ana")
    screen = await open_app(ROUTE, answer=choosing(tmp_path / "all.json", content))
    await screen.click("Restore from a copy")
    await _until(screen, lambda: screen.dialogs)
    await screen.click("Go back to it")
    await _until(screen, lambda: said in screen.snack())
    assert names() == ["Ana"]


async def test_what_was_typed_and_not_saved_yet_is_in_what_is_kept(
    open_app: Open, data: Path, now: dt.datetime
) -> None:
    ana = contact("Ana")
    look_after(now - DAY)
    screen = await open_app(f"/contacts/contact/{ana.id}")
    other = await open_app(ROUTE)
    await screen.type("Notes about them", "Just heard")
    await other.click("September 14, 2026 at 12:00\u202fp.m.")
    await other.click("Go back to it")
    await _until(other, lambda: Contact.get().notes == "")
    before = backups(data)[0]
    restore(before.path, now)
    assert Contact.get().notes == "Just heard"


async def test_a_backup_that_failed_is_said(open_app: Open, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upkeep, "_failure", DiskFull(data))
    screen = await open_app(ROUTE)
    assert any(text.startswith("Today’s backup could not be made. There is no room left") for text in screen.texts())


async def test_a_backup_is_made_at_once_on_request(open_app: Open, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upkeep, "_failure", DiskFull(data))
    ana = contact("Ana")
    other, screen = await open_app(f"/contacts/contact/{ana.id}"), await open_app(ROUTE)
    assert screen.has("None yet. The first is made once there is something to keep.")
    await other.type("Notes about them", "Just heard")
    await screen.click("Back up now")
    await _until(screen, lambda: screen.snack() == "Backed up: 1 contact and 0 interviews.")
    assert screen.has(f"At your request · 1 contact and 0 interviews · {_size(data)}")
    assert b"Just heard" in backups(data)[0].path.read_bytes()
    assert not any(text.startswith("Today’s backup could not be made") for text in screen.texts())


async def test_a_copy_holds_all(data: Path, now: dt.datetime) -> None:
    contact("Ana")
    assert copied(data)[:6] == b"SQLite"
    assert back_up(data, Reason.DAILY, now).size > 0


@posix
def test_what_a_browser_hands_over_lies_in_a_folder_of_ones_own() -> None:
    assert upload_folder().stat().st_mode & 0o077 == 0
