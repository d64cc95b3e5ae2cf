"""The overview's sentences, made of rows of queries.overview; Markdown."""

import pandas as pd
from plain_text import in_markdown
from task_words import Task

# scope of a throughput, widest first: in words
SCOPES = {"system": "the whole system", "device": "the accelerator alone"}
# what binds a throughput: in words
ROOFS = {"compute": "the peak", "memory": "the memory", "link": "the host link"}
# column of queries.overview.contents: what it counts
COUNTS = {
    "networks": "networks",
    "platforms": "platforms",
    "peaks": "peaks",
    "accuracies": "accuracies",
    "measurements": "measurements",
    "measurement_flags": "flags against them",
    "predictions": "predictions",
    "operating_points": "operating points",
    "disputed_figures": "figures in dispute",
}
ROLE_MARKS = {"fastest": "⚡", "knee": "◆", "most accurate": "◎"}


def answer(
    designs: pd.DataFrame,
    task: Task,
    without_limits: pd.DataFrame,
    trust_of_platform: pd.DataFrame,
    flags: pd.DataFrame,
) -> str:
    """Which design to take, and why; from the queries of these names."""
    first = designs.iloc[0]
    lines = [
        f"### Take {in_markdown(first.network)} in {in_markdown(first.datatype)} on "
        f"{in_markdown(first.platform)}",
        f"**{_number(first.throughput_fps)}** inputs/s of "
        f"{SCOPES[first.throughput_scope]} at **{task.value(first.accuracy_pct)}** "
        f"{in_markdown(task.noun)}, "
        f"{_latency(first)} with {_batch(first)}{_power(first)}.",
        f"**Why?** {_why_first(first, without_limits.iloc[0], task)}",
    ]
    if len(designs) > 1:
        second = designs.iloc[1]
        lines.append(
            f"**The next**, {in_markdown(second.design)}, is "
            f"{second.against_the_first}."
        )
    better = designs[
        designs["is_pareto_optimal"]
        & (designs["accuracy_difference"] > (0.05 if task.is_percentage else 0))
        & (designs["place"] > 2)  # the next is told already
    ]
    if len(better):
        other = better.iloc[0]
        lines.append(
            f"**{'More accurate' if task.is_percentage else 'Better'}?** "
            f"{in_markdown(other.design)} is {other.against_the_first}."
        )
    lines.append(f"**What limits it?** {_limit(first)}")
    lines.append(f"**How sure?** {how_sure(first, trust_of_platform, flags)}")
    return "\n\n".join(lines)


def how_sure(first: pd.Series, platform: pd.DataFrame, flags: pd.DataFrame) -> str:
    """What speaks for the number and against it; `platform` is trust_of_platform."""
    if pd.isna(first.measurement_id) and pd.notna(first.get("throughput_fps_lower")):
        known = (
            "It was estimated, not measured: with a chance of 90 % it lies between "
            f"{_number(first.throughput_fps_lower)} and "
            f"{_number(first.throughput_fps_upper)} inputs/s."
        )
    elif pd.isna(first.measurement_id):
        known = "It was predicted, not measured."
    elif flags.empty:
        known = "It was measured, and no check speaks against it."
    else:
        said = (
            f"{row.flag} ({_against(row.measured, row.measured_value)}; "
            f"{_against(row.expected, row.expected_value)})"
            for row in flags.itertuples()
        )
        known = f"It was measured; flagged: {'; '.join(said)}."
    if platform.empty:
        return f"{known} Nothing measured on {in_markdown(first.platform)} has a bound."
    row = platform.iloc[0]
    return (
        f"{known} In {row.measurements} measurements of {in_markdown(first.platform)} "
        f"{SCOPES[row.throughput_scope]} reached {_share(row.median_share)} of its "
        f"bound in the median, {_share(row.least_share)} to "
        f"{_share(row.largest_share)}."
    )


def nearest_miss(rows: pd.DataFrame, task: Task) -> str:
    """What to say where no design fits; from queries.overview.nearest_miss."""
    row = rows.iloc[0]
    if pd.isna(row.missed_limit):
        why = f"its {row.unknown_limits} is not known"
    else:
        why = f"at worst it misses “{row.missed_limit}” by {_share(row.missed_by)}"
    return (
        f"No design meets every limit. The nearest is **{in_markdown(row.design)}**: "
        f"{why}. It has {_number(row.throughput_fps)} inputs/s at "
        f"{task.value(row.accuracy_pct)} {in_markdown(task.noun)}, "
        f"{_latency(row)}{_power(row)}."
    )


