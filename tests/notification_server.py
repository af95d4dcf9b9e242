"""A notification server for a desktop bus: `python notification_server.py LOG` appends what it is sent to LOG.

It prints READY once it owns its name, then writes each notification as one line of JSON.
"""

import asyncio
import json
import sys
from pathlib import Path
from typing import Annotated

from dbus_fast import RequestNameReply
from dbus_fast.aio import MessageBus
from dbus_fast.annotations import DBusDict, DBusInt32, DBusSignature, DBusStr, DBusUInt32
from dbus_fast.service import ServiceInterface, dbus_method

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
CAPABILITIES = ["body", "body-markup"]

Strings = Annotated[list[str], DBusSignature("as")]
Information = Annotated[tuple[str, str, str, str], DBusSignature("ssss")]


class NotificationServer(ServiceInterface):
    """The four methods of the freedesktop notification specification."""

    def __init__(self, log: Path) -> None:
        super().__init__(NAME)
        self._log = log
        self._count = 0

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
        with self._log.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(record) + "\n")
        return self._count

    @dbus_method(name="CloseNotification")
    def close(self, number: DBusUInt32) -> None:
        """Accepted: what was shown stays in the log."""

    @dbus_method(name="GetCapabilities")
    def capabilities(self) -> Strings:
        return CAPABILITIES

    @dbus_method(name="GetServerInformation")
    def information(self) -> Information:
        return ["Entrevue's tests", "Entrevue", "1", "1.2"]


async def serve(log: Path) -> None:
    """Answer on the session bus until it goes away."""
    bus = await MessageBus().connect()
    bus.export(PATH, NotificationServer(log))
    if await bus.request_name(NAME) is not RequestNameReply.PRIMARY_OWNER:
        sys.exit(f"{NAME} has an owner already")
    print("READY", flush=True)  # noqa: T201
    await bus.wait_for_disconnect()


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1])))
