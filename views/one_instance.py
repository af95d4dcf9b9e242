"""One running app a data folder: a second start hands its place to the first, and leaves.

A lock of the operating system, which dies with its process, says who is first. The first listens on a private socket;
its address and the key to it stand in a file that only their owner can read.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import secrets
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path
from typing import Final, Self

from filelock import FileLock, Timeout

from views.places import is_place

log = logging.getLogger(__name__)

_LOCK: Final = "running.lock"
_DOOR: Final = "running.json"
_LONGEST: Final = 200
_PATIENCE: Final = 10.0
"""Seconds that a first instance may take from its lock to its socket, and to an answer."""
_MAIN: Final = Path(__file__).parents[1] / "main.py"


class Instance:
    """The first app of a folder, until `close`."""

    def __init__(self, folder: Path, lock: FileLock) -> None:
        self._folder, self._lock = folder, lock
        self._listener: Listener | None = None

    @classmethod
    def claim(cls, folder: Path) -> Self | None:
        """Become the first app of a folder; None when there is one."""
        lock = FileLock(folder / _LOCK, mode=0o600, thread_local=False)
        try:
            lock.acquire(blocking=False)
        except Timeout:
            return None
        return cls(folder, lock)

    def listen(self, follow: Callable[[str], str]) -> None:
        """Call `follow` with each place handed over, empty for none; its answer goes to who handed it over."""
        key = secrets.token_bytes(32)
        self._listener = Listener(authkey=key)
        _write(self._folder / _DOOR, json.dumps({"address": self._listener.address, "key": key.hex()}))
        threading.Thread(target=self._serve, args=(self._listener, follow), name="hand-over", daemon=True).start()

    def _serve(self, listener: Listener, follow: Callable[[str], str]) -> None:
        while self._listener is listener:
            try:
                with listener.accept() as caller:
                    _answer(caller, follow)
            except (OSError, EOFError, AuthenticationError) as error:
                if self._listener is listener:
                    log.warning("a hand-over failed: %s", type(error).__name__)
            except Exception:  # one strange caller must not close the door to all others
                log.exception("a hand-over failed")

    def close(self) -> None:
        """Let the next start be the first."""
        listener, self._listener = self._listener, None
        if listener:
            listener.close()
            (self._folder / _DOOR).unlink(missing_ok=True)
        self._lock.release()


def enter(folder: Path, route: str) -> Instance | str | None:
    """Become the first app of a folder, or show a place in the one that runs: then its answer.

    None when there is one that doesn't answer in ten seconds.
    """
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if instance := Instance.claim(folder):
            return instance
        if (answer := hand_over(folder, route)) is not None:
            return answer
        time.sleep(0.05)  # it opens its door in a moment, or is closing
    return None


def hand_over(folder: Path, route: str) -> str | None:
    """Show a place in the running app; its answer, or None when there is none in ten seconds."""
    answers: list[str] = []
    # Another thread, for a stopped process takes a call and then never speaks.
    knocking = threading.Thread(target=_knock, args=(folder, route, answers), daemon=True)
    knocking.start()
    knocking.join(_PATIENCE)
    return answers[0] if answers else None


def _knock(folder: Path, route: str, answers: list[str]) -> None:
    with contextlib.suppress(OSError, ValueError, KeyError, EOFError, AuthenticationError):
        door = json.loads((folder / _DOOR).read_text(encoding="utf-8"))
        with Client(door["address"], authkey=bytes.fromhex(door["key"])) as first:
            first.send_bytes(route.encode())
            if first.poll(_PATIENCE):
                answers.append(first.recv_bytes(4096).decode())


def open_place(folder: Path, route: str) -> None:
    """Show a place in the app of a folder, from any process: in the one that runs, or in one started for it."""
    subprocess.Popen(  # noqa: S603 - our own program; a second start hands the place over by itself
        command(folder, "--open", route),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        close_fds=True,
        start_new_session=True,
    )


def command(folder: Path, *arguments: str) -> list[str]:
    """How this very app is started again, for a folder; a built app can't be, with arguments."""
    return [*_program(), "--data", str(folder), *arguments]


def _program() -> list[str]:
    quiet = Path(sys.executable).with_name("pythonw.exe")  # on Windows it opens no console
    return [str(quiet) if quiet.exists() else sys.executable, str(_MAIN)]


def _answer(caller: Connection, follow: Callable[[str], str]) -> None:
    if not caller.poll(_PATIENCE):
        return
    route = caller.recv_bytes(_LONGEST).decode("utf-8", "replace")
    caller.send_bytes(follow(route if is_place(route) else "").encode())


def _write(path: Path, text: str) -> None:
    """For its owner only from the first byte, and whole for whoever reads it."""
    new = path.with_suffix(".new")
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    new.replace(path)
