"""The browser view in a process of its own, with Flet's real server behind the guard."""

import os
import signal
import socket
import stat
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import httpx
import msgpack
import pytest
from flet_web.uploads import build_upload_url
from websockets.sync.client import ClientConnection, connect

from tests.systems import linux, posix
from tests.views.serving import REFUSAL, ROOT, key_of, listening, served, until
from views.browser_page import SCRIPT
from views.browser_view import PortTakenError, _listen

REGISTER = 1  # flet.messaging.protocol.MessageAction.REGISTER_CLIENT


def get(address: str, **headers: str) -> httpx.Response:
    return httpx.get(address, headers=headers, trust_env=False)


class Pass(NamedTuple):
    """What a browser is given at the door."""

    cookie: str
    key: str


def enter(door: str) -> Pass:
    welcome = get(door)
    return Pass(welcome.headers["set-cookie"].partition(";")[0], key_of(welcome.text))


def websocket(origin: str, ours: Pass) -> ClientConnection:
    address = f"{origin.replace('http', 'ws', 1)}/ws?key={ours.key}"
    return connect(address, origin=origin, additional_headers={"cookie": ours.cookie}, proxy=None)


def registered(origin: str, ours: Pass) -> dict:
    """What Flet answers to a client that introduces itself."""
    with websocket(origin, ours) as wire:
        body = {"session_id": "", "page_name": "", "page": {"route": "/", "width": 412, "height": 915}}
        wire.send(b"\x00" + msgpack.packb([REGISTER, body]))
        action, answer = msgpack.unpackb(wire.recv(timeout=10)[1:])
        assert action == REGISTER
        return answer


@pytest.fixture
def browser(tmp_path) -> dict[str, str]:
    """The environment in which "the browser" is a script that notes the address it is started with."""
    script = tmp_path / "browser"
    script.write_text(f'#!/bin/sh\necho "$1" > "{tmp_path}/writing" && mv "{tmp_path}/writing" "{tmp_path}/opened"\n')
    script.chmod(0o700)
    return {"BROWSER": f"{script} %s"}


def test_every_page_carries_the_script_and_nothing_else_does(tmp_path):
    with served(tmp_path) as server:
        ours = enter(server.door)
        for path in ("/", "/contacts/contact/1"):
            page = get(server.origin + path, cookie=ours.cookie)
            assert page.content.count(SCRIPT) == 1
            assert len(page.content) == int(page.headers["content-length"])
        head = httpx.head(server.origin, headers={"cookie": ours.cookie}, trust_env=False)
        assert (head.status_code, head.content) == (200, b"")
        assert SCRIPT not in get(server.origin + "/flutter_bootstrap.js", cookie=ours.cookie).content


def test_the_token_opens_the_app_and_its_websocket(tmp_path):
    with served(tmp_path) as server:
        refused = get(server.origin)
        assert (refused.status_code, refused.text) == (403, REFUSAL)

        ours = enter(server.door)
        page = get(server.origin, cookie=ours.cookie)
        assert page.status_code == 200
        assert "<title>Entrevue</title>" in page.text
        assert "flet.noCdn=true" in page.text
        assert page.headers["cross-origin-embedder-policy"] == "require-corp"
        answer = registered(server.origin, ours)
        assert answer["session_id"]
        assert not answer["error"]


def test_a_file_is_taken_only_where_the_app_asked_for_it(tmp_path):
    with served(tmp_path, FLET_SECRET_KEY="known", FLET_UPLOAD_DIR=str(tmp_path), FLET_MAX_UPLOAD_SIZE="1") as server:
        ours = enter(server.door)
        address = server.origin + build_upload_url("upload", "people.vcf", 60, "known")
        with httpx.Client(trust_env=False) as client:
            assert client.put(address, content=b"x").status_code == 403, "without the cookie"
            answers = [
                client.put(place, content=b"x", headers={"cookie": ours.cookie}).status_code
                for place in (f"{server.origin}/upload", address)
            ]
        assert answers == [400, 403], "signed by nobody, and with a key of the environment"
    assert not (tmp_path / "people.vcf").exists()


