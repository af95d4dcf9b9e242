"""Where everyone stands in the picture of the network, and what is seen of it through a window."""

from __future__ import annotations

import random
from itertools import combinations
from pathlib import Path

import flet.canvas as cv
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from locales.words import words
from models.network import Member, Network
from models.reminder import Phase
from models.stage import Stage
from views.learned import network_drawing as drawing
from views.learned.network_layout import (
    ALONE,
    GAP,
    ONE_LINE,
    TEXT,
    TWO_LINES,
    Box,
    Fold,
    Layout,
    columns_for,
    columns_to_show_all,
    fold_at_first,
    is_framed,
    lay_out,
    lines_of,
)
from views.learned.pan_zoom import LARGEST, MARGIN, SMALLEST, Look, around, at_first, whole
from views.parts.stages import stage_name
from views.parts.status import phase_name

FONTS = Path(__file__).parents[2] / "assets" / "fonts"
EIGHTY = "Marie-Antoinette Élisabeth de la Fontaine-Beauchamp Saint-Laurent, Ph. D., ing.".ljust(80, "m")
NAMES = ("Ana", "Jean-Philippe Vaillancourt", "WANDA MWAMBA-WILLIAMS", "李小龍", EIGHTY)


def tree(through: list[int | None], chance: random.Random) -> Network:
    """Someone for each, under whom is said, who comes before them."""
    below = [0] * len(through)
    for key in range(len(through) - 1, -1, -1):
        if (above := through[key]) is not None:
            below[above] += below[key] + 1
    depth: list[int] = []
    people: list[Member] = []
    for key, above in enumerate(through):
        depth.append(1 if above is None else depth[above] + 1)
        also = tuple(chance.sample(range(1, len(through) + 1), 1)) if chance.random() < 0.2 else ()
        people.append(
            Member(
                id=key + 1,
                name=chance.choice(NAMES),
                stage=chance.choice(list(Stage)),
                phase=chance.choice(list(Phase)),
                through=None if above is None else above + 1,
                also=tuple(other for other in also if other != key + 1),
                is_cut_off=False,
                depth=depth[key],
                below=below[key],
            )
        )
    return Network(tuple(people))


@st.composite
def networks(draw: st.DrawFn) -> Network:
    count = draw(st.integers(1, 60))
    through = [None if key == 0 else draw(st.one_of(st.none(), st.integers(0, key - 1))) for key in range(count)]
    return tree(through, random.Random(draw(st.integers(0, 99))))


def large(seed: int = 3, count: int = 300) -> Network:
    chance = random.Random(seed)
    return tree([None if key == 0 or chance.random() < 0.35 else chance.randrange(key) for key in range(count)], chance)


def open_everything(network: Network) -> dict[int, bool]:
    return dict.fromkeys(fold_at_first(network), False)


def apart(one: Box, other: Box) -> bool:
    return one.right <= other.left or other.right <= one.left or one.bottom <= other.top or other.bottom <= one.top


def everything_holds(layout: Layout) -> None:
    boxes = [layout.me, *(card.box for card in layout.cards)]
    assert all(apart(one, other) for one, other in combinations(boxes, 2)), "two labels overlap"
    width, height = layout.size
    for box in [*boxes, *([layout.alone] if layout.alone else [])]:
        assert 0 <= box.left <= box.right <= width
        assert 0 <= box.top <= box.bottom <= height
    for fold in layout.folds:
        on_cards = [card for card in layout.cards if card.box.holds(fold.x, fold.y)]
        assert [card.person.id for card in on_cards] == ([fold.key] if fold.key != ALONE else [])
        assert layout.at(fold.x, fold.y) == fold
    for card in layout.cards:
        assert layout.at(card.box.left + 30, card.box.line) == card.person
        assert layout.box_of(card.person.id) == card.box
    ends = [end for trunk in layout.trunks for end in trunk.ends]
    places = [(card.box.left, card.box.line) for card in layout.cards if not is_within(card.box, layout.alone)]
    title = [(layout.alone.left, layout.alone.top)] if layout.alone else []
    assert len(ends) == len(set(ends)) == len(places) + len(title)
    assert set(places) <= set(ends), "a line to each, and one"


def is_within(box: Box, frame: Box | None) -> bool:
    return frame is not None and frame.holds(box.left, box.top) and frame.holds(box.right, box.bottom)


@given(networks(), st.integers(1, 8))
def test_no_two_overlap_and_a_tap_finds_each(network: Network, columns: int) -> None:
    shut = lay_out(network, {}, columns)
    everything_holds(shut)
    layout = lay_out(network, open_everything(network), columns)
    everything_holds(layout)
    assert sorted(card.person.id for card in layout.cards) == sorted(one.id for one in network.people)
    assert lay_out(network, open_everything(network), columns) == layout
    behind = sum(fold.people for fold in shut.folds if fold.is_folded)
    assert len(shut.cards) + behind == len(network.people), "who is not in sight is counted where they are folded away"


