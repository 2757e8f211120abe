"""Templates with a part that is worked out from a node's settings and shapes."""

from collections.abc import Callable

from app.engine.attr import AttrValue
from app.export.programs.rule import Template, Use


def worked_out(place: str, said: Callable[[Use], str]) -> Callable[[str], Template]:
    """What makes a template of a text in which `place` is to be replaced by what `said` says."""
    return lambda text: lambda use, _slot: text.replace(place, said(use))


def _index(use: Use, along: str) -> str:
    """What picks `along` the axis of a node, and everything on the axes before it."""
    axis = use.settings["axis"]
    assert isinstance(axis, int)
    return ", ".join([*[":"] * (axis % len(use.shapes[0])), along])


def _bounds(use: Use) -> str:
    bounds = [use.settings[name] for name in ("start", "stop", "step")]
    return ":".join("" if bound is None else str(bound) for bound in bounds)


def _stride(use: Use) -> AttrValue:
    return use.settings["size"] if use.settings["stride"] is None else use.settings["stride"]


cut = worked_out("<place>", lambda use: _index(use, _bounds(use)))
picked = worked_out("<place>", lambda use: _index(use, str(use.settings["at"])))
pooled = worked_out("<stride>", lambda use: str(_stride(use)))
# All axes but that of the channels.
channel_axes = worked_out(
    "<axes>", lambda use: str(tuple(i for i in range(len(use.shape)) if i != 1))
)


def last_axis(text: str) -> Template:
    """A template for a function of the last axis: `<to>` brings the node's there, `<back>` away
    again, and `<size>` is how long it is."""

    def filled(use: Use, _slot: int) -> str:
        axis, rank = use.settings["axis"], len(use.shape)
        assert isinstance(axis, int)
        moves = axis % rank != rank - 1
        to, back = (f".movedim({axis}, -1)", f".movedim(-1, {axis})") if moves else ("", "")
        size = str(use.shape[axis])
        return text.replace("<to>", to).replace("<back>", back).replace("<size>", size)

    return filled
