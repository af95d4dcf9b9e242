"""A systemd user timer. Source: systemd.timer(5), systemd.service(5), systemd.syntax(7)."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from views.closed_app.scheduler import EVERY, SchedulerError, or_as_before, read, remove, run, write

_SERVICE: Final = """\
[Unit]
Description=Entrevue's reminders that are due

[Service]
Type=oneshot
ExecStart=:{command}
# What was shown keeps a small process, which hears the notification's buttons.
KillMode=process
Nice=10
"""
_TIMER: Final = f"""\
[Unit]
Description=Entrevue's reminders, every {EVERY} minutes

[Timer]
OnCalendar=*:0/{EVERY}
# After a sleep it looks at once, not at the next quarter.
Persistent=true
# A reminder may be a minute late, so that the computer wakes up less often.
AccuracySec=1min

[Install]
WantedBy=timers.target
"""


def config_home() -> Path:
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")


class Systemd:
    repeats = True

    def __init__(self, name: str, command: Sequence[str]) -> None:
        folder = config_home() / "systemd" / "user"
        self._timer = f"{name}.timer"
        self._link = folder / "timers.target.wants" / self._timer
        """What `systemctl enable` makes."""
        self._files = {
            folder / f"{name}.service": _SERVICE.format(command=" ".join(map(quoted, command))),
            folder / self._timer: _TIMER,
        }

    @staticmethod
    def is_there() -> bool:
        """Whether the person's session is systemd's."""
        if shutil.which("systemctl") is None:
            return False
        try:
            run("systemctl", "--user", "show-environment")
        except SchedulerError:
            return False
        return True

    def is_on(self) -> bool:
        answers = [run("systemctl", "--user", verb, self._timer, allowed=()) for verb in ("is-enabled", "is-active")]
        return all(answer.returncode == 0 for answer in answers)

    def is_current(self) -> bool:
        return all(read(path) == text for path, text in self._files.items())

    def switch_on(self) -> None:
        with or_as_before(self._link, *self._files, up_to=config_home()):
            for path, text in self._files.items():
                write(path, text)
            run("systemctl", "--user", "daemon-reload")
            run("systemctl", "--user", "enable", "--now", self._timer)

    def switch_off(self) -> None:
        if not self.is_installed:
            return
        run("systemctl", "--user", "disable", "--now", self._timer)
        # The stamp of its last look, which Persistent= keeps; systemd before 243 can't.
        run("systemctl", "--user", "clean", "--what=state", self._timer, allowed=())
        self.remove_files()
        run("systemctl", "--user", "daemon-reload")

    def remove_files(self) -> None:
        """Where systemd can't be asked to."""
        for path in (self._link, *self._files):
            remove(path, up_to=config_home())

    @property
    def is_installed(self) -> bool:
        return any(path.exists() for path in self._files)


def quoted(word: str) -> str:
    """A word of ExecStart=, whose colon before the command keeps the dollars."""
    for plain, escaped in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("%", "%%")):
        word = word.replace(plain, escaped)
    return f'"{word}"'
