"""The stored functions refuse what cannot be meant, and say what can be."""

import duckdb
import pytest

GOOD = {
    "what_if": {
        "giga_ops": "3.13",
        "parameters_millions": "6",
        "bits": "8",
        "peak_tops": "0.96",
        "memory_bandwidth_gbytes_per_s": "4.26",
        "on_chip_memory_bytes": "995328",
        "activations_millions": "3.2",
        "peak_activations_millions": "0.95",
        "activation_bits": "8",
        "memory_capacity_gbytes": "2",
        "host_link_gbytes_per_s": "0.5",
        "input_bytes": "150528",
        "output_bytes": "1000",
        "compute_units": "1",
        "batch_size": "1",
        "threads": "1",
        "weight_bits": "4",
        "state_bytes_per_input": "1e6",
        "overflow_memory_bandwidth_gbytes_per_s": "0.4",
        "overflow_memory_capacity_gbytes": "8",
        "device_class": "'GPU'",
        "execution_style": "'batched'",
        "power_watts": "10",
    },
    "what_if_platform": {
        "peak_tops_by_datatype": "map {'INT8': 0.96}",
        "memory_bandwidth_gbytes_per_s": "4.26",
        "on_chip_memory_bytes": "995328",
        "memory_capacity_gbytes": "2",
        "host_link_gbytes_per_s": "0.5",
        "compute_units": "1",
        "batch_size": "1",
        "overflow_memory_bandwidth_gbytes_per_s": "0.4",
        "overflow_memory_capacity_gbytes": "8",
        "device_class": "'GPU'",
        "execution_style": "'batched'",
        "power_watts": "10",
    },
    "what_if_network": {
        "giga_ops": "3.13",
        "parameters_millions": "6",
        "activations_millions": "3.2",
        "peak_activations_millions": "0.95",
        "input_bytes": "150528",
        "output_bytes": "1000",
        "accuracy_pct": "69.24",
        "datatype": "'INT8'",
        "batch_size": "1",
        "state_bytes_per_input": "1e6",
    },
    "what_if_roofline": {
        "peak_tops_by_datatype": "map {'INT8': 0.96}",
        "memory_bandwidth_gbytes_per_s": "4.26",
        "overflow_memory_bandwidth_gbytes_per_s": "0.4",
    },
    "choose": {
        "task": "'ImageNet'",
        "min_accuracy_pct": "70",
        "min_throughput_fps": "10",
        "max_latency_ms": "100",
        "max_power_watts": "20",
        "max_energy_mj_per_input": "500",
    },
    "operational_intensity": {
        "giga_ops": "3.13",
        "parameters_millions": "6",
        "bits": "1.58",
        "batch_size": "8",
    },
    "attainable_tops": {
        "peak_tops": "0.96",
        "memory_bandwidth_gbytes_per_s": "4.26",
        "operational_intensity_ops_per_byte": "521",
    },
    "throughput_fps": {"attainable_tops": "0.96", "giga_ops": "3.13"},
}
SCALARS = ["operational_intensity", "attainable_tops", "throughput_fps"]
WORDS = {
    "peak_tops_by_datatype",
    "datatype",
    "task",
    "device_class",
    "execution_style",
}
COUNTS = {"compute_units", "batch_size", "threads"}
NUMBERS = [
    (function, argument)
    for function, arguments in GOOD.items()
    for argument in arguments
    if argument not in WORDS
]
BAD = {
    "zero": "0",
    "negative": "-1",
    "infinite": "'infinity'::double",
    "not-a-number": "'nan'::double",
    "a-string": "'abc'",
}


def call(database, function, **changed):
    arguments = {**GOOD[function], **changed}
    named = ", ".join(f"{name} := {text}" for name, text in arguments.items())
    select = "select" if function in SCALARS else "from"
    return database.execute(f"{select} {function}({named})").fetchall()


@pytest.mark.parametrize("function", GOOD)
def test_good_arguments_are_answered(database, function):
    assert call(database, function)


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
@pytest.mark.parametrize(("function", "argument"), NUMBERS)
def test_a_bad_argument_is_refused_by_name(database, function, argument, bad):
    with pytest.raises(duckdb.Error, match=argument):
        call(database, function, **{argument: bad})


@pytest.mark.parametrize("function", ["what_if_platform", "what_if_roofline"])
@pytest.mark.parametrize(
    ("peaks", "message"),
    [
        ("map {'INT8': 0}", "peak_tops is 0"),
        ("map {'INT8': -4.0}", "peak_tops is -4"),
        ("map {'INT8': 'infinity'::double}", "peak_tops is inf"),
        ("map {'INT8': 'nan'::double}", "peak_tops is nan"),
        ("map {'INT8': null}", "peak_tops is null"),
        ("map {'INT9': 4.0}", "datatype INT9 is not known"),
        ("map {'INT8': 4.0, 'int4': 8.0}", "datatype int4 is not known"),
        ("map {}", "peak_tops_by_datatype is empty"),
    ],
    ids=[
        "zero",
        "negative",
        "infinite",
        "not-a-number",
        "null",
        "unknown",
        "lower-case",
        "empty",
    ],
)
def test_a_bad_peak_is_refused_by_name(database, function, peaks, message):
    with pytest.raises(duckdb.Error, match=message):
        call(database, function, peak_tops_by_datatype=peaks)


