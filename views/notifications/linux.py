"""A Plyer backend for Linux desktops without a bus that we can reach ourselves, which runs notify-send.

Plyer's own loses a title that begins with a dash, sends the text as markup, ignores failures, and takes any computer
with a folder /app for Flatpak.

The text is escaped because servers show it as markup. One without the "body-markup" capability would show `&amp;` for
`&`, and notify-send cannot ask. So only the two characters that must be escaped are: all else reads right everywhere.
"""

from __future__ import annotations

import os
from bisect import bisect_right
from itertools import accumulate
from typing import Any

from plyer.facades import Notification

from views.notifications.program import run

LONGEST = 120_000  # bytes: Linux refuses an argument of 128 KiB

_AS_IS: dict[int, str] = {}
# notify-send reads escapes such as \n in the text, though not in the title.
_AS_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", "\\": "\\\\"})


class NotifySend(Notification):
    """Shows notifications with the freedesktop command that nearly every Linux desktop has."""

    def _notify(self, **kwargs: Any) -> None:
        title, text = _argument(kwargs["title"], _AS_IS), _argument(kwargs["message"], _AS_MARKUP)
        run(["notify-send", f"--app-name={kwargs['app_name']}", "--", title, text], env=_environment())


_bus: Any = None


def instance() -> Notification:
    """The backend, under the name that Plyer gives it: the desktop's bus, else notify-send."""
    global _bus
    if _bus is None or not _bus.is_usable:
        _bus = _connected()
    return _bus or NotifySend()


def _connected() -> Notification | None:
    try:
        from views.notifications.desktop_bus import BusNotification

        return BusNotification()
    except (ImportError, OSError, KeyError, ValueError, RuntimeError):  # what jeepney raises where there is no bus
        return None


def _argument(text: str, escapes: dict[int, str]) -> bytes:
    """The text escaped, and clipped between two characters if it is too long for a command line."""
    whole = text.translate(escapes).encode()
    if len(whole) <= LONGEST:
        return whole
    ends = list(accumulate(len(character.translate(escapes).encode()) for character in text))
    return (text[: bisect_right(ends, LONGEST)] + "…").translate(escapes).encode()


def _environment() -> dict[str, str]:
    """What cron leaves out: where the session's bus is."""
    return {"XDG_RUNTIME_DIR": f"/run/user/{os.getuid()}", **os.environ}
