"""Installing, reading back and removing a job in each system's scheduler, in a scratch home.

systemctl, launchctl and schtasks are fakes (fakes.py); the units are checked by the real systemd-analyze.
"""

from __future__ import annotations

import os
import plistlib
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.systems import posix
from tests.views.closed_app.fakes import PROGRAMS
from views.closed_app import scheduler as schedulers
from views.closed_app.autostart import Autostart
from views.closed_app.launch_agent import LaunchAgent
from views.closed_app.linux import Linux
from views.closed_app.scheduler import Scheduler, SchedulerError, refresh_quietly, scheduler
from views.closed_app.systemd import Systemd
from views.closed_app.task_scheduler import SPACE, TaskScheduler

pytestmark = posix
FAKES = Path(__file__).with_name("fakes.py")
LINE = ["/usr/bin/python3", "/opt/entrevue/main.py", "--data", "/home/zoé/données", "--notify-due"]
AWKWARD = ["/usr/bin/python3", '/opt/L\'été 100% $HOME "a" \\b;#/main.py', "--data", "/home/zoé/mes données %h", "--x"]
KINDS = {"systemd": Systemd, "autostart": Autostart, "launchd": LaunchAgent, "windows": TaskScheduler}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A scratch home, and the fakes before all other programs."""
    home, programs, state = tmp_path / "home", tmp_path / "programs", tmp_path / "state"
    for folder in (home, programs, state):
        folder.mkdir()
    for name in PROGRAMS:
        (programs / name).write_text(f'#!/bin/sh\nexec {sys.executable} {FAKES} {name} {state} "$@"\n')
        (programs / name).chmod(0o700)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.delenv("FLET_PLATFORM", raising=False)
    monkeypatch.setenv("PATH", str(programs), prepend=os.pathsep)
    return home


def tree(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


@pytest.mark.parametrize("kind", KINDS)
def test_on_is_read_back_and_off_leaves_no_trace(home: Path, kind: str) -> None:
    (home / ".config").mkdir()
    (home / "Library").mkdir()
    before = tree(home)
    job: Scheduler = KINDS[kind]("entrevue", LINE)
    assert not job.is_on()
    job.switch_off()
    assert tree(home) == before
    job.switch_on()
    assert job.is_on() and job.is_current()
    job.switch_on()
    assert job.is_on() and job.is_current()
    job.switch_off()
    assert not job.is_on()
    assert tree(home) == before


@pytest.mark.parametrize("kind", KINDS)
def test_a_moved_app_is_noticed_and_mended(home: Path, kind: str) -> None:
    KINDS[kind]("entrevue", LINE).switch_on()
    moved: Scheduler = KINDS[kind]("entrevue", ["/elsewhere/python3", *LINE[1:]])
    assert moved.is_on() and not moved.is_current()
    moved.switch_on()
    assert moved.is_current()


@pytest.mark.parametrize("kind", ["systemd", "launchd", "windows"])
def test_a_refusal_is_told_and_leaves_no_trace(home: Path, tmp_path: Path, kind: str) -> None:
    (home / ".config").mkdir()
    (home / "Library").mkdir()
    before = tree(home)
    (tmp_path / "state" / "fails").touch()
    with pytest.raises(SchedulerError, match="failed"):
        KINDS[kind]("entrevue", LINE).switch_on()
    assert tree(home) == before


def test_a_program_that_hangs_is_given_up(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schedulers, "_PATIENCE", 0.2)
    (tmp_path / "programs" / "systemctl").write_text("#!/bin/sh\nexec sleep 20\n")
    assert not Systemd.is_there()
    with pytest.raises(SchedulerError, match="did not answer"):
        Systemd("entrevue", LINE).is_on()


@pytest.mark.parametrize("line", [LINE, AWKWARD], ids=["plain", "awkward"])
def test_systemd_accepts_the_units_and_reads_the_command_as_meant(home: Path, line: list[str]) -> None:
    if not shutil.which("systemd-analyze"):
        missing = "no systemd-analyze: install Debian's package systemd"
        pytest.fail(missing) if os.getenv("CI") else pytest.skip(missing)
    program = home / "program"  # systemd looks whether it can be run
    program.write_text("#!/bin/sh\n")
    program.chmod(0o700)
    Systemd("entrevue", [str(program), *line[1:]]).switch_on()
    folder = home / ".config" / "systemd" / "user"
    units = [str(path) for path in folder.iterdir() if path.suffix in (".service", ".timer")]
    environment = {**os.environ, "XDG_RUNTIME_DIR": str(home), "SYSTEMD_LOG_LEVEL": "warning"}
    checked = subprocess.run(
        ["systemd-analyze", "--user", "verify", *units], env=environment, capture_output=True, text=True, check=False
    )
    ours = [said for said in checked.stderr.splitlines() if "entrevue" in said]
    assert (checked.returncode, ours) == (0, [])
    assert read_by_systemd((folder / "entrevue.service").read_text()) == [str(program), *line[1:]]


def read_by_systemd(unit: str) -> list[str]:
    """The words of ExecStart=, unquoted by the rules of systemd.syntax(7), which are those of a C string, and %."""
    (line,) = [row for row in unit.splitlines() if row.startswith("ExecStart=:")]
    words, word, escaped = [], None, False
    for letter in line.removeprefix("ExecStart=:"):
        if escaped:
            word, escaped = (word or "") + letter, False
        elif letter == "\\":
            escaped = True
        elif letter == '"':
            word = "" if word is None else words.append(word)
        elif word is not None:
            word += letter
    return [word.replace("%%", "%") for word in words]


def test_a_desktop_entry_holds_the_command_as_meant(home: Path) -> None:
    Autostart("entrevue", AWKWARD).switch_on()
    entry = (home / ".config" / "autostart" / "entrevue.desktop").read_text()
    (line,) = [row.removeprefix("Exec=") for row in entry.splitlines() if row.startswith("Exec=")]
    command = line.replace("\\\\", "\\").replace("%%", "%")
    said = subprocess.run(["sh", "-c", f"printf '%s\\n' {command}"], capture_output=True, text=True, check=True).stdout
    assert said.splitlines() == AWKWARD


def test_the_property_list_is_read_back(home: Path) -> None:
    LaunchAgent("app.entrevue.reminders", AWKWARD).switch_on()
    plist = plistlib.loads((home / "Library" / "LaunchAgents" / "app.entrevue.reminders.plist").read_bytes())
    assert plist["ProgramArguments"] == AWKWARD
    assert (plist["Label"], plist["StartInterval"]) == ("app.entrevue.reminders", 900)


def test_the_task_has_what_its_schema_asks_for() -> None:
    """[MS-TSCH] 2.5: Actions is required, and the children of Task come in this order."""
    task = ET.fromstring(TaskScheduler("Entrevue", AWKWARD).definition.partition("?>")[2])
    assert (task.tag, task.get("version")) == (f"{{{SPACE}}}Task", "1.2")
    names = [child.tag.removeprefix(f"{{{SPACE}}}") for child in task]
    order = ["RegistrationInfo", "Triggers", "Principals", "Settings", "Data", "Actions"]
    assert names == [name for name in order if name in names] and "Actions" in names
    said = {element.tag.removeprefix(f"{{{SPACE}}}"): element.text for element in task.iter()}
    assert said["Interval"] == "PT15M"
    assert said["Command"] == AWKWARD[0]
    assert said["Arguments"] == subprocess.list2cmdline(AWKWARD[1:])
    assert (said["DisallowStartIfOnBatteries"], said["StartWhenAvailable"]) == ("false", "true")
    assert said["MultipleInstancesPolicy"] == "IgnoreNew"
    assert {"StartBoundary", "Enabled"} <= set(said)


@pytest.mark.parametrize(("platform", "kind"), [("linux", Linux), ("darwin", LaunchAgent), ("win32", TaskScheduler)])
def test_each_system_has_its_own(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str, kind: type
) -> None:
    monkeypatch.setattr("sys.platform", platform)
    assert isinstance(scheduler(tmp_path), kind)


def without_systemd(tmp_path: Path) -> None:
    (tmp_path / "programs" / "systemctl").write_text("#!/bin/sh\nexit 1\n")


def test_without_a_systemd_session_there_is_the_login(home: Path, tmp_path: Path) -> None:
    without_systemd(tmp_path)
    job = scheduler(tmp_path)
    assert job and not job.repeats
    job.switch_on()
    assert [path.suffix for path in home.rglob("entrevue*")] == [".desktop"]


def test_a_session_that_becomes_systemds_takes_the_logins_place(home: Path, tmp_path: Path) -> None:
    before = tree(home)
    program = tmp_path / "programs" / "systemctl"
    fake = program.read_text()
    without_systemd(tmp_path)
    Linux("entrevue", LINE).switch_on()
    program.write_text(fake)
    job = Linux("entrevue", LINE)
    assert job.is_on() and not job.is_current()
    job.switch_on()
    assert job.is_current()
    assert not list(home.rglob("*.desktop"))
    without_systemd(tmp_path)
    Linux("entrevue", LINE).switch_off()
    assert tree(home) in (before, [".config"])


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_an_entry_that_the_desktop_switched_off_is_off_and_stays_so(home: Path, tmp_path: Path, line: str) -> None:
    without_systemd(tmp_path)
    job = scheduler(tmp_path)
    assert job
    job.switch_on()
    entry = next(home.rglob("*.desktop"))
    entry.write_text(f"{entry.read_text()}{line}\n")
    assert not job.is_on()
    refresh_quietly(tmp_path)
    assert not job.is_on()


def test_a_task_that_the_person_switched_off_is_off(home: Path, tmp_path: Path) -> None:
    job = TaskScheduler("entrevue", LINE)
    job.switch_on()
    kept = tmp_path / "state" / "entrevue"
    text = kept.read_text(encoding="utf-16")
    kept.write_text(
        text.replace("<Enabled>true</Enabled>\n    <Hidden>", "<Enabled>false</Enabled>\n    <Hidden>"), "utf-16"
    )
    assert not job.is_on()
    job.switch_off()
    assert not kept.exists()


def test_a_folder_kept_elsewhere_is_left_there(home: Path, tmp_path: Path) -> None:
    (tmp_path / "dots").mkdir()
    (home / ".config").mkdir()
    (home / ".config" / "autostart").symlink_to(tmp_path / "dots")
    job = Autostart("entrevue", LINE)
    job.switch_on()
    job.switch_off()
    assert (home / ".config" / "autostart").is_symlink()
    assert tree(tmp_path / "dots") == []


@pytest.mark.parametrize("kind", ["systemd", "launchd", "windows"])
def test_a_refresh_that_fails_leaves_what_was_there(home: Path, tmp_path: Path, kind: str) -> None:
    old: Scheduler = KINDS[kind]("entrevue", LINE)
    old.switch_on()
    (tmp_path / "state" / "fails").touch()
    with pytest.raises(SchedulerError):
        KINDS[kind]("entrevue", ["/elsewhere/python3", *LINE[1:]]).switch_on()
    assert old.is_current()


@pytest.mark.parametrize("built", ["android", "ios", "linux", "macos", "windows"])
def test_a_built_app_and_the_demo_have_none(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, built: str
) -> None:
    assert scheduler(tmp_path / "entrevue-demo-1") is None
    monkeypatch.setenv("FLET_PLATFORM", built)
    assert scheduler(tmp_path) is None


def installed(home: Path) -> Callable[[], list[str]]:
    return lambda: sorted(path.name for path in home.rglob("*.timer") if path.parent.name == "user")


def test_two_folders_do_not_overwrite_each_other(home: Path, tmp_path: Path) -> None:
    one, two = scheduler(tmp_path / "one"), scheduler(tmp_path / "two")
    assert one and two
    one.switch_on()
    two.switch_on()
    assert len(installed(home)()) == 2
    one.switch_off()
    assert not one.is_on() and two.is_on()


def test_a_start_mends_what_is_on_and_leaves_alone_what_is_off(home: Path, tmp_path: Path) -> None:
    refresh_quietly(tmp_path)
    assert installed(home)() == []
    job = scheduler(tmp_path)
    assert job
    job.switch_on()
    service = next(home.rglob("*.service"))
    wanted = service.read_text()
    service.write_text(wanted.replace("main.py", "old.py"))
    refresh_quietly(tmp_path)
    assert service.read_text() == wanted
