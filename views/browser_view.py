"""The browser view: Flet's web client, served to one browser of this computer behind the guard."""

from __future__ import annotations

import contextlib
import logging
import os
import secrets
import socket
import tempfile
import threading
import webbrowser
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Final

from views import windows
from views.browser_page import with_script
from views.guard import LOOPBACK, AsgiApp, Guard, Message, Receive, Scope, Send, origin
from views.native_window import has_display

if TYPE_CHECKING:
    import uvicorn
    from flet.app import AppCallable

_DEAD_SESSION: Final = 600  # seconds a session waits for its browser to come back; Flet would say an hour
_FAREWELL: Final = 3  # seconds that open connections get to end

# Flet lets the environment overrule what its caller asked for.
_OVERRULING: Final = (
    "FLET_ASSETS_DIR",
    "FLET_SESSION_TIMEOUT",
    "FLET_MAX_UPLOAD_SIZE",
    "FLET_SECRET_KEY",
    "FLET_UPLOAD_DIR",
    "FLET_UPLOAD_HANDLER_ENDPOINT",
    "FLET_WEBSOCKET_HANDLER_ENDPOINT",
    "FLET_WEB_NO_CDN",
    "FLET_WEB_PATH",
    "FLET_WEB_RENDERER",
    "FLET_WEB_ROUTE_URL_STRATEGY",
)


class PortTakenError(Exception):
    """The port is in use, kept for the system, or no port at all."""

    def __init__(self, port: int) -> None:
        super().__init__(port)
        self.port = port


def serve(
    main: AppCallable,
    *,
    before_main: AppCallable | None = None,
    port: int,
    open_browser: bool,
    runtime_dir: Path,
    announce: Callable[[str], None],
    refusal: str,
    assets: Path,
    place: str = "",
) -> None:
    """Serve the app until Ctrl+C or SIGTERM; port 0 takes a free one.

    `announce` is given the address with its token, which works once and leads to `place`.
    """
    with contextlib.suppress(KeyboardInterrupt), contextlib.closing(_listen(port)) as listener:
        port = listener.getsockname()[1]
        token = secrets.token_urlsafe(32)
        pages: list[Path] = []

        def forget() -> None:
            while pages:
                pages.pop().unlink(missing_ok=True)

        guard = Guard(
            _forgiving(with_script(_flet_app(main, before_main, assets))),
            port=port,
            token=token,
            refusal=refusal,
            place=place or "/",
            entered=forget,
        )

        def open_door(token: str) -> str:
            door = f"{origin(port)}/?token={token}"
            if open_browser:
                pages.append(_forwarding_page(door, runtime_dir))
                _open(pages[-1])
            return door

        def show(place: str) -> str:
            token = secrets.token_urlsafe(32)
            guard.admit(token, place or "/")
            return open_door(token)

        def started() -> None:
            windows.opens_with(show)
            announce(open_door(token))

        try:
            _server(_telling(guard, started)).run(sockets=[listener])
        finally:
            windows.opens_with(None)
            forget()


def _listen(port: int) -> socket.socket:
    """A socket that already listens: nobody can take the port between choosing and serving."""
    try:
        return socket.create_server((LOOPBACK, port))
    except (OSError, OverflowError) as error:
        raise PortTakenError(port) from error


def _flet_app(main: AppCallable, before_main: AppCallable | None, assets: Path) -> AsgiApp:
    import flet_web.fastapi
    from flet.controls.types import RouteUrlStrategy

    from views.parts.picking import LARGEST_UPLOAD, upload_folder

    for name in _OVERRULING:
        os.environ.pop(name, None)
    return flet_web.fastapi.app(
        main,
        before_main=before_main,
        app_name="Entrevue",
        assets_dir=str(assets),
        route_url_strategy=RouteUrlStrategy.PATH,
        no_cdn=True,
        upload_dir=str(upload_folder()),
        max_upload_size=LARGEST_UPLOAD,
        secret_key=secrets.token_urlsafe(32),
        session_timeout_seconds=_DEAD_SESSION,
    )


def _forgiving(app: AsgiApp) -> AsgiApp:
    """`app`, to which a browser that left in the middle of a sentence is no error.

    Flet fails on one, and then never ends the session that was its.
    """

    async def forgiving(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_if_there(message: Message) -> None:
            with contextlib.suppress(OSError) if message["type"] == "websocket.send" else contextlib.nullcontext():
                await send(message)

        await app(scope, receive, send_if_there)

    return forgiving


def _telling(app: AsgiApp, started: Callable[[], None]) -> AsgiApp:
    """`app`, with a call of `started` when it is ready: from then on signals are handled."""

    async def telling(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_and_tell(message: Message) -> None:
            await send(message)
            if message["type"] == "lifespan.startup.complete":
                started()

        await app(scope, receive, send_and_tell)

    return telling


def _server(app: AsgiApp) -> uvicorn.Server:
    import uvicorn

    server = uvicorn.Server(
        uvicorn.Config(
            app,
            ws="websockets-sansio",
            lifespan="on",
            workers=1,
            proxy_headers=False,
            server_header=False,
            log_config=None,
            log_level="warning",
            access_log=False,  # the token is in an address
            timeout_graceful_shutdown=_FAREWELL,
        )
    )

    def stop(_signal: int, _frame: FrameType | None) -> None:
        server.force_exit = server.should_exit
        server.should_exit = True
        # A WebSocket cut off before Flet knew its session is no error at the end.
        logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)

    # uvicorn's own handler raises the signal again once it has stopped: a traceback, or an end without clean-up.
    server.handle_exit = stop
    return server


def _forwarding_page(door: str, folder: Path) -> Path:
    """A file that only its owner can read and that leads to `door`.

    Everyone on a computer sees the arguments of a command: the browser's must not hold the token.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix="open-", suffix=".html", dir=folder)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(f'<!doctype html><title>Entrevue</title><meta http-equiv="refresh" content="0;url={door}">\n')
    return Path(name)


def _open(page: Path) -> None:
    # Without a screen only browsers of the terminal are left, which can't run the app. A thread: some of them wait.
    if has_display() or os.getenv("BROWSER"):
        threading.Thread(target=webbrowser.open, args=(page.resolve().as_uri(),), daemon=True).start()
