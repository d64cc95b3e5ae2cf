"""The roofline by layer is that of the model written once more, layer by layer."""

import pytest
from any_designs import rows_of

DESIGNS = """
    select networks.network, platforms.platform, datatypes.datatype,
        networks.parameters_millions, networks.peak_activations_millions,
        networks.input_bytes, networks.output_bytes,
        datatypes.weight_bits, datatypes.activation_bits, peaks.peak_tops,
        platforms.compute_units, platforms.memory_bandwidth_gbytes_per_s,
        platforms.on_chip_memory_bytes, platforms.host_link_gbytes_per_s,
        platforms.execution_style
    from networks
    cross join platform_peaks as peaks
    inner join platforms using (platform)
    inner join datatypes using (datatype)
    where networks.layers is not null
"""


@pytest.fixture(scope="module")
def designs(database):
    return {
        (row["network"], row["platform"], row["datatype"]): row
        for row in rows_of(database, DESIGNS)
    }


@pytest.fixture(scope="module")
def layers(database):
    """The layers of each network, in their order."""
    found = {}
    for row in rows_of(database, "from network_layers order by network, layer"):
        found.setdefault(row["network"], []).append(row)
    return found


def seconds(bytes_moved, gbytes_per_s):
    return bytes_moved / (gbytes_per_s * 1e9)


def layer_times(design, layers, traffic_model, batch_size, threads=1):
    """Seconds of one input in each layer: the longest of computing and moving."""
    if design["execution_style"] == "sequential":
        batch_size = 1
    weight_bytes, activation_bytes = (
        design[bits] / 8 for bits in ("weight_bits", "activation_bits")
    )
    all_weights = design["parameters_millions"] * 1e6 * weight_bytes
    alive = design["peak_activations_millions"] * 1e6 * activation_bytes
    chip = design["on_chip_memory_bytes"]
    inputs_per_read = 1 if traffic_model == "weights_streamed" else batch_size
    read = all_weights
    if traffic_model in ("weights_on_chip", "inputs_transferred"):
        read = max(0, all_weights - chip)
    elif traffic_model == "activations_counted":
        read = max(0, all_weights - max(0, chip - batch_size * alive))

    units = design["compute_units"]
    peak = design["peak_tops"] * 1e12 * min(threads, units) / units
    times = []
    for layer in layers:
        own = layer["input_elements"] + layer["output_elements"]
        own *= activation_bytes
        moved = layer["parameters"] * weight_bytes / all_weights * read
        moved /= inputs_per_read
        spilt = 0
        if traffic_model == "activations_counted":
            spilt = own * max(0, 1 - chip / (batch_size * own))
        time = [layer["operations"] / peak]
        # In and out of the link at once, half of the activations each way.
        to_chip = from_chip = 0
        if traffic_model == "inputs_transferred":
            to_chip += (design["input_bytes"] or 0) * (layer is layers[0])
            from_chip += (design["output_bytes"] or 0) * (layer is layers[-1])
        if design["memory_bandwidth_gbytes_per_s"] is None:
            to_chip += moved + spilt / 2
            from_chip += spilt / 2
        else:
            time.append(seconds(moved + spilt, design["memory_bandwidth_gbytes_per_s"]))
        if design["host_link_gbytes_per_s"] is not None:
            busier = max(to_chip, from_chip)
            time.append(seconds(busier, design["host_link_gbytes_per_s"]))
        times.append(layer["repeats"] * max(time))
    return times


@pytest.mark.parametrize("network", ["MobileNetv1", "ResNet-50 100%", "CNV 50%"])
def test_every_layer_takes_the_longest_of_its_times(database, designs, layers, network):
    rows = rows_of(
        database,
        f"from layer_times where network = '{network}' and batch_size <= 64"
        " order by platform, datatype, batch_size, threads, traffic_model, layer",
    )
    count = len(layers[network])
    for start in range(0, len(rows), count):
        of_network = rows[start : start + count]
        row = of_network[0]
        expected = layer_times(
            designs[network, row["platform"], row["datatype"]],
            layers[network],
            row["traffic_model"],
            row["batch_size"],
            row["threads"],
        )
        assert [row["layer"] for row in of_network] == list(range(1, count + 1))
        found = [row["time_ms"] for row in of_network]
        assert found == pytest.approx([time * 1e3 for time in expected], rel=1e-9)
        shares = [row["share_of_network_time"] for row in of_network]
        assert shares == pytest.approx([time / sum(found) for time in found])
    assert len(rows) > 500


