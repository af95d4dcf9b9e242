"""Messages in the person's own words: written, tried on someone, and given up again."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import flet as ft
import pytest

from locales import templates
from locales.labels import WORDINGS
from locales.words import Words, languages, words
from models.contact import Contact
from models.message import MessageKind
from models.profile import Profile
from models.template import Template, Wording
from tests.models.people import DAY, contact, interview, sent
from tests.screen import Screen
from tests.views.conftest import Open
from views.drafting import letter
from views.parts.insertion import insert

THANKS = "/guide/settings/wordings/wording/thank-you/en"
TEXT = "/guide/settings/wordings/wording/request-text/en"


def someone(now: dt.datetime, name: str = "Ana Lopes") -> Contact:
    Profile.load().describe(name="Zoé Roy", introduction="I bake.", subject_kind="job", subject_name="baking")
    return contact(name, language="en", created_at=now)


def body_of(wording: str, code: str) -> str:
    own = Template.own(wording, code)
    return own.body if own else ""


def preview(screen: Screen) -> str:
    return "\n".join(screen.texts(within="preview"))


def drafted(to: Contact, kind: MessageKind = MessageKind.THANK_YOU) -> str:
    return letter(kind, to, None, "en").text.body


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_every_message_is_a_tap_from_the_settings(open_app: Open, now: dt.datetime, language: str) -> None:
    say = words(language)
    screen = await open_app("/contacts/settings", language)
    await screen.click(say("Write them in your words"))
    assert screen.route == "/contacts/settings/wordings"
    assert screen.texts().count(say("Ours")) == len(Wording) * len(languages())
    for code in ("en", "fr"):
        for wording in Wording:
            await screen.click(say(WORDINGS[wording]), f"{wording}-{code}")
            assert screen.route == f"/contacts/settings/wordings/wording/{wording}/{code}"
            own = words(code)
            ours = templates.ours(own, wording, "profession")
            assert screen.field(say("Message")).value == templates.named(own, ours.body)
            labels = [str(row.label) for row in screen.all(ft.TextField)]
            assert (say("Subject") in labels) == wording.has_subject
            for key in templates.fields_of(wording):
                assert screen.find(own(templates.FIELDS[key]), ft.OutlinedButton)
            await screen.back()
            assert screen.route == "/contacts/settings/wordings"
    assert not Template.select().exists(), "looking keeps nothing"


async def test_no_such_message(open_app: Open) -> None:
    for tail in ("qop/en", "nudge/qo"):
        screen = await open_app(f"/guide/settings/wordings/wording/{tail}")
        assert screen.has("There is nothing here.")
        await screen.click("Go back")
        assert screen.route == "/guide/settings/wordings"


async def test_what_is_typed_saves_itself_and_is_used(open_app: Open, now: dt.datetime) -> None:
    ana = someone(now)
    screen = await open_app(THANKS)
    await screen.focus("Message")
    await screen.type("Message", "Dear {Their Name},\n\nThank you!  {my name}")
    assert not Template.select().exists()
    await screen.wait_for("Saved", 2)
    assert body_of("thank-you", "en") == "Dear {contact},\n\nThank you!  {me}"
    assert screen.field("Message").value == "Dear {Their Name},\n\nThank you!  {my name}", "not under the fingers"
    await screen.back()
    assert screen.texts(within="thank-you-en") == ["Thank-you note", "Your words"]
    assert screen.texts(within="thank-you-fr") == ["Thank-you note", "Ours"]
    assert drafted(ana) == "Dear Ana,\n\nThank you! Zoé Roy"
    assert letter(MessageKind.THANK_YOU, ana, None, "en").draft.subject == "Thank you for your time"


async def test_leaving_keeps_what_is_typed(open_app: Open, now: dt.datetime) -> None:
    screen = await open_app(THANKS)
    await screen.type("Message", "Qop {qop")
    await screen.type("Subject", "Qip")
    await screen.go("/today")
    own = Template.own("thank-you", "en")
    assert own
    assert (own.subject, own.body) == ("Qip", "Qop {qop")
    await screen.go(THANKS)
    assert screen.field("Message").value == "Qop {qop"
    assert screen.field("Subject").value == "Qip"


async def test_a_dropped_connection_loses_nothing(open_app: Open, now: dt.datetime) -> None:
    screen = await open_app(THANKS)
    await screen.focus("Message")
    await screen.type("Message", "Qop {qop}")
    await screen.reconnect()
    assert screen.field("Message").value == "Qop {qop}"
    await screen.type("Message", "x" * 1_000_001)
    await screen.leave("Message")
    assert screen.field("Message").error == "This is too long to keep. Please shorten it."
    await screen.reconnect()
    assert screen.field("Message").value == "x" * 1_000_001
    await screen.type("Message", "short")
    await screen.leave("Message")
    assert not screen.field("Message").error
    assert body_of("thank-you", "en") == "short"


async def test_two_fields_typed_in_turn_are_both_kept(open_app: Open, now: dt.datetime) -> None:
    screen = await open_app(THANKS)
    await screen.type("Message", "Qop")
    await screen.leave("Message")
    await screen.type("Subject", "Qip")
    await screen.leave("Subject")
    await screen.type("Message", "Qup")
    await screen.leave("Message")
    own = Template.own("thank-you", "en")
    assert own
    assert (own.subject, own.body) == ("Qip", "Qup")


async def test_a_quick_hand_in_two_fields_loses_neither(open_app: Open, now: dt.datetime) -> None:
    screen = await open_app(THANKS)
    message, subject = screen.field("Message"), screen.field("Subject")
    for field, text in ((message, "Qop"), (subject, "Qip"), (message, "Qup")):  # and nothing is drawn in between
        screen.session.apply_patch(field._i, {"value": text})
        await screen.session.dispatch_event(field._i, "change", text)
        await screen.session.dispatch_event(field._i, "blur", None)
    await screen.settle()
    own = Template.own("thank-you", "en")
    assert own
    assert (own.subject, own.body) == ("Qip", "Qup")


async def test_our_words_typed_again_are_ours(open_app: Open, now: dt.datetime) -> None:
    screen = await open_app(THANKS)
    ours = screen.field("Message").value
    await screen.type("Message", "Qop")
    await screen.leave("Message")
    assert screen.has("Go back to ours")
    await screen.type("Message", f"{ours}\n")
    await screen.leave("Message")
    assert Template.own("thank-you", "en") is None
    await screen.type("Subject", "Qip")
    await screen.leave("Subject")
    own = Template.own("thank-you", "en")
    assert own
    assert (own.subject, own.body) == ("Qip", ""), "the body still follows ours"
    assert screen.field("Message").value == ours


async def test_an_emptied_field_stays_empty_until_one_leaves(open_app: Open, now: dt.datetime) -> None:
    screen = await open_app(THANKS)
    ours = screen.field("Message").value
    await screen.focus("Message")
    await screen.type("Message", "")
    await screen.leave("Message")
    assert screen.field("Message").value == ""
    await screen.click("their name")
    assert screen.field("Message").value == "{their name}"
    await screen.type("Message", "")
    await screen.back()
    await screen.click("Thank-you note", "thank-you-en")
    assert screen.field("Message").value == ours


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        (
            "{thier name}",
            "No field is called “thier name” here. Is it “their name”? Until this is corrected, ours is used.",
        ),
        ("{qwxz}", "No field is called “qwxz” here. Until this is corrected, ours is used."),
        ("{times}", "No field is called “times to meet” here. Until this is corrected, ours is used."),
        ("{contact.__class__}", "No field is called “contact.__class__” here. Until this is corrected, ours is used."),
        (
            "Hello {their name",
            "A brace stands alone. A field is written {their name}. Until this is corrected, ours is used.",
        ),
        ("{}", "A brace stands alone. A field is written {their name}. Until this is corrected, ours is used."),
    ],
)
async def test_a_mistaken_field_is_said_and_ours_is_used(
    open_app: Open, now: dt.datetime, typed: str, error: str
) -> None:
    ana = someone(now)
    ours = drafted(ana)
    screen = await open_app(THANKS)
    await screen.type("Message", typed)
    assert screen.field("Message").error == error
    assert not screen.field("Subject").error
    assert preview(screen) == f"Thank you for your time\n{ours}"
    await screen.leave("Message")
    assert body_of("thank-you", "en") == typed
    assert not screen.has("Saved"), "not in one breath with what is wrong"
    assert drafted(ana) == ours
    await screen.back()
    assert screen.has("Ours, until a field is corrected")
    await screen.click("Thank-you note", "thank-you-en")
    assert screen.field("Message").error == error
    await screen.type("Message", "Hello {their name}")
    assert not screen.field("Message").error
    assert preview(screen) == "Thank you for your time\nHello Ana"
    await screen.leave("Message")
    assert screen.has("Saved")
    assert drafted(ana) == "Hello Ana"


async def test_a_field_goes_where_the_cursor_was(open_app: Open, now: dt.datetime) -> None:
    calls: list[str] = []
    screen = await open_app(THANKS, answer=lambda name, _: calls.append(name))
    await screen.focus("Message")
    await screen.type("Message", "Hi , bye")
    cursor = {"base_offset": 3, "extent_offset": 3, "affinity": "downstream", "directional": False}
    await screen.fire(
        screen.field("Message"), "selection_change", {"selected_text": "", "selection": cursor, "cause": "keyboard"}
    )
    await screen.leave("Message")
    calls.clear()
    await screen.click("their name")
    field = screen.field("Message")
    assert field.value == "Hi {their name}, bye"
    assert field.selection
    assert field.selection.start == len("Hi {their name}")
    assert "focus" in calls
    await screen.click("my name")
    assert screen.field("Message").value == "Hi {their name}{my name}, bye"
    await screen.focus("Subject")
    await screen.type("Subject", "On ")
    await screen.leave("Subject")
    await screen.click("day of the interview")
    assert screen.field("Subject").value == "On {day of the interview}"
    await screen.back()
    own = Template.own("thank-you", "en")
    assert own
    assert (own.subject, own.body) == ("On {day}", "Hi {contact}{me}, bye")


async def test_a_field_deleted_and_put_in_again_is_shown(open_app: Open, now: dt.datetime) -> None:
    screen = await open_app(TEXT)
    before = screen.field("Message").value or ""
    await screen.type("Message", f"{before} {{their name}}")
    await screen.leave("Message")
    await screen.focus("Message")
    await screen.type("Message", f"{before} ")
    await screen.click("their name")
    assert screen.field("Message").value == f"{before} {{their name}}"


def test_the_window_counts_some_signs_twice() -> None:
    assert insert("😀b", ft.TextSelection(2, 2), "{x}") == ("😀{x}b", ft.TextSelection(5, 5))
    assert insert("abc", ft.TextSelection(2, 0), "x") == ("xc", ft.TextSelection(1, 1))
    assert insert("abc", None, "x")[0] == insert("abc", ft.TextSelection(-1, -1), "x")[0] == "abcx"
    assert insert("abc", ft.TextSelection(9, 9), "x")[0] == "abcx"


async def test_the_preview_is_for_the_one_last_seen_and_follows(open_app: Open, now: dt.datetime) -> None:
    ana, _ = someone(now), contact("Bo Ek", language="fr")
    sent(MessageKind.REQUEST, ana, now - DAY)
    screen = await open_app(THANKS)
    await screen.type("Message", "Hello {their name}. I learned {what I learned}. On {day of the interview}. Bye")
    assert preview(screen).endswith("Hello Ana. Bye")
    assert screen.has("A sentence whose field is not known is left out.")
    assert screen.has("Not known yet: day of the interview and what I learned.")
    meeting = interview(ana, (now - DAY).astimezone(ZoneInfo("America/Toronto")), now - 3 * DAY)
    meeting.finish(now - DAY)
    await screen.settle()
    assert preview(screen).endswith("Hello Ana. On Monday, September 14. Bye")
    await screen.type("Message", "Dear {their name}, {braces}".replace("{braces}", "bye"))
    assert preview(screen).endswith("Dear Ana, bye")
    assert not screen.has("Not known yet: what I learned.")
    await screen.click("Choose someone else")
    await screen.type("As it would be for", "Bo")
    await screen.click("Bo Ek")
    assert preview(screen).endswith("Dear Bo, bye")
    Contact.get(Contact.name == "Bo Ek").delete_for_now(now)
    await screen.settle()
    assert screen.field("As it would be for")


async def test_without_contacts_one_is_added_in_place(open_app: Open, now: dt.datetime) -> None:
    screen = await open_app(TEXT)
    await screen.type("Message", "Hello {their name}")
    assert screen.has("To see the message as it would be, add someone here by typing a name.")
    await screen.type("As it would be for", "Ana Lopes")
    await screen.click("Add Ana Lopes to your contacts")
    assert preview(screen) == "Hello Ana"


async def test_back_to_ours_and_back_again(open_app: Open, now: dt.datetime) -> None:
    screen = await open_app(THANKS)
    ours = screen.field("Message").value
    assert not screen.has("Go back to ours")
    await screen.focus("Message")
    await screen.type("Message", "Qop")
    await screen.wait_for("Saved", 2)
    await screen.type("Message", "Qop {my name}")
    await screen.click("Go back to ours")
    assert screen.field("Message").value == ours
    assert Template.own("thank-you", "en") is None
    assert screen.snack() == "This message begins with our words again."
    await screen.click("Undo")
    assert screen.field("Message").value == "Qop {my name}"
    assert body_of("thank-you", "en") == "Qop {me}"
    await screen.click("Go back to ours")
    await screen.back()
    await screen.click("Undo")
    assert screen.has("Your words")
    assert body_of("thank-you", "en") == "Qop {me}"


async def test_french_words_with_french_fields(open_app: Open, now: dt.datetime) -> None:
    someone(now, "Élise Huard")
    fr: Words = words("fr")
    screen = await open_app("/guide/settings/wordings/wording/nudge/fr", "fr")
    await screen.type(fr("Message"), "J’aimerais l’avis de {son nom}. {mom nom}")
    assert "mon nom" in (screen.field(fr("Message")).error or "")
    await screen.type(fr("Message"), "J’aimerais l’avis de {son nom}. {Mon Nom}")
    assert preview(screen).endswith("J’aimerais l’avis d’Élise. Zoé Roy")
    await screen.leave(fr("Message"))
    assert body_of("nudge", "fr") == "J’aimerais l’avis de {contact}. {me}"
    await screen.wake()  # on a busy computer it was saved before the field was left, and nothing changed since
    assert screen.field(fr("Message")).value == "J’aimerais l’avis de {son nom}. {mon nom}"


async def test_wide_they_stand_side_by_side_and_nothing_is_lost_on_the_way(open_app: Open, now: dt.datetime) -> None:
    someone(now)
    screen = await open_app(THANKS, width=1280)
    await screen.type("Message", "Hello {their name}")
    await screen.resize(500)
    assert screen.field("Message").value == "Hello {their name}"
    assert preview(screen).endswith("Hello Ana")
