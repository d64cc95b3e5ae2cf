"""choose and pareto_front find what a search of every operating point finds.

The search below compares every pair of designs in Python. A figure that is not known
neither meets a limit nor misses it. With a confidence, estimates count at the far end
of its interval.
"""

import math
import shutil
from statistics import NormalDist

import duckdb
import pytest
from any_designs import rows_of
from hypothesis import given, settings
from hypothesis import strategies as st

# Each limit: the figure that it limits, and which way.
LIMITS = {
    "min_accuracy_pct": ("accuracy_pct", "at least"),
    "min_throughput_fps": ("throughput_fps", "at least"),
    "max_latency_ms": ("latency_ms", "at most"),
    "max_power_watts": ("power_watts", "at most"),
    "max_energy_mj_per_input": ("energy_mj_per_input", "at most"),
}
OBJECTIVES = ["throughput_fps", "latency_ms", "energy_mj_per_input"]
DESIGN = ("network", "platform", "datatype")
CONDITION = ("batch_size", "threads", "throughput_scope")
examples = settings(max_examples=60, deadline=None)


def deviations_of(point):
    """Standard deviations of ln throughput and ln power; None: there is no interval."""
    of_90_pct = NormalDist().inv_cdf(0.95)
    if point["throughput_fps_lower"] is not None:
        ratio = point["throughput_fps"] / point["throughput_fps_lower"]
        throughput = math.log(ratio) / of_90_pct
    else:
        throughput = 0.0 if point["measurement_id"] else None
    if point["power_watts_upper"] is not None:
        power = math.log(point["power_watts_upper"] / point["power_watts"]) / of_90_pct
    else:
        power = 0.0 if point["power_source"] in ("measurement", "trace") else None
    return throughput, power


def counted(point, confidence):
    """The point with, under counted, its figures at the end of the interval."""
    figures = {figure: point[figure] for figure, _ in LIMITS.values()}
    if confidence is not None:
        deviations = NormalDist().inv_cdf((1 + confidence) / 2)
        throughput, power = (known or 0.0 for known in deviations_of(point))
        factors = {
            "throughput_fps": math.exp(-deviations * throughput),
            "latency_ms": math.exp(deviations * throughput),
            "power_watts": math.exp(deviations * power),
            "energy_mj_per_input": math.exp(deviations * math.hypot(throughput, power)),
        }
        for figure, factor in factors.items():
            if figures[figure] is not None:
                figures[figure] *= factor
    return {**point, "counted": figures}


def goodness(point, objective):
    """The objective, larger is better; None if it is not known."""
    value = point["counted"][objective]
    return value if objective == "throughput_fps" or value is None else -value


def misses(point, limits):
    """By how much of each limit that is set the point misses it; None: not known."""
    for limit, (figure, way) in LIMITS.items():
        if limit not in limits:
            continue
        bound, value = limits[limit], point["counted"][figure]
        if value is None:
            yield limit, None
        else:
            ratio = bound / value if way == "at least" else value / bound
            yield limit, max(0, ratio - 1)


def judged(point, limits):
    missed = dict(misses(point, limits))
    worst = max((by for by in missed.values() if by is not None), default=0)
    unknown = [LIMITS[limit][0] for limit, by in missed.items() if by is None]
    return {
        **point,
        "verdict": "misses" if worst > 0 else "not known" if unknown else "meets",
        "missed_by": worst,
        "missed_limits": {limit for limit, by in missed.items() if by == worst > 0},
        "unknown_limits": ", ".join(unknown) or None,
    }


def dominates(better, worse, objective):
    pairs = [
        (goodness(better, objective), goodness(worse, objective)),
        (better["accuracy_pct"], worse["accuracy_pct"]),
    ]
    return all(a >= b for a, b in pairs) and any(a > b for a, b in pairs)


