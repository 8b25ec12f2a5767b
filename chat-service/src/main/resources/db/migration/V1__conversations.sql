-- What is said, to whom it was given and what is still to be told to others. Times are set by the service's clock.

create table conversation (
    id               text primary key,
    -- Names this numbering of messages; a client that holds another one cannot resume from its number.
    epoch            text        not null,
    customer_id      text        not null,
    customer         jsonb       not null,
    channel          text        not null,
    authenticated    boolean     not null,
    status           text        not null check (status in ('queued', 'offered', 'active', 'ended')),
    queue            text        not null,
    priority         integer     not null,
    reasons          jsonb       not null,
    offered_to       text,
    offer_expires_at timestamptz,
    agent            text,
    agent_name       text,
    started_at       timestamptz not null,
    ended_at         timestamptz,
    ended_by         text,
    summary          text,
    deleted_at       timestamptz,
    last_seq         bigint      not null default 0,
    traceparent      text        not null,
    correlation_id   text        not null,
    check ((status = 'offered') = (offered_to is not null and offer_expires_at is not null)),
    check ((status = 'ended') = (ended_at is not null))
);

create index conversation_waiting on conversation (priority desc, started_at) where status in ('queued', 'offered');
create index conversation_held on conversation (agent) where status = 'active';
create index conversation_offered on conversation (offered_to) where status = 'offered';
create index conversation_of_customer on conversation (customer_id, started_at desc);
create index conversation_recent on conversation (started_at desc);
create index conversation_deleted on conversation (deleted_at) where deleted_at is not null;

create table message (
    conversation_id text        not null references conversation on delete cascade,
    seq             bigint      not null,
    client_id       text        not null,
    sender          text        not null,
    sender_role     text        not null check (sender_role in ('customer', 'agent', 'system')),
    sent_at         timestamptz not null,
    body            text        not null,
    primary key (conversation_id, seq),
    -- A client that is not sure sends again, under the same id.
    unique (conversation_id, sender, client_id)
);

create table read_mark (
    conversation_id text   not null references conversation on delete cascade,
    reader          text   not null,
    up_to           bigint not null,
    primary key (conversation_id, reader)
);

-- An offer that an agent declined or let pass.
create table passed_offer (
    conversation_id text        not null references conversation on delete cascade,
    agent           text        not null,
    declined        boolean     not null,
    passed_at       timestamptz not null
);

create index passed_offer_of_conversation on passed_offer (conversation_id);

create table agent (
    username   text primary key,
    name       text        not null,
    status     text        not null check (status in ('online', 'away', 'busy')),
    idle_since timestamptz not null
);

-- One row for each open socket of any instance. A row that nobody keeps alive stands for a socket that is gone.
create table connection (
    id        text primary key,
    username  text        not null,
    agent     boolean     not null,
    last_seen timestamptz not null
);

create index connection_of_person on connection (username);
create index connection_last_seen on connection (last_seen);

create table outbox (
    position        bigint generated always as identity primary key,
    id              text        not null unique,
    -- Events of one subject are handed on in the order in which they happened.
    subject         text        not null,
    type            text        not null,
    payload         jsonb       not null,
    traceparent     text        not null,
    correlation_id  text        not null,
    created_at      timestamptz not null,
    next_attempt_at timestamptz not null,
    attempts        integer     not null default 0,
    last_problem    text,
    -- 'refused' rows are kept for people to look at.
    state           text        not null default 'waiting' check (state in ('waiting', 'sent', 'refused')),
    settled_at      timestamptz
);

create index outbox_waiting on outbox (position) where state = 'waiting';
create index outbox_waiting_of_subject on outbox (subject, position) where state = 'waiting';
create index outbox_sent on outbox (settled_at) where state = 'sent';
