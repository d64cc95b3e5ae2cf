"""The parameters as a table, of which the macros of estimate.sql make estimates."""

import numpy as np
import pandas as pd

from estimator.fit import LEVELS, PRIOR_MEANS, fit
from estimator.formula import PARAMETERS
from estimator.inputs import hash_of_inputs, in_order
from estimator.intervals import intervals

ANY = "any"


def parameter_table(inputs, platforms):
    """A row for each platform and datatype, with and without a measured topology."""
    inputs = in_order(inputs)
    fitted = fit(inputs)
    uncertain = intervals(fitted, inputs)
    table = pd.DataFrame(
        [
            row_of(fitted, uncertain, *key, is_new)
            for key in sorted(keys(inputs, platforms))
            for is_new in (False, True)
        ]
    )
    return table.assign(measurements=len(inputs), inputs_hash=hash_of_inputs(inputs))


def keys(inputs, platforms):
    columns = ["family", "platform", "datatype"]
    stated = set(platforms[columns].itertuples(index=False, name=None))
    measured = set(inputs[columns].itertuples(index=False, name=None))
    of_families = {(family, ANY, datatype) for family, _, datatype in measured}
    of_families |= {(family, ANY, ANY) for family, _, _ in stated | measured}
    return stated | measured | of_families | {(ANY, ANY, ANY)}


def row_of(fitted, uncertain, family, platform, datatype, is_new_topology):
    names = {
        "global": "all",
        "family": family,
        "platform": platform,
        "family_datatype": f"{family} {datatype}",
    }
    additions = dict(zip(fitted.members, fitted.additions, strict=True))
    levels = [(level, names[level]) for level in LEVELS]
    logs = PRIOR_MEANS + sum(additions.get(level, 0.0) for level in levels)
    widening = uncertain.widening_of(family)
    directions = widening * np.linalg.cholesky(
        uncertain.local_covariance(names, is_new_topology)
    )
    known = [level for level, name in levels if (level, name) in additions]
    return {
        "family": family,
        "platform": platform,
        "datatype": datatype,
        "is_new_topology": is_new_topology,
        "calibrated_on": next(
            (level for level in ("platform", "family") if level in known), "nothing"
        ),
        **dict(zip(PARAMETERS, np.exp(logs).tolist(), strict=True)),
        "unexplained_variance": float(widening**2 * uncertain.unexplained_of(family)),
        "directions": directions.T.tolist(),
    }
