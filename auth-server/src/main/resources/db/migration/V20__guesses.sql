-- Counted whichever instance is asked. The subject is "address <network>" or "account <SHA-256 of the name>".
create table guess (
    subject text primary key,
    failures int not null,
    last_at timestamptz not null,
    blocked_until timestamptz
);
create index on guess (last_at);
