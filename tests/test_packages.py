"""The settings of the packages, read by flet-cli itself, and what is put into the projects that it generates."""

from __future__ import annotations

import argparse
import base64
import importlib.util
import json
import re
import sysconfig
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml
from flet_cli.commands import build
from flet_cli.utils.pyproject_toml import load_pyproject_toml
from flet_cli.utils.python_versions import PythonRelease

from locales.catalogs import read
from tests.repository import ROOT, files
from views.palette import DARK, LIGHT

SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["flet"]
TARGETS = ("apk", "aab", "ipa", "macos", "windows", "linux", "web")
PLATFORMS = ("android", "ios", "macos", "windows", "linux", "web")
BY_THE_TEMPLATE = {"android.manifest_application"}
"""Read by the build template, not by flet-cli: https://flet.dev/docs/publish/android#application-attributes"""
WANTED = {f"android.permission.{name}" for name in ("POST_NOTIFICATIONS", "RECEIVE_BOOT_COMPLETED", "VIBRATE")}
PACKAGED = {"main.py", "models", "views", "locales", "assets", "LICENSE"}
ANDROID = "{http://schemas.android.com/apk/res/android}"


class Reader:
    """`flet build` up to where it would generate a project; `asked` is what it wanted to know."""

    def __init__(self, target: str, out: Path) -> None:
        parser = argparse.ArgumentParser()
        self.command: Any = build.Command(parser)
        self.command.options = parser.parse_args([target, str(ROOT)])
        platform = self.command.platforms[target]
        self.command.target_platform = target
        self.command.package_platform = platform["package_platform"]
        self.command.config_platform = platform["config_platform"]
        self.command.python_app_path, self.command.build_dir = ROOT, out
        self.command.flutter_dir = out / "flutter"
        self.command.python_release = PythonRelease("3.14", "3.14.6", "", ("arm64-v8a", "x86_64", "armeabi-v7a"), False)
        self.asked: set[str] = set()
        read = load_pyproject_toml(ROOT)

        def get(setting: str = "") -> object:
            self.asked.add(setting.removeprefix("tool.flet."))
            return read(setting)

        self.command.get_pyproject = get
        self.command.validate_entry_point()
        self.command.setup_template_data()

    @property
    def options(self) -> dict[str, Any]:
        return self.command.template_data["options"]


