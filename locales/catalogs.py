"""Bring the catalogs up to date with the sources, with Babel's own commands: `python -m locales.catalogs`.

Adding a language: `python -m locales.catalogs es`, then translate locales/es/LC_MESSAGES/entrevue.po and run it again.
"""

from __future__ import annotations

import contextlib
import sys
import tempfile
from pathlib import Path

from babel.messages.frontend import CommandLineInterface

from locales.words import DOMAIN, FOLDER

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


def update(target: Path, *, check: bool = False) -> None:
    """Merge the template into each catalog. With `check`, change nothing and raise if one is stale."""
    asked = ["--check"] if check else []
    _babel("update", "--no-fuzzy-matching", "--ignore-obsolete", "--no-wrap", "--ignore-pot-creation-date",
           "-D", DOMAIN, "-i", str(target), "-d", str(FOLDER), *asked)  # fmt: skip


def compile_all(folder: Path = FOLDER) -> None:
    """Write the compiled catalogs beside their sources, fuzzy messages left out."""
    _babel("compile", "-D", DOMAIN, "-d", str(folder))


def main() -> None:
    """Extract, add the languages named on the command line, update, compile."""
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / f"{DOMAIN}.pot"
        extract(template)
        for code in sys.argv[1:]:
            _babel("init", "--no-wrap", "-D", DOMAIN, "-i", str(template), "-d", str(FOLDER), "-l", code)
        update(template)
    compile_all()


if __name__ == "__main__":
    main()
