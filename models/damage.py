"""Why the database can't be used, if so: found at its opening, or by reading all of it later."""

from __future__ import annotations

from models import changes
from models.errors import DatabaseError

_found: DatabaseError | None = None


def damaged() -> DatabaseError | None:
    """What is wrong with the database, if it can't be used."""
    return _found


def found_damage(error: DatabaseError) -> None:
    """From now on the screens say so, and what can be done."""
    global _found
    _found = error
    changes.tell_all()


def mended() -> None:
    """There is a sound database in its place."""
    global _found
    _found = None
    changes.tell_all()
