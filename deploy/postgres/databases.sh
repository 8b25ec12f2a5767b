#!/usr/bin/env bash
# Run once, on an empty data directory: a database and a role of the same name for each service that stores anything, and
# a role that reads them all for the lab's lessons.
set -euo pipefail

statements() { # <role> <name of the password's file>
    # psql reads the password itself, so that it is on no command line; and should the statement fail, it is in no log
    psql -q -v ON_ERROR_STOP=1 -U "${POSTGRES_USER:-postgres}" -d postgres -v role="$1" \
        -v file="/var/lib/api-world/secrets/postgres/databases/$2" -f -
}

make() { # <database> <service>
    statements "$1" "$2" <<'SQL'
\set password `cat :'file'`
set log_min_error_statement = 'panic';
create role :"role" login password :'password';
create database :"role" owner :"role";
revoke all on database :"role" from public;
SQL
}

make auth auth-server
make crm crm-service
make chat chat-service
make webhooks webhook-dispatcher
make lab lab

statements reader reader <<'SQL'
\set password `cat :'file'`
set log_min_error_statement = 'panic';
create role :"role" login password :'password';
grant pg_read_all_data to :"role";
grant connect on database auth, crm, chat, webhooks, lab to :"role";
alter role :"role" set default_transaction_read_only = on;
SQL
