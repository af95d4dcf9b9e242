"""Drafts read well with any of their facts missing, and ask for no job."""

from __future__ import annotations

import re
import string
from collections.abc import Callable
from dataclasses import fields, replace
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales.drafts import OBJECTIONS, Draft, Facts, nudge, request, request_call, thank_you, update
from locales.own_words import phrase, sentence, tidy
from locales.words import Words, words

Write = Callable[[Words, Facts], Draft]
WRITERS: dict[str, Write] = {
    "request": request,
    "request_call": request_call,
    "nudge": nudge,
    "thank_you": thank_you,
    "update": update,
    "update that thanks": partial(update, thank=True),
}
FULL_FR = Facts(
    me="Élise Ouellet",
    introduction="Je suis biologiste et je change de carrière.",
    subject_kind="profession",
    subject_name="architecture de paysage",
    contact_name="Hélène Imbeault",
    referrer="Anne Émond",
    interview_day="mardi 24 novembre",
    learned="un bon portfolio compte plus que les diplômes",
    referred_to=("Ian Audet", "Ève Huard"),
    advice_done=("lire le rapport de l’ordre", "visiter un chantier."),
    met_through=("Ève Huard",),
)
FULL_EN = replace(
    FULL_FR,
    introduction="I am a biologist changing careers.",
    subject_name="landscape architecture",
    interview_day="Tuesday, November 24",
    learned="a good portfolio counts more than degrees",
    advice_done=("reading the association’s report", "visiting a work site."),
)
ALL = [(name, code) for name in WRITERS for code in ("en", "fr")]

# What people type: names that begin with a vowel, lines with stray spaces and any ending.
name = st.sampled_from(
    ["Élise Ouellet", "Anne-Marie d’Amours", "  Ève\n Huard", "Ian Audet", "Hélène Yale", "œdipe Âgé"]
)
letters = st.text(string.ascii_letters + "éàç’ \n\t", max_size=40)
line = st.builds("{}{}".format, letters, st.sampled_from(["", ".", " .", "!", "?", "…", ",", ";", " \n"]))
people = st.lists(name, max_size=3).map(tuple)
facts = st.builds(
    Facts,
    me=st.just("") | name,
    introduction=line,
    subject_kind=st.sampled_from(["industry", "job", "profession"]),
    subject_name=line,
    contact_name=st.just("") | name,
    referrer=st.none() | name,
    interview_day=st.none() | st.just("mardi 24 novembre"),
    learned=st.none() | line,
    referred_to=people,
    advice_done=st.lists(line, max_size=3).map(tuple),
    met_through=people,
    minutes=st.integers(1, 90),
)
ELIDED = re.compile(
    r"\b(?:de|du|des|que|le|la|les|je|me|te|se|ne|ce|lorsque|puisque|si|au|aux) (?=[ÉAÈIHœ]\w+[ -][Odh’AYÂ])"
)


def full(code: str) -> Facts:
    return FULL_FR if code == "fr" else FULL_EN


def written(draft: Draft) -> str:
    return f"{draft.subject}\n\n{draft.body}"


def assert_well_made(text: str) -> None:
    assert "  " not in text
    assert "()" not in text
    assert "[" not in text
    assert not re.search(r" [,.;!?]|,,|\.\.|[ \t]$|\n{3}", text, re.MULTILINE)
    assert text == text.strip()


@pytest.mark.parametrize(("name", "code"), ALL)
@given(facts=facts)
def test_any_facts_make_a_whole_draft(name: str, code: str, facts: Facts) -> None:
    draft = WRITERS[name](words(code), facts)
    for text in (draft.subject, draft.body):
        assert_well_made(text)
        assert not set("{}") & set(text)
        assert not ELIDED.search(text)


@pytest.mark.parametrize(("name", "code"), ALL)
def test_braces_in_what_people_typed_are_theirs(name: str, code: str) -> None:
    braces = replace(full(code), me="{me}", contact_name="{0}", referrer="}{", learned="{learned}", subject_name="{n}")
    assert WRITERS[name](words(code), braces).body.count("{0}") == 1


def _texts(value: object) -> list[str]:
    return list(value) if isinstance(value, tuple) else [value] if isinstance(value, str) else []


@pytest.mark.parametrize(("name", "code"), ALL)
@pytest.mark.parametrize(
    "missing", [field.name for field in fields(Facts) if field.name not in {"minutes", "subject_kind"}]
)
def test_a_missing_fact_takes_its_whole_sentence_away(name: str, code: str, missing: str) -> None:
    default = getattr(Facts(), missing)
    draft = WRITERS[name](words(code), replace(full(code), **{missing: default}))
    assert_well_made(draft.body)
    assert_well_made(draft.subject)
    for value in _texts(getattr(full(code), missing)):
        others = [text for f in fields(Facts) if f.name != missing for text in _texts(getattr(full(code), f.name))]
        if value not in others:
            assert phrase(value) not in written(draft)


@pytest.mark.parametrize(("name", "code"), ALL)
def test_knowing_nothing_still_makes_sense(name: str, code: str) -> None:
    draft = WRITERS[name](words(code), Facts())
    assert_well_made(draft.body)
    assert "None" not in draft.body
    assert draft.body.startswith("Hello,\n\n" if code == "en" else "Bonjour,\n\n")
    assert len(draft.body.split()) > 15


