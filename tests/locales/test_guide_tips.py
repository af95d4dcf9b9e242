"""The guide's tips are the guide's, short, and in our own words."""

from __future__ import annotations

import pytest

from locales.guide import GUIDE
from locales.guide_tips import EVE_OF_A_CALL, TIPS, where
from locales.words import Words
from models.guide_tip import Step

# What a tip must not lose, however it is worded: (English, French).
GIST = {
    "request": (("twenty minutes", "jobs"), ("vingtaine de minutes", "emploi")),
    "day-before": (("dress", "on time", "time agreed"), ("tenue", "à l’heure", "durée prévue")),
    "last-card": (("“May I say you sent me?”", "Without a yes"), ("«\u00a0Puis-je dire", "Sans un oui")),
    "late-thank-you": (("no deadline", "four to six weeks"), ("sans fixer de délai", "quatre à six semaines")),
}


def test_each_step_has_its_tip() -> None:
    assert list(TIPS) == list(Step)
    assert GIST.keys() == TIPS.keys()


@pytest.mark.parametrize("step", TIPS)
def test_it_says_what_the_guide_does_there_briefly(en: Words, fr: Words, step: str) -> None:
    tip = TIPS[step]
    for say, gist in zip((en, fr), GIST[step], strict=True):
        text = say(tip.text)
        assert all(part in text for part in gist), text
        assert len(text.split()) <= 30
    assert fr(tip.text) != en(tip.text)


def test_before_a_call_clothes_are_left_out_and_no_more(en: Words, fr: Words) -> None:
    for say, (clothes, *rest) in zip((en, fr), GIST["day-before"], strict=True):
        text = say(EVE_OF_A_CALL.text)
        assert clothes not in text
        assert all(part in text for part in rest), text
    assert EVE_OF_A_CALL.section == TIPS["day-before"].section


@pytest.mark.parametrize("step", TIPS)
def test_it_says_where_in_the_guide_it_is(en: Words, fr: Words, step: str) -> None:
    (title,) = [section.title for section in GUIDE if section.id == TIPS[step].section]
    assert where(en, TIPS[step]) == f"In the guide: {title}"
    assert where(fr, TIPS[step]) == f"Dans le guide\u00a0: {fr(title)}"


def test_no_tip_repeats_the_guides_own_page() -> None:
    said = {message for section in GUIDE for message in section.messages()}
    assert not said & {tip.text for tip in TIPS.values()}
