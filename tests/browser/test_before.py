"""Before and during: the cards in hand, in a lobby and then at a table."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from models import deck
from models.clock import now
from models.contact import Contact
from models.interview import Interview
from models.profile import Profile
from models.referral import MayName, Referral
from tests.browser.journey import Journey
from tests.models.people import contact, interview
from tests.views.serving import until

MARGIN = 33
SAID = "« Les chiffres d’abord », 80 % du temps ; œuvre d’équipe"


@pytest.mark.parametrize("language", ["fr"])
def test_the_cards_of_todays_interview(journey: Journey, language):
    with journey.facts():
        Profile.load().describe(name="Émilie Roy", introduction="Comptable, dix ans d’usine")
        interview(
            contact("Ana Lopes", language=language), now() + dt.timedelta(minutes=30), now(), place="Café Olimpico"
        )

    phone = journey.start(language)
    say = phone.say
    phone.sees("Ana Lopes", "Café Olimpico")
    phone.tap(say("Open the cards"))
    phone.at("Ana Lopes")
    phone.sees(say("To begin"), "Émilie Roy")
    phone.assert_taps(1)

    # A finger turns the cards, forward and back.
    def card(n: int) -> None:
        phone.at(say("Card {n} of {all}", n=n, all=9))
        question = phone.page.get_by_role("heading").filter(has_text="?")
        expect(question).to_have_count(1)  # the others have left
        until(lambda: round(question.bounding_box()["x"]) == MARGIN)  # a swipe over a moving card turns two
        phone.at_rest()

    phone.swipe(-300)
    card(1)
    phone.swipe(-300)
    card(2)
    phone.swipe(300)
    card(1)

    phone.tap(say("Mark as asked"))
    expect(phone.button(say("Asked"))).to_be_visible()
    phone.assert_taps(5)

    phone.fill(say("What they said"), SAID)
    phone.sees(say("Saved"))
    phone.tap(say("Last question"))
    card(9)
    phone.assert_taps(7)

    # On the last card: two taps and a name, and one for the permission.
    phone.fill(say("Name of the person"), "Zoé Nguyễn")
    phone.tap(say("Add this person"))
    phone.sees("Zoé Nguyễn", say("May you say that {name} sent you?", name="Ana Lopes"))
    phone.assert_taps(9)
    phone.tap(phone.box(say("Yes")))
    expect(phone.box(say("Yes"))).to_be_checked()
    phone.assert_taps(10)

    phone.tap(say("Finish the interview"))
    phone.at(say("What you heard"))
    phone.holds(phone.field(say("What they said")), SAID)

    with journey.facts():
        held = Interview.get()
        cards = deck.cards(held)
        assert [card.text for card in cards if card.text] == [SAID]
        assert [card.position for card in cards if card.asked_at] == [1]
        assert abs(cards[0].asked_at - now()) < dt.timedelta(minutes=2)
        assert held.finished_at is not None
        (referral,) = Referral.from_interview(held)
        assert (referral.giver.name, referral.may_name) == ("Ana Lopes", MayName.YES)
        assert sorted(row.name for row in Contact.select()) == ["Ana Lopes", "Zoé Nguyễn"]
    journey.assert_quiet()
