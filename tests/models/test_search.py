"""What is found by its words, and that the index holds it whoever writes."""

from __future__ import annotations

import datetime as dt
import random
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Any

import peewee as pw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models import deck
from models.advice import Advice
from models.call import Call
from models.contact import Contact
from models.database import FILE, close_database, db, open_database
from models.errors import Invalid
from models.excerpt import Line
from models.interview import Interview
from models.message import Message, MessageKind
from models.migrations import m0005_search
from models.people import people
from models.question import Question
from models.record import fold
from models.referral import Referral
from models.search import _FOLDED, PAGE, Found, Index, Kind, rebuild, search
from tests.models.people import DAY, contact, interview, sent
from tests.models.story import new_database


def said(line: Line) -> str:
    """A line, with what was found in brackets."""
    return "".join(f"[{piece.text}]" if piece.is_found else piece.text for piece in line)


def lines(typed: str) -> list[tuple[str, str, str]]:
    return [(found.kind.value, said(found.title), said(found.line)) for found in search(typed)]


def only(typed: str) -> Found:
    (found,) = search(typed)
    return found


def held(now: dt.datetime, who: Contact | None = None) -> Interview:
    row = interview(who or contact("Ana Lopes"), now - DAY, now - 2 * DAY)
    row.finish(now - DAY)
    return row


# What is found


def test_everything_a_person_wrote_is_found(now: dt.datetime) -> None:
    ana = contact(
        "Ana Lopes",
        title="zza welder",
        organisation="zzb works",
        email="zzc@example.ca",
        tags=("zzd", "other"),
        link="https://example.ca/zze",
        phones=("+1 514 555-0199",),
    )
    ana.write_notes("Met at zzf.")
    ana.describe(name="Ana Roy")
    row = interview(ana, now - DAY, now - 2 * DAY, place="zzg café", subject_name="zzh")
    row.aim([], "zzi")
    row.write_notes("They said zzj.")
    row.promise("To send zzk.")
    own = Question.add("What of zzl?")
    deck.add(row, own, now).write("A lot of zzm.", now)
    Advice.note(row, "Read zzn", None, now)
    Call.log(ana, now, notes="About zzo")
    message = sent(MessageKind.REQUEST, ana, now)
    message.write("A zzp subject", "A zzq body")
    message.tell(learned="zzr", next_step="zzs")
    Referral.link(contact("Ben Chen"), ana, why="Knows zzt.")
    own.delete_for_now(now)  # else it is found too
    where = {word: only(word).kind.value for word in (f"zz{letter}" for letter in "abcdefghijklmnopqrst")}
    assert list(where.values()) == [
        *["contact"] * 5,
        "about",
        *["interview"] * 3,
        *["heard"] * 2,
        *["answer"] * 2,
        "advice",
        "call",
        *["message"] * 4,
        "referral",
    ]
    assert all(said(only(word).title) == "Ana Roy" for word in where)
    assert said(only("zzl").question) == "What of [zzl]?"
    assert said(only("zzt").line) == "Knows [zzt]."
    assert only("zzt").detail == "Ben Chen"
    assert said(next(one for one in search("lopes") if one.kind is Kind.CONTACT).line) == "Ana [Lopes]", "a former name"


def test_an_own_card_is_found_whether_it_was_answered_or_not(now: dt.datetime) -> None:
    row, own = held(now), Question.add("Quoi du jazz, Zoé?")
    card = deck.add(row, own, now)
    card.ask(now)
    assert lines("zoe JAZ") == [("card", "Quoi du [jazz], [Zoé]?", "")]
    assert not search("jazz rock") and not search("azz") and not search("pay") and not search("?")
    own.hide(now)
    assert lines("jazz") == [("card", "Quoi du [jazz], Zoé?", "")]
    card.write("Du jazz.", now)
    assert [kind for kind, *_ in lines("jazz")] == ["answer", "card"]
    own.delete_for_now(now)
    assert [kind for kind, *_ in lines("jazz")] == ["answer"]


