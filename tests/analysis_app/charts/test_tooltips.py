"""A mark says of what is not known that it is not, and is not for pointers alone."""

import html
import json
import re

import altair as alt
import page_frame
import pandas as pd
import pictures
import pytest
from charts.tooltips import told

ROWS = pd.DataFrame(
    {
        "place": [1, 2],
        "power_watts": [9.375, None],
        "power_watts_upper": [9.9, None],
        "source": ['a "paper"', None],
        "is_used": [True, None],
        "flagged_for": ["a law", None],
        "number": [0.1 + 0.2, float("nan")],
    }
)
LINES = [
    alt.Tooltip("power_watts:Q", title="It's (W)", format=".3~r"),
    alt.Tooltip("power_watts_upper:Q", title="Upper end"),
    alt.Tooltip("source:N"),
    alt.Tooltip("is_used:N", title="Is used"),
    alt.Tooltip("flagged_for:N", title="Flagged for"),
    alt.Tooltip("number:Q", title="Number"),
]
POINTS = alt.Chart(ROWS).mark_point().encode(x="place:Q", y="place:Q", tooltip=LINES)
TOLD = [
    'It\'s (W): 9.38; Upper end: 9.9; source: a "paper"; Is used: yes; '
    "Flagged for: a law; Number: 0.3",
    "It's (W): not known; Upper end: no interval; source: not known; "
    "Is used: not known; Flagged for: nothing; Number: not known",
]
CHARTS = {
    "a unit": POINTS,
    "layers": alt.layer(POINTS, POINTS.mark_rule(), data=ROWS),
    "beside each other": POINTS | POINTS,
    "panels": POINTS.facet(column="place:N"),
}
MARK_IS_A_LINK = '"href": {"field": "design_link"'
NO_WORDS = re.compile(r"\b(?:None|null|NaN|undefined|Infinity)\b")
LINKS = [
    ("choose", {}),
    ("choose", {"evidence": "estimated"}),
    ("rooflines", {"all_tasks": "true"}),
    ("predictions", {"with_accuracy": "false", "traffic_model": "weights_batched"}),
    ("predictions", {"show": "measured share"}),
    *(
        ("pareto", {"overlay": overlay})
        for overlay in ("separate scales", "pairs joined", "side by side")
    ),
    ("pareto", {"x": "power", "y": "energy", "evidences": "estimated"}),
    ("measurements", {}),
    ("measurements", {"preset": "efficiency"}),
    ("measurements", {"preset": "power by network", "panels": "Platform"}),
    ("evidence", {}),
    ("gaps", {}),
    ("layers", {}),
    ("design", {}),
    ("design", {"network": "MLP 100%", "platform": "NCS2", "datatype": "FP16"}),
    *(
        ("what_if", {"describe": kind, "see": see})
        for kind in ("a platform", "a network")
        for see in ("Roofs", "Throughput", "Front", "Compare")
    ),
]
IN_CATALOGUE = [
    "Accuracy",
    "Platforms",
    "Disagreements",
    "Experiments",
    "Power",
    "Flags",
]


def of_marks(svg: str) -> list[str]:
    """What a screen reader is told of each mark: the lines of its tooltip."""
    tags = re.findall(r'<[^>]* role="graphics-symbol"[^>]*>', svg)
    labels = [re.search(r'aria-label="([^"]*)"', tag) for tag in tags]
    return [
        html.unescape(label[1])
        for tag, label in zip(tags, labels, strict=True)
        if label and not re.search(r'roledescription="(?:axis|legend|title)', tag)
    ]


@pytest.mark.parametrize("name", CHARTS)
def test_every_line_is_told_whatever_the_chart(name):
    marks = of_marks(pictures.to_svg(told(CHARTS[name])).decode())
    assert set(TOLD) == set(marks)


def test_pointers_are_told_the_same():
    encoding = told(POINTS).to_dict()["encoding"]
    lines = encoding["tooltip"]["value"]["expr"]
    for value in encoding["description"]["value"]["expr"].split(" + '; ' + "):
        title, expression = value.split(" + ", 1)
        assert f"{title.replace(': ', '')}: {expression.strip('()')}" in lines


def test_what_is_drawn_stays_as_it_is():
    bare, written = (
        re.sub(r' (?:aria-[a-z]+|role)="[^"]*"', "", pictures.to_svg(chart).decode())
        for chart in (POINTS, told(POINTS))
    )
    assert bare == written
    assert POINTS.to_dict()["encoding"]["tooltip"][0]["format"] == ".3~r"


def test_what_is_told_twice_is_told_once():
    assert told(told(POINTS)).to_dict() == told(POINTS).to_dict()


@pytest.fixture
def shown(monkeypatch):
    """The views that pages show."""
    views = []
    show = page_frame.show_parts
    monkeypatch.setattr(
        page_frame,
        "show_parts",
        lambda view, *at: (views.append(view), show(view, *at)),
    )
    return views


@pytest.mark.parametrize(
    ("name", "link"),
    [*LINKS, *(("catalogue", {"table": table}) for table in IN_CATALOGUE)],
)
def test_no_mark_says_null_or_is_for_pointers_alone(
    warehouse_file, open_page, shown, name, link
):
    page = open_page(name, **link)
    assert not page.exception
    assert not page.warning, page.warning[0].value
    marks = [
        mark
        for view in shown
        for chart in view.charts
        for mark in of_marks(pictures.to_svg(chart).decode())
    ]
    assert marks
    assert [mark for mark in marks if NO_WORDS.search(mark)] == []
    assert [view.name for view in shown if is_for_pointers_alone(view)] == []
    assert [view.name for view in shown if is_for_keys_alone(view)] == []


def has_links(view) -> bool:
    return any(MARK_IS_A_LINK in json.dumps(chart.to_dict()) for chart in view.charts)


def is_for_keys_alone(view) -> bool:
    """Whether a list leads to designs that no mark does."""
    return view.designs is not None and bool(view.charts) and not has_links(view)


def is_for_pointers_alone(view) -> bool:
    """Whether marks are links to other designs, which no key opens."""
    if view.designs is not None or not has_links(view):
        return False
    designs = view.rows[view.name][["network", "platform", "datatype"]]
    return len(designs.drop_duplicates()) > 1
