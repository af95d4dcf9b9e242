"""On a phone: what is left with its system, to the last call that leaves Python. The phone's side is a named fake."""

from __future__ import annotations

import asyncio
import datetime as dt
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine

from models.contact import Contact
from models.database import db
from models.delivery import Delivery
from models.interview import CancelledBy
from models.message import MessageKind
from models.outage import Outage
from models.profile import Profile
from models.rings import claim_due, standing_due
from models.snooze import Snooze, snoozes
from tests.fake_phone import FakePhone, when
from tests.models.people import DAY, HOUR, contact, interview, sent
from tests.screen import Screen
from tests.views.conftest import Open
from views.notifications import planning
from views.notifications.planning import MOST, Planner

MINUTE = HOUR / 60
Plan = Callable[[], Awaitable[None]]


@pytest.fixture
def phone(monkeypatch: pytest.MonkeyPatch) -> FakePhone:
    monkeypatch.setenv("FLET_PLATFORM", "android")
    monkeypatch.setattr(planning, "_PAUSE", 0)
    return FakePhone()


@pytest.fixture
def places() -> list[str]:
    """Where taps on notifications led."""
    return []


@pytest.fixture
def plan(phone: FakePhone, places: list[str], open_app: Open, monkeypatch: pytest.MonkeyPatch) -> Plan:
    """Brings the phone in line with what is due, as the app does after every change."""
    planners: list[Planner] = []

    async def planned() -> None:
        if not planners:
            with monkeypatch.context() as patch:
                patch.delenv("FLET_PLATFORM")  # the screen's own planner stays out of this
                screen = await open_app(answer=phone)
            planners.append(Planner(planning.phone.begin(screen.page, places.append), places.append))
        await planners[0].plan()

    return planned


def written_here() -> int:
    """How many rows this connection has written."""
    return int(db.connection().total_changes)


async def calm(screen: Screen) -> None:
    """The app's own planner has done its work."""
    for _ in range(20):
        await asyncio.sleep(0.01)
        await screen.settle()


async def test_an_interview_leaves_each_of_its_reminders_at_its_hour(
    phone: FakePhone, plan: Plan, now: dt.datetime
) -> None:
    noon = now + 3 * DAY
    interview(contact(), noon, now)
    await plan()
    assert phone.plan() == [
        (noon.replace(hour=18) - 2 * DAY, "Prepare your interview with Ana Lopes"),
        (noon.replace(hour=18) - DAY, "Prepare your interview with Ana Lopes"),
        (noon - HOUR, "Have your cards at hand for Ana Lopes"),
        (noon + 50 * MINUTE, "Write down what you heard from Ana Lopes"),
        (noon.replace(hour=18), "Thank Ana Lopes"),
        (noon + DAY, "Write down what you heard from Ana Lopes"),
        (noon.replace(hour=18) + DAY, "Thank Ana Lopes"),
        (noon.replace(hour=9) + 28 * DAY, "Give Ana Lopes some news"),
        (noon.replace(hour=9) + 42 * DAY, "Give Ana Lopes some news"),
    ]


async def test_no_exact_alarm_is_asked_for(phone: FakePhone, plan: Plan, now: dt.datetime) -> None:
    interview(contact(), now + DAY, now)
    await plan()
    assert {one["schedule_mode"] for one in phone.left.values()} == {"inexactAllowWhileIdle"}


async def test_what_did_not_change_is_left_alone(phone: FakePhone, plan: Plan, now: dt.datetime) -> None:
    interview(contact(), now + DAY, now)
    await plan()
    phone.calls.clear()
    await plan()
    assert not {"schedule", "cancel", "show"} & set(phone.calls)


async def test_the_app_comes_to_rest_after_a_change(phone: FakePhone, open_app: Open, now: dt.datetime) -> None:
    screen = await open_app(answer=phone)
    interview(contact(), now + DAY, now)
    await calm(screen)
    assert len(phone.left) == 8
    phone.calls.clear()
    await calm(screen)
    assert phone.calls == []


async def test_it_rests_too_over_the_hour_that_a_clock_repeats(
    phone: FakePhone, plan: Plan, clock: time_machine.Traveller
) -> None:
    montreal = ZoneInfo("America/Toronto")
    night = dt.datetime(2026, 11, 1, 0, 10, tzinfo=montreal)
    clock.move_to(night)
    interview(contact(), night + HOUR, night)
    await plan()
    written = written_here()
    await plan()
    assert written_here() == written