@pytest.mark.parametrize("people", [0, PAGE - 2, PAGE, PAGE + 1])
def test_own_cards_come_last_on_whichever_page(people: int) -> None:
    for number in range(people):
        contact(f"Jazz {number}")
    own = [Question.add(f"Jazz {number}?").id for number in range(PAGE + 4)]
    pages = [search("jazz", offset=offset) for offset in range(0, 4 * PAGE, PAGE)]
    assert len(pages[0]) == PAGE and not pages[-1]
    found = [one for page in pages for one in page]
    assert [one.kind for one in found] == [Kind.CONTACT] * people + [Kind.CARD] * len(own)
    assert [one.id for one in found[people:]] == own


@pytest.mark.parametrize(
    ("written", "typed", "found"),
    [
        ("Zoé Ångström", "zoe ang", "[Zoé] [Ångström]"),
        ("Zoe\u0301 Roy", "ZOÉ", "[Zoe\u0301] Roy"),
        ("Zoe Roy", "zoé", "[Zoe] Roy"),
        ("Le Cœur", "coeu", "Le [Cœur]"),
        ("Le Coeur", "cœur", "Le [Coeur]"),
        ("ŒUVRES & co", "oeuvr", "[ŒUVRES] & co"),
        ("Søren Bjørn", "soren bjorn", "[Søren] [Bjørn]"),
        ("Łukasz Weiß", "lukasz weiss", "[Łukasz] [Weiß]"),
        ("La ﬁnance", "fin", "La [ﬁnance]"),
        ("Aujourd’hui", "aujourd'h", "[Aujourd’hui]"),
        ("L'emploi", "l’emploi", "[L'emploi]"),
        ("Caisse d’épargne", "epargne", "Caisse d’[épargne]"),
        ("Jean-Marc Roy", "jean marc", "[Jean]-[Marc] Roy"),
        ("Jean-Marc Roy", "jean-ma", "[Jean-Marc] Roy"),
        ("Ana Lopes", "lo ana", ""),
        ("Ana Lopes", "lopes an", "[Ana] [Lopes]"),
        ("Ana Lopes", "an lo", ""),
        ("李小龍", "李", "[李小龍]"),
        ("نور الهدى", "نور", "[نور] الهدى"),
        ("Ana (RH)", "(rh", "Ana ([RH])"),
        ("R&D", "r&d", "[R&D]"),
        ("A OR B", "OR b", "A [OR] [B]"),
        ("Ana 🦊", "🦊 ana", "[Ana] 🦊"),
    ],
)
def test_accents_case_ligatures_and_order_do_not_matter(written: str, typed: str, found: str) -> None:
    contact(written)
    assert [said(one.title) for one in search(typed)] == ([found] if found else [])


@pytest.mark.parametrize("typed", ["5145550199", "514555", "514 555", "(514) 555-0199", "555-01"])
def test_a_number_is_found_however_it_is_typed(typed: str) -> None:
    contact(phones=("514 555-0199",))
    assert "514" in said(only(typed).line)
    assert any(piece.is_found for piece in only(typed).line)


def test_whom_it_is_about_helps_to_find_it_but_is_found_once(now: dt.datetime) -> None:
    ana = contact("Ana Lopes", organisation="Nordic")
    held(now, ana).write_notes("The budget is small.")
    held(now, contact("Ben Roy")).write_notes("No budget.")
    assert lines("budget ana") == [("heard", "[Ana] Lopes", "The [budget] is small.")]
    assert [kind for kind, *_ in lines("nordic budget")] == ["heard"]
    assert [kind for kind, *_ in lines("ana")] == ["contact"], "not each thing that they said"


def test_names_come_first_then_what_is_short(now: dt.datetime) -> None:
    held(now).write_notes("jazz " * 40)
    contact("Ben", title="Jazz musician")
    contact("Jazz Roy", notes="x " * 2000)
    contact("Chi", notes="jazz, once, among " + "other things " * 20)
    kinds = [(one.kind.value, said(one.title)) for one in search("jazz")]
    assert kinds[:2] == [("contact", "[Jazz] Roy"), ("contact", "Ben")]
    assert kinds[-1] == ("about", "Chi")


