-- What a person has done. A lesson is data of the program, so that its id refers to no table.
create table progress (
    person     text        not null,
    lesson     text        not null,
    watched_at timestamptz not null,
    primary key (person, lesson)
);
