"""The guard, with a real server, real HTTP and real WebSockets around an app that would let anyone in."""

import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import httpx
import pytest
import uvicorn
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from tests.views.serving import key_of
from views.guard import Guard, origin

TOKEN = "the-token-of-this-start"
REFUSAL = "Accès refusé."


@dataclass
class House:
    port: int
    key: str = ""
    entries: list[str] = field(default_factory=list)
    reached: list[str] = field(default_factory=list)
    lifespan: list[str] = field(default_factory=list)

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def get(self, path: str = "/", method: str = "GET", **headers: str) -> httpx.Response:
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        return httpx.request(method, self.origin + path, headers=names, trust_env=False)

    def enter(self) -> str:
        """The cookie the token is exchanged for."""
        welcome = self.get(f"/?token={TOKEN}")
        self.key = key_of(welcome.text)
        return welcome.headers["set-cookie"].partition(";")[0]

    def websocket(self, origin: str | None = "ours", key: str | None = None, **headers: str) -> str:
        """The first words of the app behind, or the status of the refusal."""
        given = self.origin if origin == "ours" else origin
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            address = f"ws://127.0.0.1:{self.port}/ws?key={self.key if key is None else key}"
            with connect(address, origin=given, additional_headers=names, proxy=None) as wire:
                return wire.recv()
        except InvalidStatus as refusal:
            assert_dressed(httpx.Headers(list(refusal.response.headers.raw_items())))
            return str(refusal.response.status_code)


def naive_app(house: House):
    async def app(scope, receive, send):
        if scope["type"] == "lifespan":
            while True:
                message = await receive()
                house.lifespan.append(message["type"])
                await send({"type": f"{message['type']}.complete"})
                if message["type"] == "lifespan.shutdown":
                    return
        house.reached.append(scope["path"])
        if scope["type"] == "websocket":
            await send({"type": "websocket.accept"})
            await send({"type": "websocket.send", "text": "welcome"})
            return
        kind = b"text/html" if scope["path"] == "/" else b"image/png"
        headers = [(b"content-type", kind), (b"Access-Control-Allow-Origin", b"*"), (b"Cache-Control", b"public")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"private"})

    return app


@pytest.fixture
def house() -> Iterator[House]:
    listener = socket.create_server(("127.0.0.1", 0))
    house = House(listener.getsockname()[1])
    guard = Guard(
        naive_app(house), port=house.port, token=TOKEN, refusal=REFUSAL, entered=lambda: house.entries.append("entered")
    )
    server = uvicorn.Server(uvicorn.Config(guard, log_config=None, ws="websockets-sansio", lifespan="on"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield house
    server.should_exit = True
    thread.join(timeout=10)
    listener.close()
    assert house.lifespan == ["lifespan.startup", "lifespan.shutdown"]


def assert_dressed(headers: httpx.Headers) -> None:
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == "'none'"
    assert policy["connect-src"].startswith("'self' ws://127.0.0.1:")
    outside = {source for sources in policy.values() for source in sources.split() if not source.startswith("'")}
    assert {source for source in outside if not source.startswith("ws://127.0.0.1:")} <= {"data:", "blob:"}
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert not [name for name in headers if name.startswith("access-control-")]


def assert_refused(response: httpx.Response) -> None:
    assert response.status_code == 403
    assert response.text == REFUSAL
    assert "set-cookie" not in response.headers
    assert_dressed(response.headers)


def test_no_cookie_is_refused_everywhere(house):
    for path in ("/", "/assets/photo.png", "/upload", "/docs", "/ws", "/?other=1"):
        assert_refused(house.get(path))
    for method in ("POST", "PUT", "DELETE", "OPTIONS"):
        assert_refused(house.get("/upload", method))
    assert house.websocket() == "403"
    assert house.reached == []


def test_the_token_gives_a_cookie_that_opens_pages_and_the_websocket(house):
    response = house.get(f"/?token={TOKEN}")
    house.key = key_of(response.text)
    assert response.status_code == 200
    assert 'content="0;url=/"' in response.text
    assert house.reached == []
    cookie, *attributes = response.headers["set-cookie"].split("; ")
    assert set(attributes) == {"HttpOnly", "SameSite=Strict", "Path=/"}
    assert cookie.startswith(f"entrevue-{house.port}=")
    assert TOKEN not in cookie
    assert house.entries == ["entered"]

    assert house.get(cookie=cookie).text == "private"
    assert house.get("/contacts/3", cookie=f"other=1; {cookie}; more=2").text == "private"
    assert house.websocket(cookie=cookie) == "welcome"


def test_a_wrong_token_is_refused(house):
    for token in ("", "x", TOKEN[:-1], f"{TOKEN}x", "%C3%A9", "%00"):
        assert_refused(house.get(f"/?token={token}"))
    assert house.entries == []
    assert house.get(f"/?token={TOKEN}").status_code == 200


def test_the_token_works_once(house):
    cookie = house.enter()
    assert_refused(house.get(f"/?token={TOKEN}"))
    assert house.entries == ["entered"]
    again = house.get(f"/?token={TOKEN}", cookie=cookie)
    assert 'content="0;url=/"' in again.text
    assert "set-cookie" not in again.headers and house.key not in again.text


def test_only_a_get_of_the_first_page_uses_the_token(house):
    for method, path in (("HEAD", "/"), ("POST", "/"), ("GET", "/contacts")):
        assert house.get(f"{path}?token={TOKEN}", method).status_code == 403
    assert house.websocket(cookie=f"entrevue-{house.port}={TOKEN}") == "403"
    assert house.get(f"/?token={TOKEN}").status_code == 200


def test_a_wrong_cookie_is_refused(house):
    cookie = house.enter()
    name, _, value = cookie.partition("=")
    for wrong in (f"{name}={value[:-1]}", f"{name}={TOKEN}", f"x{cookie}", f"{name}=", value, f"{name}=é"):
        given = wrong.encode()
        assert_refused(httpx.get(house.origin, headers={b"cookie": given}, trust_env=False))
    assert house.websocket(cookie=f"{name}={TOKEN}") == "403"
    assert house.reached == []


def test_each_start_has_a_cookie_and_a_key_of_its_own():
    one, other = (Guard(nothing, port=8080, token=TOKEN, refusal="") for _ in range(2))
    assert one._cookie != other._cookie and one._key != other._key


async def nothing(*_: object) -> None:
    """An app without pages."""


def test_a_cookie_of_the_same_name_set_by_another_port_does_not_lock_out(house):
    cookie = house.enter()
    assert house.get(cookie=f"entrevue-{house.port}=planted; {cookie}").status_code == 200


def test_whoever_was_sent_the_cookie_alone_reads_nothing_of_the_person(house):
    """A browser sends it to a server at any other port, which can then write any header it likes."""
    cookie = house.enter()
    for key in ("", "null", TOKEN, cookie.partition("=")[2], f"{house.key}x", "%C3%A9"):
        assert house.websocket(cookie=cookie, key=key) == "403"
    assert house.reached == []
    for path in ("/", f"/?token={TOKEN}", "/?token=x"):
        assert house.key not in house.get(path, cookie=cookie).text
    assert house.websocket(cookie=cookie) == "welcome"


def test_the_key_alone_opens_nothing(house):
    house.enter()
    assert house.websocket() == "403"
    assert_refused(house.get(f"/?key={house.key}"))
    assert house.reached == []


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "http://127.0.0.1:1", "http://127.0.0.1", "null", "", "http://localhost:{port}"]
)
def test_a_foreign_origin_is_refused(house, origin):
    cookie = house.enter()
    foreign = origin.format(port=house.port)
    assert_refused(house.get(cookie=cookie, origin=foreign))
    assert_refused(house.get("/upload", "PUT", cookie=cookie, origin=foreign))
    assert house.websocket(origin=foreign, cookie=cookie) == "403"
    assert house.reached == []


