"""The guide to informational interviews, idea by idea, in our own words.

A text is a message id: show it with `say(idea.text)`. Nothing here goes beyond what the guide says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from locales.words import N_


@dataclass(frozen=True)
class Idea:
    """One thing the guide says; with points, its text introduces them."""

    key: str
    text: str
    points: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    """A page of the guide."""

    id: str
    title: str
    ideas: tuple[Idea, ...]

    def messages(self) -> tuple[str, ...]:
        """Its title and texts, as they are read."""
        texts = (message for idea in self.ideas for message in (idea.text, *idea.points))
        return (self.title, *texts)


GUIDE: Final[tuple[Section, ...]] = (
    Section(
        "G1",
        N_("Start from the purpose"),
        (
            Idea(
                "G1.business-meeting",
                N_(
                    "An informational interview is a formal business meeting with a professional who knows the field "
                    "you have in mind."
                ),
            ),
            Idea(
                "G1.insider-knowledge",
                N_(
                    "You learn what people who do the work every day know, well beyond what you would find on your own."
                ),
            ),
            Idea(
                "G1.bring-back",
                N_("Five things to bring back:"),
                (
                    N_("a picture of the industry"),
                    N_("the state of the labour market"),
                    N_("advice on your job search"),
                    N_("advice on your résumé"),
                    N_("a network of contacts"),
                ),
            ),
        ),
    ),
    Section(
        "G2",
        N_("What it is not"),
        (
            Idea("G2.not-a-job-interview", N_("It is not a job interview, and it is not a way to get a job.")),
            Idea("G2.dont-force", N_("Don’t force it: put in the time and the care it takes.")),
            Idea("G2.busy-person", N_("You are asking a busy person to help someone they hardly know.")),
            Idea("G2.glad-to-help", N_("The good news: about 95 times in 100, people are glad to help.")),
            Idea("G2.make-it-easy", N_("Your part is to make helping you easy.")),
            Idea("G2.results", N_("Then concrete results may come quite soon.")),
        ),
    ),
    Section(
        "G3",
        N_("Do and don’t"),
        (
            Idea(
                "G3.no-job-request",
                N_(
                    "Don’t open by asking for a job. It puts people on the defensive, and they feel bad when they have "
                    "none to give."
                ),
            ),
            Idea(
                "G3.value-advice",
                N_(
                    "Someone with no job to give still has opinions, knowledge and expert tips to share. Value them: "
                    "they are free, so expect plenty."
                ),
            ),
            Idea(
                "G3.research-first",
                N_("Do your research first, so that you never have to ask, “What is it you do here?”"),
            ),
            Idea(
                "G3.show-homework",
                N_("Let it show, discreetly, that you did your homework. The more you put in, the more comes back."),
            ),
            Idea(
                "G3.your-choice",
                N_("Don’t ask which way your career should go. That choice is yours alone."),
            ),
        ),
    ),
    Section(
        "G4",
        N_("When it helps"),
        (
            Idea("G4.career-change", N_("You are changing careers, whether or not you have a job now.")),
            Idea("G4.new-graduate", N_("You have just graduated.")),
            Idea("G4.returning", N_("You are returning to the labour market.")),
            Idea("G4.between-jobs", N_("You are between two jobs.")),
        ),
    ),
    Section(
        "G5",
        N_("Why do it"),
        (
            Idea("G5.research-source", N_("It is an excellent source for your research.")),
            Idea("G5.less-stress", N_("It is far less stressful than a job interview.")),
            Idea("G5.practice", N_("It is very good practice for interviews.")),
            Idea("G5.leads-to-offers", N_("It often leads to real interviews, and then to a job offer.")),
        ),
    ),
    Section(
        "G6",
        N_("What it costs"),
        (
            Idea("G6.time", N_("Doing it well takes time.")),
            Idea("G6.patience", N_("It also takes patience and perseverance.")),
        ),
    ),
    Section(
        "G7",
        N_("How to get the meeting"),
        (
            Idea(
                "G7.own-contacts",
                N_("Begin with the contacts you already have. Who among them knows the right people?"),
            ),
            Idea(
                "G7.mutual-friend",
                N_(
                    "Friends of your professional contacts are best. The friend you share makes them willing to give "
                    "you time, in person ideally, or else by phone."
                ),
            ),
            Idea(
                "G7.name-with-permission",
                N_(
                    "Call or write to them directly, and name the friend you share, but ONLY if that friend has agreed."
                ),
            ),
            Idea(
                "G7.flexible",
                N_(
                    "Insist gently, or be flexible about the time. Meeting over breakfast or lunch heads off "
                    "“I haven’t a moment.”"
                ),
            ),
            Idea(
                "G7.first-message",
                N_("In your first message, tell them:"),
                (
                    N_("who you are"),
                    N_("who suggested them, and why"),
                    N_("that you know they are busy"),
                    N_("that you would like about twenty minutes, for some quick advice"),
                    N_("that you hope to meet this week or in the next few days, if they can"),
                ),
            ),
            Idea(
                "G7.objections",
                N_("Expect objections, and keep your questions at hand: you may have to ask them on the spot."),
            ),
            Idea(
                "G7.executives",
                N_("Think of executives, in industries and in professional associations: they are good sources."),
            ),
            Idea("G7.agenda", N_("You asked for the meeting, so you set its agenda.")),
            Idea("G7.objectives", N_("Know your objectives, and work towards them.")),
        ),
    ),
    Section(
        "G8",
        N_("The day itself"),
        (
            Idea(
                "G8.as-any-appointment",
                N_("Do as you would for any other appointment:"),
                (
                    N_("wear suitable clothes"),
                    N_("arrive on time"),
                    N_("be courteous and professional"),
                    N_("come well prepared"),
                    N_("keep within the time agreed"),
                ),
            ),
        ),
    ),
    Section(
        "G9",
        N_("Afterwards"),
        (
            Idea("G9.thank-you", N_("Send a thank-you note.")),
            Idea(
                "G9.news",
                N_(
                    "Send news every four to six weeks, so that people know where you stand and think of you when "
                    "something opens."
                ),
            ),
        ),
    ),
)

_BESIDE: Final[Mapping[str, tuple[str, ...]]] = {
    "request": ("G7.first-message", "G7.name-with-permission", "G7.flexible", "G3.no-job-request"),
    "request-text": ("G7.first-message", "G7.name-with-permission", "G3.no-job-request"),
    "request-call": ("G7.objectives", "G7.objections", "G7.flexible", "G3.no-job-request"),
    "nudge": ("G7.flexible", "G2.busy-person", "G2.make-it-easy"),
    "thank-you": ("G9.thank-you", "G3.value-advice"),
    "update": ("G9.news", "G3.no-job-request"),
}


def beside(wording: str) -> list[Idea]:
    """What the guide advises for a message, to read beside its draft."""
    ideas = {idea.key: idea for section in GUIDE for idea in section.ideas}
    return [ideas[key] for key in _BESIDE[wording]]
