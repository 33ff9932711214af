# syntax=docker/dockerfile:1
# Botloom in one image. Build it from the repository's root: docker build -t botloom .
# For a binary without the terms of AGPL-3.0 (see NOTICE): docker build --build-arg FEATURES=otlp -t botloom .

FROM rust:1.95-bookworm AS build
WORKDIR /src
RUN rustup target add wasm32-unknown-unknown
COPY . .
ARG FEATURES=whatsapp-web,otlp
# The caches keep compiled dependencies between builds; what the image needs is copied out of them.
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/src/target \
    cargo xtask ui \
 && cargo build --locked --release --package botloom --no-default-features --features "$FEATURES" \
 && install -D target/release/botloom /out/botloom

FROM debian:bookworm-slim
# Certificates for https to Meta; curl for the health check of docker-compose.yml.
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates curl \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --home-dir /data --create-home botloom
COPY --from=build /out/botloom /usr/local/bin/botloom
COPY LICENSE NOTICE /usr/share/doc/botloom/
USER botloom
WORKDIR /data
VOLUME /data
ENV BOTLOOM_LISTEN=0.0.0.0:8080 \
    BOTLOOM_DATA_DIR=/data
EXPOSE 8080
# SIGTERM drains: what was accepted is finished before the process ends.
STOPSIGNAL SIGTERM
ENTRYPOINT ["botloom"]
CMD ["serve"]
