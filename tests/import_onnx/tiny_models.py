"""Models of a few nodes, small enough to count by hand."""

import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnx_layers import layers
from onnx_layers import model as models

FLOAT, INT64, INT8, UINT8 = (
    getattr(TensorProto, name) for name in ("FLOAT", "INT64", "INT8", "UINT8")
)


def node(operator, inputs, outputs, **attributes):
    return helper.make_node(operator, inputs.split(), outputs.split(), **attributes)


def weights(name, *shape, dtype=numpy.float32):
    """Different values, so that nothing takes them for a mask or one another."""
    values = numpy.arange(1, numpy.prod(shape, dtype=int) + 1) % 100
    return numpy_helper.from_array(values.astype(dtype).reshape(shape), name)


def constant(name, *values, dtype=numpy.int64):
    return numpy_helper.from_array(numpy.array(values, dtype), name)


def graph(nodes, inputs, outputs, initializers=()):
    """Inputs and outputs by name: a shape, or a type and a shape."""
    return helper.make_graph(
        nodes,
        "tiny",
        [value(*item) for item in inputs.items()],
        [value(*item) for item in outputs.items()],
        list(initializers),
    )


def value(name, shape):
    data_type = FLOAT
    if isinstance(shape, tuple):
        data_type, shape = shape
    return helper.make_tensor_value_info(name, data_type, shape)


def proto(nodes, inputs, outputs, initializers=(), opset=21, functions=()):
    opsets = [helper.make_opsetid("", opset), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(
        graph(nodes, inputs, outputs, initializers),
        opset_imports=[*opsets, helper.make_opsetid("own", 1)],
        functions=functions,
    )


def save(folder, model, **arguments):
    path = folder / "tiny.onnx"
    onnx.save(model, path, **arguments)
    return path


def count(folder, model, sizes="", batch_size=None, skip=(), **arguments):
    opened = models.open_model(save(folder, model, **arguments), sizes, batch_size)
    return layers.count(opened, set(skip))


def only(network, kind):
    (row,) = [row for row in network.layers if row["kind"] == kind]
    return row