@pytest.mark.parametrize("columns", [1, 3])
def test_at_three_hundred_too(columns: int) -> None:
    network = large()
    shut, wide_open = lay_out(network, {}, columns), lay_out(network, open_everything(network), columns)
    for layout in (shut, wide_open):
        everything_holds(layout)
    assert len(shut.cards) <= 40 or not any(card.person.depth > 1 for card in shut.cards)
    assert len(wide_open.cards) == 300


def test_what_is_folded_moves_only_what_is_below() -> None:
    network = large(count=50)
    opened = open_everything(network)
    before = lay_out(network, opened)
    folds = [fold for fold in before.folds if fold.key != ALONE]
    for fold in folds[:8]:
        after = lay_out(network, opened | {fold.key: True})
        for card in before.cards:
            if card.box.top <= fold.y:
                assert after.box_of(card.person.id) == card.box
        (folded,) = [one for one in after.folds if one.key == fold.key]
        assert (folded.x, folded.y, folded.is_folded) == (fold.x, fold.y, True)
        assert len(after.cards) == len(before.cards) - fold.people


def test_a_long_chain_is_laid_out() -> None:
    chain = tree([None, *range(1500)], random.Random(1))
    assert len(lay_out(chain, open_everything(chain)).cards) == 1501
    assert len(lay_out(chain, {}).cards) == 40


def test_those_found_alone_are_gathered_beside_branches() -> None:
    few, many = tree([None, 0, None, None, None], random.Random(1)), tree([None, 0, *[None] * 30], random.Random(1))
    assert not is_framed(few)
    assert lay_out(few, {}).alone is None
    assert is_framed(many)
    layout = lay_out(many, {}, 3)
    assert len(layout.cards) == 2
    (fold,) = [fold for fold in layout.folds if fold.key == ALONE]
    assert (fold.people, fold.is_folded) == (30, True)
    frame = layout.alone
    assert frame is not None
    assert layout.at(frame.left + 20, frame.top + 10) == fold, "all of its title is tapped"
    layout = lay_out(many, {ALONE: False}, 3)
    assert sum(is_within(card.box, layout.alone) for card in layout.cards) == 30
    nobody_leads = tree([None] * 30, random.Random(1))
    assert not is_framed(nobody_leads)


def test_who_else_led_there_is_drawn_from_whoever_stands_for_them() -> None:
    people = [
        Member(key, f"P{key}", Stage.MET, Phase.ON_TIME, through, also, False, depth, below)
        for key, through, also, depth, below in (
            (1, None, (), 1, 2),
            (2, 1, (), 2, 1),
            (3, 2, (), 3, 0),
            (4, None, (3,), 1, 0),
        )
    ]
    network = Network(tuple(people))
    layout = lay_out(network, {})
    assert layout.others == [(layout.box_of(3), layout.box_of(4))]
    layout = lay_out(network, {1: True})
    assert layout.others == [(layout.box_of(1), layout.box_of(4))]


def test_every_line_is_drawn_within_the_picture() -> None:
    layout = lay_out(large(), {}, 1)
    assert layout.others
    for giver, to in layout.others:
        lines = drawing._arc(giver, to)
        (curve,) = [line for line in lines if isinstance(line, cv.Path.CubicTo)]
        # Nowhere is it further right than three quarters of the way to where it is drawn.
        far = max(giver.right, to.right)
        assert far + (max(curve.cp1x, curve.cp2x, far) - far) * 0.75 < layout.size[0]


# The letters


@pytest.mark.parametrize("percent", [100, 200])
def test_every_label_has_room_for_its_letters(percent: int) -> None:
    """As the picture is drawn, in the app's own letters; with text at 200 % all of it is twice as large."""
    scale = percent / 100
    name = ImageFont.truetype(FONTS / "SourceSans3-Semibold.ttf", round(drawing._NAME * scale))
    word = ImageFont.truetype(FONTS / "SourceSans3-Regular.ttf", round(drawing._WORD * scale))
    chip = ImageFont.truetype(FONTS / "SourceSans3-Semibold.ttf", round(drawing._CHIP[0] * scale))
    for text in ("Ana Lopes", "Jean-Philippe Roy", "WWW", "MARIE-ÈVE MBEKI", "Élise Pelletier-Desrosiers", "illicite"):
        if name.getlength(text) > TEXT * scale:
            assert lines_of(text) == 2, text
    for code in ("fr", "en"):
        say = words(code)
        for phase in (Phase.OPEN, Phase.LATE):
            said = phase_name(say, phase)
            around_it = drawing._chip_width(said) - 26
            assert chip.getlength(said) <= around_it * scale, said
            room = TEXT - drawing._chip_width(said) - drawing._DISC
            for stage in Stage:
                assert word.getlength(stage_name(say, stage)) <= room * scale, (stage, phase, code)
    line, status = drawing._NAME * drawing._EVEN, drawing._WORD * drawing._EVEN
    assert line + status + 8 <= ONE_LINE
    assert 2 * line + status + 8 <= TWO_LINES


