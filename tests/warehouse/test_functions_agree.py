"""The functions for ad-hoc SQL say what the tables say, of every design.

Each query calls a function once per design by a lateral join. Figures agree to 1e-12
of their value; names and nulls agree exactly.
"""

import itertools

import pytest
from any_designs import rows_of

DESIGNS = """
    select
        networks.network, platforms.platform, datatypes.datatype, networks.task,
        batch_size, threads, giga_ops, parameters_millions, activations_millions,
        peak_activations_millions, input_bytes, output_bytes, weight_bits,
        activation_bits, peak_tops, compute_units, memory_bandwidth_gbytes_per_s,
        memory_capacity_gbytes, on_chip_memory_bytes, host_link_gbytes_per_s,
        state_bytes_per_input, overflow_memory_bandwidth_gbytes_per_s,
        overflow_memory_capacity_gbytes
    from platform_peaks
    inner join platforms using (platform)
    inner join datatypes using (datatype)
    inner join operating_conditions using (platform)
    cross join networks
"""

WHAT_IF = f"""
    select
        designs.network, designs.platform, designs.datatype, designs.batch_size,
        designs.threads, answers.*
    from ({DESIGNS}) as designs, what_if(
        designs.giga_ops,
        designs.parameters_millions,
        designs.weight_bits,
        designs.peak_tops,
        designs.memory_bandwidth_gbytes_per_s,
        on_chip_memory_bytes := designs.on_chip_memory_bytes,
        activations_millions := designs.activations_millions,
        peak_activations_millions := designs.peak_activations_millions,
        activation_bits := designs.activation_bits,
        memory_capacity_gbytes := designs.memory_capacity_gbytes,
        host_link_gbytes_per_s := designs.host_link_gbytes_per_s,
        input_bytes := designs.input_bytes,
        output_bytes := designs.output_bytes,
        compute_units := designs.compute_units,
        batch_size := designs.batch_size,
        threads := designs.threads,
        state_bytes_per_input := designs.state_bytes_per_input,
        overflow_memory_bandwidth_gbytes_per_s :=
            designs.overflow_memory_bandwidth_gbytes_per_s,
        overflow_memory_capacity_gbytes := designs.overflow_memory_capacity_gbytes
    ) as answers
"""

# what_if takes a number of threads; the others keep every unit busy.
ALL_UNITS_BUSY = """
    from operating_conditions where (platform, threads) in (
        select (platform, compute_units) from platforms
    )
"""
PREDICTIONS_OF_ALL_UNITS = f"""(
    from predictions semi join ({ALL_UNITS_BUSY}) using (platform, batch_size, threads)
)"""

WHAT_IF_PLATFORM = f"""
    select
        answers.network, questions.platform, answers.datatype, questions.batch_size,
        questions.threads, answers.* exclude (network, datatype)
    from (
        select
            platform, batch_size, threads, compute_units,
            memory_bandwidth_gbytes_per_s, memory_capacity_gbytes,
            overflow_memory_bandwidth_gbytes_per_s, overflow_memory_capacity_gbytes,
            on_chip_memory_bytes, host_link_gbytes_per_s,
            map_from_entries(list(distinct (datatype, peak_tops))) as peaks
        from ({DESIGNS})
        where threads = compute_units
        group by all
    ) as questions, what_if_platform(
        questions.peaks,
        questions.memory_bandwidth_gbytes_per_s,
        on_chip_memory_bytes := questions.on_chip_memory_bytes,
        memory_capacity_gbytes := questions.memory_capacity_gbytes,
        host_link_gbytes_per_s := questions.host_link_gbytes_per_s,
        compute_units := questions.compute_units,
        batch_size := questions.batch_size,
        overflow_memory_bandwidth_gbytes_per_s :=
            questions.overflow_memory_bandwidth_gbytes_per_s,
        overflow_memory_capacity_gbytes := questions.overflow_memory_capacity_gbytes
    ) as answers
"""

WHAT_IF_LIKE_PLATFORM = f"""
    select
        answers.network, questions.platform, answers.datatype, questions.batch_size,
        questions.threads, answers.* exclude (network, datatype)
    from (
        select distinct platform, batch_size, threads
        from ({DESIGNS})
        where threads = compute_units
    ) as questions, what_if_platform(
        like_platform := questions.platform, batch_size := questions.batch_size
    ) as answers
"""

