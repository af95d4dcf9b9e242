"""A LaunchAgent of macOS. Never run on a Mac yet. Source: launchd.plist(5), launchctl(1)."""

from __future__ import annotations

import os
import plistlib
from collections.abc import Sequence
from pathlib import Path

from views.closed_app.scheduler import EVERY, SchedulerError, remove, run, write


class LaunchAgent:
    repeats = True

    def __init__(self, label: str, command: Sequence[str]) -> None:
        self._domain = f"gui/{os.getuid()}"
        self._service = f"{self._domain}/{label}"
        self._path = Path.home() / "Library" / "LaunchAgents" / f"{label}.plist"
        self._plist = {
            "Label": label,
            "ProgramArguments": list(command),
            "StartInterval": EVERY * 60,
            "RunAtLoad": True,
            "ProcessType": "Background",
        }

    def is_on(self) -> bool:
        return run("launchctl", "print", self._service, allowed=()).returncode == 0

    def is_current(self) -> bool:
        try:
            return bool(plistlib.loads(self._path.read_bytes()) == self._plist)
        except (OSError, plistlib.InvalidFileException, ValueError):
            return False

    def switch_on(self) -> None:
        try:
            if self.is_on():
                run("launchctl", "bootout", self._service)
            write(self._path, plistlib.dumps(self._plist))
            run("launchctl", "bootstrap", self._domain, str(self._path))
        except SchedulerError:
            self._forget()
            raise

    def switch_off(self) -> None:
        if self.is_on():
            run("launchctl", "bootout", self._service)
        self._forget()

    def _forget(self) -> None:
        remove(self._path, up_to=Path.home() / "Library")
