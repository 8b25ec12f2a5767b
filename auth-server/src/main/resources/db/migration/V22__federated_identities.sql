-- Somebody known to an identity provider as (issuer, subject) is this account; made once, by a verified e-mail address
create table federated_identity (
    issuer text not null,
    subject text not null,
    provider text not null,
    username text not null references account on delete cascade,
    email text not null,
    linked_at timestamptz not null,
    primary key (issuer, subject)
);
create index on federated_identity (username);
