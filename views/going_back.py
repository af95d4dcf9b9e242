"""Going back to a backup, to a copy or to a file of everything. One at a time a window or tab, in memory alone."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

from models.backup import Backup, restore
from models.clock import now
from models.everything.filling import is_export, put_back_from
from models.progress import Progress, Stopped
from views.parts.followed import Stoppable, use_followed
from views.parts.picking import Picked
from views.parts.shell import Shell

_LOOK: Final = 64
"""Bytes that tell what a file is."""


class GoingBack(Stoppable):
    """What the screens of it share."""

    @property
    def can_stop(self) -> bool:
        """Whether it takes its time, and nothing has changed yet."""
        return self.part is not None and 0 < self.part < 1

    async def to(self, source: Backup | Picked) -> Backup | None:
        """Make all as it was there; the backup of what was here, or None when it was stopped.

        Raises ExportRefused and DatabaseError. A thread does it.
        """
        try:
            return await self._do(partial(_back_to, source))
        except Stopped:
            return None


def use_going_back(shell: Shell) -> GoingBack:
    """That of this window, followed."""
    return use_followed(shell, GoingBack)


def _back_to(source: Backup | Picked, progress: Progress) -> Backup:
    if isinstance(source, Picked) and is_export(_head(source.path)):
        return put_back_from(source.path, now(), progress)
    return restore(source.path, now())


def _head(path: Path) -> bytes:
    """The first bytes of a file; of one that can't be read, none."""
    try:
        with path.open("rb") as file:
            return file.read(_LOOK)
    except OSError:
        return b""
