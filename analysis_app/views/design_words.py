"""Sentences of a design, made of rows of queries.design; plain text."""

import pandas as pd
from task_words import Task
from views.view import rate, share

ROOFS = {"compute": "the peak", "memory": "the memory", "link": "the host link"}
SYSTEM = ", whole system"
MOST_FLAGS = 4  # in words; the table has all


def with_series(rows: pd.DataFrame) -> pd.DataFrame:
    """Evidence and, if it is not the device alone, of what."""
    scope = rows.get("throughput_scope", pd.Series("device", rows.index))
    made = rows.assign(
        series=rows["evidence"].str.replace("_", " ")
        + scope.map({"system": SYSTEM}).fillna("")
    )
    made.attrs = rows.attrs
    return made


def evidence(row) -> str:
    known = {
        "measured": "measured",
        "estimated": "to expect, not measured",
        "bound": "at most, neither measured nor estimated",
    }
    return known.get(row.evidence, f"by {row.series}")


def in_short(rows: pd.DataFrame, task: Task) -> str:
    """1,389 inputs/s measured, 43 % of its bound, at 69.8 % accuracy."""
    device = rows[rows["throughput_scope"] == "device"]
    row = (device if len(device) else rows).iloc[0]
    said = f"{rate(row.throughput_fps)} inputs/s {evidence(row)}"
    if row.evidence == "estimated":
        said += (
            f" (90 %: {rate(row.throughput_fps_lower)} to "
            f"{rate(row.throughput_fps_upper)})"
        )
    if pd.notna(row.share_of_bound):
        said += f", {share(row.share_of_bound)} of its bound"
    if pd.notna(row.accuracy_pct):
        said += f", at {task.value(row.accuracy_pct)} {task.noun}"
    return said


def history(trust: pd.DataFrame, platform: str) -> str:
    if trust.empty:
        return f"Nothing measured on {platform} has a bound to be held against."
    row = trust.iloc[0]
    return (
        f"{platform} reached {share(row.median_share)} of its bound in the median of "
        f"what was measured, {share(row.least_share)} to {share(row.largest_share)} "
        f"(measurements: {row.measurements:,})."
    )


def held_out(errors: pd.DataFrame, platform: str) -> str:
    if errors.empty:
        return f"No estimate was tried on {platform} without having seen it."
    said = [
        f"{row.error_factor:.3g} ({row.protocol}"
        + (
            f", {row.coverage_pct:.0f} % in the 90 % interval)"
            if pd.notna(row.coverage_pct)
            else ")"
        )
        for row in errors.itertuples()
    ]
    return (
        f"Estimates on {platform} that had not seen what they predict were off by a "
        f"factor of {'; '.join(said)}."
    )


def flagged(flags: pd.DataFrame) -> list[str]:
    """Each kind of flag with both of its numbers, once."""
    kinds = flags.drop_duplicates("flag")
    said = [
        f"Flagged {(flags['flag'] == row.flag).sum()}\u00d7 "
        f"{row.flag.replace('_', ' ')}: {_number(row.measured, row.measured_value)}; "
        f"{_number(row.expected, row.expected_value)}."
        for row in kinds.head(MOST_FLAGS).itertuples()
    ]
    if len(kinds) > MOST_FLAGS:
        said.append(f"More kinds of flags: {len(kinds) - MOST_FLAGS}.")
    return said


def times(factor: float) -> str:
    return f"{factor:,.0f}" if factor >= 100 else f"{factor:.3g}"


def _number(meaning: str | None, value: float) -> str:
    return f"{meaning or 'found'} {'unknown' if pd.isna(value) else f'{value:,.4g}'}"


def runs_in_words(rows: pd.DataFrame) -> list[str]:
    return [run_in_words(row) for row in rows.itertuples()]


def run_in_words(row) -> str:
    """Batch 8; 4 threads where the platform runs those."""
    if pd.isna(row.batch_size) and pd.isna(row.threads):
        return "batch not stated"
    said = [] if pd.isna(row.batch_size) else [f"batch {row.batch_size:.0f}"]
    if pd.notna(row.threads) and row.threads > 1:
        said = [part for part in said if part != "batch 1"]
        said.append(f"{row.threads:.0f} threads")
    return ", ".join(said)


def who_binds(rows: pd.DataFrame) -> str:
    """the memory binds, from batch 32 on the peak."""
    parts = []
    for row in rows.itertuples():
        if not parts or parts[-1][0] != row.bound_by:
            parts.append((row.bound_by, row.run))
    (first, _), *others = parts
    said = f"{ROOFS[first]} binds"
    for roof, run in others:
        said += f", from {run} on {ROOFS[roof]}"
    return said


def what_to_change(row) -> str:
    """What more of the binding roof does at the fastest run, and how far it helps."""
    gains = {
        "peak": row.gain_from_peak,
        "memory bandwidth": row.gain_from_bandwidth,
        "host link": row.gain_from_link,
    }
    what, gain = max(gains.items(), key=lambda item: item[1])
    said = (
        f"At its fastest ({row.run}) {row.roof_raised_by:.0%} more {what} raises the "
        f"bound by {gain:.0%}"
    )
    if gain < 1e-6:
        said = f"At its fastest ({row.run}) two roofs bind: more of one is nothing"
    if pd.notna(row.bound_margin):
        said += f"; up to {times(row.bound_margin)} times as much of it helps"
    return said + "."


def power_in_words(rows: pd.DataFrame, trace: pd.DataFrame) -> str:
    if rows.empty:
        loaded = trace.loc[trace["is_under_load"].astype(bool), "watts"]
        return f"{loaded.median():.3g} W in the median of its trace under load"
    row = rows.iloc[0]
    scope = f" of the {row.power_scope}" if isinstance(row.power_scope, str) else ""
    if row.evidence == "estimated":
        return (
            f"{row.power_watts:.3g} W{scope} estimated (90 %: "
            f"{row.power_watts_lower:.3g} to {row.power_watts_upper:.3g})"
        )
    of_it = rows.loc[rows["evidence"] == row.evidence, "power_watts"]
    ends = f"{of_it.min():.3g} to {of_it.max():.3g}"
    watts = ends if of_it.nunique() > 1 else f"{row.power_watts:.3g}"
    source = row.power_source if isinstance(row.power_source, str) else row.evidence
    return f"{watts} W{scope} by {source}"