@pytest.mark.parametrize("bad", ["0.5", "1.5"])
@pytest.mark.parametrize(
    ("function", "argument"),
    [question for question in NUMBERS if question[1] in COUNTS],
)
def test_a_count_that_is_not_whole_is_refused_by_name(
    database, function, argument, bad
):
    with pytest.raises(duckdb.Error, match=argument):
        call(database, function, **{argument: bad})


@pytest.mark.parametrize("function", SCALARS)
def test_of_what_is_not_known_a_scalar_function_knows_nothing(database, function):
    for argument in GOOD[function]:
        assert call(database, function, **{argument: "null"}) == [(None,)]


def test_a_scalar_function_is_refused_for_the_bad_row_of_many(database):
    with pytest.raises(duckdb.Error, match="giga_ops is 0"):
        database.execute("select throughput_fps(1, 2 - range) from range(3)").fetchall()


@pytest.mark.parametrize(
    ("given", "weight_bits", "activation_bits"),
    [
        ("bits := 8", 8, 8),
        ("bits := 1.58", 1.58, 1.58),
        ("weight_bits := 4.5", 4.5, 4.5),
        ("activation_bits := 16", 16, 16),
        ("weight_bits := 4, activation_bits := 16", 4, 16),
        ("bits := 16, weight_bits := 4", 4, 16),
        ("bits := 4, activation_bits := 16", 4, 16),
    ],
)
def test_weights_and_activations_may_differ_in_bits_that_need_not_be_whole(
    database, given, weight_bits, activation_bits
):
    # A million weights, and a million activations written and read.
    moved = database.execute(f"""
        select traffic_model, bytes_per_input from what_if(
            1, 1, peak_tops := 1, memory_bandwidth_gbytes_per_s := 1,
            on_chip_memory_bytes := 1e-6, activations_millions := 1, {given}
        )
    """).fetchall()
    weights, activations = 1e6 * weight_bits / 8, 2e6 * activation_bits / 8
    assert dict(moved) == pytest.approx(
        {
            "weights_streamed": weights,
            "weights_batched": weights,
            "weights_on_chip": weights,
            "inputs_transferred": weights,
            "activations_counted": weights + activations,
        }
    )


@pytest.mark.parametrize(
    ("question", "message", "column"),
    [
        ("choose('Imagenet')", "task Imagenet is not known", "tasks.task"),
        ("pareto_front('Imagenet')", "task Imagenet is not known", "tasks.task"),
        ("pareto_front(null)", "task null is not known", "tasks.task"),
        (
            "choose('MNIST', evidence := 'felt')",
            "evidence felt is not known",
            "evidences.evidence",
        ),
        (
            "choose('MNIST', networks := ['MLP 100%', 'MLP'])",
            "networks MLP 100%, MLP are not all known",
            "networks.network",
        ),
        (
            "pareto_front('MNIST', platforms := ['NCS'])",
            "platforms NCS are not all known",
            "platforms.platform",
        ),
        (
            "choose('MNIST', datatypes := ['int8'])",
            "datatypes int8 are not all known",
            "datatypes.datatype",
        ),
        (
            "compare_platforms('TX2', 'NCS2')",
            "platform TX2 is not known",
            "platforms.platform",
        ),
        (
            "compare_platforms('NCS2', 'NCS')",
            "platform NCS is not known",
            "platforms.platform",
        ),
        (
            "compare_platforms('NCS2', 'TX2-maxn', 'felt')",
            "evidence felt is not known",
            "evidences.evidence",
        ),
        # Nothing has a front there, so that anything would be optimal.
        (
            "what_if_network(3.13, 6, task := 'Imagenet')",
            "task Imagenet is not known",
            "tasks.task",
        ),
        (
            "what_if_network(3.13, 6, accuracy_pct := 1, datatype := 'INT9')",
            "datatype INT9 is not known",
            "datatypes.datatype",
        ),
        (
            "what_if_platform(like_platform := 'NCS')",
            "platform NCS is not known",
            "platforms.platform",
        ),
        (
            "what_if(3.13, 6, 8, 1, 4, device_class := 'gpu')",
            "device_class gpu is not known",
            "platforms.device_class",
        ),
        (
            "what_if_platform(map {'INT8': 4.0}, device_class := 'gpu')",
            "device_class gpu is not known",
            "platforms.device_class",
        ),
        (
            "what_if_network(like_network := 'MLP')",
            "network MLP is not known",
            "networks.network",
        ),
    ],
)
def test_an_unknown_name_is_refused_with_all_that_are_known(
    database, question, message, column
):
    table, name = column.split(".")
    known = database.execute(
        f"select distinct {name} from {table} order by all"
    ).fetchall()
    listed = ", ".join(value for (value,) in known)
    with pytest.raises(duckdb.Error) as refusal:
        database.execute(f"from {question}").fetchall()
    assert f"{message}. There is: {listed}" in str(refusal.value)


