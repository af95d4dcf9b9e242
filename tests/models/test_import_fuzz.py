"""Broken files of address books. tests/fuzz/test_import.py has twenty thousand of them."""

from __future__ import annotations

import time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.contact import Contact
from models.exchange import contacts_csv, preview, vcard_file
from models.exchange.formulas import guarded, unguarded
from models.exchange.person import Unreadable
from models.exchange.table import Field
from models.profile import is_email
from tests.models.import_fuzz import holds, read, run
from tests.models.people import contact

COUNT, SEED = 1200, 20260915


def test_no_broken_file_is_an_error_or_half_an_import() -> None:
    contact("Élise Côté", phones=("514 555-0123",))
    contact("Zoé Belanger", email="zoe@example.ca", notes="Kind.")
    seen = run(COUNT, SEED)
    assert seen["accepted"] > COUNT // 5
    assert seen["passed the first line"] > COUNT // 5
    assert seen["kept"] > 0 and seen["refused"] > 0


def test_a_line_that_costs_other_parsers_an_hour() -> None:
    began = time.process_time()
    data = b"BEGIN:VCARD\nFN:Ana\nX;b" + b",c" * 100_000 + b"\nTEL;a" + b";b=c" * 50_000 + b"\nEND:VCARD\n"
    assert [row.person.name for row in read(data).rows] == ["Ana"]
    assert time.process_time() - began < 2


def test_a_card_within_a_card_a_hundred_thousand_deep() -> None:
    data = (
        b"BEGIN:VCARD\nFN:Ana\n"
        + b"AGENT:\nBEGIN:VCARD\nFN:Ben\n" * 100_000
        + b"END:VCARD\n" * 100_000
        + b"TITLE:Chef\nEND:VCARD\n"
    )
    assert [(row.person.name, row.person.title) for row in read(data).rows] == [("Ana", "Chef")]


def test_a_line_folded_a_million_times() -> None:
    data = b"BEGIN:VCARD\nFN:Ana\nNOTE:" + b"x\n " * 1_000_000 + b"\nEND:VCARD\nBEGIN:VCARD\nFN:Ben\nEND:VCARD\n"
    ana, ben = (row.person for row in read(data).rows)
    assert len(ana.notes) == 1_000_000 and ben.name == "Ben"
    data = data.replace(b"NOTE:x", b"NOTE:" + b"x" * 200_000)
    ana, ben = (row.person for row in read(data).rows)
    assert (ana.problem, ana.name, ben.name) == (Unreadable.TOO_LONG, "Ana", "Ben")


def texts(longest: int, **more: object) -> st.SearchStrategy[str]:
    """What a person may type in a field of one line."""
    letters = st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\u2028\u2029\x85")
    return st.text(letters, max_size=longest).map(lambda text: " ".join(text.split()))


NOTES = st.text(st.characters(exclude_categories=("Cc", "Cs"), include_characters="\n\t"), max_size=300).map(str.strip)
EMAILS = st.from_regex(r"[a-z0-9+'&=-]{1,9}(\.[é-]{1,3})?@[a-z0-9]{1,9}\.[a-z]{2,3}", fullmatch=True).filter(is_email)
PHONES = st.from_regex(r"(\+1 )?[2-9][0-9]{2} [2-9][0-9]{2}-[0-9]{4}( ext [0-9]{1,4})?", fullmatch=True)
LINKS = st.from_regex(r"https?://[a-z]{1,9}\.ca(/[a-z0-9;,%é:?=&-]{0,20})?", fullmatch=True)
CONTACTS = st.builds(
    Contact,
    name=texts(200).filter(bool),
    title=texts(200),
    organisation=texts(200),
    email=st.just("") | EMAILS,
    phones=st.lists(PHONES, max_size=4, unique=True).map(tuple),
    link=st.just("") | LINKS,
    language=st.sampled_from(["", "fr", "en"]),
    tags=st.lists(texts(30).filter(lambda tag: tag and not set(tag) & set(",;:*")), max_size=4, unique=True).map(tuple),
    notes=NOTES,
)
PATIENT = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@PATIENT
@given(CONTACTS)
def test_a_vcard_out_and_back_keeps_every_field(someone: Contact) -> None:
    (row,) = read(vcard_file.write([someone])).rows
    wanted = preview.values_of(someone)
    wanted["tags"] = tuple(tag for tag in wanted["tags"] if tag.lower() not in ("mycontacts", "my contacts", "starred"))
    assert preview.values_found(row.person) == wanted
    assert row.person.uid == someone.uid and holds(row.person)


@PATIENT
@given(CONTACTS, st.sampled_from([",", ";"]))
def test_a_table_out_and_back_keeps_every_field(someone: Contact, delimiter: str) -> None:
    names = {field: str(field) for field in Field}
    data = contacts_csv.write([someone], names, delimiter)
    (row,) = read(data).rows
    wanted = preview.values_of(someone)
    wanted["tags"] = tuple(tag for tag in wanted["tags"] if tag.lower() not in ("mycontacts", "my contacts", "starred"))
    assert preview.values_found(row.person) == wanted


@PATIENT
@given(CONTACTS)
def test_another_reader_finds_the_same_in_a_vcard(someone: Contact) -> None:
    import vobject

    card = vobject.readOne(vcard_file.write([someone]).decode())
    assert (card.version.value, card.fn.value) == ("3.0", someone.name)
    assert [row.value for row in card.contents.get("tel", [])] == list(someone.phones)
    assert [row.value for row in card.contents.get("email", [])] == ([someone.email] if someone.email else [])
    assert [row.value for row in card.contents.get("note", [])] == ([someone.notes] if someone.notes else [])
    assert all(len(line) <= 75 for line in vcard_file.write([someone]).split(b"\r\n"))


@given(st.text() | st.from_regex(r"'*[=+@\t\r\n-].*"))
def test_the_guard_against_formulas_comes_off_as_it_went_on(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell
    assert not guarded(cell).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
