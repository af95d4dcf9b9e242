"""`--notify-due` and the running app, over one database and a real notification server."""

from __future__ import annotations

import datetime as dt
import html
import logging
import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from models.advice import Advice
from models.clock import now
from models.database import close_database
from models.delivery import Delivery
from models.outage import Outage
from models.profile import Profile
from models.reminders import due
from tests.desktop_bus import DesktopBus
from tests.models.people import DAY, HOUR, contact, interview
from tests.views.serving import until
from views.notifications.ringing import ring_due, ring_while_running

ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def _at_any_hour(data: Path) -> None:
    """These tests run by night too: the quiet hours have their own, among the models'."""
    Profile.load().be_quiet(dt.time(0), dt.time(0))


WAIT_THEN_RUN = """
import sys, main, views.notifications.ringing, locales.facts, locales.reminder_words, models.delivery
print("ready", flush=True)
sys.stdin.readline()
sys.argv = ["main.py", "--notify-due", "--data", {data!r}]
main.main()
"""


def notify_due(data: Path, *more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "main.py"), "--notify-due", "--data", str(data), *more]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def soon(name: str) -> None:
    """An interview whose cards reminder is due, and rings."""
    moment = now()
    interview(contact(name), moment + HOUR / 2, moment - HOUR)


def met_long_ago(name: str) -> None:
    """Someone to whom news is due, and rings."""
    moment = now()
    meeting = interview(contact(name), moment - 30 * DAY, moment - 40 * DAY)
    meeting.write_notes("much")
    meeting.set_already_thanked(moment)


def test_eight_processes_at_once_show_each_reminder_once(data: Path, notification_bus: DesktopBus) -> None:
    names = [f"Person {number}" for number in range(12)]
    for name in names:
        met_long_ago(name)
    close_database()
    code = WAIT_THEN_RUN.format(data=str(data))
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", code], cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        for _ in range(8)
    ]
    for run in runs:
        assert run.stdout and run.stdout.readline() == "ready\n"
    for run in runs:
        assert run.stdin
        run.stdin.write("\n")
        run.stdin.close()
    assert [run.wait(60) for run in runs] == [0] * 8
    shown = notification_bus.shown()
    assert Counter(line for record in shown for line in record["body"].split("\n")) == {
        f"Give {name} some news": 1 for name in names
    }
    assert [record["title"] for record in shown] == ["12 follow-ups today"]


def test_a_later_run_shows_nothing_again(data: Path, notification_bus: DesktopBus) -> None:
    soon("Ana")
    assert notify_due(data).returncode == 0
    assert notify_due(data).stdout == ""
    assert len(notification_bus.shown()) == 1


@pytest.mark.parametrize("name", ["L'entrevue d'« été » <b>&", "-x titre", "Zoë 🙂 “quoted”", "محمد علي"])
def test_names_arrive_whole_in_title_and_text(data: Path, notification_bus: DesktopBus, name: str) -> None:
    meeting = interview(contact(name), now() - 5 * DAY, now() - 31 * DAY)
    meeting.write_notes("x")
    meeting.set_already_thanked(now())
    for text in ("read", name):
        Advice.note(meeting, text, now().date(), now() - 20 * DAY)
    soon(name)
    assert len(ring_due()) == 2
    alone, digest = notification_bus.shown()
    assert alone["title"] == f"Have your cards at hand for {name}"
    assert html.unescape(digest["body"]).split("\n") == [f"{name} suggested: read", f"{name} suggested: {name}"]


def test_in_french_it_speaks_french(data: Path, notification_bus: DesktopBus) -> None:
    Profile.load().speak("fr")
    met_long_ago("Ana")
    ring_due()
    (record,) = notification_bus.shown()
    assert "Ana" in record["title"] and "nouvelles" in record["title"]


