"""Bringing people in from a file, screen by screen, and saving them to one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import flet as ft
import pytest

from locales import imports
from locales.words import words
from models.contact import Contact
from models.exchange import batch, preview, source
from models.people import people
from tests.models.people import contact
from tests.models.test_import import card
from tests.models.test_import_dialects import FILES, read
from tests.screen import Screen, names
from tests.views.conftest import Open

Chooser = Callable[[str, Any], Any]


def choosing(path: Path | None, size: int | None = None) -> Chooser:
    """The system's dialog, in which this file is chosen, or none."""

    def answer(name: str, _: Any) -> Any:
        if name != "pick_files" or path is None:
            return []
        return [{"id": 1, "name": path.name, "size": size or path.stat().st_size, "path": str(path)}]

    return answer


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "people.vcf"
    path.write_text(
        card("Zoé Roy", "TITLE:Urbaniste", "PHOTO:x")
        + card("Ana Lopes", "EMAIL:ana@example.ca", "TITLE:Chef", "ORG:Roy")
        + card("Marie Trembley")
        + card("")
    )
    return path


async def chosen(open_app: Open, path: Path | None, language: str = "en", **more: Any) -> Screen:
    screen = await open_app("/contacts/import", language, answer=choosing(path, **more))
    await screen.click(words(language)("Choose a file"))
    return screen


async def test_a_newcomer_finds_the_way(open_app: Open) -> None:
    screen = await open_app("/contacts")
    await screen.click("Bring people in from your address book")
    assert screen.route == "/contacts/import"


@pytest.mark.parametrize("start", ["/contacts", "/guide/settings/data"])
async def test_the_way_is_there_for_whoever_has_contacts(open_app: Open, start: str) -> None:
    contact("Ana")
    screen = await open_app(start)
    await screen.click("Bring people in from a file")
    assert screen.route == f"{start}/import"


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_the_preview_says_what_would_change_and_it_is_done_and_undone(
    open_app: Open, file: Path, language: str, now: dt.datetime
) -> None:
    say = words(language)
    contact("Ana Lopes", email="ana@example.ca", title="Director")
    contact("Marie Tremblay")
    screen = await chosen(open_app, file, language)
    await screen.wait_for(say("What would change"), 5)
    said = screen.texts()
    assert imports.left_out(say, {"photo": 1}) in said
    assert say("Line {n}: {problem}", n=18, problem=say("There is no name.")) in said
    assert f"{say('Will be completed')} · {say('Same email: {name}', name='Ana Lopes')}" in said
    almost = say("Nearly the same name: {name}", name="Marie Tremblay")
    assert f"{say('To decide, else added')} · {almost}" in said
    assert Contact.select().count() == 2, "nothing is kept yet"
    await screen.click(say("Add {added}, complete {merged}", added=2, merged=1))
    await screen.wait_for(imports.outcome(say, 2, 1), 5)
    assert screen.route == "/contacts"
    assert {"Zoé Roy", "Marie Trembley"} <= set(screen.texts())
    assert (Contact.get_by_id(1).title, Contact.get_by_id(1).organisation) == ("Director", "Roy")
    await screen.click(say("Undo"))
    assert screen.snack() == say("The import was taken back.")
    assert [person.name for person in people(now)] == ["Ana Lopes", "Marie Tremblay"]
    await screen.click(say("Undo"))
    assert screen.has("Zoé Roy")


async def test_it_is_taken_back_later_but_for_what_was_done_since(open_app: Open, file: Path) -> None:
    screen = await chosen(open_app, file)
    await screen.wait_for("Add 3 people", 5)
    await screen.click("Add 3 people")
    await screen.wait_for("3 people added", 5)
    Contact.get(Contact.name == "Zoé Roy").close("finished", dt.datetime.now(dt.UTC) + dt.timedelta(days=1))
    batch.ImportedContact.update(created_at=dt.datetime(2026, 9, 15, tzinfo=dt.UTC)).execute()
    Contact.update(updated_at=dt.datetime(2026, 9, 15, tzinfo=dt.UTC)).where(Contact.name != "Zoé Roy").execute()
    await screen.go("/contacts/import")
    assert screen.has("people.vcf")
    await screen.click("Take back")
    said = f"The import was taken back, but for {1} person with whom you did something since."
    assert screen.snack() == said
    assert screen.has("Put back")
    await screen.go("/contacts")
    assert screen.has("Zoé Roy")
    assert not screen.has("Ana Lopes")


