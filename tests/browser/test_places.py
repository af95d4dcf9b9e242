"""A notification's click: the place it speaks of, in a new start and in an app that runs."""

import datetime as dt

import pytest

from models.clock import now
from tests.browser.journey import Journey
from tests.models.people import contact, interview
from views.one_instance import hand_over


@pytest.mark.parametrize("language", ["en"])
def test_a_click_goes_to_its_place(journey: Journey, language: str) -> None:
    with journey.facts():
        interview(contact("Ana Lopes"), now() - dt.timedelta(minutes=60), now() - dt.timedelta(days=1))

    phone = journey.start(language, "--open", "/today/interview/1/after")
    say = phone.say
    phone.at(say("What you heard"))
    phone.back()
    phone.at("Ana Lopes")
    phone.back()
    phone.at(say("Today"))

    door = hand_over(journey.data, "/today/contact/1/message/update")
    tab = journey.second_tab(phone, door)
    tab.read_aloud()
    tab.at(say("Give news"))
    tab.back()
    tab.at("Ana Lopes")
    refused = tab.page.request.get(door, headers={"Cookie": ""})
    assert refused.status == 403, "an address works once"
    journey.assert_quiet()
