"""What is one layer, what it reads and writes, and what is a parameter."""

import numpy
from onnx import helper
from tiny_models import INT64, constant, count, graph, node, only, proto, weights

IMAGE = {"x": [1, 4, 6, 6]}  # 144 values, as all of these layers write
VALUES = 144


def convolve(source, target, weight="w"):
    return node("Conv", f"{source} {weight}", target, pads=[1, 1, 1, 1])


def kinds(network):
    return [row["kind"] for row in network.layers]


def moved(network):
    return [(row["input_elements"], row["output_elements"]) for row in network.layers]


def count_image(folder, nodes, *initializers):
    return count(folder, proto(nodes, IMAGE, {"y": None}, initializers))


def test_what_works_value_by_value_is_done_where_its_input_is_written(tmp_path):
    network = count_image(
        tmp_path,
        [
            convolve("x", "a"),
            node("BatchNormalization", "a scale shift mean variance", "b"),
            node("Sigmoid", "b", "s"),
            node("Mul", "b s", "y"),
        ],
        weights("w", 4, 4, 3, 3),
        *(weights(name, 4) for name in ("scale", "shift", "mean", "variance")),
    )
    assert kinds(network) == ["convolution"]
    assert moved(network) == [(VALUES, VALUES)]
    # Mean and variance are statistics: they can be folded into the weights.
    assert network.parameters == 4 * 4 * 9 + 4 + 4


def test_a_residual_is_read_where_it_is_added(tmp_path):
    network = count_image(
        tmp_path,
        [
            convolve("x", "a"),
            node("Relu", "a", "b"),
            convolve("b", "c", "v"),
            node("Add", "b c", "y"),
        ],
        weights("w", 4, 4, 3, 3),
        weights("v", 4, 4, 3, 3),
    )
    assert kinds(network) == ["convolution", "convolution"]
    assert moved(network) == [(VALUES, VALUES), (VALUES, VALUES)]
    assert network.peak_activations == 2 * VALUES
    assert network.activations == 2 * VALUES


def test_an_older_residual_is_read_once_more(tmp_path):
    network = count_image(
        tmp_path,
        [
            convolve("x", "a"),
            convolve("a", "b", "v"),
            convolve("b", "c", "v"),
            node("Add", "a c", "y"),
        ],
        weights("w", 4, 4, 3, 3),
        weights("v", 4, 4, 3, 3),
    )
    assert moved(network)[2] == (2 * VALUES, VALUES)


def test_what_broadcasts_is_a_layer(tmp_path):
    """Squeeze and excitation: the factors of the channels come last."""
    network = count_image(
        tmp_path,
        [
            convolve("x", "a"),
            node("GlobalAveragePool", "a", "p"),
            node("Conv", "p v", "f"),
            node("Sigmoid", "f", "s"),
            node("Mul", "a s", "y"),
        ],
        weights("w", 4, 4, 3, 3),
        weights("v", 4, 4, 1, 1),
    )
    assert kinds(network) == ["convolution", "pooling", "convolution", "elementwise"]
    assert moved(network) == [
        (VALUES, VALUES),
        (VALUES, 4),
        (4, 4),
        (VALUES + 4, VALUES),
    ]


def test_what_is_only_put_elsewhere_is_no_layer(tmp_path):
    network = count_image(
        tmp_path,
        [
            convolve("x", "a"),
            convolve("x", "b", "v"),
            node("Concat", "a b", "c", axis=1),
            node("Transpose", "c", "t", perm=[0, 2, 3, 1]),
            node("Reshape", "t shape", "r"),
            node("MatMul", "r u", "y"),
        ],
        weights("w", 4, 4, 3, 3),
        weights("v", 4, 4, 3, 3),
        weights("u", 8, 2),
        constant("shape", 1, -1, 8),
    )
    assert kinds(network) == ["convolution", "convolution", "linear"]
    assert moved(network) == [(VALUES, VALUES), (VALUES, VALUES), (2 * VALUES, 36 * 2)]


def test_an_output_that_nobody_reads_is_not_written(tmp_path):
    model = proto(
        [
            node("LSTM", "x w r", "all last", hidden_size=3),
            node("Relu", "last", "y"),
        ],
        {"x": [7, 1, 5]},
        {"y": None},
        [weights("w", 1, 12, 5), weights("r", 1, 12, 3)],
    )
    row = only(count(tmp_path, model, batch_size=1), "recurrence")
    assert row["output_elements"] == 3


