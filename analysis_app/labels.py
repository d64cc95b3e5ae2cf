"""What a column of the warehouse is called wherever it is shown, with unit and format.

A chart's axis or tooltip, a table of the app, a table of the report: all ask here, so
that a column has one title. What is special to one view stands with the view.
"""

from collections.abc import Mapping
from typing import NamedTuple

import altair as alt
from views.view import Column
from warehouse import column_help


class Format(NamedTuple):
    """The same number in a table (as views.view.Column says) and in a chart
    (d3-format)."""

    table: str | None
    chart: str


TEXT = Format(None, "")
COUNT = Format("%d", ",d")
QUANTITY = Format("%.4g", ",.4~r")
ROUNDED = Format("%.3g", ",.3~r")
FACTOR = Format("%.3g", ",.3~r")
SHARE = Format("percent", ".3~p")
PERCENT = Format("%.1f", ".1f")
SIGNED_SHARE = Format("+percent", "+.3~p")
EXACT = Format("%.6g", ",.6~r")

LABELS: dict[str, tuple[str, Format]] = {
    # what a design is
    "task": ("Task", TEXT),
    "network": ("Network", TEXT),
    "topology": ("Topology", TEXT),
    "pruning_pct": ("Channels left (%)", ROUNDED),
    "datatype": ("Datatype", TEXT),
    "platform": ("Platform", TEXT),
    "device": ("Device", TEXT),
    "device_class": ("Device class", TEXT),
    "operating_mode": ("Mode", TEXT),
    "design": ("Design", TEXT),
    "designs_here": ("Design", TEXT),
    "evidence": ("Evidence", TEXT),
    "traffic_model": ("Traffic model", TEXT),
    "measurement_id": ("Measurement", TEXT),
    "source": ("Source", TEXT),
    "citation": ("Citation", TEXT),
    "catalogue": ("Catalogue", TEXT),
    "whose": ("Described", TEXT),
    # how it is run
    "batch_size": ("Batch size", COUNT),
    "threads": ("Threads", COUNT),
    "inputs_in_flight": ("Inputs at once", COUNT),
    "run_with": ("Run with", TEXT),
    "compute_units": ("Units", COUNT),
    "throughput_scope": ("Throughput of the", TEXT),
    # what it gives
    "throughput_fps": ("Throughput (inputs/s)", QUANTITY),
    "throughput_fps_lower": ("Throughput, lower end (inputs/s)", QUANTITY),
    "throughput_fps_upper": ("Throughput, upper end (inputs/s)", QUANTITY),
    "system_throughput_fps": ("Throughput of the system (inputs/s)", QUANTITY),
    "latency_ms": ("Latency (ms)", QUANTITY),
    "system_latency_ms": ("Latency of the system (ms)", QUANTITY),
    "accuracy_pct": ("Accuracy (%)", Format("%.2f", ".2f")),
    "top5_pct": ("Top-5 accuracy (%)", Format("%.2f", ".2f")),
    "power_watts": ("Power (W)", ROUNDED),
    "power_watts_lower": ("Power, lower end (W)", ROUNDED),
    "power_watts_upper": ("Power, upper end (W)", ROUNDED),
    "base_power_watts": ("Power at rest (W)", ROUNDED),
    "idle_power_watts": ("Power when idle (W)", ROUNDED),
    "power_scope": ("Power of the", TEXT),
    "power_source": ("Power from", TEXT),
    "energy_mj_per_input": ("Energy per input (mJ)", ROUNDED),
    "fps_per_watt": ("Throughput per watt (inputs/s/W)", QUANTITY),
    # what a network needs and a platform offers
    "giga_ops": ("Operations (GOP)", EXACT),
    "parameters_millions": ("Parameters (millions)", QUANTITY),
    "operational_intensity_ops_per_byte": ("Intensity (OP/byte)", QUANTITY),
    "peak_tops": ("Peak (TOP/s)", QUANTITY),
    "attainable_tops": ("Attainable (TOP/s)", QUANTITY),
    "memory_bandwidth_gbytes_per_s": ("Bandwidth (GB/s)", QUANTITY),
    "host_link_gbytes_per_s": ("Host link (GB/s)", QUANTITY),
    "bandwidth_gbytes_per_s": ("Bandwidth there is (GB/s)", QUANTITY),
    "bandwidth_at_ridge_gbytes_per_s": (
        "Bandwidth to be compute bound (GB/s)",
        QUANTITY,
    ),
    "memory_capacity_gbytes": ("Memory (GB)", QUANTITY),
    "on_chip_memory_mbytes": ("On-chip memory (MB)", ROUNDED),
    "ridge_point_ops_per_byte": ("Ridge (OP/byte)", QUANTITY),
    # what the roofline says
    "bound_by": ("Bound by", TEXT),
    "bound_margin": ("Other bound further by", FACTOR),
    "bound_fps": ("Bound (inputs/s)", QUANTITY),
    "roofline_fps": ("Bound run the same way (inputs/s)", QUANTITY),
    "system_bound_fps": ("Bound of the system (inputs/s)", QUANTITY),
    "compute_bound_fps": ("Bound of the peak (inputs/s)", QUANTITY),
    "memory_bound_fps": ("Bound of the memory (inputs/s)", QUANTITY),
    "is_feasible": ("Fits in memory", TEXT),
    "share_of_bound": ("Of its bound", SHARE),
    "system_share_of_bound": ("System, of its bound", SHARE),
    "reached_share": ("Of its bound", SHARE),
    "median_share": ("Its platform reaches, median", SHARE),
    "share_10_pct": ("A tenth of them less than", SHARE),
    "share_90_pct": ("A tenth of them more than", SHARE),
    "measured_pct_of_bound": ("Measured / bound (%)", Format("%.0f", ".0f")),
    "share_of_peak": ("Of the peak", SHARE),
    "published_share_of_peak": ("Published prediction, of the peak", SHARE),
    "bound_share_of_peak": ("Bound, of the peak", SHARE),
    "measured_throughput_fps": ("Measured (inputs/s)", QUANTITY),
    "measured_share": ("Measured / predicted", SHARE),
    "published_fps": ("Published prediction (inputs/s)", QUANTITY),
    "predicted_fps": ("Predicted (inputs/s)", QUANTITY),
    "estimated_fps": ("To expect (inputs/s)", QUANTITY),
    "estimated_fps_lower": ("To expect, lower end (inputs/s)", QUANTITY),
    "estimated_fps_upper": ("To expect, upper end (inputs/s)", QUANTITY),
    "estimated_energy_mj_per_input": ("Energy to expect (mJ)", ROUNDED),
    "calibrated_on": ("Calibrated on", TEXT),
    "layers_from": ("Layers from", TEXT),
    "predicted_throughput_fps": ("Predicted (inputs/s)", QUANTITY),
    "predicted_throughput_fps_lower": ("Predicted, lower end (inputs/s)", QUANTITY),
    "predicted_throughput_fps_upper": ("Predicted, upper end (inputs/s)", QUANTITY),
    "ratio": ("Measured / predicted", FACTOR),
    "median_ratio": ("Median", SHARE),
    "ratio_10_pct": ("A tenth is below", SHARE),
    "ratio_90_pct": ("A tenth is above", SHARE),
    "least_ratio": ("Least", SHARE),
    "largest_ratio": ("Largest", SHARE),
    "above_the_prediction": ("Above the prediction", COUNT),
    # how it stands
    "pareto_rank": ("Pareto rank", COUNT),
    "is_pareto_optimal": ("On the front", TEXT),
    "is_on_front": ("On the front", TEXT),
    "points_here": ("Points at this place", COUNT),
    "front_chance_pct": ("Chance to be on the front (%)", Format("%.0f", ".0f")),
    "role": ("Of its front", TEXT),
    "standing": ("Would stand", TEXT),
    "verdict": ("Verdict", TEXT),
    "kept": ("Limits", TEXT),
    "flag": ("Flag", TEXT),
    "flags": ("Flags", COUNT),
    "flagged_measurements": ("Flagged", COUNT),
    "flagged_for": ("Flagged for", TEXT),
    "measurements": ("Measurements", COUNT),
    # a layer
    "layer": ("Layer", COUNT),
    "layer_name": ("Name", TEXT),
    "kind": ("Kind", TEXT),
    "repeats": ("Repeated", COUNT),
    "time_ms": ("Time (ms)", ROUNDED),
    "share_of_network_time": ("Of the time", SHARE),
    "share_of_operations": ("Of the operations", SHARE),
    "share_of_products": ("Of the work with shapes", SHARE),
    # a prediction against what was measured
    "estimator": ("Predicted by", TEXT),
    "protocol": ("Had not seen", TEXT),
    "error_factor": ("Error factor", FACTOR),
    "median_absolute_error_pct": ("Median error (%)", PERCENT),
    "within_1_5x_pct": ("Within 1.5x (%)", PERCENT),
    "within_2x_pct": ("Within 2x (%)", PERCENT),
    "coverage_pct": ("In the 90 % interval (%)", PERCENT),
    "interval_factor": ("Interval (times)", FACTOR),
    "rank_correlation": ("Rank correlation", Format("%.2f", ".2f")),
    "designs_compared": ("Designs", COUNT),
    "recall_pct": ("Recall (%)", PERCENT),
    "precision_pct": ("Precision (%)", PERCENT),
    "mean_regret_pct": ("Regret (%)", PERCENT),
    "largest_regret_pct": ("Largest regret (%)", PERCENT),
    # where the speed went
    "step": ("Step", TEXT),
    "rests_on": ("Rests on", TEXT),
    "ms_per_input": ("Time per input (ms)", QUANTITY),
    "added_ms_per_input": ("Added (ms)", QUANTITY),
    "ratio_to_step_before": ("Times the step before", FACTOR),
    "mean_ratio": ("Times the step before", FACTOR),
    # what the catalogue says of it
    "activations_millions": ("Activations (millions)", QUANTITY),
    "peak_activations_millions": ("Most activations at once (millions)", QUANTITY),
    "input_bytes": ("Input (bytes)", COUNT),
    "output_bytes": ("Output (bytes)", COUNT),
    "on_chip_memory_bytes": ("On-chip memory (bytes)", COUNT),
    "has_memory": ("Own memory", TEXT),
    "max_batch_size": ("Largest batch", COUNT),
    "watts": ("Power (W)", ROUNDED),
    "sample": ("Sample", COUNT),
    "is_under_load": ("Under load", TEXT),
    "batches_or_threads": ("Batches or threads, as printed", TEXT),
    "measured_value": ("Measured", EXACT),
    "expected_value": ("Expected", EXACT),
    "measured_over_expected": ("Measured / expected", FACTOR),
    "layers_on_accelerator": ("Layers on the accelerator", COUNT),
    "layers_elsewhere": ("Layers elsewhere", COUNT),
    "reproduced_fps": ("Reproduced (inputs/s)", QUANTITY),
    "in_use_streamed_fps": ("By the figures in use (inputs/s)", QUANTITY),
    "explanation": ("Why", TEXT),
    # a claim
    "disputed": ("Figure of", TEXT),
    "is_available": ("There is one", TEXT),
    "claimed_value": ("Claimed", EXACT),
    "used_value": ("Used", EXACT),
    "relative_difference": ("Difference", SIGNED_SHARE),
    "reason": ("Why", TEXT),
    "predictions_changed": ("Predictions it would change", COUNT),
    "predictions_compared": ("Of predictions", COUNT),
    "largest_throughput_change": ("Throughput by up to", SIGNED_SHARE),
}


def title(column: str) -> str:
    """The title with its unit; a column without a label is its name in words."""
    return LABELS[column][0] if column in LABELS else in_words(column)


def tooltip(column: str, own_title: str | None = None) -> alt.Tooltip:
    """A line of a tooltip."""
    _, form = LABELS.get(column, ("", TEXT))
    named = own_title or title(column)
    if form.table is None:
        return alt.Tooltip(f"{column}:N", title=named)
    return alt.Tooltip(f"{column}:Q", title=named, format=form.chart)


def tooltips(
    *columns: str, own_titles: Mapping[str, str] | None = None
) -> list[alt.Tooltip]:
    """A line of a tooltip for each of the columns."""
    titles = own_titles or {}
    return [tooltip(name, titles.get(name)) for name in columns]


def column(name: str, table: str | None = None, own_title: str | None = None) -> Column:
    """A column of a table, with what `table` of the warehouse says of it as help."""
    _, form = LABELS.get(name, ("", TEXT))
    return Column(
        name,
        own_title or title(name),
        form.table,
        column_help(table, name) if table else None,
    )


def in_words(name: str) -> str:
    """is_bound: Is bound."""
    return name.replace("_", " ").capitalize()
