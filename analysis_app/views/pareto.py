"""Pareto: designs by accuracy and throughput, or by any two objectives."""

import json

import altair as alt
import labels
import pandas as pd
from charts.pareto import parts
from charts.pareto.objectives import objectives_chart
from charts.pareto.paired import paired_chart
from charts.pareto.separate import separate_scales_chart
from charts.pareto.side_by_side import side_by_side_chart
from links import with_links
from plain_text import NOT_KNOWN, SENTENCE, counted, in_markdown, uncapitalized
from problems import NothingToShow
from queries import pareto as queries
from selection import Selection
from task_words import Task
from views.remembered import remembered
from views.view import Table, View, rate

SEPARATE, PAIRED, SIDE_BY_SIDE = "separate scales", "pairs joined", "side by side"
HOW_TO_READ = {
    SEPARATE: "Each evidence has its own colour scale, full at rank 1, greyer behind.",
    PAIRED: "A coloured line joins the same design in two evidences; a grey cross is "
    "a design that only one of them has. A measurement stands left of its bound, and "
    "higher or lower where the platform reached another accuracy than was published.",
    SIDE_BY_SIDE: "Each evidence has its panel, all on the same axes.",
}
WHAT_THE_FRONT_IS = {
    queries.ALL_DESIGNS: "Each design is run at its fastest. Filters change neither "
    "front nor rank: what they hide of the front stays as a dotted ring.",
    queries.SHOWN_DESIGNS: "Each design is run as it passes the filters best, and the "
    "front is that of these; the rank stays that among all.",
}
# As a control and a link name it: the column, and which way is better in words.
OBJECTIVES = {
    "throughput": ("throughput_fps", "more"),
    "accuracy": ("accuracy_pct", "better"),
    "latency": ("latency_ms", "less"),
    "power": ("power_watts", "less"),
    "energy": ("energy_mj_per_input", "less"),
}
_FRONT_COLUMNS = (
    "evidence",
    "network",
    "platform",
    "datatype",
    "throughput_fps",
    "accuracy_pct",
    "latency_ms",
    "power_watts",
    "power_scope",
    "energy_mj_per_input",
    "measured_pct_of_bound",
    "batch_size",
    "threads",
)


@remembered
def designs(
    selection: Selection,
    overlay: str = PAIRED,
    front_of: str = queries.ALL_DESIGNS,
    max_rank: int | None = None,
    by: str = parts.PLATFORM,
    told_apart: str = parts.AS_COLOUR,
) -> View:
    """Accuracy against throughput with the front of each evidence."""
    task = selection.task
    rows = queries.designs(selection, front_of, max_rank)
    summary = queries.summary(selection, front_of, max_rank)
    if not rows["is_shown"].any():
        raise nothing_passes(selection, max_rank, summary)
    first, *others = summary.itertuples()
    counts = [f"{front_of_kept(first)} designs", *map(front_of_kept, others)]
    filters = [remark(row) for row in summary.itertuples() if row.shown < row.designs]
    return View(
        f"{task.name} front{'s' * bool(others)}: {', '.join(counts)}",
        "A design of the front beats all left of and below it; deeper ranks are paler. "
        f"{(HOW_TO_READ[overlay] + ' ') * bool(others)}{WHAT_THE_FRONT_IS[front_of]} "
        f"{task.direction and task.direction + ' The axis goes down. '}"
        f"{not_all_drawn(summary, rows)}{not_all_kept(summary)}",
        {"designs": rows, "summary": summary},
        [_drawn(with_links(described(rows, task)), overlay, by, told_apart, task)],
        answers=[answer(row, rows, task) for row in summary.itertuples()],
        notes=[f"Filters: {'; '.join(filters)}."] if filters else [],
        subject=task.name,
        designs=rows[rows["is_shown"]].sort_values(
            ["pareto_rank", "evidence_position", "throughput_fps"],
            ascending=[True, False, False],
        ),
    )


@remembered
def front(
    selection: Selection,
    front_of: str = queries.ALL_DESIGNS,
    max_rank: int | None = None,
) -> View:
    """The designs of the front that pass, as a table."""
    rows = queries.front_table(selection, front_of, max_rank)
    columns = list(_FRONT_COLUMNS)
    if front_of == queries.SHOWN_DESIGNS:  # else it is 1
        columns.append("pareto_rank")
    own = {"accuracy_pct": selection.task.title, "pareto_rank": "Rank among all"}
    return View(
        f"{selection.task.name}: {counted(len(rows), 'design')} of the front, "
        "fastest first"
        if len(rows)
        else "The filters leave out every design of the front",
        ""
        if len(rows)
        else f"Choose the front of the {queries.SHOWN_DESIGNS} to see the best of the "
        "rest.",
        {"front": rows},
        table=Table(
            rows,
            [labels.column(name, "pareto_designs", own.get(name)) for name in columns],
            NOT_KNOWN,
        )
        if len(rows)
        else None,
        subject=selection.task.name,
    )


