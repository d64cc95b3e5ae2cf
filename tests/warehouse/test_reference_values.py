"""The warehouse holds what a hand works out from the figures of its sources.

Sources: M. Blott et al.: QuTiBench: Benchmarking Neural Networks on Heterogeneous
Hardware. ACM JETC 15(4), 2019, and the data of its website; S. Williams et al.:
Roofline. Comm. ACM 52(4), 2009; AMD UG1354 v2.5. The table `sources` cites all.
"""

import pytest
from any_designs import rows_of


def value(database, sql, parameters=()):
    (row,) = database.execute(sql, list(parameters)).fetchall()
    return row[0] if len(row) == 1 else row


def prediction(
    database, network, platform, datatype, traffic_model, batch_size=1, threads=1
):
    (row,) = rows_of(
        database,
        "from predictions where network = $1 and platform = $2 and datatype = $3"
        " and traffic_model = $4 and batch_size = $5 and threads = $6",
        [network, platform, datatype, traffic_model, batch_size, threads],
    )
    return row


def what_if(database, traffic_model, arguments):
    (row,) = rows_of(
        database, f"from what_if({arguments}) where traffic_model = '{traffic_model}'"
    )
    return row


# Throughput and what binds it


def test_googlenet_on_ultra96_dpu_is_compute_bound_at_303_3_fps(database):
    # 0.96 TOP/s, 4.267 GB/s and, as its layers sum up, 3.165 GOP and 6.990 M weights.
    # The roofs meet at 0.96e12 / 4.267e9 = 225 OP/byte, the network is at 3.165e9 /
    # 6.990e6 = 452.8, so the peak binds: 0.96e12 / 3.165e9 fps.
    row = prediction(database, "GoogLeNetv1", "Ultra96-DPU", "INT8", "weights_streamed")
    assert row["throughput_fps"] == pytest.approx(303.28, abs=0.005)
    assert row["bound_by"] == "compute"
    assert row["attainable_tops"] == pytest.approx(0.96, rel=1e-12)
    intensity = row["operational_intensity_ops_per_byte"]
    assert intensity == pytest.approx(452.82, abs=0.005)
    assert row["latency_ms"] == pytest.approx(1000 / 303.285, rel=1e-5)


def test_published_resnet_50_on_zcu102_dpu_is_memory_bound_at_752_9_fps(database):
    # QuTiBench: 6.71 TOP/s, 19.2 GB/s, 25.5 M weights, 7.72 GOP. The roofs meet
    # at 349.5 OP/byte, the network is at 302.7, so 25.5e6 bytes for every input
    # bind: 19.2e9 / 25.5e6 fps.
    bound_by, ridge, tops = value(
        database,
        """
        select bound_by, ridge_point_ops_per_byte, attainable_tops
        from roofline_intersections where figures = 'published'
            and network = 'ResNet-50 100%' and platform = 'ZCU102-DPU'
        """,
    )
    assert bound_by == "memory"
    assert ridge == pytest.approx(349.5, abs=0.05)
    assert tops * 1e3 / 7.72 == pytest.approx(752.9, abs=0.1)
    row = what_if(database, "weights_streamed", "7.72, 25.5, 8, 6.71, 19.2")
    assert row["bound_by"] == "memory"
    assert row["throughput_fps"] == pytest.approx(752.94, abs=0.005)


def test_a_batch_of_8_reads_the_weights_an_eighth_as_often(database):
    # MLP 100 % on the TX2 in FP16: 10,014,720 weights of 2 bytes over 59.712 GB/s
    # are 2,981.2 fps; read once for 8 inputs, 8 times as many.
    design = ["MLP 100%", "TX2-maxn", "FP16"]
    streamed = prediction(database, *design, "weights_streamed", batch_size=8)
    batched = prediction(database, *design, "weights_batched", batch_size=8)
    assert streamed["throughput_fps"] == pytest.approx(2981.21, abs=0.005)
    assert batched["throughput_fps"] == pytest.approx(8 * 2981.21, abs=0.05)
    assert batched["bound_by"] == "memory"


