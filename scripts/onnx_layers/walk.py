"""Go through the nodes of a model and find the shape of every tensor.

Shapes are inferred by onnx itself, node by node, and what depends on constants and
shapes alone is computed, as exporters compute shapes from shapes. Constants remember
which stored weights they are made of.
"""

from collections import ChainMap
from dataclasses import replace
from math import prod

import numpy
import onnx
from onnx import checker, defs, helper, numpy_helper, shape_inference
from onnx.reference import ReferenceEvaluator

from onnx_layers import Refused
from onnx_layers import operators as known
from onnx_layers.model import LARGEST_VALUE, Model
from onnx_layers.nodes import (
    attributes_of,
    is_known,
    names_read,
    operator_of,
    renamed,
    simplified,
    written_type,
)
from onnx_layers.shapes import SHAPES, data_type_of
from onnx_layers.tensors import (
    BYTES,
    FLOATS,
    Problem,
    Step,
    Tensor,
    Walk,
    any_of,
    is_mask,
    shape_in,
    type_of,
    unknown,
)


def walk(model: Model) -> Walk:
    return Walker(model).walk()


class Walker:
    def __init__(self, model: Model):
        self.model = model
        self.opset_imports = [
            helper.make_opsetid(domain, version)
            for domain, version in model.opsets.items()
        ]
        self.result = Walk()
        self.read = names_read(model.graph)
        self.weight_types: dict[str, int] = {}
        self.filled: set[str] = set()  # weights that are one value all over

    def walk(self) -> Walk:
        scope = ChainMap()
        graph = self.model.graph
        for value in graph.input:
            if value.name in self.model.input_shapes:
                shape = self.model.input_shapes[value.name]
                data_type = value.type.tensor_type.elem_type
                tensor = Tensor(value.name, data_type, shape)
                scope[value.name] = tensor
                self.result.inputs.append(tensor)
        self.result.outputs = self.walk_graph(graph, scope, 1)
        return self.result

    def walk_graph(self, graph, scope: ChainMap, times: int) -> list[Tensor]:
        for tensor in graph.initializer:
            scope[tensor.name] = self.store(tensor.name, tensor)
        for tensor in graph.sparse_initializer:
            scope[tensor.values.name] = self.store(
                tensor.values.name, tensor.values, tuple(tensor.dims)
            )
        for node in graph.node:
            self.visit(node, scope, times)
        return [self.look_up(value.name, scope, "the graph") for value in graph.output]

    def store(self, name, proto, shape=None) -> Tensor:
        """A constant: an initializer, or what a node Constant holds."""
        shape = tuple(proto.dims) if shape is None else shape
        name = self.new_weight(name, proto.data_type, shape)
        value = None
        if prod(shape) <= LARGEST_VALUE and tuple(proto.dims) == shape:
            value = self.value_of(proto)
        weights = frozenset([name])
        return Tensor(name, proto.data_type, shape, True, value, weights)

    def new_weight(self, name, data_type, shape) -> str:
        while name in self.weight_types:  # a subgraph has names of its own
            name += "'"
        self.weight_types[name] = data_type
        self.result.weight_sizes[name] = prod(shape)
        return name

    @staticmethod
    def value_of(proto) -> numpy.ndarray | None:
        """None where it stands in another file, or is of no type that numpy has."""
        if proto.data_location == onnx.TensorProto.EXTERNAL:
            return None
        try:
            return numpy_helper.to_array(proto)
        except (TypeError, ValueError, KeyError):
            return None

    @staticmethod
    def look_up(name, scope, reader) -> Tensor:
        if name not in scope:
            raise Refused(
                f"the model is broken: {reader} reads {name}, which nothing writes"
                " before. Export it anew."
            )
        return scope[name]

    def visit(self, node, scope, times):
        if node.domain == "ai.onnx":
            node.domain = ""  # the same, in full
        name = node.name or next(filter(None, node.output), node.op_type)
        inputs = [
            self.look_up(value, scope, f"the node {name}") if value else None
            for value in node.input
        ]
        written = written_type(node, inputs)
        node, inputs = simplified(node, inputs)
        outputs = self.run(node, name, inputs, scope, times, written is not None)
        for tensor in outputs:
            tensor.data_type = tensor.data_type if written is None else written
        scope.update(
            (value, tensor)
            for value, tensor in zip(node.output, outputs, strict=False)
            if value
        )

    def run(self, node, name, inputs, scope, times, as_float) -> list[Tensor]:
        operator = operator_of(node)
        present = [tensor for tensor in inputs if tensor is not None]
        if operator == "Constant":
            return [self.constant_of(node)]
        if any(tensor.shape is None for tensor in present):
            self.result.after_problems.append(operator)
            return unknown(node)
        if operator in ("Shape", "Size") and node.domain == "":
            return [self.shape_of(node, present[0])]
        if operator in ("If", "Loop", "Scan"):
            return getattr(self, f"run_{operator.lower()}")(
                node, name, inputs, scope, times
            )
        attributes = attributes_of(node)
        weights = self.weights_of(operator, attributes, inputs)
        try:
            outputs = self.infer(node, operator, attributes, inputs, as_float)
            outputs = self.classify(outputs, operator, present, weights, node)
            if outputs[0].is_constant or outputs[0].roots:
                return outputs
            product = None
            if operator in known.PRODUCTS:
                product = known.PRODUCTS[operator](attributes, inputs, outputs)
        except known.NotCountable as reason:
            self.result.problems.append(Problem(operator, name, str(reason)))
            return unknown(node)
        self.result.steps.append(
            Step(name, operator, inputs, outputs, weights, product, times)
        )
        return outputs

    def constant_of(self, node) -> Tensor:
        (attribute,) = node.attribute
        value = helper.get_attribute_value(attribute)
        name = node.output[0]
        if attribute.name == "value":
            return self.store(name, value)
        if attribute.name == "sparse_value":
            return self.store(name, value.values, tuple(value.dims))
        array = numpy.asarray(value)
        if array.dtype.kind == "f":
            array = array.astype(numpy.float32)
        if array.dtype.kind not in "fi":  # strings
            return Tensor(name, onnx.TensorProto.STRING, array.shape, True)
        return self.store(name, numpy_helper.from_array(array))

    @staticmethod
    def shape_of(node, tensor) -> Tensor:
        attributes = attributes_of(node)
        part = slice(attributes.get("start", 0), attributes.get("end"))
        value = numpy.array(
            tensor.shape[part] if node.op_type == "Shape" else tensor.elements,
            dtype=numpy.int64,
        )
        return Tensor(node.output[0], onnx.TensorProto.INT64, value.shape, True, value)

    def weights_of(self, operator, attributes, inputs) -> frozenset[str]:
        """The stored weights that the node takes as such, itself or through views."""
        weights = set()
        for position, tensor in enumerate(inputs):
            if tensor is None or position in known.NOT_WEIGHTS.get(operator, ()):
                continue
            for weight in tensor.weights:
                if self.is_weight(weight, operator, position, tensor):
                    weights.add(weight)
        if operator == "com.microsoft.MatMulNBits":  # packed, several to a byte
            for weight in inputs[1].weights:
                self.result.weight_sizes[weight] = attributes["K"] * attributes["N"]
        return frozenset(weights)

    def is_weight(self, weight, operator, position, tensor) -> bool:
        data_type = self.weight_types[weight]
        if data_type not in FLOATS:
            return (
                position in known.QUANTIZED_WEIGHTS.get(operator, ())
                or tensor.data_type in FLOATS  # was dequantized before
                or operator in known.PRODUCTS
                or (operator in known.VIEWS and position == 0 and data_type in BYTES)
            )
        if self.result.weight_sizes[weight] == 1 or weight in self.filled:
            kinds = (known.PRODUCTS, known.VIEWS, known.ONE_VALUE_WEIGHTS)
            return any(operator in kind for kind in kinds)
        return operator not in known.ELEMENTWISE or not is_mask(tensor.value)

    def infer(self, node, operator, attributes, inputs, as_float) -> list[Tensor]:
        """The outputs, by the rules of onnx, or ours where it has none.

        Where a quantized operator is taken for the plain one, its tensors are taken
        for floating point: their shapes are the same.
        """
        if operator in known.NOT_COUNTABLE:
            raise known.NotCountable("there is no rule to count it")
        if operator in SHAPES:
            first = next(tensor for tensor in inputs if tensor is not None)
            shapes = SHAPES[operator](attributes, inputs)
            data_type = data_type_of(operator, inputs, first.data_type)
            return [
                Tensor(name, data_type, tuple(shape) if name else ())
                for name, shape in zip(node.output, shapes, strict=False)
            ]
        try:
            version = self.model.opsets[node.domain]
            schema = defs.get_schema(node.op_type, version, node.domain)
        except (KeyError, defs.SchemaError):
            raise known.NotCountable("no such operator is known") from None
        if not is_known(operator):
            raise known.NotCountable("there is no rule to count it")
        present = {tensor.name: tensor for tensor in inputs if tensor is not None}
        node = renamed(node, inputs)
        try:
            types = shape_inference.infer_node_outputs(
                schema,
                node,
                {name: type_of(tensor, as_float) for name, tensor in present.items()},
                {
                    name: numpy_helper.from_array(tensor.value, name)
                    for name, tensor in present.items()
                    if tensor.value is not None
                },
                opset_imports=self.opset_imports,
            )
        except (shape_inference.InferenceError, checker.ValidationError) as error:
            raise Refused(
                f"the node {node.name or node.output[0]} ({operator}) does not fit what"
                f" it reads: {str(error).splitlines()[0]} See that SHAPE is what the"
                " model takes; else the model is broken."
            ) from None
        outputs = [  # what nobody reads need not be known, as the mask of a dropout
            Tensor(name, *shape_in(types.get(name))) if name in self.read else None
            for name in node.output
        ]
        if any(output and output.shape is None for output in outputs):
            raise known.NotCountable("the size of what it writes depends on the data")
        return outputs

    def classify(self, outputs, operator, present, weights, node) -> list[Tensor]:
        """Which outputs are constants, and which are views of what."""
        outputs = [output or Tensor("", 0, ()) for output in outputs]
        if all(tensor.is_constant for tensor in present) and "Random" not in operator:
            values = self.evaluate(node, present, outputs)
            if operator == "ConstantOfShape":  # models without their weights fill them
                output = outputs[0]
                name = self.new_weight(output.name, output.data_type, output.shape)
                self.filled.add(name)
                weights = frozenset([name])
            return [
                replace(output, is_constant=True, value=value, weights=weights)
                for output, value in zip(outputs, values, strict=True)
            ]
        if operator == "Gather" and present[0].is_constant:
            operator = "embedding"  # a table of weights that is looked up
        if operator in known.VIEWS:
            roots = frozenset().union(
                *(tensor.written for tensor in present if not tensor.is_constant)
            )
            return [replace(output, roots=roots, weights=weights) for output in outputs]
        return outputs

    def evaluate(self, node, present, outputs):
        """What a short constant comes to."""
        short = all(output.elements <= LARGEST_VALUE for output in outputs)
        if not short or any(tensor.value is None for tensor in present):
            return [None] * len(outputs)
        try:
            inputs = dict(zip(filter(None, node.input), present, strict=True))
            with numpy.errstate(all="ignore"):
                return ReferenceEvaluator(node, opsets=self.model.opsets).run(
                    None, {name: tensor.value for name, tensor in inputs.items()}
                )
        except Exception:  # an operator that the reference lacks: known by its shape
            return [None] * len(outputs)

    def run_if(self, node, name, inputs, scope, times):
        condition, branches = inputs[0], attributes_of(node)
        if condition.value is None:
            return self.cannot_run(node, name, "its condition depends on the data")
        branch = branches["then_branch" if condition.value.item() else "else_branch"]
        return self.walk_graph(branch, scope.new_child(), times)

    def run_loop(self, node, name, inputs, scope, times):
        """A body that is run as often as a constant says."""
        trips, condition = inputs[:2]
        body = attributes_of(node)["body"]
        if trips is None or trips.value is None:
            return self.cannot_run(node, name, "how often it runs depends on the data")
        trips = int(trips.value.item())
        boolean = onnx.TensorProto.BOOL
        go_on = Tensor("", boolean, (), True, numpy.array(True))
        if condition is not None and condition.value is not None:
            if not condition.value.item():
                return self.cannot_run(node, name, "it does not run at all")
        elif condition is not None:
            return self.cannot_run(node, name, "whether it runs depends on the data")
        carried = inputs[2:]
        arguments = [
            Tensor("", onnx.TensorProto.INT64, ()),
            go_on,
            *map(any_of, carried),
        ]
        outputs = self.run_body(body, arguments, scope, times * trips)
        if outputs[0].value is None or not outputs[0].value.item():
            return self.cannot_run(node, name, "when it ends depends on the data")
        return self.results_of(node, name, carried, outputs[1:], trips)

    def run_scan(self, node, name, inputs, scope, times):
        attributes = attributes_of(node)
        if self.model.opsets[""] < 9:
            return self.cannot_run(node, name, "its form before opset 9 is not known")
        count = attributes["num_scan_inputs"]
        carried, scanned = inputs[:-count], inputs[-count:]
        axes = attributes.get("scan_input_axes", [0] * count)
        if set(attributes.get("scan_output_axes", [])) - {0}:
            return self.cannot_run(node, name, "it stacks its outputs on another axis")
        trips = scanned[0].shape[axes[0]]
        slices = []
        for tensor, axis in zip(scanned, axes, strict=True):
            axis %= len(tensor.shape)
            shape = tensor.shape[:axis] + tensor.shape[axis + 1 :]
            slices.append(replace(any_of(tensor), shape=shape))
        arguments = [*map(any_of, carried), *slices]
        outputs = self.run_body(attributes["body"], arguments, scope, times * trips)
        return self.results_of(node, name, carried, outputs, trips)

    def run_body(self, body, arguments, scope, times):
        scope = scope.new_child()
        for value, tensor in zip(body.input, arguments, strict=True):
            scope[value.name] = replace(tensor, name=value.name)
        return self.walk_graph(body, scope, times)

    def results_of(self, node, name, carried, outputs, trips):
        results = []
        for position, output in enumerate(outputs):
            if output.shape is None:
                results.append(output)
            elif position >= len(carried):  # stacked, iteration by iteration
                results.append(replace(any_of(output), shape=(trips, *output.shape)))
            elif output.shape != carried[position].shape:
                return self.cannot_run(node, name, "what it carries changes its shape")
            else:
                results.append(any_of(output))
        return results

    def cannot_run(self, node, name, reason):
        self.result.problems.append(Problem(operator_of(node), name, reason))
        return unknown(node)