WHAT_IF_NETWORK = f"""
    select
        questions.network, answers.platform, answers.datatype, questions.batch_size,
        conditions.threads, answers.* exclude (platform, datatype)
    from (
        select distinct
            network, batch_size, task, giga_ops, parameters_millions,
            activations_millions, peak_activations_millions, input_bytes, output_bytes,
            state_bytes_per_input
        from ({DESIGNS})
    ) as questions, what_if_network(
        questions.giga_ops,
        questions.parameters_millions,
        activations_millions := questions.activations_millions,
        peak_activations_millions := questions.peak_activations_millions,
        input_bytes := questions.input_bytes,
        output_bytes := questions.output_bytes,
        task := questions.task,
        batch_size := questions.batch_size,
        state_bytes_per_input := questions.state_bytes_per_input
    ) as answers, ({ALL_UNITS_BUSY}) as conditions
    where conditions.platform = answers.platform
        and conditions.batch_size = questions.batch_size
"""

WHAT_IF_LIKE_NETWORK = f"""
    select
        questions.network, answers.platform, answers.datatype, questions.batch_size,
        conditions.threads, answers.* exclude (platform, datatype)
    from (
        select distinct network, batch_size from ({DESIGNS})
    ) as questions, what_if_network(
        like_network := questions.network, batch_size := questions.batch_size
    ) as answers, ({ALL_UNITS_BUSY}) as conditions
    where conditions.platform = answers.platform
        and conditions.batch_size = questions.batch_size
"""

QUESTIONS = {
    "what_if": (WHAT_IF, "predictions"),
    "what_if_platform": (WHAT_IF_PLATFORM, PREDICTIONS_OF_ALL_UNITS),
    "what_if_like_platform": (WHAT_IF_LIKE_PLATFORM, PREDICTIONS_OF_ALL_UNITS),
    "what_if_network": (WHAT_IF_NETWORK, PREDICTIONS_OF_ALL_UNITS),
    "what_if_like_network": (WHAT_IF_LIKE_NETWORK, PREDICTIONS_OF_ALL_UNITS),
}
EVERY_FUNCTION = pytest.mark.parametrize(
    ("answers", "table"), QUESTIONS.values(), ids=QUESTIONS
)

KEY = ["network", "platform", "datatype", "batch_size", "threads", "traffic_model"]
FIGURES = [
    "bytes_per_input",
    "operational_intensity_ops_per_byte",
    "attainable_tops",
    "compute_bound_fps",
    "memory_bound_fps",
    "link_bound_fps",
    "throughput_fps",
    "bound_margin",
    "latency_ms",
]
NAMES = ["bound_by", "is_feasible"]


def differs(figure, left, right):
    return (
        f"not coalesce(abs({left}.{figure} - {right}.{figure})"
        f" <= 1e-12 * abs({right}.{figure}),"
        f" {left}.{figure} is null and {right}.{figure} is null)"
    )


@EVERY_FUNCTION
def test_a_function_agrees_with_every_prediction(database, answers, table):
    differences = [
        *(differs(figure, "answers", "predicted") for figure in FIGURES),
        *(f"answers.{name} is distinct from predicted.{name}" for name in NAMES),
    ]
    disagreements = database.execute(f"""
        with answers as materialized ({answers})
        select {", ".join(KEY)}, answers, predicted
        from {table} as predicted
        left join answers using ({", ".join(KEY)})
        where answers is null or {" or ".join(differences)}
        limit 3
    """).fetchall()
    assert disagreements == []


@EVERY_FUNCTION
def test_a_function_predicts_what_the_table_predicts_and_no_more(
    database, answers, table
):
    predicted, answered, keys, rows = database.execute(f"""
        with answers as materialized ({answers})
        select
            (select count(*) from {table}),
            (select count(*) from answers where throughput_fps is not null),
            (select count(*) from (select distinct {", ".join(KEY)} from answers)),
            (select count(*) from answers)
    """).fetchone()
    assert predicted == answered > 0
    assert keys == rows


@EVERY_FUNCTION
def test_a_function_gives_the_reasons_of_the_table(database, answers, table):
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


