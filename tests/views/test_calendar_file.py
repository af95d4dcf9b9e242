"""Calendar files: what RFC 5545 and 5546 ask for, read back by two libraries; and whom they never name."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any
from zoneinfo import ZoneInfo

import dateutil.tz
import pytest
import vobject
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from locales.words import words
from models import deck
from models.advice import Advice
from models.contact import Contact
from models.interview import CancelledBy, Interview, Objective
from models.naming import NameWithheld
from models.profile import Profile
from models.referral import MayName, Referral
from tests.models.people import DAY, contact, interview
from views.calendar_file import AddressMissing, invitation, own_entries, own_entry
from views.parts.files import File

SAY = words("en")
MY_EMAIL = "zuri@example.ca"
PLACE = "Café « Chez l’Élève », 12, rue d’Été; porte B\\C\nsonnez 2 fois, svp"

pytestmark = pytest.mark.usefixtures("data")


@pytest.fixture
def me() -> Profile:
    return known_as(MY_EMAIL)


def known_as(email: str) -> Profile:
    Profile.load().describe(name="Zuri Qop", email=email)
    return Profile.load()


@pytest.fixture
def meeting(now: dt.datetime) -> Interview:
    return interview(contact(email="ana@example.ca"), now + DAY, now, place="Qafé")


def parsed(file: File) -> Calendar:
    """Read by the library that wrote it, strictly: it must find nothing to forgive."""
    calendar = Calendar.from_ical(file.data)
    assert [row.errors for row in calendar.walk()] == [[] for _ in calendar.walk()]
    return calendar


def event(file: File) -> Event:
    (found,) = parsed(file).events
    return found


def by_vobject(file: File) -> Any:
    """It keeps each zone it met under its name, and so would read a file by the zone of another: forget them."""
    for known in (name for name in vars(vobject.icalendar) if name.endswith("tzidMap")):
        getattr(vobject.icalendar, known).clear()
    vobject.icalendar.registerTzid("UTC", dateutil.tz.tzutc())
    return vobject.readOne(file.data.decode()).vevent


def make(which: str, meeting: Interview, now: dt.datetime) -> File:
    me = Profile.load()
    return invitation(meeting, me, "en", now) if which == "invitation" else own_entry(SAY, meeting, me, now)


# What each METHOD must and must not have: RFC 5545, 3.6 and 3.6.1, and RFC 5546, 3.2.1, 3.2.2 and 3.2.5.
EVERY = {"UID": 1, "DTSTAMP": 1, "DTSTART": 1, "DTEND": 1, "SEQUENCE": 1, "SUMMARY": 1, "STATUS": 1}
ONE_OF_EACH = {"CREATED": 1, "LAST-MODIFIED": 1, "DURATION": 0, "REQUEST-STATUS": 0, "RRULE": 0}
TABLE = {
    # kind, my address known, cancelled: the METHOD, the STATUS, how many of each
    ("own", False, False): (None, "CONFIRMED", {"ORGANIZER": 0, "ATTENDEE": 0, "LOCATION": 1, "VALARM": 2}),
    ("own", False, True): (None, "CANCELLED", {"ORGANIZER": 0, "ATTENDEE": 0, "LOCATION": 0, "VALARM": 0}),
    ("own", True, False): ("PUBLISH", "CONFIRMED", {"ORGANIZER": 1, "ATTENDEE": 0, "LOCATION": 1, "VALARM": 2}),
    ("own", True, True): ("CANCEL", "CANCELLED", {"ORGANIZER": 1, "ATTENDEE": 0, "LOCATION": 0, "VALARM": 0}),
    ("invitation", True, False): ("REQUEST", "CONFIRMED", {"ORGANIZER": 1, "ATTENDEE": 1, "LOCATION": 1, "VALARM": 0}),
    ("invitation", True, True): ("CANCEL", "CANCELLED", {"ORGANIZER": 1, "ATTENDEE": 1, "LOCATION": 0, "VALARM": 0}),
}


def count(row: Event, name: str) -> int:
    if name == "VALARM":
        return len(row.walk("VALARM"))
    value = row.get(name, [])
    return len(value) if isinstance(value, list) else 1


@pytest.mark.parametrize(("case", "wanted"), TABLE.items(), ids=map(str, TABLE))
def test_each_method_has_what_the_rules_ask_for(
    meeting: Interview, now: dt.datetime, case: tuple[str, bool, bool], wanted: tuple[str | None, str, dict[str, int]]
) -> None:
    kind, address_known, cancelled = case
    method, status, counts = wanted
    known_as(MY_EMAIL if address_known else "")
    if cancelled:
        meeting.cancel(CancelledBy.ME, now)
    file = make(kind, meeting, now)
    calendar, row = parsed(file), event(file)
    assert (calendar.get("METHOD"), row["STATUS"]) == (method, status)
    assert (calendar["VERSION"], calendar["PRODID"]) == ("2.0", "-//Entrevue//Entrevue//EN")
    found = {name: count(row, name) for name in EVERY | ONE_OF_EACH | counts}
    assert found == EVERY | ONE_OF_EACH | counts
    if counts["ORGANIZER"]:
        assert row["ORGANIZER"] == f"mailto:{MY_EMAIL}" and row["ORGANIZER"].params["CN"] == "Zuri Qop"
    if cancelled:
        assert row["SEQUENCE"] > 0
    other = by_vobject(file)
    assert (other.uid.value, other.status.value) == (f"{meeting.uid}@entrevue", status)
    assert file.kind == "text/calendar"


def test_the_guest_is_asked_for_an_answer(me: Profile, meeting: Interview, now: dt.datetime) -> None:
    guest = event(invitation(meeting, me, "en", now))["ATTENDEE"]
    assert guest == "mailto:ana@example.ca"
    assert dict(guest.params) == {
        "CN": "Ana Lopes",
        "RSVP": "TRUE",
        "PARTSTAT": "NEEDS-ACTION",
        "ROLE": "REQ-PARTICIPANT",
    }


@pytest.mark.parametrize(("mine", "theirs"), [("", "ana@example.ca"), (MY_EMAIL, ""), ("", "")])
def test_an_invitation_is_never_made_with_a_blank(now: dt.datetime, mine: str, theirs: str) -> None:
    row = interview(contact(email=theirs), now + DAY, now)
    with pytest.raises(AddressMissing):
        invitation(row, known_as(mine), "en", now)


def test_an_address_is_written_as_people_write_it(now: dt.datetime) -> None:
    row = interview(contact(email="ana+jobs@example.ca"), now + DAY, now)
    assert event(invitation(row, known_as("zo%é@example.ca"), "en", now))["ATTENDEE"] == "mailto:ana+jobs@example.ca"
    assert event(own_entry(SAY, row, Profile.load(), now))["ORGANIZER"] == "mailto:zo%25%C3%A9@example.ca"


def test_ones_own_calendar_rings_a_day_and_an_hour_before(me: Profile, meeting: Interview, now: dt.datetime) -> None:
    file = own_entry(SAY, meeting, me, now)
    alarms = event(file).walk("VALARM")
    assert [row["TRIGGER"].to_ical() for row in alarms] == [b"-P1D", b"-PT1H"]
    assert all(row["ACTION"] == "DISPLAY" and row["DESCRIPTION"] for row in alarms)
    assert [row.trigger.value for row in by_vobject(file).valarm_list] == [-DAY, -dt.timedelta(hours=1)]


@pytest.mark.parametrize(
    ("screens", "of_contact", "of_meeting", "wanted"),
    [("en", "", "", "en"), ("en", "fr", "", "fr"), ("fr", "fr", "en", "en"), ("fr", "", "", "fr")],
)
def test_an_invitation_speaks_the_language_of_the_interview_ones_own_entry_that_of_the_screens(
    me: Profile, now: dt.datetime, screens: str, of_contact: str, of_meeting: str, wanted: str
) -> None:
    ana = contact(email="ana@example.ca", language=of_contact)
    row = interview(ana, now + DAY, now, language=of_meeting)
    there, here = words(wanted), words(screens)
    sent = event(invitation(row, me, screens, now))
    assert sent["SUMMARY"] == there("Informational interview with {name}", name="Zuri Qop")
    assert there("In person") in sent["DESCRIPTION"]
    kept = event(own_entry(here, row, me, now))
    assert kept["SUMMARY"] == here("Informational interview: {name}", name="Ana Lopes")


def test_without_a_name_of_ones_own_the_title_has_no_hole(now: dt.datetime, meeting: Interview) -> None:
    Profile.load().describe(email=MY_EMAIL)
    row = event(invitation(meeting, Profile.load(), "en", now))
    assert row["SUMMARY"] == "Informational interview"
    assert dict(row["ORGANIZER"].params) == {}


@pytest.mark.parametrize("kind", ["own", "invitation"])
def test_signs_come_back_as_typed_and_lines_are_folded(me: Profile, now: dt.datetime, kind: str) -> None:
    name = "Élise D’Août-Ñandú, arch.; “B” 李 " + "é" * 90
    me.describe(name="Zoë Łoś, ing.; 王")
    row = interview(contact(name, email="elise@example.ca"), now + DAY, now, place=PLACE)
    file = make(kind, row, now)
    found = event(file)
    assert found["LOCATION"] == by_vobject(file).location.value == PLACE
    title = {"own": f"Informational interview: {name}", "invitation": "Informational interview with Zoë Łoś, ing.; 王"}
    assert found["SUMMARY"] == by_vobject(file).summary.value == title[kind]
    assert found["ORGANIZER"].params["CN"] == "Zoë Łoś, ing.; 王"
    assert by_vobject(file).organizer.params["CN"] == ["Zoë Łoś, ing.; 王"]
    assert file.data.endswith(b"\r\n")
    lines = file.data.split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    assert any(line.startswith(b" ") for line in lines)
    for line in lines:
        line.decode()  # no letter is cut in two


@given(st.text(max_size=200))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_place_gives_a_file_that_reads(text: str) -> None:
    row = Interview(contact=Contact(id=1, name="Ana", email="ana@example.ca"), place=text, zone="Europe/Paris")
    row.starts_at = row.ends_at = dt.datetime(2026, 9, 15, 12, tzinfo=dt.UTC)
    me = Profile(name=text, email=MY_EMAIL)
    for file in (own_entry(SAY, row, me, row.starts_at), invitation(row, me, "en", row.starts_at)):
        assert event(file)["UID"] == by_vobject(file).uid.value
        assert len(parsed(file).events) == 1


@pytest.mark.parametrize("sign", ["\x07", "\x00", "\x1b", "\x7f", "\x85"])
def test_control_characters_stay_out(me: Profile, now: dt.datetime, sign: str) -> None:
    row = interview(contact(f"An{sign}a"), now + DAY, now)
    row.place = f"Qa{sign}fé\r\nB"
    found = event(own_entry(SAY, row, me, now))
    assert (found["LOCATION"], found["SUMMARY"]) == ("Qafé\nB", "Informational interview: Ana")


def test_a_second_line_cannot_be_a_property_of_its_own(me: Profile, now: dt.datetime) -> None:
    place = "Qafé\r\nATTENDEE:mailto:eve@example.ca\nEND:VEVENT"
    row = interview(contact("Ana\r\nATTENDEE:mailto:eve@example.ca", email="a@example.ca"), now + DAY, now, place=place)
    me.describe(name='Zuri"\nX-QOP:1')
    found = event(invitation(row, me, "en", now))
    assert count(found, "ATTENDEE") == 1 and "X-QOP" not in found


@pytest.mark.parametrize(
    ("place", "link"),
    [
        ("https://video.example.com/a?b=1,2;c", True),
        ("http://example.com", True),
        ("Qafé", False),
        ("https://", False),
        ("https://[x", False),
        ("https://example.com then room 2", False),
        ("javascript:alert(1)", False),
        ("514 555-0199", False),
    ],
)
def test_a_place_that_is_a_link_is_one_in_the_file(me: Profile, now: dt.datetime, place: str, link: bool) -> None:
    row = interview(contact(), now + DAY, now, place=place)
    file = own_entry(SAY, row, me, now)
    assert event(file)["LOCATION"] == place
    assert event(file).get("URL") == (place if link else None)
    if link:
        assert by_vobject(file).url.value == place


@pytest.mark.parametrize(
    ("zone", "start"),
    [
        ("America/Toronto", "2026-11-26T12:00"),
        ("Europe/Paris", "2026-10-25T09:00"),  # the clocks went back that night
        ("Asia/Kolkata", "2026-09-16T08:30"),
        ("Australia/Lord_Howe", "2026-10-04T09:00"),  # half an hour forward
        ("America/Sao_Paulo", "2030-01-31T23:50"),
        ("Africa/Casablanca", "2027-02-10T09:00"),
        ("Africa/Casablanca", "2027-02-20T09:00"),  # Ramadan: one hour back for four weeks
        ("America/Toronto", "2027-03-14T01:50"),  # ends at 3:10
        ("America/Toronto", "2027-03-14T03:30"),
        ("Europe/Dublin", "2027-01-14T03:30"),
        ("Asia/Kathmandu", "2027-01-14T10:00"),
        ("Etc/GMT+5", "2026-12-31T23:45"),
        ("Europe/Paris", "2095-06-30T12:00"),
    ],
)
def test_a_meeting_keeps_its_wall_clock_and_its_minutes(me: Profile, now: dt.datetime, zone: str, start: str) -> None:
    begin = dt.datetime.fromisoformat(start).replace(tzinfo=ZoneInfo(zone))
    row = Interview.get_by_id(interview(contact(), begin, now).id)
    file = own_entry(SAY, row, me, now)
    found, other = event(file), by_vobject(file)
    assert f"DTSTART;TZID={zone}:{begin:%Y%m%dT%H%M%S}\r\n".encode() in file.data
    assert [str(row["TZID"]) for row in parsed(file).walk("VTIMEZONE")] == [zone]
    for first, last in ((found.start, found.end), (other.dtstart.value, other.dtend.value)):
        assert first.replace(tzinfo=None) == begin.replace(tzinfo=None)
        assert first.astimezone(dt.UTC) == begin.astimezone(dt.UTC)
        assert last.astimezone(dt.UTC) - first.astimezone(dt.UTC) == dt.timedelta(minutes=20)
    assert len(file.data) < 1800, "a file to send by e-mail holds no century of clock changes"


@pytest.mark.parametrize(("fold", "start"), [(0, "01:50"), (1, "01:30"), (0, "01:10")])
def test_in_an_hour_that_comes_twice_it_lasts_twenty_minutes_too(
    me: Profile, now: dt.datetime, fold: int, start: str
) -> None:
    begin = dt.datetime.fromisoformat(f"2026-11-01T{start}").replace(tzinfo=ZoneInfo("America/Toronto"), fold=fold)
    file = own_entry(SAY, Interview.get_by_id(interview(contact(), begin, now).id), me, now)
    found, other = event(file), by_vobject(file)
    for first, last in ((found.start, found.end), (other.dtstart.value, other.dtend.value)):
        assert first.astimezone(dt.UTC) == begin.astimezone(dt.UTC)
        assert last.astimezone(dt.UTC) - first.astimezone(dt.UTC) == dt.timedelta(minutes=20)


@pytest.mark.parametrize("zone", ["America/Toronto", "Africa/Casablanca", "Europe/Dublin", "Australia/Lord_Howe"])
@pytest.mark.parametrize(
    "start", ["2026-12-01T12:00", "2027-02-20T12:00", "2027-03-14T03:30", "2027-04-04T03:00", "2027-07-01T12:00"]
)
def test_the_zone_written_in_the_file_is_enough(me: Profile, now: dt.datetime, zone: str, start: str) -> None:
    """Read under a name that no reader knows, so that only the description gives the hours."""
    begin = dt.datetime.fromisoformat(start).replace(tzinfo=ZoneInfo(zone))
    file = own_entry(SAY, interview(contact(), begin, now), me, now)
    unknown = f"Qop/{zone}{start}".replace(":", "")  # each its own: readers keep a zone under its name
    renamed = File(file.name, file.data.replace(zone.encode(), unknown.encode()), file.kind)
    assert parsed(renamed).events[0].start.utcoffset() == begin.utcoffset()
    if zone not in ("Africa/Casablanca", "Europe/Dublin"):  # which vobject takes for UTC, as their first line is +00
        assert by_vobject(renamed).dtstart.value.astimezone(dt.UTC) == begin.astimezone(dt.UTC)


def test_a_later_file_replaces_the_one_before(me: Profile, meeting: Interview, now: dt.datetime) -> None:
    seen = [event(own_entry(SAY, meeting, me, now))]

    def again() -> None:
        seen.append(event(make("invitation", Interview.get_by_id(meeting.id), now)))

    meeting.reschedule(meeting.start + DAY, 30, now)
    again()
    meeting.describe(place="Qaffé")
    again()
    meeting.cancel(CancelledBy.THEM, now)
    again()
    meeting.undo_cancel()
    again()
    meeting.cancel(CancelledBy.ME, now)
    meeting.reschedule(meeting.start + DAY, 20, now)
    again()
    sequences = [row["SEQUENCE"] for row in seen]
    assert sequences == sorted(set(sequences)), "each one is higher than the one before"
    assert {str(row["UID"]) for row in seen} == {f"{meeting.uid}@entrevue"}
    assert [row["STATUS"] for row in seen] == ["CONFIRMED"] * 3 + ["CANCELLED"] + ["CONFIRMED"] * 2


def test_its_name_is_safe_everywhere_and_says_the_day(me: Profile, now: dt.datetime) -> None:
    begin = dt.datetime(2026, 11, 26, 23, 30, tzinfo=ZoneInfo("America/Toronto"))
    row = interview(contact('../"Ana": <CON>?'), begin, now)
    assert own_entry(SAY, row, me, now).name == "interview-2026-11-26.ics"


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", ["interview", "invitation", "interview-cancelled", "invitation-cancelled"]),
        ("fr", ["entrevue", "invitation", "entrevue-annulée", "invitation-annulée"]),
    ],
)
def test_each_file_has_a_name_of_its_own_in_the_language_of_who_opens_it(
    me: Profile, now: dt.datetime, language: str, names: list[str]
) -> None:
    begin = dt.datetime(2026, 11, 26, 10, tzinfo=ZoneInfo("America/Toronto"))
    row = interview(contact(email="ana@example.ca", language=language), begin, now)

    def made() -> list[str]:
        mine, theirs = own_entry(words(language), row, me, now), invitation(row, me, "en", now)
        return [mine.name, theirs.name]

    planned = made()
    row.cancel(CancelledBy.THEM, now)
    assert [*planned, *made()] == [f"{name}-2026-11-26.ics" for name in names]


class TestPermission:
    """Guide, G7: who suggested the contact is named only when they said yes."""

    @pytest.mark.parametrize("kind", ["own", "invitation"])
    @pytest.mark.parametrize("may_name", [MayName.NO, MayName.NOT_ASKED])
    @pytest.mark.parametrize("place", ["Chez Anne Émond", "chez anne emond", "https://x.example/Anne%20%C3%89mond"])
    def test_a_place_that_names_them_makes_no_file(
        self, me: Profile, meeting: Interview, now: dt.datetime, kind: str, may_name: MayName, place: str
    ) -> None:
        anne = contact("Anne Émond")
        Referral.link(anne, meeting.contact, may_name=may_name)
        meeting.describe(place=place)
        with pytest.raises(NameWithheld) as refused:
            make(kind, meeting, now)
        assert refused.value.people == (anne,)

    def test_with_their_permission_it_does_until_that_is_withdrawn(
        self, me: Profile, meeting: Interview, now: dt.datetime
    ) -> None:
        referral = Referral.link(contact("Anne Émond"), meeting.contact, may_name=MayName.YES)
        meeting.describe(place="Chez Anne Émond")
        assert event(own_entry(SAY, meeting, me, now))["LOCATION"] == "Chez Anne Émond"
        referral.allow(MayName.NO)
        with pytest.raises(NameWithheld):
            own_entry(SAY, meeting, me, now)
        meeting.cancel(CancelledBy.ME, now)
        assert b"Anne" not in own_entry(SAY, meeting, me, now).data, "a cancellation says no place"

    @pytest.mark.parametrize("kind", ["own", "invitation"])
    def test_a_name_counts_wherever_it_stands(
        self, me: Profile, meeting: Interview, now: dt.datetime, kind: str
    ) -> None:
        Referral.link(contact("Anne Émond"), meeting.contact, may_name=MayName.NO)
        meeting.contact.describe(name="Ana (Anne Émond’s friend)")
        with pytest.raises(NameWithheld):
            make(kind, meeting, now)
        meeting.contact.describe(name="Ana")
        me.describe(name="Zuri, friend of Anne Émond")
        with pytest.raises(NameWithheld):
            make(kind, meeting, now)

    @given(
        may_name=st.sampled_from(MayName),
        withdrawn=st.booleans(),
        cancelled=st.booleans(),
        kind=st.sampled_from(["own", "invitation"]),
        language=st.sampled_from(["fr", "en"]),
        place=st.sampled_from(["Qafé", "Qez Qgiver", "Qop", ""]),
    )
    @settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def test_no_one_and_nothing_else_is_in_a_file(
        self,
        now: dt.datetime,
        may_name: MayName,
        withdrawn: bool,
        cancelled: bool,
        kind: str,
        language: str,
        place: str,
    ) -> None:
        """Each field of everyone holds a word of its own; the file may hold those of its table only."""
        word = filled_fields(now, place, may_name, withdrawn=withdrawn)
        row = Interview.select().order_by(Interview.id.desc()).get()
        if cancelled:
            row.cancel(CancelledBy.ME, now)
        may = may_name is MayName.YES and not withdrawn
        me = Profile.load()
        try:
            say = words(language)
            file = own_entry(say, row, me, now) if kind == "own" else invitation(row, me, language, now)
        except NameWithheld:
            assert place == "Qez Qgiver" and not may and not cancelled
            return
        assert may or cancelled or place != "Qez Qgiver"
        text = decoded(file)
        expected = {"myname", "myemail"} | ({"name", "email"} if kind == "invitation" else {"name"})
        assert {field for field, value in word.items() if value in text} == expected
        assert ("Qgiver" in text) == (may and not cancelled and place == "Qez Qgiver")


def decoded(file: File) -> str:
    """All that is written in a file: as it is, unfolded, and without its escapes."""
    unfolded = file.data.replace(b"\r\n ", b"").decode()
    return "\n".join([file.name, unfolded, json.dumps(parsed(file).to_jcal(), ensure_ascii=False)])


def filled_fields(now: dt.datetime, place: str, may_name: MayName, *, withdrawn: bool) -> dict[str, str]:
    """A contact, who suggested them, an interview and a profile with a word in each field. Those words, by field."""
    theirs = ("name", "title", "organisation", "notes", "salutation")
    word = {field: f"Qz{field}" for field in theirs} | {"email": "qzmail@example.ca", "tags": "Qztag"}
    word |= {"phones": "514 555-0147", "link": "https://qzlink.example"}
    ana = contact(
        **{field: word[field] for field in (*theirs, "email")},
        phones=(word["phones"],),
        tags=(word["tags"],),
        link=word["link"],
    )
    hers = {"title": "Qyt", "organisation": "Qyo", "notes": "Qyn", "email": "qye@example.ca"}
    giver = contact("Qez Qgiver", **hers)
    word |= {f"giver {field}": value for field, value in hers.items()} | {"why": "Qwhy"}
    referral = Referral.link(giver, ana, why=word["why"], may_name=may_name)
    if withdrawn:
        referral.allow(MayName.NO)
    mine = {"introduction": "Qxi", "subject_name": "Qxs", "study_plan": "Qxp"}
    Profile.load().describe(name="Qxname", email="qxmail@example.ca", **mine)
    word |= mine | {"myname": "Qxname", "myemail": "qxmail@example.ca"}
    row = interview(ana, now + DAY, now, place=place, subject_name="Qvs", objectives=(Objective.NETWORK,))
    row.aim([Objective.NETWORK], "Qvown")
    row.write_notes("Qvnotes")
    row.promise("Qvpromise")
    deck.cards(row)[0].write("Qvanswer", now)
    Advice.note(row, "Qvadvice", None, now)
    Referral.note(row, "Qvsuggested")
    word |= {"subject": "Qvs", "objective": "Qvown", "inotes": "Qvnotes", "promise": "Qvpromise"}
    return word | {"answer": "Qvanswer", "advice": "Qvadvice", "suggested": "Qvsuggested"}


def test_all_planned_interviews_in_one_file_are_the_entries_they_have_by_themselves(
    me: Profile, now: dt.datetime
) -> None:
    here = interview(contact("Ana"), now + DAY, now)
    far = interview(contact("Ben"), now.astimezone(ZoneInfo("Europe/Paris")) + 400 * DAY, now)
    late = interview(contact("Chi"), now + 800 * DAY, now)
    made = own_entries(SAY, [here, far, late], me, now)
    assert (made.entered, made.left_out) == ((here, far, late), ())
    assert made.file.name == "interviews-2026-09-15.ics"
    calendar = parsed(made.file)
    assert calendar["METHOD"] == "PUBLISH"
    alone = [event(own_entry(SAY, row, me, now)) for row in (here, far, late)]
    assert [row.to_ical() for row in calendar.events] == [row.to_ical() for row in alone]
    assert [row["UID"] for row in calendar.events] == [f"{row.uid}@entrevue" for row in (here, far, late)]
    zones = {str(row["TZID"]): row.to_tz() for row in calendar.walk("VTIMEZONE")}
    assert zones.keys() == {"America/Toronto", "Europe/Paris"}
    for row in vobject.readOne(made.file.data.decode()).vevent_list:
        assert row.dtstart.value.astimezone(dt.UTC) in {found.starts_at for found in (here, far, late)}


def test_a_plain_file_of_several_has_no_method(now: dt.datetime) -> None:
    made = own_entries(SAY, [interview(contact("Ana"), now + DAY, now)], known_as(""), now)
    assert "METHOD" not in parsed(made.file)


def test_one_that_would_name_who_may_not_be_named_is_left_out_of_the_file(me: Profile, now: dt.datetime) -> None:
    ana = contact("Ana")
    Referral.link(contact("Gil Qopper"), ana, may_name=MayName.NO)
    withheld = interview(ana, now + DAY, now, place="Chez Gil Qopper")
    other = interview(contact("Ben"), now + DAY, now)
    made = own_entries(SAY, [withheld, other], me, now)
    assert (made.entered, made.left_out) == ((other,), (withheld,))
    assert b"Qopper" not in made.file.data
