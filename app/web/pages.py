"""The pages people open."""

from secrets import token_urlsafe

from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import HTMLResponse, PlainTextResponse
from fastapi.templating import Jinja2Templates
from starlette.responses import Response

from app.web.assets import PAGE, PageNotBuiltError
from app.web.runs import runs_of, welcomed

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
templates = Jinja2Templates(directory=PAGE.templates)

POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        # The editor writes its rules into a style element, which it may do with this nonce only.
        "style-src 'self' 'nonce-{nonce}'",
        "img-src 'self' data: blob:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors {framed_by}",
    )
)


def install(app: FastAPI) -> None:
    """Serves the pages, and says so in words when they are not built."""
    app.include_router(router)
    app.add_exception_handler(PageNotBuiltError, _not_built)


def _not_built(_: Request, error: Exception) -> PlainTextResponse:
    return PlainTextResponse(f"{error}\n", 503, {"Retry-After": "60"})


def show(request: Request, template: str, entry: str, *, framed_by: str = "'self'") -> HTMLResponse:
    """Renders a template together with the scripts of its entry, under the content policy.

    `framed_by` tells the pages that may show it in a frame, as frame-ancestors does.
    """
    static = f"{request.scope.get('root_path', '')}/static/"
    nonce = token_urlsafe(16)
    return templates.TemplateResponse(
        request,
        template,
        {"tags": PAGE.tags(entry, static), "static": static, "nonce": nonce},
        headers={
            "Content-Security-Policy": POLICY.format(nonce=nonce, framed_by=framed_by),
            "Cache-Control": "no-cache",
        },
    )


@router.api_route("/", methods=["GET", "HEAD"])
def explorer(request: Request) -> HTMLResponse:
    """The graph explorer; with ?embed the drawing alone, which any page may show in a frame."""
    framed_by = "*" if "embed" in request.query_params else "'self'"
    return show(request, "explorer.html", "src/explorer.tsx", framed_by=framed_by)


@router.api_route("/network", methods=["GET", "HEAD"])
def network(request: Request) -> Response:
    """The network lab: a multilayer perceptron that is built, fed and trained."""
    runs_of(request).pool.warm()
    return welcomed(request, show(request, "network.html", "src/network.tsx"))
