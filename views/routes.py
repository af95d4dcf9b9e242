"""Which screen stands at which path.

A path is the stack of screens the person laid one on another: /today/interview/3/cards goes back to the interview, and
that to Today. So contacts and interviews may stand on each other, to any depth.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

import flet as ft

from models.message import MessageKind
from views.late import late
from views.panes import LISTS, NothingFoundOpen, NothingMore, nothing_open, panes
from views.parts.component import part, screen
from views.parts.empty import empty
from views.parts.frame import Destination, frame
from views.parts.shell import Shell, use_shell
from views.today import Today

After: Final = late("after", "After")
Backups: Final = late("backups", "Backups")
Cadence: Final = late("cadence", "Cadence")
CardChoice: Final = late("card_choice", "CardChoice")
Cards: Final = late("cards.hand", "Cards")
ContactDetail: Final = late("contact", "ContactDetail")
EditContact: Final = late("contact_form", "EditContact")
NewContact: Final = late("contact_form", "NewContact")
Contacts: Final = late("contacts", "Contacts")
Erasing: Final = late("erasing", "Erasing")
Guide: Final = late("guide", "Guide")
ImportPeople: Final = late("imports.choose", "ImportPeople")
ImportColumns: Final = late("imports.columns", "ImportColumns")
ImportPreview: Final = late("imports.preview", "ImportPreview")
ImportRow: Final = late("imports.row", "ImportRow")
InterviewDetail: Final = late("interview", "InterviewDetail")
EditInterview: Final = late("interview_form", "EditInterview")
NewInterview: Final = late("interview_form", "NewInterview")
Interviews: Final = late("interviews", "Interviews")
AllAdvice: Final = late("learned.advice", "AllAdvice")
Answers: Final = late("learned.answers", "Answers")
Behind: Final = late("learned.behind", "Behind")
EveryoneSaid: Final = late("learned.everyone", "EveryoneSaid")
FindingsReport: Final = late("learned.findings", "FindingsReport")
AtAGlance: Final = late("learned.glance", "AtAGlance")
Learned: Final = late("learned.hub", "Learned")
WhoLedToWhom: Final = late("learned.network", "WhoLedToWhom")
FindingsPreview: Final = late("learned.preview", "FindingsPreview")
SentMessage: Final = late("messages.sent", "SentMessage")
MessageSheet: Final = late("messages.sheet", "MessageSheet")
Questions: Final = late("questions", "Questions")
RecentlyDeleted: Final = late("recently_deleted", "RecentlyDeleted")
Search: Final = late("search", "Search")
Settings: Final = late("settings", "Settings")
WordingEditor: Final = late("wording", "WordingEditor")
Wordings: Final = late("wordings", "Wordings")
YourData: Final = late("your_data", "YourData")


@cache
def routes(wide: bool = False) -> list[ft.Route]:
    """The five destinations, each with every detail above it, or in panes beside it on a wide window."""
    details = _details(wide)
    if wide:
        return [
            ft.Route(outlet=True, component=panes(Destination.TODAY), children=[ft.Route(index=True, component=Today)]),
            *(_in_panes(*row, details) for row in _DESTINATIONS),
        ]
    return [
        ft.Route(index=True, component=Today),
        *(ft.Route(path=path, component=component, children=details) for _, path, component in _DESTINATIONS),
    ]


_DESTINATIONS: Final = (
    (Destination.TODAY, "today", Today),
    (Destination.CONTACTS, "contacts", Contacts),
    (Destination.INTERVIEWS, "interviews", Interviews),
    (Destination.QUESTIONS, "questions", Questions),
    (Destination.GUIDE, "guide", Guide),
)


_NO_KEY: Final = re.compile(
    rf"/(contact|interview|question|card|sent|row)/(?!\d{{1,18}}(/|$))|/message/(?!({'|'.join(MessageKind)})(/|$))"
)
"""A key that the database can't have, or a kind of message that there isn't."""
_HEARD: Final = "heard/interview/:interview"
"""What was heard in an interview, one step from where it is listed."""
_NEWS: Final = "news/contact/:contact/message/update"
"""News to someone, one step from where it was offered: what is due, or their advice."""


def _in_panes(destination: Destination, path: str, component: Any, details: list[ft.Route]) -> ft.Route:
    first = nothing_open(destination) if destination in LISTS else component
    return ft.Route(
        path=path,
        outlet=True,
        component=panes(destination),
        children=[ft.Route(index=True, component=first), *details],
    )


def _details(wide: bool) -> list[ft.Route]:
    wording = _keyed("wording/:wording/:code", WordingEditor)
    wordings = ft.Route(path="wordings", component=Wordings, children=[wording])
    backups = ft.Route(path="backups", component=Backups)
    deleted = ft.Route(path="deleted", component=RecentlyDeleted)
    erasing = ft.Route(path="erasing", component=Erasing, children=[backups])
    importing = _importing()
    data = ft.Route(path="data", component=YourData, children=[backups, deleted, erasing, importing])
    settings = ft.Route(path="settings", component=Settings, children=[wordings, data])
    message = _keyed("message/:kind", MessageSheet, children=[wording])
    sent = _keyed("sent/:message", SentMessage)
    new_contact = ft.Route(path="new-contact", component=NewContact)
    new_interview = ft.Route(path="new-interview", component=NewInterview)
    contact = _keyed("contact/:contact", ContactDetail)
    interview = _keyed("interview/:interview", InterviewDetail)
    contact.children = [
        _keyed("edit", EditContact),
        _keyed("cadence", Cadence),
        message,
        sent,
        new_contact,
        new_interview,
        interview,
    ]
    interview.children = [
        _keyed("edit", EditInterview),
        _keyed("cards", Cards, children=[settings]),
        _keyed("choose", CardChoice),
        _keyed("after", After, children=[message, contact, _keyed("edit", EditInterview)]),
        message,
        contact,
    ]
    # A call becomes the interview: its cards, and what was heard, lie on the call, and back is back to it.
    call = _keyed("message/request", MessageSheet, children=[wording, *_on_the_spot(message, contact, settings)])
    contact.children.insert(0, call)
    interview.children.insert(0, call)
    contact.recursive = interview.recursive = True
    heard = _keyed(_HEARD, After, children=[message, contact, _keyed("edit", EditInterview)])
    above = [contact, interview, heard, new_interview]
    everyone = _keyed("question/:question", EveryoneSaid, children=[contact, interview, heard])
    card = _keyed("card/:card", Questions, children=[everyone])
    found = _search(wide, message, contact, interview, sent, card)
    network = _network(wide, contact, interview, new_contact)
    news = _keyed(_NEWS, MessageSheet, children=[wording])
    learned = _learned(above, everyone, network, news)
    people = [contact, interview, new_contact, new_interview, news]
    return [*people, settings, importing, found, learned, everyone, network]


def _learned(above: list[ft.Route], everyone: ft.Route, network: ft.Route, news: ft.Route) -> ft.Route:
    """What all interviews brought, each way to look at it a screen above the hub."""
    contact, interview, *_ = above
    answers = ft.Route(path="answers", component=Answers, children=[everyone, *above])
    advice = ft.Route(path="advice", component=AllAdvice, children=[*above, news])
    behind = _keyed("behind/:group", Behind, children=[contact, interview])
    at_a_glance = ft.Route(path="glance", component=AtAGlance, children=[behind])
    preview = ft.Route(path="preview", component=FindingsPreview)
    findings = ft.Route(path="findings", component=FindingsReport, children=[preview, *above])
    ways = [answers, advice, network, at_a_glance, findings]
    return ft.Route(path="learned", component=Learned, children=[*ways, contact, interview])


def _network(wide: bool, *opened: ft.Route) -> ft.Route:
    """Who is tapped opens above the picture, or beside it on a wide window."""
    if wide:
        return ft.Route(path="network", children=[ft.Route(index=True, component=NothingMore), *opened])
    return ft.Route(path="network", component=WhoLedToWhom, children=list(opened))


def _importing() -> ft.Route:
    """A file, what it would change, and someone or the columns of it."""
    columns = ft.Route(path="columns", component=ImportColumns)
    preview = ft.Route(path="preview", component=ImportPreview, children=[columns, _keyed("row/:row", ImportRow)])
    return ft.Route(path="import", component=ImportPeople, children=[preview])


def _search(
    wide: bool, message: ft.Route, contact: ft.Route, interview: ft.Route, sent: ft.Route, card: ft.Route
) -> ft.Route:
    """What is found opens above the search, or beside it on a wide window: one step from it, and one back."""
    heard = _keyed(_HEARD, After, children=[message, contact, _keyed("edit", EditInterview)])
    found = [contact, interview, sent, heard, card]
    if wide:
        return ft.Route(path="search", children=[ft.Route(index=True, component=NothingFoundOpen), *found])
    return ft.Route(path="search", component=Search, children=found)


def _on_the_spot(message: ft.Route, contact: ft.Route, settings: ft.Route) -> list[ft.Route]:
    here = "interview/:interview"
    after = _keyed(f"{here}/after", After, children=[message, contact, _keyed("edit", EditInterview)])
    return [_keyed(f"{here}/cards", Cards, children=[settings]), after]


def _keyed(path: str, component: Any, children: list[ft.Route] | None = None) -> ft.Route:
    """A route whose screen is mounted anew for each path: one record's fields never show on the next."""

    @ft.component
    def Keyed() -> Any:
        path = use_shell().path
        return _Nowhere(key=path) if _NO_KEY.search(path) else component(key=path)

    return ft.Route(path=path, component=Keyed, children=children)


@screen
def _Nowhere() -> ft.Control:
    """An address with a key that none of ours ever had."""
    shell = use_shell()
    return frame(shell, "Entrevue", [_nothing_here(shell)])


@part
def NotFound() -> ft.Control:
    """The router lays this in a view of its own."""
    return _nothing_here(use_shell(), is_title=True)


def _nothing_here(shell: Shell, *, is_title: bool = False) -> ft.Control:
    say, icon = shell.say, ft.Icons.EXPLORE_OUTLINED
    return empty(icon, say("There is nothing here."), say("Go to Today"), lambda: shell.go("/today"), is_title=is_title)
