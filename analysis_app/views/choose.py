"""Choose: the design that meets the limits, how far to trust it, what to relax."""

from dataclasses import replace

import labels
import links
import pandas as pd
from charts.choose.candidates import candidates_chart
from charts.choose.trust import trust_chart
from plain_text import NOT_KNOWN, counted, shortened
from problems import NothingToShow
from queries import choices
from queries import choose as queries
from selection import Limits, Selection
from views.choose_words import (
    SCOPES,
    against,
    at_lower_ends,
    figures,
    how_many_fit,
    in_words,
    interval,
    kept,
    listed,
    named,
    number,
    relaxed_together,
    run,
    ticks,
    to_relax,
    whose,
    why,
)
from views.remembered import remembered
from views.view import Column, Table, View, share

ROOFS = {"compute": "the peak", "memory": "the memory", "link": "the host link"}
EXPECTED = 0.9  # the confidence of what is to be expected where nothing was measured
_COLUMNS = (
    "network",
    "datatype",
    "platform",
    "kept",
    "throughput_fps",
    "throughput_scope",
    "accuracy_pct",
    "latency_ms",
    "power_watts",
    "power_scope",
    "batch_size",
    "threads",
    "roofline_fps",
    "reached_share",
    "median_share",
    "measurements",
    "flagged_for",
)


@remembered
def answer(selection: Selection, confidence: float | None) -> View:
    """The fastest design that meets every limit, limit by limit; where none does, the
    nearest miss and what to ask instead. NothingToShow: there is no design at all."""
    try:
        rows = queries.candidates(selection, confidence)
    except NothingToShow as problem:
        raise _no_design(selection) from problem
    if rows["fits"].any():
        return _recommended(rows, selection, confidence)
    return _nearest_miss(rows, selection, confidence)


def _recommended(
    rows: pd.DataFrame, selection: Selection, confidence: float | None
) -> View:
    task = selection.task
    first = rows.iloc[0]
    freely = queries.without_limits(selection, first)
    behind = {"answer": rows, "without_limits": freely}
    answers = [*ticks(first, selection, confidence), why(first, freely.iloc[0], task)]
    if first.fitting_designs > 1:
        answers.append(f"The next: {against(rows.iloc[1], first, selection)}")
    other = _expected_otherwise(selection, first)
    if other is not None:
        behind["to_expect"] = other
        answers.append(_to_expect(other.iloc[0], first, selection))
    return View(
        f"Take {named(first)}: {number(first.throughput_fps)} inputs/s at "
        f"{task.value(first.accuracy_pct)} {task.noun}",
        f"{how_many_fit(int(first.fitting_designs), selection, confidence)}. "
        f"Run it with {run(first)}. "
        f"{whose(first)}{' ' * bool(task.direction)}{task.direction}",
        behind,
        answers=answers,
        subject=task.name,
    )


@remembered
def trusted(selection: Selection, confidence: float | None) -> View:
    """What speaks for the number of the recommended design, and against it."""
    first = queries.candidates(selection, confidence).iloc[0]
    behind = {
        "expected": queries.expected(first),
        "scores": queries.scores(first.platform),
        "binding": queries.binding(first),
        "flags": queries.flags(first.measurement_id),
    }
    flags = behind["flags"]
    if pd.isna(first.measurement_id):
        known = f"nobody measured it ({in_words(selection.evidences[0])})"
    elif flags.empty:
        known = "measured, and no check speaks against it"
    else:
        known = f"measured, {_flags(len(flags))} against it"
    return View(
        f"How far to trust it: {known}{_share_in_title(first)}",
        "",
        behind,
        answers=[
            *_what_is_expected(first, behind["expected"], behind["scores"]),
            _bound(first, behind["binding"]),
            _history(first),
            *(_flag(flag) for flag in flags.itertuples()),
        ],
        subject=selection.task.name,
    )


@remembered
def candidates(selection: Selection, confidence: float | None) -> View:
    """The fastest designs that fit and the nearest misses, each with its bound and what
    to expect."""
    task = selection.task
    asked = queries.candidates(selection, confidence)
    rows = described(asked, selection)
    return View(
        _title_of_candidates(rows, confidence),
        "Point: what it gives, large where nothing of its kind beats it, hollow where "
        "it misses a limit. Thick line: the "
        "90 % interval of an estimate. Tick: the bound, run the same way. Dashed: what "
        "of it 8 of 10 measurements of the platform reach.",
        {"designs": asked},
        [candidates_chart(links.with_links(rows), task)],
        Table(
            rows,
            [
                labels.column(
                    name,
                    "operating_points",
                    task.title if name == "accuracy_pct" else None,
                )
                for name in _COLUMNS
            ],
            NOT_KNOWN,
        ),
        subject=task.name,
        designs=rows,
    )


