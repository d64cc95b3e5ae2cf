"""What the tooltip of a prediction says; parts may be missing and it says so."""

import json

import altair as alt
from task_words import Task

# Expressions of Vega.
RUNS_AT = (
    "'batch ' + datum.batch_size + ', ' + datum.threads"
    " + (datum.threads == 1 ? ' thread' : ' threads')"
)
FITS = "isValid(datum.is_feasible) ? (datum.is_feasible ? 'yes' : 'no') : 'not known'"
# Title of a line and the expression that writes it, for transform_calculate.
SENTENCES = {
    "Runs at": RUNS_AT,
    "Published accuracy (top-5)": (
        "isValid(datum.accuracy_pct) ? format(datum.accuracy_pct, '.4~r') + SIGN"
        " + (isValid(datum.top5_pct) ? ' (' + format(datum.top5_pct, '.2f')"
        " + ' %)' : '') : 'none'"
    ),
    "Accuracy reached there": (
        "isValid(datum.reached_accuracy_pct)"
        " ? format(datum.reached_accuracy_pct, '.4~r') + SIGN : 'not measured'"
    ),
    "Bound by": (
        "datum.bound_by + (isValid(datum.bound_margin)"
        " ? '; the other bound is ' + format(datum.bound_margin, ',.3~r')"
        " + ' times higher' : '; no bytes are moved')"
    ),
    "Attainable": (
        "format(datum.attainable_tops, '.3~r') + ' TOP/s, '"
        " + format(datum.share_of_peak, '.3~p') + ' of the peak'"
    ),
    "Intensity": (
        "isValid(datum.operational_intensity_ops_per_byte)"
        " ? format(datum.operational_intensity_ops_per_byte, ',.4~r') + ' OP/byte'"
        " : 'no bytes are moved'"
    ),
    "Measured so": (
        "isValid(datum.measured_throughput_fps)"
        " ? format(datum.measured_throughput_fps, ',.4~r') + ' inputs/s, '"
        " + format(datum.measured_share, '.3~p') + ' of this' : 'by nobody'"
    ),
    "Fits in memory": FITS,
}


def sentences(task: Task) -> dict[str, str]:
    """SENTENCES with the unit of the task's accuracies."""
    sign = json.dumps(f" {task.sign}" if task.sign else "")
    return {line: text.replace("SIGN", sign) for line, text in SENTENCES.items()}


def design_tooltip() -> list[alt.Tooltip]:
    """Which design it is."""
    return [
        alt.Tooltip("network:N", title="Network"),
        alt.Tooltip("datatype:N", title="Datatype"),
        alt.Tooltip("platform:N", title="Platform"),
    ]


def prediction_tooltip() -> list[alt.Tooltip]:
    """Everything about a predicted design; needs SENTENCES to be calculated."""
    runs_at, published, reached, bound_by, *others = (
        alt.Tooltip(f"{line}:N") for line in SENTENCES
    )
    return [
        *design_tooltip(),
        runs_at,
        published,
        reached,
        alt.Tooltip("throughput_fps:Q", title="Throughput (inputs/s)", format=",.4~r"),
        bound_by,
        alt.Tooltip("latency_ms:Q", title="Latency (ms)", format=",.4~r"),
        *others,
    ]
