"""What counts how much, worked by hand; products in the order they are thought of."""

import numpy
import onnx
import pytest
from onnx import defs, helper
from onnx_layers import Refused
from onnx_layers import operators as known
from tiny_models import (
    INT8,
    INT64,
    UINT8,
    constant,
    count,
    node,
    only,
    proto,
    weights,
)


def test_convolution_counts_its_multiply_accumulates_twice(tmp_path):
    model = proto(
        [node("Conv", "x w b", "y", pads=[1, 1, 1, 1])],
        {"x": [1, 3, 4, 5]},
        {"y": [1, 8, 4, 5]},
        [weights("w", 8, 3, 3, 3), weights("b", 8)],
    )
    (row,) = count(tmp_path, model).layers
    assert row == {
        "layer": 1,
        "layer_name": "y",
        "kind": "convolution",
        "groups": 1,
        "m": 4 * 5,
        "k": 3 * 3 * 3,
        "n": 8,
        "operations": 2 * (4 * 5) * (3 * 3 * 3) * 8,  # the bias is where a sum begins
        "parameters": 8 * 27 + 8,
        "input_elements": 3 * 4 * 5,
        "output_elements": 8 * 4 * 5,
    }


def test_convolution_over_a_volume(tmp_path):
    model = proto(
        [node("Conv", "x w", "y", strides=[2, 1, 1])],
        {"x": [1, 2, 5, 4, 4]},
        {"y": [1, 3, 2, 3, 3]},
        [weights("w", 3, 2, 2, 2, 2)],
    )
    assert count(tmp_path, model).layers[0]["operations"] == 2 * 18 * (2 * 8) * 3


