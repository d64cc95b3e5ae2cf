"""What the tests look at and do on a page of the app, in one place."""

import re
from pathlib import Path

from playwright.sync_api import ConsoleMessage, Page, expect

WINDOW = {"width": 1366, "height": 768}  # a laptop's, in pixels
ZOOMED = {"width": 683, "height": 384}  # the same at 200 %
TELEPHONE = {"width": 390, "height": 844}
PATIENCE_MS = 20_000
CHART = "[data-testid=stVegaLiteChart] svg.marks"
TABLE = "[data-testid=stDataFrame] canvas[data-testid=data-grid-canvas]"
SOURCE = "[data-testid=stExpander]:has(summary:has-text('SQL of this'))"
ERRORS = "[data-testid=stException], [data-testid=stAlertContentError]"
IDLE = "[data-testid=stApp][data-test-script-state=notRunning]"
# Streamlit fetches what shows styles and scripts last: until then no change makes an
# entry of the history, and what a telephone lacks still shows.
IS_STYLED = "window.historyOfChanges === true"
# A field has its value, and a page what its script asked for next, some moments after
# the script says that it has run: until nothing has changed for these milliseconds.
QUIET_MS = 150
QUIET = """milliseconds => new Promise(resolve => {
    const isOver = () => { observer.disconnect(); resolve(); };
    let waiting = setTimeout(isOver, milliseconds);
    const observer = new MutationObserver(() => {
        clearTimeout(waiting);
        waiting = setTimeout(isOver, milliseconds);
    });
    observer.observe(document.body, {
        subtree: true, childList: true, attributes: true, characterData: true,
    });
})"""
# Streamlit's page looks for its server below the page's own address at first.
NOT_OURS = re.compile(r"/\w+/_stcore/(health|host-config)$")

# What is drawn, without the numbers that Vega gives to what it clips by.
PICTURE = """plot => plot.tagName == "CANVAS" ? plot.toDataURL()
    : plot.innerHTML.replaceAll(/(gradient|clip)_?\\d+/g, "")"""
# A chart has marks and not only axes; a table has more than one colour.
IS_DRAWN = """plot => {
    if (plot.tagName != "CANVAS")
        return plot.querySelectorAll(".role-mark path, .role-mark text").length > 0;
    const small = new OffscreenCanvas(100, 100).getContext("2d");
    small.drawImage(plot, 0, 0, 100, 100);
    const pixels = small.getImageData(0, 0, 100, 100).data.buffer;
    return new Set(new Uint32Array(pixels)).size > 2;
}"""
# How far anything that is drawn reaches, in pixels of the window.
REACH = """plot => {
    const parts = [plot, ...plot.querySelectorAll("text, .role-legend")];
    const boxes = parts.map(part => part.getBoundingClientRect());
    return [Math.min(...boxes.map(b => b.left)), Math.max(...boxes.map(b => b.right))];
}"""
SCROLLS_SIDEWAYS = """() => [
    document.documentElement, ...document.querySelectorAll("[data-testid=stMain]"),
].some(element => element.scrollWidth > element.clientWidth)"""


class OpenedPage:
    """A page of the app in a window of its own, with all its complaints."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.console_errors: list[str] = []
        page.set_default_timeout(PATIENCE_MS)
        page.on("console", self._note)
        page.on("pageerror", lambda error: self.console_errors.append(str(error)))

    def go(self, link: str) -> None:
        self.page.goto(link)
        self.wait_until_idle()

    def wait_until_idle(self) -> None:
        """Until the script of the page has run and what it shows stands still."""
        self.page.locator("h1").first.wait_for()
        self.page.wait_for_function(IS_STYLED)
        self.wait_until(self._is_idle_and_quiet, "the page does not come to rest")

    def _is_idle_and_quiet(self) -> bool:
        self.page.locator(IDLE).wait_for()
        expect(self.page.locator("[data-stale=true]")).to_have_count(0)
        self.page.evaluate(QUIET, QUIET_MS)
        return self.page.locator(IDLE).count() == 1

    def wait_for_plot(self, selector: str) -> None:
        """Until a chart (or table) is visible and something is drawn on it."""
        plot = self.page.locator(selector).first
        plot.wait_for()
        self.wait_until(lambda: plot.evaluate(IS_DRAWN), "nothing is drawn")

    def click_mark(self, selector: str) -> None:
        """Click a mark that is a link, as often as a person does: until it opens.

        A chart that is drawn anew between press and release takes no click.
        """
        left = self.page.url
        for _ in range(10):
            # Others may lie over it, which are links too.
            self.page.locator(selector).first.click(force=True)
            self.page.wait_for_timeout(PATIENCE_MS / 10)
            if self.page.url != left:
                return
        raise AssertionError(f"{selector} opens nothing")

    def pictures(self, selector: str) -> list[str]:
        """What is drawn, to the last path or pixel."""
        return self.page.locator(selector).evaluate_all(
            f"plots => plots.map({PICTURE})"
        )

    def wait_until(self, holds, otherwise: str) -> None:
        for _ in range(PATIENCE_MS // 100):
            if holds():
                return
            self.page.wait_for_timeout(100)
        raise AssertionError(otherwise)

    def title(self) -> str:
        return self.page.locator("h1").first.inner_text()

    def statements(self) -> dict[str, str]:
        """The SQL of the page, which is opened, by the name of its rows."""
        for source in self.page.locator(SOURCE).all():
            if not source.locator("details[open]").count():
                source.locator("summary").click()
                source.locator("code").first.wait_for()
        self.wait_until_idle()
        blocks = self.page.locator(f"{SOURCE} code")
        matches = (
            re.match(r"-- (\w+)\n(.*)", text, re.S)
            for text in blocks.all_text_contents()
        )
        return dict(match.groups() for match in matches if match)

    def assert_faultless(self) -> None:
        """No error on the page or in the console; nothing runs out of the window."""
        assert self.page.locator(ERRORS).all_inner_texts() == []
        assert self.console_errors == []
        assert not self.page.evaluate(SCROLLS_SIDEWAYS), "the page scrolls sideways"
        for plot in self.page.locator(f"{CHART}, {TABLE}").all():
            left, right = plot.evaluate(REACH)
            assert left >= 0
            assert right <= self.page.viewport_size["width"]

    def download(self, file_name: str, folder: Path) -> Path:
        """Open the downloads of the chart or table that offers the file; take it."""
        offer = self.page.get_by_role("button", name=file_name, exact=True)
        for opener in self.page.locator("[data-testid=stPopoverButton]").all():
            opener.click()
            self.page.locator("[data-testid=stPopoverBody] button").first.wait_for()
            self.wait_until_idle()
            if offer.count():
                with self.page.expect_download() as download:
                    offer.click()
                download.value.save_as(folder / file_name)
                return folder / file_name
            opener.click()
        raise AssertionError(f"nothing offers {file_name}")

    def _note(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not NOT_OURS.search(message.location["url"]):
            self.console_errors.append(message.text)
