"""What the guide says at the step where it helps, in one or two sentences of our own. Each tells its section."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from locales.guide import GUIDE
from locales.words import N_, Words


@dataclass(frozen=True)
class Tip:
    section: str
    """The section of the guide that it comes from."""
    text: str


TIPS: Final[Mapping[str, Tip]] = {
    "request": Tip(
        "G7",
        N_(
            "Make it easy to say yes: tell them who you are, ask for about twenty minutes of advice, and leave jobs "
            "out of it."
        ),
    ),
    "day-before": Tip(
        "G8",
        N_("Tomorrow, do as for any appointment: dress for it, arrive on time, and keep to the time agreed."),
    ),
    "last-card": Tip(
        "G7",
        N_("With each name, ask this too: “May I say you sent me?” Without a yes, keep their name to yourself."),
    ),
    "late-thank-you": Tip(
        "G9",
        N_(
            "The guide asks for a thank-you note and sets no deadline: a few lines still count. Your news follows in "
            "four to six weeks."
        ),
    ),
}
"""By the step of models/guide_tip.py."""

EVE_OF_A_CALL: Final = Tip(
    "G8", N_("Tomorrow, do as for any appointment: come well prepared, be on time, and keep to the time agreed.")
)
"""On the day before an interview by phone, where clothes are nobody's concern."""


def where(say: Words, tip: Tip) -> str:
    """Where in the guide one reads more."""
    (section,) = [section for section in GUIDE if section.id == tip.section]
    return say("In the guide: {section}", section=say(section.title))
