"""Fronts as predicted against fronts as measured: a search in Python finds the same,
and the chance to be on a front is that of many draws."""

from collections import defaultdict
from statistics import NormalDist

import numpy as np
import pytest
from any_designs import rows_of

DRAWS = 20_000
KEYS = ("task", "evidence", "protocol")


@pytest.fixture(scope="module")
def compared(database):
    groups = defaultdict(list)
    for row in rows_of(database, "from intermediate.int_fronts_compared"):
        groups[tuple(row[key] for key in KEYS)].append(row)
    return groups


def front(designs, speed):
    """Of (speed, accuracy) pairs nothing dominates."""
    pairs = [(design[speed], design["accuracy_score"]) for design in designs]
    return [
        not any(
            fps >= own_fps and accuracy >= own_accuracy and (fps, accuracy) != own
            for fps, accuracy in pairs
        )
        for own in pairs
        for own_fps, own_accuracy in [own]
    ]


def test_agreement_is_that_of_a_search(database, compared):
    agreements = rows_of(database, "from front_agreement")
    assert {tuple(row[key] for key in KEYS) for row in agreements} == set(compared)
    for row in agreements:
        designs = compared[tuple(row[key] for key in KEYS)]
        measured, predicted = (
            front(designs, "measured_fps"),
            front(designs, "throughput_fps"),
        )
        both = sum(a and b for a, b in zip(measured, predicted, strict=True))
        assert row["recall_pct"] == pytest.approx(100 * both / sum(measured))
        assert row["precision_pct"] == pytest.approx(100 * both / sum(predicted))
        regrets = []
        for design, is_on_front in zip(designs, measured, strict=True):
            if is_on_front:
                picked = max(
                    (
                        other
                        for other in designs
                        if other["accuracy_score"] >= design["accuracy_score"]
                    ),
                    key=lambda one: (one["throughput_fps"], -one["measured_fps"]),
                )
                regrets.append(
                    100 * (1 - picked["measured_fps"] / design["measured_fps"])
                )
        assert row["mean_regret_pct"] == pytest.approx(np.mean(regrets))
        assert row["largest_regret_pct"] == pytest.approx(max(regrets))


def shares_on_front(designs, draws):
    """How often each design is on the front of its draws."""
    random = np.random.default_rng(20190411)
    fps = np.array([design["throughput_fps"] for design in designs])
    lower = np.array([design["throughput_fps_lower"] for design in designs])
    upper = np.array([design["throughput_fps_upper"] for design in designs])
    score = np.array([design["accuracy_score"] for design in designs])
    deviation = np.log(fps / lower) / NormalDist().inv_cdf(0.95)
    capped = np.where(upper * lower < fps**2 * (1 - 1e-9), upper, np.inf)
    drawn = np.minimum(
        fps * np.exp(deviation * random.standard_normal((draws, len(fps)))), capped
    )
    shares = np.zeros(len(fps))
    for own in range(len(fps)):
        rivals = score >= score[own]
        rivals[own] = False
        equal = score[rivals] == score[own]
        slower = (drawn[:, rivals] < drawn[:, [own]]) | (
            equal & (drawn[:, rivals] <= drawn[:, [own]])
        )
        shares[own] = slower.all(axis=1).mean()
    return 100 * shares


def test_chances_are_those_of_many_draws(compared):
    tried = 0
    for (_, evidence, _), designs in compared.items():
        if evidence != "estimated":
            continue
        for design, share in zip(designs, shares_on_front(designs, DRAWS), strict=True):
            assert design["front_chance_pct"] == pytest.approx(share, abs=2.5)
            tried += 1
    assert tried > 300


def test_what_is_known_is_on_the_front_or_is_not(database):
    """What was measured is certain: only what may beat it leaves it open."""
    rows = rows_of(
        database,
        "from pareto_designs where evidence = 'estimated' and task = 'ImageNet'",
    )
    for row, share in zip(rows, shares_on_front(rows, DRAWS), strict=True):
        assert row["front_chance_pct"] == pytest.approx(share, abs=2.5)
    assert {row["front_chance_pct"] for row in rows} >= {0}
    others = rows_of(database, "from pareto_designs where evidence = 'bound'")
    assert {row["front_chance_pct"] for row in others} == {None}
