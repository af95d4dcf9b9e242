"""Numbered migrations, from the first release on. Each is a module of this package with `up(migrator, db)`.

They are named here rather than found on disk, so that they also run from a compiled, read-only bundle.
"""

from __future__ import annotations

import importlib
from types import ModuleType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from peewee import SqliteDatabase

MIGRATIONS: Final = (
    "m0001_first",
    "m0002_civil_reminders",
    "m0003_messages",
    "m0004_keyboard",
    "m0005_search",
    "m0006_imports",
    "m0007_key_phrases",
    "m0008_guide_tips",
)
VERSION: Final = len(MIGRATIONS)


def migrate(db: SqliteDatabase, version: int = VERSION) -> list[str]:
    """Apply what is missing up to a version, in order, and give the names applied. Call it within a transaction."""
    # Imported late: an idle start has nothing to migrate and should not pay for it.
    from playhouse.migrations import Migration, Runner

    class Bundled(Migration):  # type: ignore[misc,unused-ignore]
        def load(self) -> ModuleType:
            return importlib.import_module(f"{__name__}.{self.name}")

    class BundledRunner(Runner):  # type: ignore[misc,unused-ignore]
        def migrations(self) -> list[Migration]:
            return [Bundled(number, name, __name__, None) for number, name in enumerate(MIGRATIONS, start=1)]

    return list(BundledRunner(db).up(MIGRATIONS[version - 1]))
