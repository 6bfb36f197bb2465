-- What was said of the columns of somebody's own table, as JSON; null where nothing was.
alter table import_job add column options text;

-- Names of which a person has to say whom they mean: in how many rows, from which day to which (days since 1970-01-01).
create table import_name (
    job       uuid         not null,
    name      varchar(200) not null,
    times     bigint       not null,
    first_day bigint       not null,
    last_day  bigint       not null,
    constraint import_name_id primary key (job, name)
);
