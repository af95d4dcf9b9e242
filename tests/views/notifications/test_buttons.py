"""What a notification offers on a real desktop bus, and what its buttons do, also when the app is closed."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jeepney import DBusAddress, new_method_call, new_signal
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from models.advice import Advice
from models.clock import now
from models.database import close_database, folder_in_use
from models.delivery import Delivery
from models.interview import Interview
from models.profile import Profile
from models.reminder import Kind
from models.rings import standing_due
from tests.desktop_bus import DesktopBus, desktop_bus
from tests.models.people import DAY, HOUR, contact, interview
from tests.views.serving import until
from views.notifications.actions import Action
from views.notifications.notifier import ears, show
from views.notifications.ringing import ring_due, ring_while_running

ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def _at_any_hour(data: Path) -> None:
    Profile.load().be_quiet(dt.time(0), dt.time(0))
    Profile.load().speak("en")


def owed_thanks(name: str = "Ana Lopes") -> Interview:
    held = interview(contact(name), now() - 26 * HOUR, now() - 7 * DAY)
    held.write_notes("much")
    return held


def silent(name: str = "Ana Lopes") -> Interview:
    """An interview nothing was written of."""
    return interview(contact(name), now() - 2 * HOUR, now() - 7 * DAY)


def the_one(bus: DesktopBus) -> dict[str, Any]:
    (record,) = bus.shown()
    return record


def labels(record: dict[str, Any]) -> dict[str, str]:
    return dict(zip(record["actions"][::2], record["actions"][1::2], strict=True))


def press(bus: DesktopBus, action: str) -> None:
    """A person presses a button of what was shown last, and this process hears it."""
    bus.press(bus.shown()[-1]["id"], action)
    listening = ears()
    assert listening
    for _ in range(4):
        listening.listen(0.2)


def test_the_buttons_are_open_a_fact_and_tomorrow(notification_bus: DesktopBus) -> None:
    owed_thanks()
    ring_due(print)
    assert labels(the_one(notification_bus)) == {
        "default": "Open",
        "open": "Open",
        "done": "Already thanked",
        "tomorrow": "Tomorrow",
    }


@pytest.mark.parametrize("action", ["default", Action.OPEN])
def test_a_click_leads_to_the_draft(notification_bus: DesktopBus, action: str) -> None:
    held = owed_thanks()
    places: list[str] = []
    ring_due(places.append)
    press(notification_bus, action)
    assert places == [f"/today/interview/{held.id}/message/thank-you"]


def test_done_keeps_the_fact(notification_bus: DesktopBus) -> None:
    held = owed_thanks()
    ring_due(print)
    press(notification_bus, Action.DONE)
    assert Interview.get_by_id(held.id).already_thanked_at is not None
    assert not [row for row in standing_due(now()) if row.kind is Kind.THANK_YOU]


def test_tomorrow_puts_it_off(notification_bus: DesktopBus) -> None:
    owed_thanks()
    ring_due(print)
    press(notification_bus, Action.TOMORROW)
    (row,) = Delivery.select()
    assert row.snoozed_until.astimezone(now().tzinfo).date() == now().date() + DAY
    assert standing_due(now()) == []


def test_what_was_settled_since_is_left_alone(notification_bus: DesktopBus) -> None:
    held = owed_thanks()
    ring_due(print)
    held.set_already_thanked(now())
    press(notification_bus, Action.TOMORROW)
    assert not Delivery.select().where(Delivery.snoozed_until.is_null(False)).exists()


def test_a_digest_leads_to_today_and_puts_all_off(notification_bus: DesktopBus) -> None:
    for name in ("Ana", "Bo"):
        owed_thanks(name)
    places: list[str] = []
    ring_due(places.append)
    record = the_one(notification_bus)
    assert record["title"] == "2 follow-ups today"
    assert set(labels(record)) == {"default", "open", "tomorrow"}
    press(notification_bus, "default")
    assert places == ["/today"]
    notification_bus.press(record["id"], "tomorrow")
    assert len(standing_due(now())) == 2, "a notification put away hears no more"


def test_advice_is_done_from_its_button(notification_bus: DesktopBus) -> None:
    held = silent()
    held.write_notes("x")
    held.set_already_thanked(now())
    advice = Advice.note(held, "read", now().date(), now() - 8 * DAY)
    ring_due(print)
    press(notification_bus, Action.DONE)
    assert Advice.get_by_id(advice.id).done_at is not None


def bystander() -> DBusConnection:
    """Another program on the same bus."""
    return open_dbus_connection(os.environ["DBUS_SESSION_BUS_ADDRESS"])


SERVER = DBusAddress("/org/freedesktop/Notifications", "org.freedesktop.Notifications", "org.freedesktop.Notifications")


def test_a_new_servers_numbers_are_someone_elses(notification_bus: DesktopBus) -> None:
    owed_thanks()
    places: list[str] = []
    ring_due(places.append)
    notification_bus.stop_server()
    notification_bus.start_server()
    mail = ("Mail", 0, "", "New mail", "", ["default", "Open"], {}, 0)
    with bystander() as other:
        (number,) = other.send_and_get_reply(new_method_call(SERVER, "Notify", "susssasa{sv}i", mail)).body
        assert number == 1
        press(notification_bus, "default")
    assert places == []
    listening = ears()
    assert listening and not listening.is_open, "nothing waits on a server that is gone"


def test_a_strange_signal_is_nobodys(notification_bus: DesktopBus) -> None:
    held = owed_thanks()
    places: list[str] = []
    stop = ring_while_running(places.append)
    try:
        until(notification_bus.shown)
        with bystander() as other:
            for name in ("Changed", "ActionInvoked"):
                other.send(new_signal(SERVER, name))
        time.sleep(1)
        notification_bus.press(the_one(notification_bus)["id"], "default")
        until(lambda: places)
    finally:
        stop()
    assert places == [f"/today/interview/{held.id}/message/thank-you"]


def test_a_button_pressed_while_the_next_is_sent_is_heard_at_once(notification_bus: DesktopBus) -> None:
    heard: list[str] = []
    show("one", "", actions={"open": "Open"}, on_action=heard.append)
    notification_bus.press(1, "open")
    show("two", "", actions={"open": "Open"}, on_action=heard.append)
    listening = ears()
    assert listening
    before = time.monotonic()
    listening.listen(8)
    assert heard == ["open"]
    assert time.monotonic() - before < 4


def test_of_two_that_showed_it_only_the_last_acts(notification_bus: DesktopBus) -> None:
    """The first process still listens to the number that the second one's notification took."""
    held = owed_thanks()
    first: list[str] = []
    ring_due(first.append)
    Delivery.update(shown_at=None, claimed_at=None, snoozed_until=now()).execute()
    second = subprocess.run(
        [sys.executable, "-c", AGAIN, str(folder_in_use())], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert second.stdout == "['Thank Ana Lopes']\n", second.stderr
    assert [record["id"] for record in notification_bus.shown()] == [1, 1]
    press(notification_bus, Action.DONE)
    press(notification_bus, "default")
    assert first == []
    assert Interview.get_by_id(held.id).already_thanked_at is None


AGAIN = """
import sys
from pathlib import Path
from models.database import open_database
from views.notifications import linux, ringing
linux.instance()
open_database(Path(sys.argv[1]))
print([notice.title for notice in ringing.ring_due()])
"""


def test_a_server_without_buttons_gets_none() -> None:
    with desktop_bus(capabilities=("body",)) as bus, pytest.MonkeyPatch.context() as patch:
        patch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.env["DBUS_SESSION_BUS_ADDRESS"])
        show("A & B", "<b>", actions={"open": "Open"})
        record = the_one(bus)
        assert record["actions"] == []
        assert record["body"] == "<b>", "a server that shows no markup gets none"
        listening = ears()
        assert listening and not listening.is_open


