"""What each operator is: a product, and of how many multiply-accumulates, or none.

Counted are the multiply-accumulates of convolutions, matrix products, attention and
recurrence, as published operation counts do; padding counts like any other input, and
so does what a causal mask hides. Activation functions, normalization, pooling, biases
and quantization count as no operations. A test asks of every operator of the
installed release of onnx that it stands here.
"""

from dataclasses import dataclass
from math import prod


@dataclass(frozen=True)
class Product:
    """Multiply-accumulates; groups products of m x k by k x n where it is such."""

    kind: str
    multiply_accumulates: int
    groups: int | None = None
    m: int | None = None
    k: int | None = None
    n: int | None = None


class NotCountable(Exception):
    """Why it is not."""


def matrix_product(kind, groups, m, k, n):
    return Product(kind, groups * m * k * n, groups, m, k, n)


def is_depthwise(groups, channels_per_group):
    return groups > 1 and channels_per_group == 1


def convolution(attributes, inputs, outputs):
    data, weights = inputs[0].shape, inputs[1].shape
    groups = attributes.get("group", 1)
    return matrix_product(
        "depthwise convolution" if is_depthwise(groups, weights[1]) else "convolution",
        groups,
        m=data[0] * prod(outputs[0].shape[2:]),
        k=prod(weights[1:]),
        n=weights[0] // groups,
    )


