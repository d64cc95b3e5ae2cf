"""Colours and shapes: stable, readable on both backgrounds, told apart by all."""

import itertools
import re
from pathlib import Path

import altair as alt
import pandas as pd
import pytest
import vl_convert
from charts import theme
from charts.catalogue.experiments import STATUS_LOOKS
from charts.evidence.estimators import ESTIMATORS
from charts.evidence.gaps import EFFECTS
from charts.pareto.parts import EVIDENCE_LOOKS
from charts.rooflines.layers import KINDS, SHARES
from charts.what_if.parts import LOOKS, YOURS
from colour_vision import ciede2000, contrast, distance, lab

CHART_FILES = sorted(Path(theme.__file__).parent.rglob("*.py"))
# Streamlit's own light page, and the dark one of .streamlit/config.toml.
BACKGROUNDS = ("#ffffff", "#14161a")
TEXT_CONTRAST, MARK_CONTRAST = 4.5, 3  # WCAG 2.2: 1.4.3, 1.4.11
# CIEDE2000; 2.3 is just noticeable. Platforms are many: 9.1 is their least.
LEAST_DISTANCE = {"platforms": 9, "others": 10}

PLATFORMS = {name: colour for name, (colour, _) in theme.PLATFORM_LOOKS.items()}
PALETTES = {
    "platforms": PLATFORMS,
    "platforms and yours": PLATFORMS | {"yours": YOURS},
    "described": dict(enumerate(colour for colour, _ in LOOKS)),
    "topologies": {name: colour for name, (colour, _) in theme.TOPOLOGY_LOOKS.items()},
    "others": dict(enumerate(theme.DISTINCT_COLOURS)),
    "bound by": theme.BOUND_BY_COLOURS,
    "evidences": {look.fill_in_words: look.hue for look in EVIDENCE_LOOKS},
    "estimators": {name: colour for name, (colour, _) in ESTIMATORS.items()},
    "layers": {name: colour for name, (colour, _) in KINDS.items()},
    "shares": {name: colour for name, (colour, _) in SHARES.items()},
    "effects": EFFECTS,
    "experiments": {name: colour for name, (colour, _) in STATUS_LOOKS.items()},
    "neutral": {"neutral": theme.NEUTRAL},
}


@pytest.mark.parametrize("palette", PALETTES)
def test_all_eyes_tell_two_colours_of_a_chart_apart(palette):
    least = LEAST_DISTANCE["platforms" if "platforms" in palette else "others"]
    looks = PALETTES[palette]
    merged = {
        (one, other): round(distance(looks[one], looks[other]), 1)
        for one, other in itertools.combinations(looks, 2)
        if distance(looks[one], looks[other]) < least
    }
    assert merged == {}


@pytest.mark.parametrize("background", BACKGROUNDS)
@pytest.mark.parametrize("palette", PALETTES)
def test_marks_stand_out_from_both_backgrounds(palette, background):
    faint = {
        name: round(contrast(colour, background), 2)
        for name, colour in PALETTES[palette].items()
        if contrast(colour, background) < MARK_CONTRAST
    }
    assert faint == {}


@pytest.mark.parametrize("background", BACKGROUNDS)
def test_text_of_a_drawn_chart_reads_on_its_background(background):
    """Axes, legend, title and text marks, as Vega draws them."""
    rows = pd.DataFrame({"name": ["one", "two"], "value": [1, 10]})
    base = alt.Chart(rows, title="a title").encode(
        x=theme.log_axis("value", "Value (unit)"), y="name:N"
    )
    drawn = alt.layer(
        base.mark_point().encode(color="name:N"),
        base.mark_text(color=theme.TEXT).encode(text="name:N"),
    ).to_dict()
    svg = vl_convert.vegalite_to_svg(drawn | {"background": background})
    inks = re.findall(r'<text[^>]* fill="([^"]+)"', svg)
    assert {"#31333f", "#e8e8e6"} & set(inks)
    assert len(inks) == svg.count("<text")
    assert {ink for ink in inks if contrast(ink, background) < TEXT_CONTRAST} == set()


@pytest.mark.parametrize("file", CHART_FILES, ids=lambda file: file.stem)
def test_no_text_takes_a_colour_that_one_background_hides(file):
    """Of text marks in the charts: TEXT, or an ink for the tile below."""
    told = re.findall(r"(?s)mark_text\([^()]*\bcolor=([\w.]+)", file.read_text())
    assert set(told) <= {"theme.TEXT"}


@pytest.mark.parametrize(
    "one, other, published",
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, -1, 2), (50, 0, 0), 2.3669),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((50, 2.5, 0), (58, 24, 15), 19.4535),
        ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_distances_are_those_that_sharma_published(one, other, published):
    assert ciede2000(one, other) == pytest.approx(published, abs=1e-4)


def test_red_and_green_of_one_lightness_are_near_without_red_cones():
    assert distance("#c05030", "#707000") < ciede2000(lab("#c05030"), lab("#707000"))
    assert contrast("#ffffff", "#000000") == pytest.approx(21)


def test_platform_keeps_its_look_whatever_is_beside_it():
    def look(platforms):
        scale = theme.platform_colour(platforms).to_dict()["scale"]
        return dict(zip(scale["domain"], scale["range"], strict=True))

    alone = look(["NCS2"])
    together = look(["NCS2", "TX2-maxn", "a board of my own"])
    assert alone["NCS2"] == together["NCS2"]
    assert together["a board of my own"] == look(["a board of my own"]).popitem()[1]


def test_every_datatype_has_its_own_dash():
    dashes = [str(dash) for dash, _ in theme.DATATYPE_LOOKS.values()]
    assert len(set(dashes)) == len(dashes)


def test_datatypes_are_in_the_order_of_the_warehouse(warehouse_file, ask):
    known = ask("select datatype from datatypes order by position")["datatype"]
    assert list(theme.DATATYPE_LOOKS) == known.to_list()


def test_every_platform_of_the_warehouse_has_a_look(warehouse_file):
    from queries import choices

    assert set(choices.platforms()["platform"]) >= set(theme.PLATFORM_LOOKS)
    assert set(choices.networks()["topology"]) >= set(theme.TOPOLOGY_LOOKS)
