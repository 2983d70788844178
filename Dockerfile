# One process of Tightrope, as a user without rights, on port 8501. docs/hosting.md says how to run it.
FROM python:3.13-slim

ENV PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN useradd --create-home --uid 1000 reader
WORKDIR /app

# What changes seldom comes first: a new fact in data/ does not install everything again.
COPY requirements.txt ./
RUN python3 -m venv /venv && /venv/bin/pip install -r requirements.txt && /venv/bin/python -m compileall -q /venv
COPY . .

USER reader
ENV STREAMLIT_SERVER_ADDRESS=0.0.0.0 STREAMLIT_SERVER_PORT=8501 STREAMLIT_SERVER_HEADLESS=true
EXPOSE 8501
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["/venv/bin/python", "-c", "import os, urllib.request as u; u.urlopen(f'http://127.0.0.1:{os.environ[\"STREAMLIT_SERVER_PORT\"]}/readyz', timeout=4)"]
ENTRYPOINT ["/venv/bin/streamlit", "run", "serve.py"]
