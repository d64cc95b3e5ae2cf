"""The warehouse holds what its sources print and what a hand works out from it.

Sources: M. Blott et al.: QuTiBench: Benchmarking Neural Networks on Heterogeneous
Hardware. ACM JETC 15(4), 2019, and the data of its website; S. Williams et al.:
Roofline. Comm. ACM 52(4), 2009; AMD UG1354 v2.5. The table `sources` cites all.
"""

import pytest

PREDICTION = """
    select throughput_fps, bound_by, attainable_tops, latency_ms,
        operational_intensity_ops_per_byte
    from predictions
    where network = ? and platform = ? and datatype = ? and batch_size = ?
        and traffic_model = ?
"""


def value(database, sql, parameters=()):
    (row,) = database.execute(sql, list(parameters)).fetchall()
    return row[0] if len(row) == 1 else row


def test_googlenet_on_ultra96_dpu_is_compute_bound_at_306_7_fps(database):
    # QuTiBench: 0.96 TOP/s, 3.13 GOP, 6 M weights, 4.26 GB/s. The roofs meet at
    # 0.96e12 / 4.26e9 = 225.4 OP/byte, the network is at 3.13e9 / 6e6 = 521.7,
    # so the peak binds: 0.96e12 / 3.13e9 fps.
    design = ["GoogLeNetv1", "Ultra96-DPU", "INT8", 1, "weights_streamed"]
    fps, bound_by, tops, latency, intensity = value(database, PREDICTION, design)
    assert fps == pytest.approx(306.7, abs=0.05)
    assert fps == pytest.approx(0.96e12 / 3.13e9, rel=1e-12)
    assert bound_by == "compute"
    assert tops == 0.96
    assert intensity == pytest.approx(521.67, abs=0.005)
    assert latency == pytest.approx(1000 * 3.13e9 / 0.96e12, rel=1e-12)


def test_resnet_50_on_zcu102_dpu_is_memory_bound_at_752_9_fps(database):
    # QuTiBench: 6.71 TOP/s, 19.2 GB/s, 25.5 M weights, 7.72 GOP. The roofs meet
    # at 349.5 OP/byte, the network is at 302.7, so 25.5e6 bytes for every input
    # bind: 19.2e9 / 25.5e6 fps.
    design = ["ResNet-50 100%", "ZCU102-DPU", "INT8", 1, "weights_streamed"]
    fps, bound_by, tops, _, intensity = value(database, PREDICTION, design)
    assert fps == pytest.approx(752.94, abs=0.005)
    assert bound_by == "memory"
    assert tops == pytest.approx(5.813, abs=0.0005)
    assert intensity == pytest.approx(302.75, abs=0.005)


def test_a_batch_of_8_reads_the_weights_an_eighth_as_often(database):
    # MLP 100 % on the TX2 in FP16: 10,014,720 weights of 2 bytes over 59.7 GB/s
    # are 2,980.6 fps; read once for 8 inputs, 8 times as many.
    design = ["MLP 100%", "TX2-maxn", "FP16", 8]
    streamed, *_ = value(database, PREDICTION, [*design, "weights_streamed"])
    batched, bound_by, *_ = value(database, PREDICTION, [*design, "weights_batched"])
    assert streamed == pytest.approx(59.7e9 / (10_014_720 * 2), rel=1e-12)
    assert batched == pytest.approx(8 * 59.7e9 / (10_014_720 * 2), rel=1e-12)
    assert bound_by == "memory"


def test_weights_that_fit_on_chip_move_no_bytes(database):
    # CNV 12.5 % in INT2 is 97,712 / 4 bytes, the ZCU104 has 4,976,640 on chip.
    design = ["CNV 12.5%", "ZCU104-FINN", "INT2", 1, "weights_on_chip"]
    fps, bound_by, _, _, intensity = value(database, PREDICTION, design)
    assert fps == pytest.approx(30.7e12 / 8_017_792, rel=1e-12)
    assert (bound_by, intensity) == ("compute", None)