@linux
def test_it_listens_on_loopback_only_whatever_the_environment_says(tmp_path):
    environ = {
        "FLET_FORCE_WEB_SERVER": "true",
        "FLET_SERVER_IP": "0.0.0.0",
        "FLET_SERVER_PORT": "8000",
        "FLET_WEB_NO_CDN": "false",
        "FLET_WEBSOCKET_HANDLER_ENDPOINT": "elsewhere",
        "FLET_WEB_PATH": str(tmp_path),
        "FLET_LOG_LEVEL": "debug",
        "FORWARDED_ALLOW_IPS": "*",
        "WEB_CONCURRENCY": "4",
        "DISPLAY": "",
    }
    with served(tmp_path, **environ) as server:
        assert listening(server.process.pid) == {("127.0.0.1", server.port)}
        for address in {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}:
            if not address.startswith("127."):
                with pytest.raises(OSError, match="refused"):
                    socket.create_connection((address, server.port), timeout=5)
        ours = enter(server.door)
        assert "flet.noCdn=true" in get(server.origin, cookie=ours.cookie).text
        assert registered(server.origin, ours)["session_id"]


def test_nothing_is_written_but_the_address(tmp_path):
    with served(tmp_path) as server:
        ours = enter(server.door)
        get(server.door)
        for _ in range(5):  # each leaves in the middle of Flet's first words
            registered(server.origin, ours)
        with websocket(server.origin, ours):  # connected and silent: Flet never ends such a one by itself
            assert server.stop() == ("", "")
        assert server.process.returncode == 0


def test_no_log_holds_the_token_the_cookie_or_the_key(tmp_path):
    with served(tmp_path, LOGGING="DEBUG") as server:
        ours = enter(server.door)
        registered(server.origin, ours)
        _, log = server.stop()
    assert "DEBUG" in log
    assert server.door.partition("=")[2] not in log
    assert ours.cookie.partition("=")[2] not in log
    assert ours.key not in log


@posix
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_without_a_word(tmp_path, browser, how):
    with served(tmp_path, open_browser=True, **browser) as server:
        until((tmp_path / "opened").exists)
        assert len(list(server.runtime_dir.iterdir())) == 1
        assert server.stop(how) == ("", "")
        assert server.process.returncode == 0
        assert list(server.runtime_dir.iterdir()) == []


@posix
def test_the_browser_is_given_a_private_file_and_not_the_token(tmp_path, browser):
    with served(tmp_path, open_browser=True, **browser) as server:
        until((tmp_path / "opened").exists)
        argument = (tmp_path / "opened").read_text().strip()
        assert argument.startswith("file:///")
        assert server.door.partition("=")[2] not in argument
        page = Path(argument.removeprefix("file://"))
        assert page.parent == server.runtime_dir
        assert stat.S_IMODE(page.stat().st_mode) == 0o600
        assert stat.S_IMODE(page.parent.stat().st_mode) == 0o700
        assert f'content="0;url={server.door}"' in page.read_text()

        get(f"{server.origin}/?token=wrong")
        assert page.exists()
        enter(server.door)
        assert not page.exists()


@posix
def test_the_file_is_private_from_its_first_moment(tmp_path, monkeypatch):
    from views import browser_view

    modes = []

    class Watched:
        def __init__(self, handle: int, *args, **kwargs) -> None:
            modes.append(stat.S_IMODE(os.fstat(handle).st_mode))
            self.file = open(handle, *args, **kwargs)  # noqa: SIM115 - a handle, closed by __exit__

        def __enter__(self):
            return self.file

        def __exit__(self, *_error) -> None:
            self.file.close()

    monkeypatch.setattr(browser_view.os, "fdopen", Watched)
    old = os.umask(0)
    try:
        page = browser_view._forwarding_page("http://127.0.0.1:1/?token=x", tmp_path)
    finally:
        os.umask(old)
    assert modes == [0o600]
    assert page.is_file()


def test_without_a_wish_for_a_browser_none_opens_and_no_file_is_written(tmp_path, browser):
    with served(tmp_path, **browser) as server:
        enter(server.door)
        assert not server.runtime_dir.exists()
        assert not (tmp_path / "opened").exists()


def test_a_port_in_use_is_named():
    with _listen(0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(PortTakenError) as error:
            _listen(port)
        assert error.value.port == port


@pytest.mark.parametrize("port", [-1, 65536, 10**9])
def test_a_number_that_is_no_port_is_named(port):
    with pytest.raises(PortTakenError) as error:
        _listen(port)
    assert error.value.port == port


def test_a_chosen_port_is_kept(tmp_path):
    with _listen(0) as free:
        port = free.getsockname()[1]
    with served(tmp_path, port=port) as server:
        assert server.origin == f"http://127.0.0.1:{port}"


def test_importing_it_costs_no_flet():
    code = "import sys, views.browser_view, views.native_window; assert not {'flet', 'uvicorn'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
