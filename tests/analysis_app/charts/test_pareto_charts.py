"""The Pareto charts as Vega draws them, of designs that one can read."""

import itertools
from functools import cache

import altair as alt
import pandas as pd
import pictures
import pytest
from chart_reading import drawn, layers, look_of, said, table
from charts import theme
from charts.pareto import parts
from charts.pareto.paired import paired_chart
from charts.pareto.separate import separate_scales_chart
from charts.pareto.side_by_side import side_by_side_chart
from task_words import Task

TASK = Task("ImageNet", "top-1 accuracy", "percent", True)
X, Y = "Throughput (inputs per second)", "Top-1 accuracy (percent)"

# Three bounds and two measurements are on a front, and one that the filters leave out.
_PLACES = table(
    """
    evidence | network | platform     | datatype | throughput_fps | accuracy_pct
    bound    | tiny    | EdgeTPU-fast | INT8     | 5000           | 62
    bound    | small   | ZCU102-DPU   | INT8     | 2000           | 66
    bound    | mid     | NCS2         | FP16     | 400            | 71
    bound    | small   | NCS2         | FP16     | 300            | 65
    bound    | big     | TX2-maxn     | FP16     | 100            | 76
    measured | small   | ZCU102-DPU   | INT8     | 900            | 66.5
    measured | mid     | TX2-maxn     | FP32     | 80             | 64
    measured | big     | TX2-maxn     | FP16     | 50             | 75.5
    """,
    topology="ResNet-50",
    run_with="batch 1",
    is_first_of_equals=True,
)
_FRONTS = table(
    """
    depth | is_shown | next_slower_fps | next_faster_fps | next_faster_accuracy_pct
    1     | false    | 2000            |                 |
    1     | true     | 400             | 5000            | 62
    1     | true     | 100             | 2000            | 66
    2     | true     |                 |                 |
    1     | true     |                 | 400             | 71
    1     | true     | 50              |                 |
    3     | true     |                 |                 |
    1     | true     |                 | 900             | 66.5
    """
)
_PAIRS = table(
    """
    is_paired | next_throughput_fps | next_accuracy_pct | step
    false     |                     |                   |
    true      | 900                 | 66.5              | measured is 0.45x bound
    false     |                     |                   |
    false     |                     |                   |
    true      | 50                  | 75.5              | measured is 0.5x bound
    true      |                     |                   |
    false     |                     |                   |
    true      |                     |                   |
    """
)
_FIGURES = table(
    """
    device_class | latency_ms | power_watts | power_scope | energy_mj_per_input
    TPU          | 0.2        |             | stick       |
    FPGA         | 0.5        |             | board       |
    VLIW         | 2.5        |             | stick       |
    VLIW         | 3.333333   |             | stick       |
    GPU          | 10         |             | board       |
    FPGA         | 1.1111111  | 22.5        | board       | 25
    GPU          | 12.5       |             |             |
    GPU          | 20         | 12          |             | 1234.5678
    """,
    share_of_bound=[None] * 5 + [0.45, None, 0.5],
)
STANDINGS = {1: "rank 1", 2: "rank 2", 3: "rank 3 and more"}


def described(rows: pd.DataFrame) -> pd.DataFrame:
    """With the words that views.pareto makes."""
    alone = "only " + rows["evidence"]
    names = rows["network"] + " on " + rows["platform"]
    return rows.assign(
        evidence_position=rows["evidence"].map({"bound": 2, "measured": 5}),
        is_on_front=rows["depth"] == 1,
        pareto_rank=rows["depth"],
        standing=rows["depth"].map(STANDINGS),
        design=names,
        designs_here=names,
        name_here=rows["network"],
        dominated_by="one that is faster",
        fps_by_evidence="bound 2,000; measured 900",
        paired_platform=rows["platform"].where(rows["is_paired"], alone),
        paired_topology=rows["topology"].where(rows["is_paired"], alone),
    )


DESIGNS = described(pd.concat([_PLACES, _FRONTS, _PAIRS, _FIGURES], axis=1))


def separate(rows, sign=parts.AS_COLOUR, task=TASK):
    return separate_scales_chart(rows, sign, task)


def paired(rows, sign=parts.AS_COLOUR, task=TASK):
    return paired_chart(rows, "platform", sign, task)


