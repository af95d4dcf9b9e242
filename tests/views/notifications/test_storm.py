"""Many processes over one database, killed at random: nothing is missed, and only what a killed one held comes twice.

`ENTREVUE_STORM=60 pytest -s tests/views/notifications/test_storm.py` is the long one.
"""

from __future__ import annotations

import datetime as dt
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from models.clock import now
from models.database import close_database, open_database
from models.profile import Profile
from tests.desktop_bus import DesktopBus
from tests.models.people import DAY, HOUR, contact, interview

ROOT = Path(__file__).parents[3]
CHILD = Path(__file__).with_name("storm_child.py")
SECONDS = float(os.environ.get("ENTREVUE_STORM", "5"))
PROCESSES = 8
BLASTS = 5
"""How often it blows at most, where a computer is so busy that no process held anything when it was killed."""
MODES = ("once", "once", "once", "dies-before", "dies-after")


class Storm:
    def __init__(self, data: Path, journal: Path) -> None:
        self._data, self._journal, self._chance = data, journal, random.Random(1)
        self.killed: set[int] = set()
        self._slowness = 0
        self._running: dict[subprocess.Popen[bytes], float] = {}
        """Each process, with the moment it is killed at."""

    def start(self, mode: str, *, ahead: float = 0) -> subprocess.Popen[bytes]:
        command = [sys.executable, str(CHILD), mode, str(self._data), str(self._journal), str(ahead)]
        return subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(ROOT)})

    def blow(self, seconds: float) -> None:
        """Keep eight runs and a running app alive, and kill each at a moment of its own. Each time it takes longer."""
        self._slowness += 1
        end = time.monotonic() + seconds * self._slowness
        app = self._new("running")
        while time.monotonic() < end:
            self._bury()
            if app not in self._running:
                app = self._new("running")
            while len(self._running) <= PROCESSES:
                self._new(self._chance.choice(MODES))
            time.sleep(0.01)
        for process in self._running:
            process.kill()
        while self._running:
            self._bury()
            time.sleep(0.01)

    def _new(self, mode: str) -> subprocess.Popen[bytes]:
        process = self.start(mode)
        self._running[process] = time.monotonic() + self._chance.uniform(0.3, 5 * self._slowness)
        return process

    def _bury(self) -> None:
        for process, end in list(self._running.items()):
            if time.monotonic() > end:
                process.kill()
            if process.poll() is not None:
                del self._running[process]
                if process.returncode == -signal.SIGKILL:
                    self.killed.add(process.pid)

    def in_dead_hands(self) -> Counter[str]:
        """How many killed processes had claimed someone, and not confirmed."""
        held: dict[int, set[str]] = defaultdict(set)
        self._journal.touch()  # nobody came so far as to write in it
        for line in self._journal.read_text().splitlines():
            pid, what, name = line.split(" ", 2)
            held[int(pid)].add(name) if what == "claimed" else held[int(pid)].discard(name)
        return Counter(name for pid, names in held.items() if pid in self.killed for name in names)


def people(seconds: float, blast: int) -> list[str]:
    """People whose cards open one after another during the blast, and some to whom news is due already."""
    Profile.load().be_quiet(dt.time(0), dt.time(0))
    Profile.load().speak("en")
    start = now() + HOUR
    soon = [f"Soon {blast} {n}" for n in range(int(seconds * 4))]
    long_ago = [f"Ago {blast} {n}" for n in range(8)]
    for number, name in enumerate(soon):
        interview(contact(name), start + dt.timedelta(seconds=number / 4), now() - 2 * HOUR)
    for name in long_ago:
        meeting = interview(contact(name), now() - 30 * DAY, now() - 40 * DAY)
        meeting.write_notes("much")
        meeting.set_already_thanked(now())
    return soon + long_ago


def shown(bus: DesktopBus) -> Counter[str]:
    """How often each person was named."""
    lines = [line for record in bus.shown() for line in (record["title"], *record["body"].split("\n"))]
    marks = ("Have your cards at hand for ", "Give ")
    return Counter(
        line.removeprefix(mark).removesuffix(" some news") for line in lines for mark in marks if line.startswith(mark)
    )


@pytest.mark.usefixtures("notification_bus")
def test_a_storm_of_killed_processes_loses_nothing(
    data: Path, tmp_path: Path, notification_bus: DesktopBus, capsys: pytest.CaptureFixture[str]
) -> None:
    expected: list[str] = []
    storm = Storm(data, tmp_path / "journal")
    for blast in range(BLASTS):
        open_database(data)
        expected += people(SECONDS, blast)
        close_database()
        storm.blow(SECONDS)
        if storm.in_dead_hands():
            break
    for minutes in (3, 6, 12):  # what dead processes held is stale by then
        assert storm.start("once", ahead=60 * minutes).wait(60) == 0
    found = shown(notification_bus)
    again, dead = Counter({name: times - 1 for name, times in found.items() if times > 1}), storm.in_dead_hands()
    with capsys.disabled():
        print(  # noqa: T201 - the figures are what is asked for
            f"\nstorm of {SECONDS:g} s, {len(storm.killed)} processes killed: expected {len(expected)}, "
            f"shown {len(found)}, repeated {again.total()}, claims of the killed {dead.total()}"
        )
    assert len(storm.killed) > SECONDS
    assert set(found) == set(expected)
    assert again <= dead, again - dead
    assert dead, "a storm that kills no claim proves nothing"
