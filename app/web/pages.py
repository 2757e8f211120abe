"""The pages people open."""

from secrets import token_urlsafe

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from fastapi.templating import Jinja2Templates

from app.web.assets import PAGE

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
        "frame-ancestors 'self'",
    )
)


def show(request: Request, template: str, entry: str) -> HTMLResponse:
    """Renders a template together with the scripts of its entry, under the content policy."""
    static = f"{request.scope.get('root_path', '')}/static/"
    nonce = token_urlsafe(16)
    return templates.TemplateResponse(
        request,
        template,
        {"tags": PAGE.tags(entry, static), "static": static, "nonce": nonce},
        headers={
            "Content-Security-Policy": POLICY.format(nonce=nonce),
            "Cache-Control": "no-cache",
        },
    )


@router.get("/")
def explorer(request: Request) -> HTMLResponse:
    """The graph explorer."""
    return show(request, "explorer.html", "src/explorer.tsx")
