"""Messages: from what is due to what is sent, with the person's own mail, and in their own words."""

import datetime as dt
import re
import time
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from locales.labels import WORDINGS
from locales.words import words
from models.clock import now
from models.contact import Contact
from models.interview import Interview
from models.message import Channel, Message, MessageKind
from models.profile import Profile
from models.referral import MayName, Referral
from models.template import Template, Wording
from tests.browser.journey import Journey, Phone
from tests.models.people import contact, interview
from tests.views.serving import until

DAY = dt.timedelta(days=1)
_OPENED = "window.opened = []; window.open = address => { window.opened.push(address); return null; }; null"
"""No mail program runs here: what the page hands to one is kept instead. It ends with no function: one is called."""


def met(name: str, language: str, days: int = 1) -> Interview:
    """Someone met, and all noted."""
    start = now() - days * DAY - dt.timedelta(hours=2)
    row = interview(contact(name, language=language, email="ana@example.ca"), start, start - DAY)
    row.finish(row.ends_at)
    row.write_notes("Commencer petit.")
    return row


def opened(phone: Phone) -> dict[str, str]:
    """The fields of the letter that was handed to the mail program."""
    until(lambda: phone.page.evaluate("window.opened.length"))
    parts = urlsplit(phone.page.evaluate("window.opened.at(-1)"))
    fields = {name: value.replace("\r\n", "\n") for name, (value,) in parse_qs(parts.query).items()}
    return {"scheme": parts.scheme, "to": parts.path, **fields}


@pytest.mark.parametrize("language", ["fr"])
def test_from_a_thank_you_that_is_due_to_sent(journey: Journey, language: str) -> None:
    theirs = words({"fr": "en", "en": "fr"}[language])
    with journey.facts():
        Profile.load().describe(name="Émilie Roy")
        Referral.note(met("Ana Lopes", theirs.code), "Bo Winter")

    phone = journey.start(language)
    say = phone.say
    phone.page.evaluate(_OPENED)
    phone.tap(say("Write the thank-you note"))
    phone.at(say("Say thank you"))
    phone.assert_taps(1)
    draft = phone.field(say("Message"))
    phone.tap(draft)
    expect(draft).not_to_have_value("")  # the page tells it a moment after the tap
    body = draft.input_value()
    assert theirs("Hello {name},", name="Ana") in body
    assert "Bo Winter" in body

    phone.page.keyboard.press("Control+End")
    phone.type("\nP.-S. À « bientôt » & merci!")
    phone.tap(phone.reach(say("Open in my mail")))
    assert opened(phone) == {
        "scheme": "mailto",
        "to": "ana@example.ca",
        "subject": theirs("Thank you for your time"),
        "body": f"{body}\nP.-S. À « bientôt » & merci!",
    }
    phone.sees(say("Was it sent?"))
    phone.tap(phone.reach(say("Mark as sent")))
    phone.at("Ana Lopes")
    phone.sees(say("Noted as sent."))
    with journey.facts():
        note = Message.get()
        assert (note.kind, note.channel, note.body) == (MessageKind.THANK_YOU, Channel.EMAIL, opened(phone)["body"])
    phone.back()
    phone.at(say("Today"))
    phone.misses(say("Thank {name}", name="Ana Lopes"))
    journey.assert_quiet()


@pytest.mark.parametrize("language", ["fr"])  # a browser is slow; tests/views/test_messages.py reads both
def test_from_a_new_referral_to_its_request(journey: Journey, language: str) -> None:
    with journey.facts():
        Profile.load().describe(name="Émilie Roy")
        met("Ana Lopes", language)

    phone = journey.start(language, "--open", "/today/interview/1/after")
    say = phone.say
    phone.at(say("What you heard"))
    time.sleep(1.5)  # a thumb is no faster: while the screen comes in, the focus goes to and fro
    phone.fill_in(phone.reach(phone.field(say("Name of the person"))), "Bo Winter")
    phone.tap(phone.reach(say("Add this person")))
    phone.sees(say("{name} is in your contacts.", name="Bo Winter"))
    phone.tap(phone.page.get_by_role("button", name="Bo Winter"))
    phone.at("Bo Winter")
    phone.tap(say("Ask for a meeting"))
    phone.at(say("Ask for a meeting"))

    # Nobody asked Ana yet: the draft does without, says why, and a yes is asked about.
    draft = phone.field(say("Message"))
    phone.sees(say("{name} is not named: you have not noted that they agreed.", name="Ana Lopes"))
    phone.tap(say("They agreed"))
    phone.sees(say("Did {name} say that you may name them?", name="Ana Lopes"))
    phone.tap(say("Yes, they said so"))
    phone.sees(say("{name} said you may name them.", name="Ana Lopes"))
    phone.tap(phone.reach(draft))
    expect(draft).to_be_focused()
    expect(draft).to_have_value(re.compile("Ana Lopes"))
    with journey.facts():
        assert Referral.get().may_name == MayName.YES

    # What is missing is asked for in place.
    missing = phone.field(say("The email address of {name}", name="Bo Winter"))
    phone.fill_in(phone.reach(missing), "bo@example.ca")
    expect(phone.button(say("Open in my mail"))).to_be_visible()
    with journey.facts():
        until(lambda: Contact.get(name="Bo Winter").email == "bo@example.ca")
    expect(missing).to_have_value("bo@example.ca")
    journey.assert_quiet()


@pytest.mark.parametrize("language", ["en"])
def test_ones_own_words_with_a_field_that_there_is_not(journey: Journey, language: str) -> None:
    with journey.facts():
        Profile.load().describe(name="Émilie Roy")
        met("Ana Lopes", language)

    phone = journey.start(language, "--open", "/today/settings/wordings")
    say = phone.say
    phone.at(say("Your messages"))
    line = phone.page.get_by_role("button", name=say(WORDINGS[Wording.THANK_YOU]))
    phone.tap(phone.reach(line.first))
    phone.at(say(WORDINGS[Wording.THANK_YOU]))
    phone.fill_in(phone.field(say("Message")), "")
    phone.page.keyboard.press("Control+a")
    field = say("their name")
    phone.type(f"Allô {{{field}}}! Merci {{{field}x}}.")
    phone.sees(f"{field}x")
    with journey.facts():
        until(lambda: own_words(Wording.THANK_YOU, language).endswith("x}."))

    # While it is mistaken, ours is used; mended, theirs.
    for _ in range(3):
        phone.page.keyboard.press("Backspace")
    phone.type("}.")
    with journey.facts():
        until(lambda: own_words(Wording.THANK_YOU, language) == "Allô {contact}! Merci {contact}.")
    again = journey.second_tab(phone)
    again.read_aloud()
    again.to_front()
    again.tap(say("Write the thank-you note"))
    again.at(say("Say thank you"))
    again.holds(again.field(say("Message")), "Allô Ana! Merci Ana.")
    journey.assert_quiet()


def own_words(wording: Wording, language: str) -> str:
    template = Template.own(wording, language)
    return template.body if template else ""
