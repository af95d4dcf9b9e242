"""A process that types notes and answers is killed at random points: every line that it said was saved is there.

The child is a fork, which imports nothing anew. A line is told once the act that the fields' autosave calls has
returned, as the screen then says "Saved". What a loss of power does, the system's caches and all, is not tested.
"""

from __future__ import annotations

import json
import os
import random
import signal
import time
from collections import Counter
from pathlib import Path

import pytest

from models import clock, deck
from models.backup import Reason, back_up, is_sound
from models.contact import Contact
from models.database import FILE, close_database, db, open_database
from models.interview import Interview
from tests.models.people import DAY, contact, interview

KILLS = int(os.environ.get("ENTREVUE_KILLS", "40"))
"""All 500: ENTREVUE_KILLS=500 pytest -n0 tests/models/test_killed.py"""
LONGEST = 0.06
"""Seconds that a child is left to type."""
EARLY = 10
"""One child of so many is killed while it opens the database."""

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a fork is what is killed")


def type_until_killed(folder: Path, tell: int, turn: int) -> None:
    """Type in one interview, a line more each time, as one types; every few lines something else happens."""
    open_database(folder)
    now = clock.now()
    talk = Interview.get()
    cards = deck.cards(talk)
    os.write(tell, b"\n")
    n = 0
    while True:
        line = f"{turn}.{n} " + "Zoé said « à l’ouest ». " * random.randint(1, 60)
        where = random.choice(["notes", "about them", *range(len(cards))])
        if where == "notes":
            Interview.get_by_id(talk.id).write_notes(line)
        elif where == "about them":
            Contact.get().write_notes(line)
        else:
            cards[int(where)].write(line, now)
        os.write(tell, json.dumps({str(where): line}).encode() + b"\n")
        n += 1
        if n % 9 == 0:
            interview(Contact.get(), now + DAY, now).delete_for_now(now)
        if n % 15 == 0:
            back_up(folder, Reason.RESTORATION, now)


def saved_until_killed(folder: Path, turn: int) -> dict[str, str]:
    """The last line that was told to be saved, by its place; and the number of lines under "count"."""
    ours, childs = os.pipe()
    child = os.fork()
    if child == 0:
        random.seed(turn)
        try:
            type_until_killed(folder, childs, turn)
        finally:
            os._exit(1)
    os.close(childs)
    if turn % EARLY:
        os.read(ours, 1)
    time.sleep(random.uniform(0, LONGEST))
    os.kill(child, signal.SIGKILL)
    with os.fdopen(ours, "rb") as told:
        lines = [json.loads(line) for line in told.read().splitlines(keepends=True) if line.endswith(b"}\n")]
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the child ended by itself"
    return {where: text for line in lines for where, text in line.items()} | {"count": str(len(lines))}


def there(folder: Path) -> dict[str, str]:
    open_database(folder)
    talk = Interview.get()
    found = {"notes": talk.notes, "about them": Contact.get().notes}
    found |= {str(n): card.text for n, card in enumerate(deck.cards(talk))}
    assert db.execute_sql("PRAGMA integrity_check").fetchone() == ("ok",)
    assert db.execute_sql("PRAGMA foreign_key_check").fetchall() == []
    close_database()
    return found


def number(line: str) -> tuple[int, int]:
    """Which line it is: those after the one that was told may be there too."""
    turn, _, n = line.split(" ", 1)[0].partition(".")
    return (int(turn), int(n)) if line else (-1, -1)


def test_every_line_that_was_said_to_be_saved_is_there(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    interview(contact("Ana Lopes"), clock.now(), clock.now() - DAY)
    close_database()
    random.seed()
    counts: Counter[str] = Counter()
    wanted: dict[str, str] = {}
    for turn in range(KILLS):
        told = saved_until_killed(data, turn)
        counts["lines"] += int(told.pop("count"))
        counts["while nothing was said yet"] += not told
        wanted |= told
        found = there(data)
        for where, line in wanted.items():
            assert number(found[where]) >= number(line), f"{line[:20]} was lost after {turn + 1} kills"
            assert found[where] == line or number(found[where]) > number(line)
    for path in (data / "backups").glob("*.db"):
        counts["backups"] += 1
        assert is_sound(path)
    assert not [path for path in data.iterdir() if path.name not in (FILE, f"{FILE}-wal", f"{FILE}-shm", "backups")]
    with capsys.disabled():
        print(  # noqa: T201 - the figures are what is asked for
            f"\nkilled {KILLS} times, {counts['while nothing was said yet']} of them before the first line; "
            f"{counts['lines']} lines were said to be saved, none was lost; {counts['backups']} whole backups"
        )
    assert counts["lines"] > KILLS
