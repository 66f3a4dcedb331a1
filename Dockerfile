# Styles, fonts and scripts.
FROM node:20-slim AS packages
WORKDIR /srv/draagkracht
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts

# One environment to build with, and one to run in.
FROM python:3.11-slim AS build
WORKDIR /srv/draagkracht
COPY requirements-uv.lock requirements.lock requirements-dev.lock ./
RUN python -m venv /opt/build \
    && /opt/build/bin/pip install --no-cache-dir --require-hashes -r requirements-uv.lock \
    && python -m venv --without-pip /opt/draagkracht \
    && /opt/build/bin/uv pip sync --no-cache --python /opt/draagkracht/bin/python --require-hashes requirements.lock \
    && /opt/build/bin/uv pip sync --no-cache --python /opt/build/bin/python --require-hashes requirements-dev.lock
COPY tools tools
COPY manage.py ./
COPY draagkracht draagkracht
COPY --from=packages /srv/draagkracht/node_modules node_modules
RUN /opt/build/bin/python tools/messages.py compile \
    && DJANGO_SETTINGS_MODULE=draagkracht.config.settings DRAAGKRACHT_VAR=/srv/draagkracht/var \
       /opt/draagkracht/bin/python -m django collectstatic --no-input --verbosity 0

FROM python:3.11-slim
ENV PYTHONUNBUFFERED=1 DRAAGKRACHT_VAR=/srv/draagkracht/var
WORKDIR /srv/draagkracht
RUN useradd --system --user-group --no-create-home draagkracht
COPY --from=build /opt/draagkracht /opt/draagkracht
COPY --from=build /srv/draagkracht/manage.py ./
COPY --from=build /srv/draagkracht/draagkracht draagkracht
COPY --from=build /srv/draagkracht/node_modules node_modules
COPY --from=build --chown=draagkracht:draagkracht /srv/draagkracht/var var
USER draagkracht
EXPOSE 8000
ENTRYPOINT ["/opt/draagkracht/bin/python", "-c", "from draagkracht.config.cli import main; main()"]
CMD ["serve", "--host", "0.0.0.0"]
