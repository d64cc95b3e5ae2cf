"""Links to the page A design: no name leaves the app or means more than a name."""

from urllib.parse import parse_qs, urljoin, urlsplit

import altair as alt
import links
import pandas as pd
import pictures
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

PAGE = "https://warehouse.example/pareto"
NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@given(NAMES, NAMES, NAMES)
def test_any_name_arrives_as_it_is_on_the_same_server(network, platform, datatype):
    link = links.to_design(links.Design(network, platform, datatype))
    address = urlsplit(urljoin(PAGE, link))
    assert (address.scheme, address.netloc) == ("https", "warehouse.example")
    assert (address.path, address.fragment) == ("/design", "")
    assert parse_qs(address.query, keep_blank_values=True) == {
        "network": [network],
        "platform": [platform],
        "datatype": [datatype],
    }


@given(NAMES)
def test_any_flag_arrives_as_it_is(flag):
    address = urlsplit(urljoin(PAGE, links.to_flag(flag)))
    assert (address.scheme, address.netloc) == ("https", "warehouse.example")
    assert address.path == "/catalogue"
    assert parse_qs(address.query, keep_blank_values=True) == {
        "table": ["Flags"],
        "flag": [flag],
    }


def test_a_name_cannot_run_anything():
    link = links.to_design(
        links.Design("javascript:alert(1)", '" onclick="x', "<script>")
    )
    assert link.startswith("design?network=javascript%3Aalert%281%29&")
    assert not set(link) & set("\"'<>: ")


def test_rows_keep_their_sql():
    rows = _rows()
    rows.attrs["statement"] = "select 1"
    linked = links.with_links(rows)
    assert linked.attrs["statement"] == "select 1"
    assert linked["design_link"].tolist() == [
        "design?network=a&platform=b&datatype=INT8"
    ]
    assert "design_link" not in rows


def test_a_file_has_no_links():
    base = alt.Chart(links.with_links(_rows())).encode(x="network:N", href=links.HREF)
    points = base.mark_point()
    for chart in (
        points,
        alt.layer(points, base.mark_rule()),
        alt.hconcat(points, alt.vconcat(points, alt.layer(points))),
        alt.layer(points, data=_rows()).facet(column="network:N"),
    ):
        assert '"href"' in chart.to_json()
        assert '"href"' not in pictures.to_json(chart).decode()


def _rows() -> pd.DataFrame:
    return pd.DataFrame({"network": ["a"], "platform": ["b"], "datatype": ["INT8"]})


@given(NAMES, NAMES, NAMES)
def test_a_design_is_read_as_it_was_written(network, platform, datatype):
    design = links.Design(network, platform, datatype)
    assume(not set("".join(design)) & set("\r\n"))  # no name has a line break
    assert links.read_design(design.written()) == design


@given(NAMES)
def test_what_is_no_design_is_none(text):
    design = links.read_design(text)
    assert design is None or len(design) == 3


@pytest.mark.parametrize("text", ["", "a", "a|b", "a|b|c|d", '"a|b|c', "a\nb|c|d"])
def test_half_a_design_is_none(text):
    assert links.read_design(text) is None


def test_the_first_designs_are_listed_once_each():
    rows = pd.DataFrame(
        [
            ("A", "x", "INT8"),
            ("A", "x", "INT8"),
            ("*B*", "x", "INT8"),
            ("C", "x", "FP8"),
        ],
        columns=list(links.Design._fields),
    )
    assert links.listed(rows, 2).split("\n") == [
        "- [A on x in INT8](design?network=A&platform=x&datatype=INT8)",
        r"- [\*B\* on x in INT8](design?network=%2AB%2A&platform=x&datatype=INT8)",
        "- [Any other of 3](design)",
    ]
    assert "Any other" not in links.listed(rows, 3)
