"""A Plyer backend for Windows 10 and 11, which shows a toast through Windows PowerShell. Never run on Windows yet.

The text is handed over in the environment, never written into the script; a failure is an exit code. The toast stands
under PowerShell's name: one of our own needs an installed application. Source: Microsoft, "Toast content schema" and
ToastNotification.Tag, whose newer toast takes the place of the older one.
"""

from __future__ import annotations

import os
import subprocess
from hashlib import sha256
from typing import Any, Final

from plyer.facades import Notification

from views.notifications.program import run

_PATIENCE: Final = 20.0
"""Seconds: PowerShell takes a few on a busy computer."""
_APPLICATION: Final = r"{1AC14E77-02E7-4E5D-B744-2EB1AE5198B7}\WindowsPowerShell\v1.0\powershell.exe"
_SCRIPT: Final = f"""
$ErrorActionPreference = 'Stop'
$manager = [Windows.UI.Notifications.ToastNotificationManager, Windows.UI.Notifications, ContentType = WindowsRuntime]
$toast = [Windows.UI.Notifications.ToastNotification, Windows.UI.Notifications, ContentType = WindowsRuntime]
$xml = $manager::GetTemplateContent([Windows.UI.Notifications.ToastTemplateType]::ToastText02)
$texts = $xml.GetElementsByTagName('text')
$texts.Item(0).AppendChild($xml.CreateTextNode($env:ENTREVUE_TITLE)) > $null
$texts.Item(1).AppendChild($xml.CreateTextNode($env:ENTREVUE_TEXT)) > $null
$shown = $toast::new($xml)
$shown.Group = 'entrevue'
$shown.Tag = $env:ENTREVUE_TAG
$manager::CreateToastNotifier('{_APPLICATION}').Show($shown)
"""
_LONGEST: Final = 2_000
"""Characters: an environment variable holds 32,767, a toast a few lines."""


class Toast(Notification):
    def _notify(self, **kwargs: Any) -> None:
        tag = kwargs["hints"].get("tag") or kwargs["title"]
        said = {
            "ENTREVUE_TITLE": kwargs["title"][:_LONGEST],
            "ENTREVUE_TEXT": kwargs["message"][:_LONGEST],
            "ENTREVUE_TAG": sha256(tag.encode()).hexdigest()[:16],  # a tag has 16 characters on the oldest Windows 10
        }
        command = ["powershell.exe", "-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-Command", _SCRIPT]
        no_console = getattr(subprocess, "CREATE_NO_WINDOW", 0)
        run(command, env={**os.environ, **said}, patience=_PATIENCE, flags=no_console)


def instance() -> Toast:
    """The backend, under the name that Plyer gives it in each of its own."""
    return Toast()