@pytest.mark.parametrize(
    ("what", "sql", "expected"),
    [
        ("networks", "select count(*) from networks", 17),
        ("platforms", "select count(*) from platforms", 12),
        ("peaks", "select count(*) from platform_peaks", 20),
        ("accuracies", "select count(*) from accuracies", 45),
        ("measurements", "select count(*) from measurements", 974),
        (
            "accuracies that nobody measured",
            "select count(*) from availability where availability = 'not measured'",
            40,
        ),
        (
            "datatypes that a platform cannot run",
            "select count(*) from availability where availability = 'not available'",
            40,
        ),
    ],
    ids=lambda case: case.replace(" ", "-") if isinstance(case, str) else None,
)
def test_as_many_as_published(database, what, sql, expected):
    assert value(database, sql) == expected, what


def test_missing_cells_are_accuracies_of_networks_and_peaks_of_platforms(database):
    kinds = database.execute(
        "select distinct kind, availability from availability order by all"
    ).fetchall()
    assert kinds == [
        ("network", "not measured"),
        ("network", "present"),
        ("platform", "not available"),
        ("platform", "present"),
    ]


def test_the_published_roofline_has_181_designs(database):
    # Blott et al.: every network on every platform in every datatype with both an
    # accuracy and a peak.
    designs = database.execute("""
        select task, count(*) from pareto_designs
        where evidence = 'published_roofline' group by task
    """).fetchall()
    assert dict(designs) == {"ImageNet": 77, "CIFAR-10": 52, "MNIST": 52}
    assert sum(dict(designs).values()) == 181


@pytest.mark.parametrize(
    "traffic_model", ["weights_streamed", "weights_batched", "weights_on_chip"]
)
def test_965_measurements_have_a_prediction_error(database, traffic_model):
    sql = "select count(*) from prediction_errors where traffic_model = ?"
    assert value(database, sql, [traffic_model]) == 965


def test_activations_that_nobody_counted_are_the_only_errors_missing(database):
    missing = database.execute("""
        select distinct network, reason
        from prediction_errors
        left join prediction_gaps using (network, platform, datatype)
        where prediction_errors.traffic_model = 'weights_on_chip'
            and prediction_gaps.traffic_model = 'activations_counted'
            and measurement_id not in (
                select measurement_id from prediction_errors
                where traffic_model = 'activations_counted'
            )
        order by all
    """).fetchall()
    reason = "network has no activation count"
    assert missing == [
        ("ResNet-50 30%", reason),
        ("ResNet-50 50%", reason),
        ("ResNet-50 80%", reason),
    ]
    sql = "select count(*) from prediction_errors where traffic_model = ?"
    assert value(database, sql, ["activations_counted"]) == 965 - 24


def test_200_38_9_and_9_measurements_are_above_the_traffic_models(database):
    above = database.execute("""
        select traffic_model, count(*) from prediction_errors
        where is_above_bound group by traffic_model
    """).fetchall()
    assert dict(above) == {
        "weights_streamed": 200,
        "weights_batched": 38,
        "weights_on_chip": 9,
        "activations_counted": 9,
    }


@pytest.mark.parametrize("bound", ["weights_on_chip", "activations_counted"])
def test_only_what_breaks_the_stated_peak_is_above_the_bound(database, bound):
    above = database.execute(
        "select measurement_id from prediction_errors"
        " where is_above_bound and traffic_model = ? order by all",
        [bound],
    ).fetchall()
    flagged = database.execute(
        "select measurement_id from measurement_flags"
        " where flag = 'above_stated_peak' order by all"
    ).fetchall()
    assert above == flagged
    assert len(flagged) == 9


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
    largest = value(
        database,
        "select max(measured_value / expected_value) from measurement_flags"
        " where flag = 'above_stated_peak'",
    )
    assert largest == pytest.approx(1.40, abs=0.005)


def test_the_four_resnet_50v15_rows_are_kept_and_explained(database):
    rows = database.execute("""
        select measurements.measurement_id, platform, network, flag
        from measurements
        left join measurement_flags
            on measurements.measurement_id = measurement_flags.measurement_id
            and flag = 'network_not_in_catalogue'
        where topology_as_printed = 'ResNet-50v15' order by all
    """).fetchall()
    assert rows == [
        ("qutibench-971", "EdgeTPU-fast", None, "network_not_in_catalogue"),
        ("qutibench-972", "EdgeTPU-fast", None, "network_not_in_catalogue"),
        ("qutibench-973", "EdgeTPU-slow", None, "network_not_in_catalogue"),
        ("qutibench-974", "EdgeTPU-slow", None, "network_not_in_catalogue"),
    ]


