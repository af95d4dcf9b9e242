"""What every system's scheduler can do for us, and which one this computer has."""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, Protocol

log = logging.getLogger(__name__)

EVERY: Final = 15
"""Minutes between two looks."""
_PATIENCE: Final = 15.0
"""Seconds that one of the system's programs may take."""


class SchedulerError(Exception):
    """The system refused. The reason is for the log."""


class Scheduler(Protocol):
    repeats: bool
    """Whether it looks every fifteen minutes; else only when the person logs in."""

    def is_on(self) -> bool:
        """Read back from the system. Raises SchedulerError when it can't be known."""

    def is_current(self) -> bool:
        """Whether what is installed starts this very app: it may have been moved since."""

    def switch_on(self) -> None:
        """Install, in the place of what there was. Raises SchedulerError and then leaves everything as it was."""

    def switch_off(self) -> None:
        """Remove every trace. Raises SchedulerError."""


def scheduler(folder: Path) -> Scheduler | None:
    """The scheduler of this computer for a data folder; None for the demo's throwaway folder, and in a built app.

    A phone keeps its own schedule, and a built app of a computer can't be started with arguments: its window takes the
    first for an address (https://github.com/flet-dev/flet/issues/5128).
    """
    if "FLET_PLATFORM" in os.environ or folder.name.startswith("entrevue-demo-"):
        return None
    from views.one_instance import command

    line, tail = command(folder, "--notify-due"), _tail(folder)
    if sys.platform == "win32":
        from views.closed_app.task_scheduler import TaskScheduler

        return TaskScheduler(f"Entrevue reminders{tail}", line)
    if sys.platform == "darwin":
        from views.closed_app.launch_agent import LaunchAgent

        return LaunchAgent(f"app.entrevue.reminders{tail}", line)
    from views.closed_app.linux import Linux

    return Linux(f"entrevue-reminders{tail}", line)


def refresh_quietly(folder: Path) -> None:
    """After an upgrade or a move of the app, install it anew where it was on."""
    try:
        found = scheduler(folder)
        if found and found.is_on() and not found.is_current():
            found.switch_on()
    except SchedulerError as error:
        log.warning("the scheduler was not brought up to date: %s", error)


def run(*command: str, allowed: Sequence[int] = (0,)) -> subprocess.CompletedProcess[str]:
    """Run one of the system's programs. Raises SchedulerError unless it ends with an allowed code."""
    environment = {**os.environ, "LC_ALL": "C"}
    try:
        done = subprocess.run(  # noqa: S603 - no shell
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise SchedulerError(f"{command[0]} did not answer within {_PATIENCE:g} s") from None
    except OSError as error:
        raise SchedulerError(f"{command[0]} can't be run: {error.strerror}") from error
    if allowed and done.returncode not in allowed:
        raise SchedulerError(f"{command[0]} failed ({done.returncode}): {done.stderr.strip()[:500]}")
    return done


def read(path: Path) -> str:
    """The text of a file; empty where there is none. Raises SchedulerError."""
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise SchedulerError(f"{path.name} can't be read: {error.strerror}") from error


def write(path: Path, text: str | bytes) -> None:
    """Write a file and the folders it needs."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    except OSError as error:
        raise SchedulerError(f"{path.name} can't be written: {error.strerror}") from error


@contextlib.contextmanager
def or_as_before(*paths: Path, up_to: Path) -> Iterator[None]:
    """On a SchedulerError, put these files back as they are now."""
    before = {path: path.read_bytes() if path.is_file() else None for path in paths}
    try:
        yield
    except SchedulerError:
        for path, text in before.items():
            remove(path, up_to=up_to) if text is None else write(path, text)
        raise


def remove(path: Path, *, up_to: Path) -> None:
    """Remove a file, and the folders up to one that it leaves empty."""
    try:
        path.unlink(missing_ok=True)
        for folder in path.parents:
            ours = folder != up_to and folder.is_relative_to(up_to) and not folder.is_symlink()
            if not ours or any(folder.iterdir()):
                break
            folder.rmdir()
    except FileNotFoundError:
        return
    except OSError as error:
        raise SchedulerError(f"{path.name} can't be removed: {error.strerror}") from error


def _tail(folder: Path) -> str:
    """Tells the jobs of two data folders apart; the usual folder's has none."""
    from platformdirs import user_data_path

    if folder == user_data_path("entrevue", appauthor=False):
        return ""
    return "-" + hashlib.sha256(str(folder).encode()).hexdigest()[:8]
