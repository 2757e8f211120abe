"""The steps of a run, put together one by one from what the sweeps recorded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, NamedTuple, TypeAlias, overload

import numpy as np

from app.engine.op import LinearMap
from app.engine.program import Program
from app.engine.sweep import Forward, Swept
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


@dataclass(frozen=True, eq=False)
class Steps(Sequence[Step]):
    """All steps in order: every value, the seed, then every edge that was crossed."""

    mode: Mode
    program: Program
    run: Forward
    swept: Swept
    start: int

    def __len__(self) -> int:
        return self.first_flow + len(self.swept.amounts)

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
        return (
            tuple(self.among(chosen)) if chosen.step == 1 else tuple(map(self.__getitem__, chosen))
        )

    def among(self, chosen: range) -> Iterator[Step]:
        """The steps from the first of the chosen indices to the last, in order."""
        values = slice(chosen.start, min(chosen.stop, self.first_flow - 1))
        for node, value in zip(self.program.nodes[values], self.run.values[values], strict=True):
            yield ValueStep(node.id, node.op, node.inputs, value)
        if self.first_flow - 1 in chosen:
            seed = self.swept.derivatives[self.start]
            assert seed is not None
            yield SeedStep(self.program.nodes[self.start].id, seed)
        first, last = (max(0, end - self.first_flow) for end in (chosen.start, chosen.stop))
        yield from self._flows(slice(first, last))

    @property
    def first_flow(self) -> int:
        """The index of the first step that crosses an edge."""
        return len(self.run.values) + 1

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

    @cached_property
    def totals(self) -> list[Value]:
        """What the target of each crossing then held: added up again in the order of the sweep."""
        held: list[Any] = [None] * len(self.run.values)
        totals = []
        with np.errstate(all="ignore"):
            for taker, amount in zip(self.takers, self.swept.amounts, strict=True):
                before = held[taker]
                held[taker] = total = amount if before is None else before + amount
                totals.append(total)
        return totals

    def locals(self, crossings: slice = slice(None)) -> list[Value | None]:
        """The local derivative of each crossing; None for structured ops."""
        edges, linearized = self.swept.edges, self.run.linearized
        places = zip(edges.consumers[crossings], edges.parts[crossings], strict=True)
        found = [linearized[i][part] for i, part in places]
        return found if self.program.plain else [_shown(local) for local in found]

    def _flows(self, crossings: slice) -> Iterator[FlowStep]:
        nodes, derivatives = self.program.nodes, self.swept.derivatives
        columns = zip(
            self.givers[crossings],
            self.takers[crossings],
            self.swept.edges.parts[crossings],
            self.locals(crossings),
            self.swept.amounts[crossings],
            self.totals[crossings],
            strict=True,
        )
        for giver, taker, part, local, amount, total in columns:
            upstream = derivatives[giver]
            assert upstream is not None
            yield FlowStep(
                nodes[giver].id, nodes[taker].id, part - 1, upstream, local, amount, total
            )


def _shown(local: object) -> Value | None:
    if type(local) is float:
        return local
    return None if isinstance(local, LinearMap) else settle(local)
