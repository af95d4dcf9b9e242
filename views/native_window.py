"""The native window, which never becomes the open web server that Flet falls back to."""

from __future__ import annotations

import contextlib
import importlib.util
import io
import os
import socket
import sys
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from http.client import HTTPException
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import flet as ft
    from flet.app import AppCallable

_PATIENCE: Final = 10  # seconds a silent network may take; without it the start hangs for minutes


def has_display() -> bool:
    """Whether there is a screen to show a window on. Only Linux can tell."""
    return not sys.platform.startswith("linux") or bool(os.getenv("DISPLAY") or os.getenv("WAYLAND_DISPLAY"))


def ready(preparing: Callable[[], None] = lambda: None) -> bool:
    """Whether a native window can be opened; fetches its client when it is missing, after a call of `preparing`."""
    return _embedded() or (has_display() and _same_version() and _client_at_hand(preparing))


def run(main: AppCallable, prepare: Callable[[ft.Page], None], assets: Path) -> bool:
    """Show the app in its native window until it closes; tell whether it ever showed. `prepare` comes before `main`.

    On Linux and macOS, Flet talks to its window through a Unix socket, here in a folder of one's own. On Windows it is
    TCP on localhost, at a random port and without a password: another program of the same computer could take the
    window's place, no page in a browser can.
    """
    import flet as ft

    shown = False

    def showing(page: ft.Page) -> None:
        nonlocal shown
        shown = True
        prepare(page)

    with _private_transport():
        # The host matters to a web server only; were there ever one, it would not be open to the network.
        ft.run(main, before_main=showing, view=ft.AppView.FLET_APP, host="127.0.0.1", assets_dir=str(assets))
    return shown


def _embedded() -> bool:
    """Whether a built app, on a phone or a computer, runs this Python inside itself."""
    return "FLET_PLATFORM" in os.environ


def _same_version() -> bool:
    """Whether the package of the window is there and fits. If not, Flet would call pip on its own."""
    if importlib.util.find_spec("flet_desktop") is None:
        return False
    import flet.version
    import flet_desktop.version

    return flet_desktop.version.version in ("", flet.version.flet_version)


def _client_at_hand(preparing: Callable[[], None]) -> bool:
    import flet_desktop
    from flet.controls.exceptions import FletUnsupportedPlatformException

    failures = (
        OSError,  # URLError is one
        HTTPException,
        ValueError,
        EOFError,
        zlib.error,
        tarfile.TarError,
        zipfile.BadZipFile,
        FletUnsupportedPlatformException,
    )
    before = socket.getdefaulttimeout()
    socket.setdefaulttimeout(_PATIENCE)
    try:
        with contextlib.redirect_stdout(_Announced(preparing)):
            flet_desktop.ensure_client_cached()
    except failures:
        return False
    finally:
        socket.setdefaulttimeout(before)
    return True


class _Announced(io.TextIOBase):
    """Takes what Flet prints, in English, before it downloads, and has it said once in the person's language."""

    def __init__(self, say: Callable[[], None]) -> None:
        self._say: Callable[[], None] | None = say

    def write(self, text: str, /) -> int:
        if self._say is not None:
            say, self._say = self._say, None
            with contextlib.redirect_stdout(sys.__stdout__):
                say()
        return len(text)


@contextlib.contextmanager
def _private_transport() -> Iterator[None]:
    """Keep Flet from becoming a web server, and its socket from other people."""
    os.environ.pop("FLET_FORCE_WEB_SERVER", None)
    if sys.platform.startswith("linux"):
        # Flet takes a Linux without DISPLAY for a server, Wayland or not; an empty one changes nothing for Wayland.
        os.environ.setdefault("DISPLAY", "")
    if _embedded():
        # A built app tells its Python where to talk to it.
        yield
        return
    # A port would turn the Unix socket into TCP.
    os.environ.pop("FLET_SERVER_PORT", None)
    os.environ.pop("FLET_SERVER_IP", None)
    with tempfile.TemporaryDirectory(prefix="entrevue-", ignore_cleanup_errors=True) as folder:
        # `flet run`, the developers' tool, names the socket itself.
        os.environ.setdefault("FLET_SERVER_UDS_PATH", str(Path(folder, "window")))
        yield
