"""The native window, with a script in the place of Flet's client: it says hello as that does, and looks around."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError

import pytest

from tests.views.serving import ROOT, listening, until
from views import native_window

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the stand-in client is made for Linux")

CLIENT = f"""#!{sys.executable}
import json, os, socket, stat, struct, sys
sys.path.insert(0, {str(ROOT)!r})
import msgpack
from pathlib import Path
from tests.views.serving import listening

address = sys.argv[1]
notes = {{"address": address, "display": os.environ.get("DISPLAY"), "listening": sorted(listening(os.getppid()))}}
if address.startswith("/"):
    notes["folder"] = stat.S_IMODE(Path(address).parent.stat().st_mode)
    if not os.getenv("CLIENT_FAILS"):
        wire = socket.socket(socket.AF_UNIX)
        wire.connect(address)
        body = {{"session_id": "", "page_name": "", "page": {{"route": "/", "width": 412, "height": 915}}}}
        packet = b"\\0" + msgpack.packb([1, body])
        wire.sendall(struct.pack("<I", len(packet)) + packet)
        notes["answer"] = wire.recv(5)[4]
Path(os.environ["CLIENT_NOTES"]).write_text(json.dumps(notes))
"""

RUN = """
import sys
from pathlib import Path
from views import native_window
sys.stdout.write(str(native_window.run(lambda page: None, lambda page: None, Path("assets"))))
"""

HOSTILE = {"FLET_FORCE_WEB_SERVER": "true", "FLET_SERVER_IP": "0.0.0.0", "FLET_SERVER_PORT": "8123"}


@pytest.fixture
def screen(monkeypatch) -> pytest.MonkeyPatch:
    """A Linux with a screen."""
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("FLET_PLATFORM", raising=False)
    return monkeypatch


def run(folder: Path, **environ: str | None) -> tuple[str, dict]:
    """What `run` answers, and what the client noted."""
    client = folder / "flet"
    client.write_text(CLIENT)
    client.chmod(0o700)
    notes = folder / "notes"
    given = os.environ | {"FLET_VIEW_PATH": str(folder), "CLIENT_NOTES": str(notes), "DISPLAY": ":0"} | environ
    given = {name: value for name, value in given.items() if value is not None}
    done = subprocess.run(
        [sys.executable, "-c", RUN], cwd=ROOT, env=given, capture_output=True, text=True, timeout=30, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout, json.loads(notes.read_text())


@pytest.mark.parametrize(
    "environ",
    [{}, HOSTILE, {"DISPLAY": None}, {"DISPLAY": None, "WAYLAND_DISPLAY": "wayland-0"}, HOSTILE | {"DISPLAY": None}],
    ids=["usual", "hostile", "no display", "wayland only", "hostile and no display"],
)
def test_it_opens_a_window_and_listens_on_no_port(tmp_path, environ):
    shown, notes = run(tmp_path, **environ)
    assert shown == "True"
    assert notes["listening"] == []
    assert notes["answer"] == 0
    assert notes["folder"] == 0o700
    assert not Path(notes["address"]).parent.exists()


def test_a_window_that_never_showed_is_told(tmp_path):
    shown, notes = run(tmp_path, CLIENT_FAILS="1")
    assert shown == "False"
    assert notes["listening"] == []


def test_the_developers_tool_keeps_its_socket(tmp_path):
    _, notes = run(tmp_path, FLET_SERVER_UDS_PATH=str(tmp_path / "named"))
    assert notes["address"] == str(tmp_path / "named")


@pytest.fixture
def built(tmp_path) -> Iterator[Callable[..., subprocess.Popen]]:
    """A built app starts Python and tells it where they will talk; nobody answers for it here."""
    started = []

    def start(**environ: str | None) -> subprocess.Popen:
        given = os.environ | {"FLET_PLATFORM": "linux", "DISPLAY": ":0"} | environ
        given = {name: value for name, value in given.items() if value is not None}
        started.append(subprocess.Popen([sys.executable, "-c", RUN], cwd=ROOT, env=given))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()


@pytest.mark.parametrize("environ", [{}, {"DISPLAY": None, "FLET_FORCE_WEB_SERVER": "true"}], ids=["usual", "hostile"])
def test_inside_a_built_app_it_just_runs(built, tmp_path, environ):
    address = tmp_path / "built"
    process = built(FLET_SERVER_UDS_PATH=str(address), **environ)
    until(address.is_socket)
    assert listening(process.pid) == set()


def test_inside_a_built_app_that_names_a_port_it_listens_on_loopback_only(built):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    process = built(FLET_SERVER_PORT=str(port), FLET_SERVER_IP="0.0.0.0")
    until(lambda: listening(process.pid))
    assert listening(process.pid) <= {("127.0.0.1", port), ("00000000000000000000000001000000", port)}


def test_no_display_is_not_ready(screen):
    screen.setattr("flet_desktop.ensure_client_cached", lambda: Path())
    assert native_window.ready()
    screen.delenv("DISPLAY")
    assert not native_window.ready()
    screen.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert native_window.ready()


@pytest.mark.parametrize("error", [URLError("no network"), TimeoutError(), EOFError(), ValueError("bad address")])
def test_a_client_that_cannot_be_had_is_not_ready(screen, error):
    def fail() -> None:
        raise error

    screen.setattr("flet_desktop.ensure_client_cached", fail)
    assert not native_window.ready()


def test_no_network_is_not_ready_and_is_quiet(screen, tmp_path, capsys):
    # The real search for the client, in a home that has none and with an address nothing answers.
    screen.setenv("HOME", str(tmp_path))
    screen.setenv("FLET_CLIENT_URL", "http://127.0.0.1:9/client.tar.gz")
    said = []
    assert not native_window.ready(lambda: said.append("preparing"))
    assert said == ["preparing"]
    assert capsys.readouterr().out == ""


def test_what_is_said_while_preparing_is_heard(screen, tmp_path):
    code = "from views import native_window; native_window.ready(lambda: print('Un moment.'))"
    environ = {"HOME": str(tmp_path), "FLET_CLIENT_URL": "http://127.0.0.1:9/client.tar.gz"}
    command = [sys.executable, "-c", code]
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | environ, capture_output=True, text=True, timeout=30, check=False
    )
    assert (done.stdout, done.stderr) == ("Un moment.\n", "")


def test_without_its_package_or_with_another_version_it_is_not_ready(screen):
    screen.setattr("flet_desktop.ensure_client_cached", lambda: Path())
    screen.setattr("flet_desktop.version.version", "0.1.0")
    assert not native_window.ready()
    screen.setattr("importlib.util.find_spec", lambda name: None)
    assert not native_window.ready()


def test_a_built_app_is_always_ready(screen):
    screen.delenv("DISPLAY")
    screen.setenv("FLET_PLATFORM", "android")
    assert native_window.ready()
