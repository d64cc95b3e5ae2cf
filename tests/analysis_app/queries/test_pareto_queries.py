"""Fronts, dominators and pairs of the Pareto page, against brute force."""

import itertools

import pandas as pd
import pytest
import warehouse
from queries import choices, pareto
from queries.pareto import ALL_DESIGNS, SHOWN_DESIGNS
from selection import Limits, Selection
from views.pareto import described, remark

TASKS = ["ImageNet", "CIFAR-10", "MNIST"]
KEY = ["evidence", "network", "platform", "datatype"]


@pytest.fixture
def select(warehouse_file):
    def select(task="ImageNet", evidences=None, limits=None, **names):
        return Selection(
            choices.described_tasks()[task],
            evidences=tuple(evidences or pareto.evidences()),
            limits=Limits(**limits or {}),
            **names,
        )

    return select


def beats(one, other):
    """Whether one is at least as good in both and better in one."""
    return (
        one.throughput_fps >= other.throughput_fps
        and one.accuracy_pct >= other.accuracy_pct
        and (
            one.throughput_fps > other.throughput_fps
            or one.accuracy_pct > other.accuracy_pct
        )
    )


def brute_force_front(rows):
    """Keys of the rows that no other of their evidence beats."""
    front = set()
    for _, group in rows.groupby("evidence"):
        designs = list(group.itertuples())
        front |= {
            tuple(getattr(design, column) for column in KEY)
            for design in designs
            if not any(beats(other, design) for other in designs)
        }
    return front


def keys(rows):
    return set(rows[KEY].itertuples(index=False, name=None))


@pytest.mark.parametrize("task", TASKS)
def test_front_of_all_is_that_of_the_mart(select, task):
    rows = pareto.designs(select(task))
    assert keys(rows[rows["is_on_front"]]) == brute_force_front(rows)
    assert (rows["is_on_front"] == (rows["pareto_rank"] == 1)).all()


@pytest.mark.parametrize("task", TASKS)
@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"platforms": ("TX2-maxn", "TX2-maxq", "NCS2", "EdgeTPU-slow")},
        {"evidences": ["measured"], "limits": {"power_watts": 10.0}},
        {"limits": {"latency_ms": 20.0}, "max_rank": 3},
        {"limits": {"energy_mj_per_input": 40.0}},
        {"datatypes": ("FP16", "FP32")},
    ],
)
def test_front_of_shown_is_that_of_the_rows_shown(select, task, changes):
    max_rank = changes.get("max_rank")
    asked = {name: value for name, value in changes.items() if name != "max_rank"}
    rows = pareto.designs(select(task, **asked), SHOWN_DESIGNS, max_rank)
    assert (rows["verdict"] != "misses").all()
    rows = rows[rows["is_shown"]]
    assert keys(rows[rows["is_on_front"]]) == brute_force_front(rows)


@pytest.mark.parametrize("task", TASKS)
def test_without_filters_both_fronts_and_dominators_are_the_same(select, task):
    columns = [*KEY, "is_on_front", "dominated_by_network", "dominated_by_platform"]
    of_all = pareto.designs(select(task), ALL_DESIGNS)
    of_shown = pareto.designs(select(task), SHOWN_DESIGNS)
    pd.testing.assert_frame_equal(
        of_all[columns].sort_values(KEY, ignore_index=True),
        of_shown[columns].sort_values(KEY, ignore_index=True),
    )


def test_sentence_says_who_dominates_and_by_how_much(select):
    selection = select(evidences=["measured"])
    rows = described(pareto.designs(selection), selection.task)
    mart = warehouse.read(
        "select * from pareto_designs where evidence = 'measured' "
        "and task = 'ImageNet' and not is_pareto_optimal order by throughput_fps desc"
    ).iloc[0]
    key = f"{mart.network} on {mart.platform} {mart.datatype}"
    sentence = rows.loc[rows["design"] == key, "dominated_by"].item()
    assert sentence.startswith(
        f"{mart.dominated_by_network} on {mart.dominated_by_platform} "
        f"{mart.dominated_by_datatype} is "
    )
    assert sentence.endswith(("more accurate", "just as accurate"))
    front = rows[rows["is_on_front"]]
    assert set(front["dominated_by"]) == {"none; it is on the front"}
    assert rows["dominated_by"].notna().all()


