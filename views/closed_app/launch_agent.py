"""A LaunchAgent of macOS. Never run on a Mac yet. Source: launchd.plist(5), launchctl(1)."""

from __future__ import annotations

import os
import plistlib
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from views.closed_app.scheduler import EVERY, or_as_before, remove, run, write

_PAUSES: Final = (0.2, 0.5, 1.0)  # seconds


class LaunchAgent:
    repeats = True

    def __init__(self, label: str, command: Sequence[str]) -> None:
        self._domain = f"gui/{os.getuid()}"
        self._service = f"{self._domain}/{label}"
        self._library = Path.home() / "Library"
        self._path = self._library / "LaunchAgents" / f"{label}.plist"
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
        with or_as_before(self._path, up_to=self._library):
            if self.is_on():
                run("launchctl", "bootout", self._service)
            write(self._path, plistlib.dumps(self._plist))
            self._load()

    def switch_off(self) -> None:
        if self.is_on():
            run("launchctl", "bootout", self._service)
        remove(self._path, up_to=self._library)

    def _load(self) -> None:
        """A bootout may go on after launchctl has ended, and refuses a bootstrap meanwhile."""
        for pause in _PAUSES:
            if run("launchctl", "bootstrap", self._domain, str(self._path), allowed=()).returncode == 0:
                return
            time.sleep(pause)
        run("launchctl", "bootstrap", self._domain, str(self._path))
