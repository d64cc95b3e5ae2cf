"""A picture says by itself what it shows, under which assumptions, and from where."""

import html
import json
import re

import altair as alt
import pandas as pd
import pictures
import pytest
from pictures import Caption

ROWS = pd.DataFrame({"name": ["one", "two"], "value": [1, 10]})
UNIT = alt.Chart(ROWS).mark_point().encode(x="value:Q", y="name:N")
CAPTION = Caption(
    "Two <things> & their values",
    [
        "Weights are read once per batch.",
        "Task: ImageNet. " + "Of all platforms. " * 20,
    ],
    "Roofline Warehouse, built 2026-01-31",
)
CHARTS = {
    "a unit": UNIT.properties(width=400),
    "as wide as its page": UNIT.properties(width="container"),
    "layers": alt.layer(UNIT, UNIT.mark_rule()),
    "panels": UNIT.properties(width=120).facet(column="name:N"),
    "beside each other": UNIT.properties(width=150) | UNIT.properties(width=150),
}


def words(svg: bytes) -> str:
    """All text that is drawn, in its order."""
    drawn = re.findall(r"<(?:text|tspan)[^>]*>([^<]+)<", svg.decode())
    return html.unescape(" ".join(drawn))


@pytest.mark.parametrize("name", CHARTS)
def test_caption_is_drawn_whatever_the_chart(name):
    drawn = words(pictures.to_svg(CHARTS[name], CAPTION))
    for text in (CAPTION.title, *CAPTION.assumptions, f"Source: {CAPTION.source}"):
        assert " ".join(text.split()) in drawn


@pytest.mark.parametrize("name", CHARTS)
def test_caption_makes_no_picture_wider(name):
    bare, captioned = (
        pictures._width(pictures.to_svg(CHARTS[name], caption).decode())
        for caption in (None, CAPTION)
    )
    assert captioned <= bare + 1


def test_caption_wraps_to_the_width():
    lines = CAPTION.as_title(400)["subtitle"]
    assert max(map(len, lines)) <= 400 / (12 * 0.55)
    assert " ".join(lines).startswith(
        "Weights are read once per batch. Task: ImageNet."
    )
    assert lines[-1] == "Source: Roofline Warehouse, built 2026-01-31"


def test_specification_says_it_to_a_screen_reader_too():
    spec = json.loads(pictures.to_json(UNIT, CAPTION))
    assert spec["description"].splitlines()[0] == CAPTION.title
    assert spec["title"]["text"] == [CAPTION.title]


def test_without_assumptions_or_source_there_is_only_a_title():
    assert "subtitle" not in Caption("Alone").as_title(400)


def test_png_of_a_captioned_chart_is_taller():
    bare, captioned = (
        int.from_bytes(pictures.to_png(UNIT, caption)[20:24])
        for caption in (None, CAPTION)
    )
    assert captioned > bare
