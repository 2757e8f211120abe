"""The application: routers, mounts and handlers; nothing else."""

from fastapi import FastAPI

from app import __version__
from app.settings import Settings
from app.web import pages
from app.web.assets import PAGE
from app.web.delivery import BuiltFiles, SafeHeaders


def create_app(settings: Settings | None = None) -> FastAPI:
    """Builds the web application; without settings they are read from the environment."""
    app = FastAPI(
        title="Backprop Explorer",
        version=__version__,
        # FastAPI's own pages load scripts from a CDN, which the policy refuses and no network has.
        docs_url=None,
        redoc_url=None,
    )
    app.state.settings = settings or Settings()
    app.add_middleware(SafeHeaders)
    app.mount("/static", BuiltFiles(directory=PAGE.static, check_dir=False), name="static")
    app.include_router(pages.router)

    @app.get("/healthz", include_in_schema=False)
    async def healthz() -> dict[str, str]:
        return {"status": "ok"}

    return app
