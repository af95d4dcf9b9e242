"""How a stage is said, and in which order."""

from __future__ import annotations

from typing import Final

from locales.words import Words
from models.stage import Stage

STAGES: Final = (Stage.TO_CONTACT, Stage.ASKED, Stage.SCHEDULED, Stage.MET, Stage.CLOSED)
"""In the order of the work, as a person reaches for them."""


def stage_name(say: Words, stage: Stage) -> str:
    return {
        Stage.TO_CONTACT: say("To contact"),
        Stage.ASKED: say("Request sent"),
        Stage.SCHEDULED: say("Interview planned"),
        Stage.MET: say("Met"),
        Stage.CLOSED: say("No longer followed"),
    }[stage]
