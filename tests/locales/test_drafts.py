"""Drafts read well with any of their facts missing, and ask for no job."""

from __future__ import annotations

import datetime as dt
import re
import string
from collections.abc import Callable
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales.drafts import (
    Draft,
    Facts,
    nudge,
    proposed_time,
    request,
    request_call,
    request_text,
    running_late,
    thank_you,
    update,
    with_late_thanks,
)
from locales.objections import OBJECTIONS
from locales.own_words import continued, phrase, sentence, tidy
from locales.templates import fill
from locales.words import Words, words

Write = Callable[[Words, Facts], Draft]
WRITERS: dict[str, Write] = {
    "request": request,
    "request_text": request_text,
    "request_call": request_call,
    "nudge": nudge,
    "thank_you": thank_you,
    "update": update,
    "update that thanks": lambda say, facts: update(say, replace(facts, owes_thanks=True)),
}
FULL_FR = Facts(
    me="Élise Ouellet",
    introduction="Je suis biologiste et je change de carrière.",
    subject_kind="profession",
    subject_name="architecture de paysage",
    addressed="Hélène",
    referrer="Anne Émond",
    interview_day="mardi 24 novembre",
    learned="un bon portfolio compte plus que les diplômes",
    referred_to=("Ian Audet", "Ève Huard"),
    advice_done=("lire le rapport de l’ordre", "visiter un chantier."),
    met_through=("Ève Huard",),
    promised="vous envoyer mes croquis",
    next_step="m’inscrire au certificat",
    meetings=2,
    times=("jeudi 26 novembre à 12 h (dîner)", "vendredi 27 novembre à 8 h (déjeuner)"),
    at_meals=True,
)
FULL_EN = replace(
    FULL_FR,
    introduction="I am a biologist changing careers.",
    subject_name="landscape architecture",
    interview_day="Tuesday, November 24",
    learned="a good portfolio counts more than degrees",
    advice_done=("reading the association’s report", "visiting a work site."),
    promised="to send you my sketches",
    next_step="enrolling in the certificate",
    times=("Thursday, November 26 at 12:00 p.m. (lunch)", "Friday, November 27 at 8:00 a.m. (breakfast)"),
)
ASKING = {"request", "request_text", "request_call", "nudge"}
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
    addressed=st.just("") | name,
    referrer=st.none() | name,
    interview_day=st.none() | st.just("mardi 24 novembre"),
    learned=st.none() | line,
    referred_to=people,
    advice_done=st.lists(line, max_size=3).map(tuple),
    met_through=people,
    promised=st.none() | line,
    next_step=st.none() | line,
    meetings=st.integers(0, 3),
    times=st.lists(st.just("jeudi 26 novembre à 12 h"), max_size=3).map(tuple),
    at_meals=st.booleans(),
    owes_thanks=st.booleans(),
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
    braces = replace(full(code), me="{me}", addressed="{0}", referrer="}{", learned="{learned}", subject_name="{n}")
    assert WRITERS[name](words(code), braces).body.count("{0}") == 1


def _texts(value: object) -> list[str]:
    return list(value) if isinstance(value, tuple) else [value] if isinstance(value, str) else []


