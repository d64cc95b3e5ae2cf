"""Estimates of power: the lines and their scores again, one by one in NumPy."""

import numpy as np
import pytest

GROUPS = {"leave one network out": "network", "leave one topology out": "topology"}


@pytest.fixture(scope="module")
def measured(database):
    return database.execute("""
        select
            measurement_id, network, platform, topology,
            ln(parameters_millions) as size, ln(points.power_watts) as log_watts
        from operating_points as points
        inner join networks using (network)
        where evidence = 'measured' and throughput_scope = 'device'
            and points.power_watts is not null
    """).df()


def line(seen):
    """A function of ln parameters, through the mean of each network."""
    means = seen.groupby("network")[["size", "log_watts"]].mean().to_numpy()
    size, watts = means.T
    slope = np.polyfit(size, watts, 1)[0] if np.ptp(size) > 0 else 0
    return lambda at: (
        watts.mean() + slope * (np.clip(at, size.min(), size.max()) - size.mean())
    )


@pytest.mark.parametrize(("protocol", "group"), GROUPS.items())
def test_a_held_out_power_is_on_the_line_of_the_others(
    database, measured, protocol, group
):
    errors = []
    for (platform, name), own in measured.groupby(["platform", group]):
        seen = measured[(measured["platform"] == platform) & (measured[group] != name)]
        if len(seen):
            errors += list(line(seen)(own["size"]) - own["log_watts"])
    scored = database.execute(
        """
        select measurements, error_factor, median_absolute_error_pct
        from estimator_scores
        where quantity = 'power_watts' and estimator = 'power by parameters'
            and scope = 'overall' and protocol = ?
        """,
        [protocol],
    ).fetchone()
    assert scored == pytest.approx(
        (
            len(errors),
            np.exp(np.abs(errors).mean()),
            100 * np.median(np.abs(np.expm1(errors))),
        ),
        rel=1e-9,
    )


def test_the_line_says_more_than_the_mean_and_its_intervals_hold(database):
    scores = dict(
        database.execute("""
            select (protocol, estimator), (error_factor, coverage_pct)
            from estimator_scores
            where quantity = 'power_watts' and scope = 'overall'
        """).fetchall()
    )
    for protocol in GROUPS:
        by_parameters, coverage = scores[protocol, "power by parameters"]
        mean, no_coverage = scores[protocol, "mean power"]
        assert by_parameters < mean
        assert coverage > 90
        assert no_coverage is None


def test_powers_that_are_shuffled_among_networks_leave_no_line(measured):
    own = measured[measured["platform"] == "TX2-maxn"]
    means = own.groupby("network", as_index=False)[["size", "log_watts"]].mean()
    shuffled = np.random.default_rng(0).permutation(means["log_watts"])

    def error(rows):
        others = [rows[rows["network"] != network] for network in rows["network"]]
        predicted = [
            line(seen)(at) for seen, at in zip(others, rows["size"], strict=True)
        ]
        return np.abs(predicted - rows["log_watts"]).mean()

    assert error(means.assign(log_watts=shuffled)) > 2 * error(means)


def test_what_was_measured_has_its_power_and_no_interval(database):
    rows = database.execute("""
        select count(*), count(*) filter (
            estimates.power_watts = points.power_watts
            and estimates.power_watts_lower = estimates.power_watts_upper
            and estimates.energy_mj_per_input = points.energy_mj_per_input
            and energy_mj_per_input_upper = energy_mj_per_input_lower
        )
        from estimates
        inner join operating_points as points using (measurement_id)
        where evidence = 'measured' and throughput_scope = 'device'
            and points.power_watts is not null
    """).fetchone()
    assert rows[0] == rows[1] > 900