@pytest.fixture(scope="module", params=TARGETS)
def reader(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Reader:
    return Reader(request.param, tmp_path_factory.mktemp(request.param))


def test_flet_makes_of_them_what_is_meant(reader: Reader) -> None:
    data = reader.command.template_data
    assert (data["project_name"], data["product_name"], data["bundle_id"]) == ("entrevue", "Entrevue", "app.entrevue")
    assert data["project_description"].startswith("Informational interviews")
    assert data["no_cdn"]
    arguments: list[str] = []
    reader.command.add_flutter_command_args(arguments)
    assert arguments[arguments.index("--build-name") + 1] == "0.1.0", "the version of [project]"


def test_what_comes_before_the_first_screen_is_on_its_paper(reader: Reader) -> None:
    data = reader.command.template_data
    papers = (LIGHT["surface"], DARK["surface"])
    assert (data["splash"]["color"], data["splash"]["dark_color"]) == papers
    waiting = json.loads(base64.b64decode(data["boot_screen"]["options_b64"]))
    assert (waiting["bgcolor_light"], waiting["bgcolor_dark"]) == papers
    assert (waiting["spinner_color_light"], waiting["spinner_color_dark"]) == (LIGHT["primary"], DARK["primary"])
    assert waiting["spinner_size"] and not [name for name in waiting if name.endswith("message")], "no English words"


def test_the_permissions_are_those_used_and_no_others(reader: Reader) -> None:
    wanted = {name for name, is_wanted in reader.options["android_permissions"].items() if is_wanted}
    removed = set(reader.options["android_permissions"]) - wanted
    assert wanted == WANTED
    assert "android.permission.INTERNET" in removed and "android.permission.SCHEDULE_EXACT_ALARM" in removed
    assert not [key for key in reader.options["info_plist"] if key.startswith("NS")], "no use of a camera, or the like"
    allowed = {name for name, is_on in reader.options["macos_entitlements"].items() if is_on}
    assert not [name for name in allowed if "network" in name or "personal-information" in name or "device" in name]


def test_each_platform_has_an_icon(reader: Reader) -> None:
    from flet_cli.commands.build_base import ICON_PLATFORMS
    from flet_cli.utils.hash_stamp import HashStamp

    platform = ICON_PLATFORMS[reader.command.target_platform]
    stamp = HashStamp(reader.command.build_dir / "stamp")
    found = [reader.command.find_platform_image(ROOT / "assets", name, stamp) for name in (f"icon_{platform}", "icon")]
    assert any(found)
    assert reader.command.find_platform_image(ROOT / "assets", "splash", stamp) == "splash.png"


def test_flet_asks_for_every_setting(reader: Reader) -> None:
    known = reader.asked | written_down() | BY_THE_TEMPLATE
    strangers = {
        path for path in leaves(SETTINGS) if not any(path == key or path.startswith(f"{key}.") for key in known)
    }
    platform = reader.command.config_platform
    assert not {path for path in strangers if path.split(".")[0] not in set(PLATFORMS) - {platform}}


def leaves(table: dict[str, Any], above: str = "") -> Iterator[str]:
    for key, value in table.items():
        if isinstance(value, dict) and value:
            yield from leaves(value, f"{above}{key}.")
        else:
            yield f"{above}{key}"


def written_down() -> set[str]:
    """The settings that flet-cli's source names for its later steps: packaging, icons, signing."""
    source = "".join(path.read_text(encoding="utf-8") for path in Path(build.__file__).parent.glob("*.py"))
    named = set(re.findall(r'get_pyproject\(\s*f?"tool\.flet\.([^"]+)"', source))
    either = set(re.findall(r'get_platform_setting\(\s*"([\w.]+)"', source))
    either |= set(re.findall(r'get_bool_setting\(\s*[\w.]+,\s*"([\w.]+)"', source))
    either |= {
        key.removeprefix("{self.config_platform}.") for key in named if key.startswith("{self.config_platform}.")
    }
    return {key for key in named if "{" not in key} | either | {f"{name}.{key}" for name in PLATFORMS for key in either}


def test_what_is_packaged_is_what_the_app_needs() -> None:
    listed = files()
    top = {name.split("/")[0] for name in listed if not name.startswith(".")}
    left_out = set(SETTINGS["app"]["exclude"])
    assert top - left_out == PACKAGED
    assert left_out & set(listed) >= {name for name in left_out if name.startswith("assets/")}, "each is still there"


def test_what_is_left_out_of_the_libraries_is_there_and_no_language_of_ours() -> None:
    libraries = Path(sysconfig.get_path("purelib"))
    left_out = {path for files in SETTINGS["cleanup"]["package_files"] for path in libraries.glob(files[3:])}
    assert libraries / "reportlab/fonts" in left_out and libraries / "babel/locale-data/de.dat" in left_out
    for source in (ROOT / "locales").glob("*/LC_MESSAGES/*.po"):
        culture = str(read(source).locale)
        for name in ("root", "en", culture, culture.partition("_")[0]):
            assert libraries / f"babel/locale-data/{name}.dat" not in left_out, f"keep what is of {name}"


# What [tool.flet] has no words for


@pytest.fixture(scope="module")
def package() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_package", ROOT / ".ci/build_package.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


MANIFEST = """<manifest xmlns:android="http://schemas.android.com/apk/res/android"
    xmlns:tools="http://schemas.android.com/tools">
    <uses-permission android:name="android.permission.POST_NOTIFICATIONS" />
    <uses-permission android:name="android.permission.RECEIVE_BOOT_COMPLETED" />
    <uses-permission android:name="android.permission.VIBRATE" />
    <uses-permission android:name="android.permission.SCHEDULE_EXACT_ALARM" tools:node="remove" />
    <application android:allowBackup="false"><activity android:name=".MainActivity" /></application>
</manifest>"""
GRADLE = "android {\n    compileOptions {\n    }\n    defaultConfig {\n    }\n}\n\ndependencies {}\n"
DELEGATE = """import UIKit
import Flutter

@main
@objc class AppDelegate: FlutterAppDelegate {
  override func application(
    _ application: UIApplication,
    didFinishLaunchingWithOptions launchOptions: [UIApplication.LaunchOptionsKey: Any]?
  ) -> Bool {
    return super.application(application, didFinishLaunchingWithOptions: launchOptions)
  }
}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """What Flet generates, as far as it matters here."""
    for name, text in {
        "android/app/src/main/AndroidManifest.xml": MANIFEST,
        "android/app/build.gradle.kts": GRADLE,
        "ios/Runner/AppDelegate.swift": DELEGATE,
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def test_android_gets_its_receivers_and_keeps_the_data(package: ModuleType, project: Path) -> None:
    package.complete_android(project)
    main = project / "android/app/src/main"
    once = (main / "AndroidManifest.xml").read_text()
    package.complete_android(project)
    assert (main / "AndroidManifest.xml").read_text() == once, "a second build of the same folder changes nothing"
    application = ET.fromstring(once).find("application")
    assert application is not None
    assert (
        SETTINGS["android"]["manifest_application"]["allowBackup"]
        == application.get(f"{ANDROID}allowBackup")
        == "false"
    )
    receivers = {one.get(f"{ANDROID}name", "").rpartition(".")[2]: one for one in application.findall("receiver")}
    assert "ScheduledNotificationReceiver" in receivers
    actions = [one.get(f"{ANDROID}name") for one in receivers["ScheduledNotificationBootReceiver"].iter("action")]
    assert "android.intent.action.BOOT_COMPLETED" in actions
    kept = [one.get(f"{ANDROID}name", "") for one in ET.fromstring(once).findall("uses-permission")]
    assert len(kept) == 4, "no permission more than was asked for"
    assert application.get(f"{ANDROID}dataExtractionRules") == "@xml/data_extraction_rules"
    rules = ET.parse(main / "res/xml/data_extraction_rules.xml").getroot()
    for way in ("cloud-backup", "device-transfer"):
        assert [one.get("domain") for one in rules.findall(f"{way}/exclude")][:3] == ["root", "file", "database"]


def test_ios_shows_notifications_and_keeps_the_data(package: ModuleType, project: Path) -> None:
    package.complete_ios(project)
    once = (project / "ios/Runner/AppDelegate.swift").read_text()
    package.complete_ios(project)
    assert (project / "ios/Runner/AppDelegate.swift").read_text() == once
    assert once.index("isExcludedFromBackup = true") < once.index("return super.application(")
    assert (
        once.startswith("import UserNotifications\n") and once.count("UNUserNotificationCenter.current().delegate") == 1
    )


@pytest.mark.parametrize(
    ("platform", "file", "old"),
    [
        ("android", "android/app/src/main/AndroidManifest.xml", 'android:allowBackup="false"'),
        ("android", "android/app/build.gradle.kts", "compileOptions {"),
        ("ios", "ios/Runner/AppDelegate.swift", "return super.application"),
    ],
)
def test_a_template_that_changed_ends_the_build(
    package: ModuleType, project: Path, platform: str, file: str, old: str
) -> None:
    path = project / file
    path.write_text(path.read_text().replace(old, ""))
    with pytest.raises(SystemExit) as end:
        package.COMPLETE[platform](project)
    assert "not as expected" in str(end.value)


@pytest.mark.parametrize(("platform", "completed"), [("ios", True), ("linux", False)])
def test_it_is_done_just_before_flutter_is_called(
    package: ModuleType, project: Path, monkeypatch: pytest.MonkeyPatch, platform: str, completed: bool
) -> None:
    seen: list[str] = []

    class Flet:
        config_platform, flutter_dir = platform, project

        def run_flutter(self) -> None:
            seen.append((project / "ios/Runner/AppDelegate.swift").read_text())

    monkeypatch.setattr(build, "Command", Flet)
    monkeypatch.setattr("sys.argv", ["build_package.py", "ipa"])
    monkeypatch.setattr("flet_cli.cli.main", lambda: build.Command().run_flutter())
    package.main()
    assert [("isExcludedFromBackup" in text) for text in seen] == [completed]


# Where they are built


def test_a_tag_builds_each_of_them() -> None:
    text = (ROOT / ".github/workflows/packages.yml").read_text(encoding="utf-8")
    (job,) = yaml.safe_load(text)["jobs"].values()
    assert [one["target"] for one in job["strategy"]["matrix"]["include"]] == list(TARGETS)
    assert set(re.findall(r"android\.permission\.[A-Z_]+", text)) == WANTED, "what the package is held to"


def test_the_suite_runs_on_each_python_from_the_oldest_on() -> None:
    text = (ROOT / ".github/workflows/tests.yml").read_text(encoding="utf-8")
    suite = yaml.safe_load(text)["jobs"]["suite"]["strategy"]["matrix"]
    assert [system.partition("-")[0] for system in suite["system"]] == ["ubuntu", "macos", "windows"]
    oldest = load_pyproject_toml(ROOT)("project.requires-python").removeprefix(">=")
    assert suite["python"] == [f"3.{minor}" for minor in range(int(oldest.removeprefix("3.")), 15)]