ENDS = ["estimated_fps", "estimated_fps_lower", "estimated_fps_upper"]
# Of what was measured the mart keeps what the formula gives, and not its ends.
ESTIMATES = """
    select
        * exclude (calibrated_on), modelled_fps as estimated_fps,
        if(estimator = 'measurement', null, throughput_fps_lower)
            as estimated_fps_lower,
        if(estimator = 'measurement', null, throughput_fps_upper)
            as estimated_fps_upper,
        if(estimator = 'measurement', null, calibrated_on) as calibrated_on
    from estimates
"""
# A pruned network is like the one that its layers are scaled from. In a large batch the
# activations of that one, which nobody counted of the pruned one, would not fit.
PRUNED = """
    network in (select network from network_layer_sums where layers_from = 'scaled')
    and batch_size <= 128
"""
WHAT_IF_PRUNED = f"""
    select
        questions.network, answers.platform, answers.datatype, questions.batch_size,
        conditions.threads, answers.* exclude (platform, datatype)
    from (
        select
            pruned.network, relatives.network as relative, batch_size, pruned.giga_ops,
            pruned.parameters_millions, pruned.state_bytes_per_input
        from networks as pruned
        inner join networks as relatives
            on pruned.topology = relatives.topology and relatives.pruning_pct = 100
        cross join (select distinct batch_size from operating_conditions)
        where {PRUNED.replace("network in", "pruned.network in")}
    ) as questions, what_if_network(
        questions.giga_ops,
        questions.parameters_millions,
        like_network := questions.relative,
        batch_size := questions.batch_size
    ) as answers, ({ALL_UNITS_BUSY}) as conditions
    where conditions.platform = answers.platform
        and conditions.batch_size = questions.batch_size
"""


@pytest.mark.parametrize(
    ("answers", "designs"),
    [
        (WHAT_IF_LIKE_PLATFORM, "true"),
        (WHAT_IF_LIKE_NETWORK, "true"),
        (WHAT_IF_PRUNED, PRUNED),
    ],
    ids=["like_platform", "like_network", "pruned"],
)
def test_what_is_like_another_has_its_estimates(database, answers, designs):
    differences = [
        differs("estimated_fps", "answers", "estimated"),
        *(
            f"(estimated.{end} is not null and {differs(end, 'answers', 'estimated')})"
            for end in ENDS[1:]
        ),
        "estimated.calibrated_on <> answers.calibrated_on",
        "estimated.layers_from <> answers.layers_from",
    ]
    estimated, answered, disagree = database.execute(f"""
        with answers as materialized (
            from ({answers}) where traffic_model = 'weights_on_chip'
        ),
        estimated as materialized (
            from ({ESTIMATES}) semi join ({ALL_UNITS_BUSY})
                using (platform, batch_size, threads)
            where {designs}
        )
        select
            (select count(*) from estimated),
            (select count(estimated_fps) from answers),
            count(*) filter ({" or ".join(differences)})
        from estimated
        inner join answers using ({", ".join(KEY[:-1])})
    """).fetchone()
    assert estimated == answered > 0
    assert disagree == 0


@EVERY_FUNCTION
def test_no_estimate_is_above_its_bound_and_only_that_row_has_one(
    database, answers, table
):
    count, wrong, elsewhere = database.execute(f"""
        select
            count(estimated_fps),
            count(*) filter (
                estimated_fps > throughput_fps
                or estimated_fps_upper > throughput_fps
                or not estimated_fps_lower < estimated_fps
                or not estimated_fps <= estimated_fps_upper
                or (estimated_fps is null) <> (calibrated_on is null)
            ),
            count(estimated_fps) filter (traffic_model <> 'weights_on_chip')
        from ({answers})
    """).fetchone()
    assert count > 0
    assert (wrong, elsewhere) == (0, 0)


@pytest.mark.parametrize(
    ("described", "calibrated_on"),
    [
        ("", "nothing"),
        (", device_class := 'GPU'", "nothing"),
        (", execution_style := 'batched'", "nothing"),
        (", device_class := 'GPU', execution_style := 'batched'", "family"),
        (", like_platform := 'TX2-maxn'", "platform"),
        (", like_platform := 'TX2-maxn', execution_style := 'dataflow'", "nothing"),
    ],
)
def test_an_estimate_says_what_it_rests_on(database, described, calibrated_on):
    rests_on = database.execute(f"""
        select distinct calibrated_on.replace(' and topology', '')
        from what_if_platform(
            map {{'FP16': 1.0}}, 60, 1e6, batch_size := 1{described}
        ) where estimated_fps is not null
    """).fetchall()
    assert rests_on == [(calibrated_on,)]