def side_by_side(rows, sign=parts.AS_COLOUR, task=TASK):
    return side_by_side_chart(rows, "platform", sign, task)


BUILDERS = [separate, paired, side_by_side]


@cache
def made(build, sign=parts.AS_COLOUR):
    """Of all DESIGNS, once for all tests."""
    return build(DESIGNS, sign)


of_each_chart = pytest.mark.parametrize("build", BUILDERS)


def number(text):
    return float(text.replace(",", ""))


def points(chart):
    """The designs that pass, and the rings of those that do not."""
    marks = drawn(chart, "point")
    rings = [mark for mark in marks if mark.values["Filters"] == "leave it out"]
    return [mark for mark in marks if mark not in rings], rings


def at(marks):
    return {(number(of.values[X]), number(of.values[Y])) for of in marks}


def places(rows):
    return set(rows[["throughput_fps", "accuracy_pct"]].itertuples(index=False))


@of_each_chart
def test_axes_have_units_and_accuracy_does_not_start_at_zero(build):
    for layer in layers(made(build)):
        x, y = layer["encoding"]["x"], layer["encoding"]["y"]
        assert (x["title"], y["title"]) == (X, Y)
        assert x["scale"]["type"] == "log"
        assert "type" not in y["scale"]
        assert y["scale"]["zero"] is False
        assert y["scale"]["domain"][0] > 60


@of_each_chart
def test_every_design_that_passes_is_a_point_once_and_inside_the_axes(build):
    chart = made(build)
    marks, _ = points(chart)
    shown = DESIGNS[DESIGNS["is_shown"]]
    assert len(marks) == len(shown)
    assert at(marks) == places(shown)
    encoding = layers(chart)[0]["encoding"]
    for channel, column in (("x", "throughput_fps"), ("y", "accuracy_pct")):
        low, high = encoding[channel]["scale"]["domain"]
        assert DESIGNS[column].between(low, high, inclusive="neither").all()


@of_each_chart
def test_the_better_end_is_above_where_lower_is_better(build):
    depth = Task("Depth", "RMSE", "metres", False)
    low, high = layers(build(DESIGNS, task=depth))[0]["encoding"]["y"]["scale"][
        "domain"
    ]
    assert low > 76 and high < 62


@of_each_chart
def test_the_border_runs_left_and_down_through_the_designs_of_each_front(build):
    chart = made(build)
    encoding = layers(chart)[0]["encoding"]
    left, bottom = (encoding[axis]["scale"]["domain"][0] for axis in "xy")
    # round: Vega writes twelve digits.
    border = {
        end: {
            (number(rule[X]), number(rule[Y]), round(float(rule[end]), 9))
            for rule in (mark.values for mark in drawn(chart, "rule"))
            if end in rule
        }
        for end in ("left", "down")
    }
    assert border["left"] == {
        (5000, 62, 2000),
        (2000, 66, 400),
        (400, 71, 100),
        (100, 76, round(left, 9)),
        (900, 66.5, 50),
        (50, 75.5, round(left, 9)),
    }
    assert border["down"] == {
        (100, 76, 71),
        (400, 71, 66),
        (2000, 66, 62),
        (5000, 62, round(bottom, 9)),
        (50, 75.5, 66.5),
        (900, 66.5, round(bottom, 9)),
    }


@of_each_chart
def test_designs_at_one_place_are_all_points_and_the_border_and_name_are_drawn_once(
    build,
):
    twin = DESIGNS.iloc[[1]].assign(platform="ZCU104-DPU", is_first_of_equals=False)
    both = pd.concat([DESIGNS, described(twin)], ignore_index=True)
    for kind, more in {"point": 1, "rect": 0, "text": 0}.items():
        assert len(drawn(build(both), kind)) == len(drawn(made(build), kind)) + more


@of_each_chart
def test_points_and_rings_have_the_same_tooltip(build):
    one = alt.Chart(DESIGNS).mark_point().encode(tooltip=parts.tooltip(TASK))
    for layer in layers(made(build), "point"):
        assert layer["encoding"]["tooltip"] == one.to_dict()["encoding"]["tooltip"]


def tooltips(rows):
    return said(parts.readable(alt.Chart(rows)), parts.tooltip(TASK))


