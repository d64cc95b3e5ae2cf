"""What the browser may do with the app: load and send nothing elsewhere, no frames."""

from urllib.request import urlopen

import pytest

pytestmark = pytest.mark.browser

ELSEWHERE = "http://127.0.0.1:9/x.png"
# What a name of a catalogue could try, if it ever became markup.
LOADS = """address => new Promise(resolve => {
    addEventListener("securitypolicyviolation", event => resolve(event.blockedURI));
    const picture = document.body.appendChild(new Image());
    picture.onerror = () => setTimeout(() => resolve("asked for"), 500);
    picture.src = address;
})"""


@pytest.mark.parametrize("path", ["", "rooflines", "_stcore/health", "none"])
def test_every_answer_says_the_policy(app_address, path):
    with urlopen(f"{app_address}/{path}") as answer:
        policy = answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Frame-Options"] == "DENY"
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy


def test_nothing_is_loaded_from_elsewhere(open_link):
    opened = open_link("/sql")
    assert opened.page.evaluate(LOADS, ELSEWHERE) == ELSEWHERE


def test_no_page_shows_the_app_in_a_frame(chromium, app_address):
    page = chromium.new_page()
    try:
        page.set_content(f'<iframe src="{app_address}/"></iframe>')
        page.wait_for_timeout(1000)
        shown = page.frames[1]
        assert not shown.url.startswith(app_address)
        assert shown.locator("[data-testid=stApp]").count() == 0
    finally:
        page.close()
