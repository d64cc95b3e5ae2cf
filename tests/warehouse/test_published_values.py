"""What the sources print is what the warehouse holds: no cell is lost, none invented.

The seeds are read by Python's csv here, so that the dialect is not compared with
itself.
"""

import csv

import pytest


@pytest.fixture(scope="module")
def seed(root):
    """The rows of a seed, each a dict of texts without white space around them."""

    def rows(name):
        (file,) = root.glob(f"seeds/*/{name}.csv")
        with file.open(newline="", encoding="utf-8") as lines:
            return [
                {column: text.strip() for column, text in row.items()}
                for row in csv.DictReader(lines)
            ]

    return rows


@pytest.fixture(scope="module")
def canonical(seed):
    """The name that a spelling means."""
    names = {
        (row["kind"], row["spelling"]): row["name"] for row in seed("known_spellings")
    }
    return lambda kind, spelling: names.get((kind, spelling), spelling)


@pytest.fixture(scope="module")
def network_of(seed, canonical):
    """The network that a topology is at a pruning."""
    networks = {
        (row["topology"], float(row["pruning_pct"])): row["network"]
        for row in seed("known_networks")
    }
    return lambda topology, pruning_pct: networks[
        canonical("topology", topology), float(pruning_pct)
    ]


@pytest.fixture(scope="module")
def cells(seed, canonical):
    """The cells of a wide seed: (name, column) -> text as printed."""

    def cells(name, kind):
        rows = seed(name)
        printed = {
            (canonical(kind, row[kind]), column): text
            for row in rows
            for column, text in row.items()
            if column not in (kind, "source")
        }
        assert len(printed) == len(rows) * (len(rows[0]) - 2)
        return printed

    return cells


@pytest.fixture(scope="module")
def datatypes(seed):
    return {row["datatype"] for row in seed("known_datatypes")}


def number(text):
    return float(text.replace(",", "")) if text not in ("", "na") else None


def rows_of(database, sql, key_length=2):
    rows = database.execute(sql).fetchall()
    keyed = {row[:key_length]: row[key_length:] for row in rows}
    assert len(keyed) == len(rows)
    return keyed


FIGURES = {
    "total_gops": "giga_ops",
    "total_model_size_millions": "parameters_millions",
    "memory_bandwidth_gbps": "memory_bandwidth_gbytes_per_s",
    "memory_capacity_gb": "memory_capacity_gbytes",
    "power_watt": "power_watts",
}


@pytest.mark.parametrize(
    ("name", "kind", "figure_by_datatype"),
    [
        ("qutibench_networks", "network", "operational_intensity_ops_per_byte"),
        ("qutibench_platforms", "platform", "peak_tops"),
    ],
)
def test_every_printed_figure_is_collected(
    database, seed, cells, datatypes, name, kind, figure_by_datatype
):
    (source,) = {row["source"] for row in seed(name)}
    expected = {
        (
            printed_name,
            figure_by_datatype if column in datatypes else FIGURES[column],
            column if column in datatypes else None,
        ): (number(text), text != "na")
        for (printed_name, column), text in cells(name, kind).items()
    }
    found = rows_of(
        database,
        "select name, figure, datatype, figure_value, is_available"
        f" from intermediate.int_figures_collected where source = '{source}'",
        key_length=3,
    )
    assert found == expected


def sums_over_layers(seed):
    """What the layers of each network come to, in use and never published."""
    networks = {}
    for row in seed("layer_shapes"):
        networks.setdefault((row["network"], row["source"]), []).append(row)
    figures = {}
    for (network, source), layers in networks.items():

        def total(column, layers=layers):
            return sum(int(layer[column]) * int(layer["repeats"]) for layer in layers)

        sums = {
            "giga_ops": total("operations") / 1e9,
            "parameters_millions": total("parameters") / 1e6,
            "activations_millions": total("output_elements") / 1e6,
            "peak_activations_millions": max(
                int(layer["input_elements"]) + int(layer["output_elements"])
                for layer in layers
            )
            / 1e6,
        }
        for figure, value in sums.items():
            figures[network, figure, None, source] = value, True, False
    return figures


def test_every_further_figure_is_collected(database, seed):
    expected = {
        (row["name"], row["figure"], row["datatype"] or None, row["source"]): (
            number(row["value"]),
            row["use"] == "yes",
            row["published"] == "yes",
        )
        for row in seed("further_figures")
    } | sums_over_layers(seed)
    tables = "('qutibench_compute_table', 'qutibench_hardware_table')"
    found = rows_of(
        database,
        "select name, figure, datatype, source, figure_value, is_used, is_published"
        f" from intermediate.int_figures_collected where source not in {tables}",
        key_length=4,
    )
    assert found == expected


