"""The report's screen: what is chosen, what it tells of names, and the two files that leave."""

from __future__ import annotations

import asyncio
import datetime as dt
import io
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import flet as ft
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from locales.words import words
from models import deck
from models.advice import Advice
from models.contact import Contact
from models.database import db
from models.findings import Part, findings
from models.interview import Interview
from models.key_phrase import KeyPhrase
from models.profile import Profile
from models.progress import Stopped
from models.question import Question
from models.record import fold
from models.referral import MayName, Referral
from models.sentences import spoken
from tests.models.people import DAY, contact, interview
from tests.screen import Screen
from tests.views.conftest import Open
from views.learned import making
from views.learned.making import Choices, made
from views.learned.report import PARTS
from views.learned.report_markdown import markdown

PATH = "/interviews/learned/findings"


def story(now: dt.datetime) -> Interview:
    """An interview of which everything is known, with people who are named everywhere."""
    Profile.load().describe(name="Noé", subject_name="urbanisme")
    elise = contact("Élise Zurab", title="Adjointe de Zurab", organisation="Ville de Qopi", email="elise@example.ca")
    contact("Marc Jamais-Vu", phones=("514 555-0199",), link="https://example.ca/marc")
    contact("Gil Parti").delete_for_now(now)
    held = interview(elise, now - DAY, now - 7 * DAY, language="fr")
    held.finish(held.ends_at)
    first, second, *_ = deck.cards(held)
    first.write("Marc Jamais-Vu le dit d’Élise. Parti aussi!", held.ends_at)
    second.write("Écrire à elise@example.ca ou 514 555-0199, ou https://example.ca/marc.", held.ends_at)
    KeyPhrase.mark(first, "Parti aussi!")
    held.write_notes("ZURAB, puis zurab\nélise zurab; la Ville de Qopi")
    Referral.note(held, "Ødün Quexil", why="Élise Zurab le connaît", may_name=MayName.YES)
    Advice.note(held, "Lire Quexil", now.date(), now)
    question = Question.add("Et Mme Zurab?")
    deck.add(held, question, now).write("Oui", now)
    return Interview.get_by_id(held.id)


class Downloads:
    """The window of a browser: it keeps the file that was saved."""

    def __init__(self) -> None:
        self.saved: list[tuple[str, bytes]] = []

    def __call__(self, name: str, arguments: Any) -> str | None:
        if name != "save_file":
            return None
        self.saved.append((arguments["file_name"], bytes(arguments["src_bytes"])))
        return f"/tmp/{arguments['file_name']}"


async def until(screen: Screen, is_so: Callable[[], bool]) -> None:
    for _ in range(100):
        await screen.settle()
        if is_so():
            return
        await asyncio.sleep(0.05)
    raise AssertionError(screen.texts())


async def test_nobody_met_yet_is_said(open_app: Open) -> None:
    screen = await open_app(PATH)
    assert screen.has("What you hear in interviews will be gathered here, as a report to keep, print or share.")
    assert not screen.has("Save as PDF")
    await screen.click("Plan an interview")
    assert screen.route == f"{PATH}/new-interview"


async def test_a_pdf_leaves_in_the_language_chosen(open_app: Open, now: dt.datetime) -> None:
    story(now)
    window = Downloads()
    screen = await open_app(PATH, answer=window)
    screen.page.web = True
    await screen.select("Language of the report", "Français")
    await screen.click("Save as PDF")
    await until(screen, lambda: bool(window.saved))
    (name, data), *_ = window.saved
    assert name == "ce-que-j-ai-appris-2026-09-15.pdf"
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    assert "Ce que j’ai appris" in text and "Élise Zurab" in text and "Page\u00a01 de" in text
    await until(screen, lambda: "The report is saved." in screen.snack())


async def test_parts_that_are_not_wanted_are_left_out(open_app: Open, now: dt.datetime) -> None:
    story(now)
    window = Downloads()
    screen = await open_app(PATH, answer=window)
    screen.page.web = True
    await screen.tick("Interview notes (1)")
    await screen.tick("Key phrases (1)")
    await screen.go("/interviews")
    await screen.go(PATH)
    assert not screen.find("Interview notes (1)", ft.Checkbox).value, "a choice outlives a visit elsewhere"
    await screen.click("Save as text (Markdown)")
    await until(screen, lambda: bool(window.saved))
    (name, data), *_ = window.saved
    assert name == "what-i-learned-2026-09-15.md"
    text = data.decode()
    assert "## Advice I was given" in text and "## Key phrases" not in text and "ZURAB" not in text
    assert "**Parti aussi!**" in text


async def test_without_a_part_there_is_nothing_to_save(open_app: Open, now: dt.datetime) -> None:
    story(now)
    screen = await open_app(PATH)
    for box in screen.all(ft.Checkbox):
        await screen.set(box, "change", value=False)
    assert screen.find("Save as PDF").disabled and screen.find("Read it first").disabled


async def test_it_is_read_before_it_is_shared(open_app: Open, now: dt.datetime) -> None:
    story(now)
    screen = await open_app(PATH)
    assert not screen.has("Leave out organisations too")
    await screen.set(screen.all(ft.Switch)[0], "change", value=True)
    assert any("may remain: read it before you share it." in text for text in screen.texts())
    await screen.set(screen.all(ft.Switch)[1], "change", value=True)
    await screen.click("Read it first")
    shown = "\n".join(screen.texts())
    assert "Person 1" in shown and "Organisation 1" in shown
    assert "Zurab" not in shown and "Quexil" not in shown and "Qopi" not in shown
    await screen.back()
    assert screen.route == PATH


