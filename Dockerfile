# syntax=docker/dockerfile:1
# Builds the site of the journal that is mounted at /journal:
#   docker build -t perf-journal .
#   docker run --rm --user "$(id -u):$(id -g)" -v "$PWD:/journal" perf-journal build

FROM node:24-bookworm-slim AS package
WORKDIR /source
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN node scripts/pack/pack.ts

FROM node:24-bookworm-slim AS install
WORKDIR /app
COPY --from=package /source/package /package
RUN npm pack /package --pack-destination /tmp \
  && npm install --global --prefix /app /tmp/perf-journal-*.tgz

FROM gcr.io/distroless/nodejs24-debian12:nonroot
COPY --from=install /app /app
WORKDIR /journal
ENTRYPOINT ["/nodejs/bin/node", "/app/lib/node_modules/perf-journal/lib/cli/perf-journal.mjs"]
CMD ["build"]
