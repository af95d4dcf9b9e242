"""A notification server for a desktop bus: `python notification_server.py LOG CAPABILITY…`.

It prints READY once it owns its name, then writes each notification to LOG as one line of JSON. Like GNOME for an
application that it recognises, it takes back what it shows once the sender has left the bus, and writes that down too.
Tests press buttons through its method Press.
"""

import asyncio
import json
import sys
from pathlib import Path
from typing import Annotated

from dbus_fast import Message, MessageType, RequestNameReply
from dbus_fast.aio import MessageBus
from dbus_fast.annotations import DBusDict, DBusInt32, DBusSignature, DBusStr, DBusUInt32
from dbus_fast.service import ServiceInterface, dbus_method, dbus_signal

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
Press = Annotated[tuple[int, str], DBusSignature("us")]
Closed = Annotated[tuple[int, int], DBusSignature("uu")]

Strings = Annotated[list[str], DBusSignature("as")]
Information = Annotated[tuple[str, str, str, str], DBusSignature("ssss")]


class NotificationServer(ServiceInterface):
    """The four methods of the freedesktop notification specification."""

    def __init__(self, log: Path, capabilities: list[str]) -> None:
        super().__init__(NAME)
        self._log, self._capabilities = log, capabilities
        self._count = 0
        self._caller = ""
        self._shown: dict[int, str] = {}
        """Who sent what is on the screen."""

    def watch(self, message: Message) -> None:
        """See who calls, and who leaves the bus."""
        if message.member == "Notify":
            self._caller = message.sender or ""
        elif message.message_type is MessageType.SIGNAL and message.member == "NameOwnerChanged":
            name, _, new = message.body
            for number in [number for number, sender in self._shown.items() if sender == name and not new]:
                self._shown.pop(number)
                self._write({"taken back": number})

    def _write(self, record: dict[str, object]) -> None:
        with self._log.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(record) + "\n")

    @dbus_method(name="Notify")
    def notify(
        self,
        app: DBusStr,
        replaces: DBusUInt32,
        icon: DBusStr,
        title: DBusStr,
        body: DBusStr,
        actions: Strings,
        hints: DBusDict,
        timeout: DBusInt32,
    ) -> DBusUInt32:
        self._count = replaces or self._count + 1
        record = {"id": self._count, "app": app, "title": title, "body": body, "icon": icon, "actions": actions}
        record |= {"timeout": timeout, "hints": {name: hint.value for name, hint in hints.items()}}
        self._write(record)
        self._shown[self._count] = self._caller
        return self._count

    @dbus_method(name="CloseNotification")
    def close(self, number: DBusUInt32) -> None:
        self._shown.pop(number, None)
        self._write({"closed": number})
        self.closed(number, 3)

    @dbus_method(name="Press")
    def press(self, number: DBusUInt32, action: DBusStr) -> None:
        """A person presses a button, which puts the notification away."""
        self.invoked(number, action)
        self._shown.pop(number, None)
        self.closed(number, 2)

    @dbus_signal(name="ActionInvoked")
    def invoked(self, number: int, action: str) -> Press:
        return [number, action]

    @dbus_signal(name="NotificationClosed")
    def closed(self, number: int, reason: int) -> Closed:
        return [number, reason]

    @dbus_method(name="GetCapabilities")
    def capabilities(self) -> Strings:
        return self._capabilities

    @dbus_method(name="GetServerInformation")
    def information(self) -> Information:
        return ["Entrevue's tests", "Entrevue", "1", "1.2"]


async def serve(log: Path, capabilities: list[str]) -> None:
    """Answer on the session bus until it goes away."""
    bus = await MessageBus().connect()
    server = NotificationServer(log, capabilities)
    bus.add_message_handler(server.watch)
    await bus.call(
        Message(
            destination="org.freedesktop.DBus",
            path="/org/freedesktop/DBus",
            interface="org.freedesktop.DBus",
            member="AddMatch",
            signature="s",
            body=["type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged'"],
        )
    )
    bus.export(PATH, server)
    if await bus.request_name(NAME) is not RequestNameReply.PRIMARY_OWNER:
        sys.exit(f"{NAME} has an owner already")
    print("READY", flush=True)  # noqa: T201
    await bus.wait_for_disconnect()


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1]), sys.argv[2:]))