def test_weights_that_fit_on_chip_move_no_bytes(database):
    # CNV 12.5 % in INT2 is 97,712 / 4 bytes, the ZCU104 has 4,976,640 on chip.
    row = prediction(database, "CNV 12.5%", "ZCU104-FINN", "INT2", "weights_on_chip")
    assert row["bytes_per_input"] == 0
    assert row["bound_by"] == "compute"
    assert row["operational_intensity_ops_per_byte"] is None
    assert row["throughput_fps"] == pytest.approx(30.7e12 / 8_017_792, rel=1e-12)


def test_weights_that_nearly_fit_on_chip_move_only_what_does_not(database):
    # MLP 100 % in INT4 is 5,007,360 bytes, the chip holds 4,976,640: 30,720 for
    # every input are 625,000 fps, the peak allows 8.8e12 / 20,029,440. All of the
    # weights would be 3,834 fps.
    design = ["MLP 100%", "ZCU104-FINN", "INT4"]
    on_chip = prediction(database, *design, "weights_on_chip")
    streamed = prediction(database, *design, "weights_streamed")
    assert on_chip["memory_bytes_per_input"] == 30_720
    assert on_chip["memory_bound_fps"] == pytest.approx(625_000)
    assert on_chip["throughput_fps"] == pytest.approx(439_353, abs=0.5)
    assert streamed["throughput_fps"] == pytest.approx(3_834, abs=0.5)


def test_keeping_a_sixth_of_the_weights_on_chip_can_lift_what_binds(database):
    # 25.5e6 - 4,202,496 bytes over 19.2 GB/s are 901.5 fps, the peak allows 869.2.
    row = what_if(database, "weights_on_chip", "7.72, 25.5, 8, 6.71, 19.2, 4202496")
    assert row["memory_bound_fps"] == pytest.approx(901.5, abs=0.05)
    assert row["throughput_fps"] == pytest.approx(869.2, abs=0.05)
    assert row["bound_by"] == "compute"


ROOFS_IN_USE = """
    select 'in use' as figures, platform, datatype, peak_tops,
        coalesce(memory_bandwidth_gbytes_per_s, host_link_gbytes_per_s)
            as gbytes_per_s
    from platform_peaks inner join platforms using (platform)
"""
PUBLISHED_ROOFS = """
    select 'published' as figures, peaks.name as platform, peaks.datatype,
        peaks.figure_value as peak_tops, bandwidths.figure_value as gbytes_per_s
    from intermediate.int_figures_collected as peaks
    inner join intermediate.int_figures_collected as bandwidths
        on peaks.name = bandwidths.name
    where peaks.figure = 'peak_tops' and peaks.is_available
        and bandwidths.figure = 'memory_bandwidth_gbytes_per_s'
        and peaks.source = 'qutibench_hardware_table'
        and bandwidths.source = 'qutibench_hardware_table'
"""


@pytest.mark.parametrize(
    "roofs", [ROOFS_IN_USE, PUBLISHED_ROOFS], ids=["in-use", "published"]
)
def test_a_roof_rises_to_its_ridge_and_is_flat_from_there(database, roofs):
    drawn = {
        (row["figures"], row["platform"], row["datatype"], row["point"]): (
            row["operational_intensity_ops_per_byte"],
            row["attainable_tops"],
        )
        for row in rows_of(database, "from rooflines")
    }
    roofs = rows_of(database, roofs)
    for roof in roofs:
        key = roof["figures"], roof["platform"], roof["datatype"]
        peak, gbytes_per_s = roof["peak_tops"], roof["gbytes_per_s"]
        first, ridge, last = (
            drawn[*key, point] for point in ("first", "ridge", "last")
        )
        assert ridge == (pytest.approx(peak * 1e3 / gbytes_per_s), peak)
        assert first[0] < ridge[0] < last[0]
        assert first[1] == pytest.approx(gbytes_per_s * first[0] / 1e3)
        assert last[1] == peak
    assert len(roofs) == 20
    assert len(drawn) == 2 * 3 * 20


# The host link


def test_resnet_50_on_the_edge_tpu_is_bound_by_its_link_at_29_2_fps(database):
    # 25,502,912 bytes, of which the chip keeps 8,388,608, over USB 3 at 0.5 GB/s.
    row = prediction(
        database, "ResNet-50 100%", "EdgeTPU-fast", "INT8", "weights_on_chip"
    )
    assert row["bound_by"] == "link"
    assert row["throughput_fps"] == pytest.approx(29.22, abs=0.005)
    assert row["link_bytes_per_input"] == 25_502_912 - 8_388_608
    assert row["memory_bound_fps"] is row["memory_bytes_per_input"] is None