def test_the_more_it_is_like_what_was_measured_the_narrower_the_interval(database):
    factors = [
        database.execute(f"""
            select median(estimated_fps / estimated_fps_lower) from what_if_platform(
                map {{'FP16': 1.3}}, 59.7, 1e6 {described}
            )
        """).fetchone()[0]
        for described in (
            ", like_platform := 'TX2-maxn'",
            ", device_class := 'GPU', execution_style := 'batched'",
            "",
        )
    ]
    assert factors == sorted(factors)
    assert factors[0] < factors[1] < factors[2]


def test_a_network_of_totals_alone_has_equal_layers_as_the_formula_says(database):
    """2e9 operations, 10 million weights, as the worked words of the macro say, with
    the parameters of all platforms, by hand."""
    row = database.execute("""
        select parameters from estimator_parameters as parameters
        where family = 'any' and is_new_topology
    """).fetchone()[0]
    layers, products, weights = 50, 1e9, 1e7
    m, k = products / weights, (weights / 50) ** 0.5
    n = weights / layers / k
    long_k, long_n = k + row["half_length_k"], n + row["half_length_n"]
    work = 2 * row["work_factor"] / 4e12 * layers * long_k * long_n
    written = 2 * layers * m * n
    seconds = (
        row["call_seconds"]
        + work * (8 * m + row["half_length_m"])
        + layers * row["layer_seconds"]
        + row["weight_factor"] * (weights - 1e6) / 10e9
        + row["activation_factor"] * 8 * 3.4 * written / 10e9
    )
    answered = database.execute("""
        select estimated_fps from what_if(
            2, 10, 8, 4, 10, on_chip_memory_bytes := 1e6, batch_size := 8
        ) where estimated_fps is not null
    """).fetchall()
    assert answered == [(pytest.approx(8 / seconds),)]


@pytest.fixture(scope="module")
def accuracy_of(database):
    """What a platform reached of its own, or else what the table prints."""
    accuracies = {
        (row["network"], row["datatype"], row["platform"]): row["accuracy_pct"]
        for row in rows_of(database, "from accuracies")
    }
    return lambda network, datatype, platform: accuracies.get(
        (network, datatype, platform), accuracies.get((network, datatype, "any"))
    )


@pytest.mark.parametrize(
    "answers",
    [WHAT_IF_LIKE_PLATFORM, WHAT_IF_LIKE_NETWORK],
    ids=["what_if_like_platform", "what_if_like_network"],
)
def test_what_is_like_another_has_its_accuracies(database, accuracy_of, answers):
    rows = rows_of(database, answers)
    for row in rows:
        accuracy = accuracy_of(row["network"], row["datatype"], row["platform"])
        assert row["accuracy_pct"] == accuracy
    assert any(row["accuracy_pct"] for row in rows)


def is_dominated(row, front):
    """Whether a design of the front is at least as good, and better in one."""
    design = row["throughput_fps"], row["accuracy_pct"]
    return any(
        other != design and other[0] >= design[0] and other[1] >= design[1]
        for other in front
    )


@pytest.mark.parametrize(
    "answers",
    [
        WHAT_IF_LIKE_PLATFORM,
        WHAT_IF_LIKE_NETWORK,
        "from what_if_platform(map {'INT2': 60.0, 'INT8': 1.0, 'FP16': 2.5}, 60,"
        " on_chip_memory_bytes := 1e6, memory_capacity_gbytes := 0.003)",
        "from what_if_network(2, 4, accuracy_pct := 72, datatype := 'INT8',"
        " task := 'ImageNet')",
    ],
    ids=["like_platform", "like_network", "what_if_platform", "what_if_network"],
)
def test_a_design_would_be_optimal_if_none_of_the_table_dominates_it(database, answers):
    fronts = {}
    for row in rows_of(database, "from pareto_designs"):
        design = row["throughput_fps"], row["accuracy_pct"]
        fronts.setdefault((row["evidence"], row["task"]), set()).add(design)
    seen = set()
    for row in rows_of(database, answers):
        if row["accuracy_pct"] is None or row["throughput_fps"] is None:
            expected = None
        elif row["is_feasible"] is False:
            expected = False
        else:
            streams = row["traffic_model"] == "weights_streamed"
            evidence = "published_roofline" if streams else "bound"
            expected = not is_dominated(row, fronts[evidence, row["task"]])
        assert row["would_be_pareto_optimal"] == expected, row
        seen.add(expected)
    assert seen == {None, False, True}


