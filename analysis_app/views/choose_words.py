"""What Choose says of a design, in plain text: figure by figure, limit by limit."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Context

import pandas as pd
from selection import Selection
from task_words import Task
from views.view import share

SCOPES = {"system": "the whole system", "device": "the accelerator alone"}
# What is said of each figure: its name, its limit in `choose`, the chance to meet it.
FIGURES = {
    "accuracy_pct": ("Accuracy", "min_accuracy_pct", None),
    "throughput_fps": ("Throughput", "min_throughput_fps", "throughput_chance_pct"),
    "latency_ms": ("Latency", "max_latency_ms", "latency_chance_pct"),
    "power_watts": ("Power", "max_power_watts", "power_chance_pct"),
    "energy_mj_per_input": (
        "Energy",
        "max_energy_mj_per_input",
        "energy_chance_pct",
    ),
}


def figures(row, task: Task) -> str:
    """What a mark has written above it: 75.1 %, 16.9 ms, 9.38 W"""
    parts = [task.value(row.accuracy_pct)]
    if pd.notna(row.latency_ms):
        parts.append(milliseconds(row.latency_ms))
    if pd.notna(row.power_watts):
        parts.append(f"{row.power_watts:.3g} W")
    return ", ".join(parts)


def kept(row) -> str:
    """Whether it meets the limits: the worst miss, or what is not known."""
    if row.fits:
        return "✓ meets the limits"
    if pd.notna(row.missed_limit):
        name = next(said[0] for said in FIGURES.values() if said[1] == row.missed_limit)
        return f"✗ {name.lower()} by {share(row.missed_by)}"
    return f"? {in_words(row.unknown_limits)} not known"


def ticks(row: pd.Series, selection: Selection, confidence: float | None) -> list[str]:
    """A line for each figure that is known or asked for: whether it is met."""
    asked = selection.limits.asked(selection.task)
    limits = selection.arguments()
    lines = []
    for figure, (name, limit, chance_of) in FIGURES.items():
        value = row[figure]
        if figure == "accuracy_pct":
            name = accuracy(selection.task)
        if pd.isna(value):
            if figure in asked:
                lines.append(f"? {name} is not known; asked: {asked[figure]}")
            continue
        said = f"{name} {value_in_words(row, figure, selection)}"
        if figure not in asked:
            lines.append(f"· {said}")
            continue
        chance = row[chance_of] if chance_of else None
        met = row.verdict == "meets" or is_met(
            value, limits[limit], chance, confidence, asks_for_least(figure, selection)
        )
        sure = ""
        if pd.isna(row.measurement_id) and pd.notna(chance):
            sure = f", met with a chance of {chance:.0f} %"
        lines.append(
            f"{'✓' if met else '✗ missed:'} {said}; asked: {asked[figure]}{sure}"
        )
    return lines


def accuracy(task: Task) -> str:
    """What an accuracy is called at the beginning of a line: Accuracy, RMSE, mAP."""
    name, _, _ = task.title.rpartition(f" ({task.sign})")
    return name or task.title


def asks_for_least(figure: str, selection: Selection) -> bool:
    if figure == "accuracy_pct":
        return selection.task.higher_is_better
    return figure == "throughput_fps"


def is_met(value, limit, chance, confidence, is_least: bool) -> bool:
    """At the end of the interval, where a confidence is asked for."""
    if confidence is not None and pd.notna(chance):
        return chance >= 50 * (1 + confidence)
    return value >= limit if is_least else value <= limit


def value_in_words(row, figure: str, selection: Selection) -> str:
    value = row[figure]
    if figure == "accuracy_pct":
        return selection.task.value(value)
    if figure == "throughput_fps":
        said = f"{number(value)} inputs/s{interval(row, figure)}"
        return f"{said} of {SCOPES[row.throughput_scope]}"
    if figure == "latency_ms":
        return f"{milliseconds(value)} of {SCOPES[row.throughput_scope]}"
    if figure == "power_watts":
        of = f" of the {row.power_scope}" if isinstance(row.power_scope, str) else ""
        source = f", by {row.power_source}" if isinstance(row.power_source, str) else ""
        return f"{value:.3g} W{interval(row, figure)}{of}{source}"
    return f"{value:.3g} mJ per input"


def interval(row, figure: str) -> str:
    lower, upper = row[f"{figure}_lower"], row[f"{figure}_upper"]
    if pd.isna(lower) or lower == upper:
        return ""
    return f" (90 %: {number(lower)} to {number(upper)})"


def why(first: pd.Series, freely: pd.Series, task: Task) -> str:
    """`freely` is the same design without any limit."""
    if freely.throughput_fps > first.throughput_fps:
        latency = (
            ""
            if pd.isna(freely.latency_ms)
            else f", at {milliseconds(freely.latency_ms)}"
        )
        return (
            "Without your limits the same design would be "
            f"{freely.throughput_fps / first.throughput_fps:.1f} times as fast, with "
            f"{run(freely)}{latency}."
        )
    if pd.isna(freely.dominated_by_network):
        return "Nothing of the task is both faster and better, with or without limits."
    faster = f"{freely.dominated_by_throughput_ratio:.3g} times as fast"
    if freely.dominated_by_throughput_ratio == 1:
        faster = "as fast"
    better = freely.dominated_by_accuracy_difference
    if task.is_accuracy and better != 0:
        gain = f"{better:.3g} points more accurate"
    else:
        gain = "as good" if better == 0 else f"{better:.3g} better"
    return (
        f"Without your limits {freely.dominated_by_network} in "
        f"{freely.dominated_by_datatype} on {freely.dominated_by_platform} would be "
        f"{faster} and {gain}."
    )


def against(row: pd.Series, first: pd.Series, selection: Selection) -> str:
    task = selection.task
    slower = first.throughput_fps / row.throughput_fps
    gain = row.accuracy_pct - first.accuracy_pct
    words = "as fast"
    if slower >= 1.005:
        words = f"{slower:.1f} times slower"
    elif slower < 0.995:  # where the order is by the lower ends of intervals
        words = f"{1 / slower:.3g} times as fast"
    if gain == 0:
        words += ", as accurate" if task.is_percentage else ", as good"
    else:
        is_better = (gain > 0) == task.higher_is_better
        size = (
            f"{abs(gain):.1f} points" if task.unit == "percent" else f"{abs(gain):.3g}"
        )
        kind = "accurate" if task.is_accuracy else "good"
        words += f", {size} {'more' if is_better else 'less'} {kind}"
    if pd.notna(row.power_watts) and pd.notna(first.power_watts):
        words += f", {row.power_watts:.3g} W for {first.power_watts:.3g} W"
    return f"{named(row)} is {words}."


def to_relax(row, selection: Selection) -> str:
    figure, (name, *_) = next(
        (figure, said)
        for figure, said in FIGURES.items()
        if said[1] == row.missed_limit
    )
    is_least = asks_for_least(figure, selection)
    unit = {
        "accuracy_pct": selection.task.sign,
        "throughput_fps": "inputs/s",
        "latency_ms": "ms",
        "power_watts": "W",
        "energy_mj_per_input": "mJ per input",
    }[figure]
    if figure == "accuracy_pct":
        name = accuracy(selection.task)
    return (
        f"→ {name} {'at least' if is_least else 'at most'} "
        f"{outward(row.needed_value, is_least):.12g} {unit}".rstrip()
        + f" instead of {row.asked_value:g}, and "
        f"{row.network} in {row.datatype} on {row.platform} fits, with {run(row)}."
    )


def relaxed_together(row: pd.Series, selection: Selection) -> str:
    """What the nearest miss asks for, where no limit alone keeps every design out."""
    if pd.notna(row.unknown_limits):
        names = [FIGURES[name][0].lower() for name in row.unknown_limits.split(", ")]
        return (
            f"Nobody knows its {' and '.join(names)}, and what is not known meets no "
            "limit: ask for none, or choose another evidence."
        )
    return "No limit alone is the reason: relax all that it misses, and it fits."


def outward(value: float, is_least: bool) -> float:
    """Rounded to three digits so that what has the value passes: at least 75.1 for
    75.14, at most 20.8 for 20.77."""
    rounding = ROUND_FLOOR if is_least else ROUND_CEILING
    return float(Context(3, rounding).create_decimal_from_float(value))


def how_many_fit(designs: int, selection: Selection, confidence: float | None) -> str:
    kind = in_words(selection.evidences[0])
    limits = selection.in_words()
    asked = f": {limits}" if limits else ""
    if designs == 1:
        return f"The only {kind} design that fits{asked}"
    fastest = "The fastest"
    if confidence is not None:
        fastest += f" {at_lower_ends(confidence)},"
    return f"{fastest} of {designs:,} {kind} designs that fit{asked}"


def at_lower_ends(confidence: float) -> str:
    """What designs are put in order by, where a confidence is asked for."""
    return f"at the lower ends of {100 * confidence:g} % intervals"


def whose(row: pd.Series) -> str:
    said = f"Throughput and latency are those of {SCOPES[row.throughput_scope]}"
    if pd.notna(row.power_watts) and isinstance(row.power_scope, str):
        said += f", the power that of the {row.power_scope}"
    return f"{said}."


def named(row) -> str:
    return f"{row.network} in {row.datatype} on {row.platform}"


def run(row) -> str:
    if pd.isna(row.batch_size):
        return "a batch that nobody stated"
    if row.threads > 1:
        return f"{row.threads:.0f} threads of batch {row.batch_size:.0f}"
    return f"batch {row.batch_size:.0f}"


def milliseconds(value: float) -> str:
    return f"{number(1000 * value)} µs" if value < 0.1 else f"{number(value)} ms"


def number(value: float) -> str:
    """Three digits or more, without an exponent."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:#.3g}".rstrip(".")


def in_words(name: str) -> str:
    return name.replace("_", " ")


def listed(parts: list[str]) -> str:
    return ", ".join(parts) or "these choices"
