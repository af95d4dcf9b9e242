"""Why a file of everything can't be brought in. Nothing has then changed."""

from __future__ import annotations

from models.errors import EntrevueError


class ExportRefused(EntrevueError):
    """A file is not brought in. `place` says where in it the reason is, if anywhere."""

    def __init__(self, place: str = "") -> None:
        super().__init__(place)
        self.place = place


class NotAnExport(ExportRefused):
    """A file that this app did not make."""


class ExportTooLarge(ExportRefused):
    """A file has more bytes than LARGEST."""


class NewerExport(ExportRefused):
    """A newer version made it."""


class DamagedExport(ExportRefused):
    """It is no whole JSON, or of another shape. `place` is a line of the file."""


class UnsoundExport(ExportRefused):
    """It holds what no database of ours does. `place` is a table, a row of it, and perhaps a field."""
