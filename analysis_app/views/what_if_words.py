"""Sentences and tables of what is described, made of rows of queries.what_if."""

from collections.abc import Mapping, Sequence
from typing import Any

import labels
import pandas as pd
from charts.what_if.front import BEHIND, ON_FRONT, UNFIT
from plain_text import counted, in_markdown, shortened
from problems import NothingToShow
from queries import what_if as queries
from task_words import Task
from views.view import Column, Table, rate

Described = Mapping[str, Any]
RESTS_ON = {  # what calibrated_on says, in words
    "platform and topology": "the platform and relatives of the network",
    "platform": "the platform under other networks",
    "family": "other platforms that are built and run alike",
    "nothing": "no platform that is built and run alike",
}
CATALOGUE_LACKS = {"network": "network has", "platform": "platform "}
# What a line of the table of figures is called, its field, and which way is better.
FIGURES = {
    "network": (
        ("Bandwidth (GB/s)", "bandwidth", "more"),
        ("On-chip memory (MB)", "on_chip", "more"),
        ("Memory (GB)", "capacity", "more"),
        ("Second memory (GB/s)", "overflow_bandwidth", "more"),
        ("Second memory (GB)", "overflow_capacity", "more"),
        ("Host link (GB/s)", "host_link", "more"),
        ("Units", "compute_units", "more"),
        ("Power (W)", "power", "less"),
        ("Device class", "device_class", None),
        ("Runs", "execution_style", None),
        ("Like", "like", None),
        ("Batch size", "batch_size", None),
    ),
    "platform": (
        ("Operations (G)", "giga_ops", "less"),
        ("Parameters (millions)", "parameters", "less"),
        ("Activations (millions)", "activations", "less"),
        ("Peak activations (millions)", "peak_activations", "less"),
        ("Input (bytes)", "input_bytes", "less"),
        ("Output (bytes)", "output_bytes", "less"),
        ("State (bytes per input)", "state_bytes", "less"),
        ("Task", "task", None),
        ("Accuracy that is given", "accuracy", None),
        ("In datatype", "accuracy_in", None),
        ("Like", "like", None),
        ("Batch size", "batch_size", None),
    ),
}


class NothingPredicted(NothingToShow):
    """Figures are missing without which the traffic model predicts nothing."""


def missing(title: str, remedy: str) -> NothingToShow:
    problem = NothingToShow()
    problem.title = in_markdown(title)
    problem.remedy = in_markdown(remedy, 1000)
    return problem


def nothing_predicted_of(rows: pd.DataFrame, rows_are: str) -> NothingPredicted:
    reasons = rows["why_not_predicted"].dropna().unique()
    remedy = "Fill in the empty field on the left, or choose another traffic model."
    if all(why.startswith(CATALOGUE_LACKS[rows_are]) for why in reasons):
        remedy = (
            f"It is the {rows_are}s of this warehouse that lack it: describe a "
            f"{rows_are} instead, on the left."
        )
    problem = NothingPredicted()
    problem.title = "Nothing can be predicted from these figures"
    problem.remedy = in_markdown(
        f"This traffic model needs more: {', '.join(reasons)}. {remedy}", 1000
    )
    return problem


def not_predicted(rows: pd.DataFrame) -> list[str]:
    """Why nothing is known of one of several, which is missing from the picture."""
    said = []
    for whose, of in rows.groupby("whose", sort=False):
        if of["throughput_fps"].isna().all():
            reasons = ", ".join(of["why_not_predicted"].dropna().unique())
            said.append(f"Nothing is predicted of {whose}: {reasons}.")
    return said


def named(described: Sequence[Described], one: str = "", many: str = "") -> str:
    """my chip; my chip, edge and NCS2"""
    names = [of["name"] for of in described]
    if len(names) == 1:
        return one + names[0]
    return many + f"{', '.join(names[:-1])} and {names[-1]}"


def with_roof_labels(roofs: pd.DataFrame) -> pd.DataFrame:
    """What stands at the peak and at the ridge; datatypes of one roof share it."""
    roof = ["whose", "peak_tops", "memory_bandwidth_gbytes_per_s", "point"]
    alike = roofs.groupby(roof, sort=False)["datatype"]
    rows = roofs.assign(datatypes=alike.transform(", ".join))
    peaks = [
        f"{shortened(row.whose, 24)}, {row.datatypes}: {row.peak_tops:,.4g} TOP/s"
        for row in rows.itertuples()
    ]
    ridges = [f"{ridge:,.4g} OP/byte" for ridge in rows["ridge_point_ops_per_byte"]]
    rows = rows.assign(peak_label=peaks, ridge_label=ridges)
    is_first = alike.cumcount() == 0
    # A second memory has the peak of the first.
    is_memory = rows["slanted_roof"] == "memory"
    return rows.assign(
        peak_label=rows["peak_label"].where(is_first & is_memory),
        ridge_label=rows["ridge_label"].where(is_first),
    )


