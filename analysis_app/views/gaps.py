"""Where the speed went, of one measurement and of all platforms."""

from charts.evidence.gaps import gap_heatmap, waterfall
from queries import gaps as queries
from views.remembered import remembered
from views.view import Column, Table, View, rate
from warehouse import column_help

BOUND = 4  # position of the step on_chip


@remembered
def of_measurement(measurement_id: str, name: str) -> View:
    """The waterfall of a measurement; `name` says in words which it is."""
    rows = queries.steps(measurement_id)
    # The first four are the bound and the way to it, which on_chip may win back.
    beyond = rows[rows["position"] > BOUND]
    most = beyond.loc[beyond["added_ms_per_input"].idxmax()]
    last, peak = rows.iloc[-1], rows.iloc[0]
    return View(
        f"{name}: {rate(peak.throughput_fps)} inputs/s at the peak, "
        f"{rate(last.throughput_fps)} measured; beyond the bound the step {most.step} "
        "takes most",
        f"An input took {last.ms_per_input:,.4g} ms; the step {most.step} adds "
        f"{most.added_ms_per_input:,.4g}. Orange adds time, blue saves some, grey is "
        "all so far: each step takes one more thing into account, from the peak by way "
        "of the traffic models and the estimate, as fitted, to what was measured. "
        "Times add up, throughputs do not. What is not known of the design is part of "
        "the next step.",
        {"waterfall": rows},
        [waterfall(rows)],
        Table(
            rows,
            [
                _column("step", "Step"),
                _column("rests_on", "Rests on"),
                _column("throughput_scope", "Of the"),
                _column("throughput_fps", "Inputs/s", "%.4g"),
                _column("ms_per_input", "ms per input", "%.4g"),
                _column("added_ms_per_input", "Adds (ms)", "%.4g"),
                _column("ratio_to_step_before", "Times the step before", "%.3g"),
            ],
            "first",
        ),
    )


@remembered
def of_platforms(task: str) -> View:
    """What each step costs on each platform, over all measurements of the task."""
    rows = queries.summary(task)
    worst = rows.loc[rows.loc[rows["position"] > BOUND, "mean_ratio"].idxmin()]
    return View(
        f"{task}: beyond the bound the step {worst.step} costs most, a factor of "
        f"{1 / worst.mean_ratio:,.3g} on {worst.platform}",
        "What a step leaves of the throughput before it, in the geometric mean over "
        "the measurements: red loses, blue wins some back, 1 changes nothing.",
        {"gaps_by_platform": rows},
        [gap_heatmap(rows)],
    )


def _column(name: str, title: str, number_format: str | None = None) -> Column:
    return Column(name, title, number_format, column_help("throughput_gaps", name))
