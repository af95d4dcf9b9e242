"""Short names for what people choose from, by key: show one with `say(OBJECTIVES[key])`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from locales.words import N_

SUBJECTS: Final[Mapping[str, str]] = {
    "industry": N_("An industry"),
    "job": N_("A job"),
    "profession": N_("A profession"),
}

WAYS: Final[Mapping[str, str]] = {
    "in-person": N_("In person"),
    "meal": N_("Over a meal"),
    "phone": N_("By phone"),
    "video": N_("By video"),
}

OBJECTIVES: Final[Mapping[str, str]] = {
    "industry": N_("The industry"),
    "labour-market": N_("The labour market"),
    "job-search": N_("Job-search advice"),
    "resume": N_("Résumé advice"),
    "network": N_("A network of contacts"),
}

CHANNELS: Final[Mapping[str, str]] = {
    "email": N_("Email"),
    "text": N_("Text message"),
    "phone": N_("By phone"),
    "other": N_("Other"),
}

CHECKLIST: Final[Mapping[str, str]] = {
    "research": N_("My research is done"),
    "objectives": N_("My objectives are set"),
    "questions": N_("My questions are chosen"),
    "clothes": N_("I have suitable clothes"),
    "way": N_("I know the way and the time"),
    "resume-copy": N_("I have a copy of my résumé"),
    "silent-phone": N_("My phone is on silent"),
}

WORDINGS: Final[Mapping[str, str]] = {
    "request": N_("Request by email"),
    "request-text": N_("Request by text"),
    "request-call": N_("Script for a call"),
    "nudge": N_("Gentle reminder"),
    "thank-you": N_("Thank-you note"),
    "update": N_("News to give"),
}
