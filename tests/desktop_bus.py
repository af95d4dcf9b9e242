"""A private desktop bus with a real notification server, for tests that show notifications."""

import contextlib
import json
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection

NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
SERVER = Path(__file__).with_name("notification_server.py")
NEEDED = {"dbus-daemon": "dbus", "notify-send": "libnotify-bin"}  # each command with its Debian package
PATIENCE = 30  # seconds for a process to start, on a busy computer

# No folder of services, so that nothing asked of this bus starts a program of the computer.
CONFIGURATION = """\
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={folder}/bus</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


@dataclass
class DesktopBus:
    """The bus: its environment for child processes, and what its notification server was sent."""

    folder: Path
    env: dict[str, str] = field(default_factory=dict)
    server: subprocess.Popen[str] | None = None
    capabilities: tuple[str, ...] = ("actions", "body", "body-markup")

    @property
    def log(self) -> Path:
        return self.folder / "shown.jsonl"

    def shown(self) -> list[dict[str, Any]]:
        """Each notification sent, oldest first. It is there before its sender is answered: no need to wait."""
        return [record for record in self._records() if "title" in record]

    def closed(self) -> list[int]:
        """The numbers of those that their sender put away."""
        return [record["closed"] for record in self._records() if "closed" in record]

    def taken_back(self) -> list[int]:
        """The numbers of those that vanished because their sender left the bus."""
        return [record["taken back"] for record in self._records() if "taken back" in record]

    def _records(self) -> list[dict[str, Any]]:
        if not self.log.exists():
            return []
        return [json.loads(line) for line in self.log.read_text(encoding="utf-8").splitlines()]

    def press(self, number: int, action: str) -> None:
        """A person presses a button of a notification."""
        server = DBusAddress(PATH, NAME, NAME)
        with contextlib.closing(open_dbus_connection(self.env["DBUS_SESSION_BUS_ADDRESS"])) as person:
            person.send_and_get_reply(new_method_call(server, "Press", "us", (number, action)), timeout=PATIENCE)

    def start_server(self) -> None:
        self.server = _start([sys.executable, str(SERVER), str(self.log), *self.capabilities], self.env, self.folder)
        assert _first_line(self.server) == "READY", (self.folder / "errors").read_text()

    def freeze_server(self) -> None:
        """Leave the server on the bus, silent."""
        assert self.server
        self.server.send_signal(signal.SIGSTOP)

    def stop_server(self) -> None:
        if self.server:
            _stop(self.server)
            self.server = None


@contextlib.contextmanager
def desktop_bus(capabilities: tuple[str, ...] = DesktopBus.capabilities) -> Iterator[DesktopBus]:
    """A bus with its server running."""
    _require_commands()
    # Not pytest's own folder: a socket's path is at most 107 bytes long.
    with tempfile.TemporaryDirectory(prefix="entrevue-bus-") as name:
        bus = DesktopBus(Path(name), capabilities=capabilities)
        configuration = bus.folder / "bus.conf"
        configuration.write_text(CONFIGURATION.format(folder=bus.folder))
        command = ["dbus-daemon", f"--config-file={configuration}", "--print-address", "--nofork"]
        daemon = _start(command, dict(os.environ), bus.folder)
        try:
            address = _first_line(daemon)
            assert address.startswith("unix:"), (bus.folder / "errors").read_text()
            bus.env = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": address}
            bus.start_server()
            yield bus
        finally:
            bus.stop_server()
            _stop(daemon)


@pytest.fixture
def notification_bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[DesktopBus]:
    """A bus that this process and its children take for the desktop's."""
    with desktop_bus() as bus:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.env["DBUS_SESSION_BUS_ADDRESS"])
        yield bus


def _require_commands() -> None:
    missing = sorted(package for command, package in NEEDED.items() if not shutil.which(command))
    if not missing:
        return
    advice = f"needs commands that are not here: on Debian, apt-get install {' '.join(missing)}"
    if os.environ.get("CI"):
        pytest.fail(advice)
    pytest.skip(advice)


def _start(command: list[str], env: dict[str, str], folder: Path) -> subprocess.Popen[str]:
    with (folder / "errors").open("a") as errors:  # dbus-daemon complains there of limits that it may not raise
        return subprocess.Popen(
            command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors, text=True
        )


def _first_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    ready, _, _ = select.select([process.stdout], [], [], PATIENCE)
    assert ready, f"{process.args} said nothing in {PATIENCE} s"
    return process.stdout.readline().strip()


def _stop(process: subprocess.Popen[str]) -> None:
    process.kill()  # a frozen process hears nothing gentler
    process.communicate()
