"""What is read, turned into nodes: names resolved, literals placed, calls checked."""

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from app.engine.attr import AttrValue
from app.engine.graph import Node
from app.engine.nearest import did_you_mean
from app.engine.op import Op
from app.engine.value import Value, settle
from app.language.foreign import LIBRARIES, unknown
from app.language.literals import WORDS
from app.language.problem import ParseProblem, Span, quoted
from app.language.tokens import Token

ALIASES = {"ln": "log"}
# What a reduction is called with two inputs: max(x) is the largest of x, max(a, b) of the two.
OF_TWO = {"max": "maximum", "min": "minimum"}
PROPERTIES = {"T": "transpose"}
# Keeps a place while a graph is drawn; a text in which it stands is not finished.
HOLE = "_"
NEGATION = "neg"


@dataclass(frozen=True, slots=True)
class Ref:
    """A node that exists."""

    id: str
    span: Span


@dataclass(frozen=True, slots=True)
class Leaf:
    """A literal; `kind` is the leaf op that was asked for, None for a plain literal.

    `written` is where its number stands, `span` may have brackets or a call around it.
    """

    value: Value
    kind: str | None
    span: Span
    written: Span


@dataclass(frozen=True, slots=True)
class Use:
    """A use of an op that becomes a node once it is known whether it has a name."""

    op: str
    inputs: tuple[str, ...]
    attrs: Mapping[str, AttrValue]
    span: Span


