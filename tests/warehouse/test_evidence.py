"""What was published and measured, what it is worth, and where sources disagree."""

import pytest
from any_designs import rows_of


def value(database, sql, parameters=()):
    (row,) = database.execute(sql, list(parameters)).fetchall()
    return row[0] if len(row) == 1 else row


# As many as published


@pytest.mark.parametrize(
    ("rows", "sql"),
    [
        (18, "networks"),
        (12, "platforms"),
        (20, "platform_peaks"),
        (45, "accuracies where platform = 'any'"),
        (974, "measurements"),
        (165, "published_predictions"),
        (40, "availability where availability = 'not measured'"),
        (40, "availability where availability = 'not available'"),
        (72, "measurements where platform = 'NCS2' and network is not null"),
    ],
    ids=lambda case: case.replace(" ", "-") if isinstance(case, str) else None,
)
def test_as_many_as_published(database, rows, sql):
    assert value(database, f"select count(*) from {sql}") == rows


def test_the_published_roofline_has_181_designs(database):
    # Blott et al.: every network on every platform in every datatype with both an
    # accuracy and a peak.
    designs = database.execute("""
        select task, count(*) from pareto_designs
        where evidence = 'published_roofline' group by task
    """).fetchall()
    assert dict(designs) == {"ImageNet": 77, "CIFAR-10": 52, "MNIST": 52}


def test_164_of_165_published_predictions_are_reproduced(database):
    rows = rows_of(database, "from published_predictions")
    wrong = [
        row
        for row in rows
        if abs(row["reproduced_fps"] / row["published_fps"] - 1) > 0.0011
    ]
    assert len(rows) == 165
    assert [row for row in rows if not row["is_reproduced"]] == wrong
    (row,) = wrong
    assert (row["network"], row["platform"], row["datatype"]) == (
        "MLP 25%",
        "ZCU104-FINN",
        "INT2",
    )
    # 19.2 GB/s x 8 OP/byte / 2e6 operations.
    assert row["published_fps"] == 38_400
    assert row["reproduced_fps"] == pytest.approx(19.2e9 * 8 / 2e6)
    assert "76800" in row["explanation"]


# The law of the bound


@pytest.mark.parametrize(
    ("traffic_model", "compared"),
    [
        # 965 of the published networks and 4 of ResNet-50 v1.5.
        ("weights_streamed", 965 + 4),
        ("weights_batched", 965 + 4),
        ("weights_on_chip", 965 + 4),
        # Nobody counted the activations of a pruned ResNet-50: 24 rows.
        ("activations_counted", 965 - 24 + 4),
        ("inputs_transferred", 638),
    ],
)
def test_every_measurement_is_compared_that_can_be(database, traffic_model, compared):
    sql = "select count(*) from prediction_errors where traffic_model = ?"
    assert value(database, sql, [traffic_model]) == compared


def test_every_system_measurement_is_compared(database):
    sql = "select count(system_throughput_fps) from measurements"
    assert value(database, sql) == 638


def test_nine_measurements_are_above_the_bound_and_all_above_the_peak(database):
    above = database.execute("""
        select traffic_model, measurement_id from prediction_errors
        where is_above_bound order by all
    """).fetchall()
    above_peak = database.execute("""
        select 'weights_on_chip', measurement_id
        from measurements
        inner join networks using (network)
        inner join platform_peaks using (platform, datatype)
        where throughput_fps * giga_ops / 1e3 > peak_tops order by all
    """).fetchall()
    flagged = database.execute("""
        select 'weights_on_chip', measurement_id from measurement_flags
        where flag = 'above_stated_peak' order by all
    """).fetchall()
    assert above == above_peak == flagged
    assert len(above) == 9


def test_what_breaks_the_peak_are_mlps_on_the_tx2_in_large_batches(database):
    settings = database.execute("""
        select distinct device, topology, batch_size
        from measurement_flags
        join measurements using (measurement_id)
        join platforms using (platform)
        join networks using (network)
        where flag = 'above_stated_peak' order by all
    """).fetchall()
    assert settings == [("Jetson TX2", "MLP", 64), ("Jetson TX2", "MLP", 128)]


def test_five_rows_without_a_throughput_are_kept_and_explained(database):
    rows = database.execute("""
        select platform, flag from measurements
        left join measurement_flags
            on measurements.measurement_id = measurement_flags.measurement_id
            and flag = 'no_throughput'
        where throughput_fps is null
    """).fetchall()
    assert rows == [("Ultra96-DPU", "no_throughput")] * 5


# Memory


def test_some_designs_do_not_fit_in_the_memory_of_their_platform(database):
    # MobileNet on the NCS2 in FP16: 8.4 MB of weights and 2.4 MB for every input in
    # flight; 128 inputs fit in 500 MB, 256 do not.
    feasible = database.execute("""
        select batch_size, is_feasible from predictions
        where network = 'MobileNetv1' and platform = 'NCS2' and datatype = 'FP16'
            and traffic_model = 'weights_on_chip' order by all
    """).fetchall()
    assert dict(feasible) == {
        **dict.fromkeys([1, 2, 4, 8, 16, 32, 64, 128], True),
        **dict.fromkeys([256, 512, 10_000], False),
    }


def test_what_does_not_fit_is_no_operating_point_and_on_no_front(database):
    key = "network, platform, datatype, batch_size, threads"
    infeasible = f"select ({key}) from predictions where not is_feasible"
    for table in ("operating_points", "pareto_designs"):
        bounds, beyond = value(
            database,
            f"select count(*), count_if(({key}) in ({infeasible}))"
            f" from {table} where evidence = 'bound'",
        )
        assert bounds > 0
        assert beyond == 0