def search_of(
    points, task, evidence, scope, objective, limits, subsets, confidence=None
):
    """The best operating point of every design, the best design first."""
    designs = {}
    for point in points:
        if (
            point["task"] == task
            and point["evidence"] == evidence
            and point["accuracy_pct"] is not None
            and (scope == "system" or point["throughput_scope"] == "device")
            and all(
                point[column] in names
                for column, names in zip(DESIGN, subsets, strict=True)
                if names is not None
            )
        ):
            key = tuple(point[column] for column in DESIGN)
            designs.setdefault(key, []).append(point)

    chosen = []
    for candidates in designs.values():
        # The system's figures, where the design has any.
        widest = max(point["throughput_scope"] for point in candidates)
        known = [
            judged(point, limits)
            for point in (counted(candidate, confidence) for candidate in candidates)
            if point["throughput_scope"] == widest
            and goodness(point, objective) is not None
        ]
        if known:
            chosen.append(
                min(
                    known,
                    key=lambda point: (
                        point["missed_by"],
                        point["unknown_limits"] is not None,
                        -goodness(point, objective),
                        point["batch_size"],
                        point["threads"],
                    ),
                )
            )
    for design in chosen:
        design["is_pareto_optimal"] = not any(
            dominates(other, design, objective)
            for other in chosen
            if other["verdict"] == design["verdict"]
        )
    return sorted(
        chosen,
        key=lambda design: (
            design["missed_by"],
            design["unknown_limits"] is not None,
            not design["is_pareto_optimal"],
            -design["accuracy_pct"],
            -goodness(design, objective),
            *(design[column] for column in DESIGN),
        ),
    )


@pytest.fixture(scope="module")
def points(database):
    return rows_of(database, "from operating_points")


@pytest.fixture(scope="module")
def search(points):
    return lambda question: search_of(points, **question)


def ask(
    database,
    function,
    task,
    evidence,
    scope,
    objective,
    limits,
    subsets,
    confidence=None,
):
    named = {
        "task": task,
        "evidence": evidence,
        "scope": scope,
        "objective": objective,
        "confidence": confidence,
        **limits,
        **{
            f"{column}s": names
            for column, names in zip(DESIGN, subsets, strict=True)
            if names is not None
        },
    }
    arguments = ", ".join(f"{name} := ${name}" for name in named)
    return rows_of(database, f"from {function}({arguments})", named)


def subset(names):
    return st.none() | st.lists(st.sampled_from(names), unique=True)


limits = st.fixed_dictionaries(
    {},
    optional={
        "min_accuracy_pct": st.floats(50, 100),
        "min_throughput_fps": st.floats(1, 1e5),
        "max_latency_ms": st.floats(1e-2, 1e3),
        "max_power_watts": st.floats(0.5, 50),
        "max_energy_mj_per_input": st.floats(1e-2, 1e3),
    },
)
questions = st.fixed_dictionaries(
    {
        "task": st.sampled_from(["ImageNet", "CIFAR-10", "MNIST"]),
        "evidence": st.sampled_from(
            ["measured", "estimated", "bound", "published_roofline"]
        ),
        "scope": st.sampled_from(["device", "system"]),
        "objective": st.sampled_from(OBJECTIVES),
        "limits": limits,
        "confidence": st.none() | st.floats(0.01, 0.99),
        "subsets": st.just((None, None, None))
        | st.tuples(
            subset(["ResNet-50 100%", "GoogLeNetv1", "CNV 100%", "CNV 50%", "MLP 25%"]),
            subset(["ZCU102-DPU", "EdgeTPU-fast", "TX2-maxn", "NCS2", "ZCU104-FINN"]),
            subset(["INT2", "INT4", "INT8", "FP16"]),
        ),
    }
)


@examples
@given(question=questions)
def test_choose_is_a_search_of_every_operating_point(database, search, question):
    expected = search(question)
    found = ask(database, "choose", **question)
    assert [row["place"] for row in found] == [*range(1, len(found) + 1)]
    for row, design in zip(found, expected, strict=True):
        for column in (
            *DESIGN,
            *CONDITION,
            "verdict",
            "unknown_limits",
            "is_pareto_optimal",
            *OBJECTIVES,
            "accuracy_pct",
            "power_watts",
            "measurement_id",
        ):
            assert row[column] == design[column], column
        if design["verdict"] == "misses":
            assert row["missed_limit"] in design["missed_limits"]
            # The function knows seven digits of the normal distribution.
            close = 1e-12 if question["confidence"] is None else 1e-6
            assert row["missed_by"] == pytest.approx(
                design["missed_by"], rel=close, abs=close
            )
        else:
            assert row["missed_limit"] is row["missed_by"] is None


