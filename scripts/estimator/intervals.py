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
"""

from dataclasses import dataclass

import numpy as np

from estimator.fit import (
    LEVELS,
    PRIOR_DEVIATIONS,
    SIGMA,
    SIZE,
    Fit,
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

    def log_deviations(self, rows):
        """One standard deviation of ln throughput, of each row."""
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


def slopes_of(fit, rows):
    logs, shares = log_seconds(coefficients(rows), fit.log_parameters(rows))
    return logs, shares @ EXPONENTS


def intervals(fit, rows):
    precision = np.concatenate(
        [PRIOR_DEVIATIONS[level] ** -2.0 for level, _ in fit.members]
    )
    if len(rows) == 0:
        return Intervals(
            fit,
            np.diag(1 / precision),
            np.zeros((0, len(precision))),
            {None: 1.0},
            set(),
        )
    logs, slopes = slopes_of(fit, rows)
    errors = logs - log_inputs_at_once(rows) + np.log(number(rows, "throughput_fps"))
    weights = 1 / np.sqrt(1 + (errors / SIGMA) ** 2) / SIGMA**2
    # Each row's slopes in the place of every member that it belongs to.
    spread = (memberships(rows, fit.members)[:, :, None] * slopes[:, None, :]).reshape(
        len(rows), -1
    )
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
        fit,
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