def test_an_estimate_would_be_optimal_if_no_estimate_dominates_it(database):
    front = {}
    for row in rows_of(database, "from pareto_designs where evidence = 'estimated'"):
        design = row["throughput_fps"], row["accuracy_pct"]
        front.setdefault(row["task"], set()).add(design)
    seen = set()
    for row in rows_of(
        database,
        "from what_if_platform(map {'INT2': 1e3, 'INT8': 600.0}, 2e3,"
        " on_chip_memory_bytes := 1e6, memory_capacity_gbytes := 0.003)",
    ):
        expected = None
        if row["accuracy_pct"] is not None and row["estimated_fps"] is not None:
            expected = not is_dominated(
                row | {"throughput_fps": row["estimated_fps"]}, front[row["task"]]
            )
        assert row["estimate_would_be_pareto_optimal"] == expected, row
        seen.add(expected)
    assert seen == {None, False, True}


@pytest.mark.parametrize(
    ("answers", "row_is"),
    [
        (
            "from what_if_platform(map {'INT2': 1e3, 'INT8': 2.0, 'FP32': 4.0}, 5,"
            " on_chip_memory_bytes := 1e6, memory_capacity_gbytes := 0.02)",
            "network",
        ),
        ("from what_if_network(like_network := 'MLP 100%')", "platform"),
    ],
    ids=["what_if_platform", "what_if_network"],
)
def test_the_fastest_datatype_is_that_of_those_that_fit(database, answers, row_is):
    groups = {}
    for row in rows_of(database, answers):
        groups.setdefault((row[row_is], row["traffic_model"]), []).append(row)
    for rows in groups.values():
        (fastest,) = [row for row in rows if row["is_fastest_datatype"]]
        fitting = [row for row in rows if row["is_feasible"] is not False] or rows
        assert fastest in fitting
        known = [row["throughput_fps"] for row in fitting if row["throughput_fps"]]
        assert fastest["throughput_fps"] == (max(known) if known else None)
    assert any(len(rows) > 1 for rows in groups.values())


def test_power_changes_the_energy_and_nothing_else(database):
    platform = "from what_if_platform(like_platform := 'NCS2'{})"
    without = rows_of(database, platform.format(""))
    with_power = rows_of(database, platform.format(", power_watts := 2"))
    energies = {
        "energy_mj_per_input": "throughput_fps",
        "estimated_energy_mj_per_input": "estimated_fps",
        "estimated_energy_mj_per_input_lower": "estimated_fps_upper",
        "estimated_energy_mj_per_input_upper": "estimated_fps_lower",
    }
    for before, after in zip(without, with_power, strict=True):
        for energy, throughput in energies.items():
            assert before.pop(energy) is None
            fps = after[throughput]
            assert after.pop(energy) == (fps and pytest.approx(2 / fps * 1000))
        assert before == after
    assert any(row["estimated_fps"] for row in without)


def test_a_design_of_the_table_is_as_optimal_when_it_is_asked_about(database):
    rows = rows_of(
        database,
        f"""
        select is_pareto_optimal, would_be_pareto_optimal
        from pareto_designs inner join ({WHAT_IF_LIKE_PLATFORM}) as answers
            using (network, platform, datatype, batch_size)
        where evidence = 'bound' and traffic_model = 'weights_on_chip'
        """,
    )
    for row in rows:
        assert row["would_be_pareto_optimal"] == row["is_pareto_optimal"]
    assert len(rows) == 181


def test_one_accuracy_is_that_of_its_datatype_alone(database):
    accuracies = database.execute("""
        select distinct datatype, accuracy_pct from what_if_network(
            like_network := 'ResNet-50 100%', accuracy_pct := 76.1, datatype := 'FP16'
        ) order by all
    """).fetchall()
    assert accuracies == [
        ("FP16", 76.1),
        ("FP32", None),
        ("INT2", None),
        ("INT4", None),
        ("INT8", None),
    ]


