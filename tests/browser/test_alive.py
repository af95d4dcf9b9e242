"""The app stays alive: over a dropped connection, and in two tabs at once."""

import pytest
from playwright.sync_api import expect

from models.contact import Contact
from tests.browser.journey import Journey, Phone
from tests.models.people import contact
from tests.views.serving import until

BEGUN, REST = "Rappeler Zoé", " avant vendredi."


@pytest.mark.parametrize("language", ["fr"])
def test_a_dropped_connection_and_a_second_tab(journey: Journey, language):
    with journey.facts():
        contact("Ana Lopes")

    phone = journey.start(language)
    say = phone.say
    find(phone)
    notes = phone.field(say("Notes about them"))
    phone.fill_in(notes, BEGUN)
    phone.drop_connection()

    # The same screen, with what was typed, and it answers.
    phone.at("Ana Lopes")
    phone.holds(notes, BEGUN)
    phone.at_rest()
    phone.page.keyboard.press("End")
    phone.type(REST)
    with journey.facts():
        until(lambda: Contact.get().notes == BEGUN + REST)
    log_call(phone, "Libre mardi")
    phone.sees("Libre mardi")

    # What one tab changes shows in the other.
    other = journey.second_tab(phone)
    other.read_aloud()
    find(other)
    other.holds(other.field(say("Notes about them")), BEGUN + REST)
    phone.to_front()
    log_call(phone, "Plutôt jeudi")
    other.to_front()
    other.sees("Plutôt jeudi", within=2)
    log_call(other, "À midi")
    phone.to_front()
    phone.sees("À midi", within=2)
    journey.assert_quiet()


def find(phone: Phone) -> None:
    phone.tap(phone.tab(phone.say("Contacts")))
    phone.at(phone.say("Contacts"))
    phone.tap(phone.page.get_by_role("button", name="Ana Lopes"))
    phone.at("Ana Lopes")


def log_call(phone: Phone, words: str) -> None:
    say = phone.say
    phone.tap(say("Log a call"))
    dialog = phone.page.get_by_role("dialog").or_(phone.page.get_by_role("alertdialog"))
    expect(dialog).to_be_visible()
    phone.at_rest()
    phone.fill(say("What was said"), words)
    phone.tap(say("Log the call"))
    expect(dialog).to_have_count(0)
