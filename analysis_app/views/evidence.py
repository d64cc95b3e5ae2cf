"""How far predictions can be trusted: against measurements, by platform, in scores."""

import labels
import pandas as pd
from charts.evidence.estimators import (
    front_chart,
    predicted_chart,
    residual_chart,
    score_chart,
)
from links import with_links
from plain_text import counted
from problems import NothingToShow
from queries import evidence as queries
from views.remembered import remembered
from views.view import Column, Table, View
from warehouse import column_help

HOW_FITTED = (
    "The estimates shown were fitted to these very measurements: how close they are "
    "says nothing of others. "
)


@remembered
def predicted(selection: tuple, by: str = "platform") -> View:
    """Predicted against measured; selection as in queries.evidence."""
    rows = queries.predicted(*selection)
    errors = queries.errors(*selection)
    protocol = selection[1]
    return View(
        _error_title(errors, protocol),
        "A point is a measurement of the device; on the diagonal the prediction is "
        "right, above it too high. Thin bars are 90 % intervals of the estimate, "
        f"which had not seen what it predicts ({protocol}, on every platform). "
        f"{_stale(errors)}{_sample(rows)}"
        if protocol != queries.AS_FITTED
        else "A point is a measurement of the device; on the diagonal the prediction "
        f"is right, above it too high. {HOW_FITTED}{_sample(rows)}",
        {"predicted": rows, "errors": errors},
        [predicted_chart(with_links(rows), by)],
        Table(
            errors,
            [
                Column("estimator", "Predicted by"),
                Column("measurements", "Measurements", "%d"),
                *_scored("error_factor", "within_2x_pct"),
                *(
                    []
                    if errors["coverage_pct"].isna().all()
                    else _scored("coverage_pct")
                ),
            ],
            "none",
        ),
        designs=rows,
    )


@remembered
def residuals(selection: tuple) -> View:
    """What remains between measured and predicted, platform by platform."""
    rows = queries.residuals(*selection)
    *_, estimator = rows["estimator"]
    of_one = rows[rows["estimator"] == estimator].sort_values("error_factor")
    best, worst = of_one.iloc[0], of_one.iloc[-1]
    title = (
        f"{_named(estimator)} is nearest on {best.platform} (off by a factor of "
        f"{best.error_factor:.3g})"
    )
    if len(of_one) > 1:
        title += f", farthest on {worst.platform} ({worst.error_factor:.3g})"
    fitted = selection[1] == queries.AS_FITTED
    return View(
        title,
        "Half of the measurements lie on the thick part of a line, four fifths on all "
        "of it; the point is their median. Left of 1 a prediction was too high. "
        + (HOW_FITTED if fitted else ""),
        {"residuals": rows},
        [residual_chart(rows)],
    )


@remembered
def scores(scope: str, protocol: str) -> View:
    """The stored scores: on what an estimator had not seen."""
    rows = queries.scores(scope, protocol)
    own = rows[rows["estimator"] == queries.ESTIMATE].sort_values("error_factor")
    estimators = counted(rows["estimator"].nunique(), "estimator")
    title = f"Held-out error of {estimators}, by {scope}"
    if len(own):
        # Both ends of what was scored.
        title = (
            f"On what it had not seen, the estimate is off by a factor of "
            f"{own.iloc[0].error_factor:.3g} ({_of(own.iloc[0], scope)}) to "
            f"{own.iloc[-1].error_factor:.3g} ({_of(own.iloc[-1], scope)})"
        )
    return View(
        title,
        "exp of the mean |ln(predicted / measured)|: how many times too high or too "
        "low a prediction is; 1 is perfect. What is left out, is left out on every "
        "platform before the fit; few-shot: all of a platform but k measurements. "
        + _stale(rows),
        {"scores": rows},
        [score_chart(rows)],
        Table(
            rows,
            [
                Column("protocol", "Had not seen"),
                Column("scope_name", scope.capitalize()),
                Column("estimator", "Estimator"),
                Column("measurements", "Predictions", "%d"),
                *_scored(
                    "error_factor",
                    "median_absolute_error_pct",
                    "within_1_5x_pct",
                    "within_2x_pct",
                    "rank_correlation",
                    "coverage_pct",
                    "interval_factor",
                ),
                Column("is_stale", "Stale", None, _help("is_stale")),
            ],
            "none",
        ),
    )