def test_a_tooltip_tells_everything():
    assert list(tooltips(DESIGNS)[5].items()) == [
        ("Design", "small on ZCU102-DPU"),
        ("Evidence", "measured"),
        ("Dominated by", "one that is faster"),
        ("Pareto rank", "1"),
        ("Accuracy (%)", "66.50"),
        ("Throughput (inputs/s)", "900"),
        ("Latency (ms)", "1.111"),
        ("Run with", "batch 1"),
        ("Power", "22.5 W of the board"),
        ("Energy per input", "25 mJ"),
        ("Device class", "FPGA"),
        ("Inputs/s by evidence", "bound 2,000; measured 900"),
        ("Of its bound", "45%"),
        ("Filters", "pass"),
    ]


def test_a_tooltip_says_what_is_not_known_and_why():
    unranked = DESIGNS.assign(pareto_rank=None)
    hidden, *_, lone, measured = tooltips(unranked)
    titles = ("Pareto rank", "Power", "Energy per input", "Of its bound", "Filters")
    assert [[of[title] for title in titles] for of in (hidden, lone, measured)] == [
        ["not ranked", "unknown", "unknown", "no measurement", "leave it out"],
        ["not ranked", "unknown", "unknown", "no measurement", "pass"],
        ["not ranked", "12 W", "1,230 mJ", "50%", "pass"],
    ]


@of_each_chart
def test_the_deeper_the_rank_the_smaller_and_paler_the_sign(build):
    encoding = layers(made(build), "point")[0]["encoding"]
    for channel in (encoding["size"], encoding["opacity"]["condition"]):
        assert channel["field"] == "standing"
        assert channel["scale"]["type"] == "ordinal"
        first, second, third = look_of(channel["scale"]).items()
        assert (first[0], second[0], third[0]) == tuple(STANDINGS.values())
        assert first[1] > second[1] > third[1]


@pytest.mark.parametrize(
    "build, name",
    [
        (separate, "pick_device_class"),
        (paired, "pick_paired_platform"),
        (side_by_side, "pick_platform"),
    ],
)
def test_the_legend_picks(build, name):
    (pick,) = made(build).to_dict()["params"]
    assert (pick["name"], pick["bind"]) == (name, "legend")
    opacity = layers(made(build), "point")[0]["encoding"]["opacity"]
    assert opacity["condition"]["param"] == name
    assert opacity["value"] == theme.PALE


@of_each_chart
def test_a_design_of_the_front_that_the_filters_leave_out_is_a_ring_in_no_legend(
    build,
):
    _, rings = points(made(build))
    assert [ring.values["Design"] for ring in rings] == ["tiny on EdgeTPU-fast"]
    assert "fill" not in rings[0].look
    assert rings[0].look["stroke-dasharray"] == "2,2"
    encoding = layers(made(build), "point")[0]["encoding"]
    for channel in ("shape", "color"):
        domain = encoding[channel].get("scale", {}).get("domain", [])
        assert not {"EdgeTPU-fast", "TPU"} & set(domain)


@of_each_chart
@pytest.mark.parametrize("sign", [parts.DATATYPE, parts.DEVICE_CLASS])
def test_shape_is_the_second_sign(build, sign):
    column = sign.replace(" ", "_")
    shape = layers(made(build, sign), "point")[0]["encoding"]["shape"]
    assert shape["field"] == column
    shown = DESIGNS.loc[DESIGNS["is_shown"], column]
    assert set(shape["scale"]["domain"]) == set(shown)
    assert len(set(shape["scale"]["range"])) == shown.nunique()


@of_each_chart
def test_networks_of_the_front_that_pass_are_named(build):
    texts = {mark.text for mark in drawn(made(build), "text")}
    assert texts - {"bound", "measured"} == {"small", "mid", "big"}


# ------------------------------------------------------- evidences over each other


def test_each_front_is_titled_at_its_last_drop_in_lines_below_each_other():
    for build in (separate, paired):
        titles = {
            mark.text: mark
            for mark in drawn(made(build), "text")
            if mark.text in ("bound", "measured")
        }
        assert at([titles["bound"]]) == {(5000, 62)}
        assert at([titles["measured"]]) == {(900, 66.5)}
    twins = DESIGNS.assign(**DESIGNS.iloc[0][["throughput_fps", "accuracy_pct"]])
    lines = [
        mark.y for mark in drawn(paired(twins), "text") if "font-style" in mark.look
    ]
    assert len(set(lines)) == 2


