"""What a walk through a model finds: tensors with their shapes, and steps."""

from dataclasses import dataclass, field, replace
from functools import cached_property
from math import prod

import numpy
import onnx
from onnx import helper

from onnx_layers import operators as known

FLOATS = {
    getattr(onnx.TensorProto, name)
    for name in onnx.TensorProto.DataType.keys()  # noqa: SIM118 - no dictionary
    if "FLOAT" in name or name == "DOUBLE"
}
BYTES = {getattr(onnx.TensorProto, name) for name in ("INT8", "UINT8", "INT4", "UINT4")}


@dataclass(eq=False)
class Tensor:
    name: str
    data_type: int
    shape: tuple[int, ...] | None  # None: not known
    is_constant: bool = False
    value: numpy.ndarray | None = None  # of a short constant
    weights: frozenset[str] = frozenset()  # stored weights that it is made of
    roots: frozenset["Tensor"] = frozenset()  # what it is a view of

    @cached_property
    def elements(self) -> int:
        return prod(self.shape)

    @property
    def written(self) -> frozenset["Tensor"]:
        """The tensors in memory that hold its values."""
        return self.roots or frozenset([self])


@dataclass
class Step:
    """A node that is run with activations."""

    name: str
    operator: str
    inputs: list[Tensor | None]
    outputs: list[Tensor]
    weights: frozenset[str]
    product: known.Product | None
    times: int  # per run of the model: iterations of the loops around it


@dataclass
class Problem:
    operator: str
    name: str
    reason: str


@dataclass
class Walk:
    steps: list[Step] = field(default_factory=list)
    weight_sizes: dict[str, int] = field(default_factory=dict)
    inputs: list[Tensor] = field(default_factory=list)
    outputs: list[Tensor] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    after_problems: list[str] = field(default_factory=list)  # operators


def type_of(tensor, as_float) -> onnx.TypeProto:
    data_type = onnx.TensorProto.FLOAT if as_float else tensor.data_type
    return helper.make_tensor_type_proto(data_type, tensor.shape)


def shape_in(type_proto) -> tuple[int, tuple[int, ...] | None]:
    if type_proto is None:
        return 0, None
    tensor = type_proto.tensor_type
    dimensions = list(tensor.shape.dim)
    known_ones = tensor.HasField("shape") and all(
        dimension.HasField("dim_value") for dimension in dimensions
    )
    shape = tuple(dimension.dim_value for dimension in dimensions)
    return tensor.elem_type, shape if known_ones else None


def any_of(tensor: Tensor) -> Tensor:
    """The tensor where it may have another value every time."""
    roots = frozenset() if tensor.is_constant else tensor.written
    return replace(
        tensor, is_constant=False, value=None, weights=frozenset(), roots=roots
    )


def is_mask(value) -> bool:
    """Zero, and so far below that nothing of it is left after a softmax."""
    values = [] if value is None else numpy.unique(value)
    return len(values) == 2 and values[0] <= -100 and values[1] == 0


def unknown(node) -> list[Tensor]:
    return [Tensor(name, 0, None) for name in node.output]
