"""The experiments of the overview beside those that were run, read once more."""

import csv
import re
from collections import Counter


def test_experiments_are_those_that_the_overview_names_and_those_that_were_run(
    root, database
):
    names = dict(
        database.execute(
            "select kind || ' ' || spelling, name from staging.stg_names"
        ).fetchall()
    )
    networks = {
        (topology, pruning): network
        for network, topology, pruning in database.execute(
            "select network, topology, pruning_pct from networks"
        ).fetchall()
    }
    with (root / "seeds/qutibench/qutibench_experiments.csv").open() as opened:
        rows = list(csv.DictReader(opened))
    planned = set()
    for row in rows:
        datatypes, _, prunings = row["datatypes_and_prunings"].partition("*")
        for datatype in re.findall(r"[A-Z]+[0-9]+", datatypes):
            for pruning in re.findall(r"[0-9.]+(?=%)", prunings) or ["100"]:
                topology = names[f"topology {row['topology']}"]
                planned.add(
                    (
                        names[f"platform {row['platform']}"],
                        networks[topology, float(pruning)],
                        datatype,
                    )
                )
    measured = Counter(
        database.execute(
            "select platform, network, datatype from measurements"
        ).fetchall()
    )
    expected = {
        key: (
            measured[key],
            "measured, not in the overview"
            if key not in planned
            else "measured"
            if key in measured
            else "in the overview, not measured",
        )
        for key in planned | measured.keys()
    }
    found = database.execute(
        "select platform, network, datatype, measurements, status from experiments"
    ).fetchall()
    assert {tuple(row[:3]): tuple(row[3:]) for row in found} == expected
    assert len(found) == len(expected)
    assert len({status for _, status in expected.values()}) == 3
