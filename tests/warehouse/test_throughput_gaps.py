"""The steps from the peak to what was measured are the model's, and no more."""

from itertools import pairwise

import pytest
from any_designs import rows_of
from plain_roofline import bounds
from test_plain_roofline import DESIGNS

TRAFFIC_MODEL_OF = {
    "streamed": "weights_streamed",
    "batched": "weights_batched",
    "on_chip": "weights_on_chip",
    "activations": "activations_counted",
}


@pytest.fixture(scope="module")
def waterfalls(database):
    """Of each measurement the steps in their order."""
    waterfalls = {}
    for row in rows_of(database, "from throughput_gaps order by position"):
        waterfalls.setdefault(row["measurement_id"], []).append(row)
    return waterfalls


def test_every_step_of_the_roofline_is_that_of_the_model(database, waterfalls):
    designs = {
        (row["network"], row["platform"], row["datatype"]): row
        for row in rows_of(database, DESIGNS)
    }
    compared = 0
    for steps in waterfalls.values():
        for row in steps:
            design = {
                **designs[row["network"], row["platform"], row["datatype"]],
                **row,
            }
            if row["step"] == "peak":
                expected = bounds(design, "weights_streamed")["compute_bound_fps"]
            elif row["step"] in TRAFFIC_MODEL_OF:
                traffic_model = TRAFFIC_MODEL_OF[row["step"]]
                expected = bounds(design, traffic_model)["throughput_fps"]
            else:
                continue
            assert row["throughput_fps"] == pytest.approx(expected, rel=1e-9), row
            compared += 1
    assert compared == 974 * 4 + 950


def test_a_step_is_what_lies_between_two_throughputs(waterfalls):
    for steps in waterfalls.values():
        assert steps[0]["step"] == "peak"
        for before, row in pairwise(steps):
            added = 1e3 / row["throughput_fps"] - 1e3 / before["throughput_fps"]
            assert row["added_ms_per_input"] == pytest.approx(
                added, rel=1e-9, abs=1e-12
            )
            ratio = row["throughput_fps"] / before["throughput_fps"]
            assert row["ratio_to_step_before"] == pytest.approx(ratio, rel=1e-12)


def test_only_these_steps_give_speed_back(waterfalls):
    # Streaming and activations take time by their definition, a batch and weights on
    # chip give some back.
    for steps in waterfalls.values():
        added = {row["step"]: row["added_ms_per_input"] for row in steps}
        assert added["streamed"] >= 0
        assert added["batched"] <= 0
        assert added["on_chip"] <= 0
        assert added.get("activations", 0) >= 0
        assert added.get("link", 0) >= 0


def test_every_measurement_is_in_it(database, waterfalls):
    measured = {
        row["measurement_id"]: row
        for row in rows_of(database, "from measurements where network is not null")
    }
    assert waterfalls.keys() == measured.keys()
    for measurement_id, steps in waterfalls.items():
        found = {row["step"]: row["throughput_fps"] for row in steps}
        row = measured[measurement_id]
        assert found.get("measured") == row["throughput_fps"]
        assert found.get("system") == row["system_throughput_fps"]
