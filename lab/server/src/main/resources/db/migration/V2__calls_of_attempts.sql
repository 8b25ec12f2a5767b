-- Which of the calls that its lesson asks for an attempt has had. A step is data of the program, as the lesson is.
create table attempt_call (
    attempt text not null references attempt on delete cascade,
    step    text not null,
    primary key (attempt, step)
);
