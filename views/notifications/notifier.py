"""One native notification, shown now, through Plyer."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plyer.facades import Notification

APP_NAME = "Entrevue"

# Each module has Plyer's `instance()`. Plyer itself has none for iOS, and its Android one needs Kivy.
BACKENDS = {
    "linux": "views.notifications.linux",
    "darwin": "plyer.platforms.macosx.notification",
    "win32": "plyer.platforms.win.notification",
}

# What fits Windows' NOTIFYICONDATAW beside its closing NUL, in UTF-16 units. Plyer lets a longer one fail in a thread.
WINDOWS_TITLE, WINDOWS_TEXT = 63, 255

# Backends take no NUL, and strict markup readers take no other control character than these.
_CONTROLS = dict.fromkeys(code for code in (*range(32), 127) if chr(code) not in "\t\n\r")


class NotShown(Exception):
    """This device did not show the notification. The reason is for the log and never holds what was to be shown."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def show(title: str, text: str) -> None:
    """Show a notification, or raise NotShown.

    On Windows Plyer shows it from a thread of its own, so a failure there stays unknown.
    """
    system = _system()
    title, text = readable(title) or APP_NAME, readable(text)
    if system == "win32":
        title, text = _for_windows(title, text)
    backend = _backend(system)
    try:
        backend.notify(title=title, message=text, app_name=APP_NAME)
    except NotShown:
        raise
    except Exception as error:  # a system's backend raises what it likes
        raise NotShown(f"{type(error).__name__} from {type(backend).__name__}") from error


def readable(text: str) -> str:
    """The text without what no system can show: control characters, and halves of surrogate pairs."""
    paired = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return paired.translate(_CONTROLS)


def _system() -> str:
    """`sys.platform`, except that Python before 3.13 calls Android Linux, where Flet tells them apart."""
    flet_platform = os.environ.get("FLET_PLATFORM", "")
    return flet_platform if flet_platform in ("android", "ios") else sys.platform


def _backend(system: str) -> Notification:
    if system not in BACKENDS:
        raise NotShown(f"Plyer can't show a notification on {system}")
    # Not `plyer.notification`: it prints a traceback where a backend won't load, and its choice on Linux is unsafe.
    try:
        return import_module(BACKENDS[system]).instance()
    except Exception as error:  # such as pyobjus missing on macOS
        raise NotShown(f"Plyer's backend doesn't load: {error}") from error


def _for_windows(title: str, text: str) -> tuple[str, str]:
    if not text:  # an empty text is how Windows is told to hide a notification
        title, text = APP_NAME, title
    return _clip(title, WINDOWS_TITLE), _clip(text, WINDOWS_TEXT)


def _clip(text: str, longest: int) -> str:
    units = text.encode("utf-16-le")
    if len(units) <= 2 * longest:
        return text
    # "ignore" drops the first half of a pair cut in two.
    return units[: 2 * (longest - 1)].decode("utf-16-le", "ignore") + "…"
