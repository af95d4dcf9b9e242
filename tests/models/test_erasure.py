"""Nothing about the person is left in the data folder, and one can begin anew."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from models.backup import FOLDER, Reason, back_up, backups
from models.contact import Contact
from models.database import FILE, close_database, db
from models.erasure import erase
from models.profile import Profile
from models.recovery import bring_back
from tests.models.people import contact

SECRET = "zq0qz"


def test_no_byte_of_it_is_left_in_the_folder(data: Path, now: dt.datetime) -> None:
    contact(SECRET).write_notes(SECRET * 1000)
    Profile.load().describe(name=SECRET)
    back_up(data, Reason.DAILY, now)
    close_database()
    bring_back(backups(data)[0], data, now)  # as after a damage: the file that was set aside holds it all
    mine = data / "letter.txt"
    mine.write_text("not the app's")
    assert sum(SECRET.encode() in path.read_bytes() for path in data.rglob("*") if path.is_file()) >= 3
    erase(data)
    assert not [path for path in data.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()]
    assert {path.name for path in data.iterdir()} <= {FILE, f"{FILE}-wal", f"{FILE}-shm", mine.name}
    assert not (data / FOLDER).exists()
    assert Contact.select().count() == 0
    assert (Profile.load().name, Profile.load().welcomed_at) == ("", None)
    contact("Ben")
    assert db.execute_sql("PRAGMA integrity_check").fetchone() == ("ok",)
