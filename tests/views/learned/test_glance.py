"""The search at a glance: sentences, bars that lead to what they count, and what stands there with little or none."""

from __future__ import annotations

import datetime as dt

import flet as ft
import pytest

from models.call import Call
from models.interview import Interview
from models.message import MessageKind, Reply
from models.referral import Referral
from tests.models.people import DAY, HOUR, contact, interview, sent
from tests.screen import Screen
from tests.views.conftest import Open, PassTime

HERE = "/interviews/learned/glance"


def bars(screen: Screen, figure: str) -> dict[str, str]:
    """Each line of a figure with its number."""
    found = {}
    for line in screen.all(ft.TextButton, figure):
        name, count = (text.value for text in _texts(line))
        found[name] = count
    return found


def _texts(line: ft.TextButton) -> list[ft.Text]:
    words = line.content.controls[0]
    return [row for row in words.controls if isinstance(row, ft.Text)]


def held(name: str, start: dt.datetime) -> Interview:
    meeting = interview(contact(name), start, start - DAY)
    Interview.update(created_at=start - DAY).where(Interview.id == meeting.id).execute()
    Interview.get_by_id(meeting.id).finish(meeting.ends_at)
    return Interview.get_by_id(meeting.id)


def ask(count: int, now: dt.datetime, *, answered: int) -> None:
    for number in range(count):
        request = sent(MessageKind.REQUEST, contact(f"Person {number}"), now - 3 * DAY)
        if number < answered:
            request.set_reply(Reply.NO, now)


async def test_with_nothing_to_count_it_says_what_will_be_there_and_what_to_do(open_app: Open) -> None:
    contact("Ana")
    screen = await open_app(HERE)
    assert screen.has("The requests you send, whom you meet and what comes of it will be summed up here.")
    await screen.click("Choose someone to write to")
    assert screen.route == "/contacts"


async def test_the_hub_leads_there(open_app: Open) -> None:
    screen = await open_app("/interviews/learned")
    await screen.click("The search at a glance")
    assert screen.route == HERE
    await screen.back()
    assert screen.route == "/interviews/learned"


async def test_each_bar_has_its_words_and_number_and_leads_to_who_was_counted(open_app: Open, now: dt.datetime) -> None:
    for name, reply in (("Ana", Reply.YES), ("Ben", Reply.NO), ("Chi", Reply.NO), ("Dov", None)):
        sent(MessageKind.REQUEST, contact(name, title="Qop"), now - 3 * DAY).set_reply(reply, now)
    screen = await open_app(HERE)
    assert screen.has("You asked 4 people for a meeting. 3 have answered.")
    assert bars(screen, "asked") == {"They said yes": "1", "They said no": "2", "No answer yet": "1"}
    await screen.click("They said no")
    assert screen.route == f"{HERE}/behind/asked-no"
    assert screen.has("Requests"), "what they said no to"
    assert [name for name in ("Ana", "Ben", "Chi", "Dov") if screen.has(name)] == ["Ben", "Chi"]
    await screen.click("Ben")
    assert screen.route.startswith(f"{HERE}/behind/asked-no/contact/")
    await screen.back()
    await screen.back()
    assert screen.route == HERE


async def test_the_lengths_add_up_to_the_whole(open_app: Open, now: dt.datetime) -> None:
    ask(4, now, answered=1)
    screen = await open_app(HERE)
    lines = [line.content.controls[1].content.controls for line in screen.all(ft.TextButton, "asked")]
    assert [[part.expand for part in parts] for parts in lines] == [[1, 3], [3, 1]]


async def test_interviews_names_and_thanks(open_app: Open, now: dt.datetime) -> None:
    ana, ben = held("Ana", now - 5 * DAY), held("Ben", now - 3 * HOUR)
    sent(MessageKind.THANK_YOU, ana.contact, now - 4 * DAY, ana)
    held("Chi", now - 4 * DAY)
    for name in ("Gil", "Hal"):
        Referral.note(ben, name)
    screen = await open_app(HERE)
    assert screen.has("You held 3 interviews. You met 3 people.")
    assert screen.has("Names your 3 interviews gave you: 2.")
    assert screen.has("Sent on time, before 6:00\u202fp.m. the next day: 1 of 2 thank-you notes.")
    assert bars(screen, "met") == {"Without a request": "3"}
    assert bars(screen, "names") == {"Interviews that gave no name": "2", "Interviews that gave two names": "1"}
    assert bars(screen, "thanks") == {"Sent on time": "1", "Late, and not sent yet": "1", "Still to send, in time": "1"}


