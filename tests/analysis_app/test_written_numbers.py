"""Numbers as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written_numbers import is_plain, read, written

NO_NUMBERS = (
    "|nan|inf|1_000|0x10|20 ms|1 2|1.2.3|1,2,3|12,8 %|1.000,5|1,000.5|1e|e3|--1|٣"
)
NUMBERS = st.one_of(st.integers(-(10**12), 10**12), st.floats(-1e300, 1e300))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12.8", 12.8),
        (" 12,8 ", 12.8),
        ("0,125", 0.125),
        ("1e3", 1000),
        ("1,5e3", 1500),
        ("1 000", 1000),
        ("1\u00a0000\u202f000,5", 1000000.5),
        (".5", 0.5),
        ("5.", 5),
        ("+5", 5),
        ("\u22125", -5),
    ],
)
def test_number_is_read(text, number):
    assert read(text) == number


@pytest.mark.parametrize("text", NO_NUMBERS.split("|"))
def test_other_text_is_refused(text):
    with pytest.raises(ValueError, match="write digits alone"):
        read(text)


def test_comma_of_two_meanings_is_refused_with_both():
    with pytest.raises(ValueError, match=r"may be 1500 or 1\.500; write it without"):
        read("1,500")
    with pytest.raises(ValueError, match="may be 1500000 or"):
        read("1,500,000")


@given(NUMBERS)
def test_what_is_written_is_read(number):
    assert read(written(number)) == number
    assert is_plain(written(number))


@given(st.floats(-1e12, 1e12))
def test_decimal_comma_is_read_or_refused_and_never_another_number(number):
    text = written(number).replace(".", ",")
    try:
        assert read(text) == number
    except ValueError as refusal:
        assert "may be" in str(refusal)


@given(st.text(alphabet="0123456789.,eE+- ", max_size=12))
def test_text_is_read_as_a_finite_number_or_refused(text):
    try:
        assert isinstance(read(text), float)
    except ValueError as refusal:
        assert str(refusal).startswith(("write", "it may be"))
