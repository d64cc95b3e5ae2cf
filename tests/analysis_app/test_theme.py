"""Colours and shapes: stable, readable on both backgrounds, told apart by all."""

import itertools

import pytest
from charts import theme

LIGHT, DARK = "#ffffff", "#14161a"
# Mark and background: lines and large shapes need less than text. Arbitrary.
LEAST_CONTRAST = 1.9
# Distance in CIELAB under which two colours count as near. Arbitrary.
NEAR = 10

# Machado, Oliveira, Fernandes (2009), severity 1: linear RGB to linear RGB.
BLINDNESS = {
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def linear(colour):
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]


def luminance(colour):
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lab(colour, matrix):
    rgb = linear(colour)
    seen = [
        min(max(sum(m * c for m, c in zip(row, rgb, strict=True)), 0), 1)
        for row in matrix
    ]
    to_xyz = (
        (0.4124 / 0.9505, 0.3576 / 0.9505, 0.1805 / 0.9505),
        (0.2126, 0.7152, 0.0722),
        (0.0193 / 1.089, 0.1192 / 1.089, 0.9505 / 1.089),
    )
    x, y, z = (
        t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116
        for t in (sum(m * c for m, c in zip(row, seen, strict=True)) for row in to_xyz)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one, other, matrix):
    pairs = zip(lab(one, matrix), lab(other, matrix), strict=True)
    return sum((a - b) ** 2 for a, b in pairs) ** 0.5


@pytest.mark.parametrize("looks", [theme.PLATFORM_LOOKS, theme.TOPOLOGY_LOOKS])
@pytest.mark.parametrize("blindness", BLINDNESS)
def test_near_colours_differ_in_shape(looks, blindness):
    matrix = BLINDNESS[blindness]
    confused = [
        (one, other)
        for one, other in itertools.combinations(looks, 2)
        if looks[one][1] == looks[other][1]
        and distance(looks[one][0], looks[other][0], matrix) < NEAR
    ]
    assert confused == []


@pytest.mark.parametrize("background", [LIGHT, DARK])
def test_colours_read_on_both_backgrounds(background):
    looks = theme.PLATFORM_LOOKS | theme.TOPOLOGY_LOOKS
    faint = {
        name: contrast(colour, background)
        for name, (colour, _) in looks.items()
        if contrast(colour, background) < LEAST_CONTRAST
    }
    assert faint == {}
    assert contrast(theme.NEUTRAL, background) > 3


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
