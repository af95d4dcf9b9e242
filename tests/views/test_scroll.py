"""What scrolls: pulled down it looks again, and it is where one left it."""

from __future__ import annotations

from typing import Any

import flet as ft
import pytest

from tests.models.people import contact
from tests.screen import Screen
from tests.views.conftest import Open

UP_TO_DATE = "Everything is up to date."


async def scroll(screen: Screen, pixels: float, kind: str = "update", **more: Any) -> None:
    """The window tells where the list in sight is."""
    (rows,) = [row for row in screen.all(ft.Column) if row.on_scroll]
    where = {"pixels": pixels, "max_scroll_extent": 5000.0, "min_scroll_extent": 0.0, "viewport_dimension": 800.0}
    await screen.fire(rows, "scroll", {**where, "event_type": kind, **more})


async def test_pulled_where_the_list_follows_the_finger(open_app: Open) -> None:
    screen = await open_app("/guide")
    await scroll(screen, 0, "start")
    await scroll(screen, -40)
    assert screen.snack() == ""
    await scroll(screen, -70)
    assert screen.snack() == UP_TO_DATE


async def test_pulled_where_the_list_stops_at_its_top(open_app: Open) -> None:
    screen = await open_app("/guide")
    await scroll(screen, 0, "start")
    for _ in range(2):
        await scroll(screen, 0, "overscroll", overscroll=-30.0, velocity=0.0)
    assert screen.snack() == ""
    await scroll(screen, 0, "overscroll", overscroll=-30.0, velocity=0.0)
    assert screen.snack() == UP_TO_DATE


async def test_a_screen_is_where_one_left_it(open_app: Open) -> None:
    contact("Ana Lopes")
    sent: list[tuple[str, Any]] = []
    screen = await open_app("/guide", answer=lambda name, given: sent.append((name, given)))
    await scroll(screen, 320)
    await screen.go("/today")
    await screen.go("/guide")
    (offset,) = [given["offset"] for name, given in sent if name == "scroll_to"]
    assert offset == 320


async def test_it_is_so_though_the_window_tells_of_its_top_first(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    contact("Ana Lopes")
    sent: list[tuple[str, Any]] = []
    screen = await open_app("/guide", answer=lambda name, given: sent.append((name, given)))
    await scroll(screen, 320)
    await screen.go("/today")
    begin = ft.Page.run_task

    def begin_late(page: ft.Page, task: Any, *given: Any) -> Any:
        page.session.store.set("scroll  /guide", 0.0)
        return begin(page, task, *given)

    monkeypatch.setattr(ft.Page, "run_task", begin_late)
    await screen.go("/guide")
    assert [given["offset"] for name, given in sent if name == "scroll_to"] == [320]
