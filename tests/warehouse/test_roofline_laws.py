"""The stored functions obey the roofline model, whatever they are asked.

S. Williams, A. Waterman, D. Patterson: Roofline. Comm. ACM 52(4), 2009: attainable
performance is the lower of the peak and of bandwidth times operational intensity.
"""

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

TRAFFIC_MODELS = [
    "weights_streamed",
    "weights_batched",
    "weights_on_chip",
    "activations_counted",
]
TOLERANCE = 1e-12
examples = settings(max_examples=30, deadline=None)


def quantity(low, high):
    return st.floats(low, high, allow_nan=False)


# Far beyond any network and platform that there is, on both sides.
design = st.fixed_dictionaries(
    {
        "giga_ops": quantity(1e-5, 1e5),
        "parameters_millions": quantity(1e-4, 1e6),
        "bits": st.sampled_from([1, 2, 4, 8, 16, 32, 64]),
        "peak_tops": quantity(1e-4, 1e5),
        "memory_bandwidth_gbytes_per_s": quantity(1e-2, 1e5),
        "on_chip_memory_bytes": quantity(1, 1e12),
        "activations_millions": quantity(1e-4, 1e6),
        "peak_activations_millions": st.none() | quantity(1e-4, 1e6),
        "memory_capacity_gbytes": st.none() | quantity(1e-3, 1e4),
        "power_watts": st.none() | quantity(1e-3, 1e4),
        "batch_size": st.integers(1, 100_000),
    }
)
# Many designs in one query cost little more than one.
designs = st.lists(design, min_size=1, max_size=30)


