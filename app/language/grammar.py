"""Expressions by precedence (Pratt, 1973): operators, calls, methods, brackets, literals."""

from dataclasses import replace
from typing import TypeAlias

from app.engine.attr import AttrValue
from app.engine.op import Op
from app.language.build import PROPERTIES, Builder, Leaf, Ref, Use
from app.language.cursor import Cursor
from app.language.literals import number, setting, tensor
from app.language.problem import LineError, Span
from app.language.statements import Statement
from app.language.tokens import Token, spelled

Operand: TypeAlias = Ref | Leaf | Use

POWER = {"+": 10, "-": 10, "*": 20, "/": 20, "@": 20, "**": 40}
UNARY = 30  # looser than **, tighter than the rest: -x**2 is -(x**2), 2**-1 is fine
DEEPEST = 200


class Grammar(Cursor):
    """Reads one expression; the nodes it needs are made by `builder` as soon as they are known."""

    def __init__(self, statement: Statement, at: int, builder: Builder) -> None:
        super().__init__(statement.tokens, at)
        self.builder = builder
        self.depth = 0

    def whole(self) -> Operand:
        """The expression up to the end of the line."""
        operand = self.expression()
        if self.token.kind != "end":
            raise self.misfit("an operator or the end of the line")
        return operand

    def expression(self, least: int = 0) -> Operand:
        """An operand and the operators after it that bind at least as tightly as `least`."""
        self.depth += 1
        if self.depth > DEEPEST:
            message = f"this is nested more than {DEEPEST} deep; name parts of it on other lines"
            raise LineError(message, self.token.span)
        builder = self.builder
        left = self.operand()
        while (power := POWER.get(self.token.text, -1)) >= least:
            operator = self.take()
            first = builder.emit(left)
            right = self.expression(UNARY if operator.text == "**" else power + 1)
            inputs = (first, builder.emit(right))
            left = Use(builder.infix[operator.text], inputs, {}, left.span.to(right.span))
        self.depth -= 1
        return left

    def operand(self) -> Operand:
        """A literal, name, call or bracket with its methods, or a sign and what it applies to."""
        token = self.token
        operand: Operand
        if token.kind == "number":
            operand = Leaf(number(self.take()), None, token.span)
        elif token.kind == "name":
            name = spelled(self.take())
            if self.token.text == "(":
                operand = self.call(token, name, None)
            else:
                operand = self.builder.read(name, token.span)
        elif token.text == "(":
            self.take()
            inner = self.expression()
            operand = replace(inner, span=self.closed(token))
        elif token.text == "[":
            value = tensor(self)
            operand = Leaf(value, None, token.span.to(self.previous.span))
        elif token.text in ("-", "+"):
            self.take()
            inner = self.expression(UNARY)
            span = token.span.to(inner.span)
            return self.builder.negate(inner, span) if token.text == "-" else inner
        else:
            raise self.no_value()
        while self.token.text == ".":
            operand = self.member(operand)
        return operand

    def member(self, receiver: Operand) -> Operand:
        """What `.name(...)` or `.T` makes of the receiver."""
        dot = self.take()
        if self.token.kind != "name":
            message = "expected a method after '.', as in x.relu() or x.T"
            raise LineError(message, dot.span)
        token = self.take()
        name = spelled(token)
        if self.token.text == "(":
            return self.call(token, name, receiver)
        if name not in PROPERTIES:
            raise LineError(f"a method needs brackets: write .{name}()", token.span)
        span = receiver.span.to(token.span)
        return Use(PROPERTIES[name], (self.builder.emit(receiver),), {}, span)

    def call(self, token: Token, name: str, receiver: Operand | None) -> Operand:
        """The call of `name`, from its '(' on; a receiver is its first input."""
        op = self.builder.find(token, name, method=receiver is not None)
        opener = self.take()
        inputs: list[str] = []
        attrs: dict[str, AttrValue] = {}
        literals: list[Operand] = []
        if receiver is not None:
            inputs.append(self.builder.emit(receiver))
        while self.token.text != ")":
            if self.token.kind == "name" and self.following.text == "=":
                self.keyword(op, attrs)
            elif attrs:
                raise LineError("inputs come before settings", self.token.span)
            else:
                operand = self.expression()
                literals.append(operand)
                if op is None or not op.leaf:
                    inputs.append(self.builder.emit(operand))
            if self.token.text != ",":
                break
            self.take()
        start = token.span if receiver is None else receiver.span
        span = start.to(self.closed(opener))
        if op is None:
            return Ref("", span)
        if op.leaf:
            return self.leaf(op, inputs, literals, span)
        return self.builder.call(op, tuple(inputs), attrs, span)

    def keyword(self, op: Op | None, attrs: dict[str, AttrValue]) -> None:
        """One `name=setting` of a call, added to `attrs`."""
        token = self.take()
        name = spelled(token)
        self.take()
        value = setting(self)
        span = token.span.to(self.previous.span)
        if name in attrs:
            self.builder.complain(f"the setting {name!r} is given twice", span)
        elif op is not None:
            self.builder.check_attr(op, name, value, span)
        attrs[name] = value

    def leaf(self, op: Op, inputs: list[str], literals: list[Operand], span: Span) -> Operand:
        """`parameter(2)`: a leaf of the kind that is called."""
        match literals:
            case [Leaf(value=value, kind=None)] if not inputs:
                return Leaf(value, op.name, span)
        message = f"{op.name} takes one number or tensor literal, as in {op.name}(2)"
        self.builder.complain(message, span)
        return Ref("", span)

    def closed(self, opener: Token) -> Span:
        """The span of a bracket that must be closed here."""
        if self.token.text != ")":
            where = "" if opener.line == self.token.line else f" of line {opener.line}"
            place = f"'(' in column {opener.column}{where}"
            raise self.misfit(f"an operator or the ')' of the {place}")
        return opener.span.to(self.take().span)
