"""Python's expressions as nodes: arithmetic, ops as methods and as functions, and leaves."""

import ast
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import TypeAlias

from app.engine.attr import AttrValue
from app.engine.nearest import did_you_mean
from app.engine.op import Op
from app.imports.program import words
from app.imports.program.brought import Brought
from app.imports.program.literals import literal, setting
from app.language.build import PROPERTIES, Builder, Leaf, Ref, Use
from app.language.problem import LineError, Span, quoted
from app.language.tokens import Token

Operand: TypeAlias = Ref | Leaf | Use
INFIX: Mapping[type[ast.operator], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.Pow: "**",
    ast.MatMult: "@",
}


class Expressions:
    """Makes nodes of the expressions of one statement; `span` finds where a part of it stands."""

    def __init__(
        self,
        builder: Builder,
        brought: Brought,
        assigned: Collection[str],
        span: Callable[[ast.expr | ast.keyword], Span],
    ) -> None:
        self.builder = builder
        self.brought = brought
        self.assigned = assigned
        self.span = span

    def operand(self, node: ast.expr) -> Operand:
        """The value of an expression; raises a LineError where it has none."""
        span = self.span(node)
        if not isinstance(node, ast.List | ast.Tuple):
            number = None if self.is_named(node) else literal(node, self.brought)
            if number is not None:
                return Leaf(number, None, span, span)
        match node:
            case ast.Name(id=name):
                return self.name(name, span)
            case ast.UnaryOp(op=ast.USub(), operand=inner):
                return self.builder.negate(self.operand(inner), span)
            case ast.UnaryOp(op=ast.UAdd(), operand=inner):
                return self.operand(inner)
            case ast.BinOp(left=left, op=operator, right=right):
                return self.binary(left, operator, right, span)
            case ast.Call():
                return self.call(node, span)
            case ast.Attribute(value=value, attr=name) if name in PROPERTIES:
                return Use(PROPERTIES[name], (self.emit(value),), {}, span)
            case ast.Attribute(attr=name):
                message = f".{name} is no value of the graph; only what is computed from Values is"
                raise LineError(message, span)
        message = words.EXPRESSIONS.get(type(node), "this makes no value of the graph")
        raise LineError(message, span)

    def emit(self, node: ast.expr) -> str:
        """The id of the node that an expression is."""
        return self.builder.emit(self.operand(node))

    def is_named(self, node: ast.expr) -> bool:
        """Whether this is a name that the program itself gives to a value."""
        return isinstance(node, ast.Name) and node.id in self.assigned

    def name(self, name: str, span: Span) -> Operand:
        """The value that a name means; unlike in a text of ours, an unknown one is no input."""
        if name not in self.assigned:
            hint = did_you_mean(name, self.assigned)
            way_out = "" if hint else f"; write {name} = Value(2.0) further up"
            raise LineError(f"{quoted(name)} is not defined{hint}{way_out}", span)
        return self.builder.read(name, span)

    def binary(
        self, left: ast.expr, operator: ast.operator, right: ast.expr, span: Span
    ) -> Operand:
        symbol = INFIX.get(type(operator))
        if symbol is None:
            raise LineError(words.OPERATORS[type(operator)], span)
        return Use(self.builder.infix[symbol], (self.emit(left), self.emit(right)), {}, span)

    def call(self, node: ast.Call, span: Span) -> Operand:
        """A leaf, an op, or what hands its value on as it is."""
        receiver: ast.expr | None = None
        match node.func:
            case ast.Name(id=name):
                pass
            case ast.Attribute(value=value, attr=name):
                receiver = None if self.is_library(value) else value
            case _:
                raise LineError("only ops are called by name, as in x.tanh()", span)
        if receiver is None and name in self.brought.leaves and name not in self.assigned:
            return self.leaf(node, self.brought.leaves[name], name, span)
        if receiver is None and name in self.brought.defined:
            message = (
                f"{quoted(name)} is defined on line {self.brought.defined[name]}; {words.DEFINED}"
            )
            raise LineError(message, span)
        if receiver is not None and name in words.SAME:
            return self.operand(receiver)
        if receiver is not None and name in words.CUT:
            message = f".{name}() leaves the graph, and no gradient comes through; take it away"
            raise LineError(message, span)
        op = self.builder.find(self.token(node.func, name), name, method=receiver is not None)
        given = [*([] if receiver is None else [receiver]), *node.args]
        inputs = tuple([self.emit(each) for each in given])
        if op is None:
            return Ref("", span)
        return self.builder.call(op, inputs, self.settings(op, node.keywords), span)

    def leaf(self, node: ast.Call, kind: str, name: str, span: Span) -> Leaf:
        """`Value(2.0)`; what else is given to it says nothing of the number."""
        if len(node.args) == 1:
            [inner] = node.args
            number = literal(inner, self.brought)
            if number is not None:
                return Leaf(number, kind, span, self.span(inner))
            if isinstance(inner, ast.Call) and isinstance(found := self.operand(inner), Leaf):
                return replace(found, kind=kind, span=span)
        raise LineError(f"{name} takes one number that is written out, as in {name}(2.0)", span)

    def settings(self, op: Op, keywords: list[ast.keyword]) -> dict[str, AttrValue]:
        """The settings of a call, by name."""
        found: dict[str, AttrValue] = {}
        for keyword in keywords:
            span, value = self.span(keyword), setting(keyword.value)
            if keyword.arg is None or isinstance(value, str):
                raise LineError("a setting is written out, as in axis=0", span)
            self.builder.check_attr(op, keyword.arg, value, span)
            found[keyword.arg] = value
        return found

    def is_library(self, node: ast.expr) -> bool:
        """Whether this is `torch`, or a part of it such as `torch.nn.functional`."""
        while isinstance(node, ast.Attribute):
            node = node.value
        libraries = self.brought.libraries
        return isinstance(node, ast.Name) and node.id in libraries and node.id not in self.assigned

    def token(self, function: ast.expr, name: str) -> Token:
        """The name of what is called, where it stands."""
        end = self.span(function)
        return Token("name", name, end.end_line, end.end_column - len(name))
