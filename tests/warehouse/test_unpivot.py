"""Turning the wide tables into rows loses no cell and invents none.

The seeds are read by Python's csv here, so that the dialect's unpivot is not
compared with itself.
"""

import csv

import pytest


def read_seed(root, name):
    (file,) = root.glob(f"seeds/*/{name}.csv")
    with file.open(newline="", encoding="utf-8-sig") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def seed(root):
    return lambda name: read_seed(root, name)


@pytest.fixture(scope="module")
def canonical(seed):
    """The name that a spelling means."""
    names = {
        (row["kind"], row["spelling"]): row["name"] for row in seed("known_spellings")
    }
    return lambda kind, spelling: names.get((kind, spelling), spelling)


@pytest.fixture(scope="module")
def printed_cells(seed, canonical):
    """The cells of a wide seed: (name, datatype) -> text as printed."""
    datatypes = {row["datatype"] for row in seed("known_datatypes")}

    def cells(name, kind):
        rows = seed(name)
        printed = {
            (canonical(kind, row[kind]), column): text.strip()
            for row in rows
            for column, text in row.items()
            if column in datatypes
        }
        assert len(printed) == len(rows) * len(datatypes & set(rows[0]))
        return printed

    return cells


def rows_of(database, sql):
    rows = database.execute(sql).fetchall()
    keyed = {row[:2]: row[2:] for row in rows}
    assert len(keyed) == len(rows)
    return keyed


def test_accuracies_are_the_printed_cells_that_do_not_say_nm(database, printed_cells):
    printed = printed_cells("qutibench_accuracies", "network")
    expected = {}
    for key, text in printed.items():
        if text != "nm":
            top1, _, top5 = text.rstrip(")").partition("(")
            expected[key] = (float(top1), float(top5) if top5 else None)
    found = rows_of(
        database, "select network, datatype, top1_pct, top5_pct from accuracies"
    )
    assert found == expected
    assert len(found) + list(printed.values()).count("nm") == len(printed)


def test_peaks_are_the_printed_cells_that_do_not_say_na(database, printed_cells):
    printed = printed_cells("qutibench_platforms", "platform")
    expected = {key: (float(text),) for key, text in printed.items() if text != "na"}
    found = rows_of(
        database, "select platform, datatype, peak_tops from platform_peaks"
    )
    assert found == expected
    assert len(found) + list(printed.values()).count("na") == len(printed)


def test_intensities_are_the_printed_cells_that_do_not_say_na(database, printed_cells):
    printed = printed_cells("qutibench_networks", "network")
    expected = {key: (float(text),) for key, text in printed.items() if text != "na"}
    found = rows_of(
        database,
        "select network, datatype, published_ops_per_byte"
        " from operational_intensities where published_ops_per_byte is not null",
    )
    assert found == expected
    assert len(found) + list(printed.values()).count("na") == len(printed)


@pytest.mark.parametrize(
    ("name", "kind", "missing", "said_as"),
    [
        ("qutibench_accuracies", "network", "nm", "not measured"),
        ("qutibench_platforms", "platform", "na", "not available"),
    ],
)
def test_every_cell_says_whether_it_is_there(
    database, printed_cells, name, kind, missing, said_as
):
    expected = {
        key: (said_as if text == missing else "present",)
        for key, text in printed_cells(name, kind).items()
    }
    found = rows_of(
        database,
        f"select name, datatype, availability from availability where kind = '{kind}'",
    )
    assert found == expected


def test_measurements_are_the_published_rows_and_figures(database, seed, canonical):
    figures = {
        "throughput_fps": "throughput_fps",
        "latency_ms": "latency_ms",
        "system_throughput_fps": "system_throughput_fps",
        "system_latency_ms": "system_latency_ms",
        "top1_pct": "top1_pct",
        "top5_pct": "top5_pct",
        "base_power_watts": "base_power_watts",
        "idle_power_watts": "idle_power_watts",
        "full_power_watts": "power_watts",
    }

    def number(text):
        return float(text.replace(",", "")) if text.strip() else None

    expected = {
        row["measurement_id"]: (
            canonical("platform", row["platform"]),
            row["datatype"],
            row["topology"],
            float(row["pruning_pct"]),
            int(row["batch_or_threads"]),
            *(number(row[figure]) for figure in figures),
        )
        for row in seed("qutibench_measurements")
    }
    rows = database.execute(f"""
        select measurement_id, platform, datatype, topology_as_printed, pruning_pct,
            batch_size * threads, {", ".join(figures.values())}
        from measurements
    """).fetchall()
    assert {row[0]: row[1:] for row in rows} == expected
    assert len(rows) == len(expected)