def test_the_excerpt_shows_where_most_of_the_words_stand_together() -> None:
    contact(
        notes="The budget is small.\n"
        + "Something else. " * 40
        + "\nIn May the budget\nof the team doubles. "
        + "x " * 99
    )
    assert said(only("team budget").line).startswith("… In May the [budget] of the [team] doubles. x x")
    assert len(said(only("team budget").line)) < 160
    assert said(only("budget").line).startswith("The [budget] is small. Something")


def test_a_word_beyond_what_is_read_shows_the_beginning() -> None:
    contact(notes="word " * 20_000 + "jazz")
    assert said(only("jazz").line).startswith("word word")


def test_more_comes_by_pages() -> None:
    for number in range(PAGE + 3):
        contact(f"Jazz {number}")
    first, second = search("jazz"), search("jazz", offset=PAGE)
    assert (len(first), len(second)) == (PAGE, 3)
    assert len({one.id for one in first + second}) == PAGE + 3


# What is typed is text

TEXT = st.text(max_size=60) | st.text(alphabet="ab \"'*^:(){}[]+-,.&|\0\ud800~œ’-", max_size=40)
WORDS = st.sampled_from(
    ["AND", "OR", "NOT", "NEAR(", "NEAR(a b, 2)", "name:", "{name text}:", "-a", "^a", '"', "a*", "🦊", "\0"]
)


@pytest.fixture(scope="module")
def few() -> Any:
    with new_database():
        contact("a b", notes="NEAR and OR, name: text * NOT")
        contact("🦊", organisation="{name}")
        yield


@settings(max_examples=200)
@given(typed=TEXT | st.lists(WORDS | TEXT, max_size=8).map(" ".join))
def test_whatever_is_typed_is_text_and_never_an_error(few: None, typed: str) -> None:
    for one in search(typed):
        assert "".join(piece.text for piece in one.title)


@pytest.mark.parametrize(
    "typed", ["a" * 100_000, "a " * 100_000, "é" * 50_000, '"' * 10_000, "(" * 10_000, "\ud800" * 99]
)
def test_what_is_pasted_by_mistake_is_no_error(typed: str) -> None:
    contact("A a")
    search(typed)


@settings(max_examples=60)
@given(name=st.text(st.characters(exclude_characters='\0"', codec="utf-8"), min_size=1, max_size=30))
def test_what_was_written_is_found_by_what_was_written(few: None, name: str) -> None:
    """In whatever script, if SQLite's tokenizer knows a letter of it."""
    with db.atomic() as transaction:
        key = Contact.insert(name=name, sort_name="").execute()
        whole = Index.select().where(Index.match(f'"{name.translate(_FOLDED)}"'))
        if whole.exists() and search(name):
            assert key in {one.id for one in search(name)}
        transaction.rollback()


# The index follows, whoever writes


def keys() -> list[int]:
    return [key for (key,) in Index.select(Index.rowid).order_by(Index.rowid).tuples()]


def content() -> list[Any]:
    return list(
        Index.select(Index.rowid, Index.name, Index.about, Index.text, Index.who).order_by(Index.rowid).tuples()
    )


def test_another_program_writes_and_it_is_found(data: Path) -> None:
    with sqlite3.connect(data / FILE) as other:
        other.execute(
            "INSERT INTO contact (uid, created_at, updated_at, name, sort_name, notes) "
            "VALUES ('u', '', '', 'Zoé', 'zoe', 'jazz')"
        )
    assert [kind for kind, *_ in lines("zoe jazz")] == ["about"]
    with sqlite3.connect(data / FILE) as other:
        other.execute("UPDATE contact SET notes = 'rock'")
    assert not search("jazz") and search("rock")
    with sqlite3.connect(data / FILE) as other:
        other.execute("DELETE FROM contact")
    assert not keys()


