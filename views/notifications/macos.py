"""A Plyer backend for macOS, which runs osascript. Never run on a Mac yet.

The text is handed over as arguments, never written into the script. macOS shows it under Script Editor's name, with no
buttons and no way to replace it.
"""

from __future__ import annotations

from typing import Any, Final

from plyer.facades import Notification

from views.notifications.program import run

_SCRIPT: Final = ("on run argv", "display notification (item 2 of argv) with title (item 1 of argv)", "end run")


class Osascript(Notification):
    def _notify(self, **kwargs: Any) -> None:
        lines = [word for line in _SCRIPT for word in ("-e", line)]
        run(["osascript", *lines, "--", kwargs["title"], kwargs["message"]])


def instance() -> Osascript:
    """The backend, under the name that Plyer gives it in each of its own."""
    return Osascript()