def test_the_edge_tpu_has_no_memory_roof(database):
    roofs = database.execute("""
        select distinct platform, has_memory, memory_bound_fps, slanted_roof
        from predictions
        inner join platforms using (platform)
        inner join rooflines using (platform)
        where device = 'EdgeTPU' and figures = 'in use' order by all
    """).fetchall()
    assert roofs == [
        ("EdgeTPU-fast", False, None, "link"),
        ("EdgeTPU-slow", False, None, "link"),
    ]


def test_inputs_cross_the_link_beside_the_weights(database):
    # ResNet-50: 17,114,304 bytes of weights and 224 x 224 x 3 of input.
    row = prediction(
        database, "ResNet-50 100%", "EdgeTPU-fast", "INT8", "inputs_transferred"
    )
    assert row["throughput_fps"] == pytest.approx(0.5e9 / (17_114_304 + 150_528))


def test_resnet_50_v1_5_was_measured_below_its_link(database):
    rows = rows_of(
        database,
        """
        select measurement_id, network, bound_by, measured_throughput_fps, ratio
        from prediction_errors
        where network = 'ResNet-50 v1.5' and traffic_model = 'weights_on_chip'
        order by all
        """,
    )
    assert [row["measurement_id"] for row in rows] == [
        f"qutibench-{number}" for number in (971, 972, 973, 974)
    ]
    assert {row["bound_by"] for row in rows} == {"link"}
    assert rows[0]["measured_throughput_fps"] == pytest.approx(24.7, abs=0.05)
    assert all(row["ratio"] < 1 for row in rows)


# Threads


def test_one_thread_on_the_zcu102_has_a_third_of_its_three_cores(database):
    design = ["ResNet-50 100%", "ZCU102-DPU", "INT8", "weights_on_chip"]
    fps = [
        prediction(database, *design, threads=threads)["compute_bound_fps"]
        for threads in range(1, 9)
    ]
    all_cores = 3.45e12 / 7_715_946_496
    shares = [1 / 3, 2 / 3, *[1] * 6]
    assert fps == pytest.approx([all_cores * share for share in shares], rel=1e-12)


def test_8_threads_at_191_9_fps_answer_after_41_7_ms(database):
    # A peak of 0.1919 TOP/s and 1 GOP are 191.9 fps; on three cores one input
    # takes 3 / 191.9 s, and 8 in flight wait for 8 / 191.9 s.
    design = "1, 1e-6, 8, 0.1919, 19.2, 4202496, compute_units := 3"
    eight = what_if(database, "weights_on_chip", f"{design}, threads := 8")
    assert eight["throughput_fps"] == pytest.approx(191.9)
    assert eight["latency_ms"] == pytest.approx(41.7, abs=0.05)
    one = what_if(database, "weights_on_chip", f"{design}, threads := 1")
    assert one["throughput_fps"] == pytest.approx(191.9 / 3)
    assert one["latency_ms"] == pytest.approx(3e3 / 191.9)


def test_a_platform_of_threads_runs_no_batches_and_the_edge_tpu_neither(database):
    conditions = {
        row["platform"]: (row["batches"], row["threads"])
        for row in rows_of(
            database,
            """
            select platform, list(distinct batch_size order by batch_size) as batches,
                list(distinct threads order by threads) as threads
            from operating_conditions group by platform
            """,
        )
    }
    batches = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 10_000]
    by_batch = ["NCS2", "TX2-maxn", "TX2-maxp", "TX2-maxq", "U96-Quadcore-A53"]
    by_batch += ["ZCU104-BISMO", "ZCU104-FINN"]
    by_thread = ["Ultra96-DPU", "ZCU102-DPU", "ZCU104-DPU"]
    assert conditions == {
        **dict.fromkeys(by_batch, (batches, [1])),
        **dict.fromkeys(by_thread, ([1], [*range(1, 9)])),
        **dict.fromkeys(["EdgeTPU-fast", "EdgeTPU-slow"], ([1], [1])),
    }