def test_operating_points_in_series_are_the_sum_of_their_layers(
    database, designs, layers
):
    points = rows_of(database, "from operating_points where evidence = 'layers_serial'")
    for point in points:
        design = designs[point["network"], point["platform"], point["datatype"]]
        times = layer_times(
            design,
            layers[point["network"]],
            "activations_counted",
            point["batch_size"],
        )
        assert point["throughput_fps"] == pytest.approx(1 / sum(times), rel=1e-9)
        latency_ms = point["batch_size"] * sum(times) * 1e3
        assert point["latency_ms"] == pytest.approx(latency_ms, rel=1e-9)
        # Never above the compute roof of the network.
        operations = sum(
            layer["operations"] * layer["repeats"] for layer in layers[point["network"]]
        )
        roof_fps = design["peak_tops"] * 1e12 / operations
        assert point["throughput_fps"] <= roof_fps * (1 + 1e-9)
    assert len(points) > 1_000


def test_layers_that_run_at_once_are_not_added_up(database):
    added_up = database.execute("""
        select distinct platform
        from operating_points where evidence = 'layers_serial' order by all
    """).fetchall()
    expected = database.execute("""
        select platform from platforms
        where execution_style not in ('dataflow', 'threads') order by all
    """).fetchall()
    assert added_up == expected
    assert ("ZCU104-FINN",) not in added_up
    assert ("ZCU102-DPU",) not in added_up
    assert ("NCS2",) in added_up


def layer(database, name, platform, traffic_model, batch_size=1):
    (row,) = rows_of(
        database,
        f"""
        from layer_times
        where network = 'MobileNetv1' and layer_name = '{name}'
            and platform = '{platform}' and datatype = 'FP16' and threads = 1
            and traffic_model = '{traffic_model}' and batch_size = {batch_size}
        """,
    )
    return row


def test_the_fully_connected_end_of_mobilenet_waits_for_its_weights(database):
    # 1024 x 1000 weights of two bytes; of 8,418,176 bytes in all the chip of the TX2
    # keeps 524,288, so that 0.93772 of them are read at 59.712 GB/s: 32.16 us. Its
    # 2,048,000 operations take 1.54 us at 1.33 TOP/s.
    row = layer(database, "logits", "TX2-maxn", "weights_on_chip")
    read = 2_048_000 * (8_418_176 - 524_288) / 8_418_176
    assert row["weight_bytes"] == 2_048_000
    assert row["bytes_per_input"] == pytest.approx(read)
    assert row["bound_by"] == "memory"
    assert row["time_ms"] == pytest.approx(read / 59.712e6, rel=1e-9)
    # A batch of 64 shares the read.
    row = layer(database, "logits", "TX2-maxn", "weights_on_chip", batch_size=64)
    assert row["bytes_per_input"] == pytest.approx(read / 64)


def test_a_depthwise_layer_waits_for_its_activations(database):
    # 401,408 values in and as many out, 1,605,632 bytes, of which the chip of the TX2
    # keeps 524,288; 288 weights of two bytes, none of which it keeps beside the
    # 2,408,448 bytes that are alive at most.
    row = layer(database, "Conv2d_1_dw", "TX2-maxn", "activations_counted")
    assert row["bytes_per_input"] == pytest.approx(1_605_632 - 524_288 + 576)
    assert row["bound_by"] == "memory"
    assert row["operational_intensity_ops_per_byte"] == pytest.approx(
        2 * 3_612_672 / 1_081_920
    )


def test_networks_without_layers_say_so(database):
    assert database.execute("""
        select network, layers from networks
        where layers is null or network = 'MobileNetv1' order by all
    """).fetchall() == [
        ("MobileNetv1", 28),
        ("ResNet-50 30%", None),
        ("ResNet-50 50%", None),
        ("ResNet-50 80%", None),
    ]
