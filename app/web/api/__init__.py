"""The JSON API: one thin router a resource."""

from fastapi import APIRouter

from app.web.api import (
    check,
    data,
    datasets,
    derivative,
    diagnose,
    differences,
    evaluate,
    examples,
    export,
    formats,
    graphs,
    imports,
    initializers,
    network_choices,
    networks,
    ops,
    optimizers,
    parse,
    paths,
    presets,
    run_states,
    runs,
    trace,
)
from app.web.problems import Problem

RESOURCES = (
    ops,
    examples,
    parse,
    imports,
    evaluate,
    graphs,
    trace,
    check,
    differences,
    paths,
    derivative,
    diagnose,
    networks,
    initializers,
    optimizers,
    network_choices,
    datasets,
    presets,
    run_states,
    runs,
    data,
    formats,
    export,
)

router = APIRouter(
    prefix="/api/v1",
    generate_unique_id_function=lambda route: route.name,
    responses={
        "4XX": {
            "model": Problem,
            "description": "What is wrong with the request, all problems at once (RFC 9457).",
        }
    },
)
for resource in RESOURCES:
    router.include_router(resource.router)
