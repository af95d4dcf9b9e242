"""Every screen that is pictured and listened to: where it stands, and what was done there first.

A name is that of its pictures. A new route of the router needs a line here.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Final

from playwright.sync_api import FilePayload

from locales import demo
from locales.words import words
from models.contact import Contact
from models.interview import Interview
from models.message import Message
from models.profile import Profile
from models.question import Question
from models.template import Wording
from tests.browser.frozen import MOMENT
from tests.browser.journey import Phone
from tests.models.network_fill import fill_network
from tests.models.people import DAY, contact
from tests.models.test_import import card
from tests.models.test_import_dialects import FILES
from views.demo import fill

NOWHERE: Final = "/nowhere"
_CARDS: Final[FilePayload] = {
    "name": "contacts.vcf",
    "mimeType": "text/vcard",
    "buffer": (
        card(demo.HELENE.name, "TITLE:Urbaniste", "TEL:+1 514 555-0123", "NOTE:Congrès de mai", "PHOTO:x", "BDAY:1980")
        + card(f"{demo.KWAME.name}e")
        + card("Zoé Bélanger-Côté", "ORG:Hydro-Québec", "EMAIL:zoe@example.ca", "CATEGORIES:Laval")
        + card("", "TEL:514 555-0199")
    ).encode(),
}
_TABLE: Final[FilePayload] = {
    "name": "connections.csv",
    "mimeType": "text/csv",
    "buffer": (FILES / "linkedin.csv").read_bytes(),
}


@dataclass(frozen=True)
class Scene:
    name: str
    path: str
    act: Callable[[Phone], object] | None = None
    """What is done there first."""
    is_low: bool = False
    """What is tapped for it stands low on its screen."""
    is_menu: bool = False
    """It opened a menu, which keeps the colours it opened with, and of which the app knows nothing."""
    is_flutters: bool = False
    """It is Flutter's own picker, of which only the language can be chosen."""
    text: int = 100
    """The size of the text, in percent of the usual."""


def meet_people(language: str) -> SimpleNamespace:
    """Fill the open database with the sample people; give who is who."""
    Profile.load().speak(language)
    fill(language)
    contact("Zoé Roy", created_at=MOMENT - 3 * DAY).delete_for_now(MOMENT - 2 * DAY)

    def person(who: demo.Person) -> int:
        return Contact.get(Contact.name == who.name).id

    def meeting(who: demo.Person, *, cancelled: bool = False) -> int:
        rows = Interview.select().where(Interview.contact == person(who)).order_by(Interview.id)
        return next(row.id for row in rows if (row.cancelled_at is not None) is cancelled)

    return SimpleNamespace(
        met=person(demo.HELENE),
        asked=person(demo.FATIMA),
        declined=person(demo.ROBERT),
        suggested=person(demo.ELISE),
        soon=meeting(demo.NAOMI),
        planned=meeting(demo.NAOMI),
        held=meeting(demo.KWAME),
        unwritten=meeting(demo.AMINA),
        unthanked=meeting(demo.SOPHIE),
        cancelled=meeting(demo.DAVID, cancelled=True),
        question=Question.get(Question.key == "why-field").id,
        sent=Message.get(Message.contact == person(demo.FATIMA)).id,
    )


