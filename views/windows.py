"""The open windows and tabs of this process, and the way to show a place in them from any thread."""

from __future__ import annotations

import asyncio
import contextlib
import threading
import weakref
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import flet as ft

first_shown: Final = threading.Event()
"""The first window or tab has its first screen."""
_lock: Final = threading.Lock()
_pages: Final[weakref.WeakSet[ft.Page]] = weakref.WeakSet()
_first: str = ""
_opener: Callable[[str], str] | None = None


def begin_at(route: str) -> None:
    """Where the next window or tab opens."""
    global _first
    _first = route


def opens_with(opener: Callable[[str], str] | None) -> None:
    """Show places in a new tab, which `opener` opens; it gives the address."""
    global _opener
    _opener = opener


def opened(page: ft.Page) -> None:
    """A window or tab has its first screen: from now on it can show a place."""
    global _first
    with _lock:
        _pages.add(page)
        route, _first = _first, ""
    first_shown.set()
    if route:
        page.run_task(page.push_route, route)


def show(route: str) -> str:
    """Show a place to the person, or just the app when the route is empty; give its address, if it has one."""
    if _opener:
        return _opener(route)
    with _lock:
        pages = list(_pages)
    if not pages and route:
        begin_at(route)
    for page in pages:
        page.session.connection.loop.call_soon_threadsafe(page.run_task, _come_forward, page, route)
    return ""


def begin_anew() -> None:
    """Every window forgets what was typed in it, and goes to the first screen."""
    with _lock:
        pages = list(_pages)
    for page in pages:
        with contextlib.suppress(RuntimeError):  # its loop is closed: it was shown in a window that is gone
            page.session.connection.loop.call_soon_threadsafe(page.run_task, _go_to_the_first_screen, page)


async def _go_to_the_first_screen(page: ft.Page) -> None:
    await page.push_route("/today")
    await asyncio.sleep(0)
    page.session.store.clear()


async def _come_forward(page: ft.Page, route: str) -> None:
    if route:
        await page.push_route(route)
    page.window.minimized = False
    page.update()
    await asyncio.sleep(0)
    await page.window.to_front()
