"""The guide speaks at the step where it helps: once, and never in the way."""

from __future__ import annotations

import datetime as dt

import flet as ft
import pytest

from models.contact import Contact
from models.deck import cards
from models.guide_tip import GuideTip, Step
from models.interview import Interview, Way
from models.message import Channel, Message, MessageKind
from tests.models.people import DAY, HOUR, contact, interview, sent
from tests.screen import Screen, walk
from tests.views.conftest import Open, PassTime

REQUEST = "/contacts/contact/1/message/request"
EVE = "/interviews/interview/1"
CARDS = f"{EVE}/cards"
LATE = f"{EVE}/message/thank-you"
WHERE = {
    Step.REQUEST: (REQUEST, "In the guide: How to get the meeting"),
    Step.DAY_BEFORE: (EVE, "In the guide: The day itself"),
    Step.LAST_CARD: (CARDS, "In the guide: How to get the meeting"),
    Step.LATE_THANK_YOU: (LATE, "In the guide: Afterwards"),
}


@pytest.fixture
def ana(data: object, clock: object) -> Contact:
    return contact("Ana", email="ana@example.ca")


def meet(ana: Contact, start: dt.datetime, now: dt.datetime) -> Interview:
    return interview(ana, start, min(now, start) - DAY)


def tips(screen: Screen) -> list[str]:
    return [str(row.key) for row in screen.all(ft.Semantics) if str(row.key).startswith("tip-")]


async def at(screen: Screen, step: Step) -> list[str]:
    """The tips on the screen of a step, opened anew."""
    await screen.go("/guide")
    await screen.go(WHERE[step][0])
    if step is Step.LAST_CARD:
        await screen.click("Last question")
    return tips(screen)


def arrange(step: Step, ana: Contact, now: dt.datetime) -> None:
    """What makes it the time for a tip."""
    if step is Step.DAY_BEFORE:
        meet(ana, now + DAY, now)
    elif step is Step.LAST_CARD:
        meet(ana, now, now)
    elif step is Step.LATE_THANK_YOU:
        meet(ana, now - 3 * DAY, now)


@pytest.mark.parametrize("step", Step)
async def test_it_comes_with_its_section_and_goes_for_good(
    open_app: Open, ana: Contact, now: dt.datetime, step: Step
) -> None:
    arrange(step, ana, now)
    screen = await open_app("/guide")
    assert await at(screen, step) == [f"tip-{step}"]
    assert screen.has(WHERE[step][1])
    assert not screen.dialogs
    await screen.click("Close this tip")
    assert tips(screen) == []
    await screen.click("Undo")
    assert tips(screen) == [f"tip-{step}"]
    await screen.click("Close this tip")
    assert await at(screen, step) == []


async def test_it_speaks_french(open_app: Open, ana: Contact) -> None:
    screen = await open_app(REQUEST, "fr")
    assert screen.has("Dans le guide\u00a0: Comment obtenir la rencontre")
    await screen.click("Fermer cette astuce")
    assert screen.snack() == "Cette astuce ne reviendra plus."
    other = await open_app(REQUEST, "fr")
    assert tips(other) == []


async def test_of_the_request_only_the_first_is_told(open_app: Open, ana: Contact, now: dt.datetime) -> None:
    contact("Ben")
    screen = await open_app(REQUEST)
    assert tips(screen) == ["tip-request"]
    await screen.click("Mark as sent")
    await screen.go("/contacts/contact/2/message/request")
    assert tips(screen) == []


async def test_nothing_moves_while_one_writes(open_app: Open, ana: Contact, now: dt.datetime) -> None:
    """Neither does a tip go when its step is done elsewhere, nor come when it is time while one is there."""
    screen = await open_app(REQUEST)
    draft = Message.begin(MessageKind.REQUEST, contact("Ben"), None, Channel.EMAIL, "en")
    draft.mark_sent(now)
    await screen.settle()
    assert tips(screen) == ["tip-request"]
    GuideTip.put_away(Step.REQUEST)
    await screen.settle()
    assert tips(screen) == [], "put away in another window"


