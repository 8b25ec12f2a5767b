-- A key is published at once, signs from a moment on, and is retired when a younger one of its algorithm signs
alter table signing_key add signs_from timestamptz;
update signing_key set signs_from = created_at;
alter table signing_key alter signs_from set not null;
