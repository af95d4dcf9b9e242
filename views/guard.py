"""The guard in front of the browser view: only the browser that was given the token of this start gets in.

Flet's web server lets in any page and any program that reaches its port. The guard answers for four things: a page of
another site (Host, Origin and Sec-Fetch-Site), another program of this computer (the token, then the cookie), a server
at another port, which is sent our cookie whenever the same browser visits it (the key), and whatever the page itself
would fetch from elsewhere (Content-Security-Policy).
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from enum import Enum, auto
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import parse_qs

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
AsgiApp = Callable[[Scope, Receive, Send], Awaitable[None]]
Header = tuple[bytes, bytes]

LOOPBACK: Final = "127.0.0.1"

# 'unsafe-inline': Flet's page holds its settings in an inline script, and Flutter writes inline styles.
# 'wasm-unsafe-eval' and the worker's blob: are for Flutter's engine, WebAssembly with a worker made on the spot.
_POLICY: Final = (
    "default-src 'none'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self'; connect-src 'self' {socket}; worker-src 'self' blob:; "
    "manifest-src 'self'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'"
)

_PAGES: Final = (b"text/html", b"text/plain")

# A refresh and not a redirect: the browser may come from a file, and it keeps a SameSite=Strict cookie back through a
# chain of redirects that another site began. A page of ours starts a chain of its own.
_WELCOME: Final = (
    '<!doctype html><title>Entrevue</title><link rel="icon" href="/favicon.png">'
    '{keeping}<meta http-equiv="refresh" content="0;url={place}">'
)
# A browser sends a cookie to every port of its host, but shows what a page stores to pages of the same port only.
_KEEPING: Final = '<script>localStorage.setItem("entrevue", "{key}")</script>'
BRINGING: Final = b"""<script>
WebSocket = class extends WebSocket {
    constructor(address, ...more) {
        const brought = new URL(address, location.href);
        brought.searchParams.set("key", localStorage.getItem("entrevue"));
        super(brought, ...more);
    }
};
</script>
"""
"""Has the page bring the key with its WebSocket, by which alone people's data goes."""
_DOORS: Final = 8
"""Tokens that may be outstanding: whoever opens that many places has left the first ones behind."""


class _Verdict(Enum):
    PASS = auto()
    LEAD = auto()
    REFUSE = auto()


def origin(port: int) -> str:
    """The only address the browser view answers to, as browsers write it."""
    return f"http://{LOOPBACK}" if port == 80 else f"http://{LOOPBACK}:{port}"


