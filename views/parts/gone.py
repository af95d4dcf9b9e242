"""What stands where something was deleted meanwhile, perhaps in another window: what is gone, and the way back."""

from __future__ import annotations

from typing import Any, Final, TypeVar

import flet as ft

from views.parts.empty import empty
from views.parts.frame import frame
from views.parts.shell import Shell

T = TypeVar("T")

_ICONS: Final = {
    "contact": ft.Icons.PERSON_OFF_OUTLINED,
    "interview": ft.Icons.EVENT_BUSY,
    "question": ft.Icons.STYLE_OUTLINED,
    "sent": ft.Icons.DRAFTS_OUTLINED,
}


def gone(shell: Shell, kind: str, title: str) -> ft.Control:
    """The screen of a contact, interview, question or sent message that is gone; back leads below all that it was."""
    say = shell.say
    told = {
        "contact": say("This contact was deleted."),
        "interview": say("This interview was deleted."),
        "question": say("This card was deleted."),
        "sent": say("This message was deleted."),
    }
    back = empty(_ICONS[kind], told[kind], say("Go back"), lambda: shell.leave(kind))
    return frame(shell, title, [back])


def use_last(found: T | None) -> T | None:
    """What was found last: a form of it keeps what is typed while it is deleted, until that is undone."""
    last: Any = ft.use_ref(None)
    last.current = found or last.current
    return last.current  # type: ignore[no-any-return]
