"""Opens pages of the app in Debian's Chromium; tells when their chart is seen."""

import asyncio
import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from playwright.async_api import Browser, BrowserContext, Page, async_playwright

SECONDS_TO_SEE = 120
WINDOW = {"width": 1366, "height": 768}
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
# Streamlit's page looks for its server below the page's own address at first.
NOT_OURS = re.compile(r"/\w+/_stcore/(health|host-config)$")
ERRORS = "[data-testid=stException], [data-testid=stAlertContentError]"

# The time since navigation began, in ms, at the frame after the one in which a
# chart with its axes, or the cells of a table, are there.
WATCH = """
(() => {
    const isWide = (element) => element.getBoundingClientRect().width > 100;
    const isDrawn = (canvas) => {
        const small = new OffscreenCanvas(50, 50).getContext("2d");
        small.drawImage(canvas, 0, 0, 50, 50);
        const pixels = small.getImageData(0, 0, 50, 50).data.buffer;
        return new Set(new Uint32Array(pixels)).size > 2;
    };
    const look = () => {
        const chart = document.querySelector("[data-testid=stVegaLiteChart] svg.marks");
        const table = document.querySelector("[data-testid=data-grid-canvas]");
        const isSeen = (chart && isWide(chart) && chart.querySelector(".role-axis"))
            || (["/sql", "/findings"].includes(location.pathname)
                && table && isWide(table) && isDrawn(table));
        if (isSeen) requestAnimationFrame((now) => { window.seenAfter = now; });
        // Not at every frame, which would make the browser paint for nothing else.
        else setTimeout(look, 20);
    };
    look();
})();
"""


@dataclass
class Sight:
    """Seconds until the chart is seen, and what went wrong."""

    seconds: float
    errors: list[str]


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        raise SystemExit("there is no chromium: `apt-get install chromium` gets it")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=found, args=CHROMIUM_FLAGS
        )
        try:
            yield browser
        finally:
            await browser.close()


async def twice(browser: Browser, link: str) -> tuple[Sight, Sight]:
    """As somebody who was never here, and again with what the browser has kept."""
    context, page = await _window(browser)
    try:
        return await _open(page, link), await _open(page, link)
    finally:
        await context.close()


async def at_once(browser: Browser, links: list[str]) -> list[Sight]:
    """Each link in a session of its own, all at the same time.

    They share what the browser has kept from earlier visits.
    """
    context, page = await _window(browser)
    try:
        for link in sorted(set(links)):
            await _open(page, link)
        pages = [await context.new_page() for _ in links]
        return await asyncio.gather(*map(_open, pages, links))
    finally:
        await context.close()


async def _window(browser: Browser) -> tuple[BrowserContext, Page]:
    context = await browser.new_context(viewport=WINDOW)
    await context.add_init_script(WATCH)
    return context, await context.new_page()


async def _open(page: Page, link: str) -> Sight:
    errors = []

    def note(message) -> None:
        if message.type == "error" and not NOT_OURS.search(message.location["url"]):
            errors.append(message.text)

    def fail(error) -> None:
        errors.append(str(error))

    page.on("console", note)
    page.on("pageerror", fail)
    limit_ms = SECONDS_TO_SEE * 1000
    await page.goto(link, timeout=limit_ms, wait_until="commit")
    await page.wait_for_function("window.seenAfter", timeout=limit_ms, polling=100)
    seconds = await page.evaluate("window.seenAfter") / 1000
    errors += await page.locator(ERRORS).all_inner_texts()
    page.remove_listener("console", note)
    page.remove_listener("pageerror", fail)
    return Sight(seconds, errors)