# Accuracy of a platform


@pytest.mark.parametrize(
    ("network", "datatype", "platform", "accuracy"),
    [
        ("MLP 12.5%", "FP16", "NCS2", 97.95),
        ("MLP 12.5%", "FP16", "TX2-maxn", 97.15),
        ("ResNet-50 100%", "INT8", "Ultra96-DPU", 73.29),
        ("ResNet-50 100%", "INT8", "ZCU102-DPU", 72.53),
        # Not measured there, so the accuracy of the table.
        ("ResNet-50 100%", "INT8", "EdgeTPU-fast", 73.29),
    ],
)
def test_a_bound_has_the_accuracy_of_its_platform(
    database, network, datatype, platform, accuracy
):
    found = database.execute(
        """
        select distinct accuracy_pct from operating_points
        where evidence = 'bound' and network = ? and datatype = ? and platform = ?
        """,
        [network, datatype, platform],
    ).fetchall()
    assert found == [(accuracy,)]


# Power


def test_four_edge_tpu_rows_are_below_the_trace_of_their_power(database):
    rows = rows_of(
        database,
        """
        select platform, network, power_watts, power_source
        from operating_points where measurement_id in (
            select measurement_id from measurement_flags
            where flag = 'power_below_trace'
        ) and throughput_scope = 'device' and evidence = 'measured'
        order by platform, network
        """,
    )
    assert [(row["platform"], row["network"]) for row in rows] == [
        ("EdgeTPU-fast", "GoogLeNetv1"),
        ("EdgeTPU-fast", "MobileNetv1"),
        ("EdgeTPU-slow", "GoogLeNetv1"),
        ("EdgeTPU-slow", "MobileNetv1"),
    ]
    assert {row["power_source"] for row in rows} == {"trace"}
    watts = [row["power_watts"] for row in rows]
    assert watts == pytest.approx([1.52, 1.46, 1.19, 1.18], abs=0.005)


def test_only_what_was_measured_or_estimated_has_a_power(database):
    evidences = database.execute("""
        select distinct evidence from operating_points
        where power_watts is not null or energy_mj_per_input is not null
            or power_source is not null
        order by evidence
    """).fetchall()
    assert evidences == [("estimated",), ("measured",)]


def test_energy_is_power_over_throughput(database):
    rows = rows_of(database, "from operating_points where power_watts is not null")
    for row in rows:
        energy = 1e3 * row["power_watts"] / row["throughput_fps"]
        assert row["energy_mj_per_input"] == pytest.approx(energy)
    assert len(rows) > 1000


# Where sources disagree

CLAIMS = [
    # name, figure, datatype, source, claimed, used
    ("ZCU104-DPU", "peak_tops", "INT8", "qutibench_hardware_table", 4.6, 2.46),
    ("ZCU102-DPU", "peak_tops", "INT8", "qutibench_hardware_table", 6.71, 3.45),
    ("NCS2", "memory_capacity_gbytes", None, "qutibench_hardware_table", 2, 0.5),
    (
        "EdgeTPU-fast",
        "memory_bandwidth_gbytes_per_s",
        None,
        "qutibench_hardware_table",
        25.6,
        None,
    ),
    (
        "U96-Quadcore-A53",
        "on_chip_memory_bytes",
        None,
        "amd_ug1273",
        512 * 1024,
        1024 * 1024,
    ),
    (
        "CNV 12.5%",
        "giga_ops",
        None,
        "qutibench_topology_details",
        0.008124928,
        0.008017792,
    ),
    ("GoogLeNetv1", "giga_ops", None, "qutibench_compute_table", 3.1, 3.165343744),
    ("EfficientNet-S", "giga_ops", None, "qutibench_notebook", 19.4, 4.70461824),
    ("EfficientNet-L", "giga_ops", None, "qutibench_notebook", 4.7, 19.323791168),
    # Twice a rounded count of multiply-accumulates; with biases and normalisation.
    ("EfficientNet-M", "giga_ops", None, "qutibench_compute_table", 7.4, 7.320571136),
    (
        "EfficientNet-M",
        "parameters_millions",
        None,
        "qutibench_compute_table",
        6.9,
        6.831968,
    ),
    # What no published definition of the network has.
    ("GoogLeNetv1", "giga_ops", None, "qutibench_measurements", 3.13, 3.165343744),
]


@pytest.mark.parametrize(
    "claim", CLAIMS, ids=[f"{name}-{figure}" for name, figure, *_ in CLAIMS]
)
def test_a_disputed_claim_is_shown_beside_the_one_in_use(database, claim):
    *key, claimed, used = claim
    (row,) = rows_of(
        database,
        """
        from spec_claims
        where coalesce(network, platform) = $1 and figure = $2
            and datatype is not distinct from $3 and source = $4
        """,
        key,
    )
    assert not row["is_used"]
    assert (row["claimed_value"], row["used_value"]) == (claimed, used)
    assert row["reason"]
    assert row["predictions_compared"] > 0


def test_one_claim_of_each_disputed_figure_is_used(database):
    assert (
        database.execute("""
            select network, platform, figure, datatype from spec_claims
            group by all having count_if(is_used) <> 1 or count(*) < 2
        """).fetchall()
        == []
    )


def test_every_difference_of_intensity_above_2_percent_is_a_claim(database):
    assert (
        database.execute("""
            select network, datatype from operational_intensities
            where (
                abs(relative_difference) > 0.02
                or abs(printed_figures_relative_difference) > 0.02
            ) and (network, datatype) not in (
                select (network, datatype) from spec_claims
                where figure = 'operational_intensity_ops_per_byte'
            )
        """).fetchall()
        == []
    )