@pytest.fixture(scope="module")
def what_if(database):
    """Asks what_if about designs: one row per traffic model of each, in order."""

    def what_if(designs):
        arguments = list(designs[0])
        given = ", ".join(
            f"unnest(${name}::{'bigint' if name == 'batch_size' else 'double'}[])"
            f" as {name}"
            for name in arguments
            if name != "bits"
        )
        named = ", ".join(f"{name} := designs.{name}" for name in arguments)
        cursor = database.execute(
            f"""
            with designs as (
                select unnest(range(len($bits))) as place,
                    unnest($bits::integer[]) as bits, {given}
            )
            select answers.* from designs, what_if({named}) as answers
            inner join traffic_models using (traffic_model)
            order by place, position
            """,
            {name: [design[name] for design in designs] for name in arguments},
        )
        columns = [column for column, *_ in cursor.description]
        rows = [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
        answers = [rows[start : start + 4] for start in range(0, len(rows), 4)]
        assert len(answers) == len(designs)
        for answer in answers:
            assert [row["traffic_model"] for row in answer] == TRAFFIC_MODELS
        return answers

    return what_if


def at_most(value, limit):
    return value <= limit * (1 + TOLERANCE)


def same(value, other):
    return value == pytest.approx(other, rel=TOLERANCE, abs=0)


@examples
@given(designs=designs)
def test_attainable_is_the_lower_of_the_two_roofs(what_if, designs):
    for design, rows in zip(designs, what_if(designs), strict=True):
        for row in rows:
            attainable, peak = row["attainable_tops"], design["peak_tops"]
            assert attainable <= peak
            if row["operational_intensity_ops_per_byte"] is None:
                assert attainable == peak
                continue
            slanted = (
                design["memory_bandwidth_gbytes_per_s"]
                * row["operational_intensity_ops_per_byte"]
                / 1e3
            )
            assert at_most(attainable, slanted)
            assert attainable == peak or same(attainable, slanted)


@examples
@given(designs=designs)
def test_throughput_is_attainable_over_operations(what_if, designs):
    for design, rows in zip(designs, what_if(designs), strict=True):
        for row in rows:
            fps = row["attainable_tops"] * 1e12 / (design["giga_ops"] * 1e9)
            assert same(row["throughput_fps"], fps)
            assert same(row["latency_ms"], 1e3 * design["batch_size"] / fps)


@examples
@given(designs=designs)
def test_what_binds_is_the_lower_bound(what_if, designs):
    for rows in what_if(designs):
        for row in rows:
            compute, memory = row["compute_bound_fps"], row["memory_bound_fps"]
            if memory is not None and memory < compute:
                assert row["bound_by"] == "memory"
                assert same(row["throughput_fps"], memory)
            else:
                assert row["bound_by"] == "compute"
                assert same(row["throughput_fps"], compute)
            assert row["bound_margin"] is None or row["bound_margin"] >= 1 - TOLERANCE


@examples
@given(designs=designs, factor=st.integers(2, 1000))
def test_throughput_never_falls_as_the_batch_grows(what_if, designs, factor):
    larger = [
        {**design, "batch_size": design["batch_size"] * factor} for design in designs
    ]
    for rows, rows_larger in zip(what_if(designs), what_if(larger), strict=True):
        for row, row_larger in zip(rows, rows_larger, strict=True):
            assert at_most(row["throughput_fps"], row_larger["throughput_fps"])


@examples
@given(designs=designs, factor=quantity(1e-3, 1e3))
def test_scaling_both_roofs_scales_throughput(what_if, designs, factor):
    scaled = [
        {
            **design,
            "peak_tops": design["peak_tops"] * factor,
            "memory_bandwidth_gbytes_per_s": (
                design["memory_bandwidth_gbytes_per_s"] * factor
            ),
        }
        for design in designs
    ]
    for rows, rows_scaled in zip(what_if(designs), what_if(scaled), strict=True):
        for row, row_scaled in zip(rows, rows_scaled, strict=True):
            assert same(row_scaled["throughput_fps"], row["throughput_fps"] * factor)


@examples
@given(designs=designs)
def test_the_bound_never_falls_along_the_first_three_traffic_models(what_if, designs):
    for streamed, batched, on_chip, _ in what_if(designs):
        assert at_most(streamed["throughput_fps"], batched["throughput_fps"])
        assert at_most(batched["throughput_fps"], on_chip["throughput_fps"])


@examples
@given(designs=designs)
def test_counting_activations_never_raises_the_bound(what_if, designs):
    for _, _, on_chip, counted in what_if(designs):
        assert at_most(counted["throughput_fps"], on_chip["throughput_fps"])


@examples
@given(designs=designs)
def test_a_design_that_moves_no_bytes_is_compute_bound(what_if, designs):
    fitting = [
        {
            **design,
            "on_chip_memory_bytes": design["parameters_millions"]
            * 1e6
            * design["bits"]
            / 8,
        }
        for design in designs
    ]
    for design, (*_, on_chip, _) in zip(fitting, what_if(fitting), strict=True):
        assert on_chip["bytes_per_input"] == 0
        assert on_chip["bound_by"] == "compute"
        assert on_chip["attainable_tops"] == design["peak_tops"]
        assert on_chip["operational_intensity_ops_per_byte"] is None
        assert on_chip["memory_bound_fps"] is None
        assert on_chip["bandwidth_at_ridge_gbytes_per_s"] == 0


@examples
@given(designs=designs)
def test_the_bandwidth_at_the_ridge_is_just_enough_to_be_compute_bound(
    what_if, designs
):
    ridges = [rows[0]["bandwidth_at_ridge_gbytes_per_s"] for rows in what_if(designs)]
    at_ridge = [
        {**design, "memory_bandwidth_gbytes_per_s": ridge}
        for design, ridge in zip(designs, ridges, strict=True)
    ]
    for rows in what_if(at_ridge):
        assert same(rows[0]["memory_bound_fps"], rows[0]["compute_bound_fps"])


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


GOOD = {
    "what_if": {
        "giga_ops": "3.13",
        "parameters_millions": "6",
        "bits": "8",
        "peak_tops": "0.96",
        "memory_bandwidth_gbytes_per_s": "4.26",
        "on_chip_memory_bytes": "995328",
        "activations_millions": "3.2",
        "peak_activations_millions": "0.95",
        "memory_capacity_gbytes": "2",
        "power_watts": "10",
        "batch_size": "1",
    },
    "what_if_platform": {
        "peak_tops_by_datatype": "map {'INT8': 0.96}",
        "memory_bandwidth_gbytes_per_s": "4.26",
        "on_chip_memory_bytes": "995328",
        "memory_capacity_gbytes": "2",
        "power_watts": "10",
        "batch_size": "1",
    },
    "what_if_network": {
        "giga_ops": "3.13",
        "parameters_millions": "6",
        "activations_millions": "3.2",
        "peak_activations_millions": "0.95",
        "top1_pct": "69.24",
        "batch_size": "1",
    },
    "what_if_roofline": {
        "peak_tops_by_datatype": "map {'INT8': 0.96}",
        "memory_bandwidth_gbytes_per_s": "4.26",
    },
}
NUMBERS = [
    (function, argument)
    for function, arguments in GOOD.items()
    for argument in arguments
    if argument != "peak_tops_by_datatype"
]
BAD = {
    "zero": "0",
    "negative": "-1",
    "infinite": "'infinity'::double",
    "not-a-number": "'nan'::double",
    "a-string": "'abc'",
}


def call(database, function, **changed):
    arguments = {**GOOD[function], **changed}
    named = ", ".join(f"{name} := {text}" for name, text in arguments.items())
    return database.execute(f"from {function}({named})").fetchall()


@pytest.mark.parametrize("function", GOOD)
def test_good_arguments_are_answered(database, function):
    assert call(database, function)


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
@pytest.mark.parametrize(("function", "argument"), NUMBERS)
def test_a_bad_argument_is_refused_by_name(database, function, argument, bad):
    with pytest.raises(duckdb.Error, match=argument):
        call(database, function, **{argument: bad})


@pytest.mark.parametrize("function", ["what_if_platform", "what_if_roofline"])
@pytest.mark.parametrize(
    ("peaks", "message"),
    [
        ("map {'INT8': 0}", "peak_tops is 0"),
        ("map {'INT8': -4.0}", "peak_tops is -4"),
        ("map {'INT8': 'infinity'::double}", "peak_tops is inf"),
        ("map {'INT8': 'nan'::double}", "peak_tops is nan"),
        ("map {'INT9': 4.0}", "datatype INT9 is not known"),
        ("map {'INT8': 4.0, 'int4': 8.0}", "datatype int4 is not known"),
    ],
    ids=["zero", "negative", "infinite", "not-a-number", "unknown", "lower-case"],
)
def test_a_bad_peak_is_refused_by_name(database, function, peaks, message):
    with pytest.raises(duckdb.Error, match=message):
        call(database, function, peak_tops_by_datatype=peaks)


@pytest.mark.parametrize("bad", ["0.5", "1.5"])
@pytest.mark.parametrize(
    ("function", "argument"),
    [
        ("what_if", "bits"),
        ("what_if", "batch_size"),
        ("what_if_platform", "batch_size"),
        ("what_if_network", "batch_size"),
    ],
)
def test_a_count_that_is_not_whole_is_refused_by_name(
    database, function, argument, bad
):
    with pytest.raises(duckdb.Error, match=argument):
        call(database, function, **{argument: bad})


@pytest.mark.parametrize(
    ("question", "message"),
    [
        ("from pareto_front('Imagenet')", "task Imagenet is not known"),
        ("from pareto_front('ImageNet', 'felt')", "evidence felt is not known"),
        ("from pareto_front(null)", "task null is not known"),
        ("from compare_platforms('TX2', 'NCS2')", "platform TX2 is not known"),
        ("from compare_platforms('NCS2', 'NCS')", "platform NCS is not known"),
        # Nothing has a front there, so that anything would be optimal.
        (
            "from what_if_network(3.13, 6, task := 'Imagenet', top1_pct := 1)",
            "task Imagenet is not known",
        ),
    ],
)
def test_an_unknown_name_is_refused_by_name(database, question, message):
    with pytest.raises(duckdb.Error, match=message):
        database.execute(question).fetchall()


@pytest.mark.parametrize(
    ("missing", "reason"),
    [
        ("giga_ops", "network has no operation count"),
        ("parameters_millions", "network has no parameter count"),
        ("peak_tops", "platform has no peak for the datatype"),
        ("memory_bandwidth_gbytes_per_s", "platform has no memory bandwidth"),
        ("on_chip_memory_bytes", "platform has no on-chip memory size"),
        ("activations_millions", "network has no activation count"),
    ],
)
def test_what_is_not_known_is_a_reason_and_never_a_zero(database, missing, reason):
    arguments = {**GOOD["what_if"], "on_chip_memory_bytes": "1", missing: "null"}
    named = ", ".join(f"{name} := {text}" for name, text in arguments.items())
    rows = database.execute(
        f"select throughput_fps, why_not_predicted from what_if({named})"
    ).fetchall()
    assert (None, reason) in rows
    assert all((fps is None) == (why == reason) for fps, why in rows)


known_or_not = st.fixed_dictionaries(
    {
        "giga_ops": st.sampled_from([None, 3.13]),
        "parameters_millions": st.sampled_from([None, 6.0]),
        "bits": st.just(8),
        "peak_tops": st.sampled_from([None, 0.96]),
        "memory_bandwidth_gbytes_per_s": st.sampled_from([None, 4.26]),
        "on_chip_memory_bytes": st.sampled_from([None, 1.0, 1e6, 1e9]),
        "activations_millions": st.sampled_from([None, 3.2]),
        "peak_activations_millions": st.sampled_from([None, 0.95]),
        "batch_size": st.just(1),
    }
)


@examples
@given(designs=st.lists(known_or_not, min_size=1, max_size=30))
def test_a_row_has_a_throughput_or_a_reason_and_never_both(what_if, designs):
    for rows in what_if(designs):
        for row in rows:
            has_throughput = row["throughput_fps"] is not None
            assert has_throughput == (row["why_not_predicted"] is None)
