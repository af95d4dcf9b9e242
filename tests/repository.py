"""What is in this repository."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
_MADE: Final = {"__pycache__", "build", "dist", "storage", "entrevue.egg-info", "failures"}


def files() -> list[str]:
    """Each file's path, as git lists them; where there is no git, all that is there but what the tools make."""
    if shutil.which("git") and (ROOT / ".git").exists():
        listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
        return listed.stdout.splitlines()
    found = (path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file())
    return sorted(
        path.as_posix() for path in found if not _MADE & set(path.parts) and not path.parts[0].startswith(".")
    )