def of_everyone(there: SimpleNamespace, language: str) -> list[Scene]:
    """The screens of someone who has used it for long."""
    asked, cards = f"/contacts/contact/{there.asked}", f"/today/interview/{there.soon}/cards"
    met, held = f"/contacts/contact/{there.met}", f"/interviews/interview/{there.held}"
    planned = f"/interviews/interview/{there.planned}"
    return [
        Scene("today", "/today"),
        Scene("today-late", "/today", _tapping("Running late")),
        Scene("today-cancelled", "/today", _tapping("Cancelled")),
        Scene("today-shortcuts", "/today", lambda phone: phone.page.keyboard.press("?")),
        Scene("contacts", "/contacts"),
        Scene("contacts-none-found", "/contacts", _look_for("qqq", "qqq")),
        Scene("import", "/contacts/import"),
        Scene("import-preview", "/contacts/import/preview", _bringing(_CARDS)),
        Scene("import-row", "/contacts/import/preview/row/0", _bringing(_CARDS, demo.HELENE.name)),
        Scene("import-columns", "/contacts/import/preview/columns", _bringing(_TABLE, "What the columns hold")),
        Scene("search", "/today/search"),
        Scene("search-found", "/today/search", _look_for("quartier", "neighbourhood")),
        Scene("search-none-found", "/today/search", _look_for("qqq", "qqq")),
        Scene("search-heard", f"/today/search/heard/interview/{there.held}"),
        Scene("search-card", f"/today/search/card/{there.question}"),
        Scene("interviews", "/interviews"),
        Scene("learned", "/interviews/learned"),
        # The screen keeps what was chosen on it, so what chooses comes last.
        Scene("answers", "/interviews/learned/answers"),
        Scene("answers-filter", "/interviews/learned/answers", _tapping("Filter the answers")),
        Scene("answers-key", "/interviews/learned/answers", _tapping("Key phrases")),
        Scene("answers-unanswered", "/interviews/learned/answers", _tapping("Unanswered")),
        Scene("everyone", f"/questions/question/{there.question}"),
        Scene("advice", "/interviews/learned/advice"),
        Scene("advice-person", "/interviews/learned/advice", _tapping("By person")),
        Scene("glance", "/interviews/learned/glance"),
        Scene("glance-behind", "/interviews/learned/glance/behind/thanks-on-time"),
        Scene("network", "/interviews/learned/network"),
        # The choice outlives a visit elsewhere: on, what is read then, and off again.
        Scene("findings-unnamed", "/interviews/learned/findings", _unnamed, is_low=True),
        Scene("findings-preview", "/interviews/learned/findings/preview"),
        Scene("findings", "/interviews/learned/findings", _unnamed, is_low=True),
        Scene("questions", "/questions"),
        Scene("questions-empty", "/questions", _tapping("Add this card")),
        Scene("guide", "/guide"),
        Scene("settings", "/guide/settings"),
        Scene("settings-language", "/guide/settings", _choosing("Language of the screens"), is_menu=True),
        Scene("wordings", "/guide/settings/wordings"),
        Scene("wording", f"/guide/settings/wordings/wording/{Wording.THANK_YOU}/{language}"),
        Scene("data", "/guide/settings/data"),
        Scene("backups", "/guide/settings/data/backups"),
        Scene("deleted", "/guide/settings/data/deleted"),
        Scene("erasing", "/guide/settings/data/erasing"),
        Scene("erasing-empty", "/guide/settings/data/erasing", _tapping("Delete everything"), is_low=True),
        Scene("contact", met),
        Scene("contact-menu", met, _choosing("More"), is_menu=True),
        Scene("contact-call", met, _tapping("Log a call")),
        Scene("contact-asked", asked),
        Scene("contact-declined", f"/contacts/contact/{there.declined}"),
        Scene("contact-edit", f"{met}/edit"),
        Scene("cadence", f"{met}/cadence"),
        Scene("new-contact", "/contacts/new-contact"),
        Scene("new-contact-empty", "/contacts/new-contact", _tapping("Save"), is_low=True),
        Scene("interview", planned),
        Scene("interview-held", held),
        Scene("interview-cancelled", f"/interviews/interview/{there.cancelled}"),
        Scene("interview-edit", f"{planned}/edit"),
        Scene("interview-date", f"{planned}/edit", _date, is_flutters=True),
        Scene("new-interview", "/interviews/new-interview"),
        Scene(
            "new-interview-empty",
            "/interviews/new-interview",
            _tapping("Plan the interview"),
            is_low=True,
        ),
        Scene("choose", f"{planned}/choose"),
        Scene("after", f"{held}/after"),
        Scene("after-empty", f"{held}/after", _tapping("Add this person"), is_low=True),
        Scene("after-edit", f"{held}/after/edit"),
        Scene("sent", f"{asked}/sent/{there.sent}"),
        Scene("request", f"/today/contact/{there.suggested}/message/request"),
        Scene("request-may-name", f"/today/contact/{there.suggested}/message/request", _tapping("They agreed")),
        Scene("nudge", f"{asked}/message/nudge"),
        Scene("thank-you", f"{held}/message/thank-you"),
        Scene("thank-you-late", f"/interviews/interview/{there.unthanked}/message/thank-you"),
        Scene("update", f"{met}/message/update"),
        Scene("nowhere", NOWHERE),
        # Last: whoever has opened the cards is reminded of them no more.
        Scene("cards-opening", cards),
        Scene("cards-question", cards, _tapping("Next card")),
        Scene("cards-last", cards, _tapping("Last question")),
        Scene("cards-all", cards, _tapping("All the cards")),
        Scene("cards-opening-200", cards, text=200),
        Scene("cards-question-200", cards, _tapping("Next card"), text=200),
        Scene("cards-last-200", cards, _tapping("Last question"), text=200),
    ]


