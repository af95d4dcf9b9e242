"""What people may answer to a request made aloud, and what to reply."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from locales.words import N_


@dataclass(frozen=True)
class Objection:
    """What people may answer to a request, and a kind reply."""

    key: str
    heard: str
    reply: str


OBJECTIONS: Final[tuple[Objection, ...]] = (
    Objection(
        "no-time",
        N_("“I have no time.”"),
        N_("I understand, and I can be flexible: over breakfast, over lunch, or by phone, whenever suits you."),
    ),
    Objection(
        "send-resume",
        N_("“Send me your résumé.”"),
        N_(
            "That is kind of you, but I am not applying for anything: it is your advice I would value. Could we talk "
            "for a few minutes?"
        ),
    ),
    Objection(
        "not-hiring",
        N_("“We are not hiring.”"),
        N_(
            "That is quite all right: I am not asking for a job. I am trying to understand the field, and your "
            "experience would help me a great deal."
        ),
    ),
    Objection(
        "what-about",
        N_("“What is it about?”"),
        N_(
            "I am exploring your field, and I have a few questions for someone who knows it well. About twenty minutes "
            "would be plenty."
        ),
    ),
)
