"""What the functions of the warehouse predict of a described platform or network."""

import pytest
from queries import what_if as queries

PLATFORM = {
    "name": "edge",
    "peaks": {"INT8": 8.0, "FP16": 2.0},
    "bandwidth": 12.8,
    "on_chip": 6.0,
    "compute_units": 1,
    "batch_size": 1,
}
NETWORK = {
    "name": "small",
    "giga_ops": 2.0,
    "parameters": 10.0,
    "task": "ImageNet",
    "accuracy": 76.0,
    "accuracy_in": "INT8",
    "batch_size": 1,
}


@pytest.fixture
def rows(warehouse_file):
    return queries.designs_on_platform(PLATFORM, "weights_on_chip")


def test_memory_bound_design_needs_more_bandwidth_than_there_is(rows):
    known = rows[rows["bandwidth_at_ridge_gbytes_per_s"].notna()]
    needs_more = (
        known["bandwidth_at_ridge_gbytes_per_s"] > known["bandwidth_gbytes_per_s"]
    )
    assert (needs_more == (known["bound_by"] == "memory")).all()


def test_bound_is_by_hand(warehouse_file):
    """INT8 and 25.5 M parameters over 12.8 GB/s; 7.72 GOP at 8 TOP/s; streamed."""
    resnet = NETWORK | {"giga_ops": 7.72, "parameters": 25.5}
    rows = queries.designs_of_network(resnet, "weights_streamed")
    row = rows.query("platform == 'NCS2' and datatype == 'FP16'").iloc[0]
    assert row["throughput_fps"] == pytest.approx(
        min(row["compute_bound_fps"], row["bandwidth_gbytes_per_s"] * 1e9 / 51e6)
    )


def test_an_estimate_stands_beside_the_bound_of_the_device_alone(rows):
    estimated = rows[rows["is_feasible"].ne(False)]
    assert (estimated["estimated_fps_upper"] <= estimated["throughput_fps"]).all()
    streamed = queries.designs_on_platform(PLATFORM, "weights_streamed")
    assert streamed["estimated_fps"].isna().all()


def test_one_accuracy_is_that_of_one_datatype(warehouse_file):
    rows = queries.designs_of_network(NETWORK, "weights_on_chip")
    assert set(rows.loc[rows["accuracy_pct"].notna(), "datatype"]) == {"INT8"}


def test_network_of_the_catalogue_has_its_accuracies(warehouse_file):
    like = NETWORK | {"like": "GoogLeNetv1", "accuracy": None}
    rows = queries.designs_of_network(like, "weights_on_chip")
    assert rows.loc[rows["accuracy_pct"].notna(), "datatype"].nunique() > 1


def test_what_does_not_fit_stands_on_no_front(warehouse_file):
    small = PLATFORM | {"capacity": 0.01}
    rows = queries.designs_on_platform(small, "weights_on_chip")
    misfits = rows[rows["is_feasible"].eq(False)]
    assert not misfits.empty
    assert misfits["estimated_fps"].isna().all()
    assert not misfits["would_be_pareto_optimal"].any()
    assert not misfits["estimate_would_be_pareto_optimal"].any()


def test_a_second_memory_has_a_roof_and_lets_more_fit(warehouse_file):
    small = PLATFORM | {"capacity": 0.01}
    two = small | {"overflow_bandwidth": 1.0, "overflow_capacity": 8.0}
    fitting = [
        queries.designs_on_platform(of, "weights_on_chip")["is_feasible"].sum()
        for of in (small, two)
    ]
    assert fitting[0] < fitting[1]
    roofs = queries.your_roofs(two)
    assert set(roofs["memory_bandwidth_gbytes_per_s"]) == {12.8, 1.0}


def test_without_memory_the_host_link_binds(warehouse_file):
    stick = PLATFORM | {"bandwidth": None, "host_link": 0.5}
    rows = queries.designs_on_platform(stick, "weights_streamed")
    assert set(rows["bound_by"]) <= {"link", "compute"}
    assert set(rows["bandwidth_gbytes_per_s"]) == {0.5}
    roofs = queries.your_roofs(stick)
    ridge = roofs[roofs["point"] == "ridge"].iloc[0]
    assert ridge["operational_intensity_ops_per_byte"] == pytest.approx(
        ridge["attainable_tops"] * 1e3 / 0.5
    )
