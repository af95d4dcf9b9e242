"""One process of the storm: `--notify-due`, or the thread of a running app, which tells a journal what it did.

`python storm_child.py MODE DATA JOURNAL AHEAD`: MODE is once, running, dies-before (killed between the claim and the
showing) or dies-after (between the showing and the confirmation); the clock is AHEAD seconds ahead.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

import time_machine

from models.database import open_database
from models.rings import Ring
from views.notifications import ringing

mode, data, journal, ahead = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), float(sys.argv[4])


def tell(what: str, ring: Ring) -> None:
    lines = "".join(f"{os.getpid()} {what} {reminder.contact.name}\n" for reminder in ring.reminders)
    with journal.open("a") as file:
        file.write(lines)


claim, show, confirm = ringing.claim_due, ringing.show, Ring.confirm


def claim_and_tell(now: Any) -> list[Ring]:
    rings = claim(now)
    for ring in rings:
        tell("claimed", ring)
    return rings


def show_or_die(*what: Any, **more: Any) -> Any:
    if mode == "dies-before":
        os.kill(os.getpid(), signal.SIGKILL)
    shown = show(*what, **more)
    if mode == "dies-after":
        os.kill(os.getpid(), signal.SIGKILL)
    return shown


def confirm_and_tell(ring: Ring, *what: Any, **more: Any) -> None:
    confirm(ring, *what, **more)
    tell("confirmed", ring)


ringing.claim_due, ringing.show, ringing._EVERY = claim_and_tell, show_or_die, 0.05
Ring.confirm = confirm_and_tell  # type: ignore[method-assign]

with time_machine.travel(time.time() + ahead, tick=True):
    open_database(data)
    if mode == "running":
        ringing.ring_while_running(print)
        time.sleep(600)
    if ringing.ring_due():
        ringing.keep_shown()