@pytest.mark.parametrize(
    ("groups", "kind"), [(2, "convolution"), (4, "depthwise convolution")]
)
def test_grouped_convolution_sees_the_channels_of_its_group(tmp_path, groups, kind):
    model = proto(
        [node("Conv", "x w", "y", group=groups)],
        {"x": [1, 4, 6, 6]},
        {"y": [1, 4, 4, 4]},
        [weights("w", 4, 4 // groups, 3, 3)],
    )
    row = only(count(tmp_path, model), kind)
    assert row["operations"] == 2 * 16 * (4 // groups * 9) * 4
    assert [row[name] for name in ("groups", "m", "k", "n")] == [
        groups,
        16,
        4 // groups * 9,
        4 // groups,
    ]


@pytest.mark.parametrize("groups", [1, 2])
def test_transposed_convolution_counts_by_its_input(tmp_path, groups):
    model = proto(
        [node("ConvTranspose", "x w", "y", strides=[2, 2], group=groups)],
        {"x": [1, 4, 5, 5]},
        {"y": [1, 6, 11, 11]},
        [weights("w", 4, 6 // groups, 3, 3)],
    )
    row = only(count(tmp_path, model), "convolution")
    assert row["operations"] == 2 * 25 * 4 * (6 // groups) * 9  # not 121 positions
    assert row["groups"] * row["m"] * row["k"] * row["n"] * 2 == row["operations"]


@pytest.mark.parametrize("transposed", [0, 1])
def test_linear(tmp_path, transposed):
    model = proto(
        [node("Gemm", "x w b", "y", transB=transposed)],
        {"x": [1, 10]},
        {"y": [1, 4]},
        [weights("w", *((4, 10) if transposed else (10, 4))), weights("b", 4)],
    )
    row = only(count(tmp_path, model), "linear")
    assert (row["operations"], row["parameters"]) == (2 * 10 * 4, 44)


def test_linear_over_tokens_is_one_product(tmp_path):
    model = proto(
        [node("MatMul", "x w", "z"), node("Add", "z b", "y")],
        {"x": [1, 7, 10]},
        {"y": [1, 7, 4]},
        [weights("w", 10, 4), weights("b", 4)],
    )
    row = only(count(tmp_path, model), "linear")
    assert [row[name] for name in ("groups", "m", "k", "n")] == [1, 7, 10, 4]
    assert (row["operations"], row["parameters"]) == (2 * 7 * 10 * 4, 44)


def test_attention_of_separate_operators_counts(tmp_path):
    """Two heads of size 4 over 5 tokens: q times k, and what comes of it times v."""
    model = proto(
        [
            node("Transpose", "x", "k", perm=[0, 1, 3, 2]),
            node("MatMul", "x k", "scores"),
            node("Softmax", "scores", "shares"),
            node("MatMul", "shares x", "y"),
        ],
        {"x": [1, 2, 5, 4]},
        {"y": [1, 2, 5, 4]},
    )
    network = count(tmp_path, model)
    assert [row["kind"] for row in network.layers] == [
        "matrix product",
        "other",
        "matrix product",
    ]
    assert [row["operations"] for row in network.layers] == [
        2 * 2 * (5 * 4 * 5),
        0,
        2 * 2 * (5 * 5 * 4),
    ]
    assert network.parameters == 0


def test_matrix_product_repeats_what_is_broadcast(tmp_path):
    model = proto(
        [node("MatMul", "a b", "y")],
        {"a": [1, 3, 5, 6], "b": [1, 1, 6, 7]},
        {"y": [1, 3, 5, 7]},
    )
    assert count(tmp_path, model).layers[0]["operations"] == 2 * 3 * 5 * 6 * 7


FUSED = {  # how the left side lies, and what turns it
    "transA": [1, 3, 6, 5],
    "transBatchA": [5, 1, 3, 6],
}


@pytest.mark.parametrize("turn", FUSED)
def test_fused_matrix_product_turns_its_factors(tmp_path, turn):
    """Three products of 5 x 6 by 6 x 7."""
    fused = node("FusedMatMul", "a b", "y", domain="com.microsoft", **{turn: 1})
    inputs = {"a": FUSED[turn], "b": [1, 3, 6, 7]}
    network = count(tmp_path, proto([fused], inputs, {"y": None}), batch_size=1)
    row = only(network, "matrix product")
    assert [row[name] for name in ("groups", "m", "k", "n")] == [3, 5, 6, 7]
    assert row["output_elements"] == 3 * 5 * 7


ATTENTIONS = {
    "of ONNX, three dimensions, keys shared by two heads": (
        node("Attention", "q k v", "y", q_num_heads=4, kv_num_heads=2),
        {"q": [1, 5, 12], "k": [1, 7, 6], "v": [1, 7, 10]},
        [],
        4 * 5 * 7 * (3 + 5),
    ),
    "of ONNX, four dimensions, with a past": (
        helper.make_node(
            "Attention", ["q", "k", "v", "", "pk", "pv"], ["y", "p1", "p2"]
        ),
        {
            "q": [1, 4, 5, 3],
            "k": [1, 4, 5, 3],
            "v": [1, 4, 5, 3],
            "pk": [1, 4, 2, 3],
            "pv": [1, 4, 2, 3],
        },
        [],
        4 * 5 * (2 + 5) * (3 + 3),
    ),
    "Attention": (
        node("Attention", "x w b", "y", num_heads=2, domain="com.microsoft"),
        {"x": [1, 5, 8]},
        [weights("w", 8, 24), weights("b", 24)],
        5 * 8 * 24 + 2 * 5 * 5 * (4 + 4),
    ),
    "QAttention": (
        node("QAttention", "x w b s t", "y", num_heads=2, domain="com.microsoft"),
        {"x": (UINT8, [1, 5, 8])},
        [
            weights("w", 8, 24, dtype=numpy.int8),
            weights("b", 24),
            constant("s", dtype=numpy.float32),
            constant("t", dtype=numpy.float32),
        ],
        5 * 8 * 24 + 2 * 5 * 5 * (4 + 4),
    ),
    "MultiHeadAttention": (
        node("MultiHeadAttention", "q k v", "y", num_heads=2, domain="com.microsoft"),
        {"q": [1, 5, 8], "k": [1, 7, 8], "v": [1, 7, 6]},
        [],
        2 * 5 * 7 * (4 + 3),
    ),
    "MultiHeadAttention, packed": (
        node("MultiHeadAttention", "q", "y", num_heads=2, domain="com.microsoft"),
        {"q": [1, 5, 2, 3, 4]},
        [],
        2 * 5 * 5 * (4 + 4),
    ),
    "GroupQueryAttention": (
        node(
            "GroupQueryAttention",
            "q k v pk pv l",
            "y p1 p2",
            num_heads=4,
            kv_num_heads=2,
            domain="com.microsoft",
        ),
        {
            "q": [1, 1, 12],
            "k": [1, 1, 6],
            "v": [1, 1, 6],
            "pk": [1, 2, 9, 3],
            "pv": [1, 2, 9, 3],
            "l": (INT64, [1]),
        },
        [],
        4 * 1 * (9 + 1) * (3 + 3),
    ),
}


@pytest.mark.parametrize("name", ATTENTIONS)
def test_fused_attention(tmp_path, name):
    attention, inputs, initializers, multiply_accumulates = ATTENTIONS[name]
    model = proto([attention], inputs, {"y": None}, initializers, opset=23)
    row = only(count(tmp_path, model), "attention")
    assert row["operations"] == 2 * multiply_accumulates
    stored = {tensor.name: numpy.prod(tensor.dims) for tensor in initializers}
    assert row["parameters"] == stored.get("w", 0) + stored.get("b", 0)


def begin_with_zeros(operator, direction):
    inputs = ["x", "w", "r", "b", "", "zeros"]
    return helper.make_node(operator, inputs, ["y"], hidden_size=3, direction=direction)


@pytest.mark.parametrize("directions", [1, 2])
@pytest.mark.parametrize(("operator", "gates"), [("RNN", 1), ("GRU", 3), ("LSTM", 4)])
def test_recurrence_counts_every_step_and_direction(
    tmp_path, operator, gates, directions
):
    """Seven steps, 5 values to a step, a state of 3."""
    direction = "bidirectional" if directions == 2 else "forward"
    model = proto(
        [begin_with_zeros(operator, direction)],
        {"x": [7, 1, 5]},
        {"y": [7, directions, 1, 3]},
        [
            weights("w", directions, gates * 3, 5),
            weights("r", directions, gates * 3, 3),
            weights("b", directions, 2 * gates * 3),
            weights("zeros", directions, 1, 3),  # the state to begin with
        ],
    )
    row = only(count(tmp_path, model, batch_size=1), "recurrence")
    assert row["operations"] == 2 * directions * 7 * gates * 3 * (5 + 3)
    assert row["parameters"] == directions * gates * 3 * (5 + 3 + 2)
    assert (row["input_elements"], row["output_elements"]) == (35, 21 * directions)


EINSUMS = {
    "bij,bjk->bik": ([2, 3, 4], [2, 4, 5], [2, 3, 4, 5]),
    "bij,bjk": ([2, 3, 4], [2, 4, 5], None),  # as b is kept in no result: summed
    "bhid,bhjd->bhij": ([1, 2, 3, 4], [1, 2, 5, 4], [2, 3, 4, 5]),
    "...ij,jk->...ik": ([2, 6, 3, 4], [4, 5], [1, 2 * 6 * 3, 4, 5]),
    "...ij,...jk->...ik": ([2, 3, 4], [2, 4, 5], [2, 3, 4, 5]),
    "ab,cb->ac": ([3, 4], [5, 4], [1, 3, 4, 5]),
}


@pytest.mark.parametrize("equation", EINSUMS)
def test_einsum_is_a_matrix_product(tmp_path, equation):
    left, right, expected = EINSUMS[equation]
    model = proto(
        [node("Einsum", "a b", "y", equation=equation)],
        {"a": left, "b": right},
        {"y": None},
    )
    row = only(count(tmp_path, model, batch_size=1), "matrix product")
    expected = expected or [1, 3, 2 * 4, 5]
    assert [row[name] for name in ("groups", "m", "k", "n")] == expected
    assert row["operations"] == 2 * numpy.prod(expected)


def test_einsum_of_one_operand_or_without_a_sum_counts_nothing(tmp_path):
    model = proto(
        [
            node("Einsum", "a", "t", equation="ij->ji"),
            node("Einsum", "t b", "y", equation="ji,ji->ji"),
        ],
        {"a": [1, 4], "b": [4, 1]},
        {"y": None},
    )
    assert count(tmp_path, model, batch_size=1).giga_ops == 0


def test_einsum_of_three_operands_is_refused(tmp_path):
    model = proto(
        [node("Einsum", "a a a", "y", equation="ij,ij,ij->i")],
        {"a": [1, 4]},
        {"y": None},
    )
    with pytest.raises(Refused, match="more than two operands"):
        count(tmp_path, model)


def scalar(name, value, dtype):
    return onnx.numpy_helper.from_array(numpy.array(value, dtype), name)


def quantization(*names):
    """A scale and a zero point for each."""
    return [
        tensor
        for name in names
        for tensor in (
            scalar(f"{name}s", 0.5, numpy.float32),
            scalar(f"{name}z", 3, numpy.uint8),
        )
    ]


QUANTIZED = {
    "QLinearConv": (
        node("QLinearConv", "x xs xz w ws wz ys yz b", "y"),
        {"x": (UINT8, [1, 2, 4, 4])},
        [
            weights("w", 3, 2, 3, 3, dtype=numpy.uint8),
            weights("b", 3, dtype=numpy.int32),
        ],
        4 * 18 * 3,
        54 + 3,
    ),
    "ConvInteger": (
        node("ConvInteger", "x w xz wz", "y"),
        {"x": (UINT8, [1, 2, 4, 4])},
        [weights("w", 3, 2, 3, 3, dtype=numpy.uint8)],
        4 * 18 * 3,
        54,
    ),
    "QLinearMatMul": (
        node("QLinearMatMul", "x xs xz w ws wz ys yz", "y"),
        {"x": (UINT8, [1, 4, 6])},
        [weights("w", 6, 5, dtype=numpy.uint8)],
        4 * 6 * 5,
        30,
    ),
    "MatMulInteger": (
        node("MatMulInteger", "x w xz wz", "y"),
        {"x": (UINT8, [1, 4, 6])},
        [weights("w", 6, 5, dtype=numpy.uint8)],
        4 * 6 * 5,
        30,
    ),
    "DynamicQuantizeMatMul": (
        node("DynamicQuantizeMatMul", "x w ws wz", "y", domain="com.microsoft"),
        {"x": [1, 4, 6]},
        [weights("w", 6, 5, dtype=numpy.uint8)],
        4 * 6 * 5,
        30,
    ),
    "QGemm": (
        node("QGemm", "x xs xz w ws wz b ys yz", "y", domain="com.microsoft"),
        {"x": (UINT8, [1, 6])},
        [weights("w", 6, 5, dtype=numpy.uint8), weights("b", 5, dtype=numpy.int32)],
        6 * 5,
        35,
    ),
    "MatMulNBits": (
        node("MatMulNBits", "x w ws", "y", K=32, N=5, bits=4, domain="com.microsoft"),
        {"x": [1, 4, 32]},
        [weights("w", 5, 1, 16, dtype=numpy.uint8)],  # two weights to a byte
        4 * 32 * 5,
        160,
    ),
}


@pytest.mark.parametrize("name", QUANTIZED)
def test_quantized_operators_count_as_what_they_are(tmp_path, name):
    quantized, inputs, initializers, multiply_accumulates, parameters = QUANTIZED[name]
    initializers = initializers + quantization("x", "w", "y")
    model = proto([quantized], inputs, {"y": (INT8, None)}, initializers)
    (row,) = count(tmp_path, model).layers
    assert row["operations"] == 2 * multiply_accumulates
    assert row["parameters"] == parameters  # neither scales nor zero points


def test_dynamic_quantization(tmp_path):
    """As ONNX Runtime writes it: quantize, multiply integers, scale, add a bias."""
    model = proto(
        [
            node("DynamicQuantizeLinear", "x", "q s z"),
            node("MatMulInteger", "q w z wz", "i"),
            node("Cast", "i", "f", to=1),
            node("Mul", "s ws", "both"),
            node("Mul", "f both", "scaled"),
            node("Add", "scaled b", "y"),
        ],
        {"x": [1, 4, 6]},
        {"y": [1, 4, 5]},
        [
            weights("w", 6, 5, dtype=numpy.int8),
            scalar("wz", 0, numpy.int8),
            scalar("ws", 0.1, numpy.float32),
            weights("b", 5),
        ],
    )
    network = count(tmp_path, model)
    row = only(network, "linear")
    assert (row["operations"], network.parameters) == (2 * 4 * 6 * 5, 35)
    assert row["output_elements"] == 20


def test_quantized_and_dequantized_again(tmp_path):
    """QDQ: integer weights that a convolution reads in floating point."""
    model = proto(
        [
            node("QuantizeLinear", "x xs xz", "q"),
            node("DequantizeLinear", "q xs xz", "d"),
            node("DequantizeLinear", "w ws", "dw"),
            node("DequantizeLinear", "b ws", "db"),
            node("Conv", "d dw db", "y"),
        ],
        {"x": [1, 2, 4, 4]},
        {"y": [1, 3, 2, 2]},
        [
            *quantization("x"),
            scalar("ws", 0.5, numpy.float32),
            weights("w", 3, 2, 3, 3, dtype=numpy.int8),
            weights("b", 3, dtype=numpy.int32),
        ],
    )
    network = count(tmp_path, model)
    row = only(network, "convolution")
    assert (row["operations"], network.parameters) == (2 * 4 * 18 * 3, 57)


def test_every_operator_of_onnx_stands_in_one_list():
    """So that a release with new ones is looked at before it counts them as nothing."""
    lists = [
        known.ELEMENTWISE,
        known.VIEWS,
        known.POOLING,
        known.OTHER,
        known.NOT_COUNTABLE,
        known.STRUCTURE,
        known.PRODUCTS.keys(),
        known.SAME_AS.keys(),
    ]
    counts = {
        schema.name: sum(schema.name in names for names in lists)
        for schema in defs.get_all_schemas_with_history()
        if schema.domain == ""
    }
    wrong = {name: times for name, times in counts.items() if times != 1}
    assert wrong == {}


def test_the_domain_of_onnx_may_be_named(tmp_path):
    model = proto([node("Relu", "x", "y")], {"x": [1, 4]}, {"y": [1, 4]})
    model.graph.node[0].domain = "ai.onnx"
    del model.opset_import[:]
    model.opset_import.append(helper.make_opsetid("ai.onnx", 17))
    assert [row["kind"] for row in count(tmp_path, model).layers] == ["elementwise"]
