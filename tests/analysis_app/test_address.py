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
        names = address.choose_many("Names", ["a", "b"], key="names")
        st.json([peak, batch, joined, names])


def shown(**address):
    page = AppTest.from_function(controls)
    for key, value in address.items():
        page.query_params[key] = value
    page.run()
    assert not page.exception
    return page


DEFAULTS = '[4.0, 1, false, ["a", "b"]]'


def test_an_empty_choice_stands_for_all():
    assert shown().json[0].value == DEFAULTS
    assert shown(names="b").json[0].value == '[4.0, 1, false, ["b"]]'


def test_link_sets_every_kind_of_control():
    page = shown(peak="0.5", batch="8", joined="true", names=["a"])
    assert page.json[0].value == '[0.5, 8, true, ["a"]]'
    assert not page.warning


@pytest.mark.parametrize(
    "unfit",
    [
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
