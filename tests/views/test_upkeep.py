"""The thread that looks after the database waits for the first screen, and tells the screens of damage."""

from __future__ import annotations

import threading
from pathlib import Path

from models import damage
from models.backup import backups
from models.damage import damaged
from tests.models.people import contact
from tests.models.test_recovery import leaves, spoil
from tests.views.serving import until
from views.upkeep import keep_up


def test_a_backup_is_made_after_the_first_screen(data: Path) -> None:
    contact("Ana")
    shown = threading.Event()
    end = keep_up(shown)
    try:
        assert not (data / "backups").exists()
        shown.set()
        until(lambda: backups(data))
    finally:
        end()


def test_an_app_that_showed_nothing_ends_at_once(data: Path) -> None:
    keep_up(threading.Event())()
    assert backups(data) == []


def test_damage_is_told(data: Path) -> None:
    contact("Ana")
    spoil(data, leaves("contact"))
    shown = threading.Event()
    shown.set()
    end = keep_up(shown)
    try:
        until(damaged)
    finally:
        end()
        damage._found = None
    assert backups(data) == []
