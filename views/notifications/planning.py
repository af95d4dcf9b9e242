"""On a phone: what will be due is left with the system, and left anew after every change that matters."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import logging
from dataclasses import dataclass
from typing import Final

import flet as ft

from locales.words import Words, system_language, words
from models import changes
from models.advice import Advice
from models.answer import Answer
from models.appointments import keep_appointments, receipts_standing
from models.call import Call
from models.clock import now
from models.contact import Contact
from models.database import close_database
from models.delivery import Delivery
from models.interview import Interview
from models.message import Message
from models.outage import Outage
from models.profile import Profile
from models.referral import Referral
from models.rings import PlannedRing, planned_rings
from views.notifications import phone
from views.notifications.actions import Go, route
from views.notifications.notifier import NotShown
from views.notifications.phone import PhoneNotification, number_of
from views.notifications.ringing import ring_due
from views.notifications.wording import wording
from views.places import is_place

log = logging.getLogger(__name__)

AHEAD: Final = dt.timedelta(days=60)
MOST: Final = 64
"""iOS keeps no more, the nearest first."""
_PAUSE: Final = 1.0  # seconds for changes to gather


@dataclass(frozen=True)
class Appointment:
    """One notification that the system is to show."""

    at: dt.datetime
    title: str
    text: str
    place: str
    ring: PlannedRing

    @property
    def number(self) -> int:
        """Another moment or another text makes it another one, for the system can't tell what it was left with."""
        keys = "\n".join("-".join(reminder.key) for reminder in self.ring.reminders)
        return number_of(f"{self.at.timestamp()}\n{self.title}\n{self.text}\n{self.place}\n{keys}")


def appointments(say: Words, moment: dt.datetime, *, names: bool) -> list[Appointment]:
    """What the system is to show after that moment, the earliest first."""
    return [_appointment(say, ring, names=names) for ring in planned_rings(moment, moment + AHEAD)[:MOST]]


def _appointment(say: Words, ring: PlannedRing, *, names: bool) -> Appointment:
    notice = wording(say, ring, ring.at)
    shown = notice if names else notice.without_names()
    return Appointment(ring.at, shown.title, shown.text, route(ring), ring)


def begin(page: ft.Page) -> Planner:
    """Plan for as long as this page lives, and show the place of a notification that is tapped."""

    def go(place: str) -> None:
        if is_place(place):
            page.run_task(page.push_route, place)

    planner = Planner(phone.begin(page, go), go)
    page.run_task(planner.run)
    return planner


class Planner:
    """Follows what changes, and plans again a moment later."""

    models = (Interview, Answer, Contact, Referral, Message, Call, Advice, Profile, Delivery, Outage)

    def __init__(self, backend: PhoneNotification, go: Go) -> None:
        self._phone, self._go = backend, go
        self._loop = asyncio.get_running_loop()
        self._wanted = asyncio.Event()
        self._wanted.set()
        self._channel = ""
        self._hidden = Profile.load().hide_names
        changes.follow(self)

    def changed(self) -> None:
        with contextlib.suppress(RuntimeError):  # the page and its loop are gone
            self._loop.call_soon_threadsafe(self._wanted.set)

    async def run(self) -> None:
        """Plan now, and after every change, for as long as the app runs."""
        while True:
            await self._wanted.wait()
            await asyncio.sleep(_PAUSE)
            self._wanted.clear()
            try:
                await self.plan()
            except Exception:  # one bad plan must not end all reminders
                log.exception("reminders could not be planned")

    async def plan(self) -> None:
        """Bring what the system was left with in line with what will be due; show what it was not told in time."""
        if Outage.load().holds(now()):
            return
        try:
            if await self._is_allowed():
                await self._leave()
                await asyncio.to_thread(_ring, self._go)
            else:
                await self._take_back()
        except NotShown as error:
            log.warning("a reminder could not be planned: %s", error.reason)
            Outage.load().failed(now(), error.reason)

    async def _is_allowed(self) -> bool:
        allowed = await self._phone.is_allowed()
        profile = Profile.load()
        if profile.notifications_asked_at or allowed:
            profile.answer_about_notifications(allowed, now())
        return allowed

    async def _leave(self) -> None:
        profile = Profile.load()
        say = words(profile.language or system_language())
        await self._name(say("Reminders"))
        moment = now()
        Delivery.presume_shown(moment)
        found = {one.number: one for one in appointments(say, moment, names=not profile.hide_names)}
        left = await self._phone.scheduled()
        # An inexact one may be due and not shown yet.
        standing = set() if profile.hide_names and not self._hidden else receipts_standing(moment)
        self._hidden = profile.hide_names
        for number in (left | await self._phone.on_screen()) - found.keys():
            if str(number) not in standing:
                await self._phone.cancel(number)
        for number in found.keys() - left:
            one = found[number]
            await self._phone.schedule(number, one.at, one.title, one.text, one.place)
        keep_appointments({str(number): one.ring for number, one in found.items()}, moment)

    async def _take_back(self) -> None:
        """Refused: what was left with the system would otherwise come once the person allows it again."""
        for number in await self._phone.scheduled():
            await self._phone.cancel(number)
        keep_appointments({}, now())

    async def _name(self, channel: str) -> None:
        if channel != self._channel:
            await self._phone.prepare(channel)
            self._channel = channel


def _ring(go: Go) -> None:
    try:
        ring_due(go)
    finally:
        close_database()  # this thread's connection
