"""What is asked of every language, and what becomes of one that is not all translated."""

from __future__ import annotations

import gettext
import io
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import write_po

from locales import catalogs, words
from locales.words import DOMAIN, FOLDER, UNFINISHED

SOURCES = sorted(FOLDER.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def forms(text: object) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


def placeholders(text: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}


def translated(catalog: Catalog) -> list[Message]:
    return [message for message in catalog if message.id and any(forms(message.string))]


@pytest.fixture(params=SOURCES, ids=lambda source: source.parts[-3])
def source(request: pytest.FixtureRequest) -> Path:
    return request.param


def test_what_is_translated_can_be_shown(source: Path) -> None:
    catalog = catalogs.read(source)
    for message in translated(catalog):
        wanted = set().union(*map(placeholders, forms(message.id)))
        for text in forms(message.string):
            assert placeholders(text) == wanted, f"the names in braces are those of the English: {text}"
        count = catalog.num_plurals if isinstance(message.id, tuple) else 1
        assert len(forms(message.string)) == count and all(forms(message.string)), message.string


def test_no_message_is_left_over(source: Path) -> None:
    assert list(catalogs.read(source).obsolete) == []


def test_the_compiled_catalog_is_what_its_source_gives_and_named_so(source: Path) -> None:
    catalog = catalogs.read(source)
    wanting, _ = catalogs.count(catalog)
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    name = f"{UNFINISHED if wanting else DOMAIN}.mo"
    assert [path.name for path in source.parent.glob("*.mo")] == [name], "run python -m locales.catalogs"
    assert (source.parent / name).read_bytes() == compiled.getvalue(), "run python -m locales.catalogs"


def forget() -> None:
    for known in (words.languages, words.unfinished, words.words):
        known.cache_clear()


@pytest.fixture
def spanish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Catalog]:
    """One of two messages in Spanish; kept by `keep`."""
    catalog = Catalog(locale="es")
    catalog.add("Contacts", "Contactos")
    catalog.add("Guide", "")
    monkeypatch.setattr(words, "FOLDER", tmp_path)
    forget()
    yield catalog
    forget()


def keep(catalog: Catalog, folder: Path) -> None:
    path = folder / "es" / "LC_MESSAGES" / f"{DOMAIN}.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalog)
    catalogs.compile_all(folder)
    forget()


def test_a_language_not_all_translated_is_offered_to_nobody(spanish: Catalog, tmp_path: Path) -> None:
    keep(spanish, tmp_path)
    assert (words.languages(), words.unfinished()) == (("en",), ("es",))
    assert words.nearest(["es_MX.UTF-8"]) == "en"
    assert "es" not in words.choices("en")


def test_who_asks_for_it_reads_it_with_english_for_the_rest_and_is_told(spanish: Catalog, tmp_path: Path) -> None:
    keep(spanish, tmp_path)
    say = words.words("es")
    assert (say.code, say("Contacts"), say("Guide")) == ("es", "Contactos", "Guide")
    assert words.choices("es")["es"] == "Español (not all translated yet)"
    assert say.writes == "en", "a letter to someone is never half in English"


def test_all_translated_it_is_offered_and_a_new_message_takes_that_back(spanish: Catalog, tmp_path: Path) -> None:
    spanish["Guide"].string = "Guía"
    keep(spanish, tmp_path)
    assert (words.languages(), words.unfinished()) == (("en", "es"), ())
    assert words.nearest(["es_MX.UTF-8"]) == "es" == words.words("es").writes
    assert words.choices("en")["es"] == "Español"

    spanish.add("Questions", "")
    keep(spanish, tmp_path)
    assert (words.languages(), words.unfinished()) == (("en",), ("es",))


def test_a_doubtful_translation_is_not_shown(spanish: Catalog, tmp_path: Path) -> None:
    spanish["Guide"].string = "¿Guía?"
    spanish["Guide"].flags.add("fuzzy")
    keep(spanish, tmp_path)
    assert words.unfinished() == ("es",)
    assert words.words("es")("Guide") == "Guide"


def test_a_language_that_is_named_again_keeps_its_translations(tmp_path: Path) -> None:
    template = tmp_path / "messages.pot"
    with template.open("wb") as file:
        write_po(file, Catalog())
    catalogs.add(template, "es", tmp_path)
    (source,) = tmp_path.glob("es/LC_MESSAGES/*.po")
    source.write_text(source.read_text() + 'msgid "Guide"\nmsgstr "Guía"\n')
    catalogs.add(template, "es", tmp_path)
    assert catalogs.read(source)["Guide"].string == "Guía"


def test_an_unknown_language_is_english() -> None:
    assert isinstance(words.words("xx")._catalog, gettext.NullTranslations)
    assert words.words("xx").code == "en"
