"""A small app behind the real browser view, in a process of its own."""

import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
REFUSAL = "Ouvrez l’adresse affichée au démarrage."


@dataclass
class Served:
    door: str
    process: subprocess.Popen
    runtime_dir: Path

    @property
    def origin(self) -> str:
        return self.door.partition("/?")[0]

    @property
    def port(self) -> int:
        return int(self.origin.rpartition(":")[2])

    def stop(self, how: signal.Signals = signal.SIGTERM) -> tuple[str, str]:
        """What it still wrote, on stdout and stderr."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        return self.process.communicate(timeout=20)


@contextmanager
def served(folder: Path, *, port: int = 0, open_browser: bool = False, **environ: str) -> Iterator[Served]:
    runtime_dir = folder / "runtime"
    command = [sys.executable, "-m", "tests.views.serving", str(port), str(runtime_dir), str(int(open_browser))]
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | environ, stdout=pipe, stderr=pipe, text=True)
    server = Served(process.stdout.readline().strip(), process, runtime_dir)
    try:
        assert server.door, process.communicate(timeout=20)[1]
        yield server
    finally:
        server.stop()


def key_of(welcome: str) -> str:
    """What the welcome page has its browser keep."""
    return welcome.partition('localStorage.setItem("entrevue", "')[2].partition('"')[0]


def listening(pid: int) -> set[tuple[str, int]]:
    """The addresses at which a process listens by TCP; IPv6 ones in hexadecimal, they are never expected."""
    sockets = set()
    for link in Path(f"/proc/{pid}/fd").iterdir():
        with suppress(FileNotFoundError):  # closed since it was listed
            sockets.add(str(link.readlink()))
    found = set()
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]:
            fields = line.split()
            if fields[3] == "0A" and f"socket:[{fields[9]}]" in sockets:
                address, _, port = fields[1].partition(":")
                dotted = ".".join(str(byte) for byte in reversed(bytes.fromhex(address)))
                found.add((dotted if len(address) == 8 else address, int(port, 16)))
    return found


def until(happened: Callable[[], object], seconds: float = 10) -> None:
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end
        time.sleep(0.02)


def main() -> None:
    import flet as ft

    if level := os.getenv("LOGGING"):
        logging.basicConfig(level=level)

    from views.browser_view import serve

    def hello(page: ft.Page) -> None:
        page.title = "Hello"
        page.add(ft.Text("Bonjour, quelqu’un ?"), ft.TextField(label="Name"), ft.Button("Go"))

    def say(line: str) -> None:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()

    port, runtime_dir, open_browser = sys.argv[1:]
    serve(
        hello,
        port=int(port),
        open_browser=open_browser == "1",
        runtime_dir=Path(runtime_dir),
        announce=say,
        refusal=REFUSAL,
        assets=ROOT / "assets",
    )


if __name__ == "__main__":
    main()