@examples
@given(question=questions)
def test_who_dominates_is_on_the_front_of_the_same_verdict(database, question):
    found = [
        counted(row, question["confidence"])
        for row in ask(database, "choose", **question)
    ]
    by_design = {tuple(row[column] for column in DESIGN): row for row in found}
    for row in found:
        name = tuple(row[f"dominated_by_{column}"] for column in DESIGN)
        if row["is_pareto_optimal"]:
            assert name == (None, None, None)
            continue
        better = by_design[name]
        assert better["is_pareto_optimal"]
        assert better["verdict"] == row["verdict"]
        assert dominates(better, row, question["objective"])
        ratio = better["counted"]["throughput_fps"] / row["counted"]["throughput_fps"]
        assert row["dominated_by_throughput_ratio"] == pytest.approx(ratio, rel=1e-6)
        assert row["dominated_by_accuracy_difference"] == pytest.approx(
            better["accuracy_pct"] - row["accuracy_pct"], abs=1e-12
        )


@examples
@given(question=questions, most=st.integers(1, 20))
def test_most_leaves_out_only_what_comes_later(database, question, most):
    assert_first_of_all_are_kept(database, question, most)


@pytest.fixture(scope="module")
def with_several_accuracies(warehouse, tmp_path_factory):
    """As if a design was as accurate as its batch had it, and as fast at each."""
    path = tmp_path_factory.mktemp("accuracies") / "warehouse.duckdb"
    shutil.copy(warehouse, path)
    with duckdb.connect(str(path)) as connection:
        connection.execute(
            """
            update operating_points set
                accuracy_pct = accuracy_pct - batch_size % 7,
                accuracy_score = accuracy_score - batch_size % 7,
                throughput_fps = power(4, round(log(4, throughput_fps)))
            where evidence = 'measured'
            """
        )
        yield connection


@examples
@given(question=questions, most=st.integers(1, 20))
def test_most_keeps_the_first_of_designs_with_several_accuracies(
    with_several_accuracies, question, most
):
    assert_first_of_all_are_kept(
        with_several_accuracies, {**question, "evidence": "measured"}, most
    )


def assert_first_of_all_are_kept(database, question, most):
    def before_others(row):
        fits = row["verdict"] == "meets"
        value = goodness(counted(row, question["confidence"]), question["objective"])
        return not fits, -value if fits else 0, row["place"]

    def without_place(rows):
        return [{**row, "place": None} for row in rows]

    every = ask(database, "choose", **question)
    limited = {**question, "limits": {**question["limits"], "most": most}}
    finalists = ask(database, "choose", **limited)
    assert all(row in without_place(every) for row in without_place(finalists))
    first = without_place(sorted(every, key=before_others)[:most])
    assert without_place(sorted(finalists, key=before_others)[:most]) == first
    on_front = [row for row in every if row["is_pareto_optimal"]]
    assert all(row in without_place(finalists) for row in without_place(on_front))
    fitting = sum(row["verdict"] == "meets" for row in every)
    assert all(row["fitting_designs"] == fitting for row in every + finalists)


@examples
@given(question=questions)
def test_the_front_is_what_meets_the_limits_and_nothing_dominates(
    database, search, question
):
    front = [
        design
        for design in search(question)
        if design["verdict"] == "meets" and design["is_pareto_optimal"]
    ]
    found = ask(database, "pareto_front", **question)
    keys = [tuple(row[column] for column in (*DESIGN, *CONDITION)) for row in found]
    assert set(keys) == {
        tuple(design[column] for column in (*DESIGN, *CONDITION)) for design in front
    }
    assert len(keys) == len(front)
    values = {
        tuple(design[column] for column in (*DESIGN, *CONDITION)): goodness(
            design, question["objective"]
        )
        for design in front
    }
    objective = [values[key] for key in keys]
    assert objective == sorted(objective, reverse=True)


def candidates_of(points, question):
    """The operating points that a question is about, as they count: of the widest scope
    that their design has."""
    asked = [
        counted(point, question["confidence"])
        for point in points
        if point["task"] == question["task"]
        and point["evidence"] == question["evidence"]
        and point["accuracy_pct"] is not None
        and (question["scope"] == "system" or point["throughput_scope"] == "device")
        and all(
            point[column] in names
            for column, names in zip(DESIGN, question["subsets"], strict=True)
            if names is not None
        )
    ]
    widest = {}
    for point in asked:
        design = tuple(point[column] for column in DESIGN)
        widest[design] = max(widest.get(design, ""), point["throughput_scope"])
    return [
        point
        for point in asked
        if point["throughput_scope"]
        == widest[tuple(point[column] for column in DESIGN)]
    ]


