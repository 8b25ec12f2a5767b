-- What was answered to a request with an Idempotency-Key, written in the transaction of the request's effect.
create table idempotent_answer (
    caller      text not null,
    key         text not null,
    -- SHA-256 of method, path and body
    request     bytea not null,
    status      smallint not null,
    location    text,
    etag        text,
    body        bytea,
    answered_at timestamptz not null,
    expires_at  timestamptz not null,
    primary key (caller, key)
);

create index idempotent_answer_expiry on idempotent_answer (expires_at);
