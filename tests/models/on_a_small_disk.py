"""A child of test_failing_disk: writes notes on a disk of its own until it can't, and tells what happened.

It runs in a mount namespace, so that nothing of it is left on this computer.
"""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from models.backup import Reason, back_up
from models.contact import Contact
from models.database import close_database, open_database
from models.errors import DatabaseError, NotKept
from tests.models.people import contact

LINE = "What was heard, line {n}. " * 60


def say(*what: object) -> None:
    print(*what, flush=True)  # noqa: T201 - told to the test


def mount(*arguments: str) -> None:
    subprocess.run(["mount", *arguments], check=True, capture_output=True)


def refusal(act: Callable[[], object]) -> str:
    try:
        act()
    except NotKept as error:
        return type(error.reason).__name__
    except DatabaseError as error:
        return type(error).__name__
    return "none"


def write_until_it_fails() -> str:
    n = 0
    while True:
        who = Contact(name=f"Ana {n}")
        reason = refusal(lambda who=who, n=n: who.write_notes(LINE.format(n=n)))
        if reason != "none":
            return reason
        say("saved", n)
        n += 1


def main(disk: Path, kind: str) -> None:
    mount("-t", "tmpfs", "-o", "size=4m", "tmpfs", str(disk))
    data, ballast = disk / "data", disk / "ballast"
    ballast.write_bytes(bytes(200_000))
    if kind == "read-only at the start":
        mount("-o", "remount,ro", str(disk))
        return say("refused", refusal(lambda: open_database(data)))
    open_database(data)
    now = dt.datetime(2026, 9, 15, 12, tzinfo=dt.UTC)
    if kind == "full":
        say("refused", write_until_it_fails())
        say("backup", refusal(lambda: back_up(data, Reason.DAILY, now)), [p.name for p in (data / "backups").iterdir()])
        ballast.unlink()
    else:
        contact("Ana 0").write_notes("there")
        say("saved", 0)
        subprocess.run(["umount", "--lazy", str(disk)], check=True)
        say("refused", refusal(lambda: contact("Ben")))
        say("still refused", refusal(lambda: contact("Ben")))
        return None
    say("afterwards", refusal(lambda: contact("Last")))
    close_database()
    open_database(data)
    say("there", *sorted(row.name for row in Contact.select()))
    return None


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
