"""The report as a file: read back by other programs, it says what was written, and no page's ink leaves its margins."""

from __future__ import annotations

import datetime as dt
import io
import re
import unicodedata
from functools import cache
from html.parser import HTMLParser

import pypdfium2
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from PIL import ImageChops
from pypdf import PdfReader

from locales.cards import STUDIES
from locales.words import words
from models.findings import Asked, Findings, Heard, Part, Who
from views.learned.document import Byline, Document, Heading, Item, Pair, Said, Section
from views.learned.pdf_text import MISSING
from views.learned.report import document
from views.learned.report_markdown import markdown
from views.learned.report_pdf import BOTTOM, FOOT, HEIGHT, SIDE, TOP, WIDTH, pdf

DAY = dt.date(2026, 11, 25)
LONG_NAME = "Wilhelmina-Maximiliane Grosvenor-Featherstonehaugh de la Rochefoucauld-Montmorency"
LONG_WORD = "W" * 200
FRENCH = (
    "L’œuvre d’Élise\u00a0: «\u00a0ça coûte 65\u00a0000\u00a0$\u00a0», n’est-ce pas\u00a0? Où, à Noël… oui\u00a0!\n"
    "Une autre ligne – avec un tiret.\n\nUn autre paragraphe, où tout va bien."
)


def report(*blocks: object, **settings: object) -> Document:
    given = {
        "title": "Ce que j’ai appris",
        "language": "fr-CA",
        "author": "Noé Roy",
        "head": ("L’urbanisme", "Noé Roy", "25\u00a0novembre\u00a02026"),
        "note": "",
        "blocks": blocks,
    }
    return Document(**(given | settings))


def whole() -> Document:
    """One with everything in it, of several pages."""
    start = FRENCH.index("«")
    keys = ((start, FRENCH.index("»") + 1),)
    blocks: list[object] = [Section("Les phrases clés"), Item("Lire d’abord.", "Élise", is_key=True)]
    blocks += [Section("Les réponses")]
    for n in range(12):
        blocks += [Heading(f"Question n°\u00a0{n}\u00a0: pourquoi\u00a0?")]
        for name in (LONG_NAME, "Élise Roy"):
            blocks += [
                Byline(f"{name} · {LONG_NAME} · 2\u00a0octobre"),
                Said(FRENCH, keys),
                Said(f"Oui {LONG_WORD} fin."),
            ]
    blocks += [Section("Conseils"), Item(f"Lire {LONG_WORD}", f"{LONG_NAME}\n{LONG_WORD}")]
    blocks += [
        Section("Entrevues"),
        *(Pair("12\u00a0septembre\u00a02026", f"{LONG_NAME} ({LONG_WORD})") for _ in range(9)),
    ]
    return report(*blocks, head=(f"Urbanisme {LONG_WORD[:80]}", LONG_NAME, "2026"), note="Les noms…")


@cache
def made(document: Document) -> bytes:
    return pdf(document, words(document.language[:2]), DAY)


def pages(data: bytes) -> list[str]:
    """The text of each page, without its foot."""
    read = PdfReader(io.BytesIO(data))
    running = re.escape(read.metadata["/Title"][:16])
    foot = r"^Page\W\d+ (?:de|of)\W\d+\n"
    feet = [foot, *[rf"{foot}{running}.*\n"] * (len(read.pages) - 1)]
    return [re.sub(row, "", page.extract_text()) for row, page in zip(feet, read.pages, strict=True)]


def tight(text: str) -> str:
    """Without what a line's end or a list's point may be; a non-breaking space stays."""
    return re.sub("[ \n\t•]", "", text)


def said(document: Document) -> str:
    """All that the blocks say, in their order."""
    texts: list[str] = []
    for block in document.blocks:
        texts += [value for value in vars(block).values() if isinstance(value, str)]
    return tight("".join(texts))


def test_its_text_is_that_of_the_source(tmp_path) -> None:
    document = whole()
    read = pages(made(document))
    first, *rest = read
    assert all(tight(line) in tight(first) for line in (document.title, *document.head, document.note))
    assert tight("".join(rest)) == said(document)
    assert "• Lire d’abord." in rest[0]
    assert "\u00a0" in said(document) and "É" in said(document)


def test_the_table_of_contents_tells_the_page_of_each_heading() -> None:
    document = whole()
    data = made(document)
    first, *_ = read = pages(data)
    titles = [block.title for block in document.blocks if isinstance(block, Section | Heading)]
    lines = first.splitlines()
    listed = lines[lines.index("Table des matières") + 1 :]
    assert listed[::2] == titles
    for title, page in zip(listed[::2], listed[1::2], strict=True):
        assert title in read[int(page) - 1]
    outline = PdfReader(io.BytesIO(data)).outline
    named = [row.title for part in outline for row in (part if isinstance(part, list) else [part])]
    assert named == titles


