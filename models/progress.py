"""How work that takes its time says how far it is, and how it is stopped."""

from __future__ import annotations

from collections.abc import Callable

from models.errors import EntrevueError

Progress = Callable[[float], None]
"""Called with the part that is done, from 0 to 1. What it raises stops the work, up to its last call, with 1."""


class Stopped(EntrevueError):
    """The person no longer wants it. Raised in a Progress; nothing of the work is kept."""