def test_a_websocket_without_origin_is_refused(house):
    assert house.websocket(origin=None, cookie=house.enter()) == "403"
    assert house.reached == []


def test_a_second_origin_does_not_hide_behind_the_right_one(house):
    cookie = house.enter()
    headers = [("cookie", cookie), ("origin", house.origin), ("origin", "https://evil.example")]
    assert_refused(httpx.get(house.origin, headers=headers, trust_env=False))


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "localhost:{port}", "127.0.0.1:1"]
)
def test_a_foreign_host_is_refused(house, host):
    cookie = house.enter()
    foreign = host.format(port=house.port)
    assert_refused(house.get(cookie=cookie, host=foreign))
    assert_refused(house.get(f"/?token={TOKEN}", cookie=cookie, host=foreign))
    # The client writes its Host from the address it is given, so this one is reached through its socket.
    with (
        socket.create_connection(("127.0.0.1", house.port)) as wire,
        pytest.raises(InvalidStatus, match="403"),
        connect(
            f"ws://{foreign}/ws?key={house.key}", sock=wire, origin=house.origin, additional_headers={"cookie": cookie}
        ),
    ):
        pass
    assert house.reached == []


def test_a_second_host_does_not_hide_behind_the_right_one(house):
    cookie = house.enter()
    with socket.create_connection(("127.0.0.1", house.port)) as wire:
        wire.sendall(
            f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{house.port}\r\nHost: evil.example\r\nCookie: {cookie}\r\n\r\n".encode()
        )
        assert wire.recv(12) in (b"HTTP/1.1 403", b"HTTP/1.1 400")
    assert house.reached == []


def test_a_foreign_host_does_not_use_up_the_token(house):
    assert_refused(house.get(f"/?token={TOKEN}", host="evil.example"))
    assert house.get(f"/?token={TOKEN}").status_code == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_what_a_page_of_elsewhere_asks_for_is_refused(house, site):
    cookie = house.enter()
    assert_refused(house.get(cookie=cookie, sec_fetch_site=site))
    assert house.websocket(cookie=cookie, sec_fetch_site=site) == "403"
    assert house.reached == []


def test_the_token_is_taken_from_a_page_of_elsewhere(house):
    # The file that leads to the address is such a page.
    assert house.get(f"/?token={TOKEN}", sec_fetch_site="cross-site").status_code == 200


@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_what_the_app_or_the_person_asks_for_passes(house, site):
    assert house.get(cookie=house.enter(), sec_fetch_site=site).status_code == 200


def test_every_answer_is_dressed(house):
    welcome = house.get(f"/?token={TOKEN}")
    cookie = welcome.headers["set-cookie"].partition(";")[0]
    page, picture = house.get(cookie=cookie), house.get("/a.png", cookie=cookie)
    for response in (welcome, page, picture):
        assert_dressed(response.headers)
    assert [answer.headers["cache-control"] for answer in (welcome, page, picture)] == [
        "no-store",
        "no-store",
        "no-cache",
    ]


def test_the_words_of_refusal_are_plain_text(house):
    response = house.get()
    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    assert response.headers["cache-control"] == "no-store"


def test_the_usual_port_is_not_written():
    assert origin(80) == "http://127.0.0.1"
    assert origin(8080) == "http://127.0.0.1:8080"
