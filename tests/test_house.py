"""The house is kept: format, lint, types, layers and names."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.repository import ROOT, files

SCRIPTS = Path(sys.executable).parent


@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "format", "--check", "."],
        ["ruff", "check", "."],
        ["mypy"],
        ["lint-imports"],
    ],
    ids=lambda command: " ".join(command),
)
def test_the_tools_agree(command: list[str]) -> None:
    run = subprocess.run(
        [str(SCRIPTS / command[0]), *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_no_constant_is_given_twice() -> None:
    """The later would win, and screens that meant the earlier change without a word."""
    for path in (name for name in files() if name.endswith(".py")):
        tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
        names = [
            line.target.id
            for line in tree.body
            if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name)
        ]
        assert len(names) == len(set(names)), path


def test_nothing_else_stands_at_the_top() -> None:
    top = {name.split("/")[0] for name in files() if not name.startswith(".")}
    assert top <= {
        "main.py",
        "models",
        "locales",
        "views",
        "assets",
        "tests",
        "docs",
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
    }