def test_shared_weights_are_parameters_once(tmp_path):
    network = count_image(
        tmp_path,
        [convolve("x", "a"), convolve("a", "y")],
        weights("w", 4, 4, 3, 3),
    )
    assert network.parameters == 144
    assert [row["parameters"] for row in network.layers] == [144, 0]
    assert network.giga_ops == 2 * (2 * 36 * 36 * 4) / 1e9


def test_an_embedding_is_a_layer_with_parameters(tmp_path):
    """Its table is also what the last layer multiplies with: once in parameters."""
    model = proto(
        [
            node("Gather", "table ids", "e"),
            node("Transpose", "table", "turned", perm=[1, 0]),
            node("MatMul", "e turned", "y"),
        ],
        {"ids": (INT64, [1, 5])},
        {"y": None},
        [weights("table", 50, 8)],
    )
    network = count(tmp_path, model)
    assert kinds(network) == ["other", "linear"]
    assert moved(network) == [(5, 40), (40, 250)]
    assert network.parameters == 400


def test_learned_tokens_and_positions_are_parameters(tmp_path):
    model = proto(
        [
            node("Concat", "token x", "a", axis=1),
            node("Add", "a positions", "b"),
            node("MatMul", "b w", "y"),
        ],
        {"x": [1, 3, 8]},
        {"y": None},
        [weights("token", 1, 1, 8), weights("positions", 1, 4, 8), weights("w", 8, 8)],
    )
    assert count(tmp_path, model).parameters == 8 + 32 + 64


def test_constants_are_no_parameters(tmp_path):
    mask = numpy.triu(numpy.full((5, 5), -1e9, numpy.float32), 1)
    model = proto(
        [
            node("Constant", "", "size", value_ints=[1, 5, 8]),
            node("Reshape", "x size", "r"),
            node("Mul", "r half", "h"),
            node("Pow", "h two", "p"),
            node("Clip", "p low high", "c"),
            node("MatMul", "c w", "m"),
            node("Add", "m mask", "n"),
            node("Mul", "n slope", "y"),
        ],
        {"x": [1, 40]},
        {"y": None},
        [
            weights("w", 8, 5),
            *(constant(name, 0.5, dtype=numpy.float32) for name in ("half", "two")),
            *(constant(name, 1, dtype=numpy.float32) for name in ("slope",)),
            helper.make_tensor("low", 1, [], [0.0]),
            helper.make_tensor("high", 1, [], [6.0]),
            helper.make_tensor("mask", 1, [5, 5], mask.ravel()),
        ],
    )
    model.graph.node[0].ClearField("input")
    assert count(tmp_path, model).parameters == 8 * 5


def test_weights_may_be_nodes_and_may_be_computed(tmp_path):
    """What is stored counts, not what comes of it."""
    stored = helper.make_node("Constant", [], ["w"], value=weights("value", 3, 8))
    model = proto(
        [
            stored,
            node("Transpose", "w", "t"),
            node("Concat", "t t", "twice", axis=1),
            node("MatMul", "x twice", "y"),
        ],
        {"x": [1, 8]},
        {"y": None},
    )
    network = count(tmp_path, model)
    assert network.parameters == 24
    assert network.layers[0]["operations"] == 2 * 8 * 6


def test_shapes_that_are_computed_from_shapes(tmp_path):
    """As exporters write x.view(x.shape[0], x.shape[1] * 2, -1)."""
    network = count_image(
        tmp_path,
        [
            node("Shape", "x", "s"),
            node("Gather", "s zero", "n"),
            node("Gather", "s one", "c"),
            node("Mul", "c two", "c2"),
            node("Concat", "n c2 rest", "shape", axis=0),
            node("Reshape", "x shape", "r"),
            node("MatMul", "r w", "y"),
        ],
        weights("w", 18, 2),
        constant("zero", 0),
        constant("one", 1),
        constant("two", 2),
        constant("rest", -1),
    )
    assert only(network, "linear")["m"] == 8