def test_the_running_app_rings_too_and_once(
    data: Path, notification_bus: DesktopBus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("views.notifications.ringing._EVERY", 0.05)
    soon("Ana")
    stop = ring_while_running(print)
    try:
        until(notification_bus.shown)
        notify_due(data)
        time.sleep(0.3)
        assert len(notification_bus.shown()) == 1
    finally:
        stop()


def test_without_a_service_nothing_crashes_and_it_rings_once_there_is_one(
    data: Path, notification_bus: DesktopBus, caplog: pytest.LogCaptureFixture
) -> None:
    soon("Ana Lopes")
    notification_bus.stop_server()
    with caplog.at_level(logging.WARNING):
        assert ring_due() == []
    assert "not shown" in caplog.text and "Ana" not in caplog.text
    assert len(due(now())) > 0
    Outage.load().try_now()
    run = notify_due(data)
    assert run.returncode == 0 and "not shown" in run.stderr
    assert Outage.load().failures == 2
    notification_bus.start_server()
    assert ring_due() == [], "it waits before it tries again"
    Outage.load().try_now()
    assert len(ring_due()) == 1
    assert Outage.load().since is None


def test_hidden_names_are_nowhere_on_the_notification(data: Path, notification_bus: DesktopBus) -> None:
    Profile.load().hide(True)
    soon("Ana Lopes")
    for name in ("Bo", "Chi"):
        met_long_ago(name)
    ring_due()
    assert [(record["title"], record["body"]) for record in notification_bus.shown()] == [
        ("Have your cards at hand", ""),
        ("2 follow-ups today", ""),
    ]


def test_names_are_printed_to_a_terminal_only(data: Path, notification_bus: DesktopBus) -> None:
    soon("Ana Lopes")
    assert notify_due(data).stdout == "Have your cards at hand\n"


def test_names_are_printed_to_a_terminal(data: Path, notification_bus: DesktopBus) -> None:
    soon("Ana Lopes")
    close_database()
    above, below = os.openpty()
    command = [sys.executable, str(ROOT / "main.py"), "--notify-due", "--data", str(data)]
    subprocess.run(command, stdout=below, timeout=60, check=True)
    os.close(below)
    assert os.read(above, 1000).decode().strip() == "Have your cards at hand for Ana Lopes"
    os.close(above)


def test_an_idle_run_imports_neither_flet_nor_babel(data: Path) -> None:
    code = f"import sys; sys.argv = ['main.py', '--notify-due', '--data', {str(data)!r}]; import main; main.main();"
    code += "print([name for name in ('flet', 'babel', 'plyer', 'playhouse.migrations') if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_what_rings_was_known_before(data: Path, notification_bus: DesktopBus) -> None:
    """An interview entered half an hour before it starts shows on Today and stays silent."""
    moment = now()
    interview(contact("Ana"), moment + dt.timedelta(minutes=30), moment)
    assert ring_due() == []
    assert due(now())


def test_dealt_with_meanwhile_nothing_fails_any_more(data: Path, notification_bus: DesktopBus) -> None:
    """Else Today would tell of it until the next reminder, however well the service works."""
    soon("Ana")
    notification_bus.stop_server()
    ring_due()
    for reminder in due(now()):
        Delivery.dismiss(reminder, now())
    Outage.load().try_now()
    ring_due()
    assert Outage.load().since is None


def test_a_new_start_does_not_wait_for_the_last_ones_pause(data: Path, notification_bus: DesktopBus) -> None:
    soon("Ana")
    notification_bus.stop_server()
    ring_due()
    notification_bus.start_server()
    stop = ring_while_running(print)
    try:
        until(notification_bus.shown)
    finally:
        stop()


def test_what_a_button_starts_sees_its_programs_fail(data: Path, tmp_path: Path) -> None:
    """A signal ignored in the keeper would be ignored in the app, where each failed program then seems to have worked.

    The keeper is real; what it hears and what it starts are the test's.
    """
    probe = tmp_path / "probe.py"
    probe.write_text("import subprocess; print(subprocess.run(['false']).returncode, flush=True)")
    code = f"""
import subprocess, sys
from views.notifications import notifier, ringing
class Ears:
    is_open = True
    def listen(self, seconds):
        subprocess.run([sys.executable, {str(probe)!r}], stdout=open({str(tmp_path / "said")!r}, "w"))
        self.is_open = False
notifier._ears = Ears()
ringing.keep_shown()
"""
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
    until(lambda: (tmp_path / "said").exists() and (tmp_path / "said").read_text())
    assert (tmp_path / "said").read_text() == "1\n"


def test_names_leave_the_screen_when_they_are_hidden(
    data: Path, notification_bus: DesktopBus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("views.notifications.ringing._EVERY", 0.2)
    soon("Ana")
    stop = ring_while_running(print)
    try:
        until(notification_bus.shown)
        Profile.load().hide(True)
        until(notification_bus.closed)
    finally:
        stop()
    assert sorted(notification_bus.closed()) == sorted(record["id"] for record in notification_bus.shown())
