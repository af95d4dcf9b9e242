"""The icon: every size is the drawing's, and the browser shows it."""

import io
import json
import tomllib
from pathlib import Path

from PIL import Image, ImageChops

from tests.browser.icons import ASSETS, pictures
from tests.views.serving import served
from views.palette import DARK, LIGHT, SEED

ROOT = Path(__file__).parents[2]


def test_every_size_is_the_drawings(chromium) -> None:
    page = chromium.new_page()
    for name, picture in pictures(page):
        kept, drawn = Image.open(ASSETS / name), Image.open(io.BytesIO(picture))
        apart = ImageChops.difference(kept.convert("RGBA"), drawn.convert("RGBA")).getextrema()
        assert max(high for _, high in apart) <= 8, f"{name}: python -m tests.browser.icons makes it anew"
    page.close()


def test_the_tab_and_the_installed_page_show_it(open_page, tmp_path: Path) -> None:
    with served(tmp_path) as app:
        page = open_page()
        page.goto(app.door)
        for name in ("favicon.png", "icons/loading-animation.png", "icons/icon-512.png"):
            assert page.request.get(f"{app.origin}/{name}").body() == (ASSETS / name).read_bytes()
        manifest = page.request.get(f"{app.origin}/manifest.json").json()
        assert (manifest["name"], manifest["theme_color"]) == ("Entrevue", SEED)


def test_what_is_seen_before_the_first_screen_has_its_colours() -> None:
    splash = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["flet"]["splash"]
    assert (splash["color"], splash["dark_color"]) == (LIGHT["surface"], DARK["surface"])
    assert json.loads((ASSETS / "manifest.json").read_text())["background_color"] == LIGHT["surface"]
