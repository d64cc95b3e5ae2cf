"""The stored functions obey the roofline model, whatever they are asked.

S. Williams, A. Waterman, D. Patterson: Roofline. Comm. ACM 52(4), 2009: attainable
performance is the lower of the peak and of bandwidth times operational intensity.
"""

import pytest
from any_designs import NO_STATE, ONE_MEMORY, designs, quantity, what_if
from hypothesis import given, settings
from hypothesis import strategies as st
from plain_roofline import TRAFFIC_MODELS, size

TOLERANCE = 1e-12
examples = settings(max_examples=30, deadline=None)
two_roofs = designs(host_link_gbytes_per_s=st.none(), **ONE_MEMORY)
every_unit_busy = designs(
    host_link_gbytes_per_s=st.none(),
    compute_units=st.just(1),
    threads=st.just(1),
    **ONE_MEMORY,
)
stateless = designs(
    host_link_gbytes_per_s=st.none(),
    compute_units=st.just(1),
    threads=st.just(1),
    **ONE_MEMORY,
    **NO_STATE,
)


def at_most(value, limit):
    return value <= limit * (1 + TOLERANCE)


def same(value, other):
    return value == pytest.approx(other, rel=TOLERANCE, abs=0)


def fps(answer, traffic_model):
    return answer[traffic_model]["throughput_fps"]


def changed(designs, **factors):
    """The designs with some of their figures multiplied."""
    return [
        {
            name: value * factors.get(name, 1) if value is not None else None
            for name, value in design.items()
        }
        for design in designs
    ]


@examples
@given(designs=every_unit_busy)
def test_attainable_is_the_lower_of_the_two_roofs(database, designs):
    for design, answer in zip(designs, what_if(database, designs), strict=True):
        for row in answer.values():
            attainable, peak = row["attainable_tops"], design["peak_tops"]
            intensity = row["operational_intensity_ops_per_byte"]
            if intensity is None:
                assert same(attainable, peak)
            else:
                slanted = design["memory_bandwidth_gbytes_per_s"] * intensity / 1e3
                assert same(attainable, min(peak, slanted))


@examples
@given(designs=designs())
def test_what_binds_is_the_lowest_roof(database, designs):
    for answer in what_if(database, designs):
        for row in answer.values():
            roofs = {
                roof: row[f"{roof}_bound_fps"] for roof in ("compute", "memory", "link")
            }
            lowest = min(height for height in roofs.values() if height is not None)
            assert row["throughput_fps"] == lowest == roofs[row["bound_by"]]
            assert row["bound_margin"] is None or row["bound_margin"] >= 1


@examples
@given(designs=designs(**ONE_MEMORY), factor=st.integers(2, 1000))
def test_throughput_never_falls_as_the_batch_grows(database, designs, factor):
    larger = changed(designs, batch_size=factor)
    for answer, answer_larger in zip(
        what_if(database, designs), what_if(database, larger), strict=True
    ):
        # A larger batch keeps more activations alive, so that fewer fit.
        for traffic_model in TRAFFIC_MODELS[:-1]:
            assert at_most(
                fps(answer, traffic_model), fps(answer_larger, traffic_model)
            )


@examples
@given(designs=two_roofs)
def test_one_thread_keeps_one_unit_busy(database, designs):
    one = what_if(database, [{**design, "threads": 1} for design in designs])
    all_busy = what_if(
        database, [{**design, "threads": design["compute_units"]} for design in designs]
    )
    more = what_if(
        database,
        [{**design, "threads": 2 * design["compute_units"]} for design in designs],
    )
    model = "weights_on_chip"
    for design, *answers in zip(designs, one, all_busy, more, strict=True):
        roofs = [answer[model]["compute_bound_fps"] for answer in answers]
        assert same(roofs[0] * design["compute_units"], roofs[1])
        assert same(roofs[1], roofs[2])
        assert at_most(fps(answers[0], model), fps(answers[1], model))


@examples
@given(designs=designs())
def test_latency_is_no_less_than_a_unit_takes_for_its_batch(database, designs):
    for design, answer in zip(designs, what_if(database, designs), strict=True):
        unit_tops = design["peak_tops"] / design["compute_units"]
        batch_tera_ops = design["batch_size"] * design["giga_ops"] / 1e3
        in_flight = design["batch_size"] * design["threads"]
        for row in answer.values():
            assert at_most(1e3 * batch_tera_ops / unit_tops, row["latency_ms"])
            assert at_most(1e3 * in_flight / row["throughput_fps"], row["latency_ms"])


@examples
@given(designs=designs(), factor=quantity(1e-3, 1e3))
def test_scaling_every_roof_scales_throughput(database, designs, factor):
    roofs = [
        "peak_tops",
        "memory_bandwidth_gbytes_per_s",
        "overflow_memory_bandwidth_gbytes_per_s",
        "host_link_gbytes_per_s",
    ]
    scaled = changed(designs, **dict.fromkeys(roofs, factor))
    for answer, answer_scaled in zip(
        what_if(database, designs), what_if(database, scaled), strict=True
    ):
        for model in TRAFFIC_MODELS:
            assert same(fps(answer_scaled, model), fps(answer, model) * factor)


