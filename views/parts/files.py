"""How a file leaves the app: downloaded in the browser, shared on a phone, saved or opened on a computer."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import flet as ft

from models.errors import EntrevueError


@dataclass(frozen=True)
class File:
    """A file made in memory, with its name and its media type."""

    name: str
    data: bytes
    kind: str


class NotHandedOver(EntrevueError):
    """The system refused a file, or did not answer."""


REFUSALS = (RuntimeError, OSError, ft.FletUnsupportedPlatformException)
"""What a call of the window raises; its time running out is an OSError."""


def is_shared(page: Any) -> bool:
    """Whether a file leaves by the system's sheet of apps, as on a phone."""
    return not page.web and page.platform is not None and page.platform.is_mobile()


def can_open(page: Any) -> bool:
    """Whether another program here can open a file: in a window on a computer."""
    return not page.web and not is_shared(page)


async def hand_over(page: Any, file: File) -> bool:
    """Save or share a file as one does here. False when the person changed their mind. Raises NotHandedOver."""
    try:
        return await (_share(file) if is_shared(page) else _save(page, file))
    except REFUSALS as refusal:
        raise NotHandedOver(file.name) from refusal


async def open_file(file: File) -> None:
    """Have the system's own program open a file. Raises NotHandedOver; that nothing opened, nobody tells us."""
    try:
        path = Path(tempfile.mkdtemp(dir=_folder().name)) / file.name
        path.write_bytes(file.data)
        await ft.UrlLauncher().launch_url(path.as_uri())
    except REFUSALS as refusal:
        raise NotHandedOver(file.name) from refusal


async def _share(file: File) -> bool:
    shared = ft.ShareFile.from_bytes(file.data, mime_type=file.kind, name=file.name)
    result = await ft.Share().share_files([shared])
    return result.status is not ft.ShareResultStatus.DISMISSED


async def _save(page: Any, file: File) -> bool:
    path = await ft.FilePicker().save_file(file_name=file.name, src_bytes=file.data)
    return page.web or path is not None  # a browser downloads, and tells no path


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    """A folder that only this person can read; it goes when the app is closed."""
    return tempfile.TemporaryDirectory(prefix="entrevue-")


def forget_files() -> None:
    """Delete what was opened in another program."""
    if _folder.cache_info().currsize:
        _folder().cleanup()
        _folder.cache_clear()
