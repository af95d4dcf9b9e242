"""How a file comes into the app: chosen in the system's dialog, read where it is, or uploaded by the browser first."""

from __future__ import annotations

import asyncio
import secrets
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import flet as ft

from models.errors import EntrevueError
from models.exchange.source import FileTooLarge, FileUnreadable
from views.parts.files import REFUSALS

LARGEST_UPLOAD: Final = 256_000_000
"""Bytes of a file that a browser may hand over, whatever it is for."""
_PATIENCE: Final = 120
"""Seconds in which a browser hands over a file on the same computer."""


class NotPicked(EntrevueError):
    """The system could not let the person choose a file, or did not give it."""


@dataclass(frozen=True)
class Picked:
    """A file that was chosen, and where it can be read."""

    name: str
    path: Path


@asynccontextmanager
async def picked_file(page: Any, extensions: Sequence[str], largest: int) -> AsyncIterator[Picked | None]:
    """The file the person chooses, or None when they change their mind. A copy that the browser made goes at the end.

    Raises FileTooLarge before anything is read, FileUnreadable and NotPicked.
    """
    told: asyncio.Queue[str | None] = asyncio.Queue()

    def uploaded(event: ft.FilePickerUploadEvent) -> None:
        if event.error or (event.progress or 0) >= 1:
            told.put_nowait(event.error)

    picker = ft.FilePicker(on_upload=uploaded)
    try:
        # A phone knows few extensions: there one chooses among all files.
        kinds = {"file_type": ft.FilePickerFileType.CUSTOM, "allowed_extensions": list(extensions)}
        is_phone = page.platform is not None and page.platform.is_mobile()
        found = await picker.pick_files(**({} if is_phone else kinds))
    except REFUSALS as refusal:
        raise NotPicked from refusal
    if not found:
        yield None
        return
    file = found[0]
    if file.size > largest:
        raise FileTooLarge
    if not page.web:
        if not file.path:
            raise FileUnreadable
        yield Picked(file.name, Path(file.path))
        return
    copy = upload_folder() / secrets.token_hex(16)
    try:
        await _upload(page, picker, file, copy.name, told)
        yield Picked(file.name, copy)
    finally:
        copy.unlink(missing_ok=True)


@cache
def upload_folder() -> Path:
    """Where a browser's files stay while they are read: a folder that only this person can read."""
    return Path(_folder().name)


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="entrevue-")


async def _upload(page: Any, picker: ft.FilePicker, file: Any, name: str, told: asyncio.Queue[str | None]) -> None:
    try:
        address = page.get_upload_url(name, _PATIENCE)
        await picker.upload([ft.FilePickerUploadFile(address, id=file.id, name=file.name)])
        error = await asyncio.wait_for(told.get(), _PATIENCE)
    except REFUSALS as refusal:
        raise NotPicked from refusal
    if error:
        raise NotPicked(error)
