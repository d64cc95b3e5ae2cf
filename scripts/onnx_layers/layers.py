"""Join the nodes of a model into layers, and count them.

An operator that works value by value is done in the layer that wrote its input, and
what only puts values elsewhere is done by whoever writes or reads them, as compilers
for inference do. So the outputs of all layers are those of convolutions, matrix
products, pooling and the like, as published counts of activations have it. Weights
that layers share are the first one's.
"""

from collections import Counter
from dataclasses import dataclass, field

from onnx import TensorProto

from onnx_layers import Refused
from onnx_layers import operators as known
from onnx_layers.model import Model
from onnx_layers.tensors import Step, Tensor, Walk
from onnx_layers.walk import walk

BITS = {  # of a value; all other types say it in their name
    TensorProto.BOOL: 8,
    TensorProto.FLOAT: 32,
    TensorProto.DOUBLE: 64,
    TensorProto.COMPLEX64: 64,
    TensorProto.COMPLEX128: 128,
}
MULTIPLYING = known.PRODUCTS.keys() | {"If", "Loop", "Scan"}  # these perhaps


@dataclass
class Layer:
    position: int
    name: str
    kind: str
    times: int
    product: known.Product | None = None
    weights: set[str] = field(default_factory=set)
    reads: dict[str, Tensor] = field(default_factory=dict)
    writes: list[Tensor] = field(default_factory=list)


@dataclass
class Network:
    giga_ops: float
    parameters: int
    activations: int
    peak_activations: int
    input_bytes: int | None
    output_bytes: int | None
    state_bytes: int | None
    input_size: str
    layers: list[dict]  # rows of network_layers
    notes: list[str]


def count(model: Model, skip: set[str]) -> Network:
    """The network; operators named in `skip` are left out where they stop the count."""
    walked = walk(model)
    notes = model.notes + refuse_or_note(walked, skip, model.missing_files)
    layers, used = join(walked)
    rows = rows_of(layers, used, walked.weight_sizes, model.batch_size)
    if model.batch_size > 1:
        notes.append(f"Counts are divided by the {model.batch_size} inputs of a run.")
    ragged = [row for row in rows if not float(row["operations"]).is_integer()]
    if ragged:
        notes.append(f"{len(ragged)} layers do the same work for any number of inputs.")
    state, inputs = parted(walked.inputs, "past")
    _, outputs = parted(walked.outputs, "present")
    return Network(
        giga_ops=sum(row["operations"] for row in rows) / 1e9,
        parameters=sum(row["parameters"] for row in rows),
        activations=sum(row["output_elements"] for row in rows),
        peak_activations=max(
            (row["input_elements"] + row["output_elements"] for row in rows), default=0
        ),
        input_bytes=bytes_of(inputs, model.batch_size),
        output_bytes=bytes_of(outputs, model.batch_size),
        state_bytes=bytes_of(state, model.batch_size),
        input_size=size_of(inputs),
        layers=rows,
        notes=notes,
    )


def refuse_or_note(walked: Walk, skip: set[str], missing_files: list[str]) -> list[str]:
    """What is left out of the count, where the user has said that it may be.

    Operators that need what those write are left out with them; the ones that multiply
    and accumulate only if they are named, too.
    """
    if not walked.problems:
        return []
    after = Counter(walked.after_problems)
    causes = Counter(problem.operator for problem in walked.problems)
    needed = causes.keys() | (after.keys() & MULTIPLYING)
    left_out = listed(causes)
    if after:
        left_out += f", and what needs their outputs: {listed(after)}"
    if needed <= skip:
        return [f"Left out, as SKIP says: {left_out}."]
    files = ""
    if missing_files:
        files = f" Perhaps it stands in {', '.join(missing_files)}, which is not there."
    reasons = dict.fromkeys(f"{p.operator}: {p.reason}" for p in walked.problems)
    raise Refused(
        f"not every operator can be counted. {'; '.join(reasons)}. The first is the"
        f" node {walked.problems[0].name}.{files} To count the network without, say"
        f' SKIP="{",".join(sorted(needed))}". That leaves out: {left_out}.'
    )


def listed(operators: Counter) -> str:
    return ", ".join(f"{name} ({times})" for name, times in operators.most_common())


