-- The session that a token belongs to (the "sid" of its ID token), as its principal carries it
alter table oauth2_authorization add column sid text
    generated always as (attributes::jsonb #>> '{java.security.Principal,details,sessionId}') stored;
create index on oauth2_authorization (sid);
create index on oauth2_authorization (principal_name);

-- Clients that still have to be told of a session's end (OpenID Connect Back-Channel Logout 1.0)
create table logout_notice (
    id uuid primary key,
    client_id text not null,
    uri text not null,
    username text not null,
    sid text not null,
    attempts int not null default 0,
    due_at timestamptz not null,
    traceparent text not null,
    correlation_id text not null
);
create index on logout_notice (due_at);
