"""Fronts, dominators and pairs of the Pareto page, against brute force."""

import itertools

import pandas as pd
import pytest
import warehouse
from queries import choices, pareto
from queries.pareto import ALL_DESIGNS, SHOWN_DESIGNS, Selection

TASKS = ["ImageNet", "CIFAR-10", "MNIST"]
KEY = ["evidence", "network", "platform", "datatype"]


@pytest.fixture
def select(warehouse_file):
    def select(task="ImageNet", **changes):
        return Selection(
            task=task,
            evidences=pareto.evidences(),
            networks=choices.networks()["network"].to_list(),
            platforms=choices.platforms()["platform"].to_list(),
            datatypes=choices.datatypes(),
        )._replace(**changes)

    return select


def beats(one, other):
    """Whether one is at least as good in both and better in one."""
    return (
        one.throughput_fps >= other.throughput_fps
        and one.top1_pct >= other.top1_pct
        and (one.throughput_fps > other.throughput_fps or one.top1_pct > other.top1_pct)
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
        {"platforms": ["TX2-maxn", "TX2-maxq", "NCS2", "EdgeTPU-slow"]},
        {"maximum_power_watts": 10.0},
        {"datatypes": ["FP16", "FP32"]},
    ],
)
def test_front_of_shown_is_that_of_the_rows_shown(select, task, changes):
    rows = pareto.designs(select(task, **changes), SHOWN_DESIGNS)
    assert rows["is_shown"].all()
    assert keys(rows[rows["is_on_front"]]) == brute_force_front(rows)


@pytest.mark.parametrize("task", TASKS)
def test_without_filters_both_fronts_and_dominators_are_the_same(select, task):
    columns = [*KEY, "is_on_front", "dominated_by"]
    of_all = pareto.designs(select(task), ALL_DESIGNS)
    of_shown = pareto.designs(select(task), SHOWN_DESIGNS)
    pd.testing.assert_frame_equal(
        of_all[columns].sort_values(KEY, ignore_index=True),
        of_shown[columns].sort_values(KEY, ignore_index=True),
    )


def test_sentence_says_who_dominates_and_by_how_much(select):
    rows = pareto.designs(select(evidences=["measured"]))
    dominated = rows[(rows["design"] == "MobileNetv1 on EdgeTPU-slow INT8")]
    mart = warehouse.read(
        "select * from pareto_designs where evidence = 'measured' "
        "and network = 'MobileNetv1' and platform = 'EdgeTPU-slow'"
    ).iloc[0]
    sentence = dominated["dominated_by"].item()
    assert sentence.startswith(
        f"{mart.dominated_by_network} on {mart.dominated_by_platform} "
        f"{mart.dominated_by_datatype} is {mart.dominated_by_throughput_ratio:.2f}x"
    )
    assert sentence.endswith(("more accurate", "just as accurate"))
    front = rows[rows["is_on_front"]]
    assert set(front["dominated_by"]) == {"none; it is on the front"}
    assert rows["dominated_by"].notna().all()


@pytest.mark.parametrize("task", TASKS)
@pytest.mark.parametrize("front_of", [ALL_DESIGNS, SHOWN_DESIGNS])
def test_border_steps_left_and_down_from_each_design(select, task, front_of):
    rows = pareto.designs(select(task), front_of)
    front = rows[rows["is_on_front"]]
    for _, group in front.groupby("evidence"):
        points = sorted(
            set(group[["throughput_fps", "top1_pct"]].itertuples(index=False))
        )
        steps = {
            (row.throughput_fps, row.top1_pct): (
                row.next_slower_fps,
                row.next_faster_top1_pct,
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
    filtered = pareto.designs(select(minimum_top1_pct=73.0, maximum_power_watts=5.0))
    front = everything["is_on_front"]
    assert keys(everything[front]) == keys(filtered[filtered["is_on_front"]])
    both = everything.merge(filtered, on=KEY)
    assert (both["pareto_rank_x"] == both["pareto_rank_y"]).all()
    hidden = filtered[~filtered["is_shown"]]
    assert hidden["is_on_front"].all()
    assert not hidden.empty


def test_unknown_power_passes_and_is_counted(select):
    selection = select(maximum_power_watts=5.0)
    rows = pareto.designs(selection)
    shown = rows[rows["is_shown"]]
    assert (shown["power_watts"].dropna() <= 5).all()
    unknown = shown[shown["power_watts"].isna()].groupby("evidence").size()
    summary = pareto.summary(selection).set_index("evidence")
    assert unknown["bound"] == summary.loc["bound", "unknown_power"]
    assert "unknown power" in summary.loc["bound", "remark"]


def test_pairs_are_the_same_design_in_two_evidences(select):
    rows = pareto.designs(select(evidences=["bound", "measured"]))
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


def test_which_design_for_imagenet_above_73_pct(select):
    selection = select(evidences=["measured"], minimum_top1_pct=73.0)
    summary = pareto.summary(selection).iloc[0]
    assert summary["fastest"].startswith("**EfficientNet-S on EdgeTPU-fast INT8")
    table = pareto.front_table(selection)
    assert table["top1_pct"].min() >= 73
    assert table["throughput_fps"].is_monotonic_decreasing


def test_evidences_are_all_of_the_mart(select):
    rows = warehouse.read("select distinct evidence from pareto_designs")
    assert set(pareto.evidences()) == set(rows["evidence"])
