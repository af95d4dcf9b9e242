"""The cards in hand: swiping, asking, answering, the time, the last question, and the end."""

from __future__ import annotations

import asyncio
import datetime as dt

import flet as ft
import pytest

from models import deck
from models.answer import Answer
from models.contact import Contact
from models.interview import Interview, Objective
from models.profile import Profile
from models.question import Question
from models.referral import MayName, Referral
from tests.models.people import DAY, HOUR, contact, interview
from tests.screen import Screen, names
from tests.views.conftest import Open, PassTime
from views.parts.autosave import PAUSE

HERE = "/today/interview/1/cards"


@pytest.fixture
def meeting(data: object, clock: object, now: dt.datetime) -> Interview:
    """Twenty minutes that begin now."""
    return interview(contact(), now, now - DAY)


def title(screen: Screen) -> str:
    return names(screen.all(ft.AppBar)[0].title)[0]


async def test_the_cards_open_on_what_to_say_first(open_app: Open, meeting: Interview, now: dt.datetime) -> None:
    Profile.load().describe(name="Noé Roy", introduction="I bake bread.")
    meeting.aim([Objective.RESUME], "jazz")
    referral = Referral.link(contact("Zed"), meeting.contact, may_name=MayName.NOT_ASKED)
    screen = await open_app(HERE)
    lines = {"My name is Noé Roy.", "I bake bread.", "Thank you for giving me your time. I will keep to 20 minutes."}
    assert {*lines, "Here is what I hope to learn about: your advice on my résumé and jazz."} <= set(screen.texts())
    assert not screen.has("Zed suggested that I talk with you.")
    referral.allow(MayName.YES)
    await screen.settle()
    assert screen.has("Zed suggested that I talk with you.")


async def test_the_opening_names_nobody_without_permission(open_app: Open, meeting: Interview) -> None:
    referral = Referral.link(contact("Zed Qop"), meeting.contact)
    Profile.load().describe(name="Noé Roy", introduction="I am a friend of Zed Qop.")
    meeting.aim([], "what Zed Qop does")
    screen = await open_app(HERE)
    assert screen.has("My name is Noé Roy.")
    assert not any("Zed" in text for text in screen.texts())
    referral.allow(MayName.YES)
    await screen.settle()
    assert screen.has("I am a friend of Zed Qop.")


async def test_without_a_profile_the_opening_offers_to_say_who_one_is(open_app: Open, meeting: Interview) -> None:
    screen = await open_app(HERE)
    await screen.click("Say who you are in your profile")
    assert screen.route == f"{HERE}/settings"
    await screen.type("Your name", "Noé Roy")
    await screen.back()
    assert screen.has("My name is Noé Roy.")


async def test_a_swipe_a_button_and_the_list_turn_the_cards(open_app: Open, meeting: Interview) -> None:
    cards = deck.cards(meeting)
    screen = await open_app(HERE)
    await screen.swipe(1)
    assert title(screen) == f"Card 1 of {len(cards)}"
    await screen.click("Next card")
    assert title(screen) == f"Card 2 of {len(cards)}"
    await screen.click("Previous card")
    assert title(screen) == f"Card 1 of {len(cards)}"
    await screen.click("All the cards")
    await screen.click("Adapting to change")
    assert screen.has("How is this profession coping with recent changes in technology, the economy and competition?")
    assert not screen.dialogs
    await screen.click("Last question")
    assert title(screen) == f"Card {len(cards)} of {len(cards)}"
    assert not screen.has("Last question")


async def test_a_card_asked_later_comes_back_before_the_last(open_app: Open, meeting: Interview) -> None:
    before = [card.id for card in deck.cards(meeting)]
    screen = await open_app(HERE)
    await screen.swipe(1)
    await screen.click("Ask it later")
    assert [card.id for card in deck.cards(meeting)] == [*before[1:-1], before[0], before[-1]]
    assert title(screen) == f"Card 1 of {len(before)}", "the next card is in sight at once"
    await screen.click("Undo")
    assert [card.id for card in deck.cards(meeting)] == before
    await screen.swipe(len(before) - 1)
    assert not screen.has("Ask it later"), "nothing comes between it and the last question"


async def test_one_sees_how_many_cards_were_asked(open_app: Open, meeting: Interview) -> None:
    screen = await open_app(HERE)
    assert screen.has("0 cards asked of 9")
    await screen.click("First question")
    await screen.click("Mark as asked")
    assert screen.has("1 card asked of 9")


async def test_the_screen_stays_lit_while_the_cards_are_open(open_app: Open, meeting: Interview) -> None:
    calls: list[str] = []
    screen = await open_app(HERE, answer=lambda name, _: calls.append(name))
    assert "enable" in calls
    assert "disable" not in calls
    await screen.back()
    assert calls[-1] == "disable"


async def test_a_browser_that_refuses_to_stay_lit_shows_the_cards_all_the_same(
    open_app: Open, meeting: Interview
) -> None:
    refused = {"enable": RuntimeError("NotAllowedError")}
    screen = await open_app(HERE, answer=lambda name, _: refused.get(name))
    assert screen.has("To begin")


async def test_one_tap_marks_a_card_asked_and_another_takes_it_back(open_app: Open, meeting: Interview) -> None:
    first = deck.cards(meeting)[0]
    screen = await open_app(HERE)
    await screen.swipe(1)
    await screen.click("Mark as asked")
    assert Answer.get_by_id(first.id).asked_at is not None
    await screen.click("All the cards")
    assert screen.texts().count("Not asked yet") == len(deck.cards(meeting)) - 1
    await screen.click("Close")
    await screen.click("Asked")
    assert Answer.get_by_id(first.id).asked_at is None
    assert screen.has("Mark as asked")