@examples
@given(designs=designs())
def test_moving_less_never_lowers_the_throughput(database, designs):
    for answer in what_if(database, designs):
        streamed, batched, on_chip, transferred, counted = (
            fps(answer, model) for model in TRAFFIC_MODELS
        )
        assert at_most(streamed, batched)
        assert at_most(batched, on_chip)
        assert at_most(transferred, on_chip)
        assert at_most(counted, on_chip)


@examples
@given(designs=stateless)
def test_a_design_that_moves_no_bytes_is_compute_bound(database, designs):
    fitting = [
        {
            **design,
            "on_chip_memory_bytes": size(
                design["parameters_millions"], design["weight_bits"]
            ),
        }
        for design in designs
    ]
    for design, answer in zip(fitting, what_if(database, fitting), strict=True):
        row = answer["weights_on_chip"]
        assert row["bytes_per_input"] == 0
        assert row["bound_by"] == "compute"
        assert same(row["attainable_tops"], design["peak_tops"])
        assert row["operational_intensity_ops_per_byte"] is None
        assert row["memory_bound_fps"] is None
        assert row["bandwidth_at_ridge_gbytes_per_s"] == 0


@examples
@given(designs=stateless)
def test_a_chip_that_holds_all_counts_no_activations(database, designs):
    # An exabyte holds any weights beside any batch of activations.
    roomy = [{**design, "on_chip_memory_bytes": 1e18} for design in designs]
    for answer in what_if(database, roomy):
        assert answer["activations_counted"]["bytes_per_input"] == 0


@examples
@given(designs=two_roofs)
def test_the_larger_the_batch_the_more_activations_are_moved(database, designs):
    # Without state and weights to speak of, what is moved are activations.
    light = [
        {**design, "parameters_millions": 1e-30, "state_bytes_per_input": None}
        for design in designs
    ]
    larger = changed(light, batch_size=2)
    for design, answer, answer_larger in zip(
        light, what_if(database, light), what_if(database, larger), strict=True
    ):
        moved = answer["activations_counted"]["bytes_per_input"]
        moved_larger = answer_larger["activations_counted"]["bytes_per_input"]
        all_of_them = 2 * size(
            design["activations_millions"], design["activation_bits"]
        )
        assert moved <= moved_larger + 1e-9 * all_of_them
        assert at_most(moved_larger, all_of_them)


@examples
@given(designs=designs())
def test_what_fits_in_the_memory_fits_in_smaller_batches(database, designs):
    larger = changed(designs, batch_size=2)
    for answer, answer_larger in zip(
        what_if(database, designs), what_if(database, larger), strict=True
    ):
        for model in TRAFFIC_MODELS:
            is_feasible = answer[model]["is_feasible"]
            assert is_feasible or not answer_larger[model]["is_feasible"]


@examples
@given(designs=designs())
def test_a_memory_is_read_no_faster_than_its_bandwidth(database, designs):
    # State is read by each input: its own memory bounds it, whatever the batch.
    for design, answer in zip(designs, what_if(database, designs), strict=True):
        bandwidth = design["memory_bandwidth_gbytes_per_s"]
        bandwidth += design["overflow_memory_bandwidth_gbytes_per_s"]
        for row in answer.values():
            read = design["state_bytes_per_input"] * row["throughput_fps"] / 1e9
            assert at_most(read, bandwidth)


@examples
@given(designs=designs())
def test_a_second_memory_changes_nothing_where_the_first_holds_all(database, designs):
    roomy = [{**design, "memory_capacity_gbytes": 1e12} for design in designs]
    alone = [
        {
            **design,
            "overflow_memory_bandwidth_gbytes_per_s": None,
            "overflow_memory_capacity_gbytes": None,
        }
        for design in roomy
    ]
    for answer, answer_alone in zip(
        what_if(database, roomy), what_if(database, alone), strict=True
    ):
        for model in TRAFFIC_MODELS:
            assert same(fps(answer, model), fps(answer_alone, model))


@examples
@given(designs=every_unit_busy)
def test_the_bandwidth_at_the_ridge_is_just_enough_to_be_compute_bound(
    database, designs
):
    at_ridge = [
        {
            **design,
            "memory_bandwidth_gbytes_per_s": answer["weights_streamed"][
                "bandwidth_at_ridge_gbytes_per_s"
            ],
        }
        for design, answer in zip(designs, what_if(database, designs), strict=True)
    ]
    for answer in what_if(database, at_ridge):
        row = answer["weights_streamed"]
        assert same(row["memory_bound_fps"], row["compute_bound_fps"])


@examples
@given(
    roofs=st.lists(
        st.tuples(quantity(1e-9, 1e9), quantity(1e-9, 1e9), quantity(1e-9, 1e9)),
        min_size=1,
        max_size=100,
    )
)
def test_the_scalar_function_gives_the_lower_roof(database, roofs):
    rows = database.execute(
        """
        select attainable_tops(peak, bandwidth, intensity) from (
            select unnest($1::double[]) as peak, unnest($2::double[]) as bandwidth,
                unnest($3::double[]) as intensity
        )
        """,
        [list(column) for column in zip(*roofs, strict=True)],
    ).fetchall()
    for (attainable,), (peak, bandwidth, intensity) in zip(rows, roofs, strict=True):
        assert attainable == min(peak, bandwidth * intensity / 1e3)
