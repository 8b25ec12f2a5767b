#!/usr/bin/env bash
# Run once, on an empty data directory: a database and a role of the same name for each service that stores anything.
set -euo pipefail

make() { # <database> <service>
    # psql reads the password itself, so that it is on no command line; and should the statement fail, it is in no log
    psql -q -v ON_ERROR_STOP=1 -U "${POSTGRES_USER:-postgres}" -d postgres -v database="$1" \
        -v file="/var/lib/api-world/secrets/postgres/databases/$2" <<'SQL'
\set password `cat :'file'`
set log_min_error_statement = 'panic';
create role :"database" login password :'password';
create database :"database" owner :"database";
revoke all on database :"database" from public;
SQL
}

make auth auth-server
make crm crm-service
make chat chat-service
make webhooks webhook-dispatcher
make lab lab
