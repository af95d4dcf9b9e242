"""The calendar's section of an interview: what is offered, how the file leaves, and what is said of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

import flet as ft
import pytest
from icalendar import Calendar, Event

from locales.words import words
from models import calendars
from models.contact import Contact
from models.interview import CancelledBy, Interview
from models.profile import Profile
from models.referral import MayName, Referral
from tests.models.people import DAY, HOUR, contact, interview
from tests.screen import Screen
from tests.systems import posix
from tests.views.conftest import Open, PassTime

HERE = "/interviews/interview/1"
ADD, OPEN, INVITE = "Add to my calendar", "Open in my calendar", "Invite Ana Lopes"
TAKE_OUT, WITHDRAW = "Take it out of my calendar", "Withdraw the invitation to Ana Lopes"


@pytest.fixture
def ana(data: object, clock: object) -> Contact:
    return contact(email="ana@example.ca")


@pytest.fixture
def meeting(ana: Contact, now: dt.datetime) -> Interview:
    return interview(ana, now + DAY, now, place="Qafé")


@pytest.fixture
def known(data: object) -> None:
    Profile.load().describe(name="Zuri Qop", email="zuri@example.ca")


class Device:
    """A browser, a phone or a computer with a window: what it was asked for, and what it answers."""

    def __init__(self, answers: dict[str, Any]) -> None:
        self._answers = answers
        self.calls: list[tuple[str, Any]] = []

    def __call__(self, name: str, arguments: Any) -> Any:
        if name not in ("save_file", "share_files", "launch_url"):
            return None
        self.calls.append((name, arguments))
        answer = self._answers.get(name)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def last(self) -> tuple[str, str, Event]:
        """The last call: its name, the file's, and the event in it."""
        name, arguments = self.calls[-1]
        if name == "save_file":
            file, data = arguments["file_name"], arguments["src_bytes"]
        elif name == "share_files":
            (shared,) = arguments["files"]
            assert shared.mime_type == "text/calendar"
            file, data = shared.name, shared.data
        else:
            path = Path(url2pathname(urlsplit(arguments["url"]).path))
            file, data = path.name, path.read_bytes()
        return name, file, Calendar.from_ical(data)


async def on_the_web(open_app: Open, answers: dict[str, Any] | None = None, **more: Any) -> tuple[Screen, Device]:
    return await on(lambda page: setattr(page, "web", True), open_app, answers or {}, **more)


async def on_a_phone(open_app: Open, answers: dict[str, Any]) -> tuple[Screen, Device]:
    return await on(lambda page: setattr(page, "platform", ft.PagePlatform.ANDROID), open_app, answers)


async def on_a_computer(open_app: Open, answers: dict[str, Any]) -> tuple[Screen, Device]:
    return await on(lambda page: setattr(page, "platform", ft.PagePlatform.LINUX), open_app, answers)


async def on(
    be: Callable[[Any], None], open_app: Open, answers: dict[str, Any], language: str = "en"
) -> tuple[Screen, Device]:
    device = Device(answers)
    screen = await open_app("/interviews", language, answer=device)
    be(screen.page)
    await screen.go(HERE)
    return screen, device


def kept() -> int | None:
    return Interview.get().calendar_sequence


async def test_a_browser_downloads_it_and_the_calendar_counts_as_told(open_app: Open, meeting: Interview) -> None:
    screen, device = await on_the_web(open_app)
    assert not screen.has(OPEN), "a browser opens no file of this computer"
    await screen.click(ADD)
    name, file, calendar = device.last()
    assert (name, file) == ("save_file", "interview-2026-09-16.ics")
    assert calendar.get("METHOD") is None
    assert calendar.events[0]["SUMMARY"] == "Informational interview: Ana Lopes"
    assert screen.snack() == "The file is ready. Open it, and your calendar takes it from there."
    assert kept() == 0
    assert screen.has("The file is ready. If this interview is not in your calendar yet, open the file.")


@pytest.mark.parametrize(
    ("away", "told"),
    [
        (
            DAY + dt.timedelta(minutes=1),
            "Once you add it, your calendar will remind you a day before, then an hour before.",
        ),
        (DAY, "Once you add it, your calendar will remind you an hour before."),
        (HOUR + dt.timedelta(minutes=1), "Once you add it, your calendar will remind you an hour before."),
        (HOUR, None),
        (dt.timedelta(minutes=36), None),
    ],
)
async def test_it_promises_only_the_rings_to_come(
    open_app: Open, ana: Contact, now: dt.datetime, away: dt.timedelta, told: str | None
) -> None:
    row = interview(ana, now + away, now)
    screen, _ = await on_the_web(open_app)
    said = [text for text in screen.texts() if "will remind you" in text]
    assert said == ([told] if told else [])
    calendars.enter(row)
    await screen.settle()
    assert not any("will remind you" in text for text in screen.texts())


