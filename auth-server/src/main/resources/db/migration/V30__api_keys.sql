create table api_key (
    -- the visible part of the key, by which people speak of it
    prefix text primary key,
    -- of the whole key; fast, since 190 random bits are not guessed
    key_hash text not null,
    app text not null,
    scopes text[] not null check (cardinality(scopes) > 0),
    created_by text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    -- set once: of two that rotate a key at the same moment only one gets a new one
    rotated_at timestamptz,
    revoked_at timestamptz,
    last_used_at timestamptz
);
create index on api_key (app, created_at desc);
