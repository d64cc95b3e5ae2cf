"""What a link says of a chip or a network, read back and refused part by part."""

import string

import pytest
from descriptions import CHIP, NETWORK, complete, free_name, named_apart, read, write
from hypothesis import given
from hypothesis import strategies as st

KNOWN = {
    "datatypes": ["INT8", "FP16", "a~b:c%"],
    "device_class": ["GPU", "of:all~100%"],
    "execution_style": ["batched"],
    "task": ["ImageNet"],
    "accuracy_in": ["INT8"],
    "like": ["NCS2", "50%~:like"],
}
NUMBERS = st.floats(1e-6, 1e6)
NAMES = st.text(string.printable + "é~:%", min_size=1, max_size=40)


def chips():
    return st.fixed_dictionaries(
        {
            "name": NAMES,
            "peaks": st.dictionaries(
                st.sampled_from(KNOWN["datatypes"]), NUMBERS, min_size=1
            ),
        },
        optional={
            **dict.fromkeys(("bandwidth", "on_chip", "power"), NUMBERS),
            **dict.fromkeys(CHIP.whole_numbers, st.integers(1, 1_000_000)),
            **{name: st.sampled_from(KNOWN[name]) for name in CHIP.names},
        },
    )


@given(chips())
def test_what_is_written_is_read_back(chip):
    assert read(CHIP, write(CHIP, chip), KNOWN) == (chip, [])


@given(st.text())
def test_any_text_is_read_or_refused(text):
    for kind in (CHIP, NETWORK):
        described, left_out = read(kind, text, KNOWN)
        assert described is None or described["name"] is not None
        assert all(part in text and reason for part, reason in left_out)


def test_a_chip_is_read_as_it_stands():
    described, left_out = read(
        CHIP, "edge~INT8:4~bandwidth:12,8~compute_units:2~device_class:GPU", KNOWN
    )
    assert left_out == []
    assert described == {
        "name": "edge",
        "peaks": {"INT8": 4.0},
        "bandwidth": 12.8,
        "compute_units": 2,
        "device_class": "GPU",
    }


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        ("bandwith:12", "is no figure of a chip"),
        ("INT9:4", "is no figure of a chip"),
        ("giga_ops:4", "is no figure of a chip"),
        ("INT8:0", "is not a number from 0.000001 to 1000000"),
        ("bandwidth:nan", "is not a number from"),
        ("bandwidth", "is not a number from"),
        ("compute_units:1.5", "is not a whole number from 1 to 1000000"),
        ("device_class:toaster", "is not known here"),
        ("like:nobody", "is not known here"),
        ("", "is no figure of a chip"),
    ],
)
def test_a_bad_part_is_left_out_and_the_rest_stands(part, reason):
    described, left_out = read(CHIP, f"edge~FP16:2~{part}~on_chip:6", KNOWN)
    assert [of for of, _ in left_out] == [part]
    assert left_out[0][1].startswith(reason)
    assert described == {"name": "edge", "peaks": {"FP16": 2.0}, "on_chip": 6.0}


@pytest.mark.parametrize("half", ["overflow_bandwidth", "overflow_capacity"])
def test_half_a_second_memory_is_left_out(half):
    described, left_out = read(CHIP, f"edge~INT8:4~{half}:3", KNOWN)
    assert [of for of, _ in left_out] == [half]
    assert described[half] is None


@pytest.mark.parametrize("text", ["", "edge", "edge~bandwidth:12", "edge~INT8:none"])
def test_a_chip_without_a_peak_is_none(text):
    assert read(CHIP, text, KNOWN)[0] is None


@pytest.mark.parametrize("text", ["small", "small~giga_ops:2", "small~parameters:2"])
def test_a_network_without_its_size_is_none(text):
    assert read(NETWORK, text, KNOWN)[0] is None


def test_a_name_alone_is_what_the_catalogue_calls_so():
    assert read(CHIP, "NCS2", KNOWN)[0]["like"] == "NCS2"
    text = write(CHIP, {"name": "50%~:like"})
    assert read(CHIP, text, KNOWN)[0]["like"] == "50%~:like"


def test_what_a_link_leaves_out_is_that_of_what_it_is_like():
    ncs2 = {"peaks": {"FP16": 1.4}, "bandwidth": 12.8, "like": "NCS2"}
    faster, _ = read(CHIP, "faster~like:NCS2~bandwidth:40", KNOWN)
    assert complete(faster, ncs2, batch_size=4) == {
        "name": "faster",
        "peaks": {"FP16": 1.4},
        "bandwidth": 40.0,
        "like": "NCS2",
        "batch_size": 4,
    }
    eight, _ = read(CHIP, "eight~like:NCS2~INT8:2~batch_size:8", KNOWN)
    assert complete(eight, ncs2, batch_size=4)["peaks"] == {"INT8": 2.0}
    assert complete(eight, ncs2, batch_size=4)["batch_size"] == 8


def test_one_without_a_name_is_called_what_it_is():
    assert read(CHIP, "~INT8:4", KNOWN)[0]["name"] == "chip"


def test_no_two_have_one_name():
    names = [one["name"] for one in named_apart([{"name": "a"}] * 3)]
    assert names == ["a", "a (2)", "a (3)"]
    assert free_name("b", names) == "b"