def of_a_newcomer() -> list[Scene]:
    """The first start, and each list before it holds anything."""
    return [
        Scene("first-start", "/"),
        Scene("first-what", "/today", _step(2)),
        Scene("first-subject", "/today", _step(3)),
        Scene("first-contacts", "/contacts"),
        Scene("first-network", "/contacts/network"),
        Scene("first-interviews", "/interviews"),
        Scene("first-new-interview", "/interviews/new-interview"),
    ]


def add_one_person(language: str) -> None:
    """Nothing is due for them."""
    Profile.load().speak(language)
    contact("Ana Lopes", created_at=MOMENT)


def of_one_with_nothing_to_do() -> list[Scene]:
    return [
        Scene("today-quiet", "/today"),
        Scene("glance-empty", "/interviews/learned/glance"),
        Scene("request-first", "/contacts/contact/1/message/request"),
        Scene("network-unlinked", "/contacts/network"),
    ]


NETWORKS: Final = (5, 50, 300)
"""How many people the picture must be read with."""


def make_network(language: str, people: int) -> None:
    """So many people, and who led to whom."""
    Profile.load().speak(language)
    fill_network(people, MOMENT)


def of_a_network(people: int) -> list[Scene]:
    """The list last: the screen stays as one left it."""
    here = "/contacts/network"
    return [
        Scene(f"network-{people}", here),
        Scene(f"network-{people}-all", here, _tapping("Show all of it")),
        Scene(f"network-{people}-list", here, _tapping("List")),
    ]


# Acts


def _tapping(name: str) -> Callable[[Phone], object]:
    return lambda phone: phone.tap(phone.button(phone.say(name)).first)


def _unnamed(phone: Phone) -> None:
    phone.tap(phone.page.get_by_role("switch", name=phone.say("Leave out the names of people")))


def _step(number: int) -> Callable[[Phone], object]:
    """Of the welcome, which stays where one left it."""

    def go(phone: Phone) -> None:
        while not phone.page.get_by_text(phone.say("{n} of {all}", n=number, all=3)).count():
            phone.tap(phone.say("Next"))
            phone.at_rest()

    return go


def _choosing(label: str) -> Callable[[Phone], object]:
    """From what opens: its button bears more than its label."""
    return lambda phone: phone.tap(phone.page.get_by_role("button", name=phone.say(label)).first)


def _bringing(file: FilePayload, then: str = "") -> Callable[[Phone], object]:
    """People of a file, seen before they are kept, and one further screen."""

    def bring(phone: Phone) -> None:
        phone.page.evaluate(
            "path => { history.pushState(null, '', path); dispatchEvent(new PopStateEvent('popstate')) }",
            "/contacts/import",
        )
        phone.sees(phone.say("You see first what would change. Nothing leaves this device."))
        phone.at_rest()
        with phone.page.expect_file_chooser() as chooser:
            phone.tap(phone.button(phone.say("Choose a file")).first)
        chooser.value.set_files(file)
        phone.sees(phone.say("What would change"))
        if then:
            phone.tap(phone.page.get_by_role("button", name=phone.say(then)).first)

    return bring


def _look_for(french: str, english: str) -> Callable[[Phone], object]:
    def look(phone: Phone) -> None:
        words = french if phone.say.code == "fr" else english
        phone.fill_in(phone.page.get_by_role("textbox").first, words)
        heard, before = phone.page.evaluate("window.heard"), None
        while heard != before:  # each letter has its answer, and the page shows the last
            time.sleep(0.4)
            heard, before = phone.page.evaluate("window.heard"), heard

    return look


def _date(phone: Phone) -> None:
    day = words(phone.say.code).date(MOMENT.date(), "full")
    phone.tap(phone.button(day).first)
