"""Every bound is that of the model written once more in plain Python."""

from math import inf

import pytest
from any_designs import designs_partly_unknown, rows_of, what_if
from hypothesis import given, settings
from plain_roofline import TRAFFIC_MODELS, bounds, is_known

DESIGN = """
    networks.giga_ops, networks.parameters_millions, networks.activations_millions,
    networks.peak_activations_millions, networks.input_bytes, networks.output_bytes,
    networks.state_bytes_per_input, platforms.overflow_memory_bandwidth_gbytes_per_s,
    platforms.overflow_memory_capacity_gbytes, datatypes.weight_bits,
    datatypes.activation_bits, peaks.peak_tops,
    platforms.compute_units, platforms.memory_bandwidth_gbytes_per_s,
    platforms.memory_capacity_gbytes, platforms.on_chip_memory_bytes,
    platforms.host_link_gbytes_per_s
"""
DESIGNS = f"""
    select networks.network, platforms.platform, datatypes.datatype, {DESIGN}
    from networks
    cross join platform_peaks as peaks
    inner join platforms using (platform)
    inner join datatypes using (datatype)
"""


def disagreements(row, expected):
    """The figures of a row that are not what is expected."""
    for column in expected.keys() & row.keys():
        found, value = row[column], expected[column]
        if value == inf or value is None or isinstance(value, bool):
            agrees = found == (None if value == inf else value)
        else:
            agrees = found == pytest.approx(value, rel=1e-9, abs=0)
        if not agrees:
            yield column, found, value
    bound_by = expected[f"{row['bound_by']}_bound_fps"]
    if bound_by != pytest.approx(expected["throughput_fps"], rel=1e-9):
        yield "bound_by", row["bound_by"], bound_by


def assert_bounds(row, design):
    found = list(disagreements(row, bounds(design, row["traffic_model"])))
    assert found == [], (row, design)


@pytest.fixture(scope="module")
def designs(database):
    """Every network on every platform in every datatype it has a peak in."""
    return {
        (row["network"], row["platform"], row["datatype"]): row
        for row in rows_of(database, DESIGNS)
    }


def test_every_prediction_is_that_of_the_model(database, designs):
    predictions = rows_of(database, "from predictions")
    for row in predictions:
        design = {**designs[row["network"], row["platform"], row["datatype"]], **row}
        expected = bounds(design, row["traffic_model"])
        assert expected.keys() <= row.keys()
        assert list(disagreements(row, expected)) == [], row
    assert len(predictions) > 15_000


def test_every_design_is_predicted_at_every_condition_of_its_platform(
    database, designs
):
    conditions = rows_of(database, "from operating_conditions")
    expected = {
        (*key, condition["batch_size"], condition["threads"], traffic_model)
        for key, design in designs.items()
        for condition in conditions
        if condition["platform"] == key[1]
        for traffic_model in TRAFFIC_MODELS
        if is_known(design, traffic_model)
    }
    found = database.execute(
        "select network, platform, datatype, batch_size, threads, traffic_model"
        " from predictions"
    ).fetchall()
    assert set(found) == expected
    assert len(found) == len(expected)


def test_every_measurement_is_compared_with_the_model(database, designs):
    errors = rows_of(database, "from prediction_errors")
    for row in errors:
        design = designs[row["network"], row["platform"], row["datatype"]]
        fps = bounds({**design, **row}, row["traffic_model"])["throughput_fps"]
        measured = row["measured_throughput_fps"]
        assert row["predicted_throughput_fps"] == pytest.approx(fps, rel=1e-9)
        assert row["ratio"] == pytest.approx(measured / fps, rel=1e-9)
        if row["traffic_model"] in ("weights_on_chip", "inputs_transferred"):
            assert row["is_above_bound"] == (measured > fps)
        else:
            assert row["is_above_bound"] is None


def fps(design, traffic_model):
    return bounds(design, traffic_model)["throughput_fps"]