@pytest.mark.parametrize(
    ("argument", "known"),
    [
        ("scope", "device, system"),
        ("objective", "throughput_fps, latency_ms, energy_mj_per_input"),
    ],
)
@pytest.mark.parametrize("function", ["choose", "pareto_front", "relaxed_limits"])
def test_an_unknown_word_is_refused_with_all_that_are_known(
    database, function, argument, known
):
    message = f"{argument} price is not known. There is: {known}"
    with pytest.raises(duckdb.Error, match=message):
        database.execute(f"from {function}('MNIST', {argument} := 'price')").fetchall()


@pytest.mark.parametrize(
    "arguments",
    [
        "x := 'price', y := 'accuracy_pct'",
        "x := 'accuracy_pct', y := 'price'",
        "x := 'accuracy_pct', y := 'power_watts', scope := 'price'",
    ],
)
def test_points_of_an_unknown_word_are_refused_with_all_that_are_known(
    database, arguments
):
    with pytest.raises(duckdb.Error, match=r"price is not known\. There is: "):
        database.execute(f"from pareto_points('MNIST', {arguments})").fetchall()


@pytest.mark.parametrize("function", ["what_if", "what_if_platform"])
def test_an_unknown_style_is_refused_with_all_that_are_known(database, function):
    message = (
        "execution_style fast is not known. There is: batched, sequential, threads"
    )
    with pytest.raises(duckdb.Error, match=message):
        call(database, function, execution_style="'fast'")


@pytest.mark.parametrize(
    ("question", "message"),
    [
        ("what_if_platform()", "peak_tops_by_datatype is missing"),
        ("what_if_network(parameters_millions := 6)", "giga_ops is missing"),
        ("what_if_network(3.13)", "parameters_millions is missing"),
        ("what_if_network(3.13, 6, accuracy_pct := 70)", "datatype is missing"),
        ("what_if(3.13, 6, peak_tops := 1)", "bits is missing: give it, or weight_b"),
        (
            "what_if(3.13, 6, 8, 1, 4, memory_capacity_gbytes := 2,"
            " overflow_memory_bandwidth_gbytes_per_s := 1)",
            "overflow_memory_capacity_gbytes is missing: a second memory needs it",
        ),
        (
            "what_if(3.13, 6, 8, 1, 4, memory_capacity_gbytes := 2,"
            " overflow_memory_capacity_gbytes := 1)",
            "overflow_memory_bandwidth_gbytes_per_s is missing",
        ),
        (
            "what_if(3.13, 6, 8, 1, 4, overflow_memory_bandwidth_gbytes_per_s := 1,"
            " overflow_memory_capacity_gbytes := 8)",
            "memory_capacity_gbytes is missing: a second memory needs it",
        ),
        (
            "what_if_platform(like_platform := 'EdgeTPU-fast',"
            " overflow_memory_bandwidth_gbytes_per_s := 1,"
            " overflow_memory_capacity_gbytes := 8)",
            "memory_bandwidth_gbytes_per_s is missing: a second memory needs it",
        ),
    ],
)
def test_what_is_missing_is_named(database, question, message):
    with pytest.raises(duckdb.Error, match=message):
        database.execute(f"from {question}").fetchall()


@pytest.mark.parametrize(
    ("missing", "reason"),
    [
        (["giga_ops"], "network has no operation count"),
        (["parameters_millions"], "network has no parameter count"),
        (["peak_tops"], "platform has no peak for the datatype"),
        (["on_chip_memory_bytes"], "platform has no on-chip memory size"),
        (["activations_millions"], "network has no activation count"),
        (
            ["memory_bandwidth_gbytes_per_s", "host_link_gbytes_per_s"],
            "platform has neither memory nor a host link",
        ),
    ],
)
def test_what_is_not_known_is_a_reason_and_never_a_zero(database, missing, reason):
    second_memory = [name for name in GOOD["what_if"] if "overflow" in name]
    arguments = {**GOOD["what_if"], **dict.fromkeys(missing + second_memory, "null")}
    named = ", ".join(f"{name} := {text}" for name, text in arguments.items())
    rows = database.execute(
        f"select throughput_fps, why_not_predicted from what_if({named})"
    ).fetchall()
    assert (None, reason) in rows
    assert all((fps is None) == (why == reason) for fps, why in rows)
