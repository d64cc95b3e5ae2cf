"""The heatmap of predictions as Vega draws it, of tiles that one can read."""

from functools import cache

import altair as alt
import pandas as pd
import pictures
import pytest
from chart_reading import drawn, layers, look_of, said, table
from charts import theme
from charts.predictions.heatmap import (
    BOUND_BY_GLYPHS,
    EMPTY,
    MEASURES,
    REASON_CODES,
    prediction_heatmap,
)
from charts.predictions.tooltip import prediction_tooltip, sentences
from colour_vision import contrast
from task_words import Task

TASK = Task("ImageNet", "top-1 accuracy", "percent", True)
TILES = table(
    """
    network | datatype | platform   | throughput_fps | bound_by | bound_margin | reason
    large   | INT8     | NCS2       |                |          |              | na
    large   | INT8     | TX2-maxn   |                |          |              | np
    large   | INT8     | ZCU102-DPU | 999.94         | memory   | 2.5          |
    large   | FP16     | NCS2       | 40             | link     | 10           |
    large   | FP16     | TX2-maxn   | 0.25           | compute  | 3            |
    large   | FP16     | ZCU102-DPU |                |          |              | na
    small   | INT8     | NCS2       |                |          |              | na
    small   | INT8     | TX2-maxn   |                |          |              | np
    small   | INT8     | ZCU102-DPU | 230123.4       | compute  |              |
    """
)
_MEASURED = table(
    """
    share_of_peak | memory_over_compute | measured_throughput_fps | measured_share
                  |                     |                         |
                  |                     |                         |
    0.4           | 0.4                 | 450                     | 0.45
    0.1           | 0.1                 |                         |
    1             | 3                   | 0.1                     | 0.4
                  |                     |                         |
                  |                     |                         |
                  |                     |                         |
    1             |                     | 23012.34                | 0.1
    """,
    accuracy_pct=[76.5] * 6 + [None] * 3,
    top5_pct=[93.25] * 3 + [None] * 6,
    reached_accuracy_pct=[None] * 2 + [76.01] + [None] * 6,
    is_feasible=[True] * 4 + [None] * 4 + [False],
    latency_ms=[None] * 2 + [1.00006, 25, 4000] + [None] * 3 + [0.0043455],
    attainable_tops=0.5,
    batch_size=1,
    threads=[1] * 8 + [2],
)
WHY = {code: reason for reason, code in REASON_CODES.items()}
TILES = TILES.join(_MEASURED).assign(
    reason=TILES["reason"].map(WHY),
    row_name=TILES["network"] + " | " + TILES["datatype"],
    operational_intensity_ops_per_byte=[50.0] * 8 + [None],
)
PREDICTED = TILES[TILES["throughput_fps"].notna()]
of_each_measure = pytest.mark.parametrize("measure", MEASURES)


@cache
def of_all(measure):
    return prediction_heatmap(TILES, measure, TASK)


def heatmap(measure="throughput", tiles=None):
    """Of all TILES once for all tests."""
    if tiles is None:
        return of_all(measure)
    return prediction_heatmap(tiles, measure, TASK)


def by_tile(marks):
    return {(of.values["row_name"], of.values["platform"]): of for of in marks}


def keys(rows):
    return set(rows[["row_name", "platform"]].itertuples(index=False, name=None))


def filled_and_empty(chart):
    """Tiles with a colour, and grey ones that say why they are empty."""
    tiles = drawn(chart, "rect")
    empty = [tile for tile in tiles if "Why empty" in tile.values]
    return [tile for tile in tiles if tile not in empty], empty


@of_each_measure
def test_every_pair_has_one_tile_filled_where_there_is_such_a_number(measure):
    filled, empty = filled_and_empty(heatmap(measure))
    is_known = TILES[MEASURES[measure].field].notna()
    assert by_tile(filled).keys() == keys(TILES[is_known])
    assert by_tile(empty).keys() == keys(TILES[~is_known])
    assert len(filled) + len(empty) == len(TILES)


def test_a_column_is_a_platform_in_the_order_of_every_page():
    order = ["ZCU102-DPU", "TX2-maxn", "NCS2"]
    assert theme.order_platforms(TILES["platform"]) == order
    texts = sorted(drawn(heatmap(), "text"), key=lambda mark: mark.x)
    columns = [text.values["platform"] for text in texts]
    assert list(dict.fromkeys(columns)) == order
    for layer in layers(heatmap()):
        if "field" in layer["encoding"]["x"]:
            assert layer["encoding"]["x"]["sort"] == order