@examples
@given(question=questions)
def test_a_relaxed_limit_is_the_least_that_lets_a_point_through(
    database, points, question
):
    """Of the points that one limit alone keeps out, that which misses it least."""
    limits = question["limits"]
    expected = {}
    for point in candidates_of(points, question):
        missed = dict(misses(point, limits))
        if None in missed.values():
            continue
        kept_out = [limit for limit, by in missed.items() if by > 0]
        if len(kept_out) == 1 and goodness(point, question["objective"]) is not None:
            (limit,) = kept_out
            expected[limit] = min(expected.get(limit, math.inf), missed[limit])
    found = ask(database, "relaxed_limits", **question)
    assert {row["missed_limit"] for row in found} == set(expected)
    for row in found:
        limit = row["missed_limit"]
        assert row["asked_value"] == limits[limit]
        assert row["missed_by"] == pytest.approx(expected[limit], rel=1e-6, abs=1e-6)
        relaxed = question | {"limits": limits | {limit: row["needed_value"]}}
        assert any(
            design["verdict"] == "meets"
            for design in ask(database, "choose", **relaxed)
        )


@pytest.mark.parametrize("evidence", ["measured", "bound", "published_roofline"])
@pytest.mark.parametrize("task", ["ImageNet", "CIFAR-10", "MNIST"])
def test_roles_are_of_the_front(database, task, evidence):
    named = f"('{task}', evidence := '{evidence}')"
    front = rows_of(database, f"from pareto_front{named}")
    roles = {row["role"]: row for row in rows_of(database, f"from front_roles{named}")}
    speeds = [math.log(row["throughput_fps"]) for row in front]
    accuracies = [row["accuracy_pct"] for row in front]

    def distance(row):
        """From the line between both ends, up to a factor."""
        speed = math.log(row["throughput_fps"]) - min(speeds)
        gain = row["accuracy_pct"] - min(accuracies)
        return speed / (max(speeds) - min(speeds)) + gain / (
            max(accuracies) - min(accuracies)
        )

    assert math.log(roles["fastest"]["throughput_fps"]) == max(speeds)
    assert roles["most accurate"]["accuracy_pct"] == max(accuracies)
    assert distance(roles["knee"]) == pytest.approx(max(map(distance, front)))
    assert len(roles) == 3


FIGURES = [figure for figure, _ in LIMITS.values()]


def better_when_larger(point, figure):
    value = point["counted"][figure]
    return value if figure in ("throughput_fps", "accuracy_pct") else -value


@examples
@given(question=questions, pair=st.permutations(FIGURES).map(lambda names: names[:2]))
def test_pareto_points_are_the_operating_points_that_nothing_beats(
    database, points, question, pair
):
    limits, subsets = question["limits"], question["subsets"]
    candidates = [
        point
        for point in candidates_of(points, question)
        if all(point["counted"][figure] is not None for figure in pair)
        and judged(point, limits)["verdict"] == "meets"
    ]
    values = [
        tuple(better_when_larger(point, figure) for figure in pair)
        for point in candidates
    ]
    distinct = set(values)

    def is_beaten(value):
        return any(
            other != value and other[0] >= value[0] and other[1] >= value[1]
            for other in distinct
        )

    front = {value for value in distinct if not is_beaten(value)}
    key = (*DESIGN, *CONDITION)
    expected = {
        tuple(point[column] for column in key): (value in front, values.count(value))
        for point, value in zip(candidates, values, strict=True)
    }
    named = {
        **{k: v for k, v in question.items() if k not in ("limits", "subsets")},
        **limits,
        "x": pair[0],
        "y": pair[1],
        **{
            f"{column}s": names
            for column, names in zip(DESIGN, subsets, strict=True)
            if names is not None
        },
    }
    del named["objective"]
    arguments = ", ".join(f"{name} := ${name}" for name in named)
    found = rows_of(database, f"from pareto_points({arguments})", named)
    assert {
        tuple(row[column] for column in key): (row["is_on_front"], row["points_here"])
        for row in found
    } == expected
    assert len(found) == len(expected)


def chance_pct(figure, limit, deviation, at_least):
    if deviation == 0:
        return 100.0 * (figure >= limit if at_least else figure <= limit)
    distance = math.log(figure / limit) / deviation
    return 100 * NormalDist().cdf(distance if at_least else -distance)


def is_beyond_bound(row, throughput_fps):
    """An upper end that is nearer than the lower one is the bound."""
    lower, upper = row["throughput_fps_lower"], row["throughput_fps_upper"]
    return (
        upper is not None
        and lower * upper < row["throughput_fps"] ** 2 * (1 - 1e-9)
        and throughput_fps > upper
    )


