"""An import under way: its file, what was read of it, and how far it is. One a window or tab, in memory alone."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from locales import imports
from locales.columns import COLUMNS
from locales.words import Words, languages
from models.clock import now
from models.database import close_database
from models.errors import EntrevueError
from models.exchange import preview, table
from models.exchange.batch import ContactImport
from models.exchange.keeping import keep
from models.exchange.preview import Preview
from models.exchange.source import Format, Source, Stopped
from models.exchange.table import Field, Layout
from views.parts.followed import Stoppable, use_followed
from views.parts.shell import Shell

log = logging.getLogger(__name__)
T = TypeVar("T")

_FAILED: Final = "Failed"
_NAMES: Final = {name: Field(field) for name, field in COLUMNS.items()}


class Importing(Stoppable):
    """What the screens of an import share."""

    def __init__(self) -> None:
        super().__init__()
        self.source: Source | None = None
        self.layout: Layout | None = None
        self.preview: Preview | None = None
        self.refusal = ""
        """The name of the error that ended the last step."""

    def forget(self) -> None:
        """The import is over: nothing of the file stays."""
        self.source = self.layout = self.preview = None
        self.tell()

    async def open(self, name: str, path: Path, say: Words) -> bool:
        """Read a chosen file as far as can be told what it is, and the people when that is plain."""
        if self.is_busy:
            return False
        self._stopped = False
        self.source = self.layout = self.preview = None

        def look() -> tuple[Source, Layout | None]:
            source = Source.read(name, path)
            return source, table.layout(source, _NAMES) if source.format is Format.TABLE else None

        found = await self._run(lambda _: look())
        if found is None:
            return False
        self.source, self.layout = found
        return (self.layout is not None and not self.layout.names_people) or await self._read(say)

    async def read(self, say: Words) -> bool:
        """Read the people, and who of them is known."""
        self._stopped = False
        return await self._read(say)

    async def _read(self, say: Words) -> bool:
        source, layout = self.source, self.layout
        if source is None:
            return False
        noted = partial(imports.noted, say)
        found = await self._run(lambda progress: preview.read(source, layout, noted, progress))
        if found is not None:
            self.preview = found
            self.tell()
        return found is not None

    async def keep(self, say: Words) -> ContactImport | None:
        """Bring in what was chosen."""
        self._stopped = False
        found = self.preview
        if found is None:
            return None
        return await self._run(lambda progress: keep(found, say.writes, now(), progress, languages()))

    async def _run(self, work: Callable[[Callable[[float], None]], T]) -> T | None:
        """Work in a thread with a connection of its own, so that the screen stays alive."""
        if self.is_busy:
            return None
        self.part, self.refusal = 0.0, ""
        self.tell()
        progress = self._progress(Stopped)

        def alone() -> T:
            try:
                return work(progress)
            finally:
                close_database()  # this thread's connection

        try:
            return await asyncio.to_thread(alone)
        except EntrevueError as error:
            self.refusal = type(error).__name__
            return None
        except Exception:
            log.exception("an import failed")
            self.refusal = _FAILED
            return None
        finally:
            self.part = None
            self.tell()

    def refuse(self, error: EntrevueError) -> None:
        """Say why a file was not even handed over."""
        self.refusal = type(error).__name__
        self.tell()


def use_importing(shell: Shell) -> Importing:
    """The import of this window, followed."""
    return use_followed(shell, Importing)
