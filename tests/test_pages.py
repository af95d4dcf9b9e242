"""What our pages point to is there: other pages, their sections, files, and the tests that SECURITY.md stands on."""

from __future__ import annotations

import ast
import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

ROOT = Path(__file__).parents[1]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
_TEST = re.compile(r"(tests/[\w/]+\.py)::(\w+)")
_CLAIM = re.compile(r"^- (?:.+\n)(?:  .+\n)*", re.MULTILINE)


@cache
def anchors(page: Path) -> set[str]:
    """The names by which GitHub leads to the headings of a page."""
    tokens = MarkdownIt().parse(page.read_text(encoding="utf-8"))
    titles = [inner.content for token, inner in pairwise(tokens) if token.type == "heading_open"]
    return {re.sub(r"[^\w\- ]", "", title.replace("`", "").lower()).replace(" ", "-") for title in titles}


def targets(page: Path) -> list[str]:
    """Where its links and pictures lead, of this repository."""
    tokens = MarkdownIt().enable("table").parse(page.read_text(encoding="utf-8"))
    found = [
        str(child.attrs.get("href") or child.attrs.get("src"))
        for token in tokens
        for child in token.children or ()
        if child.type in ("link_open", "image")
    ]
    return [target for target in found if not re.match(r"[a-z]+:", target)]


@cache
def named_in(file: str) -> set[str]:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    return {node.name for node in tree.body if isinstance(node, functions) and node.name.startswith("test_")}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in targets(page):
        path, _, anchor = target.partition("#")
        there = page.parent / path if path else page
        assert there.exists(), target
        assert not anchor or anchor in anchors(there), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_that_are_named_are_there(page: Path) -> None:
    named = re.findall(
        r"`((?:models|views|locales|tests|docs|assets)/[\w./-]*\w\.\w+)", page.read_text(encoding="utf-8")
    )
    made = ("tests/browser/failures/", "locales/es/")
    assert [name for name in named if not name.startswith(made) and not (ROOT / name).exists()] == []


def test_every_test_that_the_threat_model_names_is_there() -> None:
    named = _TEST.findall((ROOT / "SECURITY.md").read_text(encoding="utf-8"))
    assert len(named) > 40
    assert [f"{file}::{name}" for file, name in named if not (ROOT / file).exists() or name not in named_in(file)] == []


def test_every_line_of_the_threat_model_stands_on_a_test() -> None:
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    claims = _CLAIM.findall(text + "\n")
    assert len(claims) > 30
    assert [claim for claim in claims if not _TEST.search(claim)] == []


def test_a_heading_is_led_to_as_github_does() -> None:
    assert "whoever-finds-a-backup-or-what-you-exported" in anchors(ROOT / "SECURITY.md")
