"""Open an ONNX file and give every input of it a size."""

import re
from dataclasses import dataclass, field
from math import prod
from pathlib import Path

import onnx
from google.protobuf.message import DecodeError
from onnx import external_data_helper, inliner

from onnx_layers import Refused

LARGEST_VALUE = 262_144  # elements; longer constants are known by their shape only
# A first dimension of such a name is no batch.
NO_BATCH = re.compile("seq|len|time|token|step|frame|past|height|width", re.IGNORECASE)


@dataclass
class Model:
    graph: onnx.GraphProto
    opsets: dict[str, int]  # version by domain
    input_shapes: dict[str, tuple[int, ...]]
    batch_size: int  # inputs in one run: all counts but parameters are divided by it
    missing_files: list[str] = field(default_factory=list)  # of external weights
    notes: list[str] = field(default_factory=list)


def open_model(path: Path, sizes: str = "", batch_size: int | None = None) -> Model:
    """The model; `sizes` as in 'image:1x3x224x224 sequence=128'."""
    proto = read(path)
    opsets = {
        "" if opset.domain == "ai.onnx" else opset.domain: opset.version
        for opset in proto.opset_import
    }
    if proto.functions:
        proto = inliner.inline_local_functions(proto)
    missing = read_external_constants(proto.graph, path.parent)
    notes = []
    if missing:
        notes.append(
            f"{', '.join(missing)} is not there: not needed, since the sizes of its"
            " weights stand in the model."
        )
    shapes = give_sizes(inputs_of(proto.graph), sizes, notes)
    batch_size = batch_size or batch_of(shapes)
    return Model(proto.graph, opsets, shapes, batch_size, missing, notes)


def read(path: Path) -> onnx.ModelProto:
    try:
        # Weights outside of the file are read only where a shape depends on them.
        model = onnx.load(path, format="protobuf", load_external_data=False)
    except OSError as error:
        raise Refused(f"{path}: {error.strerror}. Name an ONNX file.") from None
    except DecodeError:
        model = onnx.ModelProto()
    if not (model.ir_version and model.opset_import and model.graph.node):
        raise Refused(
            f"{path} is not an ONNX model, or not all of it. Export or fetch it anew:"
            " a few lines of text are a pointer to a large file (Git LFS)."
        )
    return model


def read_external_constants(graph: onnx.GraphProto, folder: Path) -> list[str]:
    """Read what is short, as shapes are; name the files that are not there."""
    missing = set()
    for tensor in graph.initializer:
        if not external_data_helper.uses_external_data(tensor):
            continue
        file = external_data_helper.ExternalDataInfo(tensor).location
        if not (folder / file).is_file():
            missing.add(file)
        elif prod(tensor.dims) <= LARGEST_VALUE:
            external_data_helper.load_external_data_for_tensor(tensor, str(folder))
    return sorted(missing)


def inputs_of(graph: onnx.GraphProto) -> dict[str, list[int | str]]:
    """The dimensions of each input; a name where the model leaves one open."""
    initializers = {tensor.name for tensor in graph.initializer}
    inputs = {}
    for value in graph.input:  # old models list their weights among the inputs
        if value.name in initializers:
            continue
        tensor = value.type.tensor_type
        if not value.type.HasField("tensor_type") or not tensor.HasField("shape"):
            raise Refused(
                f"the input {value.name} has no shape or is no tensor. Export the model"
                " with the shapes of its inputs."
            )
        inputs[value.name] = [
            dimension.dim_value
            if dimension.HasField("dim_value")
            else dimension.dim_param or "?"
            for dimension in tensor.shape.dim
        ]
    if not inputs:
        raise Refused("the model has no input. Export it with its inputs.")
    return inputs


def give_sizes(
    inputs: dict[str, list[int | str]], sizes: str, notes: list[str]
) -> dict[str, tuple[int, ...]]:
    """Close every open dimension: as stated, or 1 where it is the batch."""
    shapes = {name: list(dimensions) for name, dimensions in inputs.items()}
    known = {}  # by name of a dimension
    for word in sizes.replace(",", " ").split():
        state(word, shapes, known)
    for name, dimensions in shapes.items():
        first = dimensions[0] if dimensions else 1
        if isinstance(first, str) and first not in known and not NO_BATCH.search(first):
            dimensions[0] = 1
            if first != "?":
                known[first] = 1
            notes.append(f"The first dimension of {name} ({first}) is set to 1.")
    for dimensions in shapes.values():
        dimensions[:] = [known.get(dimension, dimension) for dimension in dimensions]
    if any(isinstance(size, str) for shape in shapes.values() for size in shape):
        example = " ".join(
            f"{name}:{write(shape)}"
            for name, shape in shapes.items()
            if any(isinstance(size, str) for size in shape)
        )
        raise Refused(
            f"the model leaves sizes open: {example}. State them, a number for each"
            f' name: SHAPE="{example}", or a dimension by its name, as in'
            ' SHAPE="sequence=128".'
        )
    return {name: tuple(dimensions) for name, dimensions in shapes.items()}


def state(word: str, shapes: dict[str, list[int | str]], known: dict[str, int]):
    """Take one word of what the user states, as image:1x3x224x224 or sequence=128."""
    if match := re.fullmatch(r"(.+)=(\d+)", word):
        dimension, size = match[1], int(match[2])
        if not any(dimension in shape for shape in shapes.values()):
            raise Refused(
                f"no input has an open dimension {dimension}. {listed(shapes)}"
            )
        known[dimension] = size
        return
    match = re.fullmatch(r"(.+):(\d+(?:x\d+)*)", word)  # a name may hold a colon
    if not match or match[1] not in shapes:
        raise Refused(
            f"SHAPE: {word} is not the name of an input, a colon and its sizes, as in"
            f" image:1x3x224x224. {listed(shapes)}"
        )
    stated, shape = [int(size) for size in match[2].split("x")], shapes[match[1]]
    fits = len(stated) == len(shape) and all(
        size == dimension or isinstance(dimension, str)
        for size, dimension in zip(stated, shape, strict=True)
    )
    if not fits:
        raise Refused(
            f"SHAPE: {word} does not fit. {listed(shapes)} Sizes that the model fixes"
            " can only be changed by exporting it anew."
        )
    for size, dimension in zip(stated, shape, strict=True):
        if isinstance(dimension, str) and dimension != "?":
            known[dimension] = size
    shape[:] = stated


def batch_of(shapes: dict[str, tuple[int, ...]]) -> int:
    """1, or refuse: whether a first dimension counts inputs is not ours to guess."""
    batched = {name: shape for name, shape in shapes.items() if len(shape) > 1}
    batched = batched or {name: shape for name, shape in shapes.items() if shape}
    if all(shape[0] == 1 for shape in batched.values()):
        return 1
    first = next(shape[0] for shape in batched.values() if shape[0] != 1)
    raise Refused(
        f"counts are per input, and a first dimension is not 1. {listed(batched)}"
        " Export the model for one input, or say how many inputs one run takes:"
        f" BATCH={first} if the first dimension is a batch of {first} (counts are"
        " divided by it), BATCH=1 if it is not."
    )


def listed(shapes: dict[str, list]) -> str:
    inputs = ", ".join(f"{name}:{write(shape)}" for name, shape in shapes.items())
    return f"The inputs: {inputs}."


def write(shape: list | tuple) -> str:
    return "x".join(map(str, shape)) or "scalar"
