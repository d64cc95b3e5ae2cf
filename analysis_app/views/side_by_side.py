"""Two to four designs side by side: what each evidence has, and who is best at what."""

from collections.abc import Callable

import labels
import pandas as pd
from charts.design.ranges import ranges_chart
from links import Design, with_links
from plain_text import NOT_KNOWN
from problems import NothingToShow
from queries import choices
from queries import design as queries
from task_words import Task
from views import design_words as words
from views.remembered import remembered
from views.view import Column, Table, View, rate, share

# A line of the table by the evidence nearest to measured: which way is better, and how
# it is written.
MEASURES = {
    "share_of_bound": (None, share),
    "latency_ms": ("less", "{:,.4g}".format),
    "accuracy_pct": (None, "{:.2f}".format),  # as the task has it
    "power_watts": ("less", "{:.3g}".format),
    "energy_mj_per_input": ("less", "{:.3g}".format),
    "batch_size": (None, "{:.0f}".format),
    "threads": (None, "{:.0f}".format),
}
THROUGHPUTS = {"measured": "Measured", "estimated": "To expect", "bound": "Bound"}


@remembered
def of_designs(designs: list[Design]) -> View:
    """Two to four designs: what each evidence has of them, and who is best at what."""
    runs = queries.fastest_runs(designs)
    rows = words.with_series(runs)
    rows = rows[rows["throughput_scope"] == "device"].reset_index(drop=True)
    if rows.empty:
        raise NothingToShow
    rows = rows.assign(row_name=[designs[place].in_words() for place in rows["place"]])
    tasks = rows["task"].unique()
    table = _compared(rows, designs, choices.described_tasks()[tasks[0]])
    fastest = _nearest_to_measured(rows).sort_values("throughput_fps").iloc[-1]
    return View(
        f"Of {len(designs)} designs {fastest.row_name} is the fastest: "
        f"{rate(fastest.throughput_fps)} inputs/s {words.evidence(fastest)}",
        "Each design in its fastest run of the accelerator. In the table ★ is the best "
        "of a line; latency, accuracy, power and energy are those of the run nearest "
        "to measured."
        + (" Their tasks differ: accuracies cannot be compared." * (len(tasks) > 1)),
        {"side_by_side": runs},
        [ranges_chart(with_links(rows))],
        Table(
            table,
            [
                Column("measure", "Measure"),
                *(
                    Column(f"design_{place}", design.in_words())
                    for place, design in enumerate(designs)
                ),
            ],
            NOT_KNOWN,
        ),
        designs=rows,
    )


def _compared(rows: pd.DataFrame, designs: list[Design], task: Task) -> pd.DataFrame:
    """A line per measure, a column per design, ★ at the best; all as text."""
    is_one_task = rows["task"].nunique() == 1  # else accuracies cannot be compared
    nearest = _nearest_to_measured(rows).set_index("place")
    of = {name: group.set_index("place") for name, group in rows.groupby("evidence")}
    lines = [
        (f"{title} (inputs/s)", of[name]["throughput_fps"], "more", rate)
        for name, title in THROUGHPUTS.items()
        if name in of
    ]
    for column, (better, write) in MEASURES.items():
        title = labels.title(column)
        if column == "accuracy_pct":
            title = task.title if is_one_task else "Accuracy, each in its unit"
            ways = {True: "more", False: "less"}
            better = ways[task.higher_is_better] if is_one_task else None
        lines.append((title, nearest[column], better, write))
    return pd.DataFrame(
        [
            {"measure": title} | _marked(values, better, write, len(designs))
            for title, values, better, write in lines
        ]
    )


def _marked(
    values: pd.Series, better: str | None, write: Callable[[float], str], count: int
) -> dict[str, str]:
    """The values as text, ★ before the best unless all are the same."""
    known = values.dropna()
    best = None
    if better and known.nunique() > 1:
        best = known.max() if better == "more" else known.min()
    return {
        f"design_{place}": ("★ " if value == best else "") + write(value)
        for place, value in known.items()
    } | dict.fromkeys(
        f"design_{place}" for place in range(count) if place not in known.index
    )


def _nearest_to_measured(rows: pd.DataFrame) -> pd.DataFrame:
    """One row per design: rows come with the evidence nearest to measured first."""
    return rows.drop_duplicates("place")
