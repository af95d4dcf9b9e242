"""The two numbers of days after which news is owed, and late."""

from __future__ import annotations

import flet as ft

from locales.words import Words
from views.parts.form import Form


def cadence_fields(say: Words, form: Form) -> list[ft.Control]:
    number = ft.KeyboardType.NUMBER
    return [
        form.text("update_days", say("Remind me after (days)"), keyboard_type=number),
        form.text("late_days", say("Late after (days)"), keyboard_type=number),
    ]


def days(form: Form, name: str) -> int:
    """The number typed; what is none counts as zero, which the model refuses with a sentence."""
    text = form.values[name].strip()
    return int(text) if text.isdecimal() and len(text) < 6 else 0
