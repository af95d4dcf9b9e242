"""An SQLite without FTS5, as Python for Android has: the module is taken out of every new connection."""

from __future__ import annotations

import _sqlite3
import ctypes
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

import pytest

Drop = Callable[[int, Any], int]


@contextmanager
def without_fts5() -> Iterator[None]:
    """Every connection opened meanwhile says "no such module: fts5", as SQLite does that was built without it."""
    drop, connect = _drop_modules(), sqlite3.connect

    def connected(*arguments: Any, **options: Any) -> sqlite3.Connection:
        connection = connect(*arguments, **options)
        kept = [name.encode() for (name,) in connection.execute("PRAGMA module_list") if name != "fts5"]
        handle = ctypes.c_void_p.from_address(id(connection) + object.__basicsize__).value  # the first of its fields
        assert handle and drop(handle, (ctypes.c_char_p * (len(kept) + 1))(*kept, None)) == sqlite3.SQLITE_OK
        return connection

    with mock.patch("sqlite3.connect", connected):
        yield


def _drop_modules() -> Drop:
    """https://www.sqlite.org/c3ref/drop_modules.html, of the very library that this Python uses."""
    try:
        drop = ctypes.CDLL(_sqlite3.__file__).sqlite3_drop_modules
    except (AttributeError, OSError):
        pytest.skip("this Python keeps its SQLite to itself")
    drop.argtypes = [ctypes.c_void_p, ctypes.POINTER(ctypes.c_char_p)]
    return drop
