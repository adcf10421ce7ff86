# One image for API and worker; the command decides. Debian, as Temporal's native core needs glibc.
ARG NODE_IMAGE=node:24.21-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY client/package.json client/
RUN npm ci --include=dev
COPY . .
RUN npm run build

FROM ${NODE_IMAGE} AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY client/package.json client/
RUN npm ci --omit=dev && npm cache clean --force

FROM ${NODE_IMAGE} AS milepost
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Milepost" \
      org.opencontainers.image.description="API and worker: one long-lived Temporal workflow for each sales project" \
      org.opencontainers.image.revision="${REVISION}"
# the native core checks the certificates of TLS servers against the system's list, which the slim image lacks
RUN apt-get update && apt-get install --yes --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/*
ENV NODE_ENV=production \
    MILEPOST_WORKFLOW_BUNDLE=/app/dist/workflow-bundle.js
WORKDIR /app
COPY package.json ./
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY playbooks/standard.yaml playbooks/
COPY data/calendars/*.json data/calendars/
COPY docs/guides docs/guides
COPY deploy/worker-health.mjs deploy/
# the command line for operators
RUN chmod +x dist/tools/milepost/main.js && ln -s /app/dist/tools/milepost/main.js /usr/local/bin/milepost
USER node
EXPOSE 3000
CMD ["node", "dist/api/main.js"]
