"""Show what is due, each ring once: by a thread while the app runs, and once from the command line."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from models.appointments import receipts_standing
from models.clock import now
from models.damage import damaged
from models.database import close_database, db, folder_in_use
from models.outage import Outage
from models.profile import Profile
from models.rings import Ring, claim_due
from views.notifications.notifier import NotShown, ears, show, withdraw

if TYPE_CHECKING:
    from locales.reminder_words import Notice
    from locales.words import Words
    from views.notifications.actions import Go

log = logging.getLogger(__name__)

_EVERY: Final = 20.0  # seconds between two looks
_HEED: Final = 1.0  # seconds in which the thread notices that it should end
_KEEP: Final = 12 * 3600.0  # seconds that a notification's keeper stays at most

_is_keeper = False  # the app that showed it is gone


def ring_due(go: Go | None = None) -> list[Notice]:
    """Show every ring that is due and that no other process has taken; give those that were shown.

    What can't be shown is left for a later look, with growing pauses; it stays on Today, which tells of it, and the
    log says why. `go` shows a place of the app when a notification is pressed; without it the app is started for it.
    """
    outage = Outage.load()
    if outage.holds(now()):
        return []
    rings = claim_due(now())
    if not rings:
        outage.over()  # nothing is kept from the person any more
        return []
    # Late: an idle run speaks to nobody and should not pay for Babel.
    from locales.words import system_language, words
    from views.notifications.wording import wording

    profile = Profile.load()
    say = words(profile.language or system_language())
    shown: list[Notice] = []
    for ring in rings:
        notice = wording(say, ring, now())
        try:
            receipt = _show(say, ring, notice.without_names() if profile.hide_names else notice, go)
        except NotShown as error:
            log.warning("a notification was not shown: %s", error.reason)
            _give_back(rings[len(shown) :], error.reason)
            break
        ring.confirm(now(), receipt)
        shown.append(notice)
    else:
        Outage.load().over()
    return shown


def _show(say: Words, ring: Ring, notice: Notice, go: Go | None) -> str:
    from views.notifications.actions import act, buttons, route

    return show(
        notice.title,
        notice.text,
        tag="digest" if ring.is_digest else "-".join(ring.reminders[0].key[:2]),
        place=route(ring),
        actions=buttons(say, ring),
        on_action=partial(_act, act, ring, go, partial(_start_at, folder_in_use())),
        replaces=ring.receipts,
    )


def _act(act: Callable[[str, Ring, Go], None], ring: Ring, go: Go | None, start: Go, name: str) -> None:
    try:
        act(name, ring, start if go is None or _is_keeper else go)
    except Exception:  # one button must not silence the others
        log.exception("a notification's button did nothing")


def _start_at(folder: os.PathLike[str], place: str) -> None:
    from pathlib import Path

    from views.one_instance import open_place

    open_place(Path(folder), place)


def _give_back(rings: list[Ring], reason: str) -> None:
    for ring in rings:
        ring.release()
    Outage.load().failed(now(), reason)


def ring_while_running(go: Go) -> Callable[[], None]:
    """Start the thread that rings while the app runs; call what it gives to stop it and see its end."""
    stop = threading.Event()
    hid = None if damaged() else _begin()

    def run() -> None:
        hidden = hid
        while not stop.is_set():
            try:
                if not damaged():
                    hidden = _take_back_names(_begin() if hidden is None else hidden)
                    ring_due(go)
            except Exception:  # one bad minute must not end all reminders
                log.exception("reminders could not be looked up")
            finally:
                _close_connection()
            _heed(stop)

    thread = threading.Thread(target=run, name="ringing", daemon=True)
    thread.start()

    def end() -> None:
        stop.set()
        thread.join(3 * _HEED)

    return end


def _begin() -> bool:
    """Whether names are hidden. A session just begun may have what the last one lacked."""
    Outage.load().try_now()
    return Profile.load().hide_names


def _take_back_names(hidden: bool) -> bool:
    """Take back what bears names as soon as they are to be hidden; it stays on Today. Gives whether they are."""
    wanted = Profile.load().hide_names
    if wanted and not hidden:
        try:
            withdraw(sorted(receipts_standing(now())))
        except NotShown as error:
            log.warning("what was shown could not be taken back: %s", error.reason)
    return wanted


def _heed(stop: threading.Event) -> None:
    """Until the next look, hear the buttons."""
    end = time.monotonic() + _EVERY
    while not stop.is_set() and (left := end - time.monotonic()) > 0:
        try:
            listening = ears()
            if listening is None or not listening.is_open:
                stop.wait(min(left, _HEED))
            else:
                listening.listen(min(left, _HEED))
        except (OSError, NotShown):
            stop.wait(min(left, _HEED))
        except Exception:  # one strange signal must not end all reminders
            log.exception("the buttons could not be heard")
            stop.wait(min(left, _HEED))
        finally:
            _close_connection()


def _close_connection() -> None:
    if not db.is_closed():  # the app may have closed it for good meanwhile
        db.close()


def keep_shown() -> None:
    """Leave a small process behind, for as long as what this one showed waits for the person. Call it last of all.

    A desktop forgets whom to tell of a button once the sender is gone, and GNOME takes its notifications back. Nothing
    happens where the system has no ears, or nothing was shown, and in a built app: a window's process can't be copied.
    """
    listening = ears()
    if listening is None or not listening.is_open or not hasattr(os, "fork") or "FLET_PLATFORM" in os.environ:
        return
    close_database()  # SQLite must not be carried into another process
    if os.fork():
        return
    global _is_keeper
    _is_keeper = True
    try:
        _be_nobodys_child()
        end = time.monotonic() + _KEEP
        while listening.is_open and time.monotonic() < end:
            listening.listen(end - time.monotonic())
            _close_connection()
    finally:
        os._exit(0)


def _be_nobodys_child() -> None:
    """No terminal, no pipe and no folder of whoever started this is held."""
    os.setsid()
    os.chdir("/")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
