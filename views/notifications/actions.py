"""What the buttons of a notification do."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

from models.clock import now
from models.delivery import Delivery
from models.message import Channel, Message, MessageKind
from models.reminder import Kind, Reminder
from models.rings import PlannedRing, Ring, find
from models.snooze import Snooze, snoozes
from views.places import TODAY, route_of

if TYPE_CHECKING:
    from locales.words import Words

Go = Callable[[str], object]
"""Shows a place of the app."""


class Action(StrEnum):
    OPEN = "open"
    DONE = "done"
    TOMORROW = "tomorrow"


def buttons(say: Words, ring: Ring) -> dict[str, str]:
    """The buttons of a ring with their labels. "Done" is there only where it says a fact."""
    found = {Action.OPEN: say("Open")}
    if not ring.is_digest:
        done = {
            Kind.LOG_NOTES: say("Nothing to add"),
            Kind.THANK_YOU: say("Already thanked"),
            Kind.UPDATE: say("News given"),
            Kind.ADVICE: say("Done"),
        }
        if label := done.get(ring.reminders[0].kind):
            found[Action.DONE] = label
    if any(Snooze.TOMORROW in snoozes(reminder, now()) for reminder in ring.reminders):
        found[Action.TOMORROW] = say("Tomorrow")
    return {str(name): label for name, label in found.items()}


def route(ring: Ring | PlannedRing) -> str:
    """Where a click leads: to the one thing, or to Today for several."""
    return TODAY if ring.is_digest else route_of(ring.reminders[0])


def act(name: str, ring: Ring, go: Go) -> None:
    """Do what a button says, on the facts as they stand now: what was settled since is left alone.

    Every process that showed something under a number hears its buttons; only the last one's are meant.
    """
    if not ring.is_on_screen:
        return
    if name == Action.DONE:
        for reminder in _standing(ring):
            _settle(reminder)
    elif name == Action.TOMORROW:
        for reminder in _standing(ring):
            if until := snoozes(reminder, now()).get(Snooze.TOMORROW):
                Delivery.snooze(reminder, until, now())
    else:
        go(route(ring))


def _standing(ring: Ring) -> list[Reminder]:
    found = (find(reminder.kind, reminder.subject.uid, now()) for reminder in ring.reminders)
    return [reminder for reminder in found if reminder is not None]


def _settle(reminder: Reminder) -> None:
    """Keep the fact that a reminder waits for."""
    match reminder.kind:
        case Kind.LOG_NOTES:
            reminder.subject.set_nothing_to_add(now())
        case Kind.THANK_YOU:
            reminder.subject.set_already_thanked(now())
        case Kind.ADVICE:
            reminder.subject.do(now())
        case Kind.UPDATE:
            news = Message.create(kind=MessageKind.UPDATE, contact=reminder.contact)
            news.mark_sent(now(), Channel.OTHER)
