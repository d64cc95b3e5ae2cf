"""All that is known of a design, section by section."""

import labels
import pandas as pd
from charts.catalogue.power import power_chart
from charts.design.powers import powers_chart
from charts.design.ranges import ranges_chart
from charts.design.roof import roof_chart
from charts.design.roofs_by_run import roofs_by_run_chart
from charts.design.sweep import sweep_chart
from links import Design, with_links
from plain_text import in_markdown
from problems import NothingToShow
from queries import choices, rooflines
from queries import design as queries
from views import design_words as words
from views.remembered import remembered
from views.view import Column, Table, View, share


@remembered
def headline(design: Design) -> View:
    """What it reaches and on what that rests."""
    runs = queries.fastest_runs([design])
    if runs.empty:
        raise _nothing_known(design)
    rows = words.with_series(runs).assign(row_name=runs["throughput_scope"])
    task = choices.described_tasks()[rows["task"][0]]
    flags = queries.flags(design)
    trust = queries.trust_of_platform(design.platform)
    errors = queries.estimator_errors(design.platform)
    return View(
        f"{design.in_words()}: {words.in_short(rows, task)}",
        "Its fastest run in each evidence, of the accelerator (device) and of the "
        "whole system. The bound is what no run can pass; a thick bar is where an "
        "estimate lies with a chance of 90 %. An estimate where something was "
        "measured is that measurement.",
        {
            "fastest_runs": runs,
            "flags": flags,
            "trust_of_platform": trust,
            "estimator_errors": errors,
        },
        [ranges_chart(with_links(rows))],
        Table(
            rows,
            [
                labels.column("series", own_title="Evidence"),
                *_of_points(
                    rows,
                    "throughput_fps",
                    "throughput_fps_lower",
                    "throughput_fps_upper",
                    "latency_ms",
                    "batch_size",
                    "threads",
                    "power_watts",
                    "energy_mj_per_input",
                ),
                *_known(
                    rows,
                    labels.column("accuracy_pct", "operating_points", task.title),
                    labels.column("share_of_bound"),
                ),
            ],
            "",
        ),
        answers=[
            words.history(trust, design.platform),
            words.held_out(errors, design.platform),
            *words.flagged(flags),
        ],
    )


@remembered
def under_roof(design: Design) -> View:
    """The roof of the platform with the measured points under it."""
    runs = queries.measured_under_roof(design)
    if runs.empty:
        raise missing("No roof", _why_no_bound(design))
    rows = runs.assign(run=words.runs_in_words(runs))
    ends = rows["reached_tops"].isin(
        [rows["reached_tops"].min(), rows["reached_tops"].max()]
    )
    rows = rows.assign(named=rows["run"].where(ends))
    roofs = rooflines.roofs([design.platform], [design.datatype])
    measured = rows.dropna(subset=["share_of_bound"])
    if measured.empty:
        title = (
            f"Under the roof of {design.platform} in {design.datatype} nothing of "
            f"{design.network} was measured"
        )
    else:
        best = measured.loc[measured["share_of_bound"].idxmax()]
        title = (
            f"{design.network} reaches up to {share(best.share_of_bound)} of the "
            f"roof of {design.platform} in {design.datatype}, with {best.run}"
        )
    return View(
        title,
        "A ring is what the roof allows a run by what it computes and moves, the full "
        "point below it what was measured; the dotted line is what is lost. A larger "
        "batch reads the weights less often and stands further right.",
        {"measured_under_roof": runs, "roofs": roofs},
        [roof_chart(roofs, rows)],
    )


@remembered
def sweep(design: Design) -> View:
    """Throughput and latency along batch sizes or threads."""
    points = queries.sweep(design)
    if points.empty:
        raise missing(
            "No sweep", "Nothing is known of it at a stated batch size and threads."
        )
    rows = words.with_series(points)
    first = rows[rows["evidence"] == "measured"]
    first = first[first["throughput_scope"] == "device"]
    runs = rows["inputs_in_flight"].nunique()
    if len(first) < 2:
        title = f"{design.in_words()} is run in one way"
        if runs > 1:
            title = (
                f"{design.in_words()} can be run in {runs} ways, of which "
                f"{len(first) or 'none'} was measured"
            )
    else:
        low, high = first.iloc[0], first.iloc[-1]
        faster = words.times(high.throughput_fps / low.throughput_fps)
        later = words.times(high.latency_ms / low.latency_ms)
        title = (
            f"{low.inputs_in_flight:,.0f} to {high.inputs_in_flight:,.0f} inputs in "
            f"flight: {faster} times the throughput at {later} times the latency"
        )
    return View(
        title,
        "The estimate of a run that was measured had not seen this network; that of "
        "the others had. Thick bars are its 90 % intervals. By Little's law a latency "
        "is the inputs in flight over the throughput.",
        {"sweep": points},
        [
            sweep_chart(rows, field)
            for field in ("throughput_fps", "latency_ms")
            if rows[field].notna().any()
        ],
    )