def _title_of_candidates(rows: pd.DataFrame, confidence: float | None) -> str:
    every = int(rows["fitting_designs"].iloc[0])
    fitting, misses = rows[rows["fits"]], int((~rows["fits"]).sum())
    if fitting.empty:
        return f"The {counted(misses, 'nearest miss', 'nearest misses')}"
    span = number(fitting["throughput_fps"].max())
    if len(fitting) > 1:
        span = f"{number(fitting['throughput_fps'].min())} to {span}"
    said = "The design that fits"
    if every > 1:
        some = (
            f"{len(fitting)} of {every:,}" if len(fitting) < every else f"The {every}"
        )
        ends = "" if confidence is None else f" {at_lower_ends(confidence)}"
        said = f"{some} designs that fit, fastest{ends} first"
    said += f": {span} inputs/s"
    if misses:
        said += f"; then {counted(misses, 'nearest miss', 'nearest misses')}"
    return said


def _nearest_miss(
    rows: pd.DataFrame, selection: Selection, confidence: float | None
) -> View:
    relaxed = queries.relaxed_limits(selection, confidence)
    row = rows.iloc[0]
    answers = ticks(row, selection, confidence)
    answers += [to_relax(one, selection) for one in relaxed.itertuples()]
    if relaxed.empty:
        answers.append(relaxed_together(row, selection))
    other = _expected_otherwise(selection, row)
    behind = {"answer": rows, "relaxed_limits": relaxed}
    if other is not None:
        behind["to_expect"] = other
        answers.append(_to_expect(other.iloc[0], None, selection))
    return View(
        f"No {in_words(selection.evidences[0])} design meets "
        f"{listed(selection.limits.in_words(selection.task))}",
        f"The nearest miss is {named(row)}, run with {run(row)}. {whose(row)}",
        behind,
        answers=answers,
        subject=selection.task.name,
    )


def _no_design(selection: Selection) -> NothingToShow:
    problem = NothingToShow()
    evidence = in_words(selection.evidences[0])
    problem.title = f"Nothing of {shortened(selection.task.name)} is {evidence} here"
    without = replace(selection, limits=Limits()).in_words()
    problem.remedy = (
        f"No network of the task has both an accuracy and a throughput that is "
        f"{evidence}{f', with {without}' if without else ''}. Widen the devices, "
        "platforms, datatypes or networks, or choose another evidence."
    )
    return problem


@remembered
def front_roles(evidence: str, scope: str) -> View:
    """Three designs of the front of each task."""
    asked = queries.front_roles(evidence, scope)
    tasks = choices.described_tasks()
    rows = asked.assign(
        metric=[tasks[n].title if n in tasks else n for n in asked["task"]]
    )
    return View(
        f"The best {in_words(evidence)} designs of "
        f"{counted(rows['task'].nunique(), 'task')}, {SCOPES[scope]} where known",
        "Nothing is both faster and more accurate. The knee is the design of the front "
        "farthest from the straight line between its ends.",
        {"best_designs": asked},
        table=Table(
            rows,
            [
                labels.column(name, "pareto_designs")
                for name in ("task", "role", *_COLUMNS[:3], *_COLUMNS[4:7])
            ]
            + [Column("metric", "In")]
            + [
                labels.column(name, "pareto_designs")
                for name in ("latency_ms", "power_watts", "batch_size", "threads")
            ],
            NOT_KNOWN,
        ),
    )


@remembered
def trust(task: str) -> View:
    """What measurements of a task reached of what each traffic model predicts."""
    rows = queries.trust(task)
    bounds = rows[rows["is_bound"]]
    row = (rows if bounds.empty else bounds).iloc[0]
    return View(
        f"{task}: half of {counted(row.measurements, 'measurement')} reach less than "
        f"{share(row.median_ratio)} of the bound, {row.above_the_prediction} exceed "
        "it",
        "Of all platforms together. Half of the measurements lie on the thick part of "
        "a line, four fifths on all of it; the point is their median. The bound is "
        f"{row.traffic_model}; right of 1 a prediction was exceeded.",
        {"trust": rows},
        [trust_chart(rows)],
        subject=task,
    )


