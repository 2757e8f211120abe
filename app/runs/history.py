"""What has become of a run: points, and the network at some of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from app.runs.job import Kept, Point, Slice

T = TypeVar("T")

# So many points are kept; of a longer history every other one is dropped.
MOST_POINTS = 2_000
# Networks are kept in so many bytes, two at least; of more every other one is dropped.
MOST_BYTES = 3_000_000
NUMBER_BYTES = 8 + 4


@dataclass(frozen=True, slots=True, eq=False)
class History:
    """`told` has for each point the serial number of the change that it came with."""

    points: tuple[Point, ...] = ()
    told: tuple[int, ...] = ()
    kept: tuple[Kept, ...] = ()

    def after(self, serial: int) -> tuple[Point, ...]:
        """The points that were told later than that."""
        return tuple(p for p, told in zip(self.points, self.told, strict=True) if told > serial)

    def nearest(self, steps: int) -> Kept | None:
        """The kept network that is the fewest steps away."""
        return min(self.kept, key=lambda kept: abs(kept.steps - steps), default=None)


def grown(history: History, done: Slice, serial: int) -> History:
    """The history with a slice more, told with a serial number. A point of as many steps as the
    last is not another one."""
    last = history.points[-1].steps if history.points else -1
    points = [point for point in done.points if point.steps > last]
    kept = [network for network in done.kept if network.steps > last]
    most = max(2, MOST_BYTES // (NUMBER_BYTES * done.view.parameters.size))
    return History(
        _thinned((*history.points, *points), MOST_POINTS),
        _thinned((*history.told, *[serial] * len(points)), MOST_POINTS),
        _thinned((*history.kept, *kept), most),
    )


def _thinned(items: Sequence[T], most: int) -> tuple[T, ...]:
    """At most so many: the first, the last, and of those between them as many as there is room."""
    while len(items) > most:
        items = (*items[:-1:2], items[-1])
    return tuple(items)
