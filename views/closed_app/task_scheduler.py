"""A task of the Windows Task Scheduler. Never run on Windows yet.

Source: Microsoft, [MS-TSCH] 2.5.1, Task Scheduler schema 1.2; schtasks.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

from views.closed_app.scheduler import EVERY, run

SPACE: Final = "http://schemas.microsoft.com/windows/2004/02/mit/task"
_TASK: Final = """\
<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="{space}">
  <RegistrationInfo><Description>Entrevue</Description></RegistrationInfo>
  <Triggers>
    <TimeTrigger>
      <Repetition><Interval>PT{every}M</Interval><StopAtDurationEnd>false</StopAtDurationEnd></Repetition>
      <StartBoundary>2026-01-01T00:00:00</StartBoundary>
      <Enabled>true</Enabled>
    </TimeTrigger>
  </Triggers>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <Enabled>true</Enabled>
    <Hidden>true</Hidden>
    <ExecutionTimeLimit>PT5M</ExecutionTimeLimit>
  </Settings>
  <Actions>
    <Exec><Command>{program}</Command><Arguments>{arguments}</Arguments></Exec>
  </Actions>
</Task>
"""


class TaskScheduler:
    repeats = True

    def __init__(self, name: str, command: Sequence[str]) -> None:
        self._name = name
        self._program, self._arguments = command[0], subprocess.list2cmdline(command[1:])

    @property
    def definition(self) -> str:
        return _TASK.format(space=SPACE, every=EVERY, program=escape(self._program), arguments=escape(self._arguments))

    def is_on(self) -> bool:
        """A task may be there and switched off."""
        task = self._task()
        return task is not None and task.findtext(f"{{{SPACE}}}Settings/{{{SPACE}}}Enabled") != "false"

    def is_current(self) -> bool:
        task = self._task()
        if task is None:
            return False
        said = [task.findtext(f".//{{{SPACE}}}{name}") or "" for name in ("Command", "Arguments")]
        return said == [self._program, self._arguments]

    def _task(self) -> ET.Element | None:
        answer = run("schtasks", "/Query", "/TN", self._name, "/XML", allowed=())
        try:
            return ET.fromstring(answer.stdout.partition("?>")[2] or answer.stdout)  # noqa: S314 - the system wrote it
        except ET.ParseError:
            return None

    def switch_on(self) -> None:
        with tempfile.TemporaryDirectory(prefix="entrevue-") as folder:
            path = Path(folder, "task.xml")
            path.write_text(self.definition, encoding="utf-16")
            run("schtasks", "/Create", "/TN", self._name, "/XML", str(path), "/F")

    def switch_off(self) -> None:
        if self._task() is not None:
            run("schtasks", "/Delete", "/TN", self._name, "/F")
