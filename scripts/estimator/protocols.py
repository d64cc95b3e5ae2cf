"""What each estimator predicts of measurements that it has not seen."""

import hashlib
import re

import numpy as np
import pandas as pd

from estimator.fit import fit
from estimator.intervals import DEVIATIONS_OF_90_PCT, intervals

FEW = (1, 2, 4, 8)
DRAWS = 3
# Of a topology's name what tells its family, after what says who trained it.
FAMILY = re.compile(r"(?:(?:tf|dm|legacy)_)?([a-z]+)")
# Columns of the inputs that stand beside what is predicted.
KEPT = ["measurement_id", "platform", "topology", "family", "throughput_fps"]
# Columns of the inputs that need no fit.
UNFITTED = {
    "published roofline": "published_roofline_fps",
    "bound": "bound_fps",
    "layers one by one": "layers_serial_fps",
}


def held_out(inputs):
    """Each protocol with its pairs of what is seen and what is held out, as masks. A
    group is held out of all platforms."""
    topologies = inputs["topology"]
    yield "leave one network out", groups_of(inputs["network"])
    yield (
        "leave one topology out",
        [
            (~relatives, topologies == topology)
            for topology in sorted(set(topologies))
            for relatives in [
                topologies.map(lambda other, one=topology: related(one, other))
            ]
        ],
    )
    yield "leave one platform out", groups_of(inputs["platform"])
    for number in FEW:
        yield f"few-shot, k = {number}", list(few_seen(inputs, number))


def held_out_families(inputs):
    """For a catalogue of hundreds of networks: all that are named alike."""
    yield "leave one family out", groups_of(inputs["topology"].map(family_of))


def family_of(topology):
    """tf_efficientnet_b0, efficientnet_b1 -> efficientnet"""
    found = FAMILY.match(topology.lower())
    return found[1] if found else topology


def groups_of(names):
    return [(names != name, names == name) for name in sorted(set(names))]


def related(one, other):
    """Whether one is a version of the other: ResNet-50, ResNet-50 v1.5."""
    return f"{one} ".startswith(f"{other} ") or f"{other} ".startswith(f"{one} ")


def few_seen(inputs, number):
    """Of a platform so many measurements are seen, drawn by a hash of their names; a
    platform without others to predict is left out."""
    for platform in sorted(set(inputs["platform"])):
        own = inputs["platform"] == platform
        if own.sum() <= number:
            continue
        for draw in range(DRAWS):
            lots = inputs["measurement_id"][own].map(
                lambda name, draw=draw: hashlib.sha256(
                    f"{draw} {name}".encode()
                ).digest()
            )
            drawn = inputs.index.isin(lots.sort_values().index[:number])
            yield ~own | drawn, own & ~drawn


def predictions(inputs, protocols):
    """A row for each estimator, protocol and measurement that was held out."""
    for protocol, pairs in protocols(inputs):
        for seen, unseen in pairs:
            before, after = inputs[seen].reset_index(drop=True), inputs[unseen]
            known = after["family"].isin(before["family"]).to_numpy()
            common = after[KEPT].assign(
                protocol=protocol,
                sibling=np.where(known, "sibling known", "family unseen"),
            )
            yield common.assign(estimator="layer products", **modelled(before, after))
            if protocol.startswith("leave"):
                yield common.assign(
                    estimator="constant efficiency",
                    predicted_fps=constant_efficiency(before, after),
                )
                for estimator, column in UNFITTED.items():
                    yield common.assign(
                        estimator=estimator, predicted_fps=after[column]
                    )


def modelled(before, after):
    fitted = fit(before)
    bound = after["bound_fps"].to_numpy()
    predicted = np.minimum(np.exp(fitted.log_throughput(after)), bound)
    deviations = intervals(fitted, before).log_deviations(after)
    factor = np.exp(DEVIATIONS_OF_90_PCT * deviations)
    return {
        "predicted_fps": predicted,
        "lower_fps": predicted / factor,
        "upper_fps": np.minimum(predicted * factor, bound),
        "interval_factor": factor,
    }


def constant_efficiency(before, after):
    """The share of its bound that the median measurement of the platform reaches;
    of its family, or of all, where the platform was not measured."""
    shares = before["throughput_fps"] / before["bound_fps"]
    share = (
        after["platform"]
        .map(shares.groupby(before["platform"]).median())
        .fillna(after["family"].map(shares.groupby(before["family"]).median()))
        .fillna(shares.median())
    )
    return share * after["bound_fps"]


def all_predictions(inputs, protocols=held_out):
    return pd.concat(predictions(inputs, protocols), ignore_index=True)
