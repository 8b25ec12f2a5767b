create table customer (
    customer_id  text collate "C" primary key,
    name         text not null,
    email        text not null,
    phone        text check (phone ~ '^\+[1-9][0-9]{6,14}$'),
    status       text not null check (status in ('standard', 'premium', 'vip')),
    language     text not null check (language ~ '^[a-z]{2}$'),
    account_type text not null,
    product      text not null,
    region       text not null,
    updated_at   timestamptz not null,
    version      bigint not null default 1
);

create unique index customer_email on customer (lower(email));

-- Who can own a case. The name is what a chat's event calls the agent.
create table agent (
    username text primary key,
    name     text not null unique
);

insert into agent (username, name) values
    ('agent01', 'Amira Haddad'),
    ('agent02', 'Jonas Weber'),
    ('supervisor', 'Ruth Okafor'),
    ('admin', 'Alex Kim');

create table ticket (
    number             bigint generated always as identity (start with 1001) primary key,
    customer_id        text collate "C" not null references customer,
    subject            text not null,
    description        text,
    case_type          text not null,
    severity           text not null check (severity in ('low', 'normal', 'high', 'critical')),
    status             text not null check (status in ('open', 'pending', 'resolved', 'closed')),
    external_reference text unique,
    interaction_id     text,
    correlation_id     text not null,
    owner              text,
    contact_id         text,
    email              text,
    notes              text,
    created_at         timestamptz not null,
    updated_at         timestamptz not null,
    version            bigint not null default 1
);

create index ticket_customer on ticket (customer_id, number);
create index ticket_interaction on ticket (interaction_id) where interaction_id is not null;
create index ticket_correlation on ticket (correlation_id);

-- A customer as others see it: open cases are counted, never written.
create view customer_record as
select c.*, coalesce(o.cases, 0)::integer as open_cases, o.severity as open_case_severity
from customer c
left join lateral (
    select count(*) as cases,
           (array ['low', 'normal', 'high', 'critical'])
               [max(array_position(array ['low', 'normal', 'high', 'critical'], t.severity))] as severity
    from ticket t
    where t.customer_id = c.customer_id and t.status in ('open', 'pending')
) o on true;

-- One row for each message taken, written in the transaction of its effect: what makes a delivery count once.
create table received_webhook (
    webhook_id  text primary key,
    event       text not null,
    received_at timestamptz not null
);

-- What the CRM was told, also about customers that it does not know (yet); therefore no foreign key.
create table interaction (
    id               bigint generated always as identity primary key,
    webhook_id       text not null unique references received_webhook,
    customer_id      text collate "C",
    interaction_id   text,
    event            text not null,
    at               timestamptz not null,
    agent            text,
    summary          text not null,
    duration_seconds bigint,
    correlation_id   text not null,
    data             json not null
);

create index interaction_customer on interaction (customer_id, at, id);
