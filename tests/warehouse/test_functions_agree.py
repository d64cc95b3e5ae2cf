"""The functions for ad-hoc SQL say what the tables say, of every design.

Each query calls a function once per design by a lateral join. Figures agree to 1e-12
of their value; names and nulls agree exactly.
"""

import itertools

import pytest

DESIGNS = """
    select
        networks.network, platforms.platform, datatypes.datatype,
        batch_sizes.batch_size, networks.task, giga_ops, parameters_millions,
        activations_millions, peak_activations_millions, bits, peak_tops,
        memory_bandwidth_gbytes_per_s, memory_capacity_gbytes, on_chip_memory_bytes,
        power_watts
    from platform_peaks
    inner join platforms using (platform)
    inner join datatypes using (datatype)
    cross join networks
    cross join (select distinct batch_size from predictions) as batch_sizes
"""

WHAT_IF = f"""
    select
        designs.network, designs.platform, designs.datatype, designs.batch_size,
        answers.*
    from ({DESIGNS}) as designs, what_if(
        designs.giga_ops,
        designs.parameters_millions,
        designs.bits,
        designs.peak_tops,
        designs.memory_bandwidth_gbytes_per_s,
        on_chip_memory_bytes := designs.on_chip_memory_bytes,
        activations_millions := designs.activations_millions,
        peak_activations_millions := designs.peak_activations_millions,
        memory_capacity_gbytes := designs.memory_capacity_gbytes,
        power_watts := designs.power_watts,
        batch_size := designs.batch_size
    ) as answers
"""

WHAT_IF_PLATFORM = f"""
    select
        answers.network, questions.platform, answers.datatype, questions.batch_size,
        answers.* exclude (network, datatype)
    from (
        select
            platform, batch_size, memory_bandwidth_gbytes_per_s,
            memory_capacity_gbytes, on_chip_memory_bytes, power_watts,
            map_from_entries(list(distinct (datatype, peak_tops))) as peaks
        from ({DESIGNS})
        group by all
    ) as questions, what_if_platform(
        questions.peaks,
        questions.memory_bandwidth_gbytes_per_s,
        on_chip_memory_bytes := questions.on_chip_memory_bytes,
        memory_capacity_gbytes := questions.memory_capacity_gbytes,
        power_watts := questions.power_watts,
        batch_size := questions.batch_size
    ) as answers
"""

WHAT_IF_NETWORK = f"""
    select
        questions.network, answers.platform, answers.datatype, questions.batch_size,
        answers.* exclude (platform, datatype)
    from (
        select distinct
            network, batch_size, task, giga_ops, parameters_millions,
            activations_millions, peak_activations_millions
        from ({DESIGNS})
    ) as questions, what_if_network(
        questions.giga_ops,
        questions.parameters_millions,
        activations_millions := questions.activations_millions,
        peak_activations_millions := questions.peak_activations_millions,
        task := questions.task,
        batch_size := questions.batch_size
    ) as answers
"""

EVERY_FUNCTION = pytest.mark.parametrize(
    "answers",
    [WHAT_IF, WHAT_IF_PLATFORM, WHAT_IF_NETWORK],
    ids=["what_if", "what_if_platform", "what_if_network"],
)

KEY = ["network", "platform", "datatype", "batch_size", "traffic_model"]
FIGURES = [
    "bytes_per_input",
    "operational_intensity_ops_per_byte",
    "attainable_tops",
    "compute_bound_fps",
    "memory_bound_fps",
    "throughput_fps",
    "bound_margin",
    "latency_ms",
    "energy_mj_per_input",
]
NAMES = ["bound_by", "is_feasible"]


def differs(figure, left, right):
    return (
        f"not coalesce(abs({left}.{figure} - {right}.{figure})"
        f" <= 1e-12 * abs({right}.{figure}),"
        f" {left}.{figure} is null and {right}.{figure} is null)"
    )


@EVERY_FUNCTION
def test_a_function_agrees_with_every_prediction(database, answers):
    differences = [
        *(differs(figure, "answers", "predictions") for figure in FIGURES),
        *(f"answers.{name} is distinct from predictions.{name}" for name in NAMES),
    ]
    disagreements = database.execute(f"""
        with answers as materialized ({answers})
        select {", ".join(KEY)}, answers, predictions
        from predictions
        left join answers using ({", ".join(KEY)})
        where answers is null or {" or ".join(differences)}
        limit 3
    """).fetchall()
    assert disagreements == []


@EVERY_FUNCTION
def test_a_function_predicts_what_the_table_predicts_and_no_more(database, answers):
    counts = database.execute(f"""
        with answers as materialized ({answers})
        select
            (select count(*) from predictions),
            (select count(*) from answers where throughput_fps is not null),
            (select count(*) from (select distinct {", ".join(KEY)} from answers)),
            (select count(*) from answers)
    """).fetchone()
    assert counts[0] == counts[1] > 0
    assert counts[2] == counts[3]


@EVERY_FUNCTION
def test_a_function_gives_the_reasons_of_the_table(database, answers):
    differences = database.execute(f"""
        with reasons as materialized (
            select distinct network, platform, datatype, traffic_model,
                why_not_predicted as reason
            from ({answers}) where why_not_predicted is not null
        ),
        gaps as (
            select network, platform, datatype, traffic_model, reason
            from prediction_gaps
            where (platform, datatype) in (
                select (platform, datatype) from platform_peaks
            )
        )
        (from reasons except from gaps) union all (from gaps except from reasons)
    """).fetchall()
    assert differences == []


