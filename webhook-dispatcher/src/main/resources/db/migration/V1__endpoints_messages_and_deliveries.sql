create table endpoints (
  id              text primary key,
  url             text not null,
  event_types     text[] not null,
  description     text not null default '',
  status          text not null check (status in ('enabled', 'disabled')),
  disabled_reason text,
  created_at      timestamptz not null
);

-- The newest signs first; an older one signs too until it expires.
create table endpoint_secrets (
  position    bigint generated always as identity primary key,
  endpoint_id text not null references endpoints on delete cascade,
  sealed      bytea not null,
  created_at  timestamptz not null,
  expires_at  timestamptz
);
create index endpoint_secrets_by_endpoint on endpoint_secrets (endpoint_id, position desc);

-- "body" is what receivers get, byte for byte, at every attempt.
create table messages (
  id             text primary key,
  type           text not null,
  body           text not null,
  traceparent    text not null,
  correlation_id text not null,
  created_at     timestamptz not null
);

-- No foreign key to endpoints: the log outlives them.
create table deliveries (
  position        bigint generated always as identity unique,
  id              text primary key,
  message_id      text not null references messages on delete cascade,
  endpoint_id     text not null,
  status          text not null check (status in ('pending', 'delivering', 'delivered', 'retrying', 'dead')),
  -- Counted when an attempt begins, so that one whose worker died counts too.
  attempts        int not null default 0,
  -- Attempts before the last redelivery; the schedule of retries begins anew after them.
  earlier         int not null default 0,
  -- While delivering: when the lease ends, and the row is anybody's again.
  next_attempt_at timestamptz,
  claimed_at      timestamptz,
  created_at      timestamptz not null,
  unique (message_id, endpoint_id)
);
create index deliveries_due on deliveries (next_attempt_at) where status in ('pending', 'retrying', 'delivering');
create index deliveries_by_endpoint on deliveries (endpoint_id, position desc);
create index messages_by_correlation on messages (correlation_id);

create table attempts (
  delivery_id   text not null references deliveries on delete cascade,
  number        int not null,
  at            timestamptz not null,
  status        int,
  duration_ms   bigint not null,
  error         text,
  response_body text,
  primary key (delivery_id, number)
);
