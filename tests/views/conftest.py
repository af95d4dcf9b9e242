from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any

import pytest
import pytest_asyncio
import time_machine

from models import changes
from models.profile import Profile
from tests.screen import Screen

Open = Callable[..., Awaitable[Screen]]
PassTime = Callable[[Screen, dt.timedelta], Awaitable[None]]


@pytest.fixture
def clock(now: dt.datetime) -> Iterator[time_machine.Traveller]:
    """The device's clock and zone: it begins on a Tuesday at noon, in Montréal."""
    with time_machine.travel(now) as traveller:
        yield traveller


@pytest_asyncio.fixture
async def open_app(data: object, clock: object) -> AsyncIterator[Open]:
    """Opens the app on a route, in a language; each call is a session of its own."""
    screens: list[Screen] = []

    async def opened(route: str = "/", language: str = "en", width: float = 412, **more: Any) -> Screen:
        if Profile.load().language != language:
            Profile.load().speak(language)
        screens.append(Screen(route, width, **more))
        return await screens[-1].settle()

    yield opened
    for screen in screens:
        screen.close()
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)


@pytest.fixture
def pass_time(clock: time_machine.Traveller) -> PassTime:
    """Lets time pass, and the screen look at the clock again as it does each minute."""

    async def passed(screen: Screen, delta: dt.timedelta) -> None:
        clock.shift(delta)
        changes.tell_all()
        await screen.settle()

    return passed