def transposed_convolution(attributes, inputs, outputs):
    """Every input position meets the whole kernel."""
    data, weights = inputs[0].shape, inputs[1].shape
    groups = attributes.get("group", 1)
    return matrix_product(
        "depthwise convolution"
        if is_depthwise(groups, weights[0] // groups)
        else "convolution",
        groups,
        m=data[0] * prod(data[2:]),
        k=weights[0] // groups,
        n=prod(weights[1:]),
    )


def causal_convolution(attributes, inputs, outputs):
    channels, _, kernel = inputs[1].shape
    batch, _, length = inputs[0].shape
    return matrix_product("depthwise convolution", channels, batch * length, kernel, 1)


def linear_or_product(inputs):
    """A product with weights is a linear layer, one of two activations is none."""
    constant = any(tensor.is_constant for tensor in inputs[:2])
    return "linear" if constant else "matrix product"


def gemm(attributes, inputs, outputs):
    m, k = transposed(inputs[0].shape, attributes.get("transA"))
    _, n = transposed(inputs[1].shape, attributes.get("transB"))
    return matrix_product(linear_or_product(inputs), 1, m, k, n)


def transposed(shape, is_transposed):
    return (*shape[:-2], shape[-1], shape[-2]) if is_transposed else shape


def factors(attributes, inputs):
    """The shapes that are multiplied; com.microsoft FusedMatMul may turn them first."""
    shapes = []
    for side, tensor in zip("AB", inputs, strict=False):
        shape = tensor.shape
        if attributes.get(f"transBatch{side}"):
            shape = (*shape[1:-1], shape[0], shape[-1])
        shapes.append(transposed(shape, attributes.get(f"trans{side}")))
    return shapes


def matrix_multiplication(attributes, inputs, outputs):
    left, right = factors(attributes, inputs)
    left = (1, *left) if len(left) == 1 else left
    right = (*right, 1) if len(right) == 1 else right
    rank = max(len(left), len(right))
    batches = [
        max(sizes) if min(sizes) > 0 else 0
        for sizes in zip(
            (1,) * (rank - len(left)) + left[:-2],
            (1,) * (rank - len(right)) + right[:-2],
            strict=True,
        )
    ]
    kind, groups = linear_or_product(inputs), prod(batches)
    if prod(right[:-2]) == 1:  # one right side for all: a longer left side
        return matrix_product(kind, 1, groups * left[-2], left[-1], right[-1])
    return matrix_product(kind, groups, left[-2], left[-1], right[-1])


def blocked_matrix_multiplication(attributes, inputs, outputs):
    """com.microsoft MatMulNBits: K x N weights of a few bits, packed in bytes."""
    rows = prod(inputs[0].shape[:-1])
    return matrix_product("linear", 1, rows, attributes["K"], attributes["N"])


def einsum(attributes, inputs, outputs):
    """Two operands that have an index in common which is summed; else no product."""
    equation = attributes["equation"].replace(" ", "")
    left, arrow, result = equation.partition("->")
    operands = left.split(",")
    if len(operands) > 2:
        raise NotCountable("the order in which more than two operands meet is open")
    if len(operands) < 2:
        return None
    sizes = {}
    for position, (operand, tensor) in enumerate(zip(operands, inputs, strict=True)):
        before, dots, after = operand.partition("...")
        count = len(tensor.shape) - len(before) - len(after)
        # Names for what the dots stand for, counted from the right as in broadcasting.
        dotted = "".join(chr(0x100 + count - number) for number in range(count))
        operands[position] = before + dotted + after if dots else operand
        for label, size in zip(operands[position], tensor.shape, strict=True):
            sizes[label] = max(size, sizes.get(label, 1))
    one, other = map(set, operands)
    if "..." in result:
        result += "".join(label for label in one | other if label > "z")
    elif not arrow:  # what stands once is kept
        result = one ^ other | {label for label in one | other if label > "z"}
    kept = set(result) - {"."}
    if not one & other - kept:
        return None
    if (one ^ other) - kept:
        raise NotCountable("an index of one operand alone is summed")

    def size_of(labels):
        return prod(sizes[label] for label in labels)

    return matrix_product(
        linear_or_product(inputs),
        groups=size_of(one & other & kept),
        m=size_of(one - other),
        k=size_of(one & other - kept),
        n=size_of(other - one),
    )


def recurrence(gates):
    def count(attributes, inputs, outputs):
        """Every step multiplies its input and the state with a matrix per gate."""
        directions, rows, input_size = inputs[1].shape
        steps_and_batch = prod(inputs[0].shape[:2])
        hidden_size = rows // gates
        return Product(
            "recurrence",
            directions * steps_and_batch * rows * (input_size + hidden_size),
        )

    return count


def attention_of(batch, heads, queries, keys, head_size, value_head_size):
    """Queries times keys, and what comes of it times values."""
    return Product(
        "attention", batch * heads * queries * keys * (head_size + value_head_size)
    )


def attention(attributes, inputs, outputs):
    heads = attributes.get("q_num_heads")
    query, key, value = (tensor.shape for tensor in inputs[:3])
    past = at(inputs, 4)
    if len(query) == 3:
        key_heads = attributes["kv_num_heads"]
        query = (query[0], heads, query[1], query[2] // heads)
        key = (key[0], key_heads, key[1], key[2] // key_heads)
        value = (value[0], key_heads, value[1], value[2] // key_heads)
    keys = key[2] + (past.shape[2] if past else 0)
    return attention_of(query[0], query[1], query[2], keys, query[3], value[3])


def projecting_attention(attributes, inputs, outputs):
    """com.microsoft Attention: projects its input to queries, keys and values first."""
    batch, queries, input_size = inputs[0].shape
    columns = inputs[1].shape[1]
    heads = attributes["num_heads"]
    sizes = attributes.get("qkv_hidden_sizes", [columns // 3] * 3)
    past = at(inputs, 4)
    keys = queries + (past.shape[3] if past else 0)
    product = attention_of(
        batch, heads, queries, keys, sizes[0] // heads, sizes[2] // heads
    )
    projection = batch * queries * input_size * columns
    return Product("attention", product.multiply_accumulates + projection)


def multi_head_attention(attributes, inputs, outputs):
    """com.microsoft MultiHeadAttention, on one, two or three tensors."""
    heads = attributes["num_heads"]
    query, key, value, past = (at(inputs, position) for position in (0, 1, 2, 6))
    batch, queries = query.shape[:2]
    head_size = query.shape[-1] if len(query.shape) == 5 else query.shape[-1] // heads
    value_head_size = head_size
    keys = queries
    if key is not None:
        keys = key.shape[2] if len(key.shape) == 4 else key.shape[1]
    if value is not None:
        four = len(value.shape) == 4
        value_head_size = value.shape[-1] if four else value.shape[-1] // heads
    keys += past.shape[2] if past else 0
    return attention_of(batch, heads, queries, keys, head_size, value_head_size)


def grouped_query_attention(attributes, inputs, outputs):
    """com.microsoft GroupQueryAttention; keys are shared among heads."""
    heads, key_heads = attributes["num_heads"], attributes["kv_num_heads"]
    batch, queries, width = inputs[0].shape
    packed = at(inputs, 1) is None
    head_size = width // (heads + 2 * key_heads if packed else heads)
    past, total = at(inputs, 3), at(inputs, 6)
    keys = queries + (past.shape[2] if past else 0)
    if total is not None and total.value is not None:
        keys = int(total.value.max())
    return attention_of(batch, heads, queries, keys, head_size, head_size)


def at(tensors, position):
    return tensors[position] if position < len(tensors) else None


PRODUCTS = {
    "Conv": convolution,
    "DeformConv": convolution,  # without the sampling
    "ConvTranspose": transposed_convolution,
    "CausalConvWithState": causal_convolution,
    "Gemm": gemm,
    "MatMul": matrix_multiplication,
    "Einsum": einsum,
    "RNN": recurrence(1),
    "GRU": recurrence(3),
    "LSTM": recurrence(4),
    "Attention": attention,
    "com.microsoft.FusedMatMul": matrix_multiplication,
    "com.microsoft.MatMulNBits": blocked_matrix_multiplication,
    "com.microsoft.Attention": projecting_attention,
    "com.microsoft.MultiHeadAttention": multi_head_attention,
    "com.microsoft.GroupQueryAttention": grouped_query_attention,
}

# Operators that are another one with fewer inputs: without scales, zero points, and
# what is fused into them. The positions of the inputs that are left.
SAME_AS = {
    "QLinearConv": ("Conv", [0, 3, 8]),
    "ConvInteger": ("Conv", [0, 1]),
    "QLinearMatMul": ("MatMul", [0, 3]),
    "MatMulInteger": ("MatMul", [0, 1]),
    "com.microsoft.QGemm": ("Gemm", [0, 3, 6]),
    "com.microsoft.MatMulIntegerToFloat": ("MatMul", [0, 1]),
    "com.microsoft.DynamicQuantizeMatMul": ("MatMul", [0, 1]),
    "com.microsoft.QLinearAdd": ("Add", [0, 3]),
    "com.microsoft.QLinearMul": ("Mul", [0, 3]),
    "com.microsoft.QLinearSigmoid": ("Sigmoid", [0]),
    "com.microsoft.QLinearLeakyRelu": ("LeakyRelu", [0]),
    "com.microsoft.QLinearSoftmax": ("Softmax", [0]),
    "com.microsoft.QLinearAveragePool": ("AveragePool", [0]),
    "com.microsoft.QLinearGlobalAveragePool": ("GlobalAveragePool", [0]),
    "com.microsoft.QLinearConcat": ("Concat", range(2, 3000, 3)),
    "com.microsoft.QAttention": ("com.microsoft.Attention", [0, 1, 2, 5, 8]),
    "com.microsoft.FusedConv": ("Conv", [0, 1, 2]),
    "com.microsoft.FusedGemm": ("Gemm", [0, 1, 2]),
    "com.microsoft.BiasGelu": ("Add", [0, 1]),
    "com.microsoft.Gelu": ("Erf", [0]),
    "com.microsoft.QuickGelu": ("Erf", [0]),
}


def names(text):
    return frozenset(text.split())


# Of these, what reads integers and writes floating point.
WRITE_FLOATS = names(
    "com.microsoft.MatMulIntegerToFloat com.microsoft.DynamicQuantizeMatMul"
)

# Value by value: done in the layer that writes their input.
ELEMENTWISE = names(
    """
    Abs Acos Acosh Add And Asin Asinh Atan Atanh BatchNormalization Bernoulli BitShift
    BitwiseAnd BitwiseNot BitwiseOr BitwiseXor Ceil Celu Clip Cos Cosh
    DequantizeLinear Div DynamicQuantizeLinear Elu Equal Erf Exp Floor Gelu Greater
    GreaterOrEqual HardSigmoid HardSwish IsInf IsNaN LeakyRelu Less LessOrEqual Log Max
    Mean Min Mish Mod Mul Neg Not Or PRelu Pow QuantizeLinear RandomNormalLike
    RandomUniformLike Reciprocal Relu RotaryEmbedding Round Selu Shrink Sigmoid Sign
    Sin Sinh Softplus Softsign Sqrt Sub Sum SwiGLU Swish Tan Tanh ThresholdedRelu
    Trilu Where Xor
    com.microsoft.FastGelu com.microsoft.RotaryEmbedding
    com.microsoft.QuantizeLinear com.microsoft.DequantizeLinear
    """
)

# Values are only put elsewhere: whoever reads or writes them does it on the way.
VIEWS = names(
    """
    BitCast Cast CastLike CenterCropPad Concat DepthToSpace Dropout Expand Flatten
    Gather GatherElements GatherND Identity Pad Reshape ReverseSequence Slice
    SpaceToDepth Split Squeeze Tile Transpose Unsqueeze
    """
)

POOLING = names(
    """
    AveragePool GlobalAveragePool GlobalLpPool GlobalMaxPool LpPool MaxPool MaxRoiPool
    MaxUnpool RoiAlign
    """
)

# Layers that read and write without a multiply-accumulate of the kind that counts.
OTHER = names(
    """
    ArgMax ArgMin BlackmanWindow Col2Im ConstantOfShape CumProd CumSum EyeLike
    GridSample GroupNormalization HammingWindow HannWindow
    Hardmax InstanceNormalization LRN LayerNormalization LogSoftmax LpNormalization
    MeanVarianceNormalization MelWeightMatrix Multinomial NegativeLogLikelihoodLoss
    OneHot RMSNormalization RandomNormal RandomUniform Range ReduceL1 ReduceL2
    ReduceLogSum ReduceLogSumExp ReduceMax ReduceMean ReduceMin ReduceProd ReduceSum
    ReduceSumSquare Resize Scatter ScatterElements ScatterND Softmax
    SoftmaxCrossEntropyLoss SimplifiedLayerNormalization TensorScatter TopK Upsample
    com.microsoft.EmbedLayerNormalization com.microsoft.SkipLayerNormalization
    com.microsoft.SkipSimplifiedLayerNormalization
    """
)

# Their operations are none of these, or what they write depends on the data.
NOT_COUNTABLE = names(
    """
    AffineGrid Compress ConcatFromSequence DFT Det ImageDecoder LinearAttention
    NonMaxSuppression NonZero Optional OptionalGetElement OptionalHasElement
    RegexFullMatch STFT SequenceAt SequenceConstruct SequenceEmpty SequenceErase
    SequenceInsert SequenceLength SequenceMap SplitToSequence StringConcat
    StringNormalizer StringSplit TfIdfVectorizer Unique
    """
)

# Handled by the walk itself.
STRUCTURE = {"Constant", "Shape", "Size", "If", "Loop", "Scan"}

# Inputs in floating point that are no weights: limits, scales, states to begin with,
# statistics (which another export would have folded away), tables of sines.
NOT_WEIGHTS = {
    "Attention": {3},
    "BatchNormalization": {3, 4},
    "Clip": {1, 2},
    "GRU": {5},
    "LSTM": {5, 6},
    "RNN": {5},
    "DequantizeLinear": {1, 2},
    "Dropout": {1},
    "OneHot": {1, 2},
    "Pad": {1, 2},
    "QuantizeLinear": {1, 2},
    "Resize": {1, 2},
    "RotaryEmbedding": {1, 2},
    "Upsample": {1},
    "com.microsoft.DequantizeLinear": {1, 2},
    "com.microsoft.GroupQueryAttention": {7, 8},
    "com.microsoft.MatMulNBits": {2},
    "com.microsoft.QuantizeLinear": {1, 2},
    "com.microsoft.RotaryEmbedding": {2, 3},
}

# Integers at these inputs are quantized weights, not indices.
QUANTIZED_WEIGHTS = {
    "DequantizeLinear": {0},
    "com.microsoft.DequantizeLinear": {0},
    "com.microsoft.MatMulNBits": {1},
}

# Here one value alone may be a weight; elsewhere it is a constant such as 0.5.
ONE_VALUE_WEIGHTS = {"BatchNormalization", "PRelu", "DequantizeLinear"}