# Activations, bits, state


def test_a_large_batch_moves_nearly_all_activations(database):
    # ResNet-50 at batch 10,000: of 10,000 x 1,204,224 bytes that are alive the chip
    # holds 4,202,496, so 0.99965 of 2 x 10,588,136 bytes move. The weights alone
    # would be 2,550 bytes an input.
    design = (
        "7.72, 25.5, 8, 6.71, 19.2, 4202496, activations_millions := 10.588136,"
        " peak_activations_millions := 1.204224, batch_size := 10000"
    )
    batched = what_if(database, "weights_batched", design)
    counted = what_if(database, "activations_counted", design)
    assert batched["bytes_per_input"] == 2_550
    activations = 2 * 10_588_136 * (1 - 4_202_496 / 1.204224e10)
    assert counted["bytes_per_input"] == pytest.approx(2_550 + activations)
    assert counted["memory_bound_fps"] == pytest.approx(906.9, abs=0.05)


def test_8_030_million_parameters_of_1_58_bits_are_1_585_925_000_bytes(database):
    row = what_if(database, "weights_streamed", "16, 8030, 1.58, 100, 100")
    assert row["bytes_per_input"] == pytest.approx(1_585_925_000, abs=0.5)


def test_weights_of_4_and_activations_of_16_bits_move_15_845_000_bytes(database):
    # 11.69 M / 2 bytes of weights, and 2.5 M x 2 bytes written and read.
    row = what_if(
        database,
        "activations_counted",
        "3.6, 11.69, 4, 10, 100, 1e-6, activations_millions := 2.5,"
        " activation_bits := 16",
    )
    assert row["bytes_per_input"] == pytest.approx(15_845_000, abs=0.5)


DECODER = "16.06, 8030, 8, 1979, 3350, 50e6, state_bytes_per_input := 536.9e6"


@pytest.mark.parametrize(
    ("capacity", "batch_size", "is_feasible"),
    [
        # 8.03 + 512 x 0.5369 = 282.92 GB.
        (80, 512, False),
        (282.92, 512, False),
        (282.93, 512, True),
        # (80 - 8.03) / 0.5369 = 134.05 inputs.
        (80, 134, True),
        (80, 135, False),
    ],
)
def test_the_state_of_all_inputs_in_flight_has_to_fit(
    database, capacity, batch_size, is_feasible
):
    question = f"{DECODER}, memory_capacity_gbytes := {capacity}"
    for inputs in (f"batch_size := {batch_size}", f"threads := {batch_size}"):
        row = what_if(database, "weights_on_chip", f"{question}, {inputs}")
        assert row["is_feasible"] is is_feasible


@pytest.mark.parametrize("batch_size", [1, 8, 512, 100_000_000])
def test_no_batch_reads_its_state_faster_than_the_memory(database, batch_size):
    # 3,350 GB/s / 0.5369 GB = 6,240 inputs/s; a batch shares its weights alone.
    for model in ("weights_batched", "weights_on_chip", "inputs_transferred"):
        row = what_if(database, model, f"{DECODER}, batch_size := {batch_size}")
        read = row["bytes_per_input"] - 536.9e6
        assert read == pytest.approx(8.03e9 / batch_size, rel=0.01, abs=1)
        assert row["throughput_fps"] == pytest.approx(3350e9 / (536.9e6 + read))
        assert row["throughput_fps"] <= 3350 / 0.5369
        assert row["bound_by"] == "memory"


def test_weights_of_a_second_memory_are_read_beside_those_of_the_first(database):
    # 16.06 GB of weights, 10 GB of them in the first memory at 500 GB/s: 20 ms. The
    # other 6.06 GB, of which a chip of 0.05 GB holds some, at 50 GB/s: 120.2 ms.
    row = what_if(
        database,
        "weights_on_chip",
        "16.06, 8030, 16, 1979, 500, 50e6, memory_capacity_gbytes := 10,"
        " overflow_memory_bandwidth_gbytes_per_s := 50,"
        " overflow_memory_capacity_gbytes := 64",
    )
    assert row["latency_ms"] == pytest.approx(120.2)
    assert row["bytes_per_input"] == 16.01e9
    assert row["is_feasible"]