async def test_the_day_before_is_the_devices(
    open_app: Open, ana: Contact, now: dt.datetime, pass_time: PassTime
) -> None:
    meet(ana, now + 2 * DAY, now)
    screen = await open_app(EVE)
    assert tips(screen) == []
    await pass_time(screen, 12 * HOUR)
    assert tips(screen) == [], "it does not come by itself"
    assert await at(screen, Step.DAY_BEFORE) == ["tip-day-before"]
    await pass_time(screen, DAY)
    assert await at(screen, Step.DAY_BEFORE) == [], "on the day one needs no word more"


async def test_an_interview_moved_elsewhere_is_no_longer_tomorrow(
    open_app: Open, ana: Contact, now: dt.datetime
) -> None:
    meet(ana, now + DAY, now)
    screen = await open_app(EVE)
    assert tips(screen) == ["tip-day-before"]
    await screen.click("Change the interview")
    Interview.get().reschedule(now - 2 * HOUR, 20, now)
    await screen.back()
    assert screen.has("Held")
    assert tips(screen) == []


async def test_who_was_at_an_interview_knows_how_to_dress(open_app: Open, ana: Contact, now: dt.datetime) -> None:
    meet(ana, now + DAY, now)
    meet(ana, now - 9 * DAY, now)
    assert tips(await open_app(EVE)) == []


@pytest.mark.parametrize(("way", "is_seen"), [(Way.IN_PERSON, True), (Way.VIDEO, True), (Way.PHONE, False)])
async def test_nobody_dresses_for_a_call(
    open_app: Open, ana: Contact, now: dt.datetime, way: Way, is_seen: bool
) -> None:
    meet(ana, now + DAY, now).describe(way=way)
    screen = await open_app(EVE)
    assert tips(screen) == ["tip-day-before"]
    told = " ".join(screen.texts(within="tip-day-before"))
    assert ("dress for it" in told) is is_seen
    assert "keep to the time agreed" in told


async def test_only_the_last_card_has_one_and_it_stands_below_all(
    open_app: Open, ana: Contact, now: dt.datetime
) -> None:
    meeting = meet(ana, now, now)
    screen = await open_app(CARDS)
    await screen.swipe(1)
    assert tips(screen) == []
    await screen.swipe(len(cards(meeting)))
    assert tips(screen) == ["tip-last-card"]
    (page,) = screen.all(ft.PageView)
    face = next(row for row in walk(page) if isinstance(row, ft.Column) and row.scroll)
    assert getattr(face.controls[-1], "key", "") == "tip-last-card"
    await screen.click("Mark as asked")
    assert tips(screen) == ["tip-last-card"], "what is under the thumb stays where it is"
    assert await at(screen, Step.LAST_CARD) == []


async def test_a_thank_you_in_time_needs_none(open_app: Open, ana: Contact, now: dt.datetime) -> None:
    meet(ana, now - DAY, now)
    screen = await open_app(LATE)
    assert tips(screen) == []


async def test_after_a_late_one_was_sent_the_next_late_one_has_none(
    open_app: Open, ana: Contact, now: dt.datetime
) -> None:
    meet(ana, now - 9 * DAY, now)
    second = meet(contact("Ben"), now - 5 * DAY, now)
    screen = await open_app(LATE)
    assert tips(screen) == ["tip-late-thank-you"]
    await screen.click("Mark as sent")
    await screen.go(f"/interviews/interview/{second.id}/message/thank-you")
    assert tips(screen) == []


async def test_news_has_none(open_app: Open, ana: Contact, now: dt.datetime) -> None:
    sent(MessageKind.REQUEST, ana, now - 9 * DAY).undo_sent()
    screen = await open_app("/contacts/contact/1/message/update")
    assert tips(screen) == []
    await screen.go("/contacts/contact/1/message/nudge")
    assert tips(screen) == []
