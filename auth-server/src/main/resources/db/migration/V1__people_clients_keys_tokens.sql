create table account (
    username text primary key,
    password_hash text not null,
    name text not null,
    email text not null unique,
    role text not null check (role in ('customer', 'agent', 'supervisor', 'admin')),
    customer_id text,
    check ((role = 'customer') = (customer_id is not null))
);

create table signing_key (
    kid text primary key,
    algorithm text not null,
    -- the whole JWK, encrypted with AES-GCM; only the server knows the key to it
    sealed_jwk bytea not null,
    created_at timestamptz not null
);

-- From here on: Spring Authorization Server's tables (blob as text, timestamp as timestamptz), with what they lack.
create table oauth2_registered_client (
    id varchar(100) primary key,
    client_id varchar(100) not null unique,
    client_id_issued_at timestamptz default current_timestamp not null,
    client_secret varchar(200),
    client_secret_expires_at timestamptz,
    client_name varchar(200) not null,
    client_authentication_methods varchar(1000) not null,
    authorization_grant_types varchar(1000) not null,
    redirect_uris varchar(1000),
    post_logout_redirect_uris varchar(1000),
    scopes varchar(1000) not null,
    client_settings varchar(2000) not null,
    token_settings varchar(2000) not null
);

create table oauth2_authorization (
    id varchar(100) primary key,
    registered_client_id varchar(100) not null,
    principal_name varchar(200) not null,
    authorization_grant_type varchar(100) not null,
    authorized_scopes varchar(1000),
    attributes text,
    state varchar(500),
    authorization_code_value text,
    authorization_code_issued_at timestamptz,
    authorization_code_expires_at timestamptz,
    authorization_code_metadata text,
    access_token_value text,
    access_token_issued_at timestamptz,
    access_token_expires_at timestamptz,
    access_token_metadata text,
    access_token_type varchar(100),
    access_token_scopes varchar(1000),
    oidc_id_token_value text,
    oidc_id_token_issued_at timestamptz,
    oidc_id_token_expires_at timestamptz,
    oidc_id_token_metadata text,
    refresh_token_value text,
    refresh_token_issued_at timestamptz,
    refresh_token_expires_at timestamptz,
    refresh_token_metadata text,
    user_code_value text,
    user_code_issued_at timestamptz,
    user_code_expires_at timestamptz,
    user_code_metadata text,
    device_code_value text,
    device_code_issued_at timestamptz,
    device_code_expires_at timestamptz,
    device_code_metadata text,
    -- counts the saves, so that of two that read the same state only one can write
    row_version integer not null default 0
);
create index on oauth2_authorization using hash (state);
create index on oauth2_authorization using hash (authorization_code_value);
create index on oauth2_authorization using hash (access_token_value);
create index on oauth2_authorization using hash (oidc_id_token_value);
create index on oauth2_authorization using hash (refresh_token_value);

create table spent_refresh_token (
    token_hash text primary key,
    authorization_id varchar(100) not null references oauth2_authorization on delete cascade,
    spent_at timestamptz not null default now()
);
create index on spent_refresh_token (authorization_id);

create table oauth2_authorization_consent (
    registered_client_id varchar(100) not null,
    principal_name varchar(200) not null,
    authorities varchar(1000) not null,
    primary key (registered_client_id, principal_name)
);

-- Spring Session
create table spring_session (
    primary_id char(36) primary key,
    session_id char(36) not null unique,
    creation_time bigint not null,
    last_access_time bigint not null,
    max_inactive_interval int not null,
    expiry_time bigint not null,
    principal_name varchar(100)
);
create index on spring_session (expiry_time);
create index on spring_session (principal_name);
create table spring_session_attributes (
    session_primary_id char(36) not null references spring_session on delete cascade,
    attribute_name varchar(200) not null,
    attribute_bytes bytea not null,
    primary key (session_primary_id, attribute_name)
);