async def test_a_moved_interview_is_planned_anew_and_a_cancelled_one_forgotten(
    phone: FakePhone, plan: Plan, now: dt.datetime
) -> None:
    meeting = interview(contact(), now + DAY, now)
    await plan()
    meeting.reschedule(now + 5 * DAY, 20, now)
    await plan()
    assert min(phone.plan())[0] == (now + 3 * DAY).replace(hour=18)
    assert len(phone.plan()) == 9
    meeting.cancel(CancelledBy.THEM, now)
    await plan()
    assert phone.plan() == []


async def test_quiet_hours_and_digests_hold_on_the_phone_too(phone: FakePhone, plan: Plan, now: dt.datetime) -> None:
    Profile.load().be_quiet(dt.time(17), dt.time(9, 30))
    for name in ("Ana", "Bo"):
        meeting = interview(contact(name), now + HOUR, now)
        meeting.set_nothing_to_add(now)
        meeting.open_cards(now + HOUR / 2)
    await plan()
    assert phone.plan() == [
        ((now + DAY).replace(hour=9, minute=30), "2 follow-ups today"),
        ((now + 2 * DAY).replace(hour=9, minute=30), "2 follow-ups today"),
        ((now + 28 * DAY).replace(hour=9, minute=30), "2 follow-ups today"),
        ((now + 42 * DAY).replace(hour=9, minute=30), "2 follow-ups today"),
    ]


async def test_of_too_many_the_nearest_are_left(phone: FakePhone, plan: Plan, now: dt.datetime) -> None:
    for number in range(40):
        interview(contact(f"Person {number}"), now + DAY + number * 31 * MINUTE, now)
    await plan()
    assert len(phone.left) == MOST == 64
    last = max(phone.plan())[0]
    phone.left.clear()
    await plan()
    assert max(phone.plan())[0] == last


async def test_what_the_phone_has_shown_does_not_ring_again(
    phone: FakePhone, plan: Plan, clock: time_machine.Traveller, now: dt.datetime
) -> None:
    interview(contact(), now + DAY, now)
    await plan()
    later = now + DAY + 2 * HOUR
    clock.move_to(later)
    assert len(phone.let_time_pass(later)) == 3
    await plan()
    assert "show" not in phone.calls
    assert claim_due(later) == []


async def test_what_the_phone_was_not_told_of_is_shown_by_the_app(
    phone: FakePhone, plan: Plan, clock: time_machine.Traveller, now: dt.datetime
) -> None:
    interview(contact(), now + DAY, now)
    clock.move_to(now + DAY - HOUR / 2)
    await plan()
    assert [one["title"] for one in phone.shown.values()] == [
        "Have your cards at hand for Ana Lopes",
        "Prepare your interview with Ana Lopes",
    ]
    assert {one["payload"] for one in phone.shown.values()} == {"/today/interview/1/cards", "/today/interview/1"}
    await plan()
    assert phone.calls.count("show") == 2


async def test_an_inexact_one_that_is_not_shown_yet_is_left_while_it_stands(
    phone: FakePhone, plan: Plan, clock: time_machine.Traveller, now: dt.datetime
) -> None:
    meeting = interview(contact(), now + HOUR, now)
    await plan()
    clock.move_to(now + HOUR + 55 * MINUTE)
    await plan()
    title = "Write down what you heard from Ana Lopes"
    assert [one["title"] for one in phone.left.values() if when(one) <= now + HOUR + 55 * MINUTE] == [title]
    meeting.write_notes("Much.")
    await plan()
    assert title not in [one["title"] for one in phone.left.values()]


async def test_what_was_dealt_with_goes_from_the_screen_of_the_phone(
    phone: FakePhone, plan: Plan, clock: time_machine.Traveller, now: dt.datetime
) -> None:
    meeting = interview(contact(), now + HOUR, now)
    await plan()
    later = now + 7 * HOUR
    clock.move_to(later)
    assert phone.let_time_pass(later)[-1] == "Thank Ana Lopes"
    sent(MessageKind.THANK_YOU, meeting.contact, later, meeting)
    meeting.write_notes("Much.")
    await plan()
    assert phone.shown == {}


async def test_a_snooze_rings_at_its_end(
    phone: FakePhone, plan: Plan, clock: time_machine.Traveller, now: dt.datetime
) -> None:
    meeting = interview(contact(), now - HOUR, now - DAY)
    meeting.set_nothing_to_add(now)
    await plan()
    evening = now.replace(hour=18)
    clock.move_to(evening)
    phone.let_time_pass(evening)
    await plan()
    (reminder,) = standing_due(evening)
    until = snoozes(reminder, evening)[Snooze.TOMORROW]
    undo = Delivery.snooze(reminder, until, evening)
    await plan()
    assert phone.shown == {}
    assert min(phone.plan()) == (until, "Thank Ana Lopes")
    undo()
    await plan()
    assert (until, "Thank Ana Lopes") not in phone.plan()
    assert claim_due(evening) == []


