"""Nodes of a model: their names, and which plainer operator some of them are."""

import onnx
from onnx import defs, helper

from onnx_layers import operators as known


def written_type(node, inputs) -> int | None:
    """What a quantized or fused operator writes; None: what onnx says."""
    operator = operator_of(node)
    if operator not in known.SAME_AS:
        return None
    if operator in ("ConvInteger", "MatMulInteger"):
        return onnx.TensorProto.INT32
    scaled = operator == "com.microsoft.QGemm" and len(node.input) < 8
    if scaled or operator in known.WRITE_FLOATS:
        return onnx.TensorProto.FLOAT
    first = known.SAME_AS[operator][1][0]
    return inputs[first].data_type


def simplified(node, inputs):
    """The operator that a quantized or fused one is for what is counted here."""
    operator = operator_of(node)
    if operator not in known.SAME_AS:
        return node, inputs
    name, positions = known.SAME_AS[operator]
    domain, _, name = name.rpartition(".")
    positions = [position for position in positions if position < len(node.input)]
    names = [node.input[position] for position in positions]
    attributes, outputs = node.attribute, node.output
    if domain == "":
        schema = defs.get_schema(name, defs.onnx_opset_version(), domain)
        attributes = [a for a in attributes if a.name in schema.attributes]
        outputs = outputs[: len(schema.outputs)]
    other = helper.make_node(name, names, outputs, node.name, domain=domain)
    other.attribute.extend(attributes)
    return other, [inputs[position] for position in positions]


def operator_of(node) -> str:
    """Its name; before it, the domain of one that is not of ONNX itself."""
    return f"{node.domain}.{node.op_type}" if node.domain else node.op_type


def is_known(operator) -> bool:
    kinds = (known.ELEMENTWISE, known.VIEWS, known.POOLING, known.OTHER, known.PRODUCTS)
    return any(operator in kind for kind in kinds)


def attributes_of(node) -> dict:
    return {
        attribute.name: value.decode() if isinstance(value, bytes) else value
        for attribute in node.attribute
        for value in [helper.get_attribute_value(attribute)]
    }


def renamed(node, inputs):
    """The node with the names that the tensors have here."""
    copy = onnx.NodeProto()
    copy.CopyFrom(node)
    copy.ClearField("input")
    copy.input.extend(tensor.name if tensor is not None else "" for tensor in inputs)
    return copy


def names_read(graph) -> set[str]:
    """Of tensors, in the graph and those within its nodes."""
    names = {value.name for value in graph.output}
    for node in graph.node:
        names.update(filter(None, node.input))
        for attribute in node.attribute:
            if attribute.type == onnx.AttributeProto.GRAPH:
                names |= names_read(attribute.g)
    return names