@remembered
def objectives(selection: Selection, x: str, y: str) -> View:
    """Every operating point that passes, by two of OBJECTIVES, with the front."""
    task = selection.task
    (x, less_x), (y, less_y) = OBJECTIVES[x], OBJECTIVES[y]
    rows = queries.points(selection, x, y)
    if rows.empty:
        raise nothing_has_both(selection, x, y)
    on_front = rows[rows["is_on_front"]]
    counts = [
        f"{int(points['is_on_front'].sum())} of {len(points):,} {evidence}"
        for evidence, points in rows.groupby("evidence", sort=False)
    ]
    titles = {"accuracy_pct": task.title}
    x_title, y_title = (titles.get(name, labels.title(name)) for name in (x, y))
    drawn = rows[rows["place_to_draw"] <= queries.MOST_DRAWN]
    return View(
        f"{task.name}, {uncapitalized(y_title)} against {uncapitalized(x_title)}: "
        f"nothing beats {', '.join(counts)}",
        f"A point is a design at one batch size or number of threads. One of the front "
        f"(line) has no other with {less_x} {uncapitalized(labels.title(x))} and "
        f"{less_y} {uncapitalized(labels.title(y))}. What lacks one of them, as the "
        "power of most bounds, is left out. " + _of_more(len(drawn), len(rows)),
        {"points": rows},
        [objectives_chart(with_links(drawn), x, y, x_title, y_title)],
        Table(
            on_front,
            [
                labels.column(name, "operating_points", titles.get(name))
                for name in _FRONT_COLUMNS
                if name in rows.columns
            ],
            NOT_KNOWN,
        ),
        notes=[f"Filters: {words}."] if (words := selection.in_words()) else [],
        subject=task.name,
        designs=on_front,
    )


def _drawn(
    designs: pd.DataFrame, overlay: str, by: str, told_apart: str, task: Task
) -> alt.TopLevelMixin:
    if overlay == SEPARATE:
        return separate_scales_chart(designs, told_apart, task)
    if overlay == PAIRED:
        return paired_chart(designs, by, told_apart, task)
    return side_by_side_chart(designs, by, told_apart, task)


def described(rows: pd.DataFrame, task: Task) -> pd.DataFrame:
    """With the words that marks and tooltips have, made from the other columns."""
    made = [_words(row, task) for row in rows.itertuples()]
    words = pd.DataFrame(made, index=rows.index, columns=_WORDS)
    described = rows.assign(**words)
    return described.drop(columns="throughputs_by_evidence")


_WORDS = (
    "run_with",
    "standing",
    "dominated_by",
    "designs_here",
    "name_here",
    "fps_by_evidence",
    "paired_platform",
    "paired_topology",
    "step",
)


def _words(row, task: Task) -> tuple:
    here = row.designs_here.split("\n")
    alone = f"only {row.evidence}"
    return (
        f"{row.threads:.0f} threads" if row.threads > 1 else f"batch {row.batch_size}",
        _standing(row),
        _dominated_by(row, task),
        ", ".join(here[:8]) + (f" and {len(here) - 8} more" if len(here) > 8 else ""),
        row.network + (f" +{len(here) - 1}" if len(here) > 1 else ""),
        "; ".join(
            f"{other['evidence']} {rate(other['throughput_fps'])}"
            for other in json.loads(row.throughputs_by_evidence)
        ),
        row.platform if row.is_paired else alone,
        row.topology if row.is_paired else alone,
        None
        if pd.isna(row.next_evidence)
        else f"{row.design}: {row.next_evidence} is "
        f"{row.next_throughput_fps / row.throughput_fps:.2g}x {row.evidence}",
    )


def _standing(row) -> str:
    if pd.notna(row.pareto_rank) and row.pareto_rank <= 2:
        return f"rank {row.pareto_rank:.0f}"
    return "rank 3 and more"


def _dominated_by(row, task: Task) -> str:
    if row.is_on_front:
        return "none; it is on the front"
    ratio, better = (
        row.dominated_by_throughput_ratio,
        row.dominated_by_accuracy_difference,
    )
    if ratio == 1:
        faster = "just as fast"
    elif ratio < 1.005:
        faster = f"{100 * (ratio - 1):.2g} % faster"
    else:
        faster = f"{ratio:.2f}x as fast" if ratio < 10 else f"{ratio:,.0f}x as fast"
    if better == 0:
        more = "just as accurate" if task.is_percentage else "just as good"
    elif not task.is_percentage:
        more = f"{better:.3g} better"
    else:
        more = f"{better:.1g}" if better < 0.1 else f"{better:.1f}"
        more += " points more accurate"
    return (
        f"{row.dominated_by_network} on {row.dominated_by_platform} "
        f"{row.dominated_by_datatype} is {faster} and {more}"
    )