def test_five_rows_without_a_throughput_are_kept_and_explained(database):
    rows = database.execute("""
        select platform, flag from measurements
        left join measurement_flags
            on measurements.measurement_id = measurement_flags.measurement_id
            and flag = 'no_throughput'
        where throughput_fps is null
    """).fetchall()
    assert rows == [("Ultra96-DPU", "no_throughput")] * 5


def test_every_other_measurement_has_an_error(database):
    # 974 = 965 + 4 of another network + 5 without a throughput.
    unexplained = value(
        database,
        """
        select count(*) from measurements where measurement_id not in (
            select measurement_id from prediction_errors
            union all
            select measurement_id from measurement_flags
            where flag in ('network_not_in_catalogue', 'no_throughput')
        )
        """,
    )
    assert unexplained == 0


def test_all_72_ncs2_rows_join(database):
    # The published website lost them to a spelling.
    for table in ("measurements", "prediction_errors"):
        sql = f"""
            select count(distinct measurement_id), count(distinct measurement_id)
                filter (network in (select network from networks))
            from {table} where platform = 'NCS2'
        """
        assert value(database, sql) == (72, 72), table


CLAIMS = [
    # kind, name, figure, datatype, source, claimed, used
    ("platform", "ZCU104-DPU", "peak_tops", "INT8", "amd_ug1354", 2.46, 4.6),
    ("platform", "ZCU102-DPU", "peak_tops", "INT8", "amd_ug1354", 3.45, 6.71),
    (
        "platform",
        "NCS2",
        "memory_capacity_gbytes",
        None,
        "anandtech_11771",
        0.5,
        2,
    ),
    (
        "platform",
        "U96-Quadcore-A53",
        "on_chip_memory_bytes",
        None,
        "amd_ug1273",
        512 * 1024,
        1024 * 1024,
    ),
    (
        "network",
        "CNV 12.5%",
        "giga_ops",
        None,
        "qutibench_topology_details",
        0.008124928,
        0.008017792,
    ),
    ("network", "GoogLeNetv1", "giga_ops", None, "qutibench_compute_table", 3.1, 3.13),
    ("network", "MLP 100%", "giga_ops", None, "qutibench_compute_table", 0.02, None),
    ("network", "EfficientNet-S", "giga_ops", None, "qutibench_notebook", 19.4, 4.7),
    ("network", "EfficientNet-L", "giga_ops", None, "qutibench_notebook", 4.7, 19.4),
]


@pytest.mark.parametrize(
    "claim", CLAIMS, ids=[f"{name}-{figure}" for _, name, figure, *_ in CLAIMS]
)
def test_a_disputed_claim_is_shown_beside_the_one_in_use(database, claim):
    *key, claimed, used = claim
    is_used, claimed_value, used_value, reason, change = value(
        database,
        """
        select is_used, claimed_value, used_value, reason, largest_throughput_change
        from spec_claims
        where kind = ? and name = ? and figure = ?
            and datatype is not distinct from ? and source = ?
        """,
        key,
    )
    assert not is_used
    assert claimed_value == claimed
    assert used is None or used_value == used
    assert reason
    assert change is not None


def test_one_claim_of_each_disputed_figure_is_used(database):
    assert (
        database.execute("""
            select kind, name, figure, datatype from spec_claims
            group by all having count_if(is_used) <> 1 or count(*) < 2
        """).fetchall()
        == []
    )


def test_the_dpu_peak_of_amd_would_halve_what_the_peak_binds(database):
    # 3.45 / 6.71 - 1 where the peak binds before and after.
    change = value(
        database,
        "select largest_throughput_change from spec_claims"
        " where name = 'ZCU102-DPU' and source = 'amd_ug1354'",
    )
    assert change == pytest.approx(3.45 / 6.71 - 1, rel=1e-9)


def test_every_difference_of_intensity_above_2_percent_is_a_claim(database):
    assert (
        database.execute("""
            select network, datatype from operational_intensities
            where (
                abs(relative_difference) > 0.02
                or abs(printed_figures_relative_difference) > 0.02
            ) and (network, datatype) not in (
                select (name, datatype) from spec_claims
                where figure = 'operational_intensity_ops_per_byte'
            )
        """).fetchall()
        == []
    )
