"""How far off the predictions of an estimator are: one row for each estimator, protocol
and scope."""

import numpy as np
import pandas as pd

SCOPES = {
    "platform": "platform",
    "topology": "topology",
    "platform family": "family",
    "sibling": "sibling",
}


def scores(predicted):
    return in_scopes(predicted, scoped)


def scores_of_catalogue(predicted, catalogue):
    return in_scopes(predicted, lambda own: [("catalogue", catalogue, own)])


def in_scopes(predicted, scopes):
    predicted = predicted[predicted["predicted_fps"].notna()]
    by = ["estimator", "protocol"]
    rows = [
        {
            **dict(zip(by, key, strict=True)),
            "scope": scope,
            "scope_name": name,
            **score(own),
        }
        for key, of_protocol in predicted.groupby(by)
        for scope, name, own in scopes(of_protocol)
    ]
    return pd.DataFrame(rows).sort_values([*by, "scope", "scope_name"], kind="stable")


def scoped(predicted):
    yield "overall", "all", predicted
    protocol = predicted["protocol"].iloc[0]
    for scope, column in SCOPES.items():
        if scope == "sibling" and protocol != "leave one platform out":
            continue
        for name, own in predicted.groupby(column):
            yield scope, name, own


def score(own):
    ratio = own["predicted_fps"] / own["throughput_fps"]
    distance = np.abs(np.log(ratio))
    has_interval = "lower_fps" in own and own["lower_fps"].notna().all()
    inside = own["throughput_fps"].between(own["lower_fps"], own["upper_fps"])
    return {
        "measurements": len(own),
        "error_factor": np.exp(distance.mean()),
        "median_absolute_error_pct": 100 * (ratio - 1).abs().median(),
        "within_1_5x_pct": 100 * (distance <= np.log(1.5)).mean(),
        "within_2x_pct": 100 * (distance <= np.log(2)).mean(),
        "rank_correlation": rank_correlation(own),
        "coverage_pct": 100 * inside.mean() if has_interval else np.nan,
        "interval_factor": own["interval_factor"].median() if has_interval else np.nan,
    }


def rank_correlation(own):
    """Spearman's within a platform; of several, their mean by the number of rows."""
    total, count = 0.0, 0
    for _, of_platform in own.groupby("platform"):
        ranks = of_platform[["predicted_fps", "throughput_fps"]].rank()
        if (ranks.nunique() > 1).all():
            total += len(ranks) * ranks.corr().iloc[0, 1]
            count += len(ranks)
    return total / count if count else np.nan