def test_a_heading_that_is_not_listed_is_in_the_outline_alone() -> None:
    data = made(report(Section("Notes"), Heading("Élise", is_listed=False), Said("Oui")))
    assert "Élise" not in pages(data)[0]
    assert [
        row.title
        for part in PdfReader(io.BytesIO(data)).outline
        for row in (part if isinstance(part, list) else [part])
    ] == ["Notes", "Élise"]


@pytest.mark.parametrize(("language", "foot"), [("fr-CA", "Page\u00a02 de\u00a02"), ("en-CA", "Page 2 of 2")])
def test_it_says_what_it_is(language: str, foot: str) -> None:
    document = report(Section("Notes"), Said("Oui"), language=language)
    read = PdfReader(io.BytesIO(made(document)))
    assert read.trailer["/Root"]["/Lang"] == language
    assert read.metadata["/Title"] == "Ce que j’ai appris – L’urbanisme"
    assert read.metadata["/Author"] == "Noé Roy"
    assert read.metadata["/CreationDate"].startswith("D:20261125000000")
    assert foot in read.pages[1].extract_text()
    fonts = {
        str(font["/BaseFont"])
        for page in read.pages
        for font in (row.get_object() for row in page["/Resources"]["/Font"].values())
    }
    assert fonts and all("Source" in name for name in fonts), "each font is in the file"


def test_it_is_the_same_when_made_again() -> None:
    assert made(whole()) == made.__wrapped__(whole())


def test_it_tells_how_far_it_is_and_can_be_ended() -> None:
    told: list[float] = []
    document = report(*(Said(f"Ligne {n}") for n in range(300)))
    pdf(document, words("fr"), DAY, told.append)
    assert told == sorted(told) and told[0] == 0.0 and 0.9 < told[-1] <= 1.0 and len(told) > 15

    def end(part: float) -> None:
        if part > 0.7:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        pdf(document, words("fr"), DAY, end)
    assert pages(made(document)), "and another can be made"


def test_a_heading_stays_with_what_it_leads_to() -> None:
    for lines in range(36, 42):
        document = report(
            Said("\n".join(map(str, range(lines)))), Heading("Ensemble"), Byline("Élise"), Said("Une\nDeux")
        )
        *_, last = pages(made(document))
        assert "Ensemble\nÉlise\nUne\nDeux" in last


def ink(data: bytes) -> list[tuple[tuple[int, int, int, int] | None, tuple[int, int, int, int] | None]]:
    """Where each page has ink, in points from its upper left: above the foot, and in it."""
    found = []
    foot = round(HEIGHT - BOTTOM)
    for page in pypdfium2.PdfDocument(data):
        picture = page.render(scale=1, grayscale=True).to_pil()
        dark = ImageChops.invert(picture.convert("L")).point(lambda tone: 255 if tone > 3 else 0)
        width, height = dark.size
        found.append((dark.crop((0, 0, width, foot)).getbbox(), dark.crop((0, foot, width, height)).getbbox()))
    return found


def assert_within(data: bytes) -> None:
    for body, foot in ink(data):
        if body:
            assert body[0] >= SIDE - 1 and body[2] <= WIDTH - SIDE + 1 and body[1] >= TOP - 1, body
        assert foot and foot[0] >= SIDE - 1 and foot[2] <= WIDTH - SIDE + 1, foot
        assert foot[1] >= BOTTOM - FOOT - 12 and foot[3] <= BOTTOM - FOOT + 5, (
            f"ink between the text and the foot: {foot}"
        )


def test_no_ink_leaves_the_margins() -> None:
    assert_within(made(whole()))


@pytest.mark.parametrize("sign", ["😀", "👩🏽‍💻", "ע", "你", "\U000e0041", "\ud800"[:0] or "ก็"])
def test_a_sign_that_the_typeface_lacks_leaves_one_in_its_place(sign: str) -> None:
    first, second = pages(made(report(Section(f"Notes {sign}"), Said(f"avant {sign} après"))))
    if unicodedata.category(sign[0]) == "Cf":
        assert MISSING not in first + second
    else:
        assert f"avant {MISSING} après" in second and f"Notes {MISSING}" in second
        assert "□ remplace un signe" in first


def test_what_the_typeface_has_is_never_replaced() -> None:
    text = "Żółć Ελλάδα Москва \u0065\u0301té → ✓ – ½ № ﬁn\u00adi"
    first, second = pages(made(report(Section(text), Heading(text), Said(text), Byline(text))))
    assert MISSING not in first + second
    assert tight(second).count(tight("Żółć Ελλάδα Москва été → ✓ – ½ № ﬁni")) == 4


