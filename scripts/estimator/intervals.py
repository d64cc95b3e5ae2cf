"""How far an estimate may be off: the variance of ln throughput has two parts.

    what no parameter explains   by family: the mean square of the errors that the fit
                                 makes on networks that it has not seen, shrunken to
                                 that of all families
    what the parameters leave    slopes' covariance slopes, and the prior of each level
    open                         that was never measured

For a topology that its family never measured the parameters are less certain than
their covariance says, because the measurements of a network stand or fall together:
the changes that leaving out each network makes are added (a jackknife over networks).
Both leave a network out by one Gauss-Newton step from the fit of all.

How far a family may be from all others the priors only guess, so a family that was
never measured has its deviation widened by how far those are that were: each is left
out and the others are fitted again.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from estimator.fit import (
    LEVELS,
    PRIOR_DEVIATIONS,
    SIGMA,
    SIZE,
    Fit,
    fit,
    memberships,
    names_by_level,
)
from estimator.formula import (
    EXPONENTS,
    coefficients,
    log_inputs_at_once,
    log_seconds,
    number,
)

# How many networks the error of all families counts for beside a family's own.
SHRINKAGE_NETWORKS = 4
# Half the width of a 90 % interval, in standard deviations of a normal distribution.
DEVIATIONS_OF_90_PCT = 1.6448536269514722


@dataclass
class Intervals:
    fit: Fit
    rows: pd.DataFrame  # what it was fitted to
    covariance: np.ndarray
    changes: np.ndarray  # a line for each network that is left out
    unexplained: dict[str, float]
    topologies: set[tuple[str, str]]  # of each family, those it measured

    def unexplained_of(self, family):
        return self.unexplained.get(family, self.unexplained[None])

    def local_covariance(self, names, is_new_topology):
        """Of the log parameters of a platform and datatype, given the name of its
        member of each level."""
        belongs = np.array(
            [float(names[level] == name) for level, name in self.members]
        )
        pick = np.kron(belongs, np.eye(SIZE))
        covariance = pick @ self.covariance @ pick.T
        for level in LEVELS:
            if (level, names[level]) not in self.members:
                covariance += np.diag(PRIOR_DEVIATIONS[level] ** 2)
        if is_new_topology:
            local = self.changes @ pick.T
            covariance += local.T @ local
        return covariance

    @property
    def members(self):
        return self.fit.members

    def widening_of(self, family):
        is_measured = ("family", family) in self.members
        return 1.0 if is_measured else self.widening_of_unseen_families

    @cached_property
    def widening_of_unseen_families(self):
        """The root mean square of the families' errors, each in its deviations when it
        was left out; and because they are few, Student's t in place of the normal
        distribution. One family has no other to be told from."""
        families = sorted(set(self.rows["family"]))
        if len(families) < 2:
            return 1.0
        squares = [self.square_of_unseen(family) for family in families]
        return np.sqrt(np.mean(squares)) * (
            students_t_of_90_pct(len(families)) / DEVIATIONS_OF_90_PCT
        )

    def square_of_unseen(self, family):
        own = (self.rows["family"] == family).to_numpy()
        others, unseen = self.rows[~own].reset_index(drop=True), self.rows[own]
        fitted = fit(others, near=self.fit)
        errors = fitted.log_throughput(unseen) - np.log(
            number(unseen, "throughput_fps")
        )
        scaled = errors / intervals(fitted, others).deviations_by_priors(unseen)
        return pd.Series(scaled**2).groupby(unseen["network"].to_numpy()).mean().mean()

    def log_deviations(self, rows):
        """One standard deviation of ln throughput, of each row."""
        widening = rows["family"].map(self.widening_of).to_numpy(dtype=float)
        return self.deviations_by_priors(rows) * widening

    def deviations_by_priors(self, rows):
        _, slopes = slopes_of(self.fit, rows)
        by_level = names_by_level(rows)
        result, covariances = np.zeros(len(rows)), {}
        for place, (family, topology) in enumerate(
            zip(rows["family"], rows["topology"], strict=True)
        ):
            names = {level: by_level[level][place] for level in LEVELS}
            is_new = (family, topology) not in self.topologies
            key = (*names.values(), is_new)
            if key not in covariances:
                covariances[key] = self.local_covariance(names, is_new)
            slope = slopes[place]
            result[place] = np.sqrt(
                self.unexplained_of(family) + slope @ covariances[key] @ slope
            )
        return result


def students_t_of_90_pct(degrees):
    """Half the width of a 90 % interval in Student's distribution, by its expansion in
    1 / degrees of freedom (Abramowitz and Stegun, 26.7.5): within 1.3 % from 2 on.
    6 -> 1.943"""
    z = DEVIATIONS_OF_90_PCT
    return (
        z
        + (z**3 + z) / 4 / degrees
        + (5 * z**5 + 16 * z**3 + 3 * z) / 96 / degrees**2
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384 / degrees**3
    )


def slopes_of(fitted, rows):
    logs, shares = log_seconds(coefficients(rows), fitted.log_parameters(rows))
    return logs, shares @ EXPONENTS


def intervals(fitted, rows):
    precision = np.concatenate(
        [PRIOR_DEVIATIONS[level] ** -2.0 for level, _ in fitted.members]
    )
    if len(rows) == 0:
        return Intervals(
            fitted,
            rows,
            np.diag(1 / precision),
            np.zeros((0, len(precision))),
            {None: 1.0},
            set(),
        )
    logs, slopes = slopes_of(fitted, rows)
    errors = logs - log_inputs_at_once(rows) + np.log(number(rows, "throughput_fps"))
    weights = 1 / np.sqrt(1 + (errors / SIGMA) ** 2) / SIGMA**2
    # Each row's slopes in the place of every member that it belongs to.
    spread = (
        memberships(rows, fitted.members)[:, :, None] * slopes[:, None, :]
    ).reshape(len(rows), -1)
    covariance = np.linalg.inv(
        (spread * weights[:, None]).T @ spread + np.diag(precision)
    )

    networks = rows["network"].to_numpy(dtype=object)
    squares, changes = np.zeros(len(rows)), []
    for network in sorted(set(networks)):
        own = np.flatnonzero(networks == network)
        # Removing these rows from the sum is a change of low rank (Woodbury).
        weighted = spread[own] * np.sqrt(weights[own])[:, None]
        reach = covariance @ weighted.T
        change = reach @ np.linalg.solve(
            np.eye(len(own)) - weighted @ reach, np.sqrt(weights[own]) * errors[own]
        )
        squares[own] = (errors[own] + spread[own] @ change) ** 2
        changes.append(change)
    return Intervals(
        fitted,
        rows,
        covariance,
        np.array(changes),
        unexplained_by_family(rows, networks, squares),
        set(zip(rows["family"], rows["topology"], strict=True)),
    )


def unexplained_by_family(rows, networks, squares):
    """The mean square of each network of a family, in the mean; None is that of all."""
    families = rows["family"].to_numpy(dtype=object)
    means = {}
    for family, network in sorted(set(zip(families, networks, strict=True))):
        own = (families == family) & (networks == network)
        means.setdefault(family, []).append(squares[own].mean())
    of_all = np.mean([mean for family in means.values() for mean in family])
    return {None: of_all} | {
        family: (sum(own) + SHRINKAGE_NETWORKS * of_all)
        / (len(own) + SHRINKAGE_NETWORKS)
        for family, own in means.items()
    }
