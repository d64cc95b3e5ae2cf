"""The bound of every design of a generated catalogue and its rank, in data frames.

    python benchmarks/ranked_by_frames.py polars FOLDER RANKED.csv

What the evidence `bound` of pareto_designs says, by hand: only the columns and the
traffic model that it needs, and only for what the generator writes. Designs that are
not among the fastest of their accuracy are left out before ranking, as no more than so
many of one accuracy are on so many fronts.
"""

import sys
from pathlib import Path

import moocore
import numpy as np
import pandas as pd

BATCH_SIZES = (1, 8, 64, 512)
RANKS = 20
BITS = {"FP32": 32, "FP16": 16, "INT8": 8, "INT4": 4}
ASSUMED_ON_CHIP = 268_435_456
KEY = ["task", "network", "platform", "datatype"]


def with_polars(folder: Path):
    import polars as pl

    def read(name):
        return pl.scan_csv(folder / f"{name}.csv", infer_schema_length=None)

    def number(name):
        return pl.col(name).cast(pl.Float64, strict=False)

    platforms = read("platforms").select(
        "platform",
        (pl.col("memory_bandwidth_gbytes_per_s").cast(pl.String) != "na")
        .fill_null(True)
        .alias("has_memory"),
        number("memory_bandwidth_gbytes_per_s").alias("memory"),
        number("memory_capacity_gbytes").alias("capacity"),
        number("on_chip_memory_bytes").fill_null(ASSUMED_ON_CHIP).alias("on_chip"),
        number("host_link_gbytes_per_s").alias("link"),
        number("max_batch_size").alias("max_batch_size"),
    )
    bits = pl.LazyFrame({"datatype": list(BITS), "bits": list(BITS.values())})
    peaks = (
        read("platform_peaks")
        .select("platform", "datatype", number("peak_tops"))
        .drop_nulls()
    )
    outer = pl.when("has_memory").then("memory").otherwise("link")
    designs = (
        read("networks")
        .drop_nulls(["giga_ops", "parameters_millions"])
        .join(read("accuracies"), on="network")
        .join(bits, on="datatype")
        .join(peaks, on="datatype")
        .join(platforms, on="platform")
        .with_columns(outer.alias("outer"))
        .drop_nulls("outer")
        .with_columns(
            (pl.col("parameters_millions") * 1e6 * pl.col("bits") / 8).alias("weights"),
            (pl.col("activations_millions") * 1e6 * pl.col("bits") / 8)
            .fill_null(0)
            .alias("live"),
            (pl.col("peak_tops") * 1e12 / (pl.col("giga_ops") * 1e9)).alias("compute"),
        )
    )
    at_batches = []
    for batch in BATCH_SIZES:
        moved = (pl.col("weights") - pl.col("on_chip")).clip(0) / batch
        needed = pl.col("weights") + batch * pl.col("live")
        runs = (pl.col("max_batch_size").fill_null(batch) >= batch) & (
            ~pl.col("has_memory") | (needed <= pl.col("capacity") * 1e9).fill_null(True)
        )
        fps = pl.min_horizontal("compute", pl.col("outer") * 1e9 / moved)
        at_batches.append(pl.when(runs).then(fps))
    score = pl.when(pl.col("task") == "generated depths")
    near_front = (
        designs.select(
            *KEY,
            pl.max_horizontal(at_batches).alias("fps"),
            score.then(-pl.col("accuracy_pct"))
            .otherwise("accuracy_pct")
            .alias("score"),
        )
        .drop_nulls("fps")
        .filter(
            pl.col("fps").rank("dense", descending=True).over("task", "score") <= RANKS
        )
    )
    rows = near_front.collect(engine="streaming")
    return pd.DataFrame({name: rows[name].to_list() for name in rows.columns})


def with_pandas(folder: Path):
    def read(name):
        return pd.read_csv(folder / f"{name}.csv", keep_default_na=False)

    def numbers(frame, *names):
        return frame.assign(
            **{name: pd.to_numeric(frame[name], errors="coerce") for name in names}
        )

    platforms = read("platforms")
    platforms["has_memory"] = platforms["memory_bandwidth_gbytes_per_s"] != "na"
    figures = ["memory_bandwidth_gbytes_per_s", "memory_capacity_gbytes"]
    figures += ["on_chip_memory_bytes", "host_link_gbytes_per_s", "max_batch_size"]
    platforms = numbers(platforms, *figures)[["platform", "has_memory", *figures]]
    platforms["outer"] = np.where(
        platforms["has_memory"],
        platforms["memory_bandwidth_gbytes_per_s"],
        platforms["host_link_gbytes_per_s"],
    )
    platforms["on_chip"] = platforms["on_chip_memory_bytes"].fillna(ASSUMED_ON_CHIP)
    platforms = platforms.dropna(subset="outer")
    peaks = numbers(read("platform_peaks"), "peak_tops").dropna()
    networks = numbers(
        read("networks"), "giga_ops", "parameters_millions", "activations_millions"
    ).dropna(subset=["giga_ops", "parameters_millions"])
    accuracies = read("accuracies")
    near_front = []
    for datatype, bits in BITS.items():  # one by one, to hold no more than one at once
        designs = (
            networks.drop(columns="input_bytes")
            .merge(accuracies[accuracies["datatype"] == datatype], on="network")
            .merge(peaks[peaks["datatype"] == datatype], on="datatype")
            .merge(platforms, on="platform")
        )
        weights = designs["parameters_millions"] * 1e6 * bits / 8
        live = (designs["activations_millions"] * 1e6 * bits / 8).fillna(0)
        compute = designs["peak_tops"] * 1e12 / (designs["giga_ops"] * 1e9)
        best = np.full(len(designs), np.nan)
        for batch in BATCH_SIZES:
            moved = (weights - designs["on_chip"]).clip(lower=0) / batch
            with np.errstate(divide="ignore"):
                fps = np.minimum(compute, designs["outer"] * 1e9 / moved)
            needed = weights + batch * live
            runs = ~(designs["max_batch_size"] < batch) & (
                ~designs["has_memory"]
                | ~(needed > designs["memory_capacity_gbytes"] * 1e9)
            )
            best = np.fmax(best, np.where(runs, fps, np.nan))
        designs = designs[[*KEY, "accuracy_pct"]].assign(fps=best).dropna(subset="fps")
        lower_is_better = designs["task"] == "generated depths"
        designs["score"] = designs["accuracy_pct"].where(
            ~lower_is_better, -designs["accuracy_pct"]
        )
        near_front.append(fastest(designs))
    return fastest(pd.concat(near_front))


def fastest(designs):
    ranks = designs.groupby(["task", "score"])["fps"].rank("dense", ascending=False)
    return designs[ranks <= RANKS]


def ranked(designs):
    """The first ranks of each task, by moocore, which minimises."""
    for _, rows in designs.groupby("task"):
        ranks = moocore.pareto_rank(-rows[["fps", "score"]].to_numpy()) + 1
        rows = rows.assign(pareto_rank=ranks)
        yield rows.loc[ranks <= RANKS, [*KEY, "pareto_rank"]]


if __name__ == "__main__":
    library, folder, out = sys.argv[1:]
    designs = {"polars": with_polars, "pandas": with_pandas}[library](Path(folder))
    for place, rows in enumerate(ranked(designs)):
        rows.to_csv(out, index=False, header=not place, mode="a" if place else "w")
