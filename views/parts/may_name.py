"""Noting that someone may be named, once the person has confirmed that they said so (guide, G7)."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from locales.words import Words
from models.referral import MayName, Referral
from views.parts.choice import choice
from views.parts.component import part
from views.parts.notice import notice
from views.parts.shell import Shell, use_shell


def use_may_name(shell: Shell, referral: Referral | None) -> Callable[[], None]:
    """A function that asks, and keeps a yes."""
    asked, ask = ft.use_state(False)
    ft.use_dialog(_question(shell, referral, lambda: ask(False)) if asked and referral else None)
    return lambda: ask(True)


def _question(shell: Shell, referral: Referral, close: Callable[[], None]) -> ft.AlertDialog:
    say, before, name = shell.say, MayName(referral.may_name), referral.giver.name

    def agreed() -> None:
        close()
        referral.allow(MayName.YES)
        notice(shell, say("{name} may be named.", name=name), lambda: referral.allow(before))

    return ft.AlertDialog(
        semantics_label=say("Did {name} say that you may name them?", name=name),
        title=ft.Text(say("Did {name} say that you may name them?", name=name)),
        content=ft.Text(say("A mutual contact is named only if they agreed. If in doubt, ask them first.")),
        actions=[
            ft.TextButton(say("Not yet"), on_click=lambda _: close()),
            ft.FilledButton(say("Yes, they said so"), on_click=lambda _: agreed()),
        ],
        on_dismiss=lambda _: close(),
    )


@part
def MayNameChoice(referral: Referral) -> ft.Control:
    """Whether who suggested them may be named. A yes is asked about first."""
    shell = use_shell()
    say = shell.say
    ask = use_may_name(shell, referral)

    def chosen(value: str) -> None:
        if value != MayName.YES:
            referral.allow(MayName(value))
        elif referral.may_name != MayName.YES:
            ask()

    return choice(say("May you say so?"), may_name_options(say), referral.may_name, chosen)


def may_name_options(say: Words) -> dict[str, str]:
    return {MayName.NOT_ASKED: say("Still to ask"), MayName.YES: say("Yes"), MayName.NO: say("No")}