async def test_it_promises_less_as_time_goes(
    open_app: Open, ana: Contact, now: dt.datetime, pass_time: PassTime
) -> None:
    interview(ana, now + DAY + HOUR, now)
    screen, _ = await on_the_web(open_app)
    assert screen.has("Once you add it, your calendar will remind you a day before, then an hour before.")
    await pass_time(screen, HOUR)
    assert screen.has("Once you add it, your calendar will remind you an hour before.")


async def test_a_phone_shares_it(open_app: Open, meeting: Interview) -> None:
    screen, device = await on_a_phone(open_app, {"share_files": {"status": "success", "raw": ""}})
    assert not screen.has(OPEN)
    await screen.click(ADD)
    name, file, calendar = device.last()
    assert (name, file, len(calendar.events)) == ("share_files", "interview-2026-09-16.ics", 1)
    assert screen.snack() == "The file was handed to the app you chose."
    assert kept() == 0


async def test_a_computer_saves_it_where_one_says(open_app: Open, meeting: Interview) -> None:
    screen, device = await on_a_computer(open_app, {"save_file": "/home/zuri/entrevue.ics"})
    await screen.click(ADD)
    assert device.last()[0] == "save_file"
    assert screen.snack() == "The file is ready. Open it, and your calendar takes it from there."
    assert kept() == 0


@posix
async def test_a_computer_opens_it_from_a_folder_of_ones_own(open_app: Open, meeting: Interview) -> None:
    screen, device = await on_a_computer(open_app, {})
    await screen.click(OPEN)
    name, file, calendar = device.last()
    assert (name, file, len(calendar.events)) == ("launch_url", "interview-2026-09-16.ics", 1)
    path = Path(url2pathname(urlsplit(device.calls[-1][1]["url"]).path))
    assert path.parent.stat().st_mode & 0o077 == 0
    assert path.parent.parent.stat().st_mode & 0o077 == 0
    assert screen.snack().startswith("If your calendar does not open,")
    assert kept() == 0


@pytest.mark.parametrize("act", [ADD, INVITE])
async def test_a_dialog_that_is_closed_says_and_keeps_nothing(
    open_app: Open, meeting: Interview, known: None, act: str
) -> None:
    screen, device = await on_a_computer(open_app, {"save_file": None})
    await screen.click(act)
    assert len(device.calls) == 1
    assert (screen.snack(), kept()) == ("", None)
    await screen.click(act)
    assert len(device.calls) == 2, "one may try again at once"


async def test_a_share_that_is_put_away_says_and_keeps_nothing(open_app: Open, meeting: Interview) -> None:
    screen, _ = await on_a_phone(open_app, {"share_files": {"status": "dismissed", "raw": ""}})
    await screen.click(ADD)
    assert (screen.snack(), kept()) == ("", None)


@pytest.mark.parametrize("error", [RuntimeError("no zenity"), TimeoutError(), PermissionError()])
@pytest.mark.parametrize("act", [ADD, OPEN, INVITE])
async def test_a_refusal_is_a_sentence(
    open_app: Open, meeting: Interview, known: None, act: str, error: Exception
) -> None:
    screen, _ = await on_a_computer(open_app, {"save_file": error, "launch_url": error})
    await screen.click(act)
    assert screen.snack() == "The file could not leave Entrevue. Please try again, or in another way."
    assert kept() is None
    assert screen.has(act)


async def test_a_refused_share_is_a_sentence(open_app: Open, meeting: Interview) -> None:
    screen, _ = await on_a_phone(open_app, {"share_files": RuntimeError("refused")})
    await screen.click(ADD)
    assert screen.snack().startswith("The file could not leave Entrevue.")
    assert kept() is None


@pytest.mark.parametrize("act", [ADD, INVITE])
async def test_an_impatient_finger_gets_one_file(open_app: Open, meeting: Interview, known: None, act: str) -> None:
    screen, device = await on_the_web(open_app)
    await screen.tap_twice(act)
    assert len(device.calls) == 1
    await screen.click(act)
    assert len(device.calls) == 1, "so soon it is still the same finger"


