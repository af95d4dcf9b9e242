"""An interview as a page: what is on it, in which language, and whom it never names."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from locales.words import words
from models import deck
from models.advice import Advice
from models.interview import CancelledBy, Interview, Objective
from models.message import MessageKind
from models.profile import Profile
from models.referral import MayName, Referral
from tests.models.people import DAY, HOUR, contact, interview, sent
from tests.views.conftest import Open
from views.interview_page import page_file


@pytest.fixture
def held(data: Path, now: dt.datetime) -> Interview:
    """One held yesterday at noon, in French, of which everything is known."""
    Profile.load().describe(name="Noé", subject_kind="job", subject_name="urbaniste")
    ana = contact("Ana *Lopes*", title="Directrice", organisation="Ville", language="fr", email="ana@example.ca")
    Referral.link(contact("Gil Qop"), ana, may_name=MayName.NO)
    made = interview(ana, now - DAY, now - 7 * DAY, place="Café [12]", language="fr")
    made.aim([Objective.NETWORK], "son parcours")
    made.finish(made.ends_at)
    first, second, *_ = deck.cards(made)
    first.write("Par hasard.\n- puis par goût", made.ends_at)
    second.ask(made.ends_at)
    made.write_notes("# Très utile\n\n1. rappeler")
    made.promise("Un article")
    Referral.note(made, "Zoé", why="connaît tout le monde")
    Advice.note(made, "Lire Qop", dt.date(2026, 10, 1), now)
    Advice.note(made, "Appeler", None, now).do(now)
    return Interview.get_by_id(made.id)


def page(made: Interview, now: dt.datetime) -> str:
    """As a screen in English makes it."""
    return page_file(words("en"), made, Profile.load(), now).data.decode()


def test_it_tells_everything_in_the_language_of_the_interview(held: Interview, now: dt.datetime) -> None:
    text = page(held, now)
    parts = text.replace("\u00a0", " ").strip().split("\n\n")
    assert parts[0] == "# Entrevue d’information : Ana \\*Lopes\\*"
    assert parts[1].split("\n") == [
        "- Avec : Ana \\*Lopes\\*, Directrice, Ville",
        "- Quand : lundi 14 septembre 2026, de 12 h à 12 h 20 (heure avancée de l’Est)",
        "- Comment et où : En personne, Café \\[12\\]",
        "- État : A eu lieu",
        "- Sujet : urbaniste",
    ]
    for title, content in {
        "Objectifs": "- Un réseau de contacts\n- son parcours",
        "Notes": "\\# Très utile",
        "Conseils": "- Lire Qop (d’ici le 1er octobre 2026)\n- Appeler (fait)",
        "Personnes suggérées par ce contact": "- Zoé  \n  connaît tout le monde",
        "Ce que j’ai promis": "Un article",
        "Remerciements": "Un mot de remerciement est encore à envoyer.",
    }.items():
        assert parts[parts.index(f"## {title}") + 1 :][:1] == [content], title
    assert parts[parts.index("\\# Très utile") + 1] == "1\\. rappeler"
    at = parts.index("## Les questions que j’ai posées")
    assert [part[:4] for part in parts[at + 1 : at + 5 : 2]] == ["### ", "### "]
    assert parts[at + 2 : at + 5 : 2] == ["Par hasard.  \n\\- puis par goût", "Rien n’a été noté."]
    assert sum(part.startswith("### ") for part in parts) == 2, "only the cards that were asked"


def test_it_says_whether_they_were_thanked(held: Interview, now: dt.datetime) -> None:
    sent(MessageKind.THANK_YOU, held.contact, now - HOUR)
    assert "encore à envoyer" in page(held, now), "for something else"
    sent(MessageKind.THANK_YOU, held.contact, now - HOUR, held)
    assert "Envoyés le 15 septembre 2026." in page(held, now)
    other = interview(held.contact, now - 2 * DAY, now)
    other.finish(other.ends_at)
    other.set_already_thanked(now)
    assert "They were thanked in another way." not in page(other, now)
    assert "Remerciements faits autrement." in page(other, now)


def test_news_sent_since_thanks_too(held: Interview, now: dt.datetime) -> None:
    sent(MessageKind.UPDATE, held.contact, held.starts_at - DAY)
    assert "encore à envoyer" in page(held, now)
    sent(MessageKind.UPDATE, held.contact, now - HOUR)
    assert "Envoyés le 15 septembre 2026." in page(held, now)


def test_one_to_come_owes_nothing_and_has_no_empty_part(data: Path, now: dt.datetime) -> None:
    text = page(interview(contact("Ana", language="en"), now + DAY, now), now)
    assert "State: Planned" in text
    assert "##" not in text
    cancelled = interview(contact("Ben", language="en"), now + DAY, now)
    cancelled.cancel(CancelledBy.THEM, now)
    assert "State: Cancelled by them" in page(cancelled, now)


def test_who_suggested_them_and_their_address_are_not_on_it(held: Interview, now: dt.datetime) -> None:
    assert "Gil" not in page(held, now) and "ana@example.ca" not in page(held, now)


def test_it_is_sound_markdown(held: Interview, now: dt.datetime) -> None:
    html = MarkdownIt("commonmark").render(page(held, now))
    assert html.count("<h1>") == 1 and html.count("<h2>") == 7 and html.count("<h3>") == 2
    assert "<h1>Entrevue d’information\u00a0: Ana *Lopes*</h1>" in html


@pytest.mark.parametrize("route", ["/interviews/interview/{}", "/interviews/interview/{}/after"])
async def test_it_is_saved_from_the_interview_and_from_what_was_heard(
    open_app: Open, held: Interview, route: str
) -> None:
    saved: dict[str, Any] = {}

    def window(name: str, arguments: Any) -> Any:
        return saved.update(arguments) or "/somewhere" if name == "save_file" else None

    screen = await open_app(route.format(held.id), answer=window)
    screen.page.web = True
    typed = "Notes: Ana *Lopes*" if "after" in route else "What to remember"
    await screen.type(typed, "Just heard")
    await screen.click("Save as a page to print or share")
    assert screen.snack() == "The page is saved."
    assert saved["file_name"] == "interview-2026-09-14.md"
    assert b"Just heard" in saved["src_bytes"], "what was typed last is on it too"
