"""Figures, claims and flags of the catalogue: what only the warehouse can show."""

from charts.catalogue.claims import claim_chart
from charts.catalogue.platforms import FIGURES as OFFERS
from queries.catalogue import claims, figures, measured


def test_every_claim_of_a_platform_has_a_row_of_the_chart_to_stand_in(warehouse_file):
    claimed = claims.unused_claims(list(OFFERS))
    rows = {
        "peak_tops": figures.peaks()["name"],
        "memory_bandwidth_gbytes_per_s": figures.platform_table()["platform"],
    }
    assert rows.keys() == set(OFFERS)
    for figure, names in rows.items():
        assert set(claimed.loc[claimed["figure"] == figure, "name"]) <= set(names)


def test_the_claim_that_is_used_is_the_value_that_is_used(warehouse_file):
    for figure in claims.disputed_figures()["figure"]:
        rows = claims.claims(figure).dropna(subset="claimed_over_used")
        assert rows.loc[rows["is_used"], "claimed_over_used"].eq(1).all()


def test_the_claims_about_every_figure_fit_a_laptop(warehouse_file):
    for figure in claims.disputed_figures()["figure"]:
        assert claim_chart(claims.claims(figure), figure).to_dict()["height"] < 590


def test_flags_count_all_measurements(warehouse_file):
    for flag, rows in measured.flags().groupby("flag"):
        assert len(measured.flagged_measurements(flag)) == rows["measurements"].sum()
