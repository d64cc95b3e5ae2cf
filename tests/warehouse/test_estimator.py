"""The estimator: its two formulas agree, its scores are of what it has not seen."""

import duckdb
import numpy as np
import pandas as pd
import pytest
import yaml
from estimator.fit import fit
from estimator.formula import (
    EXPONENTS,
    PARAMETERS,
    coefficients,
    log_inputs_at_once,
    log_seconds,
)
from estimator.inputs import hash_of_inputs, in_order
from estimator.intervals import (
    DEVIATIONS_OF_90_PCT,
    intervals,
    students_t_of_90_pct,
)
from estimator.parameters import ANY, parameter_table
from estimator.protocols import family_of, held_out, modelled, related
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


def test_sql_and_python_agree_on_rows_beyond_any_network(database):
    """Any styles and sizes, some without a bandwidth, each with parameters of its own,
    through the SQL of the stored view."""
    (view,) = database.execute("""
        select sql from duckdb_views() where view_name = 'int_measurements_estimated'
    """).fetchone()
    rows, parameters = random_rows(400)
    with duckdb.connect() as connection:
        connection.execute("create schema intermediate")
        for name, frame in {
            "int_estimator_inputs": rows,
            "int_estimator_parameters": rows[["family", "platform", "datatype"]].join(
                parameters
            ),
        }.items():
            connection.register("frame", frame)
            connection.execute(f"create table intermediate.{name} as from frame")
        connection.execute(view)
        in_sql = in_order(
            connection.sql("from intermediate.int_measurements_estimated").df()
        )
    logs, shares = log_seconds(
        coefficients(rows), np.log(parameters[list(PARAMETERS)].to_numpy())
    )
    slopes = shares @ EXPONENTS
    directions = np.array(parameters["directions"].to_list())
    variance = np.square(np.einsum("rdp,rp->rd", directions, slopes)).sum(axis=1)
    assert np.log(in_sql["modelled_fps"]).to_numpy() == pytest.approx(
        log_inputs_at_once(rows) - logs, abs=1e-9
    )
    assert in_sql["log_deviation"].to_numpy() == pytest.approx(
        np.sqrt(parameters["unexplained_variance"] + variance).to_numpy(), rel=1e-9
    )


def random_rows(count):
    draw = np.random.default_rng(8)

    def sizes(low, high):
        return 10 ** draw.uniform(low, high, count)

    names = [f"{number:04}" for number in range(count)]
    sums = [f"sum_{name}" for name in ["mkn", "mk", "mn", "m", "kn", "k", "n", "g"]]
    rows = pd.DataFrame(
        {name: names for name in ("measurement_id", "network", "topology", "platform")}
        | {"family": "any", "datatype": "INT8", "throughput_fps": 1.0, "bound_fps": 1.0}
        | {
            "execution_style": draw.choice(
                ["batched", "sequential", "threads", "dataflow"], count
            ),
            "batch_size": draw.integers(1, 1000, count),
            "threads": draw.integers(1, 16, count),
            "compute_units": draw.integers(1, 16, count),
            "peak_tops": sizes(-3, 4),
            "outer_bandwidth_gbytes_per_s": np.where(
                draw.random(count) < 0.2, np.nan, sizes(-1, 4)
            ),
            "weight_bytes_per_call": sizes(0, 10),
            "activation_bytes_per_input": sizes(2, 10),
            "layers": sizes(0, 3),
        }
        | {name: sizes(0, 12) for name in sums}
    )
    parameters = pd.DataFrame(
        {name: sizes(-3, 3) for name in PARAMETERS}
        | {
            "unexplained_variance": sizes(-3, 0),
            "directions": draw.normal(
                size=(count, len(PARAMETERS), len(PARAMETERS))
            ).tolist(),
            "calibrated_on": "nothing",
            "is_new_topology": False,
        }
    )
    return rows, parameters


def test_the_order_of_rows_does_not_matter(inputs, fitted):
    turned = inputs.iloc[::-1].reset_index(drop=True)
    assert fit(turned).additions == pytest.approx(fitted.additions, abs=1e-7)


def test_a_network_that_the_fit_has_not_seen_scores_what_is_stored(database, inputs):
    own = inputs["network"] == "GoogLeNetv1"
    unseen = inputs[own].assign(**modelled(inputs[~own], inputs[own]))
    stored = database.execute("""
        select measurements, error_factor, coverage_pct, interval_factor
        from estimator_scores
        where quantity = 'throughput_fps'
            and estimator = 'layer products' and protocol = 'leave one network out'
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
    stale = "select distinct scope = 'catalogue', is_stale from estimator_scores"
    assert set(database.execute(stale).fetchall()) == {(False, False), (True, None)}
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


def test_an_unseen_family_is_as_uncertain_as_each_was_when_it_was_left_out(inputs):
    """The widening, once more, from a fit to the others that begins at nothing."""
    own = inputs["family"].isin(["CPU batched", "TPU batched", "VLIW sequential"])
    few = inputs[own].reset_index(drop=True)
    squares = []
    for family in sorted(set(few["family"])):
        others = few[few["family"] != family].reset_index(drop=True)
        unseen = few[few["family"] == family]
        fitted = fit(others)
        errors = fitted.log_throughput(unseen) - np.log(unseen["throughput_fps"])
        # Of two families the deviation of a third is by the priors, times its widening.
        uncertain = intervals(fitted, others)
        deviations = uncertain.log_deviations(unseen) / uncertain.widening_of(family)
        in_deviations = np.square(errors / deviations)
        squares.append(in_deviations.groupby(unseen["network"]).mean().mean())
    uncertain = intervals(fit(few), few)
    assert uncertain.widening_of("never measured") == pytest.approx(
        np.sqrt(np.mean(squares)) * 2.353 / DEVIATIONS_OF_90_PCT, rel=0.01
    )
    assert uncertain.widening_of("CPU batched") == 1


def test_few_families_are_less_certain_than_many():
    table = {2: 2.920, 3: 2.353, 6: 1.943, 7: 1.895, 10: 1.812, 1000: 1.646}
    for degrees, quantile in table.items():
        assert students_t_of_90_pct(degrees) == pytest.approx(quantile, rel=0.013)


def test_a_single_family_says_nothing_of_others(inputs):
    one = inputs[inputs["family"] == "CPU batched"].reset_index(drop=True)
    assert intervals(fit(one), one).widening_of("never measured") == 1


def test_a_family_of_topologies_is_told_by_its_name():
    names = ["tf_efficientnet_b0", "efficientnet_es", "EfficientNet-L"]
    assert {family_of(name) for name in names} == {"efficientnet"}
    assert family_of("resnet50") == family_of("ResNet-50 v1.5") == "resnet"
    assert family_of("3D-Deep-BOX") == "3D-Deep-BOX"


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
