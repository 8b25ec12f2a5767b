-- What a person has done. A lesson is data of the program, so that its id refers to no table.
create table progress (
    person     text        not null,
    lesson     text        not null,
    watched_at timestamptz,
    solved_at  timestamptz,
    primary key (person, lesson)
);

-- A lesson that somebody does with a client of their own: calls that carry the id are theirs.
create table attempt (
    id         text        primary key,
    person     text        not null,
    lesson     text        not null,
    started_at timestamptz not null,
    solved_at  timestamptz
);
