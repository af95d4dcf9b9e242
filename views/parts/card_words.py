"""A card's words, built-in or the person's own."""

from __future__ import annotations

from locales.cards import card_label, card_text, subject_words
from locales.words import Words, words
from models.interview import Interview
from models.profile import Profile
from models.question import Question


def interview_words(say: Words, interview: Interview) -> Words:
    """The interview's own language, which may differ from the screens' `say`."""
    return words(interview.language or interview.contact.language or say.code)


def question_text(say: Words, question: Question, kind: str, profile: Profile) -> str | None:
    """What the card asks about a kind of subject; None while it waits for the study plan."""
    if question.key is None:
        return question.text
    return card_text(say, question.key, subject=subject_words(say, kind), study_plan=profile.study_plan)


def question_label(say: Words, question: Question) -> str:
    """A few words for lists."""
    return question.text if question.key is None else card_label(say, question.key)
