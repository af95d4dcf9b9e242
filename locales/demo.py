"""The texts of `--demo`: who the sample people are and what they said. Their dates and acts are in views/demo.py.

A plain string is a name, the same in every language. Each e-mail address and phone number is one kept for examples.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from locales.words import N_


@dataclass(frozen=True)
class Person:
    name: str
    title: str = ""
    organisation: str = ""
    email: str = ""
    phone: str = ""
    link: str = ""
    notes: str = ""
    tags: tuple[str, ...] = ()
    why: str = ""
    """Why they were suggested, if they were."""


@dataclass(frozen=True)
class Meeting:
    """Where it was, and what was said: answers by the key of their card; an empty one was only asked."""

    place: str = ""
    notes: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)


MARKED: Final = ("key-strengths", "opportunities")
"""Of what was answered to these, the first sentence is a key phrase."""

MY_NAME: Final = "Camille Roy"
INTRODUCTION: Final = N_("I worked in hotels for eight years, and I am preparing a change of career.")
SUBJECT: Final = N_("urban planning")
STUDY_PLAN: Final = N_("a master’s degree in urban planning")
OWN_QUESTION: Final = N_("How much of your week do you spend in the field?")
OWN_OBJECTIVE: Final = N_("the right time to specialize")

CITY_HALL: Final = N_("city hall")
TRANSIT: Final = N_("transit")
HOUSING: Final = N_("housing")

HELENE: Final = Person(
    "Hélène Bouchard",
    N_("Director of planning"),
    N_("Town of Rivemont"),
    "helene.bouchard@example.ca",
    "450 555-0112",
    notes=N_("We met at a public meeting at the library. Easiest to reach early in the morning."),
    tags=(CITY_HALL,),
)
DAVID: Final = Person(
    "David Lavoie",
    N_("Landscape architect"),
    "Atelier Boréal",
    "david.lavoie@example.com",
    "418 555-0127",
    "https://example.com/atelier-boreal",
)
EWAN: Final = Person(
    "Ewan MacLeod",
    N_("Transit planner"),
    N_("Harbour Transit"),
    "ewan.macleod@example.ca",
    "902 555-0133",
    tags=(TRANSIT,),
)
KWAME: Final = Person(
    "Kwame Mensah",
    N_("Housing advisor"),
    N_("Rooftops Housing Co-operative"),
    "kwame.mensah@example.ca",
    "514 555-0146",
    tags=(HOUSING,),
    why=N_("He changed careers too, at thirty-five."),
)
AMINA: Final = Person(
    "Amina Diallo",
    N_("Geomatics analyst"),
    "Carto Nord",
    "amina.diallo@example.com",
    "819 555-0158",
)
SOPHIE: Final = Person(
    "Sophie Nguyen",
    N_("Heritage consultant"),
    "Studio Vieux-Port",
    "sophie.nguyen@example.com",
    "514 555-0161",
)
NAOMI: Final = Person(
    "Naomi Tanaka",
    N_("International consultant on sustainable cities"),
    "Agora Urbana",
    "naomi.tanaka@example.com",
    "604 555-0174",
    notes=N_("Travels all year: ask which time zone she is in before choosing an hour."),
    why=N_("They studied together, and she knows how cities do things elsewhere."),
)
ROBERT: Final = Person(
    "Robert Tremblay",
    N_("Real estate developer"),
    "Groupe Trois-Pignons",
    "robert.tremblay@example.com",
    "418 555-0105",
    notes=N_("No time for a meeting before next year, but he was kind about it."),
)
PRIYA: Final = Person(
    "Priya Raman",
    N_("Community planner"),
    N_("Crossroads Community Centre"),
    "priya.raman@example.ca",
    "647 555-0119",
    why=N_("She runs public consultations, and she likes to explain her work."),
)
LUC: Final = Person(
    "Luc Vollant",
    N_("Land use coordinator"),
    N_("First Nation land office"),
    phone="418 555-0182",
    why=N_("No one knows the North Shore better."),
)
FATIMA: Final = Person(
    "Fatima Haddad",
    N_("Professor of urban planning"),
    N_("Faculty of Planning"),
    "fatima.haddad@example.ca",
    notes=N_("I read her article on winter cities: start from there."),
)
JEAN_PHILIPPE: Final = Person(
    "Jean-Philippe Côté",
    N_("Town councillor"),
    N_("Town of Rivemont"),
    "jp.cote@example.ca",
    "450 555-0190",
    tags=(CITY_HALL,),
)
GRACE: Final = Person(
    "Grace Wong",
    N_("Data lead, shared bikes"),
    "Vélo-Cité",
    "grace.wong@example.com",
    tags=(TRANSIT,),
)
ELISE: Final = Person(
    "Élise Arsenault",
    N_("Accessibility specialist"),
    notes=N_("Kwame will send me her address."),
    why=N_("She makes sure that a neighbourhood works for everyone."),
)

WITH_HELENE: Final = Meeting(
    N_("Town hall, second floor"),
    N_("Very generous with her time. Her team is small, so everyone does a bit of everything. Send her news!"),
    {
        "why-field": N_("She wanted a job where she could see the result from her own window."),
        "typical-day": N_("Permits in the morning, citizens in the afternoon, council in the evening once a month."),
        "next-five-years": N_("Adapting to heat waves and floods will be in every plan."),
        "who-else": N_("Naomi Tanaka, for what is done elsewhere, and Kwame Mensah, for housing."),
    },
)
WITH_DAVID: Final = Meeting(
    N_("At his studio, near the market"),
    N_("Twenty minutes, as promised. He draws while he talks."),
    {
        "how-field": N_("By chance: a summer job planting trees, then a teacher who believed in him."),
        "recommended-path": N_("See a small project through to the end before choosing a school."),
        "my-skills": "",
        "resume-opinion": N_("Put the renovation projects first: that is already planning."),
    },
)
WITH_EWAN: Final = Meeting(
    notes=N_("Warm on the phone. He offers to show me the control centre."),
    answers={
        "key-strengths": N_("Listening to people who are angry, and knowing how to read a timetable."),
        "opportunities": N_("Small towns are starting to plan their own bus lines, and they lack people."),
        "pay": "",
        "who-else": N_("Luc Vollant, but better not to say who gave me his name."),
    },
)
WITH_KWAME: Final = Meeting(
    N_("At the co-op, in the common room"),
    N_("He began in restaurants: we understood each other at once. Bring him the hotel conversion example."),
    {
        "why-field": N_("He wanted his children to grow up in a place they could stay in."),
        "recommended-path": N_("A certificate in the evening first, and volunteer work on a housing committee."),
        "do-differently": N_("Ask for help sooner: people say yes more often than one thinks."),
        "risks": "",
        "who-else": N_("Élise Arsenault, who works on accessibility."),
    },
)
WITH_AMINA: Final = Meeting("Café du Canal")
WITH_NAOMI: Final = Meeting("https://video.example.com/agora")
EWAN_AGAIN: Final = Meeting(N_("Harbour Transit control centre, main entrance"))

READ_THE_PLAN: Final = N_("Read the town’s planning programme")
ATTEND_COUNCIL: Final = N_("Attend a council meeting")
JOIN_ASSOCIATION: Final = N_("Join the planners’ association as a friend member")
SKETCH_A_STREET: Final = N_("Sketch one street, before and after")
WALK_THE_SITE: Final = N_("Walk through a new neighbourhood with someone who lives there")
RIDE_THE_LINE: Final = N_("Ride the whole of line 9 at rush hour")
COMMITTEE: Final = N_("Visit a housing committee")

FIRST_CALL: Final = N_("She agrees to meet me, and asks me to read about the town first.")
NEWS_CALL: Final = N_("I told her about my visit to the council. She was pleased.")
