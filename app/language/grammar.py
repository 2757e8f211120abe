"""Expressions by precedence (Pratt, 1973): operators, calls, methods, brackets, literals."""

from dataclasses import replace
from typing import TypeAlias

from app.engine.attr import AttrValue
from app.engine.op import Op
from app.language.build import PROPERTIES, Builder, Leaf, Ref, Use
from app.language.cursor import Cursor
from app.language.foreign import constant
from app.language.literals import number, setting, tensor
from app.language.problem import LineError, Span
from app.language.statements import Statement
from app.language.tokens import Token, spelled

Operand: TypeAlias = Ref | Leaf | Use

POWER = {"+": 10, "-": 10, "*": 20, "/": 20, "@": 20, "**": 40}
UNARY = 30  # looser than **, tighter than the rest: -x**2 is -(x**2), 2**-1 is fine
DEEPEST = 200


class Grammar:
    """Reads one expression; the nodes it needs are made by `builder` as soon as they are known."""

    def __init__(self, statement: Statement, at: int, builder: Builder) -> None:
        self.cursor = Cursor(statement.tokens, at)
        self.builder = builder
        self.depth = 0

    def whole(self) -> Operand:
        """The expression up to the end of the line."""
        operand = self.expression()
        cursor = self.cursor
        if cursor.token.text == ",":
            message = "a line has one name and one value; a tensor is written [1, 2]"
            raise LineError(message, cursor.token.span)
        if cursor.token.kind != "end":
            raise cursor.misfit("an operator or the end of the line")
        return operand

    def expression(self, least: int = 0) -> Operand:
        """An operand and the operators after it that bind at least as tightly as `least`."""
        cursor = self.cursor
        self.depth += 1
        if self.depth > DEEPEST:
            message = f"this is nested more than {DEEPEST} deep; name parts of it on other lines"
            raise LineError(message, cursor.token.span)
        builder = self.builder
        left = self.operand()
        while (power := POWER.get(cursor.token.text, -1)) >= least:
            operator = cursor.take()
            first = builder.emit(left)
            right = self.expression(UNARY if operator.text == "**" else power + 1)
            inputs = (first, builder.emit(right))
            left = Use(builder.infix[operator.text], inputs, {}, left.span.to(right.span))
        self.depth -= 1
        return left

    def operand(self) -> Operand:
        """A literal, name, call or bracket with its methods, or a sign and what it applies to."""
        cursor = self.cursor
        token = cursor.token
        operand: Operand
        if token.kind == "number":
            operand = Leaf(number(cursor.take()), None, token.span, token.span)
        elif token.kind == "name":
            name = spelled(cursor.take())
            if cursor.token.text == "(":
                operand = self.call(token, name, None)
            else:
                operand = self.builder.read(name, token.span)
        elif token.text == "(":
            cursor.take()
            inner = self.expression()
            operand = replace(inner, span=self.closed(token))
        elif token.text == "[":
            value = tensor(cursor)
            span = token.span.to(cursor.previous.span)
            operand = Leaf(value, None, span, span)
        elif token.text in ("-", "+"):
            cursor.take()
            inner = self.expression(UNARY)
            span = token.span.to(inner.span)
            return self.builder.negate(inner, span) if token.text == "-" else inner
        else:
            raise cursor.no_value()
        while cursor.token.text == ".":
            operand = self.member(operand)
        return operand

    def member(self, receiver: Operand) -> Operand:
        """What `.name(...)` or `.T` makes of the receiver."""
        cursor = self.cursor
        dot = cursor.take()
        if cursor.token.kind != "name":
            message = "expected a method after '.', as in x.relu() or x.T"
            raise LineError(message, dot.span)
        token = cursor.take()
        name = spelled(token)
        called = cursor.token.text == "("
        span = receiver.span.to(token.span)
        if called and name not in PROPERTIES:
            return self.call(token, name, receiver)
        if called:
            raise LineError(f"write .{name}, without brackets", token.span)
        if name not in PROPERTIES:
            if (library := self.builder.library(receiver)) is None:
                raise LineError(f"a method needs brackets: write .{name}()", token.span)
            if cursor.token.text == "." and isinstance(receiver, Ref):
                return replace(receiver, span=span)  # torch.nn.functional is torch
            raise LineError(constant(name, library), span)
        return Use(PROPERTIES[name], (self.builder.emit(receiver),), {}, span)

    def call(self, token: Token, name: str, receiver: Operand | None) -> Operand:
        """The call of `name`, from its '(' on; a receiver is its first input."""
        cursor = self.cursor
        library = self.builder.library(receiver)
        op = self.builder.find(token, name, method=receiver is not None)
        opener = cursor.take()
        inputs: list[str] = []
        attrs: dict[str, AttrValue] = {}
        literals: list[Operand] = []
        if receiver is not None:
            inputs.append(self.builder.emit(receiver))
        while cursor.token.text != ")":
            if cursor.token.kind == "name" and cursor.following.text == "=":
                self.keyword(op, attrs)
            elif attrs:
                raise LineError("inputs come before settings", cursor.token.span)
            else:
                operand = self.expression()
                literals.append(operand)
                if op is None or not op.leaf:
                    inputs.append(self.builder.emit(operand))
            if cursor.token.text != ",":
                break
            cursor.take()
        start = token.span if receiver is None else receiver.span
        span = start.to(self.closed(opener))
        if op is None:
            return Ref("", span)
        if op.leaf:
            return self.leaf(op, inputs, literals, span)
        if library is not None and literals and op.arity_complaint(len(inputs)):
            message = f"write {op.name}({', '.join(op.inputs)}), without {library}."
            self.builder.complain(message, span)
            return Ref("", span)
        return self.builder.call(op, tuple(inputs), attrs, span)

    def keyword(self, op: Op | None, attrs: dict[str, AttrValue]) -> None:
        """One `name=setting` of a call, added to `attrs`."""
        cursor = self.cursor
        token = cursor.take()
        name = spelled(token)
        cursor.take()
        value = setting(cursor)
        span = token.span.to(cursor.previous.span)
        if name in attrs:
            self.builder.complain(f"the setting {name!r} is given twice", span)
        elif op is not None:
            self.builder.check_attr(op, name, value, span)
        attrs[name] = value

    def leaf(self, op: Op, inputs: list[str], literals: list[Operand], span: Span) -> Operand:
        """`parameter(2)`: a leaf of the kind that is called."""
        match literals:
            case [Leaf(value=value, kind=None, written=written)] if not inputs:
                return Leaf(value, op.name, span, written)
        message = f"{op.name} takes one number or tensor literal, as in {op.name}(2)"
        self.builder.complain(message, span)
        return Ref("", span)

    def closed(self, opener: Token) -> Span:
        """The span of a bracket that must be closed here."""
        cursor = self.cursor
        if cursor.token.text != ")":
            where = "" if opener.line == cursor.token.line else f" of line {opener.line}"
            place = f"'(' in column {opener.column}{where}"
            raise cursor.misfit(f"an operator or the ')' of the {place}")
        return opener.span.to(cursor.take().span)
