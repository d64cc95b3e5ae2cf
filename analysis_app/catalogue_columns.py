"""How the tables of the catalogue are headed: names with units, help, formats."""

from collections.abc import Iterable, Mapping

import pandas as pd
import streamlit as st
from charts import theme
from plain_text import SENTENCE, in_markdown
from warehouse import column_help

# column: title, number format (none for text), table with its description
ACCURACY_COLUMNS = {
    "network": ("Network", None, "networks"),
    "task": ("Task", None, "networks"),
    "source": ("Source", None, "accuracies"),
}
NETWORK_COLUMNS = {
    "network": ("Network", None, "networks"),
    "topology": ("Topology", None, "networks"),
    "task": ("Task", None, "networks"),
    "input_size": ("Input size", None, "networks"),
    "pruning_pct": ("Channels left (%)", "%g", "networks"),
    "giga_ops": ("Operations (GOP)", "%.4g", "networks"),
    "parameters_millions": ("Parameters (M)", "%.4g", "networks"),
    "activations_millions": ("Activations (M)", "%.4g", "networks"),
    "peak_activations_millions": ("Most at once (M)", "%.4g", "networks"),
    "input_bytes": ("Input (bytes)", "%d", "networks"),
    "output_bytes": ("Output (bytes)", "%d", "networks"),
    "source": ("Source", None, "networks"),
}
PLATFORM_COLUMNS = {
    "platform": ("Platform", None, "platforms"),
    "device": ("Device", None, "platforms"),
    "operating_mode": ("Mode", None, "platforms"),
    "device_class": ("Class", None, "platforms"),
    "memory_bandwidth_gbytes_per_s": ("Bandwidth (GB/s)", "%g", "platforms"),
    "memory_capacity_gbytes": ("Memory (GB)", "%g", "platforms"),
    "on_chip_memory_mbytes": ("On-chip (MB)", "%.3g", None),
    "has_memory": ("Own memory", None, "platforms"),
    "host_link_gbytes_per_s": ("Host link (GB/s)", "%g", "platforms"),
    "compute_units": ("Units", "%d", "platforms"),
    "concurrency": ("Concurrency", None, "platforms"),
    "max_batch_size": ("Largest batch", "%d", "platforms"),
    "power_watts": ("Power (W)", "%g", "platforms"),
    "power_scope": ("Power of", None, "platforms"),
    "source": ("Source", None, "platforms"),
}
CLAIM_COLUMNS = {
    "name": ("Name", None, None),
    "datatype": ("Datatype", None, "spec_claims"),
    "source": ("Source", None, "spec_claims"),
    "catalogue": ("Catalogue", None, "spec_claims"),
    "claimed_value": ("Claimed", "%.6g", "spec_claims"),
    "used_value": ("Used", "%.6g", "spec_claims"),
    "relative_difference": ("Difference", "+percent", "spec_claims"),
    "is_available": ("There is one", None, "spec_claims"),
    "is_used": ("Is used", None, "spec_claims"),
    "is_published": ("Published", None, "spec_claims"),
    "reason": ("Why", None, "spec_claims"),
    "predictions_changed": ("Would change", "%d", "spec_claims"),
    "predictions_compared": ("Of predictions", "%d", "spec_claims"),
    "largest_throughput_change": ("By up to", "+percent", "spec_claims"),
    "citation": ("Citation", None, "sources"),
}
FLAG_COLUMNS = {
    "measurement_id": ("Measurement", None, "measurements"),
    "platform": ("Platform", None, "measurements"),
    "network": ("Network", None, "measurements"),
    "datatype": ("Datatype", None, "measurements"),
    "batch_size": ("Batch", "%d", "measurements"),
    "threads": ("Threads", "%d", "measurements"),
    "measured_value": ("Measured", "%.5g", "measurement_flags"),
    "expected_value": ("Expected", "%.5g", "measurement_flags"),
    "measured_over_expected": ("Measured / expected", "%.3g", None),
    "throughput_fps": ("Throughput (inputs/s)", "%.5g", "measurements"),
    "latency_ms": ("Latency (ms)", "%.4g", "measurements"),
    "power_watts": ("Power (W)", "%.3g", "measurements"),
    "accuracy_pct": ("Accuracy (%)", "%.2f", "measurements"),
    "catalogue": ("Catalogue", None, "measurements"),
    "layers_on_accelerator": ("Layers on it", "%d", "measurements"),
    "layers_elsewhere": ("Layers elsewhere", "%d", "measurements"),
    "note": ("Note", None, "measurements"),
}
PUBLISHED_COLUMNS = {
    "network": ("Network", None, "published_predictions"),
    "platform": ("Platform", None, "published_predictions"),
    "datatype": ("Datatype", None, "published_predictions"),
    "published_fps": ("Printed (inputs/s)", "%.5g", "published_predictions"),
    "reproduced_fps": ("Reproduced", "%.5g", "published_predictions"),
    "in_use_streamed_fps": (
        "By the figures in use",
        "%.5g",
        "published_predictions",
    ),
    "is_reproduced": ("Is reproduced", None, "published_predictions"),
    "explanation": ("Why", None, "published_predictions"),
    "source": ("Source", None, "published_predictions"),
}
# Tables that say what their first column means, with the titles of their sections.
DEFINITIONS = {
    "tasks": "Tasks",
    "datatypes": "Datatypes",
    "traffic_models": "Traffic models",
    "evidences": "Evidences",
}


def configure(columns: Mapping[str, tuple], *pinned: str) -> dict:
    """Column configurations with the descriptions of the warehouse as help."""
    config = {}
    for column, (title, number_format, table) in columns.items():
        options = {
            "help": column_help(table, column) if table else None,
            "pinned": column in pinned,
        }
        if number_format:
            config[column] = st.column_config.NumberColumn(
                title, format=number_format.lstrip("+"), **options
            )
        else:
            config[column] = st.column_config.Column(title, **options)
    return config


def datatypes_of(rows: pd.DataFrame, known: Iterable[str]) -> list[str]:
    """The columns that a pivot made, narrow to wide."""
    return theme.order_datatypes(set(rows.columns) - set(known))


def in_words(column: str) -> str:
    """is_bound: Is bound."""
    return column.replace("_", " ").capitalize()


def from_to(values: pd.Series, unit: str, form: str = "g") -> str:
    """The least and the most, or that nobody says."""
    known = values.dropna()
    if known.empty:
        return f"an unknown number of {unit}"
    return f"{known.min():{form}} to {known.max():{form}} {unit}"


def accuracy_title(table: pd.DataFrame, accuracies: pd.DataFrame) -> str:
    """How many accuracies are known, and how."""
    published = accuracies["platform"].isna().sum()
    return (
        f"Accuracy of {len(table)} networks: {published} are published, platforms "
        f"reached {len(accuracies) - published}"
    )


def wrong_predictions(rows: pd.DataFrame) -> str:
    """Which published predictions are wrong, and why."""
    return " ".join(
        in_markdown(
            f"{row.network} {row.datatype} on {row.platform}: {row.explanation}.",
            SENTENCE,
        )
        for row in rows[~rows["is_reproduced"]].itertuples()
    )