@examples
@given(question=questions)
def test_chances_are_those_of_the_interval(database, question):
    for row in ask(database, "choose", **question):
        throughput, power = deviations_of(row)
        both = None if None in (throughput, power) else math.hypot(throughput, power)
        for limit, chance, deviation in (
            ("min_throughput_fps", "throughput_chance_pct", throughput),
            ("max_latency_ms", "latency_chance_pct", throughput),
            ("max_power_watts", "power_chance_pct", power),
            ("max_energy_mj_per_input", "energy_chance_pct", both),
        ):
            value, asked = row[LIMITS[limit][0]], question["limits"].get(limit)
            if asked is None or value is None or deviation is None:
                assert row[chance] is None
                continue
            slowest = {
                "min_throughput_fps": asked,
                "max_latency_ms": row["throughput_fps"] * value / asked,
            }.get(limit, 0)
            expected = (
                0
                if is_beyond_bound(row, slowest)
                else chance_pct(value, asked, deviation, LIMITS[limit][1] == "at least")
            )
            assert row[chance] == pytest.approx(expected, abs=1e-5)


def test_a_confidence_takes_the_lower_end_of_its_interval(database):
    """At 90 % that is the stored end: a limit just above it is missed, though the
    estimate itself meets it with a chance of 95 %."""
    (point,) = rows_of(
        database,
        "from estimates where network = 'MobileNetv1' and platform = 'ZCU102-DPU'"
        " and datatype = 'INT8' and batch_size = 1 and threads = 1",
    )
    assert point["measurement_id"] is None

    def verdict(limit, confidence):
        (row,) = ask(
            database,
            "choose",
            task="ImageNet",
            evidence="estimated",
            scope="device",
            objective="latency_ms",
            limits={"min_throughput_fps": limit, "max_latency_ms": 1e9},
            subsets=[["MobileNetv1"], ["ZCU102-DPU"], ["INT8"]],
            confidence=confidence,
        )
        return row

    lower = point["throughput_fps_lower"]
    below, above = verdict(lower * (1 - 1e-6), 0.9), verdict(lower * (1 + 1e-6), 0.9)
    assert below["verdict"] == "meets"
    assert below["throughput_chance_pct"] == pytest.approx(95, abs=1e-3)
    assert (above["threads"], above["verdict"]) != (1, "meets")
    assert verdict(lower * (1 + 1e-6), None)["verdict"] == "meets"


def test_24_measured_cifar_10_designs_answer_within_a_millisecond(database):
    verdicts = database.execute("""
        select verdict, count(*), max(latency_ms) <= 1, min(latency_ms) > 1
        from choose('CIFAR-10', scope := 'device', max_latency_ms := 1)
        group by verdict order by verdict
    """).fetchall()
    # All 46 that were measured are there: 22 miss the limit at every batch.
    assert verdicts == [("meets", 24, True, False), ("misses", 22, False, True)]


def test_a_bound_neither_meets_nor_misses_a_limit_of_power(database):
    verdicts = database.execute("""
        select distinct verdict, unknown_limits, missed_limit
        from choose('ImageNet', evidence := 'bound', max_power_watts := 5)
    """).fetchall()
    assert verdicts == [("not known", "power_watts", None)]


def test_a_limit_that_is_missed_is_told_before_one_that_is_not_known(database):
    verdicts = database.execute("""
        select distinct verdict, unknown_limits, missed_limit
        from choose(
            'ImageNet', evidence := 'bound',
            max_power_watts := 5, min_accuracy_pct := 99
        )
    """).fetchall()
    assert verdicts == [("misses", "power_watts", "min_accuracy_pct")]


@pytest.mark.parametrize(
    ("evidence", "has_energy"), [("bound", False), ("measured", True)]
)
def test_what_has_no_energy_has_no_place_by_energy(database, evidence, has_energy):
    front = database.execute(
        "from pareto_front("
        "    'MNIST', evidence := $1, objective := 'energy_mj_per_input'"
        ")",
        [evidence],
    ).fetchall()
    assert bool(front) == has_energy


def test_a_design_at_its_limits_meets_them(database):
    (point,) = rows_of(
        database,
        "from operating_points"
        " where measurement_id = 'qutibench-858' and throughput_scope = 'device'"
        " and evidence = 'measured'",
    )
    found = ask(
        database,
        "choose",
        task=point["task"],
        evidence="measured",
        scope="device",
        objective="throughput_fps",
        limits={limit: point[figure] for limit, (figure, _) in LIMITS.items()},
        subsets=[[point[column]] for column in DESIGN],
    )
    assert [row["verdict"] for row in found] == ["meets"]