async def test_after_one_act_the_other_may_follow_at_once(open_app: Open, meeting: Interview, known: None) -> None:
    screen, device = await on_the_web(open_app)
    await screen.click(ADD)
    await screen.click(INVITE)
    assert len(device.calls) == 2


async def test_when_it_moved_the_calendar_is_told_again(
    open_app: Open, meeting: Interview, known: None, now: dt.datetime
) -> None:
    calendars.enter(meeting)
    meeting.reschedule(meeting.start + DAY, 20, now)
    screen, device = await on_the_web(open_app)
    moved = "Your calendar may still have this interview as it was. Add it again, and your calendar corrects it."
    assert screen.has(moved)
    await screen.click(ADD)
    event = device.last()[2].events[0]
    assert (event["SEQUENCE"], event["UID"]) == (1, f"{meeting.uid}@entrevue")
    assert kept() == 1
    assert not screen.has(moved)


async def test_an_invitation_is_for_the_person_to_send(open_app: Open, meeting: Interview, known: None) -> None:
    screen, device = await on_the_web(open_app)
    await screen.click(INVITE)
    name, file, calendar = device.last()
    assert (name, file, calendar["METHOD"]) == ("save_file", "invitation-2026-09-16.ics", "REQUEST")
    assert screen.snack() == "The file is ready. Attach it to an email to Ana Lopes."
    assert kept() is None, "their calendar is not one’s own"


async def test_missing_addresses_are_asked_for_in_place(open_app: Open, ana: Contact, meeting: Interview) -> None:
    ana.describe(email="")
    screen, device = await on_the_web(open_app)
    mine, theirs = "Your email", "Their email"
    assert not screen.has(mine) and not screen.has(theirs)
    await screen.click(INVITE)
    assert screen.snack() == "An invitation needs your email and the email of the person you invite."
    assert screen.has("Fill in what is missing, then tap “Invite Ana Lopes” again.")
    assert not device.calls
    await screen.focus(mine)
    for typed in ("z", "zuri@example.ca"):
        await screen.type(mine, typed)
        assert screen.field(mine).value == typed
    await screen.leave(mine)
    assert Profile.load().email == "zuri@example.ca"
    assert screen.field(mine).value == "zuri@example.ca", "it stays, though nothing is missing there any more"
    await screen.focus(theirs)
    await screen.type(theirs, "not one")
    await screen.click(INVITE)
    wrong = "This does not look like an email address. Example: name@example.ca"
    assert screen.field(theirs).error == wrong and screen.field(theirs).value == "not one"
    assert not device.calls
    await screen.type(theirs, "ana@example.org")
    await screen.click(INVITE)
    assert Contact.get().email == "ana@example.org"
    event = device.last()[2].events[0]
    assert (event["ORGANIZER"], event["ATTENDEE"]) == ("mailto:zuri@example.ca", "mailto:ana@example.org")
    assert not screen.has(mine) and not screen.has(theirs)


async def test_only_what_is_missing_is_asked_for(open_app: Open, meeting: Interview) -> None:
    screen, _ = await on_the_web(open_app)
    await screen.click(INVITE)
    assert screen.has("Your email") and not screen.has("Their email")


@pytest.mark.parametrize("may_name", [MayName.NO, MayName.NOT_ASKED])
async def test_a_place_that_names_who_may_not_be_named_makes_no_file(
    open_app: Open, meeting: Interview, known: None, may_name: MayName
) -> None:
    meeting.describe(place="Chez Anne Émond")
    referral = Referral.link(contact("Anne Émond"), meeting.contact, may_name=may_name)
    screen, device = await on_the_web(open_app)
    refused = (
        "The place names Anne Émond, who has not said you may name them. Change the place, or note that they agreed."
    )
    assert screen.has(refused)
    assert not screen.has(ADD) and not screen.has(INVITE)
    await screen.click("Change the interview", nth=1)
    assert screen.route == f"{HERE}/edit"
    await screen.back()
    referral.allow(MayName.YES)
    await screen.settle()
    assert not screen.has(refused)
    await screen.click(ADD)
    assert device.last()[2].events[0]["LOCATION"] == "Chez Anne Émond"


async def test_several_who_may_not_be_named_are_all_said(open_app: Open, meeting: Interview) -> None:
    meeting.describe(place="Chez Anne Émond et Guy Roy")
    for name in ("Anne Émond", "Guy Roy"):
        Referral.link(contact(name), meeting.contact)
    screen, _ = await on_the_web(open_app)
    text = next(text for text in screen.texts() if text.startswith("The place names"))
    assert text.startswith("The place names Anne Émond and Guy Roy, who have not said")


