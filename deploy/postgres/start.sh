#!/usr/bin/env bash
# Starts PostgreSQL with the superuser's password and the key that "setup" made. The server takes a key from nobody but its
# own user, so it gets a copy in memory.
set -euo pipefail

world=/var/lib/api-world
install -m 0600 "$world/tls/postgres-key.pem" /run/postgresql/key.pem
POSTGRES_PASSWORD=$(<"$world/secrets/postgres/password")
export POSTGRES_PASSWORD
exec docker-entrypoint.sh "$@"
