"""The fit: every parameter is a sum of levels, each shrunken to its parent.

    ln parameter = prior + global + family + platform + family and datatype

A level that was never measured stays at zero, so that a new platform is like its family
and a new family like all others. What is minimised is a robust loss of ln seconds and
the priors, by damped Newton steps (Levenberg-Marquardt) from a fixed start: no
randomness, and the order of rows has no effect.
"""

from dataclasses import dataclass

import numpy as np

from estimator.formula import (
    EXPONENTS,
    PARAMETERS,
    coefficients,
    log_inputs_at_once,
    log_seconds,
    number,
)

# A residual of ln seconds that is ordinary; beyond it the loss grows in proportion.
SIGMA = 0.2

# Of one level of one log parameter: a factor of 150.
LONGEST_STEP = 5.0

# ln of what each parameter is before anything was measured, and how far a level may go
# at ease from its parent: a standard deviation of ln. Of activations what products read
# and write is moved once, and the rest, 2.4 times as much, is fused with it.
PRIOR_MEANS = np.log([1.5, 16.0, 16.0, 16.0, 0.1, 1.2, 1 / 3.4, 1e-4, 1e-5])
SIZE = len(PARAMETERS)
PRIOR_DEVIATIONS = {
    "global": 1.5 * np.array([1.0, 1.0, 1.0, 1.0, 1.0, 0.3, 0.5, 1.0, 1.0]),
    "family": np.array([1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.5, 1.5]),
    "platform": np.full(SIZE, 0.25),
    "family_datatype": np.full(SIZE, 0.25),
}
LEVELS = tuple(PRIOR_DEVIATIONS)


@dataclass
class Fit:
    """The members of all levels, and what each adds to ln of the PARAMETERS: a line for
    each member."""

    members: list[tuple[str, str]]
    additions: np.ndarray

    def log_parameters(self, rows):
        return PRIOR_MEANS + memberships(rows, self.members) @ self.additions

    def log_throughput(self, rows):
        seconds, _ = log_seconds(coefficients(rows), self.log_parameters(rows))
        return log_inputs_at_once(rows) - seconds


def names_by_level(rows):
    family = rows["family"].to_numpy(dtype=object)
    return {
        "global": np.full(len(rows), "all", dtype=object),
        "family": family,
        "platform": rows["platform"].to_numpy(dtype=object),
        "family_datatype": family + " " + rows["datatype"].to_numpy(dtype=object),
    }


def members_of(rows):
    by_level = names_by_level(rows)
    return [
        ("global", "all"),
        *(
            (level, name)
            for level in LEVELS[1:]
            for name in sorted(set(by_level[level]))
        ),
    ]


def memberships(rows, members):
    """A line for each row: 1 for every member that it belongs to."""
    by_level = names_by_level(rows)
    return np.stack(
        [(by_level[level] == name).astype(float) for level, name in members], axis=1
    )


class Problem:
    """What is minimised over the additions of all members."""

    def __init__(self, rows):
        self.members = members_of(rows)
        self.belongs = memberships(rows, self.members)
        # Rows of one platform and datatype have the same parameters.
        self.kinds, kind_of_row = np.unique(self.belongs, axis=0, return_inverse=True)
        self.rows_of_kind = [
            np.flatnonzero(kind_of_row.ravel() == kind)
            for kind in range(len(self.kinds))
        ]
        self.precision = np.concatenate(
            [PRIOR_DEVIATIONS[level] ** -2.0 for level, _ in self.members]
        )
        self.coefficients = coefficients(rows)
        self.log_seconds = log_inputs_at_once(rows) - np.log(
            number(rows, "throughput_fps")
        )

    def value(self, additions):
        logs, shares = log_seconds(
            self.coefficients, PRIOR_MEANS + self.belongs @ additions
        )
        scaled = (logs - self.log_seconds) / SIGMA
        value = np.sum(np.sqrt(1 + scaled**2) - 1) + 0.5 * np.sum(
            self.precision * additions.ravel() ** 2
        )
        return value, scaled, shares

    def gradient(self, additions, scaled, shares):
        pulls = scaled / np.sqrt(1 + scaled**2) / SIGMA
        slopes = shares @ EXPONENTS
        return (
            self.belongs.T @ (slopes * pulls[:, None])
        ).ravel() + self.precision * additions.ravel()

    def local_curvatures(self, scaled, shares):
        """Exact second derivatives of the loss, for each kind of row: ln of a sum of
        products bends with the spread of its exponents."""
        slopes = shares @ EXPONENTS
        bends = scaled / np.sqrt(1 + scaled**2) / SIGMA
        weights = (1 + scaled**2) ** -1.5 / SIGMA**2 - bends
        return [
            slopes[own].T @ (slopes[own] * weights[own, None])
            + EXPONENTS.T @ (EXPONENTS * (bends[own] @ shares[own])[:, None])
            for own in self.rows_of_kind
        ]

    def curvature(self, local_curvatures):
        total = np.zeros((len(self.members), SIZE, len(self.members), SIZE))
        for kind, local in zip(self.kinds, local_curvatures, strict=True):
            places = np.flatnonzero(kind)
            total[np.ix_(places, range(SIZE), places, range(SIZE))] += local[
                None, :, None, :
            ]
        return total.reshape(len(self.members) * SIZE, -1) + np.diag(self.precision)


def fit(rows, near=None, steps=100):
    """From nothing, or from a fit of nearly the same rows, which takes fewer steps."""
    problem = Problem(rows)
    known = dict(zip(near.members, near.additions, strict=True)) if near else {}
    additions = np.array(
        [known.get(member, np.zeros(SIZE)) for member in problem.members]
    )
    value, scaled, shares = problem.value(additions)
    damping = 1e-3 if near else 1.0
    for _ in range(steps):
        curvature = problem.curvature(problem.local_curvatures(scaled, shares))
        gradient = problem.gradient(additions, scaled, shares)
        while True:
            damped = curvature + damping * np.diag(np.abs(np.diag(curvature)))
            step = step_down(damped, gradient)
            if step is not None:
                tried = additions + step.reshape(additions.shape)
                tried_value, tried_scaled, tried_shares = problem.value(tried)
                if tried_value <= value or damping > 1e9:
                    break
            damping *= 4
        fell = value - tried_value
        additions, value, scaled, shares = (
            tried,
            tried_value,
            tried_scaled,
            tried_shares,
        )
        damping /= 8
        if abs(fell) <= 1e-14 * value and np.abs(step).max() < 1e-7:
            break
    return Fit(problem.members, additions)


def step_down(curvature, gradient):
    """Against the gradient; None where the curvature is not positive, or so small that
    a step would leave all that can be computed."""
    try:
        lower = np.linalg.cholesky(curvature)
    except np.linalg.LinAlgError:
        return None
    step = np.linalg.solve(lower.T, np.linalg.solve(lower, -gradient))
    return step if np.abs(step).max() < LONGEST_STEP else None