def test_the_scalar_functions_agree_with_every_prediction(database):
    # Where there is a memory, all units are busy and no link binds.
    differences = " or ".join(
        differs(figure, "answers", "predictions")
        for figure in [
            "operational_intensity_ops_per_byte",
            "attainable_tops",
            "throughput_fps",
        ]
    )
    compared, disagreements = database.execute(f"""
        with designs as (
            {DESIGNS} where has_memory and threads >= compute_units
        ),
        with_intensity as (
            select *, operational_intensity(
                giga_ops, parameters_millions, weight_bits, batch_size := batch_size
            ) as operational_intensity_ops_per_byte
            from designs
        ),
        attained as (
            select *, attainable_tops(
                peak_tops,
                memory_bandwidth_gbytes_per_s,
                operational_intensity_ops_per_byte
            ) as attainable_tops
            from with_intensity
        ),
        answers as (
            select *, throughput_fps(attainable_tops, giga_ops) as throughput_fps
            from attained
        )
        select count(*), count_if({differences})
        from answers
        left join (from predictions where traffic_model = 'weights_batched')
            as predictions using ({", ".join(KEY[:5])})
    """).fetchone()
    assert disagreements == 0
    assert compared > 2000


def test_what_if_roofline_draws_the_corners_of_every_roof_in_use(database):
    disagreements = database.execute(f"""
        with answers as materialized (
            select questions.platform, corners.*
            from (
                select platform,
                    coalesce(memory_bandwidth_gbytes_per_s, host_link_gbytes_per_s)
                        as bandwidth,
                    overflow_memory_bandwidth_gbytes_per_s as overflow_bandwidth,
                    map_from_entries(list((datatype, peak_tops))) as peaks
                from platform_peaks inner join platforms using (platform)
                group by all
            ) as questions, what_if_roofline(
                questions.peaks, questions.bandwidth, questions.overflow_bandwidth
            ) as corners
        ),
        drawn as (
            select * replace (replace(slanted_roof, 'link', 'memory') as slanted_roof)
            from rooflines where figures = 'in use'
        )
        select platform, datatype, point
        from drawn
        full outer join answers using (platform, datatype, slanted_roof, point)
        where {differs("attainable_tops", "answers", "drawn")}
            or {differs("operational_intensity_ops_per_byte", "answers", "drawn")}
    """).fetchall()
    assert disagreements == []


def test_pareto_front_of_the_device_is_what_the_table_calls_optimal(database):
    columns = (
        "network, platform, datatype, batch_size, threads, throughput_fps, accuracy_pct"
    )
    differences = database.execute(f"""
        with questions as (select distinct evidence, task from pareto_designs),
        fronts as materialized (
            select questions.evidence, questions.task, {columns}
            from questions, pareto_front(
                questions.task, questions.evidence, scope := 'device'
            )
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


def test_layers_are_paid_for_what_their_sums_say(database):
    """The worked number of estimate.sql; and of every network whose layers were counted
    with every platform's lengths the layers come to its sums."""
    (worked,) = database.sql("select layer_products(1, 2, 3, 4, 2, 1, 2, 2)").fetchone()
    assert worked == 144
    compared = database.sql("""
        with lengths as (
            select distinct half_length_m, half_length_k, half_length_n
            from estimator_parameters
        ),
        layers as (
            select
                network, half_length_m, half_length_k, half_length_n,
                sum(repeats * layer_products(
                    groups, m, k, n, half_length_m, half_length_k, half_length_n,
                    inputs := 8
                )) as products
            from network_layers cross join lengths group by all
        )
        select
            count(*),
            max(abs(products / (
                8 * (
                    sum_mkn + half_length_n * sum_mk + half_length_k * sum_mn
                    + half_length_k * half_length_n * sum_m
                ) + half_length_m * (
                    sum_kn + half_length_n * sum_k + half_length_k * sum_n
                    + half_length_k * half_length_n * sum_g
                )
            ) - 1))
        from layers inner join network_layer_sums using (network)
        where layers_from = 'counted'
    """).fetchone()
    assert compared[0] > 100
    assert compared[1] < 1e-9