def test_one_that_is_replaced_is_found_as_it_is_now() -> None:
    contact("Jazz")
    db.execute_sql(
        "INSERT OR REPLACE INTO contact (id, uid, created_at, updated_at, name, sort_name) "
        "VALUES (1, 'u', '', '', 'Rock', '')"
    )
    assert not search("jazz") and search("rock")


def test_what_is_deleted_for_now_is_not_found_until_it_is_restored(now: dt.datetime) -> None:
    ana, ben = contact("Ana Lopes", notes="jazz"), contact("Ben")
    row = held(now, ana)
    row.write_notes("jazz")
    deck.add(row, Question.get(Question.key == "pay"), now).write("jazz", now)
    Referral.link(ben, ana, why="jazz")
    assert len(search("jazz")) == 4
    ben.delete_for_now(now)
    assert {one.kind for one in search("jazz")} == {Kind.ABOUT, Kind.HEARD, Kind.ANSWER}
    ben.restore()
    row.delete_for_now(now)
    assert {one.kind for one in search("jazz")} == {Kind.ABOUT, Kind.REFERRAL}
    row.restore()
    ana.delete_for_now(now)
    assert not search("jazz") and not search("lopes")
    ana.restore()
    assert len(search("jazz")) == 4


def test_what_is_purged_is_gone_from_the_index_with_all_that_goes_with_it(now: dt.datetime) -> None:
    ana = contact("Ana Lopes", notes="jazz")
    row = held(now, ana)
    row.write_notes("jazz")
    deck.add(row, Question.add("Own?"), now).write("jazz", now)
    Advice.note(row, "jazz", None, now)
    sent(MessageKind.UPDATE, ana, now).write("jazz", "jazz")
    Call.log(ana, now, notes="jazz")
    Referral.link(contact("Ben"), ana, why="jazz")
    ana.delete_for_now(now)
    ana.delete_instance()
    assert [one.kind for one in search("ben")] == [Kind.CONTACT]
    assert len(keys()) == 1
    rebuild()
    assert not any(b"jazz" in row for (row,) in db.execute_sql("SELECT block FROM search_data"))


def test_a_new_name_finds_all_that_they_said(now: dt.datetime) -> None:
    ana = contact("Ana Lopes")
    held(now, ana).write_notes("jazz")
    ana.describe(name="Ana Roy", organisation="Nordic")
    assert [kind for kind, *_ in lines("jazz nordic roy")] == ["heard"]


def test_a_question_reworded_is_found_by_its_new_words(now: dt.datetime) -> None:
    own = Question.add("What of jazz?")
    deck.add(held(now), own, now).write("Nothing.", now)
    own.reword("What of rock?")
    assert not search("jazz")
    assert [kind for kind, *_ in lines("rock")] == ["answer", "card"]
    own.delete_for_now(now)
    assert said(only("rock").question) == "What of [rock]?", "what was answered stays in its interview"


def test_the_index_made_anew_is_the_one_of_the_migration(now: dt.datetime) -> None:
    def made() -> str:
        return str(db.execute_sql("SELECT sql FROM sqlite_master WHERE name = 'search'").fetchone()[0])

    held(now).write_notes("jazz")
    before, was = content(), made()
    assert rebuild() == len(before) == 2
    assert (content(), made()) == (before, was)
    assert str.maketrans(m0005_search._FOLDED) == _FOLDED


def test_a_damaged_index_is_made_anew(now: dt.datetime) -> None:
    held(now).write_notes("jazz")
    db.execute_sql("DELETE FROM search_data")
    with pytest.raises(pw.DatabaseError):
        list(Index.select().where(Index.match("jazz")).order_by(Index.bm25()))
    assert search("jazz"), "by itself"
    Index.integrity_check()


TABLES = {
    Contact: ("name", "title", "organisation", "notes", "email", "phones", "tags", "former_names"),
    Interview: ("place", "notes", "promised", "own_objective", "subject_name"),
    deck.Answer: ("text",),
    Question: ("text",),
    Message: ("subject", "body", "learned", "next_step"),
    Call: ("notes",),
    Advice: ("text",),
    Referral: ("why",),
}
SAID = ("", "jazz", "Zoé Cœur", "l’été", "514 555-0199", "a\nb", "🦊 (x)")


