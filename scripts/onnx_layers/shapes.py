"""Shapes that onnx does not infer: of ONNX Runtime's operators (com.microsoft), and of
operators that it defines by a function."""

import numpy
import onnx

from onnx_layers.operators import at, factors


def same(attributes, inputs):
    """Every output is shaped like the first input."""
    return [inputs[0].shape] * 4


def fused_matrix_multiplication(attributes, inputs):
    left, right = factors(attributes, inputs)
    batch = numpy.broadcast_shapes(left[:-2], right[:-2])
    return [(*batch, left[-2], right[-1])]


def blocked_matrix_multiplication(attributes, inputs):
    return [(*inputs[0].shape[:-1], attributes["N"])]


def projecting_attention(attributes, inputs):
    batch, queries, _ = inputs[0].shape
    heads = attributes["num_heads"]
    width = inputs[1].shape[1] // 3
    sizes = attributes.get("qkv_hidden_sizes", [width] * 3)
    past = at(inputs, 4)
    keys = queries + (past.shape[3] if past else 0)
    return [
        (batch, queries, sizes[2]),
        (2, batch, heads, keys, sizes[2] // heads),
    ]


def multi_head_attention(attributes, inputs):
    query, key, value, past = (at(inputs, position) for position in (0, 1, 2, 6))
    heads = attributes["num_heads"]
    batch, queries = query.shape[:2]
    packed = len(query.shape) == 5
    width = heads * query.shape[-1] if packed else query.shape[2]
    keys, value_width = queries, width
    if key is not None:
        keys = key.shape[2] if len(key.shape) == 4 else key.shape[1]
    if value is not None:
        four = len(value.shape) == 4
        value_width = heads * value.shape[-1] if four else value.shape[2]
    keys += past.shape[2] if past else 0
    return [
        (batch, queries, value_width),
        (batch, heads, keys, width // heads),
        (batch, heads, keys, value_width // heads),
    ]


def grouped_query_attention(attributes, inputs):
    heads, key_heads = attributes["num_heads"], attributes["kv_num_heads"]
    batch, queries, width = inputs[0].shape
    packed = at(inputs, 1) is None
    head_size = width // (heads + 2 * key_heads if packed else heads)
    past = at(inputs, 3)
    keys = queries + (past.shape[2] if past else 0)
    present = (batch, key_heads, keys, head_size)
    return [(batch, queries, heads * head_size), present, present]


def embedding(attributes, inputs):
    tokens, width = inputs[0].shape, inputs[2].shape[1]
    return [(*tokens, width), tokens[:1], (*tokens, width)]


SHAPES = {
    "GroupNormalization": same,
    "MeanVarianceNormalization": same,
    "SimplifiedLayerNormalization": same,
    "com.microsoft.Attention": projecting_attention,
    "com.microsoft.DequantizeLinear": same,
    "com.microsoft.EmbedLayerNormalization": embedding,
    "com.microsoft.FastGelu": same,
    "com.microsoft.FusedMatMul": fused_matrix_multiplication,
    "com.microsoft.GroupQueryAttention": grouped_query_attention,
    "com.microsoft.MatMulNBits": blocked_matrix_multiplication,
    "com.microsoft.MultiHeadAttention": multi_head_attention,
    "com.microsoft.QuantizeLinear": same,
    "com.microsoft.RotaryEmbedding": same,
    "com.microsoft.SkipLayerNormalization": same,
    "com.microsoft.SkipSimplifiedLayerNormalization": same,
}


def data_type_of(operator, inputs, first):
    """The type of its outputs, which counts only towards weights and bytes."""
    if operator == "com.microsoft.DequantizeLinear":
        return inputs[1].data_type
    if operator == "com.microsoft.EmbedLayerNormalization":
        return inputs[2].data_type
    if operator == "com.microsoft.QuantizeLinear":
        return onnx.TensorProto.UINT8
    return first
