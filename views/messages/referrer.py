"""Whether the message names who suggested them, and why not."""

from __future__ import annotations

import flet as ft

from models.message import MessageKind
from models.referral import MayName
from views.drafting import Letter
from views.parts.may_name import use_may_name
from views.parts.section import card
from views.parts.shell import Shell


def use_referrer(shell: Shell, sheet: Letter) -> list[ft.Control]:
    """For a request or its reminder: who may be named, or who is not and what would change it."""
    say, rule = shell.say, sheet.sources.naming
    referral = rule.referral or rule.asked
    ask = use_may_name(shell, referral)
    rows: list[ft.Control] = []
    if sheet.kind in (MessageKind.REQUEST, MessageKind.NUDGE) and referral is not None:
        name = referral.giver.name
        if rule.referral:
            rows.append(ft.Text(say("{name} said you may name them.", name=name)))
        else:
            refused = referral.may_name == MayName.NO
            why = (
                say("{name} is not named: they prefer not to be.", name=name)
                if refused
                else say("{name} is not named: you have not noted that they agreed.", name=name)
            )
            rows += [
                ft.Text(why),
                ft.Row(
                    [ft.TextButton(say("They agreed"), icon=ft.Icons.HOW_TO_REG, on_click=lambda _: ask())], wrap=True
                ),
            ]
    if sheet.sources.silenced:
        names = say.listed([person.name for person in sheet.sources.silenced])
        rows.append(ft.Text(say("A sentence was left out, because it names {names}.", names=names)))
    return [card(rows, key="referrer")] if rows else []