def join(walked: Walk) -> tuple[list[Layer], set[Tensor]]:
    """The layers, and the tensors that another layer reads than the one that wrote."""
    layers, layer_of, used = [], {}, set()
    for step in walked.steps:
        layer = layer_to_join(step, layer_of) or new_layer(step, layers)
        for tensor in step.inputs:
            if tensor is None or tensor.is_constant:
                continue
            foreign = [t for t in tensor.written if layer_of.get(t) is not layer]
            if foreign:
                layer.reads[tensor.name] = tensor
                used.update(foreign)
        layer.weights |= step.weights
        layer.writes += step.outputs
        layer_of.update((output, layer) for output in step.outputs)
    for tensor in walked.outputs:
        used.update(tensor.written)
    return layers, used


def layer_to_join(step: Step, layer_of: dict[Tensor, Layer]) -> Layer | None:
    """Of the layers that wrote its inputs the last, for then the others are done."""
    if step.operator not in known.ELEMENTWISE:
        return None
    latest, latest_input = None, None
    for tensor in step.inputs:
        if tensor is None or tensor.is_constant:
            continue
        for written in tensor.written:
            layer = layer_of.get(written)
            if layer and (latest is None or layer.position > latest.position):
                latest, latest_input = layer, tensor
    if latest is None or latest.times != step.times:
        return None
    # Broadcast to more values than the layer writes, it is a layer of its own.
    return latest if latest_input.elements >= step.outputs[0].elements else None


def new_layer(step: Step, layers: list[Layer]) -> Layer:
    kind = "other"
    if step.product:
        kind = step.product.kind
    elif step.operator in known.POOLING:
        kind = "pooling"
    elif step.operator in known.ELEMENTWISE:
        kind = "elementwise"
    layer = Layer(len(layers) + 1, step.name, kind, step.times, step.product)
    layers.append(layer)
    return layer


def rows_of(layers, used, weight_sizes, batch_size) -> list[dict]:
    rows, counted = [], set()
    for layer in layers:
        own = layer.weights - counted
        counted |= own
        reads = sum(tensor.elements for tensor in layer.reads.values())
        writes = sum(tensor.elements for tensor in layer.writes if tensor in used)
        rows.append(
            {
                "layer": layer.position,
                "layer_name": layer.name,
                "kind": layer.kind,
                **shape_of(layer, batch_size),
                "operations": operations_of(layer, batch_size),
                "parameters": sum(weight_sizes[weight] for weight in own),
                "input_elements": -(-reads * layer.times // batch_size),
                "output_elements": -(-writes * layer.times // batch_size),
            }
        )
    return rows


def shape_of(layer, batch_size) -> dict:
    """Its matrix product for one input; nothing where it is none, or several."""
    product = layer.product
    if product is None or product.m is None:
        return dict.fromkeys(("groups", "m", "k", "n"), "")
    groups, rows = product.groups, product.m * layer.times
    if rows % batch_size == 0:
        rows //= batch_size
    elif groups % batch_size == 0:
        groups //= batch_size
    else:
        return dict.fromkeys(("groups", "m", "k", "n"), "")
    return {"groups": groups, "m": rows, "k": product.k, "n": product.n}


def operations_of(layer, batch_size) -> int | float:
    if layer.product is None:
        return 0
    operations = 2 * layer.product.multiply_accumulates * layer.times
    if operations % batch_size:
        return operations / batch_size
    return operations // batch_size


def parted(tensors: list[Tensor], prefix: str) -> tuple[list[Tensor], list[Tensor]]:
    """State apart: exporters of decoders call it past_..., and present_... after it."""
    state = [tensor for tensor in tensors if tensor.name.startswith(prefix)]
    return state, [tensor for tensor in tensors if tensor not in state]


def bytes_of(tensors: list[Tensor], batch_size: int) -> int | None:
    """As the model has them: an image in FP32 takes four bytes a value."""
    bits = 0
    for tensor in tensors:
        if tensor.shape is None or tensor.data_type in (0, TensorProto.STRING):
            return None
        bits += tensor.elements * bits_of(tensor.data_type)
    return -(-bits // (8 * batch_size))


def bits_of(data_type: int) -> int:
    if data_type in BITS:
        return BITS[data_type]
    name = TensorProto.DataType.Name(data_type)  # as in UINT8, FLOAT8E4M3FN, BFLOAT16
    digits = name.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ").partition("E")[0]
    return int(digits)


def size_of(inputs: list[Tensor]) -> str:
    """Without the first dimension; an image as height, width, channels."""
    sizes = []
    for tensor in inputs:
        shape = tensor.shape[1:] if len(tensor.shape) > 1 else tensor.shape
        if len(shape) == 3 and shape[0] in (1, 3) and shape[2] not in (1, 3):
            shape = (*shape[1:], shape[0])
        sizes.append("x".join(map(str, shape)) or "1")
    return " and ".join(dict.fromkeys(sizes))