def test_bytes_are_those_of_the_models_types(tmp_path):
    model = proto(
        [node("Cast", "image", "f", to=1), node("Add", "f x", "y")],
        {"image": (2, [1, 3, 4, 4]), "x": [1, 3, 4, 4]},  # 2 is UINT8
        {"y": None},
    )
    network = count(tmp_path, model)
    assert (network.input_bytes, network.output_bytes) == (48 * 1 + 48 * 4, 48 * 4)
    assert network.input_size == "4x4x3"


def test_the_past_of_a_decoder_is_state(tmp_path):
    """One token after nine: its keys are appended to those that are kept."""
    model = proto(
        [
            node("Concat", "past_key_values.0.key k", "present.0.key", axis=2),
            node("Transpose", "present.0.key", "t", perm=[0, 1, 3, 2]),
            node("MatMul", "k t", "y"),
        ],
        {"k": [1, 2, 1, 4], "past_key_values.0.key": [1, 2, "past", 4]},
        {"y": None, "present.0.key": None},
    )
    network = count(tmp_path, model, "past=9")
    assert network.giga_ops * 1e9 == 2 * 2 * 4 * 10
    assert network.state_bytes == 2 * 9 * 4 * 4
    assert (network.input_bytes, network.output_bytes) == (8 * 4, 20 * 4)


def branch(name, *nodes):
    return graph(nodes, {}, {name: None})


def test_a_branch_is_taken_where_the_condition_is_constant(tmp_path):
    taken = branch("p", convolve("x", "p"))
    other = branch("q", node("Relu", "x", "q"))
    condition = helper.make_tensor("c", 9, [], [True])
    model = proto(
        [
            helper.make_node("If", ["c"], ["z"], then_branch=taken, else_branch=other),
            node("Relu", "z", "y"),
        ],
        IMAGE,
        {"y": None},
        [condition, weights("w", 4, 4, 3, 3)],
    )
    assert kinds(count(tmp_path, model)) == ["convolution"]


def loop(trips, *nodes, outputs=("go", "after"), inputs=("i", "go", "before")):
    body = graph(
        nodes,
        {name: None for name in inputs},
        {name: None for name in outputs},
    )
    body.input[0].type.tensor_type.elem_type = INT64
    body.input[1].type.tensor_type.elem_type = 9
    return [
        helper.make_node("Loop", ["trips", "", "x"], ["y"], body=body),
    ], constant("trips", trips)


def test_a_loop_counts_every_iteration_and_its_weights_once(tmp_path):
    nodes, trips = loop(
        5, node("MatMul", "before w", "product"), node("Relu", "product", "after")
    )
    model = proto(nodes, {"x": [1, 8]}, {"y": None}, [trips, weights("w", 8, 8)])
    row = only(count(tmp_path, model), "linear")
    assert (row["operations"], row["parameters"]) == (5 * 2 * 64, 64)
    assert (row["m"], row["output_elements"]) == (5, 5 * 8)


def test_a_scan_counts_every_slice(tmp_path):
    body = graph(
        [node("MatMul", "slice w", "p"), node("Add", "state p", "after")],
        {"state": None, "slice": None},
        {"after": None, "p": None},
    )
    model = proto(
        [
            helper.make_node(
                "Scan", ["x0", "x"], ["last", "y"], body=body, num_scan_inputs=1
            )
        ],
        {"x0": [1, 4], "x": [7, 1, 8]},
        {"last": None, "y": [7, 1, 4]},
        [weights("w", 8, 4)],
    )
    network = count(tmp_path, model, batch_size=1)
    assert only(network, "linear")["operations"] == 7 * 2 * 8 * 4
    assert network.parameters == 32


def test_a_function_of_the_model_is_looked_into(tmp_path):
    function = helper.make_function(
        "own",
        "Twice",
        ["a", "w"],
        ["c"],
        [node("MatMul", "a w", "b"), node("MatMul", "b w", "c")],
        [helper.make_opsetid("", 21)],
    )
    model = proto(
        [node("Twice", "x w", "y", domain="own")],
        {"x": [1, 8]},
        {"y": [1, 8]},
        [weights("w", 8, 8)],
        functions=[function],
    )
    network = count(tmp_path, model)
    assert (network.giga_ops * 1e9, network.parameters) == (2 * 2 * 64, 64)
