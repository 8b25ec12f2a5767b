-- Tokens are kept as hashes from now on (TokenHash): what is there stays valid, because it is hashed the same way.
update oauth2_authorization set
    authorization_code_value = '{sha256}' || encode(sha256(convert_to(authorization_code_value, 'UTF8')), 'hex'),
    access_token_value = '{sha256}' || encode(sha256(convert_to(access_token_value, 'UTF8')), 'hex'),
    oidc_id_token_value = '{sha256}' || encode(sha256(convert_to(oidc_id_token_value, 'UTF8')), 'hex'),
    refresh_token_value = '{sha256}' || encode(sha256(convert_to(refresh_token_value, 'UTF8')), 'hex');
update spent_refresh_token set token_hash = '{sha256}' || token_hash;
-- Requests in flight have the state in their attributes as well; they live for minutes
delete from oauth2_authorization where state is not null;

-- Device flow. Hash indexes hold no nulls, so they cost a token of another kind nothing
create index on oauth2_authorization using hash (user_code_value);
create index on oauth2_authorization using hash (device_code_value);

alter table oauth2_authorization add created_at timestamptz not null default now();
-- When the last of it has expired; a request that never got a token or code counts from its start
alter table oauth2_authorization add ends_at timestamptz generated always as (coalesce(
    greatest(authorization_code_expires_at, access_token_expires_at, oidc_id_token_expires_at, refresh_token_expires_at,
             user_code_expires_at, device_code_expires_at),
    created_at)) stored;
create index on oauth2_authorization (ends_at);

alter table spent_refresh_token add expires_at timestamptz;
create index on spent_refresh_token (expires_at);
