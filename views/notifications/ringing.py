"""Show what is due, each ring once: by a thread while the app runs, and once from the command line."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from models.clock import now
from models.database import db
from models.outage import Outage
from models.profile import Profile
from models.reminder import Phase, Reminder
from models.rings import Ring, claim_due
from views.notifications.notifier import NotShown, show

if TYPE_CHECKING:
    from locales.reminder_words import Notice
    from locales.words import Words

log = logging.getLogger(__name__)

_EVERY: Final = 20.0  # seconds between two looks


def ring_due() -> list[Notice]:
    """Show every ring that is due and that no other process has taken; give those that were shown.

    What can't be shown is left for a later look, with growing pauses; it stays on Today, which tells of it, and the
    log says why.
    """
    if Outage.load().holds(now()):
        return []
    rings = claim_due(now())
    if not rings:
        return []
    from locales.words import system_language, words  # late: an idle run speaks to nobody and should not pay for Babel

    profile = Profile.load()
    say = words(profile.language or system_language())
    shown = []
    for ring in rings:
        notice = wording(say, ring)
        try:
            _show(notice, names=not profile.hide_names)
        except NotShown as error:
            log.warning("a notification was not shown: %s", error.reason)
            _give_back(rings[len(shown) :], error.reason)
            break
        ring.confirm(now())
        shown.append(notice)
    else:
        Outage.load().over()
    return shown


def _show(notice: Notice, *, names: bool) -> None:
    if names:
        show(notice.title, notice.text)
    else:
        show(notice.nameless, "")


def _give_back(rings: list[Ring], reason: str) -> None:
    for ring in rings:
        ring.release()
    Outage.load().failed(now(), reason)


def wording(say: Words, ring: Ring) -> Notice:
    """The title and text of a ring."""
    from locales import facts
    from locales.reminder_words import Notice, detail, digest, nameless

    if len(ring.reminders) > 1:
        return digest(say, [_line(say, reminder) for reminder in ring.reminders])
    (reminder,) = ring.reminders
    interview = reminder.interview
    when = facts.meeting(say, interview.start, now()) if interview else ""
    return Notice(
        _line(say, reminder),
        detail(say, reminder.kind, is_late=ring.phase is Phase.LATE, when=when),
        nameless(say, reminder.kind),
    )


def _line(say: Words, reminder: Reminder) -> str:
    from locales.reminder_words import line

    return line(say, reminder.kind, name=reminder.contact.name, advice=getattr(reminder.subject, "text", ""))


def ring_while_running() -> Callable[[], None]:
    """Start the thread that rings while the app runs; call what it gives to stop it."""
    stop = threading.Event()

    def run() -> None:
        while not stop.wait(_EVERY):
            try:
                ring_due()
            except Exception:  # one bad minute must not end all reminders
                log.exception("reminders could not be looked up")
            finally:
                db.close()

    threading.Thread(target=run, name="ringing", daemon=True).start()
    return stop.set
