"""Measurements: any metric against any other, and the published site's charts."""

from dataclasses import replace
from typing import NamedTuple

import labels
import pandas as pd
from charts.catalogue.power import power_chart
from charts.measurements.boxes import box_chart
from charts.measurements.efficiency import efficiency_chart
from charts.measurements.looks import CATEGORIES
from charts.measurements.points import BRUSH, point_chart
from links import with_links
from plain_text import SENTENCE, counted, in_markdown, uncapitalized
from problems import NothingToShow
from queries import measurements as queries
from queries import pareto
from queries.catalogue.measured import power_traces
from selection import Selection
from task_words import Task
from views.pareto import nearest
from views.remembered import remembered
from views.view import Table, View, share

METRICS = (
    "throughput_fps",
    "latency_ms",
    "accuracy_pct",
    "top5_pct",
    "power_watts",
    "base_power_watts",
    "idle_power_watts",
    "fps_per_watt",
    "energy_mj_per_input",
    "system_throughput_fps",
    "system_latency_ms",
    "share_of_bound",
    "system_share_of_bound",
    "share_of_peak",
    "bound_fps",
    "system_bound_fps",
    "compute_bound_fps",
    "published_fps",
    "estimated_fps",
    "batch_size",
    "threads",
    "inputs_in_flight",
    "pruning_pct",
    "giga_ops",
    "parameters_millions",
)
GROUPS = ("pruning_pct", "batch_size", "threads", *CATEGORIES)
COLOURS = ("platform", "topology", "datatype", "device_class")
FACETS = ("topology", "network", "platform", "datatype", "device_class", "pruning_pct")
POINTS, LINES, BOXES = "points", "lines", "boxes"
EFFICIENCY, POWER_OVER_TIME = "efficiency", "power over time"
WHAT_IS_DRAWN = {
    POINTS: "A point is a measurement.",
    LINES: "A line is a design, from little at once to much: along its batch sizes or "
    "threads.",
    BOXES: "Half of a group of measurements lies in its box, all of them on its line; "
    "the mark is the median.",
}
BOX_NUMBERS = {
    "least": "Least",
    "lower_quartile": "Lower quartile",
    "median": "Median",
    "upper_quartile": "Upper quartile",
    "largest": "Largest",
}
MOST_PANELS = 24
MOST_BARS = 80
_IDENTITY = ("network", "platform", "datatype", "batch_size", "threads")
_LINEAR = ("accuracy_pct", "top5_pct", "power_watts", "pruning_pct", *CATEGORIES)


class Looks(NamedTuple):
    """What is drawn of the measurements; x and y are columns."""

    x: str
    y: str
    drawn: str = POINTS
    by: str = "platform"
    facet: str | None = None
    x_is_log: bool = True
    y_is_log: bool = True


def is_log_at_first(column: str) -> bool:
    return column not in _LINEAR


def _looks(x: str, y: str, drawn: str, by: str, facet: str | None = None) -> Looks:
    return Looks(x, y, drawn, by, facet, is_log_at_first(x), is_log_at_first(y))


# The charts of the published site, by the name that a control and a link have.
PRESETS: dict[str, Looks] = {
    "throughput and latency": _looks("latency_ms", "throughput_fps", LINES, "platform"),
    "throughput and accuracy": _looks(
        "throughput_fps", "accuracy_pct", POINTS, "platform"
    ),
    "latency by pruning": _looks(
        "pruning_pct", "latency_ms", BOXES, "datatype", "topology"
    ),
    "throughput by pruning": _looks(
        "pruning_pct", "throughput_fps", BOXES, "datatype", "topology"
    ),
    "power by pruning": _looks(
        "pruning_pct", "power_watts", BOXES, "datatype", "topology"
    ),
    "power by network": _looks("power_watts", "network", POINTS, "platform"),
    "energy per input by network": _looks(
        "energy_mj_per_input", "network", POINTS, "platform"
    ),
    "throughput per watt by network": _looks(
        "fps_per_watt", "network", POINTS, "platform"
    ),
}


