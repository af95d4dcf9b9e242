"""The guard as a real browser meets it."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from tests.views.serving import REFUSAL, Served, served

HELLO = "Bonjour, quelqu’un ?"
CDN = "cdn.jsdelivr.net"  # Flutter asks it for rive_native.js, whatever Flet was told; the policy blocks it


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Served]:
    # The browser it would open is replaced by one that does nothing: the file stays for the test's.
    with served(tmp_path, open_browser=True, BROWSER="true %s") as server:
        yield server


def listen(page: Page) -> tuple[list[str], list[str], list[str]]:
    """What the page asks for, what of it leaves, and what the policy blocks."""
    asked, failed, blocked = [], [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda wire: asked.append(wire.url))
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.on("console", lambda line: "Content Security Policy" in line.text and blocked.append(line.text))
    return asked, failed, blocked


def host(address: str) -> str:
    return urlsplit(address.removeprefix("blob:")).netloc


def test_from_the_file_to_the_app_and_a_reload_without_leaving_the_computer(server, open_page, read_aloud):
    (file,) = server.runtime_dir.iterdir()
    page = open_page()
    asked, failed, blocked = listen(page)

    page.goto(file.as_uri())
    read_aloud(page)
    expect(page.get_by_text(HELLO)).to_be_visible()
    assert page.url == server.origin + "/"
    assert not file.exists()

    page.reload()
    read_aloud(page)
    expect(page.get_by_text(HELLO)).to_be_visible()
    page.get_by_role("textbox", name="Name").fill("Émilie")

    ours = host(server.origin)
    away = {address for address in asked if host(address) not in (ours, "")}
    assert {host(address) for address in away} <= {CDN}
    assert away <= set(failed)
    wire = next(address for address in asked if address.startswith(server.origin.replace("http", "ws", 1) + "/ws?"))
    assert len(parse_qs(urlsplit(wire).query)["key"][0]) == 43
    assert [line for line in blocked if CDN not in line] == []


def test_the_address_typed_by_hand_opens_the_app(server, open_page, read_aloud):
    page = open_page()
    page.goto(server.door)
    read_aloud(page)
    expect(page.get_by_text(HELLO)).to_be_visible()
    assert page.url == server.origin + "/"

    # The same address again, from the history: the cookie answers for it.
    page.goto(server.door)
    read_aloud(page)
    expect(page.get_by_text(HELLO)).to_be_visible()

    stranger = open_page()
    stranger.goto(server.door)
    expect(stranger.get_by_text(REFUSAL)).to_be_visible()


SENT: list[str] = []
"""The cookies that the other program was sent."""


@pytest.fixture
def other_port() -> Iterator[str]:
    """A page that another program of this computer serves."""
    SENT.clear()

    class Trap(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            SENT.append(self.headers.get("Cookie", ""))
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<title>trap</title>")

        def log_message(self, *_args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Trap) as trap:
        threading.Thread(target=trap.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{trap.server_port}/"
        trap.shutdown()


OPENS = """address => new Promise(done => {
    const wire = new WebSocket(address);
    wire.onopen = () => done(true);
    wire.onerror = () => done(false);
})"""


def test_a_page_of_another_port_gets_nothing(server, open_page, read_aloud, other_port):
    page = open_page()
    page.goto(server.door)
    read_aloud(page)
    address = server.origin.replace("http", "ws", 1) + "/ws"
    assert page.evaluate(OPENS, address) is True

    # Same host, same profile: the browser adds the cookie to what this page asks, and only the guard says no.
    page.goto(other_port)
    assert page.evaluate(OPENS, address) is False
    assert page.evaluate("localStorage.getItem('entrevue')") is None
    page.reload()
    stolen = SENT[-1]
    assert stolen.startswith(f"entrevue-{server.port}="), "a browser knows no ports where cookies are concerned"
    with (
        pytest.raises(InvalidStatus, match="403"),
        connect(address, origin=server.origin, additional_headers={"cookie": stolen}, proxy=None),
    ):
        pass
    page.evaluate("address => { location.href = address }", server.origin + "/")
    expect(page.get_by_text(REFUSAL)).to_be_visible()
