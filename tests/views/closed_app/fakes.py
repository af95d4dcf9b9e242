"""Fakes of the schedulers' programs, which this computer can't run: they keep their state in files.

`python fakes.py NAME STATE ARGUMENTS…`: the state is a folder. A file "fails" in it makes every change fail.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

_CHANGES = ("enable", "bootstrap", "/Create")
"""What they are told when a job is installed."""


def main(name: str, state: Path, arguments: list[str]) -> int:
    with (state / "asked").open("a") as asked:
        asked.write(" ".join([name, *arguments]) + "\n")
    if (state / "fails").exists() and set(arguments) & set(_CHANGES):
        return 1
    return PROGRAMS[name](state, arguments)


def systemctl(state: Path, arguments: list[str]) -> int:
    verb, timer = arguments[1], state / Path(arguments[-1]).name
    if verb in ("show-environment", "daemon-reload"):
        return 0
    if verb == "enable":
        timer.touch()
    elif verb == "disable":
        timer.unlink(missing_ok=True)
    return 0 if verb in ("enable", "disable") or timer.exists() else 3


def launchctl(state: Path, arguments: list[str]) -> int:
    verb = arguments[0]
    job = state / Path(arguments[-1]).name.removesuffix(".plist")
    if verb == "bootstrap":
        if job.exists():
            return 5
        job.touch()
    elif verb == "bootout":
        job.unlink()
    return 0 if verb != "print" or job.exists() else 113


def schtasks(state: Path, arguments: list[str]) -> int:
    verb, job = arguments[0], state / arguments[2]
    if verb == "/Create":
        shutil.copy(arguments[arguments.index("/XML") + 1], job)
    elif verb == "/Delete":
        job.unlink()
    elif not job.exists():
        return 1
    elif "/XML" in arguments:
        sys.stdout.write(job.read_text(encoding="utf-16"))
    return 0


PROGRAMS = {"systemctl": systemctl, "launchctl": launchctl, "schtasks": schtasks}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:]))