@remembered
def fronts(tasks: list[str], protocol: str) -> View:
    """Whether who trusts a prediction picks what the measurements pick."""
    rows = queries.front_agreement(tasks, protocol)
    if rows.empty:
        raise NothingToShow
    of_evidences = rows.drop_duplicates("evidence")
    return View(
        "Who picks by a front gives up speed: "
        + ", ".join(
            f"{row.evidence} {row.mean_regret_of_tasks_pct:.2g} %"
            for row in of_evidences.itertuples()
        ),
        "For the accuracy of each design of the measured front one runs what is "
        "predicted to be fastest: what is given up on average, in percent of the "
        "speed that was to be had, and the mean of the tasks above. An estimate had "
        "not seen what it predicts. Recall: how much of the measured front the "
        "predicted front has.",
        {"front_agreement": rows},
        [front_chart(rows)],
        Table(
            rows,
            [
                Column(name, title, number_format, column_help("front_agreement", name))
                for name, title, number_format in (
                    ("task", "Task", None),
                    ("evidence", "Evidence", None),
                    ("protocol", "Had not seen", None),
                    ("designs_compared", "Designs", "%d"),
                    ("measured_front_designs", "On the measured front", "%d"),
                    ("predicted_front_designs", "On the predicted front", "%d"),
                    ("found_designs", "On both", "%d"),
                    ("recall_pct", "Recall (%)", "%.0f"),
                    ("precision_pct", "Precision (%)", "%.0f"),
                    ("mean_regret_pct", "Regret (%)", "%.1f"),
                    ("largest_regret_pct", "Largest regret (%)", "%.1f"),
                    ("mean_chance_of_measured_front_pct", "Chance given (%)", "%.0f"),
                )
            ],
            "no interval",
        ),
    )


def _error_title(errors: pd.DataFrame, protocol: str) -> str:
    """Who is off by how much, the estimate first."""
    *others, last = errors.itertuples()
    fitted = protocol == queries.AS_FITTED and last.estimator == queries.ESTIMATE
    title = (
        f"{_named(last.estimator)} is off by a factor of {last.error_factor:.3g}"
        f"{' as fitted' if fitted else ''} on "
        f"{counted(last.measurements, 'measurement')}"
    )
    rest = [
        f"{_named(row.estimator).lower()} by {row.error_factor:.3g}" for row in others
    ]
    listed = " and ".join([", ".join(rest[:-1]), rest[-1]] if rest[1:] else rest)
    return f"{title}, {listed}" if rest else title


def _named(estimator: str) -> str:
    return {
        "published roofline": "The published roofline",
        "bound": "The bound",
        "layers one by one": "The roofline layer by layer",
        queries.ESTIMATE: "The estimate",
    }.get(estimator, estimator)


def _of(row, scope: str) -> str:
    return row.protocol if scope == "overall" else f"{row.scope_name}, {row.protocol}"


def _stale(rows: pd.DataFrame) -> str:
    if not rows["is_stale"].fillna(False).any():
        return ""
    return (
        "Stale: some of it was computed from other measurements, figures or code than "
        "those of this build; make score computes it anew. "
    )


def _sample(rows: pd.DataFrame) -> str:
    most = rows["measurements"].max()
    if most <= queries.MOST_POINTS:
        return ""
    return f"Drawn are {queries.MOST_POINTS:,} of {most:,}; every number is of all. "


def _scored(*names: str) -> list[Column]:
    return [labels.column(name, "estimator_scores") for name in names]


def _help(name: str) -> str | None:
    return column_help("estimator_scores", name)