def test_a_row_is_a_network_in_a_datatype_and_its_first_row_has_its_name():
    texts = sorted(drawn(heatmap(), "text"), key=lambda mark: mark.y)
    rows = [text.values["row_name"] for text in texts]
    assert list(dict.fromkeys(rows)) == ["large | INT8", "large | FP16", "small | INT8"]
    svg = pictures.to_svg(heatmap()).decode()
    for label in ("large\u2003INT8", "FP16", "small\u2003INT8"):
        assert f">{label}<" in svg


def test_a_line_stands_above_each_network():
    lines = drawn(heatmap(), "rule")
    rows = [line.values["row_name"] for line in lines]
    assert rows == ["large | INT8", "small | INT8"]
    tiles = drawn(heatmap(), "text")
    for line in lines:
        below = {tile.y for tile in tiles if tile.y > line.y}
        assert {tile.values["row_name"] for tile in tiles if tile.y == min(below)} == {
            line.values["row_name"]
        }


@pytest.mark.parametrize(
    "measure, value, written",
    [
        ("throughput", 230_123.4, "230k"),
        ("throughput", 999.96, "1.00k"),
        ("throughput", 999.94, "999.9"),
        ("throughput", 0.994, "0.99"),
        ("share of peak", 1, "100%"),
        ("share of peak", 0.0123, "1.2%"),
        ("memory against compute", 0.123, "0.12"),
        ("measured share", 1.5, "150%"),
    ],
)
def test_numbers_are_written_short(measure, value, written):
    one = TILES.iloc[[2]].assign(**{MEASURES[measure].field: value})
    assert [mark.text for mark in drawn(heatmap(measure, one), "text")] == [written]


@of_each_measure
def test_colour_is_logarithmic_with_ends_at_the_data(measure):
    (colour,) = [
        layer["encoding"]["color"]
        for layer in layers(heatmap(measure), "rect")
        if "color" in layer["encoding"]
    ]
    values = TILES[MEASURES[measure].field]
    low, high = values.min(), values.max()
    if measure == "memory against compute":  # as far above 1 as below
        low, high = 0.1, 10
    assert colour["scale"]["type"] == "log"
    assert colour["scale"]["domain"] == pytest.approx([low, high])
    assert colour["title"] == MEASURES[measure].title


@pytest.mark.parametrize("values", [[5.0] * 9, [None] * 9])
def test_one_number_or_none_has_a_colour_scale_too(values):
    tiles = TILES.assign(throughput_fps=pd.Series(values, dtype=float))
    (domain,) = [
        layer["encoding"]["color"]["scale"]["domain"]
        for layer in layers(heatmap(tiles=tiles), "rect")
        if "color" in layer["encoding"]
    ]
    assert 0 < domain[0] < domain[1]


@of_each_measure
def test_numbers_read_on_their_tiles(measure):
    """Ink is dark on the light half of the colours and white on the rest."""
    filled, _ = filled_and_empty(heatmap(measure))
    numbers = by_tile(drawn(heatmap(measure), "text"))
    for key, tile in by_tile(filled).items():
        ink = numbers[key].look["fill"]
        other = {"#ffffff": "#15171c", "#15171c": "#ffffff"}[ink]
        paper = hexadecimal(tile.look["fill"])
        assert contrast(ink, paper) >= 3
        assert contrast(ink, paper) > 0.6 * contrast(other, paper)


def hexadecimal(colour):
    """rgb(68, 1, 84) as #440154"""
    red, green, blue = colour.removeprefix("rgb(").removesuffix(")").split(",")
    return f"#{int(red):02x}{int(green):02x}{int(blue):02x}"


def test_what_binds_has_a_glyph_of_its_own_and_its_legend_picks():
    glyphs = by_tile(drawn(heatmap(), "point"))
    assert {key: of.values["Bound by"] for key, of in glyphs.items()} == {
        ("large | INT8", "ZCU102-DPU"): "memory",
        ("large | FP16", "NCS2"): "link",
        ("large | FP16", "TX2-maxn"): "compute",
        ("small | INT8", "ZCU102-DPU"): "compute",
    }
    assert len({of.look["d"] for of in glyphs.values()}) == 3
    (points,) = layers(heatmap(), "point")
    assert look_of(points["encoding"]["shape"]["scale"]) == BOUND_BY_GLYPHS
    (pick,) = heatmap().to_dict()["params"]
    assert (pick["name"], pick["bind"]) == ("pick_bound_by", "legend")


