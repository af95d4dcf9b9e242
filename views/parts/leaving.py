"""A file that leaves by an act of a screen, with what is said of it."""

from __future__ import annotations

from views.parts.files import File, NotHandedOver, hand_over, is_shared
from views.parts.notice import notice
from views.parts.shell import Shell


async def leave(shell: Shell, file: File, saved: str) -> bool:
    """Save or share a file, and say so: `saved` where it was saved. False when it stayed."""
    say = shell.say
    try:
        done = await hand_over(shell.page, file)
    except NotHandedOver:
        notice(shell, say("The file could not leave Entrevue. Please try again, or in another way."))
        return False
    if done:
        notice(shell, say("The file was handed to the app you chose.") if is_shared(shell.page) else saved)
    return done