def one_label_per_place(labels: pd.DataFrame) -> pd.DataFrame:
    """Labels of several networks at one place of the axis as one: small INT8 +1."""
    place = labels.groupby("operational_intensity_ops_per_byte", as_index=False)
    joined = place.agg(
        label=("label", lambda of: of.iloc[0] + f" +{len(of) - 1}" * (len(of) > 1)),
        networks=("networks", "; ".join),
    )
    return joined[labels.columns]


def what_binds(rows: pd.DataFrame, rows_are: str, name: str) -> str:
    known = rows[rows["throughput_fps"].notna()]
    count = int((known["bound_by"] != "compute").sum())
    if rows_are == "network":
        return f"Bandwidth binds {count} of {len(known)} designs on {name}"
    pairs = "pairs of platform and datatype"
    return f"Bandwidth binds {name} on {count} of {len(known)} {pairs}"


def expectation(rows: pd.DataFrame) -> str:
    """What there is to expect, and what that rests on."""
    estimated = rows[rows["estimated_fps"].notna()]
    if estimated.empty:
        return f"What to expect stands beside the bound {queries.first_bound()} alone. "
    factor = (estimated["estimated_fps"] / estimated["estimated_fps_lower"]).median()
    rests_on = [
        f"{of} ({count})"
        for of, count in estimated["calibrated_on"].map(RESTS_ON).value_counts().items()
    ]
    return (
        "A ring is what to expect, on a line that is its 90 % interval (the median one "
        f"goes down by a factor of {factor:.3g}): calibrated on {', '.join(rests_on)}. "
    )


def fits(rows: pd.DataFrame) -> pd.Series:
    """Whether a design fits in the memory, or may: nobody said how large it is."""
    return rows["is_feasible"].fillna(True).astype(bool)


# ------------------------------------------------------------ on a front


def with_standing(
    rows: pd.DataFrame, would_stand: str, rows_are: str, are_several: bool
) -> pd.DataFrame:
    """How each design stands to the front, how it is filled and what it is called."""
    on_front = rows[would_stand].fillna(False).astype(bool)
    unfit = ~fits(rows)
    standing = on_front.map({True: ON_FRONT, False: BEHIND}).mask(unfit, UNFIT)
    names = rows[rows_are] + " " + rows["datatype"]
    return rows.assign(
        standing=standing,
        fill=rows["whose"].where(on_front & ~unfit, BEHIND),
        name=rows["whose"] + ": " + names if are_several else names,
    )


def on_the_front(mine: pd.DataFrame, described: Sequence[Described]) -> str:
    """3 of 12 designs of edge, 0 of 12 designs of NCS2"""
    return ", ".join(
        f"{int((of['standing'] == ON_FRONT).sum())} of "
        f"{counted(len(of), 'design')} of {one['name']}"
        for one in described
        for of in [mine[mine["whose"] == one["name"]]]
    )


def at_one_place(mine: pd.DataFrame, x_is: str) -> list[str]:
    """Whose designs cannot be told apart: one sign lies on another."""
    named = mine["whose"].drop_duplicates().tolist()
    alike = mine.groupby([x_is, "accuracy_pct"], sort=False)["whose"].agg(
        lambda whose: tuple(name for name in named if name in set(whose))
    )
    return [
        f"{', '.join(names[:-1])} and {names[-1]} are the same at "
        f"{counted(places, 'place')} of the picture, where {names[-1]} hides "
        f"{'the other' if len(names) == 2 else 'the others'}."
        for names, places in alike.value_counts(sort=False).items()
        if len(names) > 1
    ]


def table_of_front(mine: pd.DataFrame, x_is: str, rows_are: str, task: Task) -> Table:
    """What a phone shows in place of the picture: the front first."""
    ranked = mine.sort_values(
        ["standing", "accuracy_pct", x_is],
        key=lambda of: (
            of.map([ON_FRONT, BEHIND, UNFIT].index) if of.name == "standing" else -of
        ),
    )
    return Table(
        ranked,
        [
            labels.column("standing"),
            labels.column("whose"),
            labels.column(rows_are),
            labels.column("datatype"),
            labels.column(x_is),
            labels.column("accuracy_pct", own_title=task.title),
        ],
    )


def how_to_read_front(task: Task, is_estimate: bool, drawn: int) -> str:
    what = (
        "Yours stand at what to expect of them, on a line that is its 90 % interval"
        if is_estimate
        else "Yours stand at the most that the roofs allow"
    )
    return (
        "The line is the front of the catalogue's designs, which are pale behind it. "
        f"{what}; they are filled where nothing on the front is as good in both and "
        "better in one. What does not fit in the memory is crossed out and on no "
        f"front. {task.direction}"
        + (
            f" Of the catalogue's designs the {drawn:,} of the best rank are drawn."
            if drawn == queries.MOST_DRAWN
            else ""
        )
    ).strip()


