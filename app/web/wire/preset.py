"""Presets as JSON."""

from typing import Any

from pydantic import BaseModel

from app.presets.load import Preset
from app.web.wire.experiment import ExperimentOut, RunRequest, experiment_out


class PresetOut(BaseModel):
    """An experiment that is worth seeing, and what it shows; POST /runs takes it as it is."""

    name: str
    title: str
    doc: str
    experiment: ExperimentOut


class PresetsAnswer(BaseModel):
    """Every preset, the first to open first."""

    presets: list[PresetOut]


def preset_out(preset: Preset) -> dict[str, Any]:
    """A preset as `PresetOut`."""
    return {
        "name": preset.name,
        "title": preset.title,
        "doc": preset.doc,
        "experiment": experiment_out(RunRequest.model_validate(preset.experiment)),
    }
