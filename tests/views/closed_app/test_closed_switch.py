"""The switch shows what the system says. The system is a fake here: a flag, and a program that refuses."""

from __future__ import annotations

import flet as ft
import pytest

from tests.screen import Screen
from tests.views.conftest import Open
from views.closed_app.scheduler import SchedulerError
from views.parts import closed_switch

NAME = "Remind me when Entrevue is closed"


class FakeScheduler:
    repeats = True

    def __init__(self, *, on: bool = False, refuses: bool = False) -> None:
        self.on, self.refuses = on, refuses

    def is_on(self) -> bool:
        return self.on

    def switch_on(self) -> None:
        if self.refuses:
            raise SchedulerError("no")
        self.on = True

    def switch_off(self) -> None:
        self.on = False


async def settings(open_app: Open, monkeypatch: pytest.MonkeyPatch, system: FakeScheduler | None) -> Screen:
    monkeypatch.setattr(closed_switch, "scheduler", lambda _folder: system)
    screen = await open_app("/guide/settings")
    return await screen.settle()


def switch(screen: Screen) -> ft.Switch:
    assert screen.has(NAME)
    return screen.all(ft.Switch, "closed")[0]


async def test_it_turns_the_system_on_and_off(open_app: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    system = FakeScheduler()
    screen = await settings(open_app, monkeypatch, system)
    await screen.wait_for("This computer then looks every 15 minutes for what is due.", 3)
    assert not switch(screen).value
    await screen.set(switch(screen), "change", value=True)
    await screen.wait_for("This computer then looks every 15 minutes for what is due.", 3)
    assert system.on and switch(screen).value
    await screen.set(switch(screen), "change", value=False)
    await screen.wait_for("This computer then looks every 15 minutes for what is due.", 3)
    assert not system.on and not switch(screen).value


async def test_it_shows_what_is_installed_already(open_app: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = await settings(open_app, monkeypatch, FakeScheduler(on=True))
    await screen.wait_for("This computer then looks every 15 minutes for what is due.", 3)
    assert switch(screen).value


async def test_a_refusal_is_said_and_the_switch_stays_off(open_app: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = await settings(open_app, monkeypatch, FakeScheduler(refuses=True))
    await screen.wait_for("This computer then looks every 15 minutes for what is due.", 3)
    await screen.set(switch(screen), "change", value=True)
    await screen.wait_for("This computer refused. Your reminders still come while Entrevue is open.", 3)
    assert not switch(screen).value


async def test_where_there_is_none_there_is_no_switch(open_app: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = await settings(open_app, monkeypatch, None)
    await screen.wait_for("Quiet hours", 3)
    for _ in range(20):
        await screen.settle()
    assert not screen.has(NAME)
