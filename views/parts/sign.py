"""How things stand, told by a sign and a word."""

from __future__ import annotations

import flet as ft

from locales import facts
from locales.words import Words
from models.clock import now
from models.interview import Interview
from models.stage import Stage
from views.parts.stages import stage_name
from views.theme import SMALL_GAP

_STAGES = {
    Stage.TO_CONTACT: ft.Icons.RADIO_BUTTON_UNCHECKED,
    Stage.ASKED: ft.Icons.HOURGLASS_EMPTY,
    Stage.SCHEDULED: ft.Icons.EVENT_AVAILABLE,
    Stage.MET: ft.Icons.CHECK_CIRCLE,
    Stage.CLOSED: ft.Icons.NOTIFICATIONS_OFF_OUTLINED,
}


def sign(icon: ft.IconData, word: str, *, stands_out: bool = False, small: bool = False) -> ft.Control:
    """A sign with its word; in colour when it stands out."""
    color = ft.Colors.PRIMARY if stands_out else ft.Colors.ON_SURFACE_VARIANT
    style = ft.TextThemeStyle.BODY_SMALL if small else ft.TextThemeStyle.LABEL_LARGE
    return ft.Row(
        [
            ft.Icon(icon, size=16 if small else 20, color=color),
            ft.Text(word, theme_style=style, color=color, expand=True),
        ],
        spacing=SMALL_GAP - 2,
    )


def stage_sign(say: Words, stage: Stage, *, closed_reason: str = "", small: bool = False) -> ft.Control:
    """Where things stand with a contact."""
    word = facts.closed(say, closed_reason) if stage is Stage.CLOSED and closed_reason else stage_name(say, stage)
    return sign(_STAGES[stage], word, stands_out=stage is Stage.SCHEDULED, small=small)


def state_sign(say: Words, interview: Interview, *, is_held: bool, small: bool = False) -> ft.Control:
    """Whether an interview is planned, under way, was held, or was cancelled."""
    cancelled = interview.cancelled_at is not None
    if interview.is_in_hand(now()):
        return sign(ft.Icons.FORUM_OUTLINED, say("Under way"), stands_out=True, small=small)
    word = facts.interview_state(say, cancelled_by=interview.cancelled_by, is_cancelled=cancelled, is_held=is_held)
    icon = ft.Icons.EVENT_BUSY if cancelled else ft.Icons.CHECK_CIRCLE if is_held else ft.Icons.EVENT_AVAILABLE
    return sign(icon, word, stands_out=not cancelled and not is_held, small=small)
