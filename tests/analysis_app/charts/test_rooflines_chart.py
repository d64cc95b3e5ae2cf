"""The roofline chart as a specification, and as a picture."""

import json

import pictures
import pytest
from charts.rooflines.roofline import roofline_chart
from queries import choices
from queries import rooflines as queries
from selection import Selection


@pytest.fixture
def frames(warehouse_file):
    def frames(
        task="ImageNet",
        predicted_by="weights_streamed",
        batch_size=1,
        figures="in use",
    ):
        networks = tuple(choices.networks_of(task))
        everything = Selection(choices.described_tasks()[task], networks=networks)
        selection = (everything, predicted_by, batch_size)
        return (
            queries.roofs(None, None, figures),
            queries.crossings(*selection),
            queries.intensities(*selection),
            queries.labels(*selection),
        )

    return frames


def layers_with(spec, channel):
    return [layer for layer in spec["layer"] if channel in layer["encoding"]]


def test_axes_are_logarithmic_and_have_units(frames):
    spec = roofline_chart(*frames()).to_dict()
    axes = {"x": "operations per byte", "y": "TOP/s"}
    for layer in spec["layer"]:
        for channel, unit in axes.items():
            encoding = layer["encoding"].get(channel, {})
            if "field" in encoding:
                assert encoding["scale"]["type"] == "log"
                assert unit in encoding["title"]


def test_every_mark_but_plain_lines_has_a_tooltip(frames):
    spec = roofline_chart(*frames()).to_dict()
    assert len(layers_with(spec, "tooltip")) == len(spec["layer"]) - 1


def test_both_legends_pick(frames):
    spec = roofline_chart(*frames()).to_dict()
    picks = {p["name"]: p["bind"] for p in spec["params"]}
    assert picks == {"pick_platform": "legend", "pick_datatype": "legend"}


def test_corners_are_exact(frames):
    roofs = frames()[0]
    ridges = roofs[roofs["point"] == "ridge"]
    assert (ridges["attainable_tops"] == ridges["peak_tops"]).all()
    product = (
        ridges["operational_intensity_ops_per_byte"]
        * ridges["memory_bandwidth_gbytes_per_s"]
        / 1000
    )
    assert ridges["attainable_tops"].to_list() == pytest.approx(product.to_list())


def test_a53_is_drawn_inside_the_axes(frames):
    roofs, *rest = frames()
    spec = roofline_chart(roofs, *rest).to_dict()
    low, high = layers_with(spec, "y2")[0]["encoding"]["y"]["scale"]["domain"]
    a53 = roofs[roofs["platform"] == "U96-Quadcore-A53"]
    assert not a53.empty
    assert a53["peak_tops"].between(low, high).all()


@pytest.mark.parametrize("figures", ["in use", "published"])
def test_bandwidths_are_the_warehouses(frames, ask, figures):
    roofs = frames(figures=figures)[0].drop_duplicates("platform")
    claims = ask(
        "select platform, claimed_value from spec_claims where is_published "
        "and figure = 'memory_bandwidth_gbytes_per_s' and is_available "
        "union all select platform, coalesce("
        "memory_bandwidth_gbytes_per_s, host_link_gbytes_per_s) from platforms"
    )
    for row in roofs.itertuples():
        known = claims.loc[claims["platform"] == row.platform, "claimed_value"]
        assert row.memory_bandwidth_gbytes_per_s in [
            pytest.approx(value) for value in known
        ]


def test_coinciding_networks_are_labelled_once(frames, ask):
    *_, intensities, labels = frames("MNIST")
    assert len(labels) <= len(intensities)
    named = set(", ".join(labels["networks"]).replace(";", ",").split(", "))
    networks = ask("select network from networks where task = 'MNIST'")["network"]
    for network in networks:
        assert any(name.startswith(network) for name in named)


def test_designs_that_move_no_bytes_are_marked_at_the_edge(frames):
    roofs, crossings, intensities, labels = frames("CIFAR-10", "weights_on_chip")
    chart = roofline_chart(roofs, crossings, intensities, labels)
    assert crossings["operational_intensity_ops_per_byte"].isna().any()
    text = json.dumps(chart.to_dict())
    assert '"value": "width"' in text
    assert "Infinity" not in text


@pytest.mark.parametrize("task", ["ImageNet", "CIFAR-10", "MNIST"])
def test_renders_to_a_picture(frames, task):
    chart = roofline_chart(*frames(task, "activations_counted", 10000))
    assert pictures.to_png(chart).startswith(b"\x89PNG")
    svg = pictures.to_svg(chart).decode()
    assert svg.startswith("<svg")
    assert "NaN" not in svg