@pytest.mark.parametrize("what", [Stopped, ValueError])
async def test_what_is_stopped_or_fails_leaves_no_file(
    open_app: Open, now: dt.datetime, monkeypatch: pytest.MonkeyPatch, what: type[Exception]
) -> None:
    story(now)

    def ended(*_: object) -> None:
        raise what

    monkeypatch.setattr(making, "markdown", ended)
    window = Downloads()
    screen = await open_app(PATH, answer=window)
    screen.forgiving = True
    await screen.click("Save as text (Markdown)")
    await until(screen, lambda: not screen.find("Save as text (Markdown)").disabled)
    assert not window.saved and not screen.has("Stop")
    sentence = "The report could not be made. Please try again, or with fewer parts."
    assert screen.has(sentence) is (what is ValueError)


def test_a_start_of_the_app_loads_no_maker_of_pdfs() -> None:
    code = "import sys, views.routes; sys.exit('reportlab' in sys.modules or 'PIL' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2]).returncode == 0


@pytest.fixture
def told(data: object, now: dt.datetime) -> str:
    """The report without names, of everything."""
    story(now)
    return text_of(now)


def text_of(now: dt.datetime, *, organisations: bool = True) -> str:
    choices = Choices(is_unnamed=True, without_organisations=organisations, language="fr")
    return markdown(made(choices, findings(now), now.date(), words("en")))


def test_no_name_is_in_a_report_without_names(told: str, now: dt.datetime) -> None:
    for name in ("Élise", "Zurab", "Marc", "Jamais", "Parti ", "Quexil", "Ødün", "Qopi", "@example", "555", "https"):
        assert fold(name) not in fold(told), told
    assert "Personne\u00a02 le dit de Personne\u00a01. Personne\u00a03 aussi!" in told.replace("**", "")
    assert "Personne\u00a01 le connaît" in told
    assert "la Organisation" in text_of(now) and "Ville de Qopi" in text_of(now, organisations=False)


def test_each_part_is_in_a_report_without_names(told: str, now: dt.datetime) -> None:
    assert all(f"## {words('fr')(title)}" in told for title in PARTS.values())


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_who_refused_to_be_named_is_in_no_report(open_app: Open, now: dt.datetime, language: str) -> None:
    say = words(language)
    ewan = interview(contact("Ewan MacLeod"), now - DAY, now - 7 * DAY)
    ewan.finish(ewan.ends_at)
    Referral.note(ewan, "Isla Roy", why="Elle bâtit", may_name=MayName.NO)
    for title in ("Suggested to me by {name}: {why}", "Suggested: {names}"):
        assert say(title, name="Ewan MacLeod", why="Elle bâtit", names="Isla Roy") not in report(now, language)
    assert say("Suggested to me: {why}", why="Elle bâtit") in report(now, language)
    window = Downloads()
    screen = await open_app(PATH, language, answer=window)
    assert screen.has(say("Who suggested someone to you is said only with their permission."))
    screen.page.web = True
    await screen.click(say("Save as PDF"))
    await until(screen, lambda: bool(window.saved))
    pdf = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(window.saved[0][1])).pages)
    await screen.click(say("Read it first"))
    for text in (" ".join(pdf.split()), " ".join(screen.texts())):
        assert "Isla Roy" in text and "Elle bâtit" in text
        assert say("Suggested to me by {name}", name="Ewan").replace("\u00a0", " ") not in text
    Referral.get().allow(MayName.YES)
    assert say("Suggested to me by {name}: {why}", name="Ewan MacLeod", why="Elle bâtit") in report(now, language)
    await screen.settle()
    assert not (await screen.back()).has(say("Who suggested someone to you is said only with their permission."))


def report(now: dt.datetime, language: str) -> str:
    return markdown(made(Choices(language=language), findings(now), now.date(), words("en")))


NAMES = st.lists(
    st.sampled_from(
        ["Zurab", "Éloïse", "Quexil", "Ørjan", "Łukjan", "Nguyễn", "Wynqvist", "Ýr-Vik", "Xuyên", "Þorqel"]
    ),
    min_size=2,
    max_size=3,
    unique=True,
).map(" ".join)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(NAMES, min_size=2, max_size=4, unique=True), draw=st.data())
def test_no_contact_s_name_or_surname_is_ever_in_it(
    data: object, now: dt.datetime, names: list[str], draw: Any
) -> None:
    def said() -> str:
        words = [*names, *(name.split()[-1].upper() for name in names), "Oui.", "Non!", "d’", "-", "\n", "le"]
        return " ".join(draw.draw(st.lists(st.sampled_from(words), max_size=6)))

    with db.atomic() as all_of_it:
        people = [contact(name, organisation=said(), title=said()) for name in names]
        held = interview(people[0], now - DAY, now - 2 * DAY)
        held.finish(held.ends_at)
        held.write_notes(said())
        answer = deck.cards(held)[0]
        answer.write(said() + " Oui.", now)
        KeyPhrase.mark(answer, _a_sentence(answer.text))
        Advice.note(held, said() + "!", None, now)
        Referral.link(people[0], people[1], why=said(), may_name=MayName.YES)
        Profile.load().describe(name=names[-1], subject_name=said(), study_plan=said())
        studies = Question.get(Question.key == "studies")
        deck.add(held, studies, now).write(said() + "!", now)
        deck.add(held, Question.add(said() + "?"), now).write(said() + ".", now)
        text = re.findall(r"[^\W_]+", fold(text_of(now, organisations=False)))
        for name in names:
            assert fold(re.split("[ -]", name)[-1]) not in text
        all_of_it.rollback()


def _a_sentence(text: str) -> str:
    return spoken(text)[0].text


def test_the_parts_are_counted(data: object, now: dt.datetime) -> None:
    story(now)
    found = findings(now)
    assert [found.count(part) for part in Part] == [1, 3, 1, 1, 1, 2]
    assert Contact.select().count() == 4