@given(st.text("abcdefghijklmnopqrstuvwxyzéèêçïôœABCDEFGHIJKLMNOPQRSTUVWXYZÉŒ .,'’-", min_size=10, max_size=34))
def test_a_name_that_is_broader_than_a_line_has_two(name: str) -> None:
    letters = ImageFont.truetype(FONTS / "SourceSans3-Semibold.ttf", 150)
    if letters.getlength(name) / 10 > TEXT:
        assert lines_of(name) == 2


def test_eighty_letters_have_two_lines() -> None:
    assert lines_of(EIGHTY) == 2
    assert lines_of("Ana Lopes") == 1
    assert lines_of("Gabriel Pelletier-Desrosiers") == 1


# Through the window


WINDOW = (412.0, 640.0)


def test_what_is_seen_whole_is_within_the_window() -> None:
    for picture in ((300.0, 200.0), (300.0, 2000.0), (4000.0, 300.0)):
        look = whole(picture, WINDOW)
        for x, y in ((0, 0), picture):
            assert 0 <= look.x + x * look.scale <= WINDOW[0]
            assert 0 <= look.y + y * look.scale <= WINDOW[1]
        assert look.scale <= 1
    assert whole((300, 200), WINDOW, usual=2).scale == pytest.approx((412 - 2 * MARGIN) / 300)


@pytest.mark.parametrize("count", [5, 50, 300])
def test_something_sensible_is_seen_at_first(count: int) -> None:
    network = large(count=count)
    layout = lay_out(network, {}, columns_for(WINDOW[0]))
    look = at_first(layout.size, WINDOW, 1, layout.cards[0].box)
    assert 0.8 <= look.scale <= 1
    first = layout.cards[0].box
    assert look.x + first.left * look.scale >= 0
    assert look.x + first.right * look.scale <= WINDOW[0], "the whole of the first card"
    assert look.y + layout.me.top * look.scale >= 0
    in_sight = [card for card in layout.cards if look.y + card.box.bottom * look.scale <= WINDOW[1]]
    assert len(in_sight) >= min(5, count)


def test_with_large_letters_the_first_card_begins_at_the_edge() -> None:
    first = Box(28, 72, 248, 58)
    look = at_first((300, 2000), WINDOW, 2, first)
    assert look.scale == 2
    assert look.x + first.left * 2 == MARGIN


@given(st.floats(SMALLEST, LARGEST), st.floats(-999, 999), st.floats(-999, 999), st.floats(0, 400), st.floats(0.1, 5))
def test_what_the_fingers_hold_stays_under_them(scale: float, x: float, y: float, at: float, factor: float) -> None:
    look = Look(scale, x, y)
    grip = look.under(at, at)
    held = look.held(grip, at + 30, at - 20, scale * factor)
    assert held.under(at + 30, at - 20) == pytest.approx(grip)
    assert SMALLEST <= held.scale <= LARGEST
    middle = look.zoomed(WINDOW, scale * factor)
    assert middle.under(206, 320) == pytest.approx(look.under(206, 320))


def test_someone_is_seen_without_moving_more_than_it_takes() -> None:
    look = Look(1, 16, 16)
    assert look.showing(Box(40, 100, 248, 58), WINDOW) == look
    moved = look.showing(Box(300, 700, 248, 58), WINDOW)
    assert moved.x + 548 == WINDOW[0] - MARGIN
    assert moved.y + 758 == WINDOW[1] - MARGIN
    assert Look(1, -300, 16).showing(Box(40, 100, 248, 58), WINDOW) == Look(1, MARGIN - 40, 16)
    assert Look(3, -300, 16).showing(Box(40, 100, 248, 58), WINDOW).x == MARGIN - 120, "it begins in sight"


def test_someone_is_brought_to_the_middle() -> None:
    box = Box(100, 200, 248, 58)
    assert around(box, WINDOW, 1.5).under(206, 320) == pytest.approx((224, 229))


def test_a_wide_window_has_more_columns_and_all_is_seen_larger() -> None:
    assert (columns_for(412), columns_for(1192)) == (1, 3)
    network = large()
    columns = columns_to_show_all(network, {}, WINDOW)
    scales = [whole(lay_out(network, {}, count).size, WINDOW).scale for count in (1, columns)]
    assert columns > 1
    assert scales[1] > 1.5 * scales[0]


def test_a_fold_is_told_from_its_card() -> None:
    network = tree([None, 0], random.Random(1))
    layout = lay_out(network, {})
    (fold,), box = layout.folds, layout.cards[0].box
    assert isinstance(layout.at(box.right + 15, box.line), Fold)
    assert layout.at(box.right - 40, box.line) == layout.cards[0].person
    assert layout.at(box.left + 30, box.bottom + GAP / 2 - 1) == layout.cards[0].person
    assert layout.at(-50, 0) is None
    assert fold.people == 1
