"""The way of one interview onto a page, to print or to share."""

from __future__ import annotations

import flet as ft

from models.clock import now
from models.interview import Interview
from models.profile import Profile
from views.interview_page import page_file
from views.parts.autosave import flush_all
from views.parts.leaving import leave
from views.parts.menu import Act
from views.parts.shell import Shell


def page_act(shell: Shell, interview: int) -> Act:
    """Save the interview of that key as a page, or hand it to another app."""
    say = shell.say

    def save() -> None:
        flush_all(shell.page)  # what was typed last is on it too
        file = page_file(say, Interview.get_by_id(interview), Profile.load(), now())
        shell.page.run_task(leave, shell, file, say("The page is saved."))

    return Act(say("Save as a page to print or share"), ft.Icons.DESCRIPTION_OUTLINED, save)
