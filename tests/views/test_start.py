"""What a window is told before it shows anything: it would draw all of it again for each thing it learned later."""

from __future__ import annotations

from typing import Any

import pytest
from flet.messaging.protocol import Message, MessageAction

from tests.screen import Screen
from tests.views.conftest import Open
from views.app import prepare
from views.theme import FONTS, dark, light

LOOK = ("fonts", "theme", "dark_theme", "theme_mode", "locale_configuration")


async def test_a_window_knows_its_look_and_its_language_first(open_app: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    first: list[dict[str, Any]] = []
    later: list[str] = []
    send = Screen.send_message

    def keep(screen: Screen, message: Message) -> None:
        if message.action == MessageAction.PATCH_CONTROL and message.body.id == screen.page._i:
            later.extend(change[2] for change in message.body.patch[1:])
        send(screen, message)

    def note(page: Any) -> None:
        prepare(page)
        first.append({name: getattr(page, name) for name in (*LOOK, "views")})

    monkeypatch.setattr("tests.screen.prepare", note)
    monkeypatch.setattr(Screen, "send_message", keep)
    await open_app("/contacts", "fr")
    told = first[0]
    assert (told["fonts"], told["theme"], told["dark_theme"]) == (FONTS, light(), dark())
    assert told["locale_configuration"].current_locale.language_code == "fr"
    assert not told["views"], "an empty screen would come first, and ours with a transition"
    assert "views" in later
    assert not set(later) & set(LOOK)