@remembered
def points(
    selection: Selection, looks: Looks, brush: dict[str, list[float]] | None = None
) -> View:
    """One metric against another; the table has what is brushed, or all."""
    rows = _chosen(selection)
    x, y, task = looks.x, looks.y, selection.task
    titles = {name: _title(name, task) for name in (x, y)}
    drawn = _drawable(queries.drawn(selection, x, y), looks)
    if drawn.empty:
        raise _nothing_has(selection, [titles[x], titles[y]])
    left_out = _left_out(rows, drawn)
    facet, remark = looks.facet, ""
    if facet:
        drawn, remark = _in_panels(drawn, facet)
    subject = y if y not in CATEGORIES else x
    within = brush and {x, y} <= brush.keys()
    table = rows if len(rows) <= queries.MOST_DRAWN else drawn
    if within:
        table = queries.within(selection, x, y, brush)
    brushable = not facet and {x, y}.isdisjoint(CATEGORIES)
    return View(
        _range(drawn, subject, task),
        f"{WHAT_IS_DRAWN[looks.drawn]} One that is flagged is hollow. "
        + ("Drag over some to have them in the table; " if brushable else "")
        + ("click" if brushable else "Click")
        + " the legend to keep one, a point to see its design.",
        {"measurements": rows, "drawn": drawn} | ({"brushed": table} if within else {}),
        [
            point_chart(
                with_links(drawn),
                x,
                y,
                titles,
                by=looks.by,
                facet=facet,
                are_log=(looks.x_is_log, looks.y_is_log),
                joined=looks.drawn == LINES,
            )
        ],
        _table(table, x, y),
        notes=[
            note
            for note in (
                f"{len(table):,} measurements are brushed." if within else "",
                left_out,
                remark,
                task.direction,
            )
            if note
        ],
        subject=task.name,
        brush=BRUSH if brushable else None,
        designs=table,
    )


@remembered
def boxes(selection: Selection, looks: Looks) -> View:
    """A metric by groups."""
    _chosen(selection)
    x, y, task = looks.x, looks.y, selection.task
    titles = {name: _title(name, task) for name in (x, y)}
    rows = queries.boxes(selection, x, y, looks.by, looks.facet or "")
    if looks.y_is_log:
        rows = _kept(rows, rows["least"] > 0)
    if rows.empty:
        raise _nothing_has(selection, [titles[y]])
    remark = ""
    if looks.facet:
        rows, remark = _in_panels(rows, looks.facet)
    low, high = rows.loc[rows["median"].idxmin()], rows.loc[rows["median"].idxmax()]
    groups = list(dict.fromkeys(name for name in (looks.facet, x, looks.by) if name))
    return View(
        f"{task.name}: the median of {uncapitalized(titles[y])} goes from "
        f"{_number(low['median'], y)} ({_group(low, groups)}) to "
        f"{_number(high['median'], y)} ({_group(high, groups)})",
        WHAT_IS_DRAWN[BOXES],
        {"boxes": rows, "measurements": queries.measurements(selection)},
        [
            box_chart(
                rows,
                x,
                y,
                titles,
                by=looks.by,
                facet=looks.facet,
                is_log=looks.y_is_log,
            )
        ],
        Table(
            rows,
            [
                *(labels.column(name, "measurement_metrics") for name in groups),
                labels.column("measurements"),
                labels.column("flagged_measurements"),
                *(
                    replace(labels.column(y, None, of), name=name)
                    for name, of in BOX_NUMBERS.items()
                ),
            ],
        ),
        notes=[note for note in (remark, task.direction) if note],
        subject=f"{task.name} {y}",
    )


@remembered
def efficiency(selection: Selection) -> View:
    """What the fastest measurement of each design reaches of the peak."""
    measurements = _chosen(selection)
    rows = queries.fastest(selection)
    if rows.empty:
        raise _nothing_has(selection, ["a throughput and a peak"])
    drawn = with_links(_kept(rows, rows.index < MOST_BARS))
    best, worst = rows.iloc[0], rows.iloc[-1]
    return View(
        f"{selection.task.name}: from {share(worst.share_of_peak)} "
        f"({_design(worst)}) to {share(best.share_of_peak)} of the peak "
        f"({_design(best)}) was reached",
        "A bar is the fastest measurement of a design in parts of what the peak "
        "allows, hollow where it is flagged. Marks are what was predicted; the "
        "published prediction is that of the published figures at batch 1, and above "
        "100 % where its peak was larger than the one in use.",
        {"fastest": rows, "measurements": measurements},
        [efficiency_chart(drawn)],
        Table(
            rows,
            [
                labels.column(name, "measurement_metrics")
                for name in (
                    *_IDENTITY,
                    "throughput_fps",
                    "compute_bound_fps",
                    "bound_fps",
                    "published_fps",
                    "share_of_peak",
                    "bound_share_of_peak",
                    "published_share_of_peak",
                    "flagged_for",
                )
            ],
        ),
        notes=[
            f"Drawn are {MOST_BARS} of {len(rows):,} designs, those that reach most of "
            "the peak."
        ]
        if len(rows) > MOST_BARS
        else [],
        subject=selection.task.name,
        designs=rows,
    )


