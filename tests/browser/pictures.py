"""Make the pictures of the README anew, from `--demo` in a real browser: `python -m tests.browser.pictures`."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urljoin

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.journey import early_afternoon
from tests.desktop_bus import DesktopBus, desktop_bus

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "docs" / "pictures"


@contextmanager
def demo(browser: Browser, language: str, bus: DesktopBus) -> Iterator[Page]:
    """The first screen of the sample people, on a phone, early in the afternoon."""
    command = [sys.executable, "main.py", "--demo", "--web", "--no-browser", "--language", language]
    environment = {**bus.env, "TZ": early_afternoon()}
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=environment)
    try:
        assert process.stdout
        page = browser.new_page(viewport={"width": 412, "height": 915}, locale=f"{language}-CA")
        page.goto(process.stdout.readline().strip())
        switch = page.locator("flt-semantics-placeholder")
        switch.wait_for(state="attached")
        switch.evaluate("element => element.click()")
        page.wait_for_timeout(3000)
        yield page
        page.close()
    finally:
        process.terminate()
        process.wait()


def picture(page: Page, name: str) -> None:
    page.mouse.move(1, 600)  # or a tooltip stands in the way
    page.wait_for_timeout(2000)
    page.screenshot(path=PICTURES / f"{name}.png")


def tap(page: Page, role: str, name: str) -> None:
    page.get_by_role(role, name=name).first.click()


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, desktop_bus() as bus:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        with demo(browser, "fr", bus) as page:
            picture(page, "today-fr")
            tap(page, "button", "Ouvrir les cartes")
            page.wait_for_timeout(1500)
            tap(page, "button", "Carte suivante")
            picture(page, "cards-fr")
            page.goto(urljoin(page.url, "/today/contact/1/message/update"))
            page.wait_for_timeout(3000)
            picture(page, "message-fr")
        with demo(browser, "en", bus) as page:
            tap(page, "tab", "Contacts")
            page.wait_for_timeout(1500)
            tap(page, "button", "Hélène Bouchard")
            picture(page, "contact-en")


if __name__ == "__main__":
    main()
