"""The API's reference pages, /docs and /redoc, without a CDN and without inline scripts."""

from functools import cache
from importlib.resources import files
from typing import Any

from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import HTMLResponse
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from app.web.pages import templates

router = APIRouter(include_in_schema=False)

# Both readers write style elements of their own, which only 'unsafe-inline' lets them do.
POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'self'",
    )
)
START = """\
SwaggerUIBundle({
  url: "openapi.json",
  dom_id: "#reference",
  deepLinking: true,
  tryItOutEnabled: true,
  validatorUrl: null,
});
"""


# Redoc's one image comes from a CDN; nothing in its place looks the same without a network.
LOGO = "https://cdn.redoc.ly/redoc/logo-mini.svg"
NO_PICTURE = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E"


def install(app: FastAPI) -> None:
    """Serves the two pages, and describes errors as what they are."""
    # The package is there for its files: the two readers' scripts and styles.
    readers = StaticFiles(packages=[("fastapi_offline", "static")])
    app.mount("/reference", readers, name="reference")
    app.include_router(router)
    plain = app.openapi

    def described() -> dict[str, Any]:
        if app.openapi_schema is None:
            _as_problems(plain())
        return plain()

    app.openapi = described  # type: ignore[method-assign]


def _as_problems(document: dict[str, Any]) -> None:
    """Gives errors their media type; FastAPI knows one for all answers of a route."""
    for calls in document["paths"].values():
        for call in calls.values():
            for status, answer in call["responses"].items():
                if status == "4XX":
                    answer["content"] = {
                        "application/problem+json": answer["content"]["application/json"]
                    }


def _page(request: Request, template: str) -> HTMLResponse:
    return templates.TemplateResponse(
        request, template, headers={"Content-Security-Policy": POLICY}
    )


@router.get("/docs")
def docs(request: Request) -> HTMLResponse:
    """The API, to try out (Swagger UI)."""
    return _page(request, "docs.html")


@router.get("/docs.js")
def start() -> Response:
    """What /docs runs."""
    return Response(START, media_type="text/javascript")


@router.get("/redoc")
def redoc(request: Request) -> HTMLResponse:
    """The API, to read (Redoc)."""
    return _page(request, "redoc.html")


@router.get("/redoc.js")
def redoc_script() -> Response:
    """Redoc itself, which asks for nothing from elsewhere."""
    return Response(_redoc(), media_type="text/javascript")


@cache
def _redoc() -> str:
    script = files("fastapi_offline") / "static" / "redoc.standalone.js"
    return script.read_text(encoding="utf-8").replace(LOGO, NO_PICTURE)
