"""A Plyer backend for a built app on Android and iOS, over flet-notifications. Never run on a phone yet.

Plyer has nothing for iOS, and its module for Android needs Kivy; neither can leave a notification with the system to be
shown at its hour, which a sleeping app needs. Inexact alarms are enough: a reminder may come some minutes late, and no
permission for exact ones is asked.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import os
import zlib
from collections.abc import Awaitable, Callable
from typing import Any, Final, TypeVar

import flet as ft
from flet_notifications import (
    AndroidScheduleMode,
    BigTextStyle,
    Importance,
    LocalNotifications,
    NotificationChannel,
    NotificationError,
)
from plyer.facades import Notification

from views.notifications.notifier import NotShown

T = TypeVar("T")

_CHANNEL: Final = "reminders"
_PATIENCE: Final = 10.0  # seconds that the phone may take to answer
_ASKING: Final = 300.0  # seconds that a person may take to answer the phone's question


class PhoneNotification(Notification):
    """What this phone's system does with notifications. Call `_notify` from another thread than the page's."""

    def __init__(self, page: ft.Page, go: Callable[[str], object]) -> None:
        super().__init__()
        self._loop = page.session.connection.loop
        # Permission is asked later, in context: not by iOS when the app first starts.
        self._service = LocalNotifications(
            request_alert_permission=False,
            request_sound_permission=False,
            request_badge_permission=False,
            on_tap=lambda event: go(event.payload),
        )
        self.receipt = ""

    def _notify(self, **kwargs: Any) -> None:
        title, text, hints = kwargs["title"], kwargs["message"], kwargs["hints"]
        number = number_of(hints["tag"])
        shown = self._service.show(
            number, title, text, payload=hints["place"], style=BigTextStyle(big_text=text), channel_id=_CHANNEL
        )
        asyncio.run_coroutine_threadsafe(_answered(shown), self._loop).result()
        self.receipt = str(number)

    async def prepare(self, name: str) -> None:
        """Name the kind of notifications that the phone's settings list, in the person's language."""
        if os.environ.get("FLET_PLATFORM") == "android":
            channel = NotificationChannel(id=_CHANNEL, name=name, importance=Importance.HIGH)
            await _answered(self._service.create_notification_channel(channel))

    async def schedule(self, number: int, at: dt.datetime, title: str, text: str, place: str) -> None:
        """Leave one with the system, to be shown at that moment, whether the app runs or not."""
        await _answered(
            self._service.schedule(
                number,
                at,
                title,
                text,
                payload=place,
                schedule_mode=AndroidScheduleMode.INEXACT_ALLOW_WHILE_IDLE,
                style=BigTextStyle(big_text=text),
                channel_id=_CHANNEL,
            )
        )

    async def scheduled(self) -> set[int]:
        """The numbers of those left with the system and not shown yet."""
        return {one.id for one in await _answered(self._service.get_pending_notifications())}

    async def on_screen(self) -> set[int]:
        """The numbers of those shown and not yet put away."""
        return {one.id for one in await _answered(self._service.get_active_notifications())}

    async def cancel(self, number: int) -> None:
        """Take one back, shown or not."""
        await _answered(self._service.cancel(number))

    async def is_allowed(self) -> bool:
        return await _answered(self._service.are_notifications_enabled())

    async def ask(self) -> bool:
        """Have the phone ask whether reminders may be shown. It asks once; later it only gives the answer."""
        return await _answered(self._service.request_permissions(), _ASKING)

    async def open_settings(self) -> None:
        """Show the phone's own settings for this app's notifications."""
        await _answered(self._service.open_app_notification_settings())


_phone: PhoneNotification | None = None


def begin(page: ft.Page, go: Callable[[str], object]) -> PhoneNotification:
    """Take a page's phone into service. `go` shows the place of a notification that was tapped."""
    global _phone
    _phone = PhoneNotification(page, go)
    return _phone


def instance() -> PhoneNotification:
    """The backend, under the name that Plyer gives it. Raises NotShown while no page is open."""
    if _phone is None:
        raise NotShown("the app is not open")
    return _phone


def number_of(text: str) -> int:
    """A number for the system to know a notification by: positive, of 31 bits."""
    return zlib.crc32(text.encode()) & 0x7FFFFFFF


async def _answered(call: Awaitable[T], seconds: float = _PATIENCE) -> T:
    try:
        return await asyncio.wait_for(call, seconds)
    except (NotificationError, TimeoutError, RuntimeError) as error:
        raise NotShown(f"{type(error).__name__} from the phone: {getattr(error, 'code', '')}") from error