def test_sensitivity_is_what_a_tenth_more_of_a_roof_gives(database, designs):
    roofs = {
        "gain_from_peak": ["peak_tops"],
        "gain_from_bandwidth": [
            "memory_bandwidth_gbytes_per_s",
            "overflow_memory_bandwidth_gbytes_per_s",
        ],
        "gain_from_link": ["host_link_gbytes_per_s"],
    }
    rows = rows_of(database, "from sensitivity")
    for row in rows:
        model = row["traffic_model"]
        design = {**designs[row["network"], row["platform"], row["datatype"]], **row}
        before = fps(design, model)
        gains = {}
        for gain, bought in roofs.items():
            more = {roof: design[roof] and design[roof] * 1.1 for roof in bought}
            gains[gain] = fps({**design, **more}, model) / before - 1
        if row["narrower_datatype"]:
            narrower = designs[
                row["network"], row["platform"], row["narrower_datatype"]
            ]
            gains["gain_from_narrower_datatype"] = (
                fps({**design, **narrower}, model) / before - 1
            )
        else:
            assert row["gain_from_narrower_datatype"] is None
        for gain, expected in gains.items():
            assert row[gain] == pytest.approx(expected, rel=1e-9, abs=1e-9)
        best = f"gain_from_{row['best_change'].replace(' ', '_')}"
        assert row[best] == pytest.approx(max(gains.values()), abs=1e-9)
    assert len(rows) > 15_000


def test_a_claim_would_change_the_predictions_as_it_says(database, designs):
    claims = rows_of(
        database,
        "from spec_claims where figure not in"
        " ('operational_intensity_ops_per_byte', 'power_watts')",
    )
    for claim in claims:
        changes = [
            fps({**design, claim["figure"]: claim["claimed_value"]}, model)
            / fps(design, model)
            - 1
            for design in (
                {**design, "batch_size": 1, "threads": design["compute_units"]}
                for design in designs.values()
                if claim["network"] in (None, design["network"])
                and claim["platform"] in (None, design["platform"])
                and claim["datatype"] in (None, design["datatype"])
            )
            for model in TRAFFIC_MODELS
            if is_known(design, model)
        ]
        assert claim["predictions_compared"] == len(changes)
        assert claim["predictions_changed"] == sum(abs(c) > 1e-9 for c in changes)
        largest = max(changes, key=lambda change: (abs(change), change))
        assert claim["largest_throughput_change"] == pytest.approx(largest, abs=1e-9)
    assert len(claims) > 200


@settings(max_examples=60, deadline=None)
@given(designs=designs_partly_unknown())
def test_what_if_is_the_model_for_any_design(database, designs):
    for design, rows in zip(designs, what_if(database, designs), strict=True):
        for traffic_model in TRAFFIC_MODELS:
            row = rows[traffic_model]
            if is_known(design, traffic_model):
                assert row["why_not_predicted"] is None
                assert_bounds(row, design)
            else:
                assert row["throughput_fps"] is None
                assert row["why_not_predicted"]


CHANGES = [
    ("ZCU104-DPU", {"memory_bandwidth_gbytes_per_s": 38.4}),
    ("TX2-maxq", {"on_chip_memory_bytes": 8e6}),
    ("EdgeTPU-fast", {"host_link_gbytes_per_s": 1.25}),
    ("NCS2", {"memory_capacity_gbytes": 0.01}),
    ("ZCU102-DPU", {"compute_units": 6}),
]


@pytest.mark.parametrize(
    ("platform", "changed"), CHANGES, ids=[name for name, _ in CHANGES]
)
def test_a_platform_like_another_differs_in_what_was_changed_alone(
    database, designs, platform, changed
):
    ((figure, value),) = changed.items()
    rows = rows_of(
        database,
        f"from what_if_platform(like_platform := '{platform}', {figure} := {value})"
        " where why_not_predicted is null",
    )
    for row in rows:
        design = {**designs[row["network"], platform, row["datatype"]], **changed}
        condition = {"batch_size": 1, "threads": design["compute_units"]}
        assert_bounds(row, {**design, **condition})
    assert len(rows) > 60


@pytest.mark.parametrize(
    "changed", [{"parameters_millions": 12.5}, {"giga_ops": 3.3}, {"input_bytes": 1e6}]
)
def test_a_network_like_another_differs_in_what_was_changed_alone(
    database, designs, changed
):
    network = "ResNet-50 100%"
    ((figure, value),) = changed.items()
    rows = rows_of(
        database,
        f"from what_if_network(like_network := '{network}', {figure} := {value},"
        " batch_size := 4) where why_not_predicted is null",
    )
    for row in rows:
        design = {**designs[network, row["platform"], row["datatype"]], **changed}
        condition = {"batch_size": 4, "threads": design["compute_units"]}
        assert_bounds(row, {**design, **condition})
    assert len(rows) == 20 * len(TRAFFIC_MODELS)