def test_latency_limit_shows_designs_run_within_it(select):
    selection = select(limits={"latency_ms": 20.0})
    of_all = pareto.designs(selection).query("is_shown")
    of_shown = pareto.designs(selection, SHOWN_DESIGNS)
    assert (of_shown["latency_ms"] <= 20).all()
    # The fastest batch may be too late where a smaller one is not.
    assert keys(of_all) < keys(of_shown)


@pytest.mark.parametrize("task", TASKS)
@pytest.mark.parametrize("front_of", [ALL_DESIGNS, SHOWN_DESIGNS])
def test_border_steps_left_and_down_from_each_design(select, task, front_of):
    rows = pareto.designs(select(task), front_of)
    front = rows[rows["is_on_front"]]
    for _, group in front.groupby("evidence"):
        points = sorted(
            set(group[["throughput_fps", "accuracy_pct"]].itertuples(index=False))
        )
        steps = {
            (row.throughput_fps, row.accuracy_pct): (
                row.next_slower_fps,
                row.next_faster_accuracy_pct,
            )
            for row in group.itertuples()
        }
        for slower, faster in itertools.pairwise(points):
            assert slower[1] > faster[1]  # the front falls
            assert steps[faster][0] == slower[0]  # left, up to the next slower
            assert steps[slower][1] == faster[1]  # down, to the next faster
        assert pd.isna(steps[points[0]][0])
        assert pd.isna(steps[points[-1]][1])
        assert group["is_first_of_equals"].sum() == len(points)


def test_filters_change_no_rank_and_keep_the_front(select):
    everything = pareto.designs(select())
    filtered = pareto.designs(select(limits={"accuracy": 73.0, "power_watts": 5.0}))
    front = everything["is_on_front"]
    assert keys(everything[front]) == keys(filtered[filtered["is_on_front"]])
    both = everything.merge(filtered, on=KEY)
    assert (both["pareto_rank_x"] == both["pareto_rank_y"]).all()
    hidden = filtered[~filtered["is_shown"]]
    assert hidden["is_on_front"].all()
    assert not hidden.empty


@pytest.mark.parametrize("front_of", [ALL_DESIGNS, SHOWN_DESIGNS])
def test_unknown_power_passes_no_limit_and_is_counted(select, front_of):
    selection = select(limits={"power_watts": 5.0})
    rows = pareto.designs(selection, front_of)
    assert (rows.loc[rows["is_shown"], "power_watts"] <= 5).all()
    summary = pareto.summary(selection, front_of).set_index("evidence")
    bound = summary.loc["bound"]
    assert bound["shown"] == 0
    assert bound["not_known"] == bound["designs"]  # a bound has no power
    (row,) = summary.loc[["bound"]].reset_index().itertuples()
    assert "left out for a figure that is not known" in remark(row)


def test_share_of_bound_is_that_of_the_same_operating_point(select):
    rows = pareto.designs(select())
    errors = warehouse.read(
        """
select ratio from pareto_designs as designs
inner join prediction_errors using (measurement_id)
inner join traffic_models using (traffic_model)
where designs.task = 'ImageNet' and is_bound
    and traffic_models.throughput_scope = 'device'
        """
    )
    assert sorted(rows["share_of_bound"].dropna()) == sorted(errors["ratio"])


def test_pairs_are_the_same_design_in_two_evidences(select):
    selection = select(evidences=["bound", "measured"])
    rows = described(pareto.designs(selection), selection.task)
    designs = rows.groupby("design")["evidence"].nunique()
    assert (rows["is_paired"] == (rows["design"].map(designs) == 2)).all()
    joined = rows[rows["next_evidence"].notna()]
    measured = rows[rows["evidence"] == "measured"].set_index("design")
    assert len(joined) == (designs == 2).sum()
    assert (
        joined["next_throughput_fps"].to_numpy()
        == measured.loc[joined["design"], "throughput_fps"].to_numpy()
    ).all()
    alone = rows.loc[~rows["is_paired"], "paired_platform"]
    assert set(alone) <= {"only bound", "only measured"}


def test_table_holds_the_front_that_passes_fastest_first(select):
    selection = select(evidences=["measured"], limits={"accuracy": 73.0})
    table = pareto.front_table(selection)
    assert table["accuracy_pct"].min() >= 73
    assert table["throughput_fps"].is_monotonic_decreasing


def test_evidences_are_all_of_the_mart(select):
    rows = warehouse.read("select distinct evidence from pareto_designs")
    assert set(pareto.evidences()) == set(rows["evidence"])
