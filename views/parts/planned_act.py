"""The way of all planned interviews into the person's own calendar."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from models import calendars
from models.clock import now
from models.interview import Interview
from models.profile import Profile
from views.calendar_file import Entries, own_entries
from views.parts.leaving import leave
from views.parts.menu import Act
from views.parts.notice import notice
from views.parts.shell import Shell


def planned_act(shell: Shell, planned: Sequence[Interview]) -> Act:
    """One file of these interviews, which a calendar takes; it knows again those it has."""
    say = shell.say

    def save() -> None:
        made = own_entries(say, planned, Profile.load(), now())
        if made.entered:
            shell.page.run_task(_leave, shell, made)
        else:
            notice(shell, _left_out(shell, made))

    return Act(say("Save all planned interviews for a calendar"), ft.Icons.CALENDAR_MONTH_OUTLINED, save)


async def _leave(shell: Shell, made: Entries) -> None:
    say = shell.say
    said = say.plural(
        "{n} interview is in the file. Open it, and your calendar takes it from there.",
        "{n} interviews are in the file. Open it, and your calendar takes them from there.",
        len(made.entered),
    )
    if await leave(shell, made.file, " ".join(filter(None, (said, _left_out(shell, made))))):
        for interview in made.entered:
            calendars.enter(Interview.get_by_id(interview.id))


def _left_out(shell: Shell, made: Entries) -> str:
    if not made.left_out:
        return ""
    return shell.say.plural(
        "{n} would name someone who has not said you may name them: it was left out.",
        "{n} would name someone who has not said you may name them: they were left out.",
        len(made.left_out),
    )
