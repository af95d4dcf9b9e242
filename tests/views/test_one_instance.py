"""One running app a data folder, by real processes; and what the first does with a place handed over."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Listener
from pathlib import Path

import pytest

from tests.systems import linux, posix
from tests.views.serving import ROOT, until
from views import one_instance
from views.one_instance import Instance, command, hand_over
from views.places import is_place

PLACE = "/today/interview/3/after"
FIRST = """
import sys, time
from pathlib import Path
from views.one_instance import Instance
instance = Instance.claim(Path(sys.argv[1]))
if instance is None:
    print("second", flush=True)
    sys.exit()
instance.listen(lambda route: "shown " + route)
print("first", flush=True)
time.sleep(600)
"""


def start(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", FIRST, str(folder)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline().strip()


@pytest.fixture
def first(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    process = start(tmp_path)
    assert said(process) == "first"
    yield process
    process.kill()
    process.communicate()


@posix
def test_a_place_handed_over_is_answered_and_only_its_owner_can_read_the_door(
    first: subprocess.Popen[str], tmp_path: Path
) -> None:
    assert hand_over(tmp_path, PLACE) == f"shown {PLACE}"
    assert hand_over(tmp_path, "") == "shown "
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {0o600}


@pytest.mark.parametrize(
    "route",
    ["/today/../../etc", "//evil.example", "/nowhere", "javascript:alert(1)", "/today?x=1", "/today/é", "/today/\n"],
)
def test_what_is_no_place_is_not_followed(first: subprocess.Popen[str], tmp_path: Path, route: str) -> None:
    assert not is_place(route)
    assert hand_over(tmp_path, route) == "shown "


@pytest.mark.parametrize(
    "route", ["/today", PLACE, "/today/contact/1/message/update", "/contacts/contact/12/interview/4/message/thank-you"]
)
def test_screens_are_places(route: str) -> None:
    assert is_place(route)


@posix
def test_after_a_kill_the_next_start_is_the_first(first: subprocess.Popen[str], tmp_path: Path) -> None:
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert (tmp_path / "running.json").exists(), "its door is left behind"
    second = start(tmp_path)
    assert said(second) == "first"
    assert hand_over(tmp_path, PLACE) == f"shown {PLACE}"
    second.kill()
    second.communicate()


def test_of_eight_starts_at_once_one_stays(tmp_path: Path) -> None:
    processes = [start(tmp_path) for _ in range(8)]
    try:
        assert sorted(map(said, processes)) == ["first", *["second"] * 7]
    finally:
        for process in processes:
            process.kill()
            process.communicate()


@posix
def test_strange_callers_do_not_close_the_door(first: subprocess.Popen[str], tmp_path: Path) -> None:
    door = json.loads((tmp_path / "running.json").read_text())
    with pytest.raises((AuthenticationError, OSError, EOFError)):
        Client(door["address"], authkey=b"guess")
    with socket.socket(socket.AF_UNIX) as garbage:
        garbage.connect(door["address"])
        garbage.sendall(b"\xff" * 5000)
    # It is cut off in the middle.
    with contextlib.suppress(OSError), Client(door["address"], authkey=bytes.fromhex(door["key"])) as big:
        big.send_bytes(b"/today" * 100_000)
    with Client(door["address"], authkey=bytes.fromhex(door["key"])) as rude:
        rude.close()
    assert hand_over(tmp_path, PLACE) == f"shown {PLACE}"


def test_a_first_one_that_hangs_is_given_up(
    first: subprocess.Popen[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is stopped; the wait is shortened."""
    monkeypatch.setattr(one_instance, "_PATIENCE", 0.3)
    door = json.loads((tmp_path / "running.json").read_text())
    with Listener(authkey=bytes.fromhex(door["key"])) as deaf:
        (tmp_path / "running.json").write_text(json.dumps({**door, "address": deaf.address}))
        threading.Thread(target=lambda: (deaf.accept(), time.sleep(5)), daemon=True).start()
        assert hand_over(tmp_path, PLACE) is None


@posix
def test_a_first_one_that_is_stopped_is_given_up(
    first: subprocess.Popen[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_instance, "_PATIENCE", 0.5)
    first.send_signal(signal.SIGSTOP)
    os.waitpid(first.pid, os.WUNTRACED)  # until it is
    before = time.monotonic()
    assert one_instance.enter(tmp_path, PLACE) is None
    assert time.monotonic() - before < 5


def test_a_first_one_that_is_closing_is_followed(tmp_path: Path) -> None:
    closing = Instance.claim(tmp_path)
    assert closing
    threading.Timer(0.3, closing.close).start()
    next_one = one_instance.enter(tmp_path, PLACE)
    assert isinstance(next_one, Instance)
    next_one.close()


def test_a_folder_with_a_long_name(tmp_path: Path) -> None:
    folder = tmp_path / ("é" * 60) / ("x" * 60)
    folder.mkdir(parents=True)
    process = start(folder)
    assert said(process) == "first"
    assert hand_over(folder, PLACE) == f"shown {PLACE}"
    process.kill()
    process.communicate()


def test_it_leaves_nothing_but_its_lock(tmp_path: Path) -> None:
    instance = Instance.claim(tmp_path)
    assert instance
    instance.listen(lambda route: route)
    assert Instance.claim(tmp_path) is None
    instance.close()
    assert [path.name for path in tmp_path.iterdir()] in ([], ["running.lock"])
    again = Instance.claim(tmp_path)
    assert again
    again.close()


def test_the_command_starts_this_app_again(tmp_path: Path) -> None:
    answer = subprocess.run(
        command(tmp_path, "--notify-due"), cwd="/", capture_output=True, text=True, check=False, timeout=60
    )
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "", "")
    assert (tmp_path / "entrevue.db").exists()


def test_a_second_start_says_where_the_first_is_and_leaves(tmp_path: Path) -> None:
    line = [sys.executable, "-u", "main.py", "--web", "--no-browser", "--data", str(tmp_path), "--language", "fr"]
    environment = {**os.environ, "DISPLAY": "", "BROWSER": ""}
    running = subprocess.Popen(line, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=environment)
    try:
        door = said(running)
        second = subprocess.run(
            line, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60, env=environment
        )
        words, address = second.stdout.splitlines()
        assert second.returncode == 0
        assert words == "Entrevue est déjà ouvert."
        assert address.partition("?")[0] == door.partition("?")[0] and address != door
        assert running.poll() is None
        demo = subprocess.Popen([*line, "--demo"], cwd=ROOT, stdout=subprocess.PIPE, text=True, env=environment)
        assert said(demo).startswith("http://"), "the demo has a folder of its own"
        demo.terminate()
        demo.communicate()
    finally:
        running.terminate()
        running.communicate()


@linux
def test_a_click_from_outside_starts_the_app_there(tmp_path: Path) -> None:
    one_instance.open_place(tmp_path, "/guide")
    try:
        until((tmp_path / "running.json").exists, seconds=20)
        assert any("--open\0/guide" in line for line in started(tmp_path).values())
    finally:
        for process in started(tmp_path):
            os.kill(process, signal.SIGKILL)


def started(folder: Path) -> dict[int, str]:
    """The command lines of the processes of a folder, by their numbers."""
    lines = {int(path.parent.name): path.read_text() for path in Path("/proc").glob("[0-9]*/cmdline")}
    return {number: line for number, line in lines.items() if str(folder) in line}