class Builder:
    """Collects nodes and problems while a text is read from top to bottom."""

    def __init__(
        self,
        ops: Mapping[str, Op],
        values: Mapping[str, Value],
        targets: Sequence[tuple[str, int]],
        names: set[str],
    ) -> None:
        self.ops = ops
        self.infix = {op.infix: op.name for op in ops.values() if op.infix}
        self.nodes: list[Node] = []
        self.spans: dict[str, Span] = {}
        self.literals: dict[str, Span] = {}
        self.problems: list[ParseProblem] = []
        self._given = {unicodedata.normalize("NFKC", k): settle(v) for k, v in values.items()}
        self._versions = Counter(name for name, _ in targets)
        self._first_line = dict(reversed(targets))
        self._assigned: Counter[str] = Counter()
        self._current: dict[str, str] = {}
        self._names = names
        self._numbers = {"t": count(1), "k": count(1)}

    def complain(self, message: str, span: Span) -> None:
        """Note a problem; reading goes on."""
        self.problems.append(ParseProblem(message, span))

    def read(self, name: str, span: Span) -> Ref:
        """The node that `name` means here; a name that is never assigned is an input."""
        known = self._current.get(name)
        if known is not None:
            return Ref(known, span)
        if name == HOLE:
            message = "nothing is connected here yet: _ keeps the place; write a name or a number"
            self.complain(message, span)
            return Ref(name, span)
        if name in self._first_line:
            message = (
                f"{name!r} has no value yet: it is first assigned on line "
                f"{self._first_line[name]}; assign it further up, or use another name"
            )
            self.complain(message, span)
        elif name in WORDS:
            self.complain(f"{name} is a setting of an op, not a value", span)
        elif (op := self._op(name)) is not None:
            call = f"{name}(2)" if op.leaf else f"{name}({', '.join(op.inputs)})"
            self.complain(f"{name!r} is an op, not a value; call it, as in {call}", span)
        else:
            value = self._given.get(name, 1.0)
            self._add(Node(name, "input", value=value), span)
        self._current[name] = name
        return Ref(name, span)

    def emit(self, operand: Ref | Leaf | Use) -> str:
        """The id of the node that `operand` is, created now if it has no name of its own."""
        if isinstance(operand, Ref):
            return operand.id
        letter = "k" if isinstance(operand, Leaf) else "t"
        node_id = next(i for n in self._numbers[letter] if (i := f"{letter}{n}") not in self._names)
        self._create(node_id, operand, "constant", operand.span)
        return node_id

    def assign(self, name: str, operand: Ref | Leaf | Use, span: Span) -> None:
        """Let `name` mean `operand` from here on."""
        self._assigned[name] += 1
        if isinstance(operand, Ref):
            self._current[name] = operand.id
            return
        version = self._assigned[name]
        node_id = f"{name}.{version}" if version < self._versions[name] else name
        self._create(node_id, operand, "input", span)
        self._current[name] = node_id

    def skip(self, name: str) -> None:
        """Take `name` as assigned by a line that could not be read."""
        self._assigned[name] += 1
        self._current[name] = name

    def free(self, name: str) -> str:
        """`name`, or `name1`, `name2`, ... when the text itself uses that."""
        tries = (name + (str(n) if n else "") for n in count())
        return next(free for free in tries if free not in self._names)

    def meaning(self, name: str) -> str | None:
        """The id of the node that an assigned name means now."""
        return self._current.get(name)

    def library(self, operand: Ref | Leaf | Use | None) -> str | None:
        """The library that `operand` is by its name, unless the text or a value says otherwise."""
        if not isinstance(operand, Ref) or operand.id not in LIBRARIES:
            return None
        taken = operand.id in self._first_line or operand.id in self._given
        return None if taken else operand.id

    def negate(self, operand: Ref | Leaf | Use, span: Span) -> Leaf | Use:
        """Minus `operand`; a plain literal simply changes its sign."""
        if isinstance(operand, Leaf) and operand.kind is None:
            return Leaf(settle(-operand.value), None, span, span)
        return Use(NEGATION, (self.emit(operand),), {}, span)

    def find(self, token: Token, name: str, *, method: bool = False) -> Op | None:
        """The op that `name` calls; None, after a problem, when there is none."""
        op = self._op(name)
        if op is None:
            if name in self._current or name in self._first_line:
                way_out = f"write {name}*(...) for a product"
                message = f"{name!r} is a value and cannot be called; {way_out}"
            else:
                message = unknown(name, [*self.ops, *ALIASES], method=method)
            self.complain(message, token.span)
        return op

    def call(
        self, op: Op, inputs: tuple[str, ...], attrs: Mapping[str, AttrValue], span: Span
    ) -> Use:
        """A use of `op`, with a problem when the number of inputs or an attr does not fit."""
        if len(inputs) == 2 and not attrs:
            op = self.ops.get(OF_TWO.get(op.name, op.name), op)
        if complaint := op.arity_complaint(len(inputs)):
            if op.attrs and len(inputs) > len(op.inputs):
                complaint += f"; settings are written by name, as in {op.attrs[0].name}=..."
            self.complain(complaint, span)
        return Use(op.name, inputs, attrs, span)

    def check_attr(self, op: Op, name: str, value: AttrValue, span: Span) -> None:
        """Note a problem when `op` has no attr `name` or it cannot be `value`."""
        attr = next((a for a in op.attrs if a.name == name), None)
        if attr is not None:
            complaint = attr.complaint(value)
        else:
            names = [a.name for a in op.attrs]
            has = f"its settings are {', '.join(names)}" if names else "it has no settings"
            hint = did_you_mean(name, names)
            complaint = f"{op.name} has no setting {quoted(name)}; {has}{hint}"
        if complaint:
            self.complain(complaint, span)

    def can_name(self, name: str, span: Span) -> bool:
        """Whether `name` may be assigned; a problem says why not."""
        if name == HOLE:
            message = f"{HOLE} keeps a place that is open and cannot be assigned; use another name"
            self.complain(message, span)
        elif name in WORDS:
            self.complain(f"{name} cannot be assigned; use another name", span)
        elif self._op(name) is not None:
            message = f"{name!r} is the name of an op; pick another name, such as {name}_1"
            self.complain(message, span)
        else:
            return True
        return False

    def _op(self, name: str) -> Op | None:
        return self.ops.get(ALIASES.get(name, name))

    def _create(self, node_id: str, operand: Leaf | Use, kind: str, span: Span) -> None:
        if isinstance(operand, Leaf):
            self._add(Node(node_id, operand.kind or kind, value=operand.value), span)
            self.literals[node_id] = operand.written
        else:
            self._add(Node(node_id, operand.op, operand.inputs, operand.attrs), span)

    def _add(self, node: Node, span: Span) -> None:
        self.nodes.append(node)
        self.spans[node.id] = span