def answer(row, rows: pd.DataFrame, task: Task) -> str:
    """The fastest and the most accurate design of an evidence that passes."""
    if row.shown == 0:
        return f"{row.evidence}: no design passes"
    of_evidence = rows[rows["evidence"] == row.evidence].set_index("design")
    most = "most accurate" if task.is_percentage else "best"
    fastest = _design(of_evidence.loc[row.fastest], task)
    if row.fastest == row.most_accurate:
        return f"{row.evidence}: fastest and {most} {fastest}"
    return (
        f"{row.evidence}: fastest {fastest}; {most} "
        f"{_design(of_evidence.loc[row.most_accurate], task)}"
    )


def _design(design: pd.Series, task: Task) -> str:
    watts = design["power_watts"]
    return (
        f"{design.name} ({rate(design['throughput_fps'])}/s, "
        f"{task.value(design['accuracy_pct'])}"
        + ("" if pd.isna(watts) else f", {watts:.3g} W")
        + ")"
    )


def front_of_kept(row) -> str:
    """How many of an evidence are on the front: of all, or of those that are kept."""
    kept = "" if pd.isna(row.ranked_fronts) else "kept "
    return f"{row.shown_on_front:,} of {row.shown:,} {kept}{row.evidence}"


def not_all_kept(summary: pd.DataFrame) -> str:
    """That the warehouse leaves most of what is deeper than so many fronts out."""
    ranked = summary["ranked_fronts"].max()
    if pd.isna(ranked):
        return ""
    return (
        f"Kept are the designs of the first {counted(int(ranked), 'front')} and few "
        "of the deeper ones, as this warehouse was built. "
    )


def remark(row) -> str:
    """What the filters leave of an evidence."""
    parts_of_it = [f"{row.shown} of {row.designs} {row.evidence} designs pass"]
    if row.not_known:
        parts_of_it.append(f"{row.not_known} left out for a figure that is not known")
    if row.hidden_on_front:
        parts_of_it.append(f"{row.hidden_on_front} of the front left out")
    return ", ".join(parts_of_it)


def not_all_drawn(summary: pd.DataFrame, rows: pd.DataFrame) -> str:
    """That some designs are counted and ranked, but not drawn, if so."""
    drawn = rows["evidence"].value_counts()
    cut = [
        f"{drawn[row.evidence]:,} of {counted(row.shown, f'{row.evidence} design')}"
        for row in summary.itertuples()
        if row.shown > queries.MOST_DRAWN
    ]
    if not cut:
        return ""
    return (
        f"Drawn are {' and '.join(cut)}: the front, those that another evidence has "
        "as well, then by rank. "
    )


def nothing_of(task: Task) -> NothingToShow:
    problem = NothingToShow()
    problem.title = f"{in_markdown(task.name)} has no design to compare"
    problem.remedy = (
        "A design needs an accuracy of its network in this task, and a throughput that "
        "was measured or that the roofline predicts. `accuracies`, `measurements` and "
        "`prediction_gaps` say which of them is missing."
    )
    return problem


def nothing_passes(
    selection: Selection, max_rank: int | None, summary: pd.DataFrame
) -> NothingToShow:
    """Which filter did it, and what comes nearest."""
    problem = NothingToShow()
    asked = selection.in_words() or "these choices"
    if max_rank is not None:
        asked += f", rank at most {max_rank}"
    designs_in_all = int(summary["designs"].sum())
    problem.title = (
        f"None of {counted(designs_in_all, 'design')} passes: {in_markdown(asked, 90)}"
    )
    problem.remedy = in_markdown(
        nearest(queries.nearest_miss(selection), selection), SENTENCE
    )
    return problem


def nearest(misses: pd.DataFrame, selection: Selection) -> str:
    if misses.empty:
        return "Widen the networks, platforms, datatypes or the rank on the left."
    lines = []
    for row in misses.itertuples():
        name = f"{row.network} in {row.datatype} on {row.platform}"
        if pd.notna(row.missed_limit):
            # min_accuracy_pct, max_energy_mj_per_input
            quantity = row.missed_limit.split("_")[1]
            lines.append(
                f"{row.evidence}: {name} comes nearest; it misses the limit of "
                f"{quantity} by "
                f"{100 * row.missed_by:.3g} %."
            )
        elif pd.notna(row.unknown_limits):
            lines.append(
                f"{row.evidence}: {name} comes nearest; nobody knows its "
                f"{row.unknown_limits.replace('_', ' ')}."
            )
    return " ".join(lines) or "Widen the rank on the left."


def nothing_has_both(selection: Selection, x: str, y: str) -> NothingToShow:
    problem = NothingToShow()
    problem.title = (
        f"Nothing of {in_markdown(selection.task.name)} that passes has both "
        f"{uncapitalized(labels.title(x))} and {uncapitalized(labels.title(y))}"
    )
    asked = selection.in_words()
    problem.remedy = in_markdown(
        f"Asked for: {asked or 'all designs'} of {', '.join(selection.evidences)}. "
        "Bounds have no power and no energy; choose the evidence measured or "
        "estimated, or widen a limit.",
        SENTENCE,
    )
    return problem


def _of_more(drawn: int, all_of_them: int) -> str:
    if drawn == all_of_them:
        return ""
    return f"Drawn are {drawn:,} of {all_of_them:,}: the front, then the best. "