@pytest.mark.parametrize(("name", "code"), ALL)
def test_a_draft_is_short(name: str, code: str) -> None:
    assert len(WRITERS[name](words(code), full(code)).body.split()) < 120


@pytest.mark.parametrize(("name", "code"), ALL)
def test_no_draft_asks_for_a_job_or_attaches_a_resume(name: str, code: str) -> None:
    text = written(WRITERS[name](words(code), full(code))).casefold()
    banned = r"\b(job|position|hiring|résumé|attached|enclosed|emploi|poste|embauche|candidature|cv|joins?|ci-joint)\b"
    assert not re.search(banned, text)


@pytest.mark.parametrize("name", WRITERS)
def test_french_drafts_differ_and_borrow_nothing(name: str, borrowed) -> None:
    french = WRITERS[name](words("fr"), FULL_FR)
    assert french.body != WRITERS[name](words("en"), FULL_FR).body
    assert borrowed(written(french)) == []
    assert not re.search(r"['\"]|(?<!\u00a0):|«(?!\u00a0)|[ \u00a0][;!?]", written(french))


@pytest.mark.parametrize(("name", "code"), [pair for pair in ALL if pair[0] in {"request", "request_call", "nudge"}])
def test_who_suggested_them_is_named_only_when_given(name: str, code: str) -> None:
    write, suggested = WRITERS[name], "suggér" if code == "fr" else " suggested that"
    assert "Anne Émond" in write(words(code), full(code)).body
    without = written(write(words(code), replace(full(code), referrer=None)))
    assert "Anne" not in without
    assert suggested not in without
    assert (
        write(words(code), replace(full(code), referrer="  ")).body
        == write(words(code), replace(full(code), referrer=None)).body
    )


@pytest.mark.parametrize(
    ("name", "code"), [pair for pair in ALL if pair[0] in {"thank_you", "update", "update that thanks"}]
)
def test_after_the_meeting_nobody_is_said_to_have_sent_me(name: str, code: str) -> None:
    assert "Anne Émond" not in written(WRITERS[name](words(code), full(code)))


def test_a_request_says_what_the_guide_wants() -> None:
    body = request(words("fr"), FULL_FR).body
    for part in ("Je m’appelle Élise Ouellet", "Anne Émond m’a suggéré", "vos journées", "20 minutes", "cette semaine"):
        assert part in body
    assert request(words("en"), FULL_EN).subject == "Anne Émond suggested I write to you"
    assert "1 minute " in request(words("en"), Facts(minutes=1)).body


def test_a_script_is_said_aloud_so_it_is_not_signed() -> None:
    draft = request_call(words("en"), FULL_EN)
    assert draft.subject == ""
    assert "regards" not in draft.body
    assert "right now" in draft.body


@pytest.mark.parametrize("name", ["request", "nudge", "thank_you", "update", "update that thanks"])
def test_what_is_written_is_signed(name: str) -> None:
    assert WRITERS[name](words("fr"), FULL_FR).body.endswith("\n\nBien cordialement,\nÉlise Ouellet")
    assert WRITERS[name](words("fr"), replace(FULL_FR, me="")).body.endswith("\n\nBien cordialement")


def test_an_update_tells_what_came_of_their_help() -> None:
    body = update(words("fr"), FULL_FR).body
    assert "• lire le rapport de l’ordre\n• visiter un chantier" in body
    assert "discuter avec Ève Huard." in body
    assert "discuter avec Ian Audet." in body  # suggested, and not met yet
    assert "conversation du mardi 24 novembre." in body


def test_an_update_thanks_only_when_the_thank_you_never_went() -> None:
    for code, thanks in (("en", "thank you"), ("fr", "merci")):
        late, usual = (update(words(code), full(code), thank=thank) for thank in (True, False))
        assert thanks in written(late).casefold()
        assert thanks in late.subject.casefold()
        assert thanks not in written(usual).casefold()


def test_the_four_objections_have_an_answer_in_both_languages() -> None:
    assert [objection.key for objection in OBJECTIONS] == ["no-time", "send-resume", "not-hiring", "what-about"]
    for objection in OBJECTIONS:
        for text in (objection.heard, objection.reply):
            assert words("fr")(text) not in ("", text)


@pytest.mark.parametrize(
    ("typed", "tidied", "phrased", "said"),
    [
        (None, "", "", ""),
        (" \n", "", "", ""),
        ("…", "…", "", ""),
        (" a  plan.\n", "a plan.", "a plan", "A plan."),
        ("ok!", "ok!", "ok", "Ok!"),
        ("A .", "A .", "A", "A."),
        ("un but,", "un but,", "un but", "Un but."),
        ("«\u00a0oui\u00a0»", "«\u00a0oui\u00a0»", "«\u00a0oui\u00a0»", "«\u00a0oui\u00a0»."),
    ],
)
def test_own_words_fit_a_sentence(typed: str | None, tidied: str, phrased: str, said: str) -> None:
    assert (tidy(typed), phrase(typed), sentence(typed)) == (tidied, phrased, said)
