"""What the app is made of: few libraries, each known by its licence, and none that a phone could not run."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import Distribution, PackageNotFoundError, distribution

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.repository import ROOT

SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CORE: list[str] = SETTINGS["project"]["dependencies"]
DESKTOP: list[str] = SETTINGS["project"]["optional-dependencies"]["desktop"]
PHONE: list[str] = SETTINGS["tool"]["flet"]["android"]["dependencies"]
COMPUTERS = {
    "linux": {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    "win32": {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
    "darwin": {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
}
PHONES = {
    "android": {"sys_platform": "android", "platform_system": "Android", "os_name": "posix"},
    "android, Python 3.12": {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    "ios": {"sys_platform": "ios", "platform_system": "iOS", "os_name": "posix"},
}
SERVED = {
    "msgpack": "built for Android and iOS by Flet: flet-dev/mobile-forge, recipes/msgpack",
    "pillow": "built for Android and iOS by Flet: flet-dev/mobile-forge, recipes/pillow",
    "charset-normalizer": "has a pure wheel besides those of the computers",
}
"""Compiled here, and all the same to be had on a phone. Read in that repository; its index can't be asked in a test."""


def made_of(requirements: Iterable[str], environment: dict[str, str]) -> dict[str, Distribution | None]:
    """All that these bring in on a system, by name; None for what is not installed on this one."""
    found: dict[str, Distribution | None] = {}
    known: set[tuple[str, str]] = set()

    def add(lines: Iterable[str], extra: str) -> None:
        for line in lines:
            wanted = Requirement(line)
            if wanted.marker and not wanted.marker.evaluate({**environment, "extra": extra}):
                continue
            name = canonicalize_name(wanted.name)
            try:
                found[name] = there = distribution(name)
            except PackageNotFoundError:
                found[name] = None
                continue
            for one in ("", *wanted.extras):
                if (name, one) not in known:
                    known.add((name, one))
                    add(there.requires or (), one)

    add(requirements, "")
    return found


def on_the_page() -> dict[str, str]:
    """Each library of docs/licences.md with its licence."""
    rows = [
        line.strip("| ").split(" | ") for line in (ROOT / "docs/licences.md").read_text(encoding="utf-8").split("\n")
    ]
    return {name: row[1] for row in rows if len(row) == 3 and all(row) for name in row[0].split(", ")}


@pytest.mark.parametrize("system", COMPUTERS)
def test_each_library_is_on_the_page_with_its_licence(system: str) -> None:
    listed = on_the_page()
    for name, there in made_of([*CORE, *DESKTOP, *PHONE], COMPUTERS[system]).items():
        assert name in listed, f"{name} is new: add a line to docs/licences.md, and say why it is there"
        stated = there.metadata.get("License-Expression") if there else None
        if stated:
            assert stated == listed[name], f"{name} changed its licence"


@pytest.mark.parametrize("system", PHONES)
def test_a_phone_can_run_all_of_it(system: str) -> None:
    for name, there in made_of([*CORE, *PHONE], PHONES[system]).items():
        assert there, f"{name} is for phones only: who has looked whether it is pure?"
        tags = [line for line in (there.read_text("WHEEL") or "").splitlines() if line.startswith("Tag: ")]
        assert name in SERVED or (tags and all(tag.endswith("-none-any") for tag in tags)), f"{name} is compiled"


def test_no_phone_carries_the_window_or_the_server() -> None:
    carried = made_of([*CORE, *PHONE], PHONES["android"])
    assert not {"flet-desktop", "flet-web", "uvicorn", "fastapi", "websockets", "jeepney"} & set(carried)


def test_a_built_app_of_a_computer_has_what_it_imports() -> None:
    """The extra is for a browser view and a server; of it, a built app needs these."""
    wanted = {Requirement(line).name: line.partition(";")[0].strip() for line in DESKTOP}
    for system, names in {"windows": ["filelock"], "macos": ["filelock"], "linux": ["filelock", "jeepney"]}.items():
        assert SETTINGS["tool"]["flet"][system]["dependencies"] == [wanted[name] for name in names]


def test_time_zones_are_known_where_the_system_has_none() -> None:
    program = "from zoneinfo import ZoneInfo; print(ZoneInfo('America/Toronto').key)"
    environment = {**os.environ, "PYTHONTZPATH": ""}
    run = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False)
    assert run.stdout == "America/Toronto\n", run.stderr
    assert any(Requirement(line).name == "tzdata" and not Requirement(line).marker for line in CORE)
