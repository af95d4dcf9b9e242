"""What was learned: a sentence marked as key is found again, and advice that was followed is told."""

from __future__ import annotations

import datetime as dt

import pytest
from playwright.sync_api import expect

from models import deck
from models.advice import Advice
from models.clock import at, now
from models.key_phrase import KeyPhrase
from models.profile import Profile
from tests.browser.journey import Journey
from tests.models.people import contact, interview
from tests.views.serving import until

DAY = dt.timedelta(days=1)


@pytest.mark.parametrize("language", ["fr"])
def test_a_key_phrase_is_gathered_and_advice_followed_is_told(journey: Journey, language):
    with journey.facts():
        Profile.load().describe(name="Émilie Roy")
        day = at(now().date() - 3 * DAY, 15, now().tzinfo)
        talk = interview(contact("Ana Lopes", language=language), day, day - DAY)
        talk.finish(talk.ends_at)
        deck.cards(talk)[0].write("Commencer petit. Puis, demander.", talk.ends_at)
        Advice.note(talk, "Lire le plan", None, talk.ends_at)

    phone = journey.start(language)
    say = phone.say
    phone.tap(phone.tab(say("Interviews")))
    phone.tap(phone.page.get_by_role("button", name=say("What you learned")))
    phone.at(say("What you learned"))
    phone.tap(phone.page.get_by_role("button", name=say("Answers side by side")))
    phone.at(say("Answers side by side"))
    phone.tap(phone.page.get_by_role("button", name="Puis, demander."))
    expect(phone.page.get_by_role("button", name="Puis, demander.")).to_contain_text(say("Key phrase"))
    phone.tap(phone.page.get_by_role("button", name=say("Key phrases"), exact=True))
    phone.misses("Commencer petit.")
    phone.sees("Puis, demander.", "Ana Lopes")
    with journey.facts():
        assert [row.text for row in KeyPhrase.select()] == ["Puis, demander."]

    phone.tap(phone.page.get_by_role("button", name="Ana Lopes"))
    phone.at(say("What you heard"))
    phone.back()
    phone.at(say("Answers side by side"))
    phone.sees("Puis, demander.")
    phone.back()
    phone.at(say("What you learned"))
    phone.tap(phone.page.get_by_role("button", name=say("Advice")))
    phone.at(say("Advice"))
    phone.tap(phone.box("Lire le plan"))
    phone.tap(say("Give them the news"))
    phone.at(say("Give news"))
    draft = phone.field(say("Message"))
    phone.tap(draft)
    until(lambda: "Lire le plan" in draft.input_value() or "lire le plan" in draft.input_value())
    journey.assert_quiet()