async def test_field_by_field(open_app: Open, file: Path) -> None:
    contact("Ana Lopes", email="ana@example.ca", title="Director")
    screen = await chosen(open_app, file)
    await screen.wait_for("What would change", 5)
    await screen.click("Ana Lopes")
    await screen.select("Title", "Take Chef")
    await screen.select("Organisation", "Leave it empty")
    await screen.back()
    await screen.click("Zoé Roy")
    await screen.select("What becomes of them", "Leave out")
    assert screen.has("Will be left out")
    await screen.back()
    await screen.chip("Already there · 1")
    assert not screen.has("Zoé Roy")
    await screen.click("Add 1, complete 1")
    await screen.wait_for("1 person added, 1 contact completed", 5)
    ana = Contact.get_by_id(1)
    assert (ana.title, ana.organisation) == ("Chef", "")
    assert not Contact.select().where(Contact.name == "Zoé Roy").exists()


async def test_a_table_of_unknown_columns_asks_what_they_hold(open_app: Open, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Wer,Wo\nAna Lopes,ana@example.ca\nBen Roy,ben@example.ca\n")
    screen = await chosen(open_app, path)
    await screen.wait_for("What the columns hold", 5)
    assert screen.has("For example: Ana Lopes")
    await screen.select("Wer", "Name")
    await screen.select("Wo", "Email")
    await screen.click("Continue")
    await screen.wait_for("Add 2 people", 5)
    await screen.click("Add 2 people")
    await screen.wait_for("2 people added", 5)
    assert Contact.get(Contact.name == "Ben Roy").email == "ben@example.ca"


async def test_columns_are_changed_by_hand(open_app: Open) -> None:
    screen = await chosen(open_app, FILES / "linkedin.csv")
    await screen.wait_for("What would change", 5)
    await screen.click("What the columns hold")
    await screen.select("Position", "Leave out")
    await screen.click("Continue")
    await screen.wait_for("What would change", 5)
    await screen.click("Add 2 people")
    await screen.wait_for("2 people added", 5)
    assert Contact.get(Contact.name == "Amina Diallo").title == ""


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(
    open_app: Open, tmp_path: Path, language: str
) -> None:
    say = words(language)
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    refused = {"largest": source.LARGEST, "people": source.MOST_PEOPLE, "lines": source.MOST_LINES}
    screen = await chosen(open_app, picture, language)
    await screen.wait_for(imports.refused(say, "NotAnAddressBook", **refused), 5)
    screen = await chosen(open_app, picture, language, size=source.LARGEST + 1)
    assert screen.has(imports.refused(say, "FileTooLarge", **refused))
    picture.unlink()
    screen = await chosen(open_app, picture, language, size=3)
    await screen.wait_for(imports.refused(say, "FileUnreadable", **refused), 5)
    assert screen.route == "/contacts/import"


async def test_too_many_people(open_app: Open, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview, "MOST_PEOPLE", 3)
    screen = await chosen(open_app, file)
    await screen.wait_for("This file holds too many people: at most 50,000 at a time.", 5)


async def test_a_change_of_mind_changes_nothing(open_app: Open) -> None:
    screen = await chosen(open_app, None)
    assert screen.route == "/contacts/import"
    assert screen.texts() == (await (await open_app("/contacts/import")).settle()).texts()


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_the_button_counts_those_who_change(open_app: Open, tmp_path: Path, language: str) -> None:
    say = words(language)
    ana = contact("Ana Lopes", title="Director")
    path = tmp_path / "people.vcf"
    path.write_text(card("Ana Lopes", "TITLE:Chef") + card("Zoé Roy"))
    screen = await chosen(open_app, path, language)
    await screen.wait_for(f"{say('Nothing new')} · {say('Same name: {name}', name='Ana Lopes')}", 5)
    one = say.plural("Add {n} person", "Add {n} people", 1)
    assert screen.has(one)
    await screen.click("Ana Lopes")
    await screen.select(say("Title"), say("Take {text}", text="Chef"))
    await screen.back()
    assert screen.has(say("Add {added}, complete {merged}", added=1, merged=1))
    ana.describe(title="Chef")
    await screen.wait_for(one, 5)


async def test_everyone_is_there_already(open_app: Open, tmp_path: Path) -> None:
    contact("Ana Lopes")
    path = tmp_path / "ana.vcf"
    path.write_text(card("Ana Lopes"))
    screen = await chosen(open_app, path)
    await screen.wait_for("Nothing new · Same name: Ana Lopes", 5)
    assert screen.find("Nothing to add or complete").disabled


async def test_a_long_file_shows_how_far_it_is_and_can_be_stopped(
    open_app: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    path = tmp_path / "many.vcf"
    path.write_text("".join(card(f"Person {n}") for n in range(2000)))
    go_on = threading.Event()
    real = preview.known_contacts

    def slowly() -> Any:
        go_on.wait(5)
        return real()

    monkeypatch.setattr(preview, "known_contacts", slowly)
    screen = await chosen(open_app, path)
    await screen.wait_for("Stop", 5)
    await screen.click("Stop")
    go_on.set()
    await screen.wait_for("Stopped. Nothing was changed.", 5)
    assert screen.route == "/contacts/import"


async def test_what_nobody_foresaw_is_said_too(
    open_app: Open, file: Path, monkeypatch: pytest.MonkeyPatch, now: dt.datetime
) -> None:
    contact("Ana Lopes", email="ana@example.ca")
    screen = await chosen(open_app, file)
    screen.forgiving = True
    await screen.wait_for("What would change", 5)

    def full(*_: Any, **__: Any) -> None:
        raise OSError("disk full")

    with monkeypatch.context() as broken:
        broken.setattr(Contact, "describe", full)
        await screen.click("Add 2, complete 1")
        await screen.wait_for("It could not be done: this device may be full, or busy. Nothing was changed.", 5)
    assert [person.name for person in people(now)] == ["Ana Lopes"]
    await screen.click("Add 2, complete 1")
    await screen.wait_for("2 people added, 1 contact completed", 5)


async def test_stopped_while_the_file_is_opened(open_app: Open, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import threading

    go_on = threading.Event()
    real = source.Source.read

    def slowly(*arguments: Any) -> Any:
        go_on.wait(5)
        return real(*arguments)

    monkeypatch.setattr(source.Source, "read", slowly)
    screen = await chosen(open_app, file)
    await screen.wait_for("Stop", 5)
    await screen.click("Stop")
    go_on.set()
    await screen.wait_for("Stopped. Nothing was changed.", 5)


async def test_a_preview_that_is_gone_leads_back_to_the_file(open_app: Open) -> None:
    for route in ("preview", "preview/columns", "preview/row/3"):
        screen = await open_app(f"/contacts/import/{route}")
        assert screen.has("Choose a file first.")


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("act", ["Save all contacts as vCards", "Save all contacts as a table"])
async def test_all_contacts_are_saved_and_come_back(open_app: Open, language: str, act: str) -> None:
    say = words(language)
    kept: list[bytes] = []

    def save(name: str, arguments: Any) -> Any:
        if name == "save_file":
            kept.append(arguments["src_bytes"])
            return "/somewhere"
        return None

    ana = contact(
        "Ana Lopes", title="=1+1", organisation="Roy; Côté", email="ana@example.ca", phones=("+1 514 555-0199", "911")
    )
    ana.describe(link="https://example.ca", tags=("bank", "Laval"), notes="- Kind.\nTall, ‘old’.", language="fr")
    contact("Gone").delete_for_now(dt.datetime.now(dt.UTC))
    screen = await open_app("/contacts", language, answer=save)
    screen.page.platform = ft.PagePlatform.LINUX
    await screen.click(say(act))
    await screen.wait_for(say.plural("{n} contact is in the file.", "{n} contacts are in the file.", 1), 5)
    (row,) = read(kept[0]).rows
    assert preview.values_found(row.person) == preview.values_of(ana)


async def test_one_reads_what_each_file_is_for(open_app: Open) -> None:
    screen = await open_app("/guide/settings/data", "fr")
    for file, use in {
        "Enregistrer les contacts (vCard)": "Pour un autre carnet d’adresses.",
        "Enregistrer les contacts (tableau)": "Pour un tableur.",
    }.items():
        (line,) = [row for row in screen.lines() if file in names(row)]
        assert use in names(line)


async def test_nobody_is_saved_from_an_empty_list(open_app: Open) -> None:
    screen = await open_app("/guide/settings/data")
    await screen.click("Save all contacts as vCards")
    assert screen.snack() == "There is nobody in your contacts yet."
