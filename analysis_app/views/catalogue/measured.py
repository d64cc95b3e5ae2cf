"""Which experiments were run, and which checks speak against their measurements."""

import labels
from charts.catalogue.experiments import experiment_chart, flag_chart
from plain_text import counted
from queries.catalogue import measured as queries
from views.catalogue.parts import columns, notes
from views.drawn import MOST_PLATFORMS, best_networks, best_platforms
from views.remembered import remembered
from views.view import Table, View


@remembered
def experiments(task: str) -> View:
    """What was measured of a task, and what was only announced."""
    rows = queries.experiments(task)
    networks, of_networks = best_networks(rows["network"].unique().tolist())
    platforms, of_platforms = best_platforms(rows["platform"].unique().tolist(), task)
    drawn = rows["network"].isin(networks) & rows["platform"].isin(platforms)
    run = int((rows["measurements"] > 0).sum())
    return View(
        f"{task}: {counted(run, 'experiment')} measured, {len(rows) - run:,} only "
        "announced",
        "Number of measurements (one per batch size or number of threads) by network, "
        "datatype and platform. Click the legend to keep one status, a point to see "
        "its design.",
        {"experiments": rows},
        [experiment_chart(rows[drawn])],
        Table(
            rows,
            columns(
                (
                    "network",
                    "datatype",
                    "platform",
                    "status",
                    "measurements",
                    "batches_or_threads",
                ),
                "experiments",
            ),
            "not printed",
        ),
        notes=notes(of_networks, of_platforms),
        subject=task,
        is_list_on_a_phone=True,
        designs=rows,
    )


@remembered
def flags() -> View:
    """How many measurements carry each flag, by platform."""
    rows = queries.flags()
    by_platform = rows.groupby("platform")["measurements"].sum()
    most = by_platform.nlargest(MOST_PLATFORMS).index
    remark = ""
    if len(most) < len(by_platform):
        remark = (
            f"Drawn are {len(most)} of {len(by_platform):,} platforms, those of most "
            "flags."
        )
    return View(
        f"{counted(rows['measurements'].sum(), 'flag')}: what physics or bookkeeping "
        "says against measurements",
        "How many measurements carry a flag, by platform; click one to see them. "
        "Nothing flagged was dropped or corrected.",
        {"flags": rows},
        [flag_chart(rows[rows["platform"].isin(most)])],
        Table(
            rows,
            [
                labels.column("flag", "flags"),
                labels.column("platform", "measurements"),
                labels.column("measurements"),
                labels.column("law", "flags"),
            ],
        ),
        notes=notes(remark),
        is_list_on_a_phone=True,
    )


@remembered
def flagged(flag: str) -> View:
    """The measurements with a flag, the two numbers beside each other."""
    rows = queries.flagged_measurements(flag)
    first = rows.iloc[0]
    compared = [
        f"{side}: {text}."
        for side, text in (("Measured", first.measured), ("Expected", first.expected))
        if isinstance(text, str)
    ]
    return View(
        f"{counted(len(rows), 'measurement')} with the flag {flag.replace('_', ' ')}",
        " ".join([first.law, *compared]),
        {"flagged_measurements": rows},
        table=Table(
            rows,
            [
                *columns(
                    (
                        "measurement_id",
                        "platform",
                        "network",
                        "datatype",
                        "batch_size",
                        "threads",
                    ),
                    "measurements",
                ),
                *columns(("measured_value", "expected_value"), "measurement_flags"),
                labels.column("measured_over_expected"),
                *columns(
                    (
                        "throughput_fps",
                        "latency_ms",
                        "power_watts",
                        "accuracy_pct",
                        "catalogue",
                        "layers_on_accelerator",
                        "layers_elsewhere",
                        "note",
                    ),
                    "measurements",
                ),
            ],
        ),
        subject=flag,
    )
