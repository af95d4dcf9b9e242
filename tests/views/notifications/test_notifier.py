"""What reaches a real notification server over D-Bus and by the real notify-send, and what is said when nothing does.

Windows' PowerShell and macOS' osascript are fakes here: these tests show what is handed to them, not that it is seen.
"""

import html
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.desktop_bus import DesktopBus
from tests.systems import linux as on_linux
from views.notifications import linux, notifier
from views.notifications.notifier import NotShown, show

pytestmark = on_linux
WORDS = {
    "French, with markup": "L'entrevue d'« été » <b>&",
    "an option": "-x titre",
    "a long option": "--help",
    "the end of options": "--",
    "quotes": """Elle a dit : "d'accord", `vraiment` $HOME""",
    "backslashes": r"C:\notes\new \\serveur \101",
    "entities": "&amp; &lt;b&gt; &#39; &",
    "emoji": "Merci 👩🏽‍💻 🇨🇦",
    "right to left": "מכתב תודה شكرا جزيلا",
    "decomposed accents": "e\u0301te\u0301",
    "100,000 characters": "x" * 100_000,
}
LINES = "Première ligne\nDeuxième\n\n\tQuatrième"


@pytest.fixture(params=["bus", "notify-send"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways to a Linux desktop: ours over D-Bus, and the command for where that can't be had."""
    monkeypatch.setattr(linux, "_bus", None)
    if request.param == "notify-send":
        monkeypatch.setattr(linux, "_connected", lambda: None)
    return request.param


@pytest.fixture
def command_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linux, "_bus", None)
    monkeypatch.setattr(linux, "_connected", lambda: None)


def as_seen(body: str) -> str:
    """A body as a server with "body-markup" shows it."""
    assert "<" not in body
    return html.unescape(body)


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_title_and_text_arrive_whole(notification_bus: DesktopBus, words: str) -> None:
    show(words, words)
    (record,) = notification_bus.shown()
    assert (record["app"], record["title"], as_seen(record["body"])) == ("Entrevue", words, words)


@pytest.mark.usefixtures("way")
def test_lines_stay_lines(notification_bus: DesktopBus) -> None:
    show(LINES, LINES)
    (record,) = notification_bus.shown()
    assert (record["title"], as_seen(record["body"])) == (LINES, LINES)


@pytest.mark.usefixtures("way")
def test_each_notification_is_one_more(notification_bus: DesktopBus) -> None:
    show("Merci à Ana", "")
    show("Merci à Luc", "")
    assert [(record["id"], record["title"]) for record in notification_bus.shown()] == [
        (1, "Merci à Ana"),
        (2, "Merci à Luc"),
    ]


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize(
    ("title", "text", "seen"),
    [
        ("Titre", "", ("Titre", "")),
        ("", "Texte", ("Entrevue", "Texte")),
        ("", "", ("Entrevue", "")),
        ("a\0b", "c\0d", ("ab", "cd")),
        ("\0", "\x1b[31mrouge\x7f", ("Entrevue", "[31mrouge")),
        ("demi \ud83d", "\udc69 demi", ("demi \ufffd", "\ufffd demi")),
        ("paire \ud83d\udc69", "\ud83d\udc69", ("paire 👩", "👩")),
    ],
)
def test_what_no_server_can_show_is_left_out(
    notification_bus: DesktopBus, title: str, text: str, seen: tuple[str, str]
) -> None:
    show(title, text)
    (record,) = notification_bus.shown()
    assert (record["title"], as_seen(record["body"])) == seen


@pytest.mark.usefixtures("command_only")
@pytest.mark.parametrize("character", ["x", "é", "&", "\\", "👩"])
def test_a_text_too_long_for_a_command_line_is_clipped_between_two_characters(
    notification_bus: DesktopBus, character: str
) -> None:
    show(character * 300_000, character * 300_000)
    (record,) = notification_bus.shown()
    for words in (record["title"], as_seen(record["body"])):
        assert words == character * (len(words) - 1) + "…"
        assert len(words) >= 20_000


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example("0", "\\")
@given(st.text(), st.text())
def test_any_text_is_shown(notification_bus: DesktopBus, title: str, text: str) -> None:
    show(title, text)
    record = notification_bus.shown()[-1]
    assert record["title"] == (notifier.readable(title) or "Entrevue")
    assert html.unescape(record["body"].replace("&amp;", "&#38;")) == notifier.readable(text)


@pytest.mark.usefixtures("way")
def test_accents_arrive_where_the_locale_knows_none(
    notification_bus: DesktopBus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    show("Été", "À bientôt")
    (record,) = notification_bus.shown()
    assert (record["title"], record["body"]) == ("Été", "À bientôt")


@pytest.mark.usefixtures("way")
def test_a_folder_app_is_not_taken_for_flatpak(notification_bus: DesktopBus, monkeypatch: pytest.MonkeyPatch) -> None:
    isdir = os.path.isdir
    monkeypatch.setattr("os.path.isdir", lambda path: path == "/app" or isdir(path))  # a fake: /app may not be ours
    show("L'été", "d'ici")
    assert len(notification_bus.shown()) == 1


@pytest.mark.usefixtures("way")
def test_nothing_is_printed(notification_bus: DesktopBus, capfd: pytest.CaptureFixture[str]) -> None:
    show("Titre", "Texte")
    assert capfd.readouterr() == ("", "")


def reason_not_shown(title: str = "Merci à Ana", text: str = "secret") -> str:
    """Why it was not shown, said within five seconds and without what the person wrote."""
    before = time.monotonic()
    with pytest.raises(NotShown) as caught:
        show(title, text)
    assert time.monotonic() - before < 5
    assert title not in caught.value.reason
    assert text not in caught.value.reason
    return caught.value.reason


def test_no_server_on_the_bus(notification_bus: DesktopBus, way: str) -> None:
    notification_bus.stop_server()
    assert {"bus": "ServiceUnknown", "notify-send": "org.freedesktop.Notifications"}[way] in reason_not_shown()


@pytest.mark.usefixtures("way")
def test_a_server_that_starts_later_is_found(notification_bus: DesktopBus) -> None:
    notification_bus.stop_server()
    reason_not_shown()
    notification_bus.start_server()
    show("Titre", "Texte")
    assert len(notification_bus.shown()) == 1


def test_a_server_that_never_answers(notification_bus: DesktopBus, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("views.notifications.program.PATIENCE", 0.5)
    monkeypatch.setattr("views.notifications.desktop_bus.PATIENCE", 0.5)
    notification_bus.freeze_server()
    who = {"bus": "the notification server", "notify-send": "notify-send"}[way]
    assert reason_not_shown() == f"{who} did not answer within 0.5 s"


@pytest.mark.usefixtures("notification_bus")
def test_no_bus_at_its_address(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/none")
    assert reason_not_shown().startswith("notify-send failed (1): ")


@pytest.mark.usefixtures("notification_bus")
def test_no_bus_at_all(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert reason_not_shown().startswith("notify-send failed (1): ")


@pytest.mark.usefixtures("command_only")
def test_no_notify_send(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert reason_not_shown() == "notify-send can't be run: No such file or directory"


@pytest.mark.usefixtures("command_only")
def test_a_notify_send_that_may_not_be_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "notify-send").touch(mode=0o600)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert reason_not_shown() == "notify-send can't be run: Permission denied"


@pytest.mark.usefixtures("command_only")
def test_from_cron_the_bus_is_looked_for_where_systemd_puts_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """With a fake notify-send, which tells where it would look."""
    fake = tmp_path / "notify-send"
    fake.write_text("#!/bin/sh\necho $XDG_RUNTIME_DIR >&2\nexit 1\n")
    fake.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    assert reason_not_shown() == f"notify-send failed (1): /run/user/{os.getuid()}"
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/elsewhere")
    assert reason_not_shown() == "notify-send failed (1): /elsewhere"


def fake_program(
    folder: Path, monkeypatch: pytest.MonkeyPatch, system: str, program: str, *, fails: bool = False
) -> Path:
    """Make this computer look like another system, whose program is a fake that keeps what it is handed."""
    handed = folder / "handed.json"
    lines = [
        f"#!{sys.executable}",
        "import json, os, sys",
        f"json.dump([sys.argv[1:], dict(os.environ)], open({str(handed)!r}, 'w'))",
        f"sys.exit({'sys.stderr.write(chr(63)) and 3' if fails else '0'})",
    ]
    (folder / program).write_text("\n".join(lines))
    (folder / program).chmod(0o700)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
    monkeypatch.setattr("sys.platform", system)
    return handed


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_windows_is_handed_the_words_beside_the_script(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    handed = fake_program(tmp_path, monkeypatch, "win32", "powershell.exe")
    show(words, words, tag="thank-you-1")
    arguments, environment = json.loads(handed.read_text())
    assert (environment["ENTREVUE_TITLE"], environment["ENTREVUE_TEXT"]) == (words[:2000], words[:2000])
    assert len(environment["ENTREVUE_TAG"]) == 16
    show("other words", "", tag="thank-you-1")
    again, environment_again = json.loads(handed.read_text())
    assert again == arguments, "nothing of the text is in the script"
    assert environment_again["ENTREVUE_TAG"] == environment["ENTREVUE_TAG"], "the later takes the place of the earlier"


@pytest.mark.parametrize("words", [words for words in WORDS.values() if len(words) < 1000])
def test_macos_is_handed_the_words_beside_the_script(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    handed = fake_program(tmp_path, monkeypatch, "darwin", "osascript")
    show(words, words)
    arguments, _ = json.loads(handed.read_text())
    assert arguments[-3:] == ["--", words, words]
    assert words not in arguments[:-3] or words == "--"


@pytest.mark.parametrize(("system", "program"), [("win32", "powershell.exe"), ("darwin", "osascript")])
def test_a_program_that_fails_or_is_not_there_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str, program: str
) -> None:
    monkeypatch.setattr("sys.platform", system)
    assert reason_not_shown() == f"{program} can't be run: No such file or directory"
    fake_program(tmp_path, monkeypatch, system, program, fails=True)
    assert reason_not_shown().startswith(f"{program} failed (")


def test_whatever_a_backend_raises_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError("Merci à Ana")

    monkeypatch.setattr(linux, "_bus", None)
    monkeypatch.setattr(linux, "_connected", lambda: None)
    monkeypatch.setattr(linux, "run", fail)
    assert reason_not_shown() == "ValueError from NotifySend"


@pytest.mark.parametrize("phone", ["android", "ios"])
def test_a_phone_is_told_from_a_computer(monkeypatch: pytest.MonkeyPatch, phone: str) -> None:
    monkeypatch.setenv("FLET_PLATFORM", phone)
    monkeypatch.setattr("views.notifications.phone._phone", None)
    assert reason_not_shown() == "Plyer's backend doesn't load: the app is not open"


def test_importing_and_showing_load_neither_flet_nor_babel(notification_bus: DesktopBus) -> None:
    program = """if True:
        import sys
        from views.notifications.notifier import show
        assert not {"plyer", "subprocess"} & set(sys.modules), "what only showing needs is loaded"
        show("Titre", "Texte")
        assert not {"flet", "babel"} & set(sys.modules)
    """
    subprocess.run([sys.executable, "-W", "error", "-c", program], env=notification_bus.env, check=True)
    assert len(notification_bus.shown()) == 1