def described(rows: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """With what marks say, and where measurements of the platform usually lie."""
    task = selection.task
    described = rows.assign(
        design=[f"{r.network} {r.datatype} on {r.platform}" for r in rows.itertuples()],
        figures=[figures(row, task) for row in rows.itertuples()],
        kept=[kept(row) for row in rows.itertuples()],
        usual_fps_lower=rows["roofline_fps"] * rows["share_10_pct"],
        usual_fps_upper=rows["roofline_fps"] * rows["share_90_pct"],
    )
    described.attrs = rows.attrs
    return described


def _expected_otherwise(selection: Selection, first: pd.Series) -> pd.DataFrame | None:
    """Where the evidence has no interval: other designs that nobody measured so, and
    that are expected to fit; None where there are none."""
    estimates = [
        row.evidence
        for row in choices.evidences_of(selection.task.name).itertuples()
        if row.has_interval
    ]
    if not estimates or selection.evidences[0] in estimates:
        return None
    try:
        rows = queries.candidates(
            replace(selection, evidences=(estimates[0],)), EXPECTED
        )
    except NothingToShow:
        return None
    names = ["network", "platform", "datatype"]
    others = rows[
        rows["fits"]
        & rows["measurement_id"].isna()
        & (rows[names] != first[names]).any(axis=1)
    ]
    return None if others.empty else others


def _to_expect(row: pd.Series, first: pd.Series | None, selection: Selection) -> str:
    limits = "your limits" if not selection.limits.asks_for_nothing else "this"
    faster = ""
    if first is not None and row.throughput_scope != first.throughput_scope:
        faster = " (no figure to compare with the whole system's)"
    return (
        f"Not measured, but estimated to meet {limits} with a chance of 95 % each: "
        f"{named(row)} with {run(row)}, {number(row.throughput_fps)} "
        f"inputs/s{interval(row, 'throughput_fps')} of "
        f"{SCOPES[row.throughput_scope]} at "
        f"{selection.task.value(row.accuracy_pct)}{faster}. Choose the evidence "
        "estimated to see all."
    )


_CALIBRATED = {
    "platform": ", calibrated on the platform",
    "family": ", calibrated on the family",
    "nothing": ", calibrated on no measurement of its family",
}


def _what_is_expected(
    first: pd.Series, expected: pd.DataFrame, scores: pd.DataFrame
) -> list[str]:
    lines = []
    if pd.isna(first.measurement_id) and pd.notna(first.throughput_fps_lower):
        rests_on = "" if expected.empty else expected["calibrated_on"].iloc[0]
        calibrated = _CALIBRATED.get(rests_on, "")
        lines.append(
            f"Estimated{calibrated}: with a chance of 90 % between "
            f"{number(first.throughput_fps_lower)} and "
            f"{number(first.throughput_fps_upper)} inputs/s."
        )
    held_out = expected[expected["measured_throughput_fps"].notna()]
    if len(held_out):
        row = held_out.iloc[0]
        lines.append(
            f"An estimate that had not seen it ({row.protocol}) expects with a chance "
            f"of 90 % {number(row.expected_fps_lower)} to "
            f"{number(row.expected_fps_upper)} inputs/s of the accelerator alone; "
            f"measured were {number(row.measured_throughput_fps)}."
        )
    if len(scores):
        row = scores.iloc[0]
        lines.append(
            f"Estimates of {first.platform} that had not seen what they predict "
            f"({row.protocol}) are off by a factor of {row.error_factor:.3g} in "
            f"{counted(row.measurements, 'measurement')}; {row.coverage_pct:.0f} % lie "
            f"in their 90 % interval{' (stale)' if row.is_stale else ''}."
        )
    return lines


def _bound(first: pd.Series, binding: pd.DataFrame) -> str:
    if pd.isna(first.roofline_fps):
        return "No bound is known for it, run so."
    said = (
        f"Its bound, run the same way, is {number(first.roofline_fps)} inputs/s of "
        f"{SCOPES[first.throughput_scope]}; this is {share(first.reached_share)} of it"
    )
    if binding.empty:
        return f"{said}."
    row = binding.iloc[0]
    said += f". What binds is {ROOFS[row.bound_by]}"
    if pd.notna(row.bound_margin):
        said += f", the next roof is {number(row.bound_margin)} times higher"
    return f"{said}."


def _history(first: pd.Series) -> str:
    if pd.isna(first.measurements):
        return f"Nothing that was measured on {first.platform} has a bound."
    return (
        f"In {counted(int(first.measurements), 'measurement')} of {first.platform} "
        f"{SCOPES[first.throughput_scope]} reached {share(first.median_share)} of its "
        f"bound in the median, {share(first.least_share)} to "
        f"{share(first.largest_share)}."
    )


def _share_in_title(first: pd.Series) -> str:
    if pd.isna(first.reached_share):
        return ""
    said = f"; {share(first.reached_share)} of its bound"
    if pd.isna(first.median_share):
        return said
    return (
        f"{said}, where {first.platform} reaches {share(first.median_share)} "
        "in the median"
    )


def _flag(flag) -> str:
    return (
        f"⚑ {in_words(flag.flag)}: {_side(flag.measured, flag.measured_value)}; "
        f"{_side(flag.expected, flag.expected_value)}. {flag.law}"
    )


def _side(meaning, value) -> str:
    """One of the two numbers of a flag: latency in ms: 17.8."""
    if not isinstance(meaning, str):
        return "not stated"
    return f"{meaning}: {'not stated' if pd.isna(value) else number(value)}"


def _flags(count: int) -> str:
    return f"{count} {'flags are' if count > 1 else 'flag is'}"