def test_a_later_one_takes_the_place_of_the_earlier(notification_bus: DesktopBus) -> None:
    first, second = show("one", "", tag="a"), show("two", "", tag="b")
    show("both", "", replaces=[first, second])
    assert [record["id"] for record in notification_bus.shown()] == [1, 2, 1]
    assert notification_bus.closed() == [2]


def test_another_session_keeps_its_own(notification_bus: DesktopBus) -> None:
    """After a new start of the server its numbers start anew: an old receipt names someone else's notification."""
    old = show("ours", "")
    notification_bus.stop_server()
    notification_bus.start_server()
    show("another's", "")
    show("ours again", "", replaces=[old])
    assert [record["id"] for record in notification_bus.shown()] == [1, 1, 2]


def notify_due(data: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "main.py"), "--notify-due", "--data", str(data)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


@pytest.fixture
def keepers(data: Path) -> Iterator[None]:
    """Ends the small processes that a run leaves behind."""
    yield
    for number in processes(data):
        os.kill(number, 9)


def processes(data: Path) -> list[int]:
    found = []
    for line in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = line.read_text()
        except OSError:  # it ended
            continue
        if "main.py" in words and str(data) in words:
            found.append(int(line.parent.name))
    return found


@pytest.mark.usefixtures("keepers")
def test_a_short_run_leaves_its_notification_on_the_screen_and_hears_its_button(
    data: Path, notification_bus: DesktopBus
) -> None:
    held = owed_thanks()
    close_database()
    before = time.monotonic()
    assert notify_due(data).stdout == "Say thank you\n"
    assert time.monotonic() - before < 20, "whoever runs it need not wait for the person"
    time.sleep(0.5)
    assert notification_bus.taken_back() == []
    assert len(processes(data)) == 1
    notification_bus.press(the_one(notification_bus)["id"], Action.DONE)
    until(lambda: Interview.get_by_id(held.id).already_thanked_at)
    until(lambda: not processes(data))


