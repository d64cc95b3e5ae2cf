"""The roofs and labels of the Rooflines page: what only the warehouse can show."""

import pytest
from queries import choices, rooflines
from selection import Selection


def test_the_ridge_is_where_the_peak_and_the_slanted_roof_meet(warehouse_file):
    roofs = rooflines.roofs(None, None)
    ridges = roofs[roofs["point"] == "ridge"]
    assert (ridges["attainable_tops"] == ridges["peak_tops"]).all()
    slanted = (
        ridges["operational_intensity_ops_per_byte"]
        * ridges["memory_bandwidth_gbytes_per_s"]
        / 1000
    )
    assert ridges["attainable_tops"].to_list() == pytest.approx(slanted.to_list())


@pytest.mark.parametrize("figures", ["in use", "published"])
def test_bandwidths_are_the_warehouses(warehouse_file, ask, figures):
    roofs = rooflines.roofs(None, None, figures).drop_duplicates("platform")
    claims = ask(
        "select platform, claimed_value from spec_claims where is_published "
        "and figure = 'memory_bandwidth_gbytes_per_s' and is_available "
        "union all select platform, coalesce("
        "memory_bandwidth_gbytes_per_s, host_link_gbytes_per_s) from platforms"
    )
    for roof in roofs.itertuples():
        known = claims.loc[claims["platform"] == roof.platform, "claimed_value"]
        assert roof.memory_bandwidth_gbytes_per_s in [
            pytest.approx(value) for value in known
        ]


def test_networks_that_coincide_are_labelled_once_and_all_are(warehouse_file, ask):
    networks = tuple(choices.networks_of("MNIST"))
    selection = Selection(choices.described_tasks()["MNIST"], networks=networks)
    chosen = (selection, "weights_streamed", 1)
    lines, labels = rooflines.intensities(*chosen), rooflines.labels(*chosen)
    assert len(labels) <= len(lines)
    named = set(", ".join(labels["networks"]).replace(";", ",").split(", "))
    of_task = ask("select network from networks where task = 'MNIST'")["network"]
    for network in of_task:
        assert any(name.startswith(network) for name in named)