OPTIMAL_PLATFORM = f"""
    select network, platform, datatype, batch_size, would_be_pareto_optimal
    from ({WHAT_IF_PLATFORM}) where traffic_model = $traffic_model
"""

# A network that is described has one accuracy, so it is asked about by datatype.
OPTIMAL_NETWORK = """
    select
        designs.network, designs.platform, designs.datatype, designs.batch_size,
        answers.would_be_pareto_optimal
    from (
        from pareto_designs inner join networks using (network, task)
        where evidence = $evidence
    ) as designs, what_if_network(
        designs.giga_ops,
        designs.parameters_millions,
        task := designs.task,
        top1_pct := designs.top1_pct,
        batch_size := designs.batch_size
    ) as answers
    where answers.platform = designs.platform
        and answers.datatype = designs.datatype
        and answers.traffic_model = $traffic_model
"""


@pytest.mark.parametrize(
    "answers",
    [OPTIMAL_PLATFORM, OPTIMAL_NETWORK],
    ids=["what_if_platform", "what_if_network"],
)
@pytest.mark.parametrize(
    ("evidence", "traffic_model"),
    [("published_roofline", "weights_streamed"), ("bound", "weights_on_chip")],
)
def test_a_design_of_the_table_would_be_optimal_if_it_is(
    database, answers, evidence, traffic_model
):
    disagreements = database.execute(
        f"""
        with answers as materialized ({answers})
        select network, platform, datatype, is_pareto_optimal, would_be_pareto_optimal
        from pareto_designs
        left join answers using (network, platform, datatype, batch_size)
        where evidence = $evidence
            and would_be_pareto_optimal is distinct from is_pareto_optimal
        """,
        {"evidence": evidence, "traffic_model": traffic_model},
    ).fetchall()
    assert disagreements == []


def test_the_scalar_functions_agree_with_every_prediction(database):
    differences = " or ".join(
        differs(figure, "predicted", "predictions")
        for figure in [
            "operational_intensity_ops_per_byte",
            "attainable_tops",
            "throughput_fps",
        ]
    )
    disagreements = database.execute(f"""
        with answers as (
            select
                designs.*,
                operational_intensity(
                    giga_ops, parameters_millions, bits, batch_size := batch_size
                ) as operational_intensity_ops_per_byte
            from ({DESIGNS}) as designs
        ),
        attained as (
            select *, attainable_tops(
                peak_tops,
                memory_bandwidth_gbytes_per_s,
                operational_intensity_ops_per_byte
            ) as attainable_tops
            from answers
        ),
        predicted as (
            select *, throughput_fps(attainable_tops, giga_ops) as throughput_fps
            from attained
        )
        select predictions.network, predictions.platform, predictions.datatype,
            predictions.batch_size
        from predictions
        left join predicted using (network, platform, datatype, batch_size)
        where traffic_model = 'weights_batched' and (
            predicted.platform is null or {differences}
        )
    """).fetchall()
    assert disagreements == []


def test_what_if_roofline_draws_the_corners_of_every_roof(database):
    disagreements = database.execute(f"""
        with answers as materialized (
            select questions.platform, corners.*
            from (
                select platform, memory_bandwidth_gbytes_per_s,
                    map_from_entries(list((datatype, peak_tops))) as peaks
                from platform_peaks inner join platforms using (platform)
                group by all
            ) as questions, what_if_roofline(
                questions.peaks, questions.memory_bandwidth_gbytes_per_s
            ) as corners
        )
        select platform, datatype, point
        from rooflines full outer join answers using (platform, datatype, point)
        where {differs("attainable_tops", "answers", "rooflines")}
            or {differs("operational_intensity_ops_per_byte", "answers", "rooflines")}
    """).fetchall()
    assert disagreements == []
    (corners,) = database.execute("select count(*) from rooflines").fetchone()
    assert corners == 3 * 20


def test_pareto_front_is_what_the_table_calls_optimal(database):
    columns = (
        "network, platform, datatype, batch_size, threads, throughput_fps, top1_pct"
    )
    differences = database.execute(f"""
        with questions as (select distinct evidence, task from pareto_designs),
        fronts as materialized (
            select questions.evidence, questions.task, {columns}
            from questions, pareto_front(questions.task, questions.evidence)
        ),
        optimal as (
            select evidence, task, {columns}
            from pareto_designs where is_pareto_optimal
        )
        (from fronts except from optimal) union all (from optimal except from fronts)
    """).fetchall()
    assert differences == []


@pytest.mark.parametrize("evidence", ["published_roofline", "bound", "measured"])
def test_compare_platforms_compares_the_fastest_designs_of_two(database, evidence):
    fastest = dict(
        database.execute(
            """
            select (platform, network), max(throughput_fps)
            from pareto_designs where evidence = ? group by platform, network
            """,
            [evidence],
        ).fetchall()
    )
    platforms = database.execute("select platform from platforms").fetchall()
    for a, b in itertools.combinations([name for (name,) in platforms], 2):
        answers = database.execute(
            "select network, throughput_fps_a, throughput_fps_b, throughput_ratio"
            " from compare_platforms(?, ?, ?)",
            [a, b, evidence],
        ).fetchall()
        networks = {network for name, network in fastest if name in (a, b)}
        assert {network for network, *_ in answers} == networks
        for network, fps_a, fps_b, ratio in answers:
            assert fps_a == fastest.get((a, network))
            assert fps_b == fastest.get((b, network))
            assert ratio == (fps_a / fps_b if fps_a and fps_b else None)
