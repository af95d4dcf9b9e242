"""The French catalog is complete, and written as the OQLF would have it."""

from __future__ import annotations

import ast
import re
import shutil
import string
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from locales import catalogs
from locales.words import DOMAIN, FOLDER

FRENCH_FAULTS = {
    "a straight quote or apostrophe": r"['\"]",
    "a space before ; ! ?": r"\s[;!?]",
    "a colon without its non-breaking space": r"(?<!\u00a0):(?!//)(?!\d)",
    "an opening guillemet without its non-breaking space": r"«(?!\u00a0)",
    "a closing guillemet without its non-breaking space": r"(?<!\u00a0)»",
    "English quotation marks": "[“”]",
    "a plain space before a unit": r"\d [%$]",
    "two spaces": r"[ \u00a0\u202f]{2}",
    "three dots": r"\.\.\.",
    "a space at an end": r"^\s|\s$",
}
ENGLISH_FAULTS = {
    "a straight quote or apostrophe": r"['\"]",
    "a space before punctuation": r"\s[;:!?,.](?:\s|$)",
    "French quotation marks": "[«»]",
    "two spaces": "  ",
    "three dots": r"\.\.\.",
    "a space at an end": r"^\s|\s$",
}
# Words that both languages spell alike.
ALIKE = {
    "Contact", "Contacts", "Date", "Guide", "Important", "Message", "Messages", "Notes", "Organisation", "Question",
    "Questions", "contacts", "invitation", "{n} contact", "{n} contacts", "{n} min", "{n} minute", "{n} minutes",
}  # fmt: skip
# Before these placeholders French would have to elide or contract.
ELISION = r"\b(?:[Dd]e|[Dd]u|[Qq]ue|[Ll]e|[Ll]a|[Ll]es|[Jj]e|[Mm]e|[Ss]e|[Nn]e|[Ll]orsque|[Pp]uisque|[Aa]ux?) "
NAMES = r"\{(?:name|names|contact|contacts|referrer|person|people|organisation|organization|topic|learned|plan)\}"


def forms(text: str | tuple[str, ...] | list[str]) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


def faults(texts: list[str], patterns: dict[str, str]) -> list[str]:
    return [f"{what}: {text}" for text in texts for what, pattern in patterns.items() if re.search(pattern, text)]


def placeholders(text: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}


@pytest.fixture(scope="session")
def english(messages: list[Message]) -> list[str]:
    return [text for message in messages for text in forms(message.id)]


@pytest.fixture(scope="session")
def french(messages: list[Message]) -> list[str]:
    return [text for message in messages for text in forms(message.string)]


def test_every_message_is_translated(messages: list[Message]) -> None:
    assert [message.id for message in messages if not all(forms(message.string))] == []
    assert [message.id for message in messages if message.fuzzy] == []
    assert [m.id for m in messages if len(forms(m.id)) > 1 and len(forms(m.string)) != 2] == []


def test_no_french_message_is_its_english(messages: list[Message]) -> None:
    same = {text for message in messages for text in set(forms(message.id)) & set(forms(message.string))}
    assert same - ALIKE == set()


def test_the_catalogs_are_up_to_date_with_the_sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    template = tmp_path / f"{DOMAIN}.pot"
    catalogs.extract(template)
    with template.open("rb") as file:
        wanted = {str(message.id) for message in read_po(file) if message.id}
    assert wanted
    for source in FOLDER.glob(f"*/LC_MESSAGES/{DOMAIN}.po"):
        with source.open("rb") as file:
            had = {str(message.id) for message in read_po(file) if message.id}
        assert (wanted - had, had - wanted) == (set(), set()), "run python -m locales.catalogs, and translate"

        copy = tmp_path / "locales" / source.relative_to(FOLDER)
        copy.parent.mkdir(parents=True)
        shutil.copy(source, copy)
    monkeypatch.setattr(catalogs, "FOLDER", tmp_path / "locales")
    catalogs.update(template, check=True)


def test_every_python_finds_the_same_messages() -> None:
    """Before 3.12 Babel does not look into an f-string; from 3.12 on it does."""
    hidden = [
        f"{path.relative_to(FOLDER.parent)}:{call.lineno}"
        for room in ("views", "locales")
        for path in (FOLDER.parent / room).rglob("*.py")
        for text in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call)
        and ast.unparse(call.func).rpartition(".")[2] in ("say", "plural", "N_")
        and any(isinstance(one, ast.Constant) and isinstance(one.value, str) for one in call.args)
    ]
    assert hidden == [], "say it before the f-string"


def test_placeholders_are_named(english: list[str]) -> None:
    assert [text for text in english if not all(field.isidentifier() for field in placeholders(text))] == []


def test_french_typography(french: list[str]) -> None:
    assert faults(french, FRENCH_FAULTS) == []


def test_english_typography(english: list[str]) -> None:
    assert faults(english, ENGLISH_FAULTS) == []


def test_french_never_elides_before_a_name(french: list[str]) -> None:
    assert [text for text in french if re.search(ELISION + NAMES, text)] == []


def test_no_sentence_is_borrowed_from_the_guide(french: list[str], borrowed) -> None:
    assert {run: text for text in french for run in borrowed(text)} == {}


def test_french_says_things_as_people_here_do(french: list[str]) -> None:
    banned = r"\be-?mail\b|\bmail\b|\bC\.V\.|entretien d’information|\bdeck\b|\bcadence\b"
    assert [text for text in french if re.search(banned, text, re.IGNORECASE)] == []


@pytest.mark.parametrize(
    ("text", "patterns"),
    [
        ("l'emploi", FRENCH_FAULTS),
        ("Vraiment ?", FRENCH_FAULTS),
        ("Voici\u00a0; vraiment", FRENCH_FAULTS),
        ("Voici: ceci", FRENCH_FAULTS),
        ("Voici : ceci", FRENCH_FAULTS),
        ("« oui »", FRENCH_FAULTS),
        ("95 %", FRENCH_FAULTS),
        ("deux  espaces", FRENCH_FAULTS),
        ("don't", ENGLISH_FAULTS),
        ('"yes"', ENGLISH_FAULTS),
    ],
)
def test_faults_are_found(text: str, patterns: dict[str, str]) -> None:
    assert faults([text], patterns)
