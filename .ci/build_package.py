"""`python .ci/build_package.py apk …` is `flet build apk …`, completed with what [tool.flet] has no words for.

Flet writes a Flutter project, packages Python and calls Flutter's tools in one go. This puts in, just before they are
called, what flet-notifications needs to ring on a phone, and what keeps the person's data out of the phone's backups.
"""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Final

_ANDROID: Final = "http://schemas.android.com/apk/res/android"
_TOOLS: Final = "http://schemas.android.com/tools"
_RULES: Final = "data_extraction_rules"
_DOMAINS: Final = ("root", "file", "database", "sharedpref", "external")
"""https://developer.android.com/identity/data/autobackup#IncludingFiles"""
_DESUGARING: Final = ("isCoreLibraryDesugaringEnabled = true", "coreLibraryDesugaring(")
_LAUNCHED: Final = "    return super.application(application, didFinishLaunchingWithOptions: launchOptions)\n"
_AT_LAUNCH: Final = """\
    // flutter_local_notifications: else iOS shows none while the app is open, and tells of no tap.
    UNUserNotificationCenter.current().delegate = self as? UNUserNotificationCenterDelegate
    // The person's data, in this folder, stays out of iCloud and of a computer's backups.
    if var support = FileManager.default.urls(for: .applicationSupportDirectory, in: .userDomainMask).first {
      try? FileManager.default.createDirectory(at: support, withIntermediateDirectories: true)
      var values = URLResourceValues()
      values.isExcludedFromBackup = true
      try? support.setResourceValues(values)
    }
"""


def complete_android(project: Path) -> None:
    """Complete a generated project; a second time changes nothing. Ends the program where it is not as expected."""
    from flet_notifications import patcher

    ET.register_namespace("android", _ANDROID)
    ET.register_namespace("tools", _TOOLS)
    if patcher.main(["--project-root", str(project)]):
        sys.exit(1)
    gradle = (project / "android/app/build.gradle.kts").read_text(encoding="utf-8")
    if not all(sign in gradle for sign in _DESUGARING):
        sys.exit("build.gradle.kts is not as expected: the library desugaring could not be put in")
    _keep_out_of_androids_backups(project / "android/app/src/main")


def _keep_out_of_androids_backups(main: Path) -> None:
    """Android 12 and later copy from phone to phone what `allowBackup` only keeps from Google's backups."""
    rules = ET.Element("data-extraction-rules")
    for way in ("cloud-backup", "device-transfer"):
        element = ET.SubElement(rules, way)
        for domain in _DOMAINS:
            ET.SubElement(element, "exclude", domain=domain, path=".")
    (main / "res/xml").mkdir(parents=True, exist_ok=True)
    ET.ElementTree(rules).write(main / f"res/xml/{_RULES}.xml", encoding="utf-8", xml_declaration=True)

    manifest = ET.parse(main / "AndroidManifest.xml")  # noqa: S314 - our own
    application = manifest.find("application")
    if application is None or application.get(f"{{{_ANDROID}}}allowBackup") != "false":
        sys.exit("AndroidManifest.xml is not as expected: backups are allowed")
    application.set(f"{{{_ANDROID}}}dataExtractionRules", f"@xml/{_RULES}")
    manifest.write(main / "AndroidManifest.xml", encoding="utf-8", xml_declaration=True)


def complete_ios(project: Path) -> None:
    """The same for iOS."""
    file = project / "ios/Runner/AppDelegate.swift"
    before = file.read_text(encoding="utf-8")
    if _AT_LAUNCH in before:
        return
    if before.count(_LAUNCHED) != 1:
        sys.exit("AppDelegate.swift is not as expected: backups are allowed, and no notification would be shown")
    after = before.replace(_LAUNCHED, _AT_LAUNCH + _LAUNCHED)
    file.write_text(f"import UserNotifications\n{after}", encoding="utf-8")


COMPLETE: Final = {"android": complete_android, "ios": complete_ios}


def main() -> None:
    from flet_cli import cli
    from flet_cli.commands import build

    class Build(build.Command):
        def run_flutter(self) -> None:
            if complete := COMPLETE.get(self.config_platform):
                complete(self.flutter_dir)
            super().run_flutter()

    build.Command = Build
    sys.argv[1:1] = ["build"]
    cli.main()


if __name__ == "__main__":
    main()
