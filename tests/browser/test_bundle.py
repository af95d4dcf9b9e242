"""The app as `flet build` lays it out: compiled, without its sources, read-only, and far from this repository."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path
from shutil import copyfile

import pytest

from models.backup import backups
from models.clock import now
from models.database import FILE, version
from models.migrations import VERSION
from tests.browser.journey import App, Journey, Phone
from tests.browser.kill_on_a_page import GO
from tests.desktop_bus import DesktopBus, notification_bus
from tests.models.migrations.undo import undo_to
from tests.models.people import contact, interview
from tests.repository import ROOT, files
from tests.views.every_route import paths, screen_of
from tests.views.filled import fill
from tests.views.serving import until

__all__ = ["notification_bus"]
SAYS = """words => [...document.querySelectorAll("flt-semantics-host *")].some(node =>
    (node.getAttribute("aria-label") ?? "").includes(words) || !node.children.length && node.textContent.includes(words)
)"""
"""Asked each 40 ms, as there are many screens."""
TALL = 3600
"""Points, so that all of a long screen is built."""


def lay_out(folder: Path) -> Path:
    """What the settings of the packages say, done with this Python. The folder is read-only then, unless for root."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["flet"]
    left_out, swept = (
        settings["app"]["exclude"],
        tuple(end.removeprefix("**") for end in settings["cleanup"]["app_files"]),
    )
    for name in files():
        if not name.startswith((".", *(f"{path}/" for path in left_out))) and name not in left_out:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            copyfile(ROOT / name, folder / name)
    subprocess.run([sys.executable, "-m", "compileall", "-b", "-q", "-j", "2", str(folder)], check=True)
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.suffix == ".py" or path.name.endswith(swept):
            path.unlink()
        else:
            path.chmod(0o555 if path.is_dir() else 0o444)
    folder.chmod(0o555)
    return folder


def held(folder: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*")}


@pytest.fixture
def bundle(tmp_path: Path, journey: Journey, notification_bus: DesktopBus) -> Path:
    """The folder of the bundled app, which the journey then starts in place of ours."""
    folder = lay_out(tmp_path / "bundle")
    # What installs this repository in the environment of the tests is in files that only `site` reads: -S is without.
    python = [sys.executable, "-S", "-P"]
    environment = {
        "PATH": os.defpath,
        "HOME": str(tmp_path),
        "LANG": "fr_CA.UTF-8",
        "TZ": os.environ["TZ"],
        "PYTHONPATH": os.pathsep.join((str(folder), sysconfig.get_path("purelib"), sysconfig.get_path("platlib"))),
        "DBUS_SESSION_BUS_ADDRESS": notification_bus.env["DBUS_SESSION_BUS_ADDRESS"],
        "FLET_PLATFORM": "linux",
        "FLET_APP_STORAGE_DATA": str(journey.data),
        "FLET_ASSETS_DIR": str(folder / "assets"),
    }
    asks = (
        "import sys, main, models, views; print(*sys.path, main.__file__, models.__file__, views.__file__, sep='\\n')"
    )
    found = subprocess.run(
        [*python, "-c", asks], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert str(ROOT) not in found and found[-3:] == [
        str(folder / name) for name in ("main.pyc", "models/__init__.pyc", "views/__init__.pyc")
    ]

    class Bundled(App):
        def _started(self, data: Path, *arguments: str) -> subprocess.Popen[str]:
            command = [*python, "-m", "main", *arguments]
            return subprocess.Popen(
                command, cwd=data, env=environment, stdout=subprocess.PIPE, stderr=self._log, text=True
            )

    journey.app_type = Bundled
    return folder


def test_the_bundle_starts_migrates_shows_every_screen_and_rings(
    bundle: Path, journey: Journey, notification_bus: DesktopBus, capsys: pytest.CaptureFixture[str]
) -> None:
    noon = now().replace(hour=12, minute=0, second=0, microsecond=0)
    with journey.facts():
        there = fill(noon, "fr")
        wanted = paths(there)
        undo_to(1)
    before = held(bundle)

    phone = journey.start("fr", height=TALL)
    with journey.facts():
        assert version() == VERSION
        assert len(backups(journey.data)) == 1, "of what the older version wrote"
        interview(contact("Zoé Roy"), now() + dt.timedelta(minutes=30), now() - dt.timedelta(days=3))
    phone.at(phone.say("Today"))
    seen = {screen_of(path): shown(phone, path, mark) for path, mark in first_of_each(wanted).items()}
    with capsys.disabled():
        print(f"\n{len(seen)} screens: {' · '.join(sorted(set(seen.values())))}")  # noqa: T201
    until(lambda: any("Zoé Roy" in record["title"] + record["body"] for record in notification_bus.shown()), seconds=30)
    assert (journey.data / FILE).exists()
    assert held(bundle) == before, "nothing is written beside the code"
    journey.assert_quiet()


def first_of_each(wanted: dict[str, str]) -> dict[str, str]:
    """One path to each screen."""
    first = {screen_of(path): path for path in reversed(wanted)}
    return {path: wanted[path] for path in wanted if first[screen_of(path)] == path}


def shown(phone: Phone, path: str, mark: str) -> str:
    """Go there; the title of the screen, once it shows what it must."""
    phone.page.evaluate(GO, path)
    phone.page.wait_for_function(SAYS, arg=phone.say(mark), polling=40, timeout=20_000)
    return phone.page.get_by_role("banner").get_by_role("heading").last.text_content(timeout=5000) or ""
