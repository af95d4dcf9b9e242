"""Make every size of the icon and of the splash anew from assets/icon.svg: `python -m tests.browser.icons`."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PIL import Image
from playwright.sync_api import Page, sync_playwright

ASSETS: Final = Path(__file__).parents[2] / "assets"
SVG: Final = ASSETS / "icon.svg"

WHOLE: Final = {
    "favicon.png": 64,
    "icon.png": 1024,
    "icons/icon-192.png": 192,
    "icons/icon-512.png": 512,
    "icons/loading-animation.png": 192,
    "splash.png": 768,
    "splash_dark.png": 768,
}
"""The icon as it is drawn; also what is seen while the app starts."""
FILLED: Final = {
    "icons/icon-maskable-192.png": 192,
    "icons/icon-maskable-512.png": 512,
    "icons/apple-touch-icon-192.png": 192,
    "icon_android.png": 1024,
    "icon_ios.png": 1024,
}
"""Cut to its own shape by the system: no round corners, and the sign within the middle four fifths."""


def pictures(page: Page) -> Iterator[tuple[str, bytes]]:
    """Each file's name under assets/, and what it holds."""
    drawn = SVG.read_text(encoding="utf-8")
    filled = drawn.replace('rx="112"', 'rx="0"').replace(
        '<g id="sign">', '<g id="sign" transform="translate(51 51) scale(0.8)">'
    )
    for source, sizes in ((drawn, WHOLE), (filled, FILLED)):
        for name, size in sizes.items():
            yield name, _painted(page, source, size)


def _painted(page: Page, svg: str, size: int) -> bytes:
    page.set_viewport_size({"width": size, "height": size})
    page.set_content(f"<style>body{{margin:0}}svg{{display:block;width:{size}px;height:{size}px}}</style>{svg}")
    return page.screenshot(omit_background=True)


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for name, picture in pictures(browser.new_page()):
            (ASSETS / name).parent.mkdir(exist_ok=True)
            (ASSETS / name).write_bytes(picture)
    Image.open(ASSETS / "icon.png").save(ASSETS / "icon.ico", sizes=[(side, side) for side in (16, 32, 48, 256)])


if __name__ == "__main__":
    main()