@pytest.mark.parametrize(("name", "code"), ALL)
@pytest.mark.parametrize(
    "missing",
    [
        field.name
        for field in fields(Facts)
        if field.name not in {"minutes", "subject_kind", "meetings", "at_meals", "owes_thanks"}
    ],
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
    assert draft.body.startswith("Hello,\n" if code == "en" else "Bonjour,\n")
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


@pytest.mark.parametrize(("name", "code"), [pair for pair in ALL if pair[0] in ASKING])
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
        late, usual = (update(words(code), replace(full(code), owes_thanks=owed)) for owed in (True, False))
        assert thanks in written(late).casefold()
        assert thanks in late.subject.casefold()
        assert thanks not in written(usual).casefold()


@pytest.mark.parametrize("code", ["en", "fr"])
def test_a_promise_and_what_comes_next_are_told(code: str) -> None:
    say, known = words(code), full(code)
    assert known.promised in thank_you(say, known).body
    assert known.next_step in update(say, known).body
    assert (
        say.plural("I have another meeting like ours planned soon.", "I have other meetings like ours planned soon.", 1)
        not in update(say, replace(known, meetings=0)).body
    )


@pytest.mark.parametrize("code", ["en", "fr"])
@pytest.mark.parametrize("write", [request, request_text, request_call])
def test_times_to_meet_stand_a_line_each_with_the_meal(write: Write, code: str) -> None:
    say, known = words(code), full(code)
    lines = write(say, replace(known, at_meals=True)).body.split("\n")
    first = lines.index(say("For example, over a meal:"))
    assert lines[first + 1 : first + 3] == [f"• {time}" for time in known.times]
    assert say("For example, at one of these times:") in write(say, replace(known, at_meals=False)).body
    assert "•" not in write(say, replace(known, times=())).body


def test_a_time_is_read_as_people_say_it() -> None:
    lunch = dt.datetime(2026, 11, 26, 12, tzinfo=dt.UTC)
    assert proposed_time(words("fr"), lunch, "lunch") == "jeudi 26 novembre à 12\u00a0h (dîner)"
    assert proposed_time(words("en"), lunch.replace(hour=8), "breakfast").endswith("(breakfast)")
    assert "(" not in proposed_time(words("en"), lunch.replace(hour=15), None)


def test_a_short_message_is_short() -> None:
    for code in ("en", "fr"):
        draft = request_text(words(code), replace(full(code), times=()))
        assert draft.subject == ""
        assert len(draft.body.split()) < 70


@pytest.mark.parametrize("code", ["en", "fr"])
def test_news_in_ones_own_words_thank_after_the_greeting(code: str) -> None:
    own = with_late_thanks(words(code), Draft("S", "Allô Ana,\n\nVoilà.\n\nMoi"))
    greeting, thanks, *rest = own.body.split("\n\n")
    assert (own.subject, greeting, rest) == ("S", "Allô Ana,", ["Voilà.", "Moi"])
    assert thanks in update(words(code), replace(full(code), owes_thanks=True)).body


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


@pytest.mark.parametrize(
    ("typed", "after"),
    [
        ("Par hasard : un été.", "par hasard : un été"),
        ("L’écoute d’abord", "l’écoute d’abord"),
        ("She drew.", "she drew"),
        ("Send my thesis.", "send my thesis"),
        ("Envoyer mon mémoire", "envoyer mon mémoire"),
        ("Montréal manque d’urbanistes", "Montréal manque d’urbanistes"),
        ("I began small", "I began small"),
        ("L'écoute d'abord", "l'écoute d'abord"),
        ("LES GENS D’ICI", "LES GENS D’ICI"),
        ("LES gens d’ici", "LES gens d’ici"),
        ("", ""),
    ],
)
def test_a_common_word_loses_its_capital_after_a_colon(typed: str, after: str) -> None:
    assert continued(typed) == after


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("comptable", "un métier que vous connaissez bien\u00a0: comptable."),
        ("L'urbanisme.", "un métier que vous connaissez bien\u00a0: l'urbanisme."),
        ("Les métiers de la santé", "un métier que vous connaissez bien\u00a0: les métiers de la santé."),
        ("LES COMPTABLES.", "un métier que vous connaissez bien\u00a0: les comptables."),
        ("DROIT DES PME !", "un métier que vous connaissez bien\u00a0: droit des PME."),
        ("IA", "un métier que vous connaissez bien\u00a0: IA."),
        ("Hydro-Québec", "un métier que vous connaissez bien\u00a0: Hydro-Québec."),
    ],
)
def test_a_subject_reads_well_however_it_was_typed(typed: str, named: str) -> None:
    told = request(words("fr"), Facts(subject_kind="job", subject_name=typed)).body
    assert named in told
    own = fill(
        words("fr"), "", "Je pense à un métier que vous connaissez bien\u00a0: {topic}.", Facts(subject_name=typed)
    )
    assert named in own.body


def test_one_who_is_late_says_so_in_the_language_of_who_waits() -> None:
    french = running_late(words("fr"), addressed="Hélène", minutes=10, me="Élise Ouellet")
    assert french.splitlines() == [
        "Bonjour Hélène,",
        "Toutes mes excuses\u00a0: j’aurai environ 10 minutes de retard. J’arrive dès que possible.",
        "Élise Ouellet",
    ]
    english = running_late(words("en"), addressed="", minutes=5, me="")
    assert english.splitlines() == ["Hello,", "I am sorry: I will be about 5 minutes late. I am on my way."]