def none_has_accuracy(mine: pd.DataFrame) -> list[str]:
    if len(mine):
        return []
    return [
        "None of your designs has an accuracy here: choose a datatype in which the "
        "accuracy of these networks is published, or give that of yours."
    ]


def left_out(rows: pd.DataFrame, is_estimate: bool) -> list[str]:
    """What has no place in the picture of the estimates."""
    unfit = int((~fits(rows)).sum())
    if not is_estimate or not unfit:
        return []
    verb = "does" if unfit == 1 else "do"
    return [
        f"{counted(unfit, 'design')} {verb} not fit in the memory: nothing is to be "
        "expected of what cannot run."
    ]


# ------------------------------------------------------------ against each other


def who_is_fastest(
    best: pd.DataFrame, described: Sequence[Described], rows_are: str
) -> str:
    """On how many rows each is the fastest of all that fit."""
    running = best[fits(best)]
    rows = running[rows_are].nunique()
    if len(described) == 1:
        return f"{described[0]['name']} runs {counted(rows, rows_are)}"
    first = running.groupby(rows_are)["throughput_fps"].idxmax()
    fastest = running.loc[first, "whose"]
    counts = fastest.value_counts()
    of = [f"{one['name']} on {counts.get(one['name'], 0)}" for one in described]
    return f"Of {counted(rows, rows_are)} the bound is highest with {', '.join(of)}"


def side_by_side(best: pd.DataFrame, rows_are: str) -> pd.DataFrame:
    """A line per network or platform, columns of each description; all as text."""
    lines: dict[str, dict[str, str]] = {}
    for row in best.assign(fits=fits(best)).itertuples():
        line = lines.setdefault(getattr(row, rows_are), {})
        mark = "" if row.fits else ", does not fit"
        line[f"{row.whose} bound"] = f"{rate(row.throughput_fps)} {row.datatype}{mark}"
        if pd.notna(row.estimated_fps):
            line[f"{row.whose} expected"] = (
                f"{rate(row.estimated_fps)} ({rate(row.estimated_fps_lower)} to "
                f"{rate(row.estimated_fps_upper)})"
            )
        if pd.notna(getattr(row, "estimated_energy_mj_per_input", None)):
            line[f"{row.whose} energy"] = f"{row.estimated_energy_mj_per_input:,.3g}"
    return pd.DataFrame([{rows_are: name} | of for name, of in lines.items()])


def columns_side_by_side(
    described: Sequence[Described], rows_are: str, best: pd.DataFrame
) -> list[Column]:
    """Those that any line has."""
    there_are = side_by_side(best, rows_are).columns
    titles = {
        "bound": "at most (inputs/s)",
        "expected": "to expect (inputs/s)",
        "energy": "energy to expect (mJ)",
    }
    return [
        labels.column(rows_are),
        *(
            Column(f"{one['name']} {what}", f"{one['name']}, {title}")
            for one in described
            for what, title in titles.items()
            if f"{one['name']} {what}" in there_are
        ),
    ]


def figures(described: Sequence[Described], rows: pd.DataFrame, rows_are: str) -> Table:
    """A line per figure, a column per description, ★ at the best; all as text."""
    lines = []
    if rows_are == "network":
        datatypes = dict.fromkeys(name for one in described for name in one["peaks"])
        lines += [
            (
                f"Peak in {name} (TOP/s)",
                [one["peaks"].get(name) for one in described],
                "more",
            )
            for name in datatypes
        ]
    lines += [
        (title, [one.get(field) for one in described], better)
        for title, field, better in FIGURES[rows_are]
    ]
    of = [rows[rows["whose"] == one["name"]] for one in described]
    lines += [
        (title, [int(count(one)) for one in of], better)
        for title, count, better in (
            ("Designs", len, None),
            ("that fit in memory", lambda o: fits(o).sum(), None),
            (
                "that would stand on the front",
                lambda o: o["would_be_pareto_optimal"].fillna(False).sum(),
                "more",
            ),
            (
                "whose estimate would",
                lambda o: o["estimate_would_be_pareto_optimal"].fillna(False).sum(),
                "more",
            ),
        )
    ]
    table = pd.DataFrame(
        [
            {"figure": title, **_starred(values, better)}
            for title, values, better in lines
            if any(value is not None for value in values)
        ]
    )
    return Table(
        table,
        [
            Column("figure", "Figure"),
            *(
                Column(f"of_{place}", one["name"])
                for place, one in enumerate(described)
            ),
        ],
        "not known",
    )


def _starred(values: Sequence[Any], better: str | None) -> dict[str, str | None]:
    """The values as text, ★ before the best unless all are the same."""
    known = [value for value in values if value is not None]
    best = None
    if better and len(set(known)) > 1:
        best = max(known) if better == "more" else min(known)
    return {
        f"of_{place}": None
        if value is None
        else ("★ " if value == best else "")
        + (value if isinstance(value, str) else f"{value:,.6g}")
        for place, value in enumerate(values)
    }