@remembered
def power_over_time(platform: str) -> View:
    """The samples of a supply while one network after the other ran."""
    rows = power_traces(platform)
    return View(
        f"{platform}: {rows['watts'].min():.2g} to {rows['watts'].max():.3g} W while "
        f"{rows['network'].nunique()} networks ran",
        "A line is a network, sample after sample; a ring is a sample that is not "
        "taken for one under load. Click the legend to keep one.",
        {"power_traces": rows},
        [power_chart(rows)],
        subject=platform,
    )


def _chosen(selection: Selection) -> pd.DataFrame:
    """All rows; where there are none, why not."""
    rows = queries.measurements(selection)
    if len(rows):
        return rows
    problem = NothingToShow()
    task = selection.task
    in_all = queries.measured_in_all(task.name)
    if not in_all:
        problem.title = f"Nothing of {in_markdown(task.name)} was measured"
        problem.remedy = (
            "Add `measurements` to a catalogue, or choose a task that has some."
        )
        raise problem
    problem.title = (
        f"None of {in_all:,} measurements of {in_markdown(task.name)} passes"
    )
    miss = nearest(pareto.nearest_miss(_as_measured(selection)), selection)
    problem.remedy = in_markdown(f"Asked for: {selection.in_words()}. {miss}", SENTENCE)
    raise problem


def _as_measured(selection: Selection) -> Selection:
    *_, measured = pareto.bound_and_measured()
    return replace(selection, evidences=(measured,))


def _nothing_has(selection: Selection, what: list[str]) -> NothingToShow:
    problem = NothingToShow()
    problem.title = (
        f"No measurement of {in_markdown(selection.task.name)} that passes has "
        + in_markdown(" and ".join(map(uncapitalized, what)))
    )
    problem.remedy = "Choose another metric on the left, or widen a choice."
    return problem


def _drawable(rows: pd.DataFrame, looks: Looks) -> pd.DataFrame:
    """A logarithm takes what is above zero."""
    for column, is_log in ((looks.x, looks.x_is_log), (looks.y, looks.y_is_log)):
        if is_log and column not in CATEGORIES:
            rows = _kept(rows, rows[column] > 0)
    return rows


def _in_panels(rows: pd.DataFrame, facet: str) -> tuple[pd.DataFrame, str]:
    """The panels with most rows, and a sentence where these are not all."""
    names = rows[facet].value_counts().index
    if len(names) <= MOST_PANELS:
        return rows, ""
    return _kept(rows, rows[facet].isin(names[:MOST_PANELS])), (
        f"Drawn are {MOST_PANELS} of {len(names):,} panels, those of most measurements."
    )


def _kept(rows: pd.DataFrame, which) -> pd.DataFrame:
    kept = rows[which]
    kept.attrs = rows.attrs
    return kept


def _left_out(rows: pd.DataFrame, drawn: pd.DataFrame) -> str:
    if len(rows) == len(drawn):
        return ""
    why = (
        f"at most {queries.MOST_DRAWN:,} are"
        if len(drawn) == queries.MOST_DRAWN
        else "the others lack one of the two metrics"
    )
    return f"Drawn are {len(drawn):,} of {len(rows):,} measurements: {why}."


def _table(rows: pd.DataFrame, x: str, y: str) -> Table:
    names = dict.fromkeys((*_IDENTITY, x, y, *METRICS, "flagged_for", "source"))
    return Table(rows, [labels.column(name, "measurement_metrics") for name in names])


def _range(rows: pd.DataFrame, column: str, task: Task) -> str:
    """Both ends of a metric, and whose they are."""
    low, high = rows.loc[rows[column].idxmin()], rows.loc[rows[column].idxmax()]
    return (
        f"{task.name}: {uncapitalized(_title(column, task))} of "
        f"{counted(len(rows), 'measurement')}, "
        f"from {_number(low[column], column)} ({_design(low)}) to "
        f"{_number(high[column], column)} ({_design(high)})"
    )


def _design(row: pd.Series) -> str:
    flagged = ", flagged" if row.flags else ""
    return f"{row.network} in {row.datatype} on {row.platform}{flagged}"


def _group(row: pd.Series, groups: list[str]) -> str:
    return ", ".join(
        f"{row[name]:g} % of the channels" if name == "pruning_pct" else f"{row[name]}"
        for name in groups
    )


def _title(column: str, task: Task) -> str:
    return task.title if column == "accuracy_pct" else labels.title(column)


def _number(value: float, column: str) -> str:
    form = labels.LABELS[column][1]
    if "p" in form.chart:
        return share(value)
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"
