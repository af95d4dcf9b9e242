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

PATIENCE: Final = 25.0
"""Seconds that a server may take to answer, as long as D-Bus itself waits: given up, it could still show it."""

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
        self._heard: dict[tuple[str, int], OnAction | None] = {}
        """What waits for the person, by the server's own name on the bus and its number there."""
        with self._naming_failures():
            for rule in _rules():
                self._bus.filter(rule, queue=self._signals)
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
            can = set(self._call("GetCapabilities").body[0])
            text = html.escape(kwargs["message"], quote=False) if "body-markup" in can else kwargs["message"]
            replaced = self._replace(hints.get("replaces", ()))
            actions = _flat(hints.get("actions", {})) if "actions" in can else []
            values = {"category": ("s", "reminder"), "urgency": ("y", 1)}
            body = (kwargs["app_name"], replaced, "", kwargs["title"], text, actions, values, _FOREVER)
            reply = self._call("Notify", "susssasa{sv}i", body)
            (number,) = reply.body
            self.receipt = self._receipt(number)
        if "actions" in can:
            self._heard[_sender(reply), number] = hints.get("on_action")

    def listen(self, seconds: float) -> None:
        """Wait so long for buttons, and do what they say. Raises OSError once the bus is gone."""
        if not self._signals:  # some came while a server was being asked
            with contextlib.suppress(TimeoutError):
                self._bus.recv_messages(timeout=seconds)
        while self._signals:
            self._hear(self._signals.popleft())

    def _hear(self, signal: Message) -> None:
        said = signal.header.fields.get(HeaderFields.signature), signal.header.fields[HeaderFields.member]
        match said:
            case "sss", "NameOwnerChanged":
                _, gone, _ = signal.body
                for key in [key for key in self._heard if key[0] == gone]:
                    del self._heard[key]
            case "uu", "NotificationClosed":
                self._heard.pop((_sender(signal), signal.body[0]), None)
            case "us", "ActionInvoked":
                number, name = signal.body
                if act := self._heard.get((_sender(signal), number)):
                    act(name)

    def _replace(self, receipts: Sequence[str]) -> int:
        """The number to replace, 0 for none. Of several, the others are put away."""
        numbers = self._numbers(receipts)
        self._close(numbers[1:])
        return numbers[0] if numbers else 0

    def withdraw(self, receipts: Sequence[str]) -> None:
        """Take from the screen what these name."""
        with self._naming_failures():
            self._close(self._numbers(receipts))

    def _numbers(self, receipts: Sequence[str]) -> list[int]:
        here = self._receipt("")
        return [int(receipt.removeprefix(here)) for receipt in receipts if here and receipt.startswith(here)]

    def _close(self, numbers: Sequence[int]) -> None:
        for number in numbers:
            reply = self._call("CloseNotification", "u", (number,))
            self._heard.pop((_sender(reply), number), None)

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

    def _call(self, method: str, signature: str | None = None, body: tuple[Any, ...] = ()) -> Message:
        reply = self._bus.send_and_get_reply(new_method_call(_SERVER, method, signature, body), timeout=PATIENCE)
        if reply.header.message_type is MessageType.error:
            raise NotShown(f"the notification server refused: {reply.header.fields.get(HeaderFields.error_name)}")
        return reply


def _rules() -> tuple[MatchRule, MatchRule]:
    """What the server tells, and that it was replaced: another one counts from 1 again, for other programs too."""
    told = MatchRule(type="signal", interface=_NAME, path="/org/freedesktop/Notifications")
    bus = "org.freedesktop.DBus"
    replaced = MatchRule(type="signal", sender=bus, interface=bus, member="NameOwnerChanged")
    replaced.add_arg_condition(0, _NAME)
    return told, replaced


def _sender(message: Message) -> str:
    return str(message.header.fields[HeaderFields.sender])


def _flat(actions: Mapping[str, str]) -> list[str]:
    """Names and labels in turn; a click on the notification does what the first does."""
    named = [word for pair in actions.items() for word in pair]
    return [_DEFAULT, named[1], *named] if named else []


def _address() -> str:
    """Where the session's bus is, also for a scheduler that says nothing of it."""
    folder = os.environ.get("XDG_RUNTIME_DIR") or f"/run/user/{os.getuid()}"
    return os.environ.get("DBUS_SESSION_BUS_ADDRESS") or f"unix:path={folder}/bus"