async def test_a_name_within_their_own_name_holds_nothing_back(open_app: Open, meeting: Interview) -> None:
    Referral.link(contact("Lopes"), meeting.contact)
    screen, _ = await on_the_web(open_app)
    await screen.click(ADD)
    assert kept() == 0


async def test_a_permission_withdrawn_before_the_screen_follows_stops_the_file(
    open_app: Open, meeting: Interview, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen, device = await on_the_web(open_app)
    Interview.update(place="Chez Anne Émond").execute()  # behind the screen’s back
    Referral.insert(giver=contact("Anne Émond"), contact=meeting.contact, uid="x").execute()
    door = screen._door(ADD, None, 0)
    await screen.session.dispatch_event(door._i, "click", None)
    await screen.settle()
    assert not device.calls and kept() is None
    assert screen.snack().startswith("The file would name Anne Émond")


async def test_an_invitation_that_was_overtaken_says_so(
    open_app: Open, meeting: Interview, known: None, now: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("views.parts.calendar._TWICE", 0.0)  # a day later, not an impatient finger
    screen, _ = await on_the_web(open_app)
    await screen.click(INVITE)
    assert not any("out of date" in text for text in screen.texts())
    Interview.get().reschedule(meeting.start + DAY, 20, now)
    await screen.settle()
    assert screen.has("The invitation you made for Ana Lopes is out of date.")
    await screen.click(INVITE)
    assert not any("out of date" in text for text in screen.texts())


async def test_a_cancelled_one_is_taken_out_again(
    open_app: Open, meeting: Interview, known: None, now: dt.datetime
) -> None:
    calendars.enter(meeting)
    calendars.invite(meeting)
    meeting.cancel(CancelledBy.THEM, now)
    screen, device = await on_the_web(open_app)
    assert screen.has("This interview may still be in your calendar.")
    assert not screen.has(ADD) and not screen.has(INVITE)
    await screen.click(TAKE_OUT)
    calendar = device.last()[2]
    assert (calendar["METHOD"], calendar.events[0]["STATUS"]) == ("CANCEL", "CANCELLED")
    assert kept() == Interview.get().sequence == 1
    assert screen.has("The file is ready. If this interview is still in your calendar, open the file.")
    await screen.click(WITHDRAW)
    calendar = device.last()[2]
    assert (calendar["METHOD"], calendar.events[0]["ATTENDEE"]) == ("CANCEL", "mailto:ana@example.ca")
    assert screen.snack() == "The file is ready. Attach it to an email to Ana Lopes."


async def test_an_invitation_can_be_withdrawn_though_ones_own_calendar_knew_nothing(
    open_app: Open, meeting: Interview, known: None, now: dt.datetime
) -> None:
    screen, _ = await on_the_web(open_app)
    await screen.click(INVITE)
    Interview.get().cancel(CancelledBy.ME, now)
    await screen.settle()
    assert screen.has(WITHDRAW) and not screen.has(TAKE_OUT)


async def test_a_cancelled_one_that_no_calendar_can_know_says_nothing_of_calendars(
    open_app: Open, meeting: Interview, now: dt.datetime
) -> None:
    Profile.load().describe(email="me@example.ca")
    meeting.contact.describe(email="ana@example.ca")
    meeting.cancel(CancelledBy.ME, now)
    screen, _ = await on_the_web(open_app)
    assert not screen.has("Calendar")


@pytest.mark.parametrize("state", ["held", "past", "past and cancelled"])
async def test_what_is_over_has_no_section(open_app: Open, ana: Contact, now: dt.datetime, state: str) -> None:
    row = interview(ana, now - HOUR, now - DAY)
    calendars.enter(row)
    if state == "held":
        row.finish(now)
    elif state != "past":
        row.cancel(CancelledBy.NOT_HELD, now)
    screen, _ = await on_the_web(open_app)
    assert not screen.has("Calendar")


async def test_in_french_the_file_and_what_is_said_are_french(open_app: Open, meeting: Interview) -> None:
    say = words("fr")
    screen, device = await on_the_web(open_app, language="fr")
    await screen.click(say(ADD))
    assert device.last()[2].events[0]["SUMMARY"] == "Entrevue d’information\u00a0: Ana Lopes"
    assert screen.snack() == "Le fichier est prêt. Ouvrez-le, et votre calendrier suivra."