def best(task: Task, rows: pd.DataFrame) -> str:
    """A card of a task: its fastest, its knee and its most accurate design."""
    lines = [f"**{in_markdown(task.name)}**"]
    for row in rows.itertuples():
        lines.append(
            f"{ROLE_MARKS[row.role]} {_role(row.role, task)}: "
            f"**{in_markdown(row.design)}**  \n"
            f"{_number(row.throughput_fps)}\u00a0inputs/s, "
            f"{_unbroken(task.value(row.accuracy_pct))}, {_latency(row)}{_power(row)}, "
            f"{SCOPES[row.throughput_scope]}"
        )
    return "\n\n".join(lines)


def _role(role: str, task: Task) -> str:
    if role == "most accurate" and not task.is_percentage:
        return "Best"
    return role.capitalize()


def trust(rows: pd.DataFrame, task: str) -> str:
    """What the chart of trust shows; from queries.overview.trust."""
    bounds = rows[rows["is_bound"]]
    row = (rows if bounds.empty else bounds).iloc[0]
    return (
        f"Of {row.measurements} measurements of {in_markdown(task)}, half reach more "
        f"than {row.median_ratio:.0%} of what `{row.traffic_model}` predicts, and "
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


def _why_first(first: pd.Series, freely: pd.Series, task: Task) -> str:
    """`freely` is the same design without any limit."""
    fits = "1 design fits" if first.fitting_designs == 1 else "none is faster"
    if first.fitting_designs > 1:
        fits = f"{first.fitting_designs} designs fit; {fits}"
    if freely.throughput_fps > first.throughput_fps:
        return (
            f"{fits}. Without your limits it would be "
            f"{freely.throughput_fps / first.throughput_fps:.1f} times as fast, "
            f"with {_batch(freely)}."
        )
    if pd.isna(freely.dominated_by):
        worse = "less accurate" if task.is_percentage else "worse"
        return f"{fits}. Every faster design of the task is {worse}."
    return (
        f"{fits}. Without your limits {in_markdown(freely.dominated_by)} would be "
        f"{freely.dominated_by_throughput_ratio:.1f} times as fast and "
        f"{task.difference(freely.dominated_by_accuracy_difference)}."
    )


def _limit(first: pd.Series) -> str:
    if pd.isna(first.roofline_fps):
        return "The roofline does not predict it."
    binding = f"What binds is {ROOFS[first.bound_by]}"
    if pd.notna(first.bound_margin):
        binding += f"; the next roof is {_number(first.bound_margin)} times higher"
    return (
        f"{binding}. The bound is {_number(first.roofline_fps)} inputs/s, "
        f"of which this is {_share(first.reached_share)}."
    )


def _against(meaning: str, value: float) -> str:
    """One of the two numbers of a flag: latency in ms: 17.8."""
    return f"{meaning}: {'unknown' if pd.isna(value) else _number(value)}"


def counts(contents: pd.DataFrame) -> str:
    """How much there is, in a line; from queries.overview.contents."""
    row = contents.iloc[0]
    return " · ".join(f"**{row[column]:,}** {text}" for column, text in COUNTS.items())


def _number(value: float) -> str:
    """Three digits or more, without an exponent."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:#.3g}".rstrip(".")


def _share(value: float) -> str:
    return f"{_number(100 * value)}\u00a0%"


def _unbroken(text: str) -> str:
    return text.replace(" ", "\u00a0")


def _latency(row) -> str:
    if pd.isna(row.latency_ms):
        return "an unknown latency"
    if row.latency_ms < 0.1:
        return f"{_number(row.latency_ms * 1000)}\u00a0µs"
    return f"{_number(row.latency_ms)}\u00a0ms"


def _power(row) -> str:
    """Whose power it is and where it is from, as far as the row has that."""
    if pd.isna(row.power_watts):
        return ""
    source = getattr(row, "power_source", None)
    scope = f" of the {row.power_scope}" if isinstance(row.power_scope, str) else ""
    return f", {row.power_watts:.1f}\u00a0W{scope}" + (
        f" by {source}" if isinstance(source, str) else ""
    )


def _batch(row) -> str:
    if pd.isna(row.batch_size):
        return "a batch that nobody stated"
    if row.threads > 1:
        return f"{row.threads:.0f}\u00a0threads"
    return f"batch\u00a0{row.batch_size:.0f}"
