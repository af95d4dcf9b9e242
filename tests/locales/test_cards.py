"""The question cards, their words by subject, and what opens a meeting."""

from __future__ import annotations

import pytest

from locales.cards import CARDS, STUDIES, WHO_ELSE, card_label, card_reason, card_text, opening_lines, subject_words
from locales.labels import CHECKLIST, OBJECTIVES, SUBJECTS, WAYS
from locales.words import Words

KEYS = [
    "why-field",
    "how-field",
    "career-highlights",
    "recommended-path",
    "studies",
    "do-differently",
    "key-strengths",
    "resume-opinion",
    "typical-day",
    "pay",
    "best-part",
    "worst-part",
    "second-choice",
    "recommend-to-family",
    "adapting",
    "opportunities",
    "risks",
    "my-skills",
    "why-leave",
    "next-five-years",
    "who-else",
]
NAME_THE_SUBJECT = {
    "why-field",
    "how-field",
    "recommended-path",
    "key-strengths",
    "pay",
    "best-part",
    "worst-part",
    "second-choice",
    "recommend-to-family",
    "adapting",
    "opportunities",
    "risks",
    "my-skills",
    "why-leave",
    "next-five-years",
    "who-else",
}
KINDS = ["industry", "job", "profession"]


def text(say: Words, key: str, kind: str = "industry", plan: str = "a degree in botany") -> str:
    said = card_text(say, key, subject=subject_words(say, kind), study_plan=plan)
    assert said
    return said


def test_the_keys_never_change() -> None:
    assert [card.key for card in CARDS] == KEYS


def test_who_else_is_last_and_alone_the_most_important(en: Words, fr: Words) -> None:
    assert [card.key for card in CARDS if card.most_important] == [WHO_ELSE] == [CARDS[-1].key]
    assert "most important" in card_reason(en, WHO_ELSE)
    assert "la plus importante" in card_reason(fr, WHO_ELSE)
    assert card_reason(fr, "pay") == ""


def test_subjects_in_words(en: Words, fr: Words) -> None:
    assert [subject_words(en, kind) for kind in KINDS] == ["this industry", "this job", "this profession"]
    assert [subject_words(fr, kind) for kind in KINDS] == ["ce secteur", "cet emploi", "cette profession"]
    with pytest.raises(KeyError):
        subject_words(fr, "hobby")


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("kind", KINDS)
def test_each_card_asks_something_in_both_languages(key: str, kind: str, en: Words, fr: Words, borrowed) -> None:
    english, french = text(en, key, kind), text(fr, key, kind)
    assert english != french
    for say, said in ((en, english), (fr, french)):
        assert "?" in said
        assert not set("{}[]") & set(said)
        assert (subject_words(say, kind) in said) == (key in NAME_THE_SUBJECT)
    assert borrowed(french) == []


@pytest.mark.parametrize("key", sorted(NAME_THE_SUBJECT))
def test_no_french_word_agrees_with_the_subject(key: str, fr: Words) -> None:
    """The three subjects differ in gender, and nothing else in the card does."""
    bare = {text(fr, key, kind).casefold().replace(subject_words(fr, kind), "…") for kind in KINDS}
    assert len(bare) == 1
    (said,) = bare
    assert not any(
        word in said.split() for word in ("elle", "il", "celle", "celui", "elle?", "il?", "laquelle", "lequel")
    )
    assert "t-elle" not in said
    assert "du …" not in said
    assert "au …" not in said


@pytest.mark.parametrize("key", KEYS)
def test_labels_are_two_to_four_words(key: str, en: Words, fr: Words) -> None:
    assert card_label(en, key) != card_label(fr, key)
    for say in (en, fr):
        assert 2 <= len(card_label(say, key).split()) <= 4


def test_labels_differ_from_one_another(en: Words, fr: Words) -> None:
    for say in (en, fr):
        assert len({card_label(say, key) for key in KEYS}) == len(KEYS)


@pytest.mark.parametrize("plan", ["", "  ", "\n", "."])
def test_without_a_study_plan_the_card_waits(plan: str, fr: Words) -> None:
    assert card_text(fr, STUDIES, subject=subject_words(fr, "job"), study_plan=plan) is None
    assert card_text(fr, "pay", subject=subject_words(fr, "job"), study_plan=plan)


def test_the_study_plan_stands_in_the_sentence(en: Words, fr: Words) -> None:
    assert "studies: a degree in {botany}. Would" in text(en, STUDIES, plan=" a degree in\n{botany}. ")
    assert "études\u00a0: une maîtrise. Est-ce" in text(fr, STUDIES, plan="une maîtrise")


def test_an_unknown_card_is_an_error(fr: Words) -> None:
    with pytest.raises(KeyError):
        card_text(fr, "horoscope", subject="", study_plan="")


@pytest.mark.parametrize(
    ("labels", "keys"),
    [
        (OBJECTIVES, ["industry", "labour-market", "job-search", "resume", "network"]),
        (CHECKLIST, ["research", "objectives", "questions", "clothes", "way", "resume-copy", "silent-phone"]),
        (WAYS, ["in-person", "meal", "phone", "video"]),
        (SUBJECTS, KINDS),
    ],
)
def test_labels_have_their_keys_and_both_languages(labels, keys: list[str], en: Words, fr: Words) -> None:
    assert list(labels) == keys
    for label in labels.values():
        assert fr(label) not in ("", en(label))


def test_the_opening_in_french(fr: Words) -> None:
    assert opening_lines(
        fr,
        name="Élise Ouellet",
        introduction="je suis biologiste",
        referrer="Anne Roy",
        minutes=20,
        objectives=["industry", "resume", "le travail en forêt."],
    ) == [
        "Je m’appelle Élise Ouellet.",
        "Je suis biologiste.",
        "Anne Roy m’a suggéré de vous parler.",
        "Merci de m’accorder de votre temps. Je m’en tiendrai à 20 minutes.",
        "Voici ce qui m’intéresse surtout\u00a0: votre secteur, vos conseils pour mon CV et le travail en forêt.",
    ]


def test_the_opening_in_english(en: Words) -> None:
    lines = opening_lines(
        en, name="Ann", introduction="", referrer="Bo", minutes=1, objectives=("labour-market", "network")
    )
    assert lines == [
        "My name is Ann.",
        "Bo suggested that I talk with you.",
        "Thank you for giving me your time. I will keep to 1 minute.",
        "Here is what I hope to learn about: the labour market and the people I should meet.",
    ]


def test_the_opening_with_nothing_known_keeps_to_the_time(en: Words, fr: Words) -> None:
    for say in (en, fr):
        (line,) = opening_lines(say, name=" ", introduction="", referrer=None, minutes=20, objectives=["", " "])
        assert "20 minutes" in line
