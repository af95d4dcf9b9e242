"""Bringing people in: what a preview says, what is kept, and what is taken back."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from models.call import Call
from models.contact import Contact
from models.deleted import recently_deleted
from models.exchange import preview
from models.exchange.batch import ContactImport, ImportedContact, Taken
from models.exchange.duplicates import Reason
from models.exchange.keeping import NothingToImport, Outcome, foreseen, keep
from models.exchange.merge import Take
from models.exchange.person import Unreadable
from models.exchange.preview import Choice, Group, Preview
from models.exchange.source import LARGEST, FileTooLarge, Source
from models.message import MessageKind
from models.people import people
from models.progress import Stopped
from models.referral import Referral
from models.reminders import due, upcoming
from models.touches import likely_contact
from tests.models.people import DAY, contact, interview, sent
from tests.models.test_import_dialects import say


def silently(_: float) -> None:
    return None


def card(name: str, *lines: str) -> str:
    return "\n".join(["BEGIN:VCARD", "VERSION:3.0", f"FN:{name}", *lines, "END:VCARD", ""])


def seen(*cards: str) -> Preview:
    return preview.read(Source("people.vcf", "".join(cards).encode()), None, say, silently)


def kept(found: Preview, now: dt.datetime) -> ContactImport:
    return keep(found, "fr", now, silently, ("en", "fr"))


def fields(who: str) -> dict[str, Any]:
    return preview.values_of(Contact.get(Contact.name == who))


def test_a_preview_says_who_is_new_known_or_unreadable_and_keeps_nothing() -> None:
    contact("Ana Lopes", email="ana@example.ca")
    contact("Marie Tremblay")
    found = seen(
        card("Zoé Roy"),
        card("Ana Lopes", "EMAIL:ANA@example.ca"),
        card("Marie Trembley"),
        card(""),
        card("Roy, Zoé", "TEL:514 555-0199"),
    )
    assert [(row.group, row.choice, row.reason) for row in found.rows] == [
        (Group.NEW, Choice.ADD, None),
        (Group.KNOWN, Choice.MERGE, Reason.EMAIL),
        (Group.PERHAPS, Choice.ADD, Reason.NEAR_NAME),
        (Group.UNREADABLE, Choice.SKIP, None),
        (Group.KNOWN, Choice.MERGE, Reason.NAME),
    ]
    assert (found.rows[3].person.problem, found.rows[3].person.line) == (Unreadable.NO_NAME, 14)
    assert (found.rows[1].contact, found.rows[4].twin) == (1, 0)
    assert (found.adds_nothing(found.rows[1]), found.adds_nothing(found.rows[4])) == (True, False)
    assert Contact.select().count() == 2


def test_the_new_are_added_and_the_known_completed(now: dt.datetime) -> None:
    contact("Ana Lopes", email="ana@example.ca", title="Chef", phones=("514 555-0199",), tags=("bank",), notes="Kind.")
    found = seen(
        card(
            *("Ana Lopes", "EMAIL:ana@example.ca", "TITLE:Director", "ORG:Roy", "TEL:+1 (514) 555-0199"),
            *("TEL:438 555-0101", "CATEGORIES:Bank,Laval", "NOTE:Met in May."),
        ),
        card("Zoé Roy", "LANG:en"),
        card("Zoé Roy", "TEL:514 555-0111", "ORG:CHUM"),
    )
    batch = kept(found, now)
    assert fields("Ana Lopes") == {
        "name": "Ana Lopes",
        "title": "Chef",
        "organisation": "Roy",
        "email": "ana@example.ca",
        "phones": ("514 555-0199", "438 555-0101"),
        "link": "",
        "language": "",
        "tags": ("bank", "Laval"),
        "notes": "Kind.\nMet in May.",
    }
    zoe = Contact.get(Contact.name == "Zoé Roy")
    assert (zoe.phones, zoe.organisation, zoe.language, zoe.sort_name) == (("514 555-0111",), "CHUM", "en", "zoe roy")
    assert [person.name for person in people(now)] == ["Ana Lopes", "Zoé Roy"]
    assert (batch.file_name, batch.added, batch.completed) == ("people.vcf", 1, 1)


def test_field_by_field_as_chosen(now: dt.datetime) -> None:
    contact("Ana Lopes", email="ana@example.ca", title="Chef", phones=("514 555-0199",), notes="Kind.")
    found = seen(
        card("Ana Lopez", "EMAIL:ana@example.ca", "TITLE:Director", "ORG:Roy", "TEL:438 555-0101", "NOTE:Met.")
    )
    found.rows[0].takes |= {
        "name": Take.THEIRS,
        "title": Take.THEIRS,
        "organisation": Take.OURS,
        "phones": Take.THEIRS,
        "notes": Take.OURS,
    }
    batch = kept(found, now)
    ana = Contact.get_by_id(1)
    assert (ana.name, ana.title, ana.organisation) == ("Ana Lopez", "Director", "")
    assert (ana.phones, ana.notes, ana.former_names) == (("438 555-0101",), "Kind.", ("Ana Lopes",))
    batch.undo(now)
    ana = Contact.get_by_id(1)
    assert (ana.name, ana.title, ana.phones, ana.former_names) == ("Ana Lopes", "Chef", ("514 555-0199",), ())


def test_someone_else_of_that_name_and_someone_left_out(now: dt.datetime) -> None:
    contact("Ana Lopes")
    found = seen(card("Ana Lopes", "TITLE:Chef"), card("Zoé"), card("Zoé"), card("Ben"))
    found.rows[0].choice = Choice.ADD
    found.rows[1].choice = Choice.SKIP
    kept(found, now)
    assert [person.name for person in people(now)] == ["Ana Lopes", "Ana Lopes", "Ben"]


def test_what_is_foreseen_is_what_happens(now: dt.datetime) -> None:
    for name in ("Ana Lopes", "Ben Roy", "Chi Vo"):
        contact(name, title="Chef")
    file = [
        *(
            card("Ana Lopes", "TITLE:Director"),
            card("Ben Roy", "ORG:CHUM"),
            card("Zoé Lux"),
            card("Zoé Lux", "ORG:Roy"),
        ),
        *(card("Ed Ix"), card("Ed Ix", "ORG:Roy"), card(""), card("Chi Vo", "ORG:Roy"), card("Chi Vo", "TEL:*86")),
    ]
    found = seen(*file)
    assert foreseen(found) == Outcome(added=2, completed=2), "not Ana, of whom nothing changes, and each once"
    found.rows[0].takes["title"] = Take.THEIRS
    found.rows[4].choice = Choice.SKIP
    assert found.leaves_out(found.rows[5]), "it would have completed who is left out"
    outcome = foreseen(found)
    assert outcome == Outcome(added=1, completed=3)
    batch = kept(found, now)
    assert (batch.added, batch.completed) == (outcome.added, outcome.completed)
    assert foreseen(seen(*file[:1])) == Outcome()


def test_what_changes_nothing_is_no_import(now: dt.datetime) -> None:
    contact("Ana Lopes")
    with pytest.raises(NothingToImport):
        kept(seen(card("Ana Lopes"), card("")), now)
    assert not ContactImport.select().exists()


def test_a_second_import_of_the_same_file_finds_everyone(now: dt.datetime) -> None:
    file = [card(f"Person {n} Roy", f"TEL:514 555-0{n}", "ADR:;;1 rue A;Laval;;;") for n in range(100, 110)]
    kept(seen(*file), now)
    again = seen(*file)
    assert again.count(Group.KNOWN) == 10
    with pytest.raises(NothingToImport):
        kept(again, now)


def test_what_was_noted_in_another_language_is_not_noted_twice(now: dt.datetime) -> None:
    file = card("Ana Roy", "ADR:;;1 rue A;Laval;;;", "TEL:*86", "EMAIL:a@b.ca", "EMAIL:c@d.ca").encode()
    french = {"address": "Adresse", "phone": "Téléphone", "email": "Courriel"}
    source = Source("ana.vcf", file)
    kept(preview.read(source, None, lambda extra, text: f"{french[extra]} : {text}", silently), now)
    assert fields("Ana Roy")["notes"] == "Adresse : 1 rue A, Laval\nTéléphone : *86\nCourriel : c@d.ca"
    with pytest.raises(NothingToImport):
        kept(preview.read(source, None, say, silently), now)


def test_who_was_deleted_while_one_read_the_preview_is_added(now: dt.datetime) -> None:
    ana = contact("Ana Lopes")
    found = seen(card("Ana Lopes", "TITLE:Chef"))
    ana.delete_for_now(now)
    assert foreseen(found) == Outcome(added=1)
    kept(found, now)
    assert [person.name for person in people(now)] == ["Ana Lopes"]


def test_stopped_or_failed_in_the_middle_nothing_is_kept(now: dt.datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    contact("Ana Lopes")
    found = seen(*(card(f"Person {n} Roy{n}") for n in range(1200)), card("Ana Lopes", "TITLE:Chef"))

    def stop(part: float) -> None:
        if part > 0.5:
            raise Stopped

    def fail(*_: Any, **__: Any) -> None:
        raise RuntimeError

    with pytest.raises(Stopped):
        keep(found, "fr", now, stop, ("en", "fr"))
    monkeypatch.setattr(Contact, "describe", fail)
    with pytest.raises(RuntimeError):
        kept(found, now)
    assert (Contact.select().count(), ContactImport.select().count(), ImportedContact.select().count()) == (1, 0, 0)


def test_an_import_is_taken_back_and_put_again(now: dt.datetime) -> None:
    contact("Ana Lopes", phones=("514 555-0199",), notes="Kind.")
    before = fields("Ana Lopes")
    file = card("Ana Lopes", "TITLE:Chef", "TEL:438 555-0101", "NOTE:Met.", "CATEGORIES:x"), card("Zoé"), card("Ben")
    batch = kept(seen(*file), now)
    after = fields("Ana Lopes")
    assert batch.undo(now + DAY) == Taken(back=3, left=0)
    assert fields("Ana Lopes") == before
    assert recently_deleted() == [], "they come back with their import, not one by one"
    assert [person.name for person in people(now)] == ["Ana Lopes"]
    batch.redo()
    assert fields("Ana Lopes") == after
    assert [person.name for person in people(now)] == ["Ana Lopes", "Ben", "Zoé"]
    assert ContactImport.get_by_id(batch.id).undone_at is None


def test_taking_back_leaves_what_was_done_since(now: dt.datetime) -> None:
    contact("Ana Lopes", phones=("514 555-0199",), notes="Kind.")
    names = ("Changed", "Met", "Written", "Called", "Suggested", "Suggesting", "Untouched", "Gone")
    batch = kept(
        seen(
            card("Ana Lopes", "TITLE:Chef", "TEL:438 555-0101", "NOTE:Met."), *(card(f"{name} Roy") for name in names)
        ),
        now,
    )
    one = {name: Contact.get(Contact.name == f"{name} Roy") for name in names}
    later = now + DAY
    one["Changed"].updated_at = later
    one["Changed"].write_notes("Tall.")
    interview(one["Met"], later, later)
    sent(MessageKind.REQUEST, one["Written"], later)
    Call.log(one["Called"], later)
    Referral.link(one["Suggesting"], one["Suggested"])
    one["Gone"].delete_for_now(now)
    ana = Contact.get_by_id(1)
    ana.describe(title="Director", phones=(*ana.phones, "418 555-0102"), notes=f"{ana.notes}\nTall.")
    assert batch.undo(later) == Taken(back=2, left=6)
    assert [person.name for person in people(now)] == sorted(
        ["Ana Lopes", *(f"{name} Roy" for name in names if name not in ("Untouched", "Gone"))]
    )
    ana = Contact.get_by_id(1)
    assert (ana.title, ana.phones, ana.notes) == ("Director", ("514 555-0199", "418 555-0102"), "Kind.\nTall.")
    batch.redo()
    assert Contact.get(Contact.name == "Untouched Roy").deleted_at is None
    assert Contact.get(Contact.name == "Gone Roy").deleted_at is not None


def test_imported_people_open_nothing_until_used(now: dt.datetime) -> None:
    by_hand = contact("Ana Lopes", created_at=now)
    kept(seen(card("Ana Lopes", "TITLE:Chef"), *(card(f"Person {n} Roy") for n in range(5))), now)
    later = now + 400 * DAY
    assert due(later) == []
    assert upcoming(now, later) == []
    assert likely_contact(later) == by_hand, "nor is one of them whom the person thinks of"


def test_what_a_card_points_to_is_not_fetched(now: dt.datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a host was asked for something")

    for way in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(f"socket.socket.{way}", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    elsewhere = "http://192.0.2.1/ana.jpg"
    kinds = ("PHOTO;VALUE=URI", "PHOTO", "LOGO;VALUE=uri", "SOUND;VALUE=uri", "KEY;VALUE=uri", "SOURCE", "URL", "AGENT")
    kept(seen(card("Ana", *(f"{kind}:{elsewhere}" for kind in kinds))), now)
    assert fields("Ana")["link"] == elsewhere


def test_too_large_a_file_is_refused_before_it_is_read(tmp_path: Any) -> None:
    path = tmp_path / "large.vcf"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(FileTooLarge):
        Source.read("large.vcf", path)
