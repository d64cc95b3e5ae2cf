"""How the tables of the catalogue are headed: names with units, help, formats."""

from collections.abc import Iterable, Mapping

import pandas as pd
import streamlit as st
from charts import theme
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
    "pruning_pct": ("Channels left (%)", "%g", "networks"),
    "giga_ops": ("Operations (GOP)", "%.4g", "networks"),
    "parameters_millions": ("Parameters (M)", "%.4g", "networks"),
    "activations_millions": ("Activations (M)", "%.4g", "networks"),
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
    "power_watts": ("Power (W)", "%g", "platforms"),
    "concurrency": ("Concurrency", None, "platforms"),
    "source": ("Source", None, "platforms"),
}
CLAIM_COLUMNS = {
    "name": ("Name", None, "spec_claims"),
    "datatype": ("Datatype", None, "spec_claims"),
    "source": ("Source", None, "spec_claims"),
    "claimed_value": ("Claimed", "%.6g", "spec_claims"),
    "used_value": ("Used", "%.6g", "spec_claims"),
    "relative_difference": ("Difference", "percent", "spec_claims"),
    "is_used": ("Is used", None, "spec_claims"),
    "reason": ("Why", None, "spec_claims"),
    "predictions_changed": ("Would change", "%d", "spec_claims"),
    "predictions_compared": ("Of predictions", "%d", "spec_claims"),
    "largest_throughput_change": ("By up to", "percent", "spec_claims"),
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
    "explanation": ("What the two numbers are", None, "measurement_flags"),
    "throughput_fps": ("Throughput (inputs/s)", "%.5g", "measurements"),
    "latency_ms": ("Latency (ms)", "%.4g", "measurements"),
    "power_watts": ("Power (W)", "%.3g", "measurements"),
    "top1_pct": ("Top-1 (%)", "%.2f", "measurements"),
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
                title, format=number_format, **options
            )
        else:
            config[column] = st.column_config.Column(title, **options)
    return config


def datatypes_of(rows: pd.DataFrame, known: Iterable[str]) -> list[str]:
    """The columns that a pivot made, narrow to wide."""
    return theme.order_datatypes(set(rows.columns) - set(known))