async def test_hidden_names_are_not_left_with_the_phone(phone: FakePhone, plan: Plan, now: dt.datetime) -> None:
    interview(contact("Ana Lopes"), now + DAY, now)
    await plan()
    Profile.load().hide(True)
    await plan()
    assert phone.left
    assert not [one for one in phone.left.values() if "Ana" in f"{one['title']} {one['body']} {one['style']}"]


async def test_after_a_flight_nine_is_nine_where_one_landed(
    phone: FakePhone, plan: Plan, clock: time_machine.Traveller, now: dt.datetime
) -> None:
    sent(MessageKind.REQUEST, contact(), now)
    await plan()
    paris = ZoneInfo("Europe/Paris")
    clock.move_to((now + DAY).astimezone(paris))
    await plan()
    assert [moment.astimezone(paris).hour for moment, _ in phone.plan()] == [9, 9]


async def test_without_permission_nothing_is_left_and_nothing_counts_as_shown(
    phone: FakePhone, plan: Plan, clock: time_machine.Traveller, now: dt.datetime
) -> None:
    interview(contact(), now + HOUR / 2 + DAY, now)
    await plan()
    phone.allowed = False
    await plan()
    assert Profile.load().notifications_refused_at is not None
    clock.move_to(now + DAY)
    await plan()
    phone.allowed = True
    await plan()
    assert Profile.load().notifications_refused_at is None
    assert next(one["title"] for one in phone.shown.values()) == "Have your cards at hand for Ana Lopes"


async def test_a_phone_that_fails_is_told_on_today_and_tried_again(
    phone: FakePhone, plan: Plan, clock: time_machine.Traveller, now: dt.datetime
) -> None:
    interview(contact(), now + DAY, now)
    phone.broken = True
    await plan()
    assert Outage.load().since is not None
    phone.broken = False
    await plan()
    assert phone.left == {}
    clock.move_to(now + 2 * MINUTE)
    await plan()
    assert Outage.load().since is None
    assert phone.left


async def test_the_phone_is_not_asked_when_the_app_first_starts(phone: FakePhone, open_app: Open) -> None:
    phone.allowed = False
    screen = await open_app(answer=phone)
    await calm(screen)
    (service,) = [one for one in screen.page._services._services if hasattr(one, "request_alert_permission")]
    assert not (
        service.request_alert_permission or service.request_sound_permission or service.request_badge_permission
    )
    assert "request_permissions" not in phone.calls
    assert not screen.has("This phone doesn’t show your reminders")


async def plan_an_interview(screen: Screen) -> None:
    await screen.go("/contacts/contact/1/new-interview")
    await screen.click("Plan the interview")


class TestPermission:
    @pytest.fixture(autouse=True)
    def _known(self, data: object) -> Contact:
        return contact()

    async def test_it_is_asked_with_its_reason_once_there_is_something_to_remind_of(
        self, phone: FakePhone, open_app: Open
    ) -> None:
        phone.allowed = False
        screen = await open_app(answer=phone)
        await plan_an_interview(screen)
        await screen.wait_for("May Entrevue remind you?", 2)
        assert any("thank-you" in text for text in screen.texts())
        await screen.click("Yes, remind me")
        await calm(screen)
        assert phone.allowed
        assert Profile.load().notifications_refused_at is None
        assert phone.left

    async def test_a_refusal_is_respected_and_told_on_today(self, phone: FakePhone, open_app: Open) -> None:
        phone.allowed = phone.says_yes = False
        screen = await open_app(answer=phone)
        await plan_an_interview(screen)
        await screen.wait_for("May Entrevue remind you?", 2)
        await screen.click("Not now")
        assert "request_permissions" not in phone.calls
        await screen.go("/today")
        assert screen.has("This phone doesn’t show your reminders")
        await plan_an_interview(screen)
        await calm(screen)
        assert not screen.dialogs or not screen.has("May Entrevue remind you?")

        await screen.go("/today")
        await screen.click("Allow reminders")
        await calm(screen)
        assert phone.calls.count("request_permissions") == 1
        assert "open_app_settings" in phone.calls

        phone.allowed = True
        await screen.wake()
        await calm(screen)
        assert not screen.has("This phone doesn’t show your reminders")

    async def test_where_the_phone_allows_it_anyway_nothing_is_asked(self, phone: FakePhone, open_app: Open) -> None:
        screen = await open_app(answer=phone)
        await plan_an_interview(screen)
        await calm(screen)
        assert not screen.has("May Entrevue remind you?")

    async def test_a_computer_asks_nothing(self, open_app: Open) -> None:
        screen = await open_app()
        await plan_an_interview(screen)
        await calm(screen)
        assert not screen.has("May Entrevue remind you?")


