"""Controls and the address: what a link may say, and what is refused."""

import pytest
from streamlit.testing.v1 import AppTest


def controls():
    import address
    import page_frame
    import streamlit as st

    with page_frame.page():
        peak = address.choose_number(
            "Peak", key="peak", default=4.0, minimum=0.001, maximum=1e6
        )
        batch = address.choose_number(
            "Batch", key="batch", default=1, minimum=1, maximum=1024
        )
        joined = address.choose_whether("Joined", key="joined")
        latency = address.choose_on_scale(
            "Latency", [10.0, 20.0], key="latency", any_first=False, largest=1e6
        )
        names = address.choose_many("Names", ["a", "b"], key="names")
        st.json([peak, batch, latency, joined, names])


def shown(**address):
    page = AppTest.from_function(controls)
    for key, value in address.items():
        page.query_params[key] = value
    page.run()
    assert not page.exception
    return page


DEFAULTS = '[4.0, 1, null, false, ["a", "b"]]'


def test_an_empty_choice_stands_for_all():
    assert shown().json[0].value == DEFAULTS
    assert shown(names="b").json[0].value == '[4.0, 1, null, false, ["b"]]'


def test_text_that_no_control_could_have_written_is_read_too():
    page = shown(peak="12,8", batch="1 000")
    assert page.json[0].value == '[12.8, 1000, null, false, ["a", "b"]]'
    assert [caption.value for caption in page.caption] == [
        "Read as 12.8.",
        "Read as 1000.",
    ]
    assert not page.warning


def test_refused_value_gives_way_to_the_default_and_not_to_the_one_before():
    page = shown(peak="0.5")
    page.text_input(key="peak").set_value("12 GB").run()
    assert page.json[0].value == DEFAULTS
    assert page.warning[0].value == (
        "Peak: `12 GB` is not a number from 0.001 to 1000000: write digits alone, "
        "without a unit; 4 is taken instead."
    )


@pytest.mark.parametrize("latency", ["-1", "0", "1e999", "1e7", "20 ms", ""])
def test_refused_limit_asks_for_nothing(latency):
    page = shown(latency=latency)
    assert page.json[0].value == DEFAULTS
    assert [warning.value for warning in page.warning] == [
        f"Latency: `{latency}` is not a number above 0, at most 1e+06; it was left out."
    ]


def test_limit_of_a_link_need_not_be_a_step():
    page = shown(latency="12.5")
    assert page.json[0].value == '[4.0, 1, 12.5, false, ["a", "b"]]'
    assert page.select_slider(key="latency").options == ["10", "12.5", "20", "any"]


def test_link_sets_every_kind_of_control():
    page = shown(peak="0.5", batch="8", latency="20", joined="true", names=["a"])
    assert page.json[0].value == '[0.5, 8, 20.0, true, ["a"]]'
    assert not page.warning


@pytest.mark.parametrize(
    "unfit",
    [
        {"peak": "20 ms"},
        {"peak": "1,000"},
        {"peak": "1 2"},
        {"peak": "1_0"},
        {"peak": "nan"},
        {"peak": "inf"},
        {"peak": "-1"},
        {"peak": "1e999"},
        {"batch": "1e999"},
        {"batch": "1.5"},
        {"batch": "9" * 5000},
        {"joined": "perhaps"},
        {"names": "`code` [link](http://x)"},
        {"other": "1"},
    ],
)
def test_unfit_value_is_refused_and_the_default_shown(unfit):
    page = shown(**unfit)
    assert len(page.warning) == 1
    assert len(page.warning[0].value) < 200
    assert page.json[0].value == DEFAULTS
