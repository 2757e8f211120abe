"""What happened in a run, in order: plain data that any page, test or program can replay."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any, Literal, NamedTuple, TypeAlias, overload

from app.engine.op import LinearMap
from app.engine.program import Edges, Program
from app.engine.sweep import QUIET, Forward, Swept
from app.engine.value import Value, settle

Mode: TypeAlias = Literal["reverse", "forward"]


class ValueStep(NamedTuple):
    """A node's value was computed."""

    node: str
    op: str
    inputs: tuple[str, ...]
    value: Value


class SeedStep(NamedTuple):
    """A sweep began: the derivative of a node with respect to itself was set."""

    node: str
    amount: Value


class FlowStep(NamedTuple):
    """A derivative crossed one edge: upstream times local is the amount that arrived.

    Reverse mode goes from a consumer to its input, forward mode from an input to its consumer;
    `slot` is the consumer's in both. `local` is None for structured ops. `total` is what the
    target holds after adding the amount.
    """

    source: str
    target: str
    slot: int
    upstream: Value
    local: Value | None
    amount: Value
    total: Value


Step: TypeAlias = ValueStep | SeedStep | FlowStep


@dataclass(slots=True, eq=False)
class Trace:
    """A run and a sweep: reverse from the node at `start`, the output, or forward from there."""

    mode: Mode
    program: Program
    run: Forward
    swept: Swept
    start: int
    _totals: list[Value] | None = field(default=None, init=False, repr=False)

    @property
    def values(self) -> list[Value]:
        """By position in the program."""
        return self.run.values

    @property
    def derivatives(self) -> list[Value | None]:
        """Grads or tangents by position in the program; None where none arrived."""
        return self.swept.derivatives

    @property
    def wrt(self) -> str | None:
        """The node whose tangent forward mode carries."""
        return None if self.mode == "reverse" else self.program.nodes[self.start].id

    @property
    def givers(self) -> Sequence[int]:
        """Where each crossing begins, by position."""
        edges = self.swept.edges
        return edges.consumers if self.mode == "reverse" else edges.sources

    @property
    def takers(self) -> Sequence[int]:
        """Where each crossing arrives, by position."""
        edges = self.swept.edges
        return edges.sources if self.mode == "reverse" else edges.consumers

    @property
    def totals(self) -> list[Value]:
        """What the target of each crossing then held: added up again in the order of the sweep."""
        if self._totals is None:
            plain = self.program.plain
            self._totals = _added_up(self) if plain else QUIET.copy().run(_added_up, self)
        return self._totals

    def locals(self, crossings: slice = slice(None)) -> Sequence[Value | None]:
        """The local derivative of each crossing; None for structured ops."""
        found = _picked(self.run.locals, self.swept.edges.locals[crossings])
        return found if self.program.plain else [_shown(local) for local in found]

    @property
    def steps(self) -> "Steps":
        """Everything that happened, in order."""
        return Steps(self)


@dataclass(frozen=True, slots=True, eq=False)
class Steps(Sequence[Step]):
    """All steps in order: every value, the seed, then every edge that was crossed."""

    trace: Trace

    @property
    def first_flow(self) -> int:
        """The index of the first step that crosses an edge."""
        return len(self.trace.values) + 1

    def __len__(self) -> int:
        return self.first_flow + len(self.trace.takers)

    def __iter__(self) -> Iterator[Step]:
        return self.among(range(len(self)))

    @overload
    def __getitem__(self, index: int) -> Step: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Step, ...]: ...
    def __getitem__(self, index: int | slice) -> Step | tuple[Step, ...]:
        chosen = range(len(self))[index]
        if isinstance(chosen, int):
            return next(self.among(range(chosen, chosen + 1)))
        if chosen.step == 1:
            return tuple(self.among(chosen))
        return tuple(map(self.__getitem__, chosen))

    def among(self, chosen: range) -> Iterator[Step]:
        """The steps from the first of the chosen indices to the last, in order."""
        nodes, start, seed = self.trace.program.nodes, self.trace.start, self.first_flow - 1
        values = slice(chosen.start, min(chosen.stop, seed))
        for node, value in zip(nodes[values], self.trace.values[values], strict=True):
            yield ValueStep(node.id, node.op, node.inputs, value)
        if seed in chosen:
            amount = self.trace.derivatives[start]
            assert amount is not None
            yield SeedStep(nodes[start].id, amount)
        first, last = (max(0, end - self.first_flow) for end in (chosen.start, chosen.stop))
        yield from self._flows(slice(first, last))

    def _flows(self, crossings: slice) -> Iterator[FlowStep]:
        trace = self.trace
        nodes, derivatives = trace.program.nodes, trace.derivatives
        columns = zip(
            trace.givers[crossings],
            trace.takers[crossings],
            trace.program.slots(Edges(*(column[crossings] for column in trace.swept.edges))),
            trace.locals(crossings),
            trace.swept.amounts[crossings],
            trace.totals[crossings],
            strict=True,
        )
        for giver, taker, slot, local, amount, total in columns:
            upstream = derivatives[giver]
            assert upstream is not None
            yield FlowStep(nodes[giver].id, nodes[taker].id, slot, upstream, local, amount, total)


def _added_up(trace: Trace) -> list[Value]:
    held: list[Any] = [None] * len(trace.values)
    totals = []
    for taker, amount in zip(trace.takers, trace.swept.amounts, strict=True):
        before = held[taker]
        held[taker] = total = amount if before is None else before + amount
        totals.append(total)
    return totals


def _picked(items: Sequence[Any], places: Sequence[int]) -> Sequence[Any]:
    """The items at some places; taken all at once, in a quarter of the time."""
    return itemgetter(*places)(items) if len(places) > 1 else [items[i] for i in places]


def _shown(local: object) -> Value | None:
    if type(local) is float:
        return local
    return None if isinstance(local, LinearMap) else settle(local)
