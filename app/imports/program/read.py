"""A program into a graph. It is never run: Python only takes each statement apart."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import replace

from app.engine.graph import Graph
from app.engine.op import Op
from app.imports.program import words
from app.imports.program.brought import Brought
from app.imports.program.expressions import Expressions, Operand
from app.imports.program.parts import MOST_PROBLEMS, Part, Parts, parts
from app.imports.sound import TOP
from app.language.build import Builder, Leaf
from app.language.problem import LineError, ParseError, ParseProblem
from app.language.tokens import LONGEST_NAME

NOTHING = "there is nothing to compute; write L = a * b, say"


def graph_of(program: str, ops: Mapping[str, Op]) -> Graph:
    """The graph that a program builds, or a ParseError listing every problem.

    The output is what backward() is called of, else what is assigned last. What comes after
    that call looks at the numbers or changes them, and is not read.
    """
    found = parts(program)
    targets = [target for part in found.read for target in _targets(part)]
    reader = _Reader(found, targets, ops)
    for part in found.read:
        reader.read(part)
        if len(reader.builder.problems) >= MOST_PROBLEMS:
            break
    output = reader.output(found)
    problems = [*found.problems, *reader.builder.problems]
    if not problems and output is None:
        problems.append(ParseProblem(NOTHING, TOP))
    if problems or output is None:
        raise ParseError(sorted(problems, key=lambda p: (p.span.line, p.span.column)))
    return Graph(tuple(reader.builder.nodes), output)


def _targets(part: Part) -> Iterator[tuple[str, int]]:
    """The names that a statement gives to values, and its line."""
    targets: list[ast.expr] = []
    match part.tree:
        case ast.Assign():
            targets = part.tree.targets
        case ast.AugAssign() | ast.AnnAssign(value=ast.expr()):
            targets = [part.tree.target]
    for target in targets:
        for each in target.elts if isinstance(target, ast.Tuple | ast.List) else [target]:
            if isinstance(each, ast.Name):
                yield each.id, part.statement.line


class _Reader:
    """Reads statements one after the other into a builder, which has the nodes and problems."""

    def __init__(self, found: Parts, targets: list[tuple[str, int]], ops: Mapping[str, Op]) -> None:
        self.assigned = {*found.lost, *(name for name, _ in targets)}
        self.builder = Builder(ops, {}, targets, self.assigned)
        for name in found.lost:
            self.builder.skip(name)
        self.brought = Brought(found.defined)
        self.last: str | None = None

    def read(self, part: Part) -> None:
        """One statement; what it should have named counts as named if it cannot be read."""
        try:
            self._read(part)
        except LineError as error:
            self.builder.problems.append(error.problem)
            for name, _ in _targets(part):
                self.builder.skip(name)

    def output(self, found: Parts) -> str | None:
        """The node that the program ends with."""
        if found.output is None:
            return self.builder.meaning(self.last) if self.last else None
        try:
            operand = self._expressions(found.read[-1]).operand(found.output)
        except LineError as error:
            self.builder.problems.append(error.problem)
            return None
        return self.builder.emit(operand)

    def _read(self, part: Part) -> None:
        match part.tree:
            case ast.Import() | ast.ImportFrom():
                self.brought.bring(part.tree)
            case ast.Assign(targets=targets, value=value):
                self._assign(part, targets, value)
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                self._assign(part, [target], value)
            case ast.AugAssign(target=ast.Name() as target, op=operator, value=value):
                expressions, span = self._expressions(part), part.span(part.tree)
                self._name(target, expressions.binary(target, operator, value, span), part)
            case ast.Expr(value=value):
                self._bare(part, value)
            case ast.AugAssign(target=target):
                self._changed(target, part)
            case ast.Assert() | ast.Pass():
                pass
            case _:
                message = "this line computes nothing; a graph is made of lines such as y = a * b"
                raise LineError(message, part.statement.whole)

    def _assign(self, part: Part, targets: list[ast.expr], value: ast.expr) -> None:
        """`a = b = value`, or `a, b = value, value`, all of which are found first."""
        expressions = self._expressions(part)
        for target in targets:
            if isinstance(target, ast.Tuple | ast.List):
                if not isinstance(value, ast.Tuple | ast.List) or len(value.elts) != len(
                    target.elts
                ):
                    message = "write as many values as names, as in a, b = Value(1.0), Value(2.0)"
                    raise LineError(message, part.span(value))
                operands = [expressions.operand(each) for each in value.elts]
                for each, operand in zip(target.elts, operands, strict=True):
                    self._name(each, operand, part)
            elif not isinstance(target, ast.Name):
                self._changed(target, part)
            else:
                operand = expressions.operand(value)
                self._name(target, operand, part)
                value = target  # what more names there are mean this node

    def _name(self, target: ast.expr, operand: Operand, part: Part) -> None:
        """Lets a name mean an operand; a plain number is no Value, and moves with nothing."""
        if not isinstance(target, ast.Name):
            self._changed(target, part)
            return
        if len(target.id) > LONGEST_NAME:
            message = f"a name has at most {LONGEST_NAME} characters, this one has {len(target.id)}"
            raise LineError(message, part.span(target))
        if isinstance(operand, Leaf) and operand.kind is None:
            operand = replace(operand, kind="constant")
        self.builder.assign(target.id, operand, part.span(part.tree))
        self.last = target.id

    def _changed(self, target: ast.expr, part: Part) -> None:
        """What is set of a value: how it is shown, but not what it is."""
        match target:
            case ast.Attribute(attr=name) if name in words.SILENT_ATTRIBUTES:
                return
            case ast.Attribute(attr="data"):
                message = "a value is not changed once it is made; write its number there"
            case _:
                message = "values are given to plain names, as in y = a * b"
        raise LineError(message, part.span(target))

    def _bare(self, part: Part, value: ast.expr) -> None:
        """A line that names nothing: passed over where it only shows something."""
        match value:
            case ast.Constant() | ast.Name() | ast.Attribute():
                return
            case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)):
                if name in words.SILENT_CALLS or name == "backward":
                    return
        raise LineError("this value is not used; name it, as in y = ...", part.span(value))

    def _expressions(self, part: Part) -> Expressions:
        return Expressions(self.builder, self.brought, self.assigned, part.span)