def test_each_evidence_has_a_hue_of_its_own_that_greys_with_the_rank():
    chart = made(separate)
    assert chart.to_dict()["resolve"]["scale"]["color"] == "independent"
    colours = [
        layer["encoding"]["color"]
        for layer in layers(chart, "point")
        if "color" in layer["encoding"]
    ]
    assert [colour["title"] for colour in colours] == ["bound: rank", "measured: rank"]
    hues = [colour["scale"]["range"][0] for colour in colours]
    assert hues == [parts.EVIDENCE_LOOKS[1].hue, parts.EVIDENCE_LOOKS[4].hue]
    for colour in colours:
        assert colour["scale"]["range"][1] == theme.NEUTRAL
        assert colour["scale"]["domain"] == [1, 3]


def test_a_line_joins_the_same_design_in_two_evidences():
    joining = [
        mark
        for mark in drawn(made(paired), "rule")
        if "next_throughput_fps" in mark.values
    ]
    assert {
        (
            mark.values["Platform"],
            *(number(mark.values[of]) for of in (X, "next_throughput_fps")),
            *(number(mark.values[of]) for of in (Y, "next_accuracy_pct")),
        )
        for mark in joining
    } == {("ZCU102-DPU", 2000, 900, 66, 66.5), ("TX2-maxn", 100, 50, 76, 75.5)}
    for mark in joining:
        assert mark.look["stroke"] == theme.PLATFORM_LOOKS[mark.values["Platform"]][0]


def test_a_wide_line_for_the_pointer_says_how_far_apart_the_two_are():
    (hover,) = [
        layer
        for layer in layers(made(paired), "rule")
        if "tooltip" in layer["encoding"]
    ]
    assert hover["encoding"]["tooltip"]["field"] == "step"
    assert hover["encoding"]["tooltip"]["title"] == "Same design"
    assert hover["mark"]["strokeOpacity"] < 0.01
    assert hover["mark"]["strokeWidth"] > 5


def test_both_of_a_pair_look_alike_and_what_has_none_is_a_grey_cross():
    encoding = layers(made(paired), "point")[0]["encoding"]
    colours, shapes = (look_of(encoding[of]["scale"]) for of in ("color", "shape"))
    assert colours == {
        "ZCU102-DPU": theme.PLATFORM_LOOKS["ZCU102-DPU"][0],
        "TX2-maxn": theme.PLATFORM_LOOKS["TX2-maxn"][0],
        "only bound": theme.NEUTRAL,
        "only measured": theme.NEUTRAL,
    }
    assert shapes == {
        "ZCU102-DPU": theme.PLATFORM_LOOKS["ZCU102-DPU"][1],
        "TX2-maxn": theme.PLATFORM_LOOKS["TX2-maxn"][1],
        "only bound": theme.CROSS,
        "only measured": theme.CROSS,
    }


def test_without_any_pair_platforms_keep_their_looks():
    alone = DESIGNS[DESIGNS["evidence"] == "bound"].assign(
        is_paired=False, paired_platform="only bound", next_throughput_fps=None
    )
    encoding = layers(paired(alone), "point")[0]["encoding"]
    assert encoding["color"]["scale"]["domain"] == ["ZCU102-DPU", "TX2-maxn", "NCS2"]


@pytest.fixture
def evidences():
    """One design in every evidence."""
    text = """
        evidence_position | evidence           | throughput_fps
        1                 | published_roofline | 500
        2                 | bound              | 400
        3                 | layers_serial      | 300
        4                 | estimated          | 200
        5                 | measured           | 100
    """
    own = ["evidence_position", "evidence", "throughput_fps"]
    return table(text, **DESIGNS.iloc[4].drop(own))


def test_the_nearer_an_evidence_is_to_a_measurement_the_fuller_is_the_sign(evidences):
    marks, _ = points(paired(evidences))
    for mark in marks:  # its inside has the colour of its outline
        assert mark.look["fill"] == mark.look["stroke"]
    fills = {mark.values["evidence"]: mark.look["fill-opacity"] for mark in marks}
    assert fills == {
        "published_roofline": "0",
        "bound": "0.25",
        "layers_serial": "0.6",
        "estimated": "0.8",
        "measured": "1",
    }


