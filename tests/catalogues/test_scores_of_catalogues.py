"""What the project says of the estimator on its catalogues alone."""

import numpy as np
import pandas as pd
import pytest
import yaml
from estimator.catalogues import inputs_of
from estimator.fit import fit
from estimator.inputs import hash_of_inputs
from estimator.protocols import family_of, modelled
from project_copies import ROOT


@pytest.fixture(scope="module")
def inputs():
    return inputs_of("timm")


@pytest.fixture(scope="module")
def sums():
    table = pd.read_csv(ROOT / "catalogues/timm/network_layer_sums.csv")
    return table.set_index("network")


@pytest.fixture(scope="module")
def variables():
    return yaml.safe_load((ROOT / "dbt_project.yml").read_text())["vars"]


def test_the_stored_scores_are_of_this_catalogue(inputs):
    stored = pd.read_csv(ROOT / "seeds/scores/estimator_scores_stored.csv")
    own = stored[stored["scope_name"] == "timm"]
    assert set(own["inputs_hash"]) == {hash_of_inputs(inputs)}
    assert (inputs["layers_from"] == "summed").all()


def test_a_fit_to_noise_is_off_by_several_times_as_much(inputs):
    families = inputs["topology"].map(family_of)
    own = families.isin(["convnext", "levit", "mobilenetv", "vit"])
    before, after = inputs[~own].reset_index(drop=True), inputs[own]
    shuffled = np.random.default_rng(0).permutation(before["throughput_fps"])
    errors = [
        np.abs(np.log(modelled(seen, after)["predicted_fps"] / after["throughput_fps"]))
        for seen in (before, before.assign(throughput_fps=shuffled))
    ]
    # Three is arbitrary.
    assert errors[1].mean() > 3 * errors[0].mean()


def test_what_is_assumed_of_other_operators_is_the_median_of_timm(
    inputs, sums, variables
):
    own = sums.loc[inputs["network"]]
    ratio = own["other_elements"] / own["product_elements"]
    assumed = variables["assumed_other_elements"]
    assert ratio.median() == pytest.approx(assumed, abs=0.05)
    # And an estimate is as uncertain by it as the project says.
    elements = (1 + assumed) * own["product_elements"].to_numpy()
    unaware = inputs.assign(activation_bytes_per_input=2 * elements)
    fitted = fit(inputs)
    change = fitted.log_throughput(unaware) - fitted.log_throughput(inputs)
    assert np.sqrt((change**2).mean()) == pytest.approx(
        variables["assumed_other_elements_log_deviation"], abs=0.005
    )