def test_what_binds_nowhere_is_in_no_legend():
    without = TILES[TILES["bound_by"].ne("link")]
    (points,) = layers(heatmap(tiles=without), "point")
    domain = points["encoding"]["shape"]["scale"]["domain"]
    assert domain == ["compute", "memory"]


@pytest.mark.parametrize("reason", REASON_CODES)
def test_an_empty_tile_has_a_code_and_its_tooltip_the_reason(reason):
    one = TILES.iloc[[0]].assign(reason=reason)
    (tile,) = drawn(heatmap(tiles=one), "rect")
    assert tile.values["Why empty"] == reason
    assert [mark.text for mark in drawn(heatmap(tiles=one), "text")] == [
        REASON_CODES[reason]
    ]


@pytest.mark.parametrize("measure", EMPTY)
def test_a_prediction_without_this_number_says_so(measure):
    code, why = EMPTY[measure]
    one = TILES.iloc[[2]].assign(**{MEASURES[measure].field: None})
    (tile,) = drawn(heatmap(measure, one), "rect")
    assert tile.values["Why empty"] == why
    assert [mark.text for mark in drawn(heatmap(measure, one), "text")] == [code]


def test_a_reason_without_a_code_is_a_question_mark():
    one = TILES.iloc[[0]].assign(reason="nobody thought of it")
    assert [mark.text for mark in drawn(heatmap(tiles=one), "text")] == ["?"]


def test_tiles_numbers_and_glyphs_have_the_same_tooltip():
    tooltips = [
        layer["encoding"]["tooltip"]
        for layer in layers(heatmap())
        if "isValid(datum.throughput_fps)" in str(layer["transform"][0])
        if not str(layer["transform"][0]["filter"]).startswith("!")
    ]
    assert len(tooltips) == 3
    assert all(tooltip == tooltips[0] for tooltip in tooltips)


@pytest.fixture
def tooltips():
    """Of the predicted tiles, in their order."""
    rows = alt.Chart(PREDICTED).transform_calculate(**sentences(TASK))
    return said(rows, prediction_tooltip())


def test_a_tooltip_tells_everything(tooltips):
    assert list(tooltips[0].items()) == [
        ("Network", "large"),
        ("Datatype", "INT8"),
        ("Platform", "ZCU102-DPU"),
        ("Runs at", "batch 1, 1 thread"),
        ("Published accuracy (top-5)", "76.5 % (93.25 %)"),
        ("Accuracy reached there", "76.01 %"),
        ("Throughput (inputs/s)", "999.9"),
        ("Bound by", "memory; the other bound is 2.5 times higher"),
        ("Latency (ms)", "1"),
        ("Attainable", "0.5 TOP/s, 40% of the peak"),
        ("Intensity", "50 OP/byte"),
        ("Measured so", "450 inputs/s, 45% of this"),
        ("Fits in memory", "yes"),
    ]


def test_a_tooltip_says_what_is_not_known(tooltips):
    _, unmeasured, unlimited, no_bytes = tooltips
    assert unmeasured["Published accuracy (top-5)"] == "76.5 %"
    assert unmeasured["Accuracy reached there"] == "not measured"
    assert unmeasured["Measured so"] == "by nobody"
    assert unlimited["Fits in memory"] == "not known"
    assert no_bytes["Runs at"] == "batch 1, 2 threads"
    assert no_bytes["Published accuracy (top-5)"] == "none"
    assert no_bytes["Bound by"] == "compute; no bytes are moved"
    assert no_bytes["Intensity"] == "no bytes are moved"
    assert no_bytes["Fits in memory"] == "no"


def test_up_to_fifty_rows_fit_a_laptop_and_few_are_not_stretched():
    assert height_of(1) < height_of(2) < height_of(12) <= height_of(50) < 590


def height_of(rows):
    many = pd.concat(
        [
            PREDICTED.iloc[[0]].assign(network=name, row_name=f"{name} | INT8")
            for name in map(str, range(rows))
        ]
    )
    return heatmap(tiles=many).to_dict()["height"]


@of_each_measure
def test_can_be_drawn_as_a_picture(measure):
    assert pictures.to_png(heatmap(measure)).startswith(b"\x89PNG")
    assert "NaN" not in pictures.to_svg(heatmap(measure)).decode()
