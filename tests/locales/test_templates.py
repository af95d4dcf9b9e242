"""Messages in the person's own words: fields are filled, sentences without a fact go, and nothing is evaluated."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales import drafts, templates
from locales.drafts import Draft, Facts
from locales.words import words

WRITERS = {
    "request": drafts.request,
    "request-text": drafts.request_text,
    "request-call": drafts.request_call,
    "nudge": drafts.nudge,
    "thank-you": drafts.thank_you,
    "update": drafts.update,
}
ALL = [(code, wording) for code in ("en", "fr") for wording in WRITERS]
FULL = Facts(
    me="Zoé Ouellet",
    introduction="Je suis biologiste et je change de carrière!",
    subject_kind="profession",
    subject_name="architecture de paysage",
    addressed="Hélène",
    referrer="Anne Émond",
    interview_day="mardi 24 novembre",
    learned="un bon portfolio compte plus que les diplômes.",
    referred_to=("Ian Audet", "Sam Roy jr", "Ève Huard"),
    advice_done=("lire le rapport de l’ordre", "visiter un chantier."),
    met_through=("Ève Huard",),
    promised="Le rapport.",
    next_step="un cours du soir",
    times=("mercredi à 17\u00a0h", "Thursday at 5:00\u202fp.m."),
)


def body(code: str, text: str, facts: Facts = FULL) -> str:
    return templates.fill(words(code), "", text, facts).body


@pytest.mark.parametrize(("code", "wording"), ALL)
def test_our_words_with_fields_say_what_we_say(code: str, wording: str) -> None:
    say = words(code)
    text = templates.ours(say, wording, FULL.subject_kind)
    assert templates.unknown_fields(wording, text.subject, text.body) == []
    facts = replace(FULL, met_through=()) if wording == "thank-you" else FULL  # only news tells who was met since
    filled = templates.fill(say, text.subject, text.body, facts)
    assert filled.body == WRITERS[wording](say, facts).body
    assert filled.subject == WRITERS[wording](say, replace(facts, referrer=None)).subject


@pytest.mark.parametrize(("code", "wording"), ALL)
def test_every_field_of_ours_is_offered(code: str, wording: str) -> None:
    used = set(re.findall(r"\{(\w+)\}", templates.ours(words(code), wording, "job").body))
    assert used <= set(templates.fields_of(wording))


@pytest.mark.parametrize("code", ["en", "fr"])
def test_no_two_fields_are_called_alike(code: str) -> None:
    say = words(code)
    for key, name in templates.FIELDS.items():
        assert templates.keyed(say, f"{{{say(name)}}}") == f"{{{key}}}"
        assert not set("{}\n") & set(say(name))


pieces = st.sampled_from([*(f"{{{key}}}" for key in templates.FIELDS), "{qop}", "{", "}", "{}", " ", "\n", "Qop", "é."])


@pytest.mark.parametrize("code", ["en", "fr"])
@given(text=st.lists(pieces).map("".join))
def test_names_and_keys_stand_for_each_other(code: str, text: str) -> None:
    assert templates.keyed(words(code), templates.named(words(code), text)) == text


@pytest.mark.parametrize(("code", "wording"), ALL)
def test_ours_reads_back_as_it_is_kept(code: str, wording: str) -> None:
    say = words(code)
    for text in (draft := templates.ours(say, wording, "job")).subject, draft.body:
        assert templates.keyed(say, templates.named(say, text)) == text


def test_a_field_is_known_by_its_name_whatever_its_accents_and_capitals() -> None:
    for typed in ("{their name}", "{ Their  NAME }", "{théir\u00a0name}", "{contact}"):
        assert templates.keyed(words("en"), typed) == "{contact}"


@pytest.mark.parametrize(
    ("text", "mistaken"),
    [
        ("{contact}, {me}", []),
        ("{qop} {qop} {day}", ["qop", "day"]),
        ("{contact.__class__}", ["contact.__class__"]),
        ("{contact!r:>9}", ["contact!r:>9"]),
        ("{0}{}", ["0", ""]),
        ("{{me}}", ["{", "}"]),
        ("{me", ["{"]),
        ("me}", ["}"]),
        ("{me\n}", ["{", "}"]),
        ("%s $me", []),
    ],
)
def test_what_is_no_field_is_found(text: str, mistaken: list[str]) -> None:
    assert templates.unknown_fields("request", text) == mistaken


def test_the_field_that_was_meant_is_guessed() -> None:
    en = words("en")
    assert templates.likeliest(en, "request", "thier name") == "their name"
    assert templates.likeliest(en, "request", "Introductoin") == "introduction"
    assert templates.likeliest(en, "request", "day of the interview") == "", "not a field of that message"
    assert templates.likeliest(en, "request", "{") == ""


@pytest.mark.parametrize(
    ("text", "missing", "filled"),
    [
        ("Hello. {referrer} wrote. Bye.", "referrer", "Hello. Bye."),
        ("{referrer} wrote? Bye!", "referrer", "Bye!"),
        ("A… {referrer} wrote… B", "referrer", "A… B"),
        ("One.\n\n{referrer} wrote.\n\nTwo.", "referrer", "One.\n\nTwo."),
        ("One\n{referrer} wrote.\nTwo", "referrer", "One\nTwo"),
        ("Dear Mr. {referrer}. Bye.", "referrer", "Bye."),
        ("M. {referrer} dit oui. Au revoir.", "referrer", "Au revoir."),
        ("À 17\u00a0h\u00a030 p.m. avec {referrer}. Bien.", "referrer", "Bien."),
        ("«\u00a0Bonjour!\u00a0» dit {referrer}. Bien.", "referrer", "Bien."),
        ("«\u00a0Bonjour!\u00a0» {referrer} dit oui. Bien.", "referrer", "«\u00a0Bonjour!\u00a0» Bien."),
        ("1. {referrer}\n2. Qop", "referrer", "2. Qop"),
        ("Since then:\n• {done}\n\nBye.", "advice_done", "Bye."),
        ("Since then:\n\n• {done}\n\nBye.", "advice_done", "Bye."),
        ("Thank you. Since then:\n• {done}\nBye.", "advice_done", "Thank you.\nBye."),
        ("Depuis\u00a0:\n- {done}\n- Qop.", "advice_done", "Depuis\u00a0:\n- Qop."),
        ("I learned this:\n{learned}.\nBye.", "learned", "Bye."),
        ("Bye,\n{me}", "me", "Bye"),
        ("Hello {contact},\n\n{learned}.\n\nBye.", "learned", "Hello Hélène,\n\nBye."),
        ("{times}. {suggested}. {met}. Bye.", "times", "Ian Audet and Sam Roy jr. Ève Huard. Bye."),
    ],
)
def test_a_sentence_without_its_fact_goes(text: str, missing: str, filled: str) -> None:
    facts = replace(FULL, **{missing: type(getattr(FULL, missing))()})
    assert body("en", text, facts) == filled


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("• {suggested}", "• Ian Audet\n• Sam Roy jr"),
        ("-  Read: {done}. Yes.", "- Read: lire le rapport de l’ordre. Yes.\n- Read: visiter un chantier. Yes."),
        ("I met {suggested}.", "I met Ian Audet and Sam Roy jr."),
        ("At {times}.", "At mercredi à 17\u00a0h and Thursday at 5:00\u202fp.m."),
        ("{introduction}. Bye.", "Je suis biologiste et je change de carrière! Bye."),
        ("I say: {introduction}", "I say: Je suis biologiste et je change de carrière!"),
        ("{day} I came.", "Mardi 24 novembre I came."),
        ("«\u00a0{topic}\u00a0» is it.", "«\u00a0Architecture de paysage\u00a0» is it."),
        ("It is so. {topic} is it.", "It is so. Architecture de paysage is it."),
        ("It is: {topic}.", "It is: architecture de paysage."),
        ("a  b\t c", "a b c"),
        ("a\r\nb\r\n\r\n{me}\r\n", "a\nb\n\nZoé Ouellet"),
        (
            "Ah\u00a0! 20\u00a0h\u00a030\u202f; oui\u00a0: {me}",
            "Ah\u00a0! 20\u00a0h\u00a030\u202f; oui\u00a0: Zoé Ouellet",
        ),
        ("a \u00a0 b", "a\u00a0b"),
        ("\n\n a \n \n\n b \n", "a\n\nb"),
    ],
)
def test_fields_are_filled(text: str, filled: str) -> None:
    assert body("en", text) == filled


def test_names_stay_as_people_write_them() -> None:
    assert (
        body("en", "{me}\n{contact} and I.", replace(FULL, me="bell hooks", addressed="ella"))
        == "bell hooks\nella and I."
    )


def test_nothing_that_was_filled_in_is_filled_again() -> None:
    facts = replace(FULL, addressed="{me}", learned="{{0}} {contact.__class__} %s \\1", me="}{")
    assert body("en", "Hello {contact}: {learned}. {me}", facts) == "Hello {me}: {{0}} {contact.__class__} %s \\1. }{"


def test_a_subject_whose_fact_is_missing_is_empty() -> None:
    draft = templates.fill(words("en"), "{referrer}\nsent me", "Hello", replace(FULL, referrer=None))
    assert draft == Draft("", "Hello")
    assert templates.fill(words("en"), "{referrer}\nsent me", "", FULL) == Draft("Anne Émond sent me", "")


@pytest.mark.parametrize(
    ("text", "names", "filled"),
    [
        ("l’avis de {contact}", "Élise", "l’avis d’Élise"),
        ("l’avis de {contact}", "Hélène", "l’avis d’Hélène"),
        ("l’avis de {contact}", "Yves", "l’avis d’Yves"),
        ("l’avis de {contact}", "Hassan", "l’avis de Hassan"),
        ("l’avis de {contact}", "Ouellet", "l’avis de Ouellet"),
        ("De {contact}, je sais que {contact} aime le {contact}.", "Ève", "D’Ève, je sais qu’Ève aime l’Ève."),
        ("parler du {contact} et penser au {contact}", "Ève", "parler de l’Ève et penser à l’Ève"),
    ],
)
def test_french_elides(text: str, names: str, filled: str) -> None:
    assert body("fr", text, replace(FULL, addressed=names)) == filled
    assert "’É" not in body("en", "de {contact}", replace(FULL, addressed="Élise"))


def test_the_fields_without_a_fact_are_told() -> None:
    facts = Facts(me="Zoé", addressed="Ana")
    assert templates.lacking("thank-you", "{contact} {learned} {day} {learned} {me} {qop}", facts) == ["day", "learned"]


names = st.sampled_from(
    ["Élise Ouellet", "Anne d’Amours", " Ève\n Huard", "Ian", "Hélène Yale", "œdipe", "Paul", "{me}"]
)
typed = st.text("abé’.!?…, \n\u00a0{}", max_size=12)
known = st.builds(
    Facts,
    me=st.just("") | names,
    introduction=typed,
    subject_name=typed,
    addressed=names,
    referrer=st.none() | names,
    interview_day=st.none() | st.just("mardi 24 novembre"),
    learned=st.none() | typed,
    referred_to=st.lists(names, max_size=3).map(tuple),
    advice_done=st.lists(typed, max_size=3).map(tuple),
    met_through=st.lists(names, max_size=3).map(tuple),
    promised=st.none() | typed,
    next_step=st.none() | typed,
    times=st.lists(st.just("mardi à 17\u00a0h"), max_size=2).map(tuple),
)
template = st.lists(
    st.sampled_from(
        [
            *(f"{{{key}}}" for key in templates.FIELDS),
            *["de", "que", "Qop", "Bonjour,", "oui.", "M.", "Pas!", "«", "•", "»", ":\n", "\n", "\n\n"],
            "\n",
        ]
    )
).map(" ".join)
ELIDED = re.compile(r"\b(?:de|que) [ÉÈAaIŒœ]|\b(?:de|que) Hé", re.IGNORECASE)


@pytest.mark.parametrize("code", ["en", "fr"])
@given(text=template, facts=known)
def test_any_facts_make_a_whole_message(code: str, text: str, facts: Facts) -> None:
    filled = body(code, text, facts)
    assert not re.search(r"  | \u00a0|\u00a0 |[ \t]$|^[ \t]|\n{3}", filled, re.MULTILINE)
    assert filled == filled.strip("\n ")
    if not any(set("{}") & set(value) for value in _all(facts)):
        assert not set("{}") & set(filled)
    if code == "fr" and not re.search(r"\b(?:de|que)\b", "".join(_all(facts))):
        assert not ELIDED.search(filled)


def _all(facts: Facts) -> list[str]:
    found: list[str] = []
    for value in vars(facts).values():
        found += list(value) if isinstance(value, tuple) else [value] if isinstance(value, str) else []
    return found