class Guard:
    """An ASGI app around another one, which it protects.

    `token` opens the door once and gives a cookie and a key in exchange; `entered` is called when it was used. `place`
    is where it leads. `refusal` is the sentence shown to whoever stays out. The app's pages must hold BRINGING.
    """

    def __init__(
        self,
        app: AsgiApp,
        *,
        port: int,
        token: str,
        refusal: str,
        place: str = "/",
        entered: Callable[[], None] = lambda: None,
    ) -> None:
        self._app = app
        self._origin = origin(port).encode()
        self._host = self._origin.removeprefix(b"http://")
        self._doors: dict[str, str] = {}
        self.admit(token, place)
        self._refusal = refusal
        self._entered = entered
        # A browser sends a cookie to every port of a host: the name tells two running apps apart.
        self._cookie = f"entrevue-{port}={secrets.token_urlsafe(32)}".encode()
        self._key = secrets.token_urlsafe(32)
        policy = _POLICY.format(socket=origin(port).replace("http", "ws", 1))
        self._headers: dict[bytes, bytes] = {
            b"content-security-policy": policy.encode(),
            b"x-content-type-options": b"nosniff",
            b"referrer-policy": b"no-referrer",
            b"cross-origin-opener-policy": b"same-origin",
            b"cross-origin-resource-policy": b"same-origin",
        }

    def admit(self, token: str, place: str) -> None:
        """Let one more visitor in, once, who is led to `place`: a path of letters, digits, dashes and slashes."""
        self._doors[token] = place
        for old in list(self._doors)[:-_DOORS]:
            del self._doors[old]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        send = self._dressing(send)
        place = self._verdict(scope)
        match place:
            case _Verdict.PASS:
                await self._app(scope, receive, send)
            case _Verdict.LEAD:
                await _answer(scope, send, HTTPStatus.OK, b"text/html", _WELCOME.format(keeping="", place="/"))
            case str():
                page = _WELCOME.format(keeping=_KEEPING.format(key=self._key), place=place)
                await _answer(scope, send, HTTPStatus.OK, b"text/html", page, self._welcome_headers())
            case _Verdict.REFUSE:
                await _answer(scope, send, HTTPStatus.FORBIDDEN, b"text/plain", self._refusal)

    def _verdict(self, scope: Scope) -> _Verdict | str:
        """What to do with a request; a place to lead it to, when it has just come in."""
        origins = _values(scope, b"origin")
        # Exactly one Host, ours: a name that someone else points to 127.0.0.1 (DNS rebinding) is another one.
        if _values(scope, b"host") != [self._host] or any(given != self._origin for given in origins):
            return _Verdict.REFUSE
        known = self._knows(scope)
        if scope["type"] == "websocket":
            # No browser opens a WebSocket without an Origin.
            ours = known and origins and self._brings_key(scope) and not _from_elsewhere(scope)
            return _Verdict.PASS if ours else _Verdict.REFUSE
        if token := _token(scope):
            # One that was used, from the history. Whoever has the cookie alone must not get the key for it.
            return self._redeem(token) or (_Verdict.LEAD if known else _Verdict.REFUSE)
        return _Verdict.PASS if known and not _from_elsewhere(scope) else _Verdict.REFUSE

    def _knows(self, scope: Scope) -> bool:
        """Whether the request carries the cookie. Another port of this host may have added one of the same name."""
        cookies = b";".join(_values(scope, b"cookie")).split(b";")
        return any(secrets.compare_digest(cookie.strip(), self._cookie) for cookie in cookies)

    def _brings_key(self, scope: Scope) -> bool:
        return any(secrets.compare_digest(key.encode(), self._key.encode()) for key in _asked(scope, "key"))

    def _redeem(self, token: str) -> str | None:
        """The place of a token that was not used yet."""
        found = next((known for known in self._doors if secrets.compare_digest(token.encode(), known.encode())), None)
        if found is None:
            return None
        self._entered()
        return self._doors.pop(found)

    def _welcome_headers(self) -> list[Header]:
        # Also given again to a browser that already has it: there is one cookie, and one key, a start.
        return [(b"set-cookie", self._cookie + b"; Path=/; HttpOnly; SameSite=Strict")]

    def _dressing(self, send: Send) -> Send:
        """`send`, with the guard's headers on every answer."""

        async def dressed(message: Message) -> None:
            if message["type"] in ("http.response.start", "websocket.http.response.start"):
                message = {**message, "headers": self._dress(message.get("headers", ()))}
            await send(message)

        return dressed

    def _dress(self, headers: Iterable[Header]) -> list[Header]:
        given = [(name.lower(), value) for name, value in headers]
        page = any(name == b"content-type" and value.startswith(_PAGES) for name, value in given)
        # Files may be kept but are asked for again: the same port can serve another version tomorrow.
        ours = {**self._headers, b"cache-control": b"no-store" if page else b"no-cache"}
        kept = [(name, value) for name, value in given if name not in ours and not name.startswith(b"access-control-")]
        return kept + list(ours.items())


def _values(scope: Scope, name: bytes) -> list[bytes]:
    return [value for key, value in scope["headers"] if key.lower() == name]


def _from_elsewhere(scope: Scope) -> bool:
    """Whether the browser says that a page of another site, or of another port, asked."""
    return any(site not in (b"same-origin", b"none") for site in _values(scope, b"sec-fetch-site"))


def _token(scope: Scope) -> str | None:
    """The token of an address that has one. Only GET counts: a look ahead by HEAD must not use it up."""
    if scope["method"] != "GET" or scope["path"] != "/":
        return None
    return next(iter(_asked(scope, "token")), None)


def _asked(scope: Scope, name: str) -> list[str]:
    """What an address says behind its question mark under a name."""
    query: dict[str, list[str]] = parse_qs(scope["query_string"].decode("latin-1"))
    return query.get(name, [])


async def _answer(
    scope: Scope, send: Send, status: HTTPStatus, kind: bytes, text: str, headers: Iterable[Header] = ()
) -> None:
    body = text.encode()
    prefix = ""
    if scope["type"] == "websocket":
        if "websocket.http.response" not in scope.get("extensions", {}):
            await send({"type": "websocket.close"})
            return
        prefix = "websocket."
    lines = [(b"content-type", kind + b"; charset=utf-8"), (b"content-length", str(len(body)).encode()), *headers]
    await send({"type": f"{prefix}http.response.start", "status": status.value, "headers": lines})
    await send({"type": f"{prefix}http.response.body", "body": body})