async def test_a_tap_leads_to_the_place_and_to_no_other(phone: FakePhone, open_app: Open, now: dt.datetime) -> None:
    interview(contact(), now - HOUR, now - DAY)
    screen = await open_app(answer=phone)
    await calm(screen)
    (service,) = [one for one in screen.page._services._services if hasattr(one, "request_alert_permission")]
    (notes,) = [one for one in phone.shown.values() if "Write down" in one["title"]]
    await screen.fire(service, "tap", {"id": 1, "payload": notes["payload"]})
    assert screen.route == notes["payload"] == "/today/interview/1/after"
    await screen.fire(service, "tap", {"id": 1, "payload": "https://example.org"})
    assert screen.route == "/today/interview/1/after"


def test_the_app_starts_with_what_a_phone_has(data: object, tmp_path: Path) -> None:
    missing = "filelock", "uvicorn", "flet_web", "flet_desktop", "jeepney", "websockets"
    code = (
        f"import sys; sys.modules.update(dict.fromkeys({missing!r}))\n"
        "import flet as ft; ft.run = lambda main, **more: print('shown by', main.__module__)\n"
        "import main; sys.argv[1:] = []; main.main()"
    )
    environment = {**os.environ, "FLET_PLATFORM": "android", "FLET_APP_STORAGE_DATA": str(tmp_path / "phone")}
    run = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert (run.stdout.strip(), run.returncode) == ("shown by views.app", 0), run.stderr


async def test_due_while_a_plan_is_made_it_is_shown_once(
    phone: FakePhone,
    plan: Plan,
    clock: time_machine.Traveller,
    now: dt.datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    noon = now + 3 * DAY
    interview(contact(), noon, now)
    await plan()
    clock.move_to(noon - HOUR - dt.timedelta(milliseconds=200))
    phone.let_time_pass(noon - HOUR - dt.timedelta(milliseconds=200))
    answer = phone._get_pending

    def slowly(arguments: dict[str, Any]) -> list[dict[str, Any]]:
        found = answer(arguments)
        clock.shift(0.3)
        phone.let_time_pass(noon - HOUR)
        return found

    monkeypatch.setattr(phone, "_get_pending", slowly)
    phone.calls.clear()
    await plan()
    assert "show" not in phone.calls
    assert [one["title"] for one in phone.shown.values() if "cards" in one["title"]] == [
        "Have your cards at hand for Ana Lopes"
    ]


async def test_refused_nothing_is_left_to_come_once_allowed_again(
    phone: FakePhone, plan: Plan, clock: time_machine.Traveller, now: dt.datetime
) -> None:
    noon = now + 3 * DAY
    meeting = interview(contact(), noon, now)
    await plan()
    phone.allowed = False
    await plan()
    assert phone.left == {}
    meeting.cancel(CancelledBy.THEM, now)
    phone.allowed = True
    clock.move_to(noon)
    assert phone.let_time_pass(noon) == []


async def test_cards_in_hand_still_leave_the_notes_with_the_phone(
    phone: FakePhone, plan: Plan, clock: time_machine.Traveller, now: dt.datetime
) -> None:
    noon = now + 3 * DAY
    meeting = interview(contact(), noon, now)
    clock.move_to(noon - 5 * MINUTE)
    await plan()
    meeting.open_cards(noon - 5 * MINUTE)
    await plan()
    assert (noon + 140 * MINUTE, "Write down what you heard from Ana Lopes") in phone.plan()


async def test_a_phone_that_refuses_each_notification_is_given_growing_pauses(
    phone: FakePhone, plan: Plan, clock: time_machine.Traveller, now: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    interview(contact(), now + HOUR / 2, now - HOUR)
    monkeypatch.setattr(phone, "_show", lambda _: "error:show_failed:no")
    for failures in (1, 2, 3):
        await plan()
        assert Outage.load().failures == failures
        clock.move_to(now + failures * 5 * MINUTE)


async def test_names_leave_the_screen_when_they_are_hidden(
    phone: FakePhone, plan: Plan, clock: time_machine.Traveller, now: dt.datetime
) -> None:
    interview(contact(), now + DAY, now)
    await plan()
    clock.move_to(now + DAY - HOUR + MINUTE)
    phone.let_time_pass(now + DAY - HOUR + MINUTE)
    await plan()
    assert phone.shown
    Profile.load().hide(True)
    await plan()
    assert phone.shown == {}
    assert not [one for one in phone.left.values() if "Ana" in one["title"] + one["body"]]
