"""A Plyer backend that speaks to a Linux desktop's notification server itself, over D-Bus.

It knows whether the server took the message, replaces its own earlier notifications, and hears which button was
pressed, as long as its process lives: GNOME even takes back what a recognised application showed once its sender has
left the bus. Source: the freedesktop Desktop Notifications Specification 1.2.
"""

from __future__ import annotations

import contextlib
import html
import os
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from jeepney import (
    DBusAddress,
    DBusErrorResponse,
    HeaderFields,
    MatchRule,
    Message,
    MessageType,
    message_bus,
    new_method_call,
)
from jeepney.io.blocking import Proxy, open_dbus_connection
from plyer.facades import Notification

from views.notifications.notifier import NotShown

PATIENCE: Final = 5.0
"""Seconds that a server may take to answer."""

_NAME: Final = "org.freedesktop.Notifications"
_SERVER: Final = DBusAddress("/org/freedesktop/Notifications", _NAME, _NAME)
_FOREVER: Final = 0
"""As a notification's time: until the person puts it away. A missed thank-you costs more than a tidy screen."""
_DEFAULT: Final = "default"
"""The action of a click on the notification itself."""

OnAction = Callable[[str], None]


class BusNotification(Notification):
    """One connection to the session's bus. Raises OSError or KeyError when there is none to reach."""

    receipt = ""
    """What names the last notification, to replace it later: the bus, the server on it and its number."""

    def __init__(self) -> None:
        self._address = _address()
        self._bus = open_dbus_connection(self._address)
        self._is_broken = False
        self._signals: deque[Message] = deque()
        self._heard: dict[int, OnAction | None] = {}
        rule = MatchRule(type="signal", interface=_NAME, path="/org/freedesktop/Notifications")
        self._bus.filter(rule, queue=self._signals)
        with self._naming_failures():
            Proxy(message_bus, self._bus, timeout=PATIENCE).AddMatch(rule)

    @property
    def is_usable(self) -> bool:
        """Whether this is still the session's bus, as far as one knows."""
        return not self._is_broken and self._address == _address()

    @property
    def is_open(self) -> bool:
        """Whether something it showed still waits for the person."""
        return bool(self._heard)

    def _notify(self, **kwargs: Any) -> None:
        hints = kwargs["hints"]
        with self._naming_failures():
            can = set(self._ask("GetCapabilities"))
            text = html.escape(kwargs["message"], quote=False) if "body-markup" in can else kwargs["message"]
            replaced = self._replace(hints.get("replaces", ()))
            actions = _flat(hints.get("actions", {})) if "actions" in can else []
            values = {"category": ("s", "reminder"), "urgency": ("y", 1)}
            body = (kwargs["app_name"], replaced, "", kwargs["title"], text, actions, values, _FOREVER)
            number = self._ask("Notify", "susssasa{sv}i", body)
            self.receipt = self._receipt(number)
        if "actions" in can:
            self._heard[number] = hints.get("on_action")

    def listen(self, seconds: float) -> None:
        """Wait so long for buttons, and do what they say. Raises OSError once the bus is gone."""
        with contextlib.suppress(TimeoutError):
            self._bus.recv_messages(timeout=seconds)
        while self._signals:
            self._hear(self._signals.popleft())

    def _hear(self, signal: Message) -> None:
        number, *said = signal.body
        if number not in self._heard:
            return
        member = signal.header.fields[HeaderFields.member]
        if member == "NotificationClosed":
            del self._heard[number]
        elif member == "ActionInvoked" and (act := self._heard[number]):
            act(said[0])

    def _replace(self, receipts: Sequence[str]) -> int:
        """The number to replace, 0 for none. Of several, the others are put away."""
        here = self._receipt("")
        numbers = [int(receipt.removeprefix(here)) for receipt in receipts if here and receipt.startswith(here)]
        for number in numbers[1:]:
            self._ask("CloseNotification", "u", (number,))
            self._heard.pop(number, None)
        return numbers[0] if numbers else 0

    def _receipt(self, number: object) -> str:
        """Numbers start anew with each server, and names with each bus: only all three together are one's own."""
        bus = Proxy(message_bus, self._bus, timeout=PATIENCE)
        try:
            (owner,) = bus.GetNameOwner(_NAME)
        except DBusErrorResponse:
            return ""  # the server starts with the first call
        (identity,) = bus.GetId()
        return f"{identity} {owner} {number}"

    @contextlib.contextmanager
    def _naming_failures(self) -> Iterator[None]:
        try:
            yield
        except TimeoutError:
            raise NotShown(f"the notification server did not answer within {PATIENCE:g} s") from None
        except OSError as error:
            self._is_broken = True
            raise NotShown(f"the desktop's bus is gone: {error.strerror or type(error).__name__}") from None

    def _ask(self, method: str, signature: str | None = None, body: tuple[Any, ...] = ()) -> Any:
        reply = self._bus.send_and_get_reply(new_method_call(_SERVER, method, signature, body), timeout=PATIENCE)
        if reply.header.message_type is MessageType.error:
            raise NotShown(f"the notification server refused: {reply.header.fields.get(HeaderFields.error_name)}")
        return reply.body[0] if reply.body else None


def _flat(actions: Mapping[str, str]) -> list[str]:
    """Names and labels in turn; a click on the notification does what the first does."""
    named = [word for pair in actions.items() for word in pair]
    return [_DEFAULT, named[1], *named] if named else []


def _address() -> str:
    """Where the session's bus is, also for a scheduler that says nothing of it."""
    folder = os.environ.get("XDG_RUNTIME_DIR") or f"/run/user/{os.getuid()}"
    return os.environ.get("DBUS_SESSION_BUS_ADDRESS") or f"unix:path={folder}/bus"