@pytest.mark.parametrize(
    ("bar", "group", "ago"),
    [("Late, and not sent yet", "thanks-missing", 4 * DAY), ("Still to send, in time", "thanks-owed", 3 * HOUR)],
)
async def test_a_note_that_is_owed_is_two_taps_away_and_one_that_went_leads_to_its_interview(
    open_app: Open, now: dt.datetime, bar: str, group: str, ago: dt.timedelta
) -> None:
    thanked, owed = held("Ana", now - 5 * DAY), held("Chi", now - ago)
    sent(MessageKind.THANK_YOU, thanked.contact, now - 4 * DAY, thanked)
    screen = await open_app(HERE)
    await screen.click(bar)
    await screen.click("Chi")
    assert screen.route == f"{HERE}/behind/{group}/interview/{owed.id}/message/thank-you"
    assert screen.has("Say thank you")
    await screen.go(HERE)
    await screen.click("Sent on time")
    await screen.click("Ana")
    assert screen.route == f"{HERE}/behind/thanks-on-time/interview/{thanked.id}"


async def test_what_is_counted_no_more_is_gone_from_its_list(open_app: Open, now: dt.datetime) -> None:
    request = sent(MessageKind.REQUEST, contact("Ana"), now - DAY)
    screen = await open_app(f"{HERE}/behind/asked-not-yet")
    assert screen.has("Ana")
    request.set_reply(Reply.YES, now)
    await screen.settle()
    assert screen.has("Nothing is counted here any more.")
    await screen.click("Go back")
    assert screen.route == HERE
    await screen.go(f"{HERE}/behind/qop")
    assert screen.has("Nothing is counted here any more.")


@pytest.mark.parametrize(("count", "told"), [(9, False), (10, True)])
async def test_no_percentage_is_told_of_few(open_app: Open, now: dt.datetime, count: int, told: bool) -> None:
    ask(count, now, answered=5)
    screen = await open_app(HERE)
    assert any("%" in text for text in screen.texts()) is told


async def test_two_weeks_make_no_picture_and_three_do(open_app: Open, now: dt.datetime, pass_time: PassTime) -> None:
    Call.log(contact("Ana"), now)
    screen = await open_app(HERE)
    assert screen.has("Your search began this week.")
    await pass_time(screen, 7 * DAY)
    assert screen.has("Weeks with a message, a call or an interview: 1 of the last 2.")
    assert not screen.has("This week")
    await pass_time(screen, 7 * DAY)
    (picture,) = [row for row in screen.all(ft.Semantics) if row.key == "weeks"]
    assert picture.label == "The busiest began on Sunday, September 13: 1 message, call or interview."
    assert picture.exclude_semantics, "it is heard as a sentence, not as columns"
    assert screen.has("This week")


async def test_at_most_a_quarter_of_weeks_is_drawn(open_app: Open, now: dt.datetime) -> None:
    ana = contact("Ana")
    for weeks in range(20):
        Call.log(ana, now, at=now - weeks * 7 * DAY)
    screen = await open_app(HERE)
    assert screen.has("Weeks with a message, a call or an interview: 12 of the last 12.")
    (picture,) = [row for row in screen.all(ft.Semantics) if row.key == "weeks"]
    assert len(picture.content.controls[0].controls) == 12


async def test_before_anyone_was_met_it_says_what_comes(open_app: Open, now: dt.datetime) -> None:
    ask(1, now, answered=0)
    screen = await open_app(HERE)
    assert screen.has("Once you have met someone, the names they gave and your thank-you notes are counted here.")
    assert not screen.has("You held 0 interviews.")
