"""Catalogues for the tests: folders of tidy tables, and rows that are good as they are.

Every row of `GOOD` names what is known without a catalogue, so that a table of them
needs no other.
"""

import csv
import json

GOOD = {
    "sources": {"source": "vendor", "citation": "Vendor, sheet 1", "licence": ""},
    "tasks": {
        "task": "KITTI depth",
        "data_set": "KITTI",
        "metric": "root mean square error",
        "unit": "metres",
        "higher_is_better": "no",
        "evaluation_set": "",
        "source": "",
    },
    "datatypes": {
        "datatype": "W4A16",
        "weight_bits": "4",
        "activation_bits": "16",
        "kind": "mixed",
        "source": "",
    },
    "networks": {
        "network": "a network",
        "topology": "",
        "pruning_pct": "",
        "input_size": "",
        "task": "ImageNet",
        "giga_ops": "4.26",
        "parameters_millions": "14.8",
        "source": "",
    },
    "platforms": {
        "platform": "a board",
        "device_class": "GPU",
        "memory_bandwidth_gbytes_per_s": "68",
        "memory_capacity_gbytes": "8",
        "overflow_memory_bandwidth_gbytes_per_s": "",
        "overflow_memory_capacity_gbytes": "",
        "on_chip_memory_bytes": "4194304",
        "host_link_gbytes_per_s": "na",
        "compute_units": "",
        "source": "",
    },
    "spellings": {"kind": "platform", "spelling": "stick 2", "name": "NCS2"},
    "platform_peaks": {
        "platform": "NCS2",
        "datatype": "INT8",
        "peak_tops": "20",
        "sparsity": "",
        "source": "",
    },
    "accuracies": {
        "network": "MLP 100%",
        "datatype": "INT8",
        "accuracy_pct": "71.5",
        "top5_pct": "",
        "platform": "",
        "task": "",
        "source": "",
    },
    "network_layers": {
        "network": "MLP 100%",
        "layer": "1",
        "kind": "convolution",
        "groups": "",
        "operations": "141557760",
        "parameters": "864",
        "input_elements": "983040",
        "output_elements": "2621440",
        "source": "",
    },
    "network_layer_sums": {
        "network": "MLP 100%",
        "layers": "4",
        "sum_mkn": "2936832",
        "sum_mk": "3856",
        "sum_mn": "3082",
        "sum_m": "4",
        "sum_kn": "2936832",
        "sum_k": "3856",
        "sum_n": "3082",
        "sum_g": "4",
        "product_elements": "6938",
        "other_elements": "",
        "source": "",
    },
    "measurements": {
        "measurement_id": "run-1",
        "network": "MLP 100%",
        "platform": "NCS2",
        "datatype": "INT8",
        "batch_size": "4",
        "threads": "",
        "throughput_fps": "118.2",
        "latency_ms": "33.8",
        "accuracy_pct": "",
        "task": "",
        "note": "",
        "source": "",
    },
}


def write_csv(file, rows, header=None):
    """Rows of any keys; a column that none has is not in the file."""
    names = header or list(dict.fromkeys(name for row in rows for name in row))
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", newline="", encoding="utf-8") as opened:
        writer = csv.DictWriter(opened, names, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def variables(folders, **others):
    return "--vars", json.dumps(
        {"catalogues": [str(path) for path in folders]} | others
    )
