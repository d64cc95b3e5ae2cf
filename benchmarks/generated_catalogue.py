"""A catalogue of any size: random networks on random platforms, the same every time.

No figure means anything, but they are as uneven as those of real catalogues: sizes with
long tails, devices that share a memory or a chip, accuracies that are printed with one
decimal and so tie, and figures that nobody states.

    python benchmarks/generated_catalogue.py FOLDER --platforms 2000 --networks 1500
"""

import argparse
from pathlib import Path

import numpy as np
import pandas as pd

# Each twice as fast as the one before, and less accurate.
DATATYPES = ("FP32", "FP16", "INT8", "INT4")
TASKS = pd.DataFrame(
    [
        ("generated images", "Images", "top-1 accuracy", "percent", "yes"),
        ("generated depths", "Depths", "root mean square error", "metres", "no"),
    ],
    columns=["task", "data_set", "metric", "unit", "higher_is_better"],
)


def write_catalogue(
    folder: Path, platforms: int, networks: int, datatypes: int = 4, seed: int = 0
) -> Path:
    random = np.random.default_rng(seed)
    network_rows, errors = networks_of(random, networks)
    platform_rows, scales = platforms_of(random, platforms)
    tables = {
        "tasks": TASKS,
        "networks": network_rows,
        "platforms": platform_rows,
        "platform_peaks": peaks_of(
            random, platform_rows, scales, DATATYPES[:datatypes]
        ),
        "accuracies": accuracies_of(
            random, network_rows, errors, DATATYPES[:datatypes]
        ),
    }
    folder.mkdir(parents=True)
    for name, rows in tables.items():
        rows.to_csv(folder / f"{name}.csv", index=False)
    return folder


def networks_of(
    random: np.random.Generator, size: int
) -> tuple[pd.DataFrame, np.ndarray]:
    """The networks, and the error of each: the larger they are, the less, by chance."""
    giga_ops = significant(random.lognormal(1, 1.5, size), 2)
    parameters = significant(5 * giga_ops**0.7 * random.lognormal(0, 0.7, size), 3)
    activations = significant(2 * giga_ops**0.6 * random.lognormal(0, 0.5, size), 3)
    rows = pd.DataFrame(
        {
            "network": names("network", size),
            "task": random.choice(TASKS["task"], size, p=[0.8, 0.2]),
            "giga_ops": unstated(random, giga_ops, 0.04),
            "parameters_millions": unstated(random, parameters, 0.04),
            "activations_millions": unstated(random, activations, 0.5),
            "input_bytes": random.choice([150_528, 268_203, 1_228_800], size),
        }
    )
    return rows, 20 * giga_ops**-0.2 * random.lognormal(0, 0.3, size)


def platforms_of(
    random: np.random.Generator, size: int
) -> tuple[pd.DataFrame, np.ndarray]:
    """The platforms, and the scale of the chip of each, of which there are fewer."""
    scale = significant(random.lognormal(0, 1.5, max(1, size // 3)), 2)[
        random.integers(0, max(1, size // 3), size)
    ]
    memories = np.array([12.8, 25.6, 34.1, 68.3, 204.8, 448, 900, 1555, 3350])
    faster = np.clip(np.log2(scale + 1) * 2 + random.normal(0, 1, size), 0, 8)
    bandwidth = memories[faster.astype(int)]
    capacity = random.choice([0.5, 2, 4, 8, 16, 40, 80], size)
    on_chip = 2.0 ** random.integers(17, 27, size)
    without_memory = random.random(size) < 0.02
    rows = pd.DataFrame(
        {
            "platform": names("platform", size),
            "device_class": random.choice(["GPU", "NPU", "FPGA", "CPU", "TPU"], size),
            "memory_bandwidth_gbytes_per_s": unstated(random, bandwidth, 0.03),
            "memory_capacity_gbytes": unstated(random, capacity, 0.2),
            "on_chip_memory_bytes": unstated(random, on_chip, 0.3),
            "host_link_gbytes_per_s": unstated(
                random, random.choice([0.4, 4, 16, 32, 64], size), 0.4
            ),
            "power_watts": unstated(random, significant(10 * scale**0.7, 2), 0.2),
            "max_batch_size": unstated(random, 2.0 ** random.integers(0, 9, size), 0.9),
        }
    ).astype(object)
    # Of a USB stick, say, whose host keeps the weights.
    columns = ["memory_bandwidth_gbytes_per_s", "memory_capacity_gbytes"]
    rows.loc[without_memory, columns] = "na"
    return rows, scale


def peaks_of(
    random: np.random.Generator,
    platforms: pd.DataFrame,
    scales: np.ndarray,
    datatypes: tuple[str, ...],
) -> pd.DataFrame:
    rows = pd.DataFrame(
        {
            "platform": np.repeat(platforms["platform"], len(datatypes)),
            "datatype": np.tile(datatypes, len(platforms)),
            "peak_tops": np.outer(scales, 2.0 ** np.arange(len(datatypes))).ravel(),
        }
    )
    # Not every chip computes in every datatype.
    cannot = (rows["datatype"] != datatypes[0]) & (random.random(len(rows)) < 0.1)
    return rows.astype({"peak_tops": object}).assign(
        peak_tops=lambda all_rows: all_rows["peak_tops"].mask(cannot, "na")
    )


def accuracies_of(
    random: np.random.Generator,
    networks: pd.DataFrame,
    errors: np.ndarray,
    datatypes: tuple[str, ...],
) -> pd.DataFrame:
    worse = 1.03 ** np.arange(len(datatypes))
    error = np.clip(np.round(np.outer(errors, worse).ravel(), 1), 0.1, 99.9)
    is_error = np.repeat(networks["task"] == TASKS["task"][1], len(datatypes))
    rows = pd.DataFrame(
        {
            "network": np.repeat(networks["network"], len(datatypes)),
            "datatype": np.tile(datatypes, len(networks)),
            "accuracy_pct": np.where(is_error, error, np.round(100 - error, 1)),
        }
    )
    return rows[random.random(len(rows)) > 0.05]


def names(kind: str, size: int) -> list[str]:
    return [f"{kind} {number}" for number in range(1, size + 1)]


def significant(values: np.ndarray, digits: int) -> np.ndarray:
    return np.array([float(f"{value:.{digits}g}") for value in values])


def unstated(
    random: np.random.Generator, values: np.ndarray, share: float
) -> np.ndarray:
    """The values, but for a share of them that nobody states."""
    return np.where(random.random(len(values)) < share, np.nan, values)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--platforms", type=int, default=2000)
    parser.add_argument("--networks", type=int, default=1500)
    parser.add_argument("--datatypes", type=int, default=4, choices=range(1, 5))
    parser.add_argument("--seed", type=int, default=0)
    print(write_catalogue(**vars(parser.parse_args())))


if __name__ == "__main__":
    main()
