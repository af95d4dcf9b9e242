"""Drafts made from a whole database: what they tell, and whom they never name."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from locales.words import words
from models import deck
from models.advice import Advice
from models.contact import Contact
from models.database import db
from models.interview import Interview
from models.message import Channel, Message, MessageKind
from models.naming import NameWithheld
from models.outgoing import Outgoing
from models.profile import Profile
from models.proposed_times import kept, propose_times
from models.referral import MayName, Referral
from models.reminder import Phase
from models.reminders import due
from models.rings import Ring
from models.template import Template, Wording
from tests.models.people import DAY, contact, interview, sent
from views.drafting import Letter, letter
from views.notifications.wording import wording

EACH = [
    *((kind, Channel.EMAIL) for kind in MessageKind),
    (MessageKind.REQUEST, Channel.TEXT),
    (MessageKind.REQUEST, Channel.PHONE),
]
UNFILLED = re.compile(r"[{}\[\]]|None|\(\)|…|_{2}")
UNELIDED = re.compile(r"\b(?:de|que|le|la|je|me|te|se|ne|jusque|lorsque|puisque) [aeiouyéèêàâîôûœh]", re.IGNORECASE)
# Said without eliding: "que" stands before none of our own words that begin so.
MEANT = re.compile(r"\b(?:la|le) (?:huit|onze)|de huit", re.IGNORECASE)


@dataclass
class Told:
    """What a history of every kind of fact puts into texts."""

    withheld: list[str]
    """Names that nobody allowed."""
    ana: Contact
    held: Interview
    givers: list[Referral]


_names = (f"Qopelle {chr(first)}{chr(second)}zun" for first in range(97, 123) for second in range(97, 123))


def unique() -> str:
    return next(_fresh)


_fresh: Iterator[str] = itertools.cycle(_names)

choices = st.fixed_dictionaries(
    {
        "language": st.sampled_from(["fr", "en"]),
        "givers": st.lists(st.sampled_from(list(MayName)), max_size=3),
        "profile": st.sets(st.sampled_from(["name", "introduction", "subject_name"])),
        "leaks": st.booleans(),
        "answers": st.integers(0, 2),
        "suggested": st.integers(0, 3),
        "advice": st.integers(0, 3),
        "met": st.booleans(),
        "promised": st.booleans(),
        "step": st.booleans(),
        "times": st.booleans(),
        "thanked": st.booleans(),
        "own": st.booleans(),
        "spelling": st.sampled_from([str, str.upper, str.casefold, lambda name: ", ".join(name.split()[::-1])]),
    }
)


def tell(now: dt.datetime, chosen: dict) -> Told:
    """A history. With `leaks`, every text that people type names those who may not be named."""
    ana = contact("Ana Lopes", language=chosen["language"], email="ana@example.ca", phones=("514 555-0199",))
    givers = [Referral.link(contact(unique()), ana, why=unique(), may_name=may) for may in chosen["givers"]]
    withheld = [row.giver.name for row in givers if row.may_name != MayName.YES]
    private = [unique() for _ in range(4)]
    friend = f", {chosen['spelling'](withheld[0])}" if withheld and chosen["leaks"] else ""
    if chosen["own"]:
        for kind, form in EACH:
            body = f"Allô {{contact}},\n\nVoilà{friend}. Merci!\n\n{{me}}"
            Template.write(Wording.of(kind, form), chosen["language"], f"Allô{friend}", body)
    if friend:
        ana.describe(salutation=f"Ana{friend}")
    texts = {"name": "Émile Oui", "introduction": f"je suis opticien{friend}", "subject_name": f"optique{friend}"}
    Profile.load().describe(**{field: texts[field] for field in chosen["profile"]})
    ana.write_notes(private[0])
    held = interview(ana, now - 2 * DAY, now - 3 * DAY, place=private[1] + friend)
    held.finish(held.ends_at)
    held.write_notes(private[2] + friend)
    for card in deck.cards(held)[: chosen["answers"]]:
        card.write(f"commencer petit{friend}", held.ends_at)
    for n in range(chosen["suggested"]):
        Referral.note(held, f"Iris Oléa{n}", why=private[3])
    for n in range(chosen["advice"]):
        Advice.note(held, f"écouter ({n}){friend}", None, held.ends_at).do(now - DAY)
    if chosen["met"] and chosen["suggested"]:
        other = Referral.by(ana)[0].contact
        interview(other, now - DAY, now - 2 * DAY).finish(now - DAY)
        interview(contact(unique()), now + 3 * DAY, now)
    if chosen["promised"]:
        held.promise(f"écrire{friend}")
    if chosen["thanked"]:
        sent(MessageKind.THANK_YOU, ana, now - DAY, held)
    begin_drafts(ana, held, chosen, friend, now)
    return Told([*withheld, *private, *(row.why for row in givers)], ana, held, givers)


def begin_drafts(ana: Contact, held: Interview, chosen: dict, friend: str, now: dt.datetime) -> None:
    for kind, form in EACH:
        about = held if kind is MessageKind.THANK_YOU else None
        draft = Message.begin(kind, ana, about, form, "")
        draft.tell(
            learned=f"aimer apprendre{friend}" if chosen["answers"] else "",
            next_step=f"étudier{friend}" if chosen["step"] else "",
        )
        draft.propose(kept(propose_times(now)) if chosen["times"] else ())


def letters(told: Told) -> list[Letter]:
    return [
        letter(kind, told.ana, told.held if kind is MessageKind.THANK_YOU else None, "fr", form) for kind, form in EACH
    ]


def decoded(sheet: Letter) -> str:
    """All that would leave the app with a message, as its receiver reads it."""
    ready = Outgoing(sheet.contact, sheet.text.subject, sheet.text.body, sheet.ours)
    fields = parse_qs(urlsplit(ready.mailto).query)
    mail = "\n".join([*fields.get("subject", []), *fields.get("body", [])]).replace("\r\n", "\n")
    if ready.fits_mailto:
        assert mail == "\n".join(filter(None, (ready.subject, ready.body))), "the link says what is shown"
    return "\n".join([mail, unquote(ready.sms("514 555-0199")), ready.text])


def notified(now: dt.datetime, code: str) -> str:
    """What the notifications of everything due say."""
    notices = (wording(words(code), Ring((reminder,), Phase.OPEN, ()), now) for reminder in due(now + 3 * DAY))
    return "\n".join(f"{row.title}\n{row.text}" for row in notices)


@given(chosen=choices)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])  # each is rolled back
def test_no_draft_has_a_hole_nor_names_without_permission(chosen: dict, now: dt.datetime, data, clock) -> None:
    with db.atomic() as everything:
        told = tell(now, chosen)
        for sheet in letters(told):
            for text in (sheet.text.subject, sheet.text.body):
                assert not UNFILLED.search(text), text
                assert not re.search(r"  | [,.;!?]|,,|\.\.|[ \t]$|\n{3}", text, re.MULTILINE), text
                assert text == text.strip()
                if chosen["language"] == "fr":
                    assert not UNELIDED.search(MEANT.sub("", text)), text
            sent_text = decoded(sheet)
            assert not [name for name in told.withheld if name.casefold() in sent_text.casefold()]
            assert sheet.sources.naming.allows(sent_text)
        ringing = notified(now, chosen["language"])
        assert not [name for name in told.withheld if name in ringing]
        everything.rollback()


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("withdraw", ["not-asked", "no", "deleted", "giver deleted"])
@pytest.mark.parametrize("is_written", [False, True])
def test_a_permission_withdrawn_takes_the_name_out_of_the_drafts(
    data: object, now: dt.datetime, language: str, withdraw: str, is_written: bool
) -> None:
    ana, zed = contact("Ana Lopes", language=language, email="a@example.ca"), contact("Zed Qopzun")
    referral = Referral.link(zed, ana, may_name=MayName.YES)
    Profile.load().describe(name="Bo", subject_name="jazz")
    sheets = [letter(kind, ana, None, language, form) for kind, form in EACH[:2] + EACH[4:]]
    assert all("Zed Qopzun" in sheet.text.body for sheet in sheets)
    for sheet in sheets:
        draft = Message.begin(sheet.kind, ana, None, sheet.form, language)
        body = f"{sheet.text.body}\n\nP.S. Mine." if is_written else sheet.text.body
        draft.write(sheet.text.subject, body, (sheet.draft.subject, sheet.draft.body))
    if withdraw == "deleted":
        referral.delete_for_now(now)
    elif withdraw == "giver deleted":
        zed.delete_for_now(now)
    else:
        referral.allow(MayName(withdraw))
    for before in sheets:
        sheet = letter(before.kind, ana, None, language, before.form)
        assert "Zed" not in decoded(sheet)
        assert ("P.S. Mine." in sheet.text.body) is is_written


def test_a_name_typed_by_hand_stays_and_holds_the_message_back(data: object, now: dt.datetime) -> None:
    ana = contact("Ana Lopes", email="a@example.ca")
    Referral.link(contact("Zed Qopzun"), ana)
    sheet = letter(MessageKind.REQUEST, ana, None, "en")
    draft = Message.begin(sheet.kind, ana, None, sheet.form, "en")
    draft.write("Hi", "zed qopzun sent me.", (sheet.draft.subject, sheet.draft.body))
    kept_text = letter(MessageKind.REQUEST, ana, None, "en").text
    assert kept_text.body == "zed qopzun sent me."
    with pytest.raises(NameWithheld):
        Outgoing(ana, kept_text.subject, kept_text.body)


def test_a_draft_stays_in_the_language_it_was_begun_in(data: object, now: dt.datetime) -> None:
    ana = contact("Ana Lopes", language="fr")
    Message.begin(MessageKind.REQUEST, ana, None, Channel.EMAIL, "fr").write("Moi", "À moi.", ("x", "y"))
    ana.describe(language="en")
    assert letter(MessageKind.REQUEST, ana, None, "en").text.body.endswith("À moi.")
    assert letter(MessageKind.REQUEST, ana, None, "en", Channel.TEXT).text.body.startswith("Hello Ana")