@remembered
def binding(design: Design) -> View:
    """What binds it, and what more of each roof would do."""
    bounds = queries.binding(design)
    if bounds.empty:
        raise missing("No roof is known to bind it", _why_no_bound(design))
    rows = bounds.assign(run=words.runs_in_words(bounds))
    fits = rows[rows["is_feasible"].fillna(True).astype(bool)]
    fits = fits if len(fits) else rows
    best = fits.loc[fits["bound_fps"].idxmax()]  # the first of equals: least in flight
    narrower = rows.dropna(subset=["gain_from_narrower_datatype"])
    answers = [words.what_to_change(best)]
    if len(narrower):
        row = narrower.loc[narrower["gain_from_narrower_datatype"].idxmax()]
        answers.append(
            f"In {row.narrower_datatype}, with {row.run}, its bound would be "
            f"{1 + row.gain_from_narrower_datatype:.3g} times as high; its accuracy "
            "may be another."
        )
    return View(
        f"{design.in_words()}: {words.who_binds(rows)}",
        "Each line is what a roof allows along the runs; the lowest binds, which is "
        "the thick grey line.",
        {"binding": bounds},
        [roofs_by_run_chart(rows)],
        Table(
            rows,
            [
                labels.column("batch_size", "sensitivity"),
                labels.column("threads", "sensitivity"),
                labels.column("bound_fps"),
                labels.column("bound_by", "sensitivity"),
                labels.column("bound_margin", "predictions"),
                *(
                    Column(
                        name,
                        f"{best.roof_raised_by:.0%} more {roof}",
                        "percent",
                        labels.column(name, "sensitivity").help_text,
                    )
                    for name, roof in (
                        ("gain_from_peak", "peak"),
                        ("gain_from_bandwidth", "bandwidth"),
                        ("gain_from_link", "host link"),
                    )
                ),
            ],
            "no other",
        ),
        answers=answers,
    )


@remembered
def powers(design: Design) -> View:
    """Power along its runs, and over time where it was traced."""
    points = queries.powers(design)
    trace = queries.power_trace(design)
    if points.empty and trace.empty:
        raise missing(
            "No power", "Nobody measured its power, and none can be estimated."
        )
    rows = words.with_series(points)
    chartable = rows.dropna(subset=["inputs_in_flight"])
    charts = [powers_chart(rows)] if len(chartable) else []
    if len(trace):
        charts.append(power_chart(trace))
    return View(
        f"{design.in_words()}: {words.power_in_words(rows, trace)}",
        "Points of what was measured or estimated, from 0 W on; thick bars are 90 % "
        "intervals. "
        + ("Below: its power over time, idle samples as rings." if len(trace) else ""),
        {"powers": points, "power_trace": trace},
        charts,
        Table(
            rows,
            [
                labels.column("series", own_title="Evidence"),
                *_of_points(
                    rows,
                    "batch_size",
                    "threads",
                    "power_watts",
                    "power_watts_lower",
                    "power_watts_upper",
                    "power_scope",
                    "power_source",
                    "energy_mj_per_input",
                ),
                *_known(
                    rows,
                    labels.column("base_power_watts", "measurements"),
                    labels.column("idle_power_watts", "measurements"),
                ),
            ],
            "",
        ),
    )


@remembered
def claims(design: Design) -> View:
    """What sources claim of the figures that its bound is made of."""
    rows = queries.claims(design)
    if rows.empty:
        raise missing("No claims", "No source states a figure of it.")
    disputed = rows[rows["relative_difference"].abs() > 0]
    title = (
        "Claims behind its figures that differ from what is used: "
        f"{len(disputed)} of {len(rows)}"
    )
    if len(disputed):
        worst = disputed.iloc[0]
        change = worst.largest_throughput_change
        if pd.notna(change) and change != 0:
            figure = labels.in_words(worst.figure).lower()
            title += (
                f"; the {figure} of {worst.source} would change a prediction by "
                f"{change:+.1%}"
            )
    return View(
        title,
        "Every figure of the network and the platform that a source states, with why "
        "it is used or not, and the most that it would change any prediction.",
        {"claims": rows},
        table=Table(
            rows,
            [
                labels.column("claimed_of", own_title="Of"),
                labels.column("figure", "spec_claims"),
                labels.column("claimed_value", "spec_claims"),
                labels.column("used_value", "spec_claims"),
                labels.column("relative_difference", "spec_claims"),
                Column(
                    "largest_throughput_change",
                    "Would change predictions by",
                    "+percent",
                    labels.column("largest_throughput_change", "spec_claims").help_text,
                ),
                labels.column("source", "spec_claims"),
                labels.column("reason", "spec_claims"),
            ],
            "none",
        ),
    )


@remembered
def citations(design: Design) -> View:
    """What to cite, and what is from it."""
    rows = queries.citations(design)
    if rows.empty:
        raise missing("No sources", "Nothing of it names a source.")
    return View(
        f"Sources to cite: {len(rows)}",
        "Each source of what this page shows, with what is from it.",
        {"citations": rows},
        table=Table(
            rows,
            [
                labels.column("source", "sources"),
                labels.column("gives", own_title="Gives"),
                labels.column("citation", "sources"),
                labels.column("licence", "sources"),
            ],
        ),
    )


def _known(rows: pd.DataFrame, *columns: Column) -> list[Column]:
    """Those of which something is known."""
    return [column for column in columns if rows[column.name].notna().any()]


def _of_points(rows: pd.DataFrame, *names: str) -> list[Column]:
    return _known(rows, *(labels.column(name, "operating_points") for name in names))


def _nothing_known(design: Design) -> NothingToShow:
    return missing(
        f"Nothing runs {design.in_words()}, measured or predicted",
        _why_no_bound(design),
    )


def _why_no_bound(design: Design) -> str:
    reasons = queries.why_not_predicted(design)
    if not reasons:
        return "The warehouse has no prediction of it at a batch that is known."
    return f"The roofline does not predict it: {'; '.join(reasons)}."


def missing(title: str, why: str) -> NothingToShow:
    """A section that the page cannot have, and why, in Markdown."""
    problem = NothingToShow()
    problem.title, problem.remedy = in_markdown(title), in_markdown(why, 1000)
    return problem
