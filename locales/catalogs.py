"""Bring the catalogs up to date with the sources, with Babel's own commands: `python -m locales.catalogs`.

A new language is named behind it: `python -m locales.catalogs es`. docs/adding.md says how to go on.
"""

from __future__ import annotations

import contextlib
import sys
import tempfile
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.frontend import CommandLineInterface
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from locales.words import DOMAIN, FOLDER, UNFINISHED

ROOT = FOLDER.parent
KEYWORDS = ("say", "plural:1,2", "N_")


def _babel(*arguments: str) -> None:
    CommandLineInterface().run(["pybabel", "-q", *arguments])


def extract(target: Path) -> None:
    """Write every message of the sources to a template."""
    keywords = [part for keyword in KEYWORDS for part in ("-k", keyword)]
    settings = ["--no-default-keywords", "--add-location=file", "--no-wrap", "--project=Entrevue", "--omit-header"]
    with contextlib.chdir(ROOT):  # so that the catalogs name files from here
        _babel("extract", "-F", "pyproject.toml", *keywords, *settings, "-o", str(target), "locales", "views")


def add(target: Path, code: str, folder: Path = FOLDER) -> None:
    """Begin a language, all of it waiting to be translated. One that has begun keeps what it has."""
    if not (folder / code / "LC_MESSAGES" / f"{DOMAIN}.po").exists():
        _babel("init", "--no-wrap", "-D", DOMAIN, "-i", str(target), "-d", str(folder), "-l", code)


def update(target: Path, *, check: bool = False) -> None:
    """Merge the template into each catalog. With `check`, change nothing and raise if one is stale."""
    asked = ["--check"] if check else []
    _babel("update", "--no-fuzzy-matching", "--ignore-obsolete", "--no-wrap", "--ignore-pot-creation-date",
           "-D", DOMAIN, "-i", str(target), "-d", str(FOLDER), *asked)  # fmt: skip


def compile_all(folder: Path = FOLDER) -> None:
    """Write the compiled catalogs beside their sources, fuzzy messages left out.

    One that lacks messages gets another name, by which locales/words.py offers it to nobody.
    """
    for source in sorted(folder.glob(f"*/LC_MESSAGES/{DOMAIN}.po")):
        catalog = read(source)
        wanting, of = count(catalog)
        target, other = source.with_suffix(".mo"), source.with_name(f"{UNFINISHED}.mo")
        if wanting:
            sys.stdout.write(f"{source.parts[-3]}: {of - wanting} of {of} messages are translated\n")
            target, other = other, target
        other.unlink(missing_ok=True)
        with target.open("wb") as file:
            write_mo(file, catalog)


def read(source: Path) -> Catalog:
    """A catalog's source."""
    with source.open("rb") as file:
        return read_po(file)


def count(catalog: Catalog) -> tuple[int, int]:
    """How many messages are still in English, and how many there are."""
    messages = [message for message in catalog if message.id]
    wanting = [message for message in messages if message.fuzzy or not _is_translated(message)]
    return len(wanting), len(messages)


def _is_translated(message: Message) -> bool:
    return all(message.string) if isinstance(message.string, tuple | list) else bool(message.string)


def main() -> None:
    """Extract, add the languages named on the command line, update, compile."""
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / f"{DOMAIN}.pot"
        extract(template)
        for code in sys.argv[1:]:
            add(template, code)
        update(template)
    compile_all()


if __name__ == "__main__":
    main()
