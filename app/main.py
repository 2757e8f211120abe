"""The application: routers, mounts and handlers; nothing else."""

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware

from app import __version__
from app.settings import Settings
from app.web import api, pages, problems, reference
from app.web.assets import PAGE
from app.web.compiled import Compiler
from app.web.delivery import BuiltFiles, PatientClose, SafeHeaders
from app.web.desk import Desk
from app.web.posts import Posts
from app.web.registered import Registered
from app.web.runs import Runs
from app.web.start import lifespan


def create_app(settings: Settings | None = None) -> FastAPI:
    """Builds the web application; without settings they are read from the environment."""
    app = FastAPI(
        title="Backprop Explorer",
        version=__version__,
        description="Values and gradients of computational graphs, step by step.",
        # One schema a name, whether it comes or goes.
        separate_input_output_schemas=False,
        # FastAPI's own pages load scripts from a CDN, which the policy refuses and no network has.
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
        # Nobody listens; to ask at every request whether somebody does would take a while.
        telemetry={"tracing": False, "metrics": False, "logs": False},
    )
    settings = settings or Settings()
    app.state.settings = settings
    app.state.registered = Registered(settings.kept_graphs, settings.kept_bytes)
    recent = Registered(settings.recent_graphs, settings.recent_bytes)
    app.state.runs = Runs(settings)
    app.state.compiler = Compiler(settings.limits(), recent)
    problems.install(app)
    pages.install(app)
    app.add_middleware(GZipMiddleware, minimum_size=1_000, compresslevel=5)
    app.add_middleware(SafeHeaders)
    # Further out than what it has no need of.
    routes = [route for resource in api.RESOURCES for route in resource.router.routes]
    app.add_middleware(Posts, desk=Desk(settings), prefix=api.router.prefix, routes=routes)
    app.add_middleware(PatientClose)
    app.mount("/static", BuiltFiles(directory=PAGE.static, check_dir=False), name="static")
    app.include_router(api.router)
    reference.install(app)

    @app.api_route("/healthz", methods=["GET", "HEAD"], include_in_schema=False)
    async def healthz() -> dict[str, str]:
        return {"status": "ok"}

    return app