def test_peaks_are_the_printed_ones_but_where_another_source_is_used(
    database, seed, cells, datatypes
):
    expected = {
        key: number(text)
        for key, text in cells("qutibench_platforms", "platform").items()
        if key[1] in datatypes
    }
    for row in seed("further_figures"):
        if row["figure"] == "peak_tops" and row["use"] == "yes":
            expected[row["name"], row["datatype"]] = number(row["value"])
    found = rows_of(
        database, "select platform, datatype, peak_tops from platform_peaks"
    )
    assert found == {key: (tops,) for key, tops in expected.items() if tops}


def test_accuracies_of_any_platform_are_the_printed_cells(database, cells):
    printed = cells("qutibench_accuracies", "network")
    expected = {}
    for key, text in printed.items():
        if text != "nm":
            top1, _, top5 = text.rstrip(")").partition("(")
            expected[key] = (float(top1), float(top5) if top5 else None)
    found = rows_of(
        database,
        "select network, datatype, accuracy_pct, top5_pct from accuracies"
        " where platform = 'any'",
    )
    assert found == expected


def test_accuracies_of_a_platform_are_its_measured_ones(
    database, seed, canonical, network_of
):
    measured = {}
    for row in seed("qutibench_measurements"):
        if row["top1_pct"]:
            key = (
                network_of(row["topology"], row["pruning_pct"]),
                row["datatype"],
                canonical("platform", row["platform"]),
            )
            measured.setdefault(key, set()).add(float(row["top1_pct"]))
    found = rows_of(
        database,
        "select network, datatype, platform, accuracy_pct from accuracies"
        " where platform <> 'any'",
        key_length=3,
    )
    assert {key: {accuracy} for key, (accuracy,) in found.items()} == measured


def test_intensities_are_the_printed_cells_that_do_not_say_na(
    database, cells, datatypes
):
    expected = {
        key: (number(text),)
        for key, text in cells("qutibench_networks", "network").items()
        if key[1] in datatypes and text != "na"
    }
    found = rows_of(
        database,
        "select network, datatype, published_ops_per_byte"
        " from operational_intensities where published_ops_per_byte is not null",
    )
    assert found == expected


@pytest.mark.parametrize(
    ("name", "kind", "missing", "said_as"),
    [
        ("qutibench_accuracies", "network", "nm", "not measured"),
        ("qutibench_platforms", "platform", "na", "not available"),
    ],
)
def test_every_cell_says_whether_it_is_there(
    database, cells, datatypes, name, kind, missing, said_as
):
    expected = {
        key: (said_as if text == missing else "present",)
        for key, text in cells(name, kind).items()
        if key[1] in datatypes
    }
    found = rows_of(
        database,
        f"select {kind}, datatype, availability from availability"
        f" where {kind} is not null and availability <> 'not published'",
    )
    assert found == expected


def test_measurements_are_the_published_rows_and_figures(
    database, seed, canonical, network_of
):
    figures = {
        "throughput_fps": "throughput_fps",
        "latency_ms": "latency_ms",
        "system_throughput_fps": "system_throughput_fps",
        "system_latency_ms": "system_latency_ms",
        "top1_pct": "accuracy_pct",
        "top5_pct": "top5_pct",
        "base_power_watts": "base_power_watts",
        "idle_power_watts": "idle_power_watts",
        "full_power_watts": "power_watts",
    }
    expected = {
        (row["measurement_id"],): (
            canonical("platform", row["platform"]),
            row["datatype"],
            row["topology"],
            network_of(row["topology"], row["pruning_pct"]),
            int(row["batch_or_threads"]),
            *(number(row[figure]) for figure in figures),
        )
        for row in seed("qutibench_measurements")
    }
    found = rows_of(
        database,
        f"""
        select measurement_id, platform, datatype, topology_as_printed, network,
            batch_size * threads, {", ".join(figures.values())}
        from measurements
        """,
        key_length=1,
    )
    assert found == expected
    assert len(found) == 974


def test_published_predictions_are_the_printed_ones(
    database, seed, canonical, network_of
):
    expected = {
        (
            network_of(row["topology"], row["pruning_pct"]),
            canonical("platform", row["platform"]),
            row["datatype"],
        ): (float(row["predicted_fps"]),)
        for row in seed("qutibench_predictions")
    }
    found = rows_of(
        database,
        "select network, platform, datatype, published_fps from published_predictions",
        key_length=3,
    )
    assert found == expected
    assert len(found) == 165


def test_power_traces_are_the_printed_samples(database, seed, canonical, network_of):
    expected = {
        (
            canonical("platform", row["platform"]),
            network_of(row["topology"], 100),
            int(row["sample"]),
        ): (float(row["volts"]), float(row["amperes"]))
        for row in seed("qutibench_power_traces")
    }
    found = rows_of(
        database,
        "select platform, network, sample, volts, amperes from power_traces",
        key_length=3,
    )
    assert found == expected