def test_the_legend_of_the_fronts_dashes_says_how_full_a_sign_is(evidences):
    dash = layers(paired(evidences), "rule")[0]["encoding"]["strokeDash"]
    looks = look_of(dash["scale"])
    assert list(looks) == evidences["evidence"].to_list()
    assert len(set(map(str, looks.values()))) == len(looks)
    svg = pictures.to_svg(paired(evidences)).decode()
    for evidence, look in zip(looks, parts.EVIDENCE_LOOKS, strict=True):
        assert f">{evidence}: {look.fill_in_words}<" in svg


@of_each_chart
def test_an_evidence_that_is_not_known_is_drawn_too(build, evidences):
    named = evidences.replace({"evidence": {"measured": "dreamt"}})
    more = named.assign(evidence_position=[1, 2, 3, 4, 9])
    assert len(points(build(more))[0]) == len(evidences)


# --------------------------------------------------------------------- side by side


def test_side_by_side_has_a_panel_for_each_evidence_on_shared_axes(evidences):
    chart = side_by_side(evidences)
    spec = chart.to_dict()
    assert spec["facet"]["column"]["sort"] == evidences["evidence"].to_list()
    assert "resolve" not in spec
    marks, _ = points(chart)
    assert len({mark.x for mark in marks}) == len(marks)
    # The same accuracy stands at the same height in every panel.
    assert len({mark.y for mark in marks}) == 1


# ---------------------------------------------------------------------------- names


def on_a_front(text: str) -> pd.DataFrame:
    """Designs of a front from left to right, all of them shown."""
    rows = table(
        text, evidence="bound", is_on_front=True, is_shown=True, is_first_of_equals=True
    )
    rows["next_faster_accuracy_pct"] = rows["accuracy_pct"].shift(-1)
    return rows


def test_a_name_that_stands_several_times_is_written_once():
    """Four designs of one network on a front, far apart, and one of another."""
    rows = on_a_front(
        """
        name_here | throughput_fps | accuracy_pct | next_faster_fps
        net       | 1              | 90           | 10
        net       | 10             | 80           | 100
        net       | 100            | 70           | 1000
        net       | 1000           | 60           | 10000
        other     | 10000          | 50           |
        """
    )
    assert {mark.text: at([mark]) for mark in named(rows)} == {
        "net": {(1000, 60)},
        "other": {(10000, 50)},
    }
    assert len(named(rows)) == 2


def test_a_name_that_would_run_into_the_next_is_left_out():
    """The second stands above the third, a little to the left; the first is far."""
    rows = on_a_front(
        """
        name_here | throughput_fps | accuracy_pct | next_faster_fps
        first     | 1              | 90           | 1000
        second    | 1000           | 60.1         | 1010
        third     | 1010           | 60           |
        """
    )
    assert [mark.text for mark in named(rows)] == ["first", "third"]


def test_of_many_names_none_runs_into_another():
    many = range(2 * parts.FEW_NAMES)
    rows = pd.DataFrame(
        {
            "name_here": [f"network {place}" for place in many],
            "design": [f"network {place} on a board" for place in many],
            "throughput_fps": [1.05**place for place in many],
            "accuracy_pct": [90 - place / 3 for place in many],
        }
    ).assign(
        evidence="bound",
        evidence_position=2,
        is_on_front=True,
        is_shown=True,
        is_first_of_equals=True,
        next_faster_fps=None,  # as if nothing were near
    )
    marks = named(rows)
    assert 1 < len(marks) < len(rows)
    assert marks[-1].text == rows["name_here"].iloc[-1]
    for one, other in itertools.pairwise(marks):
        assert other.x > one.x + 6 * len(one.text) or abs(other.y - one.y) > 14


def named(rows):
    axes = parts.Axes(rows, TASK)
    chart = parts.names(alt.Chart(rows), axes, rows)
    return drawn(chart.properties(width=parts.WIDTH, height=parts.HEIGHT), "text")


@of_each_chart
def test_can_be_drawn_as_a_picture(build):
    assert pictures.to_png(made(build)).startswith(b"\x89PNG")
    assert "NaN" not in pictures.to_svg(made(build)).decode()
