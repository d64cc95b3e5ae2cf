"""The overview's sentences, made of rows of queries.overview; Markdown."""

import pandas as pd

EVIDENCE = {
    "measured": "as measured",
    "bound": "by the bound of the roofline",
    "published_roofline": "by the roofline as published",
    "estimated": "as estimated",
}
# column of queries.overview.contents: what it counts
COUNTS = {
    "networks": "networks",
    "platforms": "platforms",
    "peaks": "peaks",
    "accuracies": "accuracies",
    "measurements": "measurements",
    "measurement_flags": "flags against them",
    "predictions": "predictions",
    "ranked_designs": "ranked designs",
    "disputed_figures": "figures in dispute",
}
ROLE_MARKS = {"fastest": "⚡", "knee": "◆", "most accurate": "◎"}


def answer(designs: pd.DataFrame, trust: pd.DataFrame, task: str, evidence: str) -> str:
    """Which design to take, and why; from fitting_designs and trust."""
    first = designs.iloc[0]
    lines = [
        f"### Take {first.network} in {first.datatype} on {first.platform}",
        f"**{_number(first.throughput_fps)}** inputs/s at **{first.top1_pct:.1f} %** "
        f"top-1, {_latency(first)}{_power(first)} ({_batch(first)}).",
        f"**Why?** {_why_first(first, task, evidence)}",
    ]
    if len(designs) > 1:
        second = designs.iloc[1]
        lines.append(f"**The next**, {second.design}, is {second.against_the_first}.")
    better = designs[designs["is_pareto_optimal"] & (designs["top1_difference"] > 0.05)]
    if len(better):
        other = better.iloc[0]
        lines.append(f"**More accurate?** {other.design} is {other.against_the_first}.")
    lines.append(f"**What limits it?** {_limit(first, evidence)}")
    lines.append(f"**How sure?** {_how_sure(first, trust, task, evidence)}")
    return "\n\n".join(lines)


def best(task: str, rows: pd.DataFrame) -> str:
    """A card of a task: its fastest, its knee and its most accurate design."""
    lines = [f"**{task}**"]
    for row in rows.itertuples():
        lines.append(
            f"{ROLE_MARKS[row.role]} {row.role.capitalize()}: **{row.design}**  \n"
            f"{_number(row.throughput_fps)}\u00a0inputs/s, {row.top1_pct:.1f}\u00a0%, "
            f"{_latency(row)}{_power(row)}"
        )
    return "\n\n".join(lines)


def trust(rows: pd.DataFrame, task: str) -> str:
    """What the chart of trust shows; from queries.overview.trust."""
    by_model = rows.set_index("traffic_model")
    model = (
        "weights_on_chip" if "weights_on_chip" in by_model.index else rows.iloc[0, 0]
    )
    row = by_model.loc[model]
    return (
        f"Of {row.measurements} measurements of {task}, half reach more than "
        f"{row.median_ratio:.0%} of what `{model}` predicts, and "
        f"{row.above_the_prediction} are above it. Point: median; thick: half of them; "
        "thin: four fifths; dashed: the prediction. A measured number needs no trust "
        "in a model; a predicted one is a limit to be scaled down by this."
    )


def built(contents: pd.DataFrame) -> str:
    """When and with what; from queries.overview.contents."""
    row = contents.iloc[0]
    return (
        f"Built on {row.built_at_utc:%Y-%m-%d at %H:%M} UTC by version "
        f"{row.project_version} with dbt {row.dbt_version} and DuckDB "
        f"{row.duckdb_version.removeprefix('v')}. {row.prediction_gaps:,} more pairs "
        "cannot be predicted; `prediction_gaps` says why."
    )


def _why_first(first: pd.Series, task: str, evidence: str) -> str:
    fits = "1 design fits" if first.fitting_designs == 1 else "none is faster"
    if first.fitting_designs > 1:
        fits = f"{first.fitting_designs} designs fit, {EVIDENCE[evidence]}; {fits}"
    if first.is_pareto_optimal:
        return f"{fits}. Every faster {task} design is less accurate."
    return (
        f"{fits}. Without your limits {first.dominated_by} would be "
        f"{first.dominated_by_throughput_ratio:.1f} times as fast and "
        f"{first.dominated_by_top1_difference:.1f} points more accurate."
    )


def _limit(first: pd.Series, evidence: str) -> str:
    if pd.isna(first.roofline_fps):
        return "The roofline does not predict it."
    if first.bound_by == "memory":
        binding = (
            f"memory bandwidth; the peak allows {first.bound_margin:.1f} times more"
        )
    elif pd.isna(first.bound_margin):
        binding = "the peak; its weights stay on chip"
    else:
        binding = f"the peak; memory allows {_number(first.bound_margin)} times more"
    if evidence != "measured":
        return f"What binds is {binding}."
    return (
        f"What binds is {binding}. The roofline allows {_number(first.roofline_fps)} "
        f"inputs/s, of which {first.reached_share:.0%} are reached."
    )


def _how_sure(first: pd.Series, trust: pd.DataFrame, task: str, evidence: str) -> str:
    if evidence == "measured":
        if pd.isna(first.flagged_for):
            return "It was measured, and no check speaks against it."
        return f"It was measured; flagged: {first.flagged_for}."
    model = (
        "weights_streamed" if evidence == "published_roofline" else "weights_on_chip"
    )
    rows = trust[trust["traffic_model"] == model]
    if rows.empty:
        return f"Nobody measured {task}."
    row = rows.iloc[0]
    return (
        f"Half of {row.measurements} measurements of {task} reach less than "
        f"{row.median_ratio:.0%} of such a prediction; "
        f"{row.above_the_prediction} are above it."
    )


def counts(contents: pd.DataFrame) -> str:
    """How much there is, in a line; from queries.overview.contents."""
    row = contents.iloc[0]
    return " · ".join(f"**{row[column]:,}** {text}" for column, text in COUNTS.items())


def _number(value: float) -> str:
    """Three digits or more, without an exponent."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:#.3g}".rstrip(".")


def _latency(row) -> str:
    if row.latency_ms < 0.1:
        return f"{_number(row.latency_ms * 1000)}\u00a0µs"
    return f"{_number(row.latency_ms)}\u00a0ms"


def _power(row) -> str:
    return "" if pd.isna(row.power_watts) else f", {row.power_watts:.1f}\u00a0W"


def _batch(row) -> str:
    if row.threads > 1:
        return f"{row.threads}\u00a0threads"
    return f"batch\u00a0{row.batch_size}"
