"""Running one of the system's own programs to show a notification."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from typing import Final

from views.notifications.notifier import NotShown

PATIENCE: Final = 5.0
"""Seconds that a program may take."""


def run(
    command: Sequence[str | bytes],
    *,
    env: Mapping[str, str] | None = None,
    patience: float | None = None,
    flags: int = 0,
) -> None:
    """Run it to its end. Raises NotShown, whose reason quotes nothing of the command."""
    name = command[0] if isinstance(command[0], str) else command[0].decode()
    patience = PATIENCE if patience is None else patience
    try:
        done = subprocess.run(  # noqa: S603 - no shell
            command,
            env=env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=patience,
            check=False,
            creationflags=flags,
        )
    except subprocess.TimeoutExpired:
        # From None: the exception quotes the command, hence what the person wrote.
        raise NotShown(f"{name} did not answer within {patience:g} s") from None
    except OSError as error:
        raise NotShown(f"{name} can't be run: {error.strerror}") from error
    if done.returncode != 0:
        raise NotShown(f"{name} failed ({done.returncode}): {done.stderr.decode(errors='replace').strip()[:500]}")
