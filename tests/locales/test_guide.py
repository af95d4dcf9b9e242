"""Every idea of the guide is there, under its own key, in both languages."""

from __future__ import annotations

import pytest

from locales.guide import GUIDE
from locales.words import Words

IDEAS = {
    "G1": ("G1.business-meeting", "G1.insider-knowledge", "G1.bring-back"),
    "G2": (
        "G2.not-a-job-interview",
        "G2.dont-force",
        "G2.busy-person",
        "G2.glad-to-help",
        "G2.make-it-easy",
        "G2.results",
    ),
    "G3": ("G3.no-job-request", "G3.value-advice", "G3.research-first", "G3.show-homework", "G3.your-choice"),
    "G4": ("G4.career-change", "G4.new-graduate", "G4.returning", "G4.between-jobs"),
    "G5": ("G5.research-source", "G5.less-stress", "G5.practice", "G5.leads-to-offers"),
    "G6": ("G6.time", "G6.patience"),
    "G7": (
        "G7.own-contacts",
        "G7.mutual-friend",
        "G7.name-with-permission",
        "G7.flexible",
        "G7.first-message",
        "G7.objections",
        "G7.executives",
        "G7.agenda",
        "G7.objectives",
    ),
    "G8": ("G8.as-any-appointment",),
    "G9": ("G9.thank-you", "G9.news"),
}
FIVE_POINTS = {"G1.bring-back", "G7.first-message", "G8.as-any-appointment"}

# What an idea must not lose, however it is worded: (English, French).
GIST = {
    "G2.glad-to-help": ("95", "95"),
    "G4.career-change": ("whether or not", "ou non"),
    "G7.mutual-friend": ("in person", "en personne"),
    "G7.name-with-permission": ("ONLY", "seulement si elle vous l’a permis"),
    "G7.flexible": ("breakfast or lunch", "un déjeuner ou d’un dîner"),
    "G7.objections": ("on the spot", "sur-le-champ"),
    "G9.news": ("four to six weeks", "quatre à six semaines"),
}


def test_the_sections_and_ideas_are_all_there_in_order() -> None:
    assert {section.id: tuple(idea.key for idea in section.ideas) for section in GUIDE} == IDEAS
    assert [section.id for section in GUIDE] == list(IDEAS)


def test_lists_of_five_have_five_points() -> None:
    counts = {idea.key: len(idea.points) for section in GUIDE for idea in section.ideas if idea.points}
    assert counts == dict.fromkeys(FIVE_POINTS, 5)


@pytest.mark.parametrize("section", GUIDE, ids=lambda section: section.id)
def test_each_text_is_said_in_both_languages(section, en: Words, fr: Words) -> None:
    english, french = ([say(message) for message in section.messages()] for say in (en, fr))
    assert english == list(section.messages())
    assert all(english)
    for said, dit in zip(english, french, strict=True):
        assert dit
        assert dit != said


@pytest.mark.parametrize("key", GIST)
def test_what_an_idea_turns_on_is_kept(key: str, en: Words, fr: Words) -> None:
    (idea,) = [idea for section in GUIDE for idea in section.ideas if idea.key == key]
    for say, gist in zip((en, fr), GIST[key], strict=True):
        assert gist in say(idea.text)


def test_a_text_is_short_enough_for_a_phone(en: Words, fr: Words) -> None:
    for section in GUIDE:
        for say in (en, fr):
            assert max(len(say(message).split()) for message in section.messages()) <= 40


def test_no_message_says_the_same_twice() -> None:
    texts = [message for section in GUIDE for message in section.messages()]
    assert len(texts) == len(set(texts))
