"""One native notification, shown now, through Plyer; and the ears for its buttons, where the system has some."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from plyer.facades import Notification

APP_NAME = "Entrevue"

# Each module has Plyer's `instance()`. Of Plyer's own, the one for macOS needs an interface that Apple has withdrawn,
# the one for Windows fails in a thread on a long text, the one for Android needs Kivy, and for iOS there is none.
BACKENDS = {
    "linux": "views.notifications.linux",
    "darwin": "views.notifications.macos",
    "win32": "views.notifications.windows",
    "android": "views.notifications.phone",
    "ios": "views.notifications.phone",
}

# Backends take no NUL, and strict markup readers take no other control character than these.
_CONTROLS = dict.fromkeys(code for code in (*range(32), 127) if chr(code) not in "\t\n\r")


class Ears(Protocol):
    @property
    def is_open(self) -> bool:
        """Whether something shown still waits for the person."""

    def listen(self, seconds: float) -> None:
        """Wait so long for buttons, and do what they say. Raises OSError when there is nobody left to hear."""


_ears: Ears | None = None


class NotShown(Exception):
    """This device did not show the notification. The reason is for the log and never holds what was to be shown."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def show(
    title: str,
    text: str,
    *,
    tag: str = "",
    place: str = "",
    actions: Mapping[str, str] = MappingProxyType({}),
    on_action: Callable[[str], None] | None = None,
    replaces: Sequence[str] = (),
) -> str:
    """Show a notification, or raise NotShown. Gives its receipt: what names it when a later one replaces it.

    `tag` says what it is about, `place` which screen shows it, `actions` are its buttons' names and labels, and
    `replaces` the receipts of earlier ones that it stands for. Where the system has no such thing, they are left out.
    `on_action` gets the name of the button pressed, from `listen`.
    """
    backend = _backend(_system())
    extras = {"tag": tag, "place": place, "actions": dict(actions), "on_action": on_action, "replaces": list(replaces)}
    try:
        backend.notify(
            title=readable(title) or APP_NAME, message=readable(text), app_name=APP_NAME, timeout=0, hints=extras
        )
    except NotShown:
        raise
    except Exception as error:  # a system's backend raises what it likes
        raise NotShown(f"{type(error).__name__} from {type(backend).__name__}") from error
    global _ears
    _ears = backend if hasattr(backend, "listen") else None
    return getattr(backend, "receipt", "")


def withdraw(receipts: Sequence[str]) -> None:
    """Take from the screen what these receipts name, where the system can. Raises NotShown."""
    backend = _backend(_system())
    if hasattr(backend, "withdraw"):
        backend.withdraw(receipts)


def ears() -> Ears | None:
    """What hears the buttons of what this process showed last, where the system tells of them."""
    return _ears


def readable(text: str) -> str:
    """The text without what no system can show: control characters, and halves of surrogate pairs."""
    paired = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return paired.translate(_CONTROLS)


def is_phone() -> bool:
    """Whether this is a built app on a phone, whose system shows notifications at their hour by itself."""
    return _system() in ("android", "ios")


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