@settings(max_examples=15)
@given(seed=st.integers(0, 10_000), steps=st.integers(5, 60))
def test_after_any_history_the_triggers_have_made_what_a_rebuild_makes(seed: int, steps: int) -> None:
    """Rows added, written, moved to another contact, deleted for now, restored and purged, in any order."""
    now = dt.datetime(2026, 9, 15, 16, tzinfo=dt.UTC)
    chance = random.Random(seed)
    with new_database():
        for name in ("Ana", "Zoé Cœur"):
            held(now, contact(name, notes="jazz"))
        for _ in range(steps):
            _happen(chance, now)
        before = content()
        rebuild()
        assert content() == before
        Index.integrity_check()


def _happen(chance: random.Random, now: dt.datetime) -> None:
    someone = chance.choice(list(Contact.select()) or [contact("Ana")])
    table = chance.choice(list(TABLES))
    rows = list(table.select().where(table.key.is_null()) if table is Question else table.select())
    row: Any = chance.choice(rows) if rows else None
    act = chance.choice(["add", "add", "write", "write", "write", "move", "delete", "restore", "purge"])
    if act == "add" or row is None:
        _add(chance, someone, now)
    elif act == "write":
        values = {field: chance.choice(SAID) for field in chance.sample(TABLES[table], 1)}
        table.update(values).where(table.id == row.id).execute()
    elif act == "move" and "contact" in table._meta.fields:
        table.update(contact=someone).where(table.id == row.id).execute()
    elif act == "delete":
        with suppress(Invalid):  # an own card that was emptied here
            row.delete_for_now(now)
    elif act == "restore":
        row.restore()
    elif act == "purge":
        row.delete_instance()


def _add(chance: random.Random, someone: Contact, now: dt.datetime) -> None:
    text = chance.choice(SAID) or "x"
    meetings = list(Interview.select())
    which = chance.choice(["contact", "interview", "answer", "advice", "message", "call", "referral"])
    if which == "contact":
        contact(text, notes=text)
    elif which == "interview" or not meetings:
        interview(someone, now, now).write_notes(text)
    elif which == "answer":
        deck.add(chance.choice(meetings), Question.add(text), now).write(text, now)
    elif which == "advice":
        Advice.note(chance.choice(meetings), text, None, now)
    elif which == "message":
        sent(MessageKind.UPDATE, someone, now).write(text, text)
    elif which == "call":
        Call.log(someone, now, notes=text)
    else:
        Referral.link(contact(f"{text}2"), someone, why=text)


def test_what_was_written_before_there_was_a_search_is_found(data: Path, now: dt.datetime) -> None:
    from tests.models.migrations.undo import undo_to

    held(now, contact("Zoé Cœur", organisation="Œuvres")).write_notes("jazz")
    db.execute_sql("UPDATE contact SET sort_name = 'zoe cœur'")
    undo_to(4)
    close_database()
    open_database(data)
    assert lines("coeur jazz") == [("heard", "Zoé [Cœur]", "[jazz]")]
    assert [one.name for one in people(now, "oeuvres coeur")] == ["Zoé Cœur"]


# The list of contacts


def test_the_list_finds_parts_of_words_in_names_and_organisations(now: dt.datetime) -> None:
    contact("Marie Cœur", organisation="Hydro-Québec")
    contact("Ben")
    for typed in ("arie", "coeur mar", "quebec", "O-QUE", " marie  hydro "):
        assert [one.name for one in people(now, typed)] == ["Marie Cœur"], typed
    for typed in ("100%", "mar_e", "qqq"):
        assert not people(now, typed)


def test_letters_without_an_accent_to_lose_are_folded_too() -> None:
    assert fold("Cœur ŒUVRE Søren Weiß ﬁn Ǽ İ") == "coeur oeuvre soren weiss fin ae i"
