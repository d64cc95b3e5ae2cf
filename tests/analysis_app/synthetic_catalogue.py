"""A small catalogue without the published tables: names that attack, a metric that is
better when it is lower, and networks and platforms without a bound.
"""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[2]
LARGEST, LOWER, UNBOUNDED = "Largest | <b>task</b> `a`", "Depth $x$ error", "No bound"
SCRIPT = "<script>document.title = 'attacked'</script>"
NAMES = {
    "script": SCRIPT,
    "image": "<img src=x onerror=\"document.title = 'attacked'\">",
    "markdown": "[press](http://example.com) **bold** ![x](http://example.com/x.png)",
    "colour": ":red[warning] :fire: :material/home: $\\frac{1}{2}$",
    "formula": "=cmd|' /C calc'!A0",
    "sql": "'; drop table networks; --",
    "template": "{{ 7 * 7 }} {% raw %} ${7 * 7} %s %n",
    "expression": "\"' + datum.network + '\" | a | b",
    "fifty-three": "A network whose name has fifty-three characters, all" + "!",
    "three hundred": "long name " * 29 + "at its end",
}
PLATFORMS = {
    "script": f"{SCRIPT} board",
    "formula": "@SUM(1+1)*cmd",
    "three hundred": "platform with a long name " * 11 + "end",
    "no peak": "Board - without | a peak",
}
TABLES = {
    "tasks": [
        (LARGEST, "Data & set", "top-1 accuracy", "percent", "yes"),
        (LOWER, "Depths", "RMSE", "m", "no"),
        (UNBOUNDED, "Words", "F1", "fraction", "yes"),
    ],
    "networks": [
        *(
            (name, LARGEST, place + 1, 2 * place + 3)
            for place, name in enumerate(NAMES.values())
        ),
        ("depth-small", LOWER, 1, 2),
        ("depth-large", LOWER, 8, 16),
        ("words", UNBOUNDED, "", ""),
    ],
    "platforms": [
        (PLATFORMS["script"], "GPU", 60),
        (PLATFORMS["formula"], "NPU", 20),
        (PLATFORMS["three hundred"], "FPGA", 10),
        (PLATFORMS["no peak"], "CPU", ""),
    ],
    "platform_peaks": [
        (PLATFORMS["script"], "INT8", 40),
        (PLATFORMS["script"], "FP16", 20),
        (PLATFORMS["formula"], "INT8", 10),
        (PLATFORMS["three hundred"], "INT8", 5),
    ],
    "accuracies": [
        *((name, "INT8", 60 + 2 * place) for place, name in enumerate(NAMES.values())),
        ("depth-small", "INT8", 0.62),
        ("depth-large", "INT8", 0.31),
        ("words", "INT8", 0.8),
    ],
    "measurements": [
        *(
            (name, platform, "INT8", 1, 900 / (place + 1))
            for place, name in enumerate(NAMES.values())
            for platform in list(PLATFORMS.values())[:2]
        ),
        ("depth-small", PLATFORMS["formula"], "INT8", 1, 800),
        ("depth-large", PLATFORMS["formula"], "INT8", 1, 100),
        ("words", PLATFORMS["no peak"], "INT8", 1, 50),
    ],
}
HEADS = {
    "tasks": ("task", "data_set", "metric", "unit", "higher_is_better"),
    "networks": ("network", "task", "giga_ops", "parameters_millions"),
    "platforms": ("platform", "device_class", "memory_bandwidth_gbytes_per_s"),
    "platform_peaks": ("platform", "datatype", "peak_tops"),
    "accuracies": ("network", "datatype", "accuracy_pct"),
    "measurements": (
        "network",
        "platform",
        "datatype",
        "batch_size",
        "throughput_fps",
    ),
}


def write(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for table, rows in TABLES.items():
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(HEADS[table])
            writer.writerows(rows)


def build(folder: Path) -> Path:
    """A warehouse of the catalogue alone; the built one stays as it is."""
    write(folder / "synthetic")
    path = folder / "warehouse.duckdb"
    built = subprocess.run(
        [
            *(str(Path(sys.executable).with_name("dbt")), "build"),
            *(
                "--exclude-resource-type",
                "unit_test",
                "--exclude-resource-type",
                "test",
            ),
            *("--project-dir", PROJECT, "--profiles-dir", PROJECT),
            *("--target-path", folder / "target", "--log-path", folder / "logs"),
            "--vars",
            json.dumps({"catalogues": [str(folder / "synthetic")], "published": "no"}),
        ],
        env={**os.environ, "WAREHOUSE_PATH": str(path)},
        capture_output=True,
        text=True,
    )
    assert built.returncode == 0, built.stdout[-3000:]
    return path
