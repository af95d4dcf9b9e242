"""A newcomer: from the welcome to an interview that is ready, then the other language."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from locales.guide import GUIDE
from locales.labels import CHECKLIST, OBJECTIVES
from locales.words import Words, words
from models import deck
from models.checklist import Preparation
from models.clock import at, now
from models.interview import Interview, Objective, Way
from models.profile import Profile, SubjectKind
from models.referral import MayName, Referral
from tests.browser.journey import Journey, Phone

PICKER = {"fr": ("Sélectionner la date", "Annuler"), "en": ("Select date", "Cancel")}
"""Flutter's own words."""
NAMES = {"fr": "Français", "en": "English"}
TO_BRING_BACK = (Objective.INDUSTRY, Objective.RESUME, Objective.NETWORK)
OWN_CARD = "Quel livre m’offririez-vous ?"


@pytest.mark.parametrize("language", ["fr"])
def test_from_the_welcome_to_an_interview_ready_for_tomorrow_noon(journey: Journey, language):
    phone = journey.start(language)
    say = phone.say
    phone.sees(say("Welcome to Entrevue"), say("Everything stays on this device."))
    welcome(phone, "l’urbanisme")
    phone.tap(say("Read the guide first"))
    phone.at(say("Guide"))
    phone.sees(say(GUIDE[0].title), say(GUIDE[0].ideas[0].text))
    phone.tap(phone.tab(say("Today")))
    phone.at(say("Today"))

    phone.tap(say("Add your first contact"))
    phone.at(say("New contact"))
    add_contact(phone, "Marc Roy")
    phone.tap(phone.reach(say("Add someone they suggested")))
    phone.at(say("New contact"))
    choose(phone, say("May you say so?"), say("Yes"))
    add_contact(phone, "Ana Lopes")
    phone.sees(say("Suggested by {name}", name="Marc Roy"))

    noon = at(now().date() + dt.timedelta(days=1), 12, now().tzinfo)
    phone.tap(say("Plan an interview"))
    phone.at(say("New interview"))
    look_at_the_picker(phone, noon)
    phone.sees(say("Over a meal"), say.time(noon))
    phone.tap(phone.reach(say("Plan the interview")))
    phone.at("Ana Lopes")
    phone.sees(say("Tomorrow at {time}", time=say.time(noon)))
    prepare(phone)

    with journey.facts():
        profile = Profile.load()
        assert (profile.subject_kind, profile.subject_name) == (SubjectKind.JOB, "l’urbanisme")
        interview = Interview.get()
        assert (interview.start, interview.minutes, interview.way) == (noon, 20, Way.MEAL)
        assert interview.objectives == TO_BRING_BACK
        assert interview.checklist == tuple(Preparation)
        referral = Referral.get()
        assert (referral.giver.name, referral.contact.name) == ("Marc Roy", "Ana Lopes")
        assert referral.may_name == MayName.YES
        cards = [card.question for card in deck.cards(interview)]
        assert [card.key or card.text for card in cards[-2:]] == [OWN_CARD, "who-else"]
        proposed = [card.key for card in deck.proposal(interview.objectives)]
        assert [card.key for card in cards[:2]] == proposed[1::-1]

    speak_the_other_language(phone, noon)
    journey.assert_quiet()


def welcome(phone: Phone, subject: str) -> None:
    """Three short screens, one tap each, and a word about what one wants to learn."""
    say = phone.say
    phone.tap(say("Next"))
    phone.sees(say("With you at three moments"))
    phone.tap(say("Next"))
    phone.tap(phone.box(say("A job")))
    phone.fill_in(phone.page.get_by_role("textbox", name=say("Which one")), subject)  # with its example
    phone.tap(say("Finish"))
    phone.sees(say("Begin with one person you would like to meet."))


def add_contact(phone: Phone, name: str) -> None:
    phone.fill(phone.say("Name"), name)
    phone.tap(phone.reach(phone.say("Save")))
    phone.at(name)


def choose(phone: Phone, label: str, option: str) -> None:
    """From a list that opens."""
    phone.tap(phone.page.get_by_role("button", name=label))
    phone.at_rest()
    phone.tap(phone.page.get_by_role("menuitem", name=option, exact=True))
    expect(phone.page.get_by_role("button", name=label)).to_be_visible()
    phone.at_rest()


def look_at_the_picker(phone: Phone, day: dt.datetime) -> None:
    """It speaks the language of the screens, month and all."""
    title, cancel = PICKER[phone.say.code]
    phone.tap(phone.say.date(day.date(), "full"))
    phone.sees(title, phone.say.culture.months["stand-alone"]["wide"][day.month])
    phone.tap(cancel)
    phone.misses(title)
    phone.at_rest()


def prepare(phone: Phone) -> None:
    """Objectives, checklist, cards in their order, and one of one's own."""
    say = phone.say
    for objective in TO_BRING_BACK:
        phone.tap(phone.box(say(OBJECTIVES[objective])))
        expect(phone.box(say(OBJECTIVES[objective]))).to_be_checked()
    for item in CHECKLIST.values():
        phone.tap(phone.reach(phone.box(say(item))))
        expect(phone.box(say(item))).to_be_checked()
    phone.sees(say("{done} of {all} done", done=7, all=7))
    phone.reach(say("Choose and order the cards"))
    phone.page.wait_for_timeout(1000)  # a list drawn by a finger rolls on for a while
    phone.tap(phone.reach(say("Choose and order the cards")))
    phone.at(say("Choose the cards"))
    phone.tap(phone.button(say("Move down")).first)
    phone.reach(phone.field(say("Your question")))
    phone.page.wait_for_timeout(1000)
    phone.fill_in(phone.reach(phone.field(say("Your question"))), OWN_CARD)
    phone.tap(phone.reach(say("Add this card")))
    phone.sees(OWN_CARD)
    phone.back()
    phone.at("Ana Lopes")


def speak_the_other_language(phone: Phone, noon: dt.datetime) -> None:
    """Every word and date follows at once, on the screen in hand and on the others."""
    left, other = phone.say, words({"fr": "en", "en": "fr"}[phone.say.code])
    for title in ("Ana Lopes", "Marc Roy", left("Today")):
        phone.back()
        phone.at(title)
    phone.misses(left("The interview is planned."), within=20)  # what was said once is not said again
    phone.tap(left("Settings"))
    phone.at(left("Settings"))
    assert phone.texts() & messages(left)
    phone.tap(phone.page.get_by_role("button", name=left("Language of the screens")))
    phone.at_rest()
    phone.tap(phone.page.get_by_role("menuitem", name=NAMES[other.code]))
    phone.say = other
    phone.at(other("Settings"))
    assert not phone.texts() & messages(left)
    phone.back()
    phone.at(other("Today"))
    phone.sees(other("Tomorrow at {time}", time=other.time(noon)))
    assert not phone.texts() & messages(left)
    phone.tap(other("See the interview"))
    phone.at("Ana Lopes")
    assert not phone.texts() & messages(left)
    phone.tap(other("Change the interview"))
    phone.at(other("Change the interview"))
    look_at_the_picker(phone, noon)


def messages(say: Words) -> set[str]:
    """What is said in one language, and otherwise in the other."""
    french = words("fr")
    pairs = [(text, french(text)) for text in french._catalog._catalog if isinstance(text, str) and text]
    return {text for pair in pairs if pair[0] != pair[1] for text in pair[say.code == "fr" :][:1]}
