"""On a phone: the question whether it may show reminders, and what Today says when it may not."""

from __future__ import annotations

import flet as ft

from models.clock import now
from models.profile import Profile
from views.notifications.notifier import NotShown, is_phone
from views.parts.notice import notice
from views.parts.shell import Shell
from views.parts.trouble import trouble


async def ask_once(shell: Shell) -> None:
    """Say why, and ask, when there is first something to be reminded of. Nothing happens on a computer."""
    if not is_phone() or Profile.load().notifications_asked_at:
        return
    from views.notifications.phone import instance

    if await instance().is_allowed():
        Profile.load().answer_about_notifications(True, now())
    else:
        shell.page.show_dialog(_question(shell))


def _question(shell: Shell) -> ft.AlertDialog:
    say = shell.say

    async def answer(wanted: bool) -> None:
        shell.page.pop_dialog()
        if wanted:
            await _ask(shell)
        else:
            Profile.load().answer_about_notifications(False, now())

    return ft.AlertDialog(
        semantics_label=say("May Entrevue remind you?"),
        title=ft.Text(say("May Entrevue remind you?")),
        content=ft.Text(
            say(
                "The day before, to prepare. An hour before, for your cards. Afterwards, for your notes, your "
                "thank-you and the news you owe. Nothing else."
            )
        ),
        actions=[
            ft.TextButton(say("Not now"), on_click=lambda _: shell.page.run_task(answer, False)),
            ft.FilledButton(say("Yes, remind me"), on_click=lambda _: shell.page.run_task(answer, True)),
        ],
        modal=True,
    )


async def _ask(shell: Shell) -> None:
    """Have the phone ask; where it doesn't any more, show the settings that decide."""
    from views.notifications.phone import instance

    try:
        had_refused = Profile.load().notifications_refused_at is not None
        allowed = await instance().ask()
        Profile.load().answer_about_notifications(allowed, now())
        if not allowed and had_refused:
            await instance().open_settings()
    except NotShown:
        notice(shell, shell.say("This phone did not answer. You can allow notifications in its settings."))


def refused_note(shell: Shell) -> ft.Control:
    """That nothing rings on this phone, what it costs, and the way to change it."""
    say = shell.say
    return trouble(
        say("This phone doesn’t show your reminders"),
        say("What is due is on this screen: look at it every day, or allow the reminders."),
        say("Allow reminders"),
        lambda: shell.page.run_task(_ask, shell),
        key="refused",
    )