@pytest.mark.usefixtures("keepers")
def test_an_app_that_is_closed_leaves_what_it_showed_and_the_way_back_in(
    data: Path, notification_bus: DesktopBus
) -> None:
    held = owed_thanks()
    close_database()
    command = [sys.executable, str(ROOT / "main.py"), "--web", "--no-browser", "--data", str(data)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as app:
        assert app.stdout and app.stdout.readline().startswith("http")
        until(notification_bus.shown)
        app.terminate()
        app.wait(20)
        assert len(processes(data)) == 1
        time.sleep(0.5)
        assert notification_bus.taken_back() == []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as again:
        assert again.stdout and again.stdout.readline().startswith("http"), "the one left behind is not in the way"
        notification_bus.press(the_one(notification_bus)["id"], Action.DONE)
        until(lambda: Interview.get_by_id(held.id).already_thanked_at)
        again.terminate()


@pytest.mark.usefixtures("keepers")
def test_a_click_opens_the_closed_app_at_the_place(data: Path, notification_bus: DesktopBus) -> None:
    held = owed_thanks()
    close_database()
    notify_due(data)
    notification_bus.press(the_one(notification_bus)["id"], "default")
    place = f"--open\0/today/interview/{held.id}/message/thank-you"

    def started() -> list[int]:
        lines = {int(path.parent.name): path.read_text() for path in Path("/proc").glob("[0-9]*/cmdline")}
        return [number for number, line in lines.items() if place in line and str(data) in line]

    try:
        until(started)
    finally:
        for number in started():
            os.kill(number, 9)


def test_a_sender_that_leaves_takes_its_notifications_along_on_this_server(notification_bus: DesktopBus) -> None:
    """What the keeper is for: without one, the notification would be gone."""
    code = "from views.notifications.notifier import show; show('a', 'b')"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
    until(lambda: notification_bus.taken_back() == [1])
