"""What the publications say, judged by numbers that are computed here once more."""

import csv
from math import prod

import pytest
from any_designs import rows_of

FPGAS = ("Ultra96-DPU", "ZCU102-DPU", "ZCU104-DPU", "ZCU104-FINN", "ZCU104-BISMO")
BITS = {"INT2": 2, "INT4": 4, "INT8": 8, "FP16": 16, "FP32": 32}


@pytest.fixture(scope="module")
def findings(database):
    """(finding, subject) -> row."""
    rows = rows_of(database, "from findings")
    return {(row["finding"], row["subject"]): row for row in rows}


@pytest.fixture(scope="module")
def measured(database):
    """What was measured of networks that the catalogue has."""
    return rows_of(
        database,
        """
        select measurements.*, networks.topology, networks.giga_ops
        from measurements
        inner join networks using (network)
        where throughput_fps is not null
        """,
    )


@pytest.fixture(scope="module")
def fastest(measured):
    """(network, platform, datatype) -> inputs per second."""
    fastest = {}
    for row in measured:
        design = row["network"], row["platform"], row["datatype"]
        fastest[design] = max(fastest.get(design, 0), row["throughput_fps"])
    return fastest


@pytest.fixture(scope="module")
def subjects(findings):
    """Of a finding the subjects and their numbers."""
    return lambda finding: {
        subject: (row["said_value"], row["found_value"])
        for (name, subject), row in findings.items()
        if name == finding and subject != "all"
    }


def test_what_came_of_each_statement(findings):
    verdicts = {
        finding: row["verdict"]
        for (finding, subject), row in findings.items()
        if subject == "all"
    }
    assert verdicts == {
        "pruning_speeds_up_as_it_saves_operations": "contradicted",
        "pruning_correlates_with_speed": "supported",
        "pruning_works_on_most_platforms": "supported",
        "fpgas_gain_most_from_quantization": "supported",
        "pruned_and_quantized_make_up_most_of_the_front": "contradicted",
        "fpgas_answer_first_on_most_networks": "supported",
        "theory_is_what_is_possible": "contradicted",
        "quantized_weights_stay_on_chip": "supported",
        "pruned_and_quantized_are_among_the_best_predicted": "supported",
    }


def test_pruning_by_3_15_is_1_87_times_as_fast_on_ultra96(root, findings):
    with (root / "seeds/qutibench/qutibench_measurements.csv").open() as lines:
        rows = [
            row for row in csv.DictReader(lines) if row["platform"] == "Ultra96-DPU"
        ]

    def fps(pruning_pct):
        return max(
            float(row["throughput_fps"])
            for row in rows
            if row["topology"] == "ResNet-50"
            and float(row["pruning_pct"]) == pruning_pct
            and row["throughput_fps"]
        )

    row = findings[
        "pruning_speeds_up_as_it_saves_operations", "ResNet-50 30%, Ultra96-DPU, INT8"
    ]
    assert row["said_value"] == pytest.approx(7.72 / 2.45, rel=1e-3)
    assert round(row["said_value"], 2) == 3.15
    assert row["found_value"] == pytest.approx(fps(30) / fps(100), rel=1e-12)
    assert round(row["found_value"], 2) == 1.87
    assert row["verdict"] == "contradicted"


def test_every_pruned_design_is_compared_with_its_whole_network(
    measured, fastest, subjects
):
    networks = {row["network"]: row for row in measured}
    expected = {}
    for (network, platform, datatype), fps in fastest.items():
        row = networks[network]
        for whole in networks.values():
            design = whole["network"], platform, datatype
            if (
                whole["topology"] == row["topology"]
                and whole["pruning_pct"] == 100 > row["pruning_pct"]
                and design in fastest
            ):
                expected[f"{network}, {platform}, {datatype}"] = (
                    whole["giga_ops"] / row["giga_ops"],
                    fps / fastest[design],
                )
    assert len(expected) == 66
    found = subjects("pruning_speeds_up_as_it_saves_operations")
    assert found == {name: pytest.approx(pair) for name, pair in expected.items()}

    by_platform = {}
    for name, (_, speed_up) in expected.items():
        by_platform.setdefault(name.split(", ")[1], []).append(speed_up)
    assert subjects("pruning_works_on_most_platforms") == {
        platform: pytest.approx((1, min(gains)))
        for platform, gains in by_platform.items()
    }


def test_the_gain_of_halving_the_bits_is_the_geometric_mean(fastest, subjects):
    gains = {}
    for (network, platform, narrow), fps in fastest.items():
        for wide in BITS:
            if BITS[wide] == 2 * BITS[narrow] and (network, platform, wide) in fastest:
                gain = fps / fastest[network, platform, wide]
                gains.setdefault(platform, []).append(gain)
    means = {platform: prod(of) ** (1 / len(of)) for platform, of in gains.items()}
    most = max(mean for platform, mean in means.items() if platform not in FPGAS)
    assert subjects("fpgas_gain_most_from_quantization") == {
        platform: pytest.approx((most, means[platform]))
        for platform in means.keys() & set(FPGAS)
    }


def test_the_front_is_that_of_the_measured_designs(database, subjects):
    front = rows_of(
        database,
        """
        select task, pruning_pct < 100 and weight_bits < 32 as is_both
        from pareto_designs
        inner join networks using (network, task)
        inner join datatypes using (datatype)
        where evidence = 'measured' and is_pareto_optimal
        """,
    )
    shares = {}
    for row in front:
        for name in (row["task"], "all tasks"):
            shares.setdefault(name, []).append(row["is_both"])
    assert subjects("pruned_and_quantized_make_up_most_of_the_front") == {
        name: pytest.approx((0.5, sum(of) / len(of))) for name, of in shares.items()
    }
    assert (sum(shares["all tasks"]), len(front)) == (12, 24)


def test_least_latencies_are_those_of_the_measurements(database, subjects):
    least = {}
    for row in rows_of(database, "from measurements where network is not null"):
        if row["latency_ms"] is not None:
            of = least.setdefault(row["network"], {})
            is_fpga = row["platform"] in FPGAS
            of[is_fpga] = min(of.get(is_fpga, row["latency_ms"]), row["latency_ms"])
    assert subjects("fpgas_answer_first_on_most_networks") == {
        network: pytest.approx((of[False], of[True]))
        for network, of in least.items()
        if len(of) == 2
    }


def test_half_of_mnist_is_faster_than_the_published_theory(
    database, measured, subjects
):
    theory = {
        (row["network"], row["platform"], row["datatype"]): row["throughput_fps"]
        for row in rows_of(
            database, "from operating_points where evidence = 'published_roofline'"
        )
    }
    faster = {}
    for row in measured:
        design = row["network"], row["platform"], row["datatype"]
        if design in theory:
            is_faster = row["throughput_fps"] > theory[design]
            faster.setdefault(row["task"], []).append(is_faster)
    assert subjects("theory_is_what_is_possible") == {
        task: pytest.approx((0, sum(of) / len(of))) for task, of in faster.items()
    }
    assert sum(faster["MNIST"]) / len(faster["MNIST"]) > 0.49


def test_mnist_is_faster_than_theory_on_chip_on_the_fpga_and_by_its_batch_on_the_gpu(
    findings,
):
    # 512 KB of the TX2 hold no layer of the smallest network in FP16 (0.68 MB).
    def share(platform):
        row = findings["quantized_weights_stay_on_chip", f"MNIST, {platform}"]
        return row["found_value"]

    assert share("ZCU104-FINN") == 1
    assert [share(f"TX2-{mode}") for mode in ("maxn", "maxp", "maxq")] == [0, 0, 0]
