"""The estimator: its two formulas agree, its scores are of what it has not seen."""

import numpy as np
import pandas as pd
import pytest
import yaml
from estimator.fit import fit
from estimator.formula import PARAMETERS
from estimator.inputs import hash_of_inputs, in_order
from estimator.intervals import intervals
from estimator.parameters import ANY, parameter_table
from estimator.protocols import held_out, modelled, related
from estimator.scores import score


@pytest.fixture(scope="module")
def inputs(database):
    return in_order(database.table("intermediate.int_estimator_inputs").df())


@pytest.fixture(scope="module")
def fitted(inputs):
    return fit(inputs)


def test_sql_and_python_estimate_the_same(database, inputs, fitted):
    in_sql = in_order(database.sql("from intermediate.int_measurements_estimated").df())
    assert len(in_sql) == len(inputs) >= 965
    assert np.log(in_sql["modelled_fps"]).to_numpy() == pytest.approx(
        fitted.log_throughput(inputs), abs=1e-9
    )
    assert in_sql["log_deviation"].to_numpy() == pytest.approx(
        intervals(fitted, inputs).log_deviations(inputs), rel=1e-9
    )


def test_the_order_of_rows_does_not_matter(inputs, fitted):
    turned = inputs.iloc[::-1].reset_index(drop=True)
    assert fit(turned).additions == pytest.approx(fitted.additions, abs=1e-7)


def test_a_network_that_the_fit_has_not_seen_scores_what_is_stored(database, inputs):
    own = inputs["network"] == "GoogLeNetv1"
    unseen = inputs[own].assign(**modelled(inputs[~own], inputs[own]))
    stored = database.execute("""
        select measurements, error_factor, coverage_pct, interval_factor
        from estimator_scores
        where estimator = 'layer products' and protocol = 'leave one network out'
            and scope = 'topology' and scope_name = 'GoogLeNetv1'
    """).fetchone()
    again = score(unseen)
    assert stored == pytest.approx(
        (
            again["measurements"],
            again["error_factor"],
            again["coverage_pct"],
            again["interval_factor"],
        ),
        rel=1e-6,
    )


def test_a_fit_to_shuffled_throughput_scores_badly(inputs):
    own = inputs["network"] == "MLP 12.5%"
    before = inputs[~own].reset_index(drop=True)
    shuffled = np.random.default_rng(0).permutation(before["throughput_fps"])
    errors = [
        score(inputs[own].assign(**modelled(seen, inputs[own])))["error_factor"]
        for seen in (before, before.assign(throughput_fps=shuffled))
    ]
    assert errors[0] < 1.5
    assert errors[1] > 5


def test_what_is_held_out_is_seen_on_no_platform(inputs):
    for protocol, pairs in held_out(inputs):
        for seen, unseen in pairs:
            assert not (seen & unseen).any()
            kind = protocol.removeprefix("leave one ").removesuffix(" out")
            if kind in ("network", "topology", "platform"):
                assert not set(inputs[kind][seen]) & set(inputs[kind][unseen])
    assert related("ResNet-50", "ResNet-50 v1.5")
    assert not related("ResNet-50", "ResNet-500")


def test_the_stored_scores_are_of_this_warehouse(database, inputs):
    stale = "select count(*) from estimator_scores where is_stale"
    assert database.execute(stale).fetchone() == (0,)
    assert hash_of_inputs(inputs) != hash_of_inputs(
        inputs.assign(peak_tops=inputs["peak_tops"] * 1.01)
    )


def test_a_bigger_batch_and_more_threads_are_never_estimated_slower(database):
    slower = database.execute("""
        select count(*)
        from estimates as less
        inner join estimates as more using (network, platform, datatype)
        where more.batch_size >= less.batch_size and more.threads >= less.threads
            and more.modelled_fps < less.modelled_fps * (1 - 1e-12)
    """).fetchone()
    assert slower == (0,)


def test_a_faster_platform_is_never_estimated_slower(inputs, fitted):
    before = fitted.log_throughput(inputs)
    for figure in ("peak_tops", "outer_bandwidth_gbytes_per_s"):
        faster = inputs.assign(**{figure: inputs[figure] * 2})
        assert (fitted.log_throughput(faster) >= before).all()


def test_what_was_never_measured_is_like_its_family_or_like_all(inputs):
    table = parameter_table(
        inputs,
        pd.DataFrame(
            [
                {"family": "GPU batched", "platform": "new", "datatype": "FP16"},
                {"family": "NPU batched", "platform": "odd", "datatype": "INT8"},
            ]
        ),
    )
    known = table[~table["is_new_topology"]].set_index(
        ["family", "platform", "datatype"]
    )
    names = list(PARAMETERS)
    new = known.loc["GPU batched", "new", "FP16"]
    odd = known.loc["NPU batched", "odd", "INT8"]
    assert (new["calibrated_on"], odd["calibrated_on"]) == ("family", "nothing")
    assert list(new[names]) == list(known.loc["GPU batched", ANY, "FP16"][names])
    assert list(odd[names]) == list(known.loc[ANY, ANY, ANY][names])
    # And less certain than what was.
    spread = [
        np.linalg.norm(np.stack(row["directions"]))
        for row in (known.loc["GPU batched", "TX2-maxn", "FP16"], new, odd)
    ]
    assert spread == sorted(spread)


def test_without_any_measurement_there_is_the_prior(inputs):
    none = inputs.head(0)
    table = parameter_table(none, inputs[["family", "platform", "datatype"]])
    assert (table["calibrated_on"] == "nothing").all()
    assert table["work_factor"].unique() == pytest.approx([1.5])


def test_assumed_layers_are_as_uncertain_as_the_project_says(root, inputs, fitted):
    variables = yaml.safe_load((root / "dbt_project.yml").read_text())["vars"]
    known = inputs[inputs["layers_from"] == "counted"]
    assumed = known.assign(**equal_layers(known, variables["assumed_layers"]))
    change = fitted.log_throughput(assumed) - fitted.log_throughput(known)
    by_network = known.assign(square=change**2).groupby("network")["square"].mean()
    assert variables["assumed_layers_log_deviation"] == pytest.approx(
        np.sqrt(by_network.mean()), abs=0.01
    )


def equal_layers(rows, layers):
    """Equal layers of the same products, weights and outputs."""
    m = rows["sum_mkn"] / rows["sum_kn"]
    k = rows["sum_mkn"] / rows["sum_mn"]
    n = rows["sum_kn"] / layers / k
    return {
        "layers": layers,
        "sum_mk": layers * m * k,
        "sum_m": layers * m,
        "sum_k": layers * k,
        "sum_n": layers * n,
        "sum_g": layers,
    }
