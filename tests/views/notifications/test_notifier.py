"""What reaches a real notification server through the real notify-send, and what is said when nothing does.

Windows, macOS and the phones are fakes here: these tests show what is handed to Plyer there, not that it is seen.
"""

import html
import os
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.desktop_bus import DesktopBus
from views.notifications import notifier
from views.notifications.notifier import NotShown, show

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


def as_seen(body: str) -> str:
    """A body as a server with "body-markup" shows it."""
    assert "<" not in body
    return html.unescape(body)


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_title_and_text_arrive_whole(notification_bus: DesktopBus, words: str) -> None:
    show(words, words)
    (record,) = notification_bus.shown()
    assert (record["app"], record["title"], as_seen(record["body"])) == ("Entrevue", words, words)


def test_lines_stay_lines(notification_bus: DesktopBus) -> None:
    show(LINES, LINES)
    (record,) = notification_bus.shown()
    assert (record["title"], as_seen(record["body"])) == (LINES, LINES)


def test_each_notification_is_one_more(notification_bus: DesktopBus) -> None:
    show("Merci à Ana", "")
    show("Merci à Luc", "")
    assert [(record["id"], record["title"]) for record in notification_bus.shown()] == [
        (1, "Merci à Ana"),
        (2, "Merci à Luc"),
    ]


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


def test_accents_arrive_where_the_locale_knows_none(
    notification_bus: DesktopBus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    show("Été", "À bientôt")
    (record,) = notification_bus.shown()
    assert (record["title"], record["body"]) == ("Été", "À bientôt")


def test_a_folder_app_is_not_taken_for_flatpak(notification_bus: DesktopBus, monkeypatch: pytest.MonkeyPatch) -> None:
    isdir = os.path.isdir
    monkeypatch.setattr("os.path.isdir", lambda path: path == "/app" or isdir(path))  # a fake: /app may not be ours
    show("L'été", "d'ici")
    assert len(notification_bus.shown()) == 1


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


def test_no_server_on_the_bus(notification_bus: DesktopBus) -> None:
    notification_bus.stop_server()
    assert "org.freedesktop.Notifications" in reason_not_shown()


def test_a_server_that_starts_later_is_found(notification_bus: DesktopBus) -> None:
    notification_bus.stop_server()
    reason_not_shown()
    notification_bus.start_server()
    show("Titre", "Texte")
    assert len(notification_bus.shown()) == 1


def test_a_server_that_never_answers(notification_bus: DesktopBus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("views.notifications.linux.PATIENCE", 0.5)
    notification_bus.freeze_server()
    assert reason_not_shown() == "the notification server did not answer within 0.5 s"


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


def test_no_notify_send(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert reason_not_shown() == "notify-send can't be run: No such file or directory"


def test_a_notify_send_that_may_not_be_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "notify-send").touch(mode=0o600)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert reason_not_shown() == "notify-send can't be run: Permission denied"


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


class FakeBackend:
    """Stands for a backend of Plyer on a system that is not here: it keeps what it is handed."""

    def __init__(self, failure: Exception | None = None) -> None:
        self.failure = failure
        self.handed: list[tuple[str, str, str]] = []

    def notify(self, *, title: str, message: str, app_name: str) -> None:
        if self.failure:
            raise self.failure
        self.handed.append((title, message, app_name))


def pretend(monkeypatch: pytest.MonkeyPatch, system: str, backend: FakeBackend) -> None:
    """Make this computer look like another system, whose Plyer backend is a fake."""
    module = ModuleType(notifier.BACKENDS[system])
    module.instance = lambda: backend
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setattr("sys.platform", system)


def units(text: str) -> int:
    """The length as Windows counts."""
    return len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize(
    ("title", "text", "handed"),
    [
        ("Titre", "Texte <b>", ("Titre", "Texte <b>")),
        ("t" * 63, "x" * 255, ("t" * 63, "x" * 255)),
        ("t" * 64, "x" * 256, ("t" * 62 + "…", "x" * 254 + "…")),
        ("👩" * 32, "👩" * 128, ("👩" * 31 + "…", "👩" * 127 + "…")),
        ("t" + "👩" * 32, "x" + "👩" * 128, ("t" + "👩" * 30 + "…", "x" + "👩" * 126 + "…")),
        ("Merci à Ana", "", ("Entrevue", "Merci à Ana")),
        ("t" * 300, "", ("Entrevue", "t" * 254 + "…")),
    ],
)
def test_windows_is_handed_what_it_has_room_for(
    monkeypatch: pytest.MonkeyPatch, title: str, text: str, handed: tuple[str, str]
) -> None:
    backend = FakeBackend()
    pretend(monkeypatch, "win32", backend)
    show(title, text)
    assert backend.handed == [(*handed, "Entrevue")]
    assert units(handed[0]) < 64
    assert units(handed[1]) < 256


def test_macos_is_handed_the_whole_text(monkeypatch: pytest.MonkeyPatch) -> None:
    backend = FakeBackend()
    pretend(monkeypatch, "darwin", backend)
    show("t" * 300, "x" * 3_000)
    assert backend.handed == [("t" * 300, "x" * 3_000, "Entrevue")]


def test_whatever_a_backend_raises_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, "darwin", FakeBackend(OSError("Merci à Ana")))
    assert reason_not_shown() == "OSError from FakeBackend"


def test_a_backend_that_does_not_load_is_named(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Plyer's real module for macOS, which needs a library that is not here."""
    monkeypatch.setattr("sys.platform", "darwin")
    assert reason_not_shown() == "Plyer's backend doesn't load: No module named 'pyobjus'"
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("phone", ["android", "ios"])
def test_a_phone_is_told_from_a_computer(monkeypatch: pytest.MonkeyPatch, phone: str) -> None:
    monkeypatch.setenv("FLET_PLATFORM", phone)
    assert reason_not_shown() == f"Plyer can't show a notification on {phone}"


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