@settings(max_examples=15)
@given(text=st.text(st.sampled_from("<>&;/amp#x20nbsp \u00a0\u202fé«»’\"'=bifontsizcolr"), min_size=1, max_size=50))
@example(text="a &amp; b &lt;c> &nbsp; <b>d</b> <br/> &#233; R&D")
def test_what_looks_like_markup_is_read_as_it_is(text: str) -> None:
    _, second = pages(made(report(Section("Début"), Said(f"x{text}x"))))
    assert tight(second) == tight(f"Débutx{text}x")


def test_a_short_last_answer_is_not_alone_on_the_next_page() -> None:
    answers = [part for n in range(9) for part in (Byline(f"Personne {n}"), Said(f"Oui {n}.\nEt non {n}."))]
    for lines in range(40, 60, 2):
        blocks = [Heading("Pourquoi?"), Said("x\n" * lines), *answers, Heading("Comment?"), *answers, Heading("Fin")]
        _, *read = pages(made(report(*blocks)))
        for page in read[1:]:
            first = re.search(r"Personne \d", page)
            assert first and first.group() != "Personne 8", lines


def test_a_very_long_answer_is_laid_out_in_pieces() -> None:
    text = " ".join(f"mot{n}" for n in range(9000))
    read = pages(made(report(Section("Notes"), Said(text))))
    assert tight("".join(read[1:])) == tight("Notes" + text)


ANY = st.one_of(
    st.text(max_size=60), st.text(st.sampled_from("<>&*_#`\n\t \u00a0«»’é😀\u200d\u0301-1.|[]\\Aa"), max_size=60)
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    def keyed(text: str) -> Said:
        ends = sorted(draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=2)))
        return Said(text, ((ends[0], ends[1]),) if ends[0] < ends[1] else ())

    block = st.one_of(
        ANY.map(Section),
        ANY.map(Heading),
        ANY.map(Byline),
        ANY.map(keyed),
        st.builds(Item, ANY, ANY, st.booleans()),
        st.builds(Pair, ANY, ANY),
    )
    return report(*draw(st.lists(block, max_size=6)), head=(draw(ANY),), author=draw(ANY), title=draw(ANY))


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(document=documents())
@example(document=report(Said("</para><font size=900>&nbsp;&#0;<img src='/etc/passwd'/>")))
@example(
    document=report(Section(""), Item("", "\n\n"), Said("\ud83d".encode("utf-8", "ignore").decode() + "\ufffe\x00"))
)
def test_no_text_breaks_it(document: Document) -> None:
    assert made(document).startswith(b"%PDF")
    shown(markdown(document))


class Shown(HTMLParser):
    """What a reader of Markdown shows, and what of it stands out."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text, self.strong, self._depth = "", [], 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "strong":
            self._depth += 1
            self.strong.append("")

    def handle_endtag(self, tag: str) -> None:
        self._depth -= tag == "strong"

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._depth:
            self.strong[-1] += data


def shown(text: str) -> Shown:
    return Shown(MarkdownIt("commonmark").render(text))


def test_the_markdown_says_the_same() -> None:
    document = whole()
    read = shown(markdown(document))
    head = "".join((document.title, *document.head, document.note))
    texts = [
        f"{b.label} – {b.text}" if isinstance(b, Pair) else "".join(v for v in vars(b).values() if isinstance(v, str))
        for b in document.blocks
    ]
    assert tight(read.text) == tight(head + "".join(texts))
    assert "Lire d’abord." in read.strong
    assert read.strong.count("«\u00a0ça coûte 65\u00a0000\u00a0$\u00a0»") == 24


@given(text=st.text(st.sampled_from("*_ \u00a0a«».<b>é1#"), min_size=1, max_size=20), data=st.data())
@example(text="。文", data=None)
def test_what_stands_out_does_in_markdown_too(text: str, data: st.DataObject | None) -> None:
    start = data.draw(st.integers(0, len(text) - 1)) if data else 0
    end = data.draw(st.integers(start + 1, len(text))) if data else 1
    read = shown(markdown(report(Said(text, ((start, end),)), head=("x",), title="t")))
    key = text[start:end].strip()
    assert read.text.split("x", 1)[1].split() == text.split()
    assert read.strong == ([key] if key else [])


def test_a_long_study_plan_makes_no_heading_too_long_for_a_page() -> None:
    who = Who(1, "Ana", "", "")
    asked = Asked(STUDIES, "", (Heard(1, DAY, "Oui", ()),))
    found = Findings("", "job", "", "Un cours, puis un autre. " * 400, {1: who}, (asked,), (), (), ())
    made(document(words("fr"), found, set(Part), DAY, is_unnamed=False))
