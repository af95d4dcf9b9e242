"""Screens whose files are read when they are first shown: the first screen waits for none of them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from importlib import import_module
from typing import Any, Final

_AFTER: Final = 1.0
"""Seconds after the first screen until the others are read, so that the first tap waits for nothing either."""

_files: Final[list[str]] = []


def late(file: str, name: str) -> Callable[..., Any]:
    """The screen `name` of views/`file`, as a component that can be shown."""
    module = f"views.{file}"
    _files.append(module)

    def show(**settings: Any) -> Any:
        return getattr(import_module(module), name)(**settings)

    show.__name__ = name
    return show


async def read_the_others() -> None:
    """Read every late file, once the first screen has been seen."""
    await asyncio.sleep(_AFTER)
    for module in _files:
        await asyncio.to_thread(import_module, module)
