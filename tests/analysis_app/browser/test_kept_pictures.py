"""Every page looks as it did: its picture is compared with a kept one.

`make pictures` keeps those of now; look at them before they are committed.
"""

import os
import shutil

import pytest

from .kept_pictures import KEPT, PAGES, TOLERANCE, WINDOWS, difference, take

pytestmark = pytest.mark.browser

# Takes the first chart or table in the window away; tells whether there was one.
TAKE_AWAY = """() => {
    const seen = [...document.querySelectorAll(
        "[data-testid=stVegaLiteChart], [data-testid=stDataFrame]")]
        .map(plot => [plot, plot.getBoundingClientRect()])
        .filter(([, box]) => box.height > 50 && box.top < innerHeight - 100);
    if (seen.length) seen[0][0].style.visibility = "hidden";
    return seen.length > 0;
}"""


@pytest.mark.parametrize("width", WINDOWS)
@pytest.mark.parametrize("name", PAGES)
def test_the_page_looks_as_it_did(name, width, open_link, tmp_path):
    kept = KEPT / f"{name}_{width}.png"
    link = "/" if name == "choose" else f"/{name}"
    opened = open_link(link, viewport=WINDOWS[width])
    seen = take(opened.page, tmp_path / kept.name)
    if os.environ.get("KEEP_PICTURES"):
        shutil.copy(seen, kept)
    else:
        assert kept.exists(), f"no picture is kept: run `make pictures` for {kept.name}"
        differing = difference(seen, kept)
        assert differing <= TOLERANCE, f"{differing:.2f} %: {seen} is not {kept}"

    assert opened.page.evaluate(TAKE_AWAY), "there is no chart and no table to see"
    without = take(opened.page, tmp_path / f"without_{kept.name}")
    assert difference(without, kept) > TOLERANCE


def test_only_pictures_of_pages_are_kept():
    kept = {path.name for path in KEPT.iterdir()}
    assert kept == {f"{name}_{width}.png" for name in PAGES for width in WINDOWS}