async def test_an_answer_saves_itself_within_half_a_second(open_app: Open, meeting: Interview) -> None:
    first = deck.cards(meeting)[0]
    screen = await open_app(HERE)
    await screen.swipe(1)
    await screen.type("What they said", "By chance")
    assert Answer.get_by_id(first.id).text == ""
    await asyncio.sleep(PAUSE + 0.05)
    assert Answer.get_by_id(first.id).text == "By chance"
    assert PAUSE < 0.5
    await screen.settle()
    assert screen.has("Saved")
    assert screen.has("Asked"), "a card that has an answer was asked"
    assert screen.field("What they said").value == "By chance"


async def test_an_answer_is_saved_when_the_screen_is_left_at_once(open_app: Open, meeting: Interview) -> None:
    first, second, *_ = deck.cards(meeting)
    screen = await open_app(HERE)
    await screen.swipe(1)
    await screen.type("What they said", "By chance")
    await screen.swipe(2)
    await screen.type("What they said", "No fear.")
    await screen.back()
    assert screen.route == "/today/interview/1"
    assert [Answer.get_by_id(card.id).text for card in (first, second)] == ["By chance", "No fear."]
    await screen.go(HERE)
    await screen.swipe(2)
    assert screen.field("What they said").value == "No fear."


async def test_an_answer_too_long_is_said_and_stays(open_app: Open, meeting: Interview) -> None:
    screen = await open_app(HERE)
    await screen.swipe(1)
    await screen.type("What they said", "x" * 1_000_001)
    await screen.leave("What they said")
    assert screen.has("This is too long to keep. Please shorten it.")
    assert len(screen.field("What they said").value) == 1_000_001


async def test_the_last_card_notes_who_else_to_meet_with_permission_and_undo(
    open_app: Open, meeting: Interview
) -> None:
    screen = await open_app(HERE)
    await screen.click("Last question")
    assert screen.has("Who else should I talk to about this profession?")
    await screen.click("Add this person")
    assert screen.field("Name of the person").error == "Please fill this in."
    await screen.type("Name of the person", "Zed")
    await screen.submit("Name of the person")
    assert screen.snack() == "Zed is in your contacts."
    assert screen.field("Name of the person").value == ""
    await screen.chip("Yes")
    assert Referral.get().may_name == MayName.YES
    await screen.chip("Yes")
    assert Referral.get().may_name == MayName.NOT_ASKED
    await screen.click("Undo")
    assert Contact.find(2) is None
    assert not screen.has("Zed")


async def test_the_time_used_asks_for_the_last_question_at_three_quarters(
    open_app: Open, meeting: Interview, pass_time: PassTime
) -> None:
    screen = await open_app(HERE)
    assert screen.has("0 of 20 min")
    await pass_time(screen, dt.timedelta(minutes=14))
    assert screen.has("14 of 20 min")
    await pass_time(screen, dt.timedelta(minutes=1))
    assert screen.has("15 of 20 min: time for the last question")
    assert ft.Icons.HOURGLASS_BOTTOM in [icon.icon for icon in screen.all(ft.Icon)]


async def test_the_time_counts_from_the_first_card_asked(
    open_app: Open, meeting: Interview, pass_time: PassTime
) -> None:
    screen = await open_app(HERE)
    await pass_time(screen, HOUR / 6)
    assert screen.has("10 of 20 min")
    await screen.swipe(1)
    await screen.click("Mark as asked")
    assert screen.has("0 of 20 min")


async def test_finishing_leads_to_what_was_heard(open_app: Open, meeting: Interview) -> None:
    screen = await open_app(HERE)
    assert Interview.get().cards_opened_at is not None
    await screen.click("Last question")
    await screen.click("Finish the interview")
    assert screen.route == "/today/interview/1/after"
    row = Interview.get()
    assert row.finished_at is not None
    assert row.cards_closed_at is not None


async def test_leaving_the_cards_puts_them_away(open_app: Open, meeting: Interview, now: dt.datetime) -> None:
    screen = await open_app(HERE)
    assert Interview.get().cards_open_until(now)
    await screen.back()
    assert not Interview.get().cards_open_until(now)


async def test_the_cards_speak_the_language_of_the_interview(open_app: Open, meeting: Interview) -> None:
    meeting.describe(language="fr")
    screen = await open_app(HERE)
    await screen.click("Last question")
    assert screen.has("À qui d’autre devrais-je parler de cette profession?") or any(
        "cette profession" in text for text in screen.texts()
    )
    assert screen.has("What they said"), "the buttons stay in the person's own"


async def test_the_card_on_studies_waits_for_the_plan(open_app: Open, meeting: Interview, now: dt.datetime) -> None:
    deck.choose(meeting, [Question.get(Question.key == "studies").id], now)
    screen = await open_app(HERE)
    await screen.swipe(1)
    assert screen.has("This card asks about the studies you plan.")
    Profile.load().describe(study_plan="a master’s in acoustics")
    await screen.settle()
    assert any("a master’s in acoustics" in text for text in screen.texts())


async def test_a_name_typed_and_not_added_is_kept_when_the_interview_is_finished(
    open_app: Open, meeting: Interview
) -> None:
    screen = await open_app(HERE)
    await screen.click("Last question")
    await screen.type("Name of the person", "Marie Gagnon")
    await screen.click("Finish the interview")
    assert Contact.get_by_id(2).name == "Marie Gagnon"
    assert screen.has("Marie Gagnon")


async def test_cards_read_the_day_before_finish_nothing(open_app: Open, meeting: Interview, now: dt.datetime) -> None:
    meeting.reschedule(now + DAY, 20, now)
    screen = await open_app(HERE)
    await screen.click("Last question")
    assert not screen.has("Finish the interview")
