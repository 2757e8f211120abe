FROM node:24.11.1-trixie-slim AS page
WORKDIR /build/static
COPY static/package.json static/package-lock.json static/.npmrc ./
RUN npm ci
COPY static/ ./
RUN npm run build

FROM python:3.13-slim-trixie AS wheel
WORKDIR /build
COPY . .
COPY --from=page /build/static/dist static/dist
# The page is built above, by Node's own image: its files are the newest here.
RUN find static/dist -type f -exec touch {} + \
    && pip wheel --no-cache-dir --no-deps --wheel-dir /wheels .

FROM python:3.13-slim-trixie
ENV PYTHONUNBUFFERED=1 \
    NUMBA_CACHE_DIR=/var/cache/backprop-explorer \
    BPX_RUNS_FOLDER=/var/lib/backprop-explorer/runs
COPY requirements.lock /tmp/requirements.lock
RUN pip install --no-cache-dir --require-hashes --requirement /tmp/requirements.lock
COPY --from=wheel /wheels /tmp/wheels
RUN pip install --no-cache-dir --no-deps /tmp/wheels/*.whl \
    && useradd --system --no-create-home --uid 10001 explorer \
    && install --directory --owner=10001 "$NUMBA_CACHE_DIR" "$BPX_RUNS_FOLDER"
USER 10001
# The loops of training, compiled here rather than before the first run. They are compiled anew on
# another kind of processor, so their folder is one that even a read-only container can write to.
RUN python -c "from app.network.train import warm; warm()"
VOLUME $NUMBA_CACHE_DIR $BPX_RUNS_FOLDER
EXPOSE 8000
# On the port that the server chose: BPX_PORT, else PORT, else 8000.
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s \
    CMD ["python", "-c", "import os, urllib.request; port = os.environ.get('BPX_PORT') or os.environ.get('PORT') or '8000'; urllib.request.urlopen(f'http://127.0.0.1:{port}/healthz', timeout=4)"]
CMD ["backprop-explorer", "serve", "--host", "0.0.0.0"]
