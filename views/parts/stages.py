"""How a stage is said."""

from __future__ import annotations

from locales.words import Words
from models.stage import Stage


def stage_name(say: Words, stage: Stage) -> str:
    return {
        Stage.TO_CONTACT: say("To contact"),
        Stage.ASKED: say("Request sent"),
        Stage.SCHEDULED: say("Interview planned"),
        Stage.MET: say("Met"),
        Stage.CLOSED: say("No longer followed"),
    }[stage]
