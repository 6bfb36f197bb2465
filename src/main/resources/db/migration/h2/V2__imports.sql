-- Imports and their undoing, as long work: what was asked for, how far it is, what became of the rows.
-- Instants count microseconds since 1970-01-01T00:00Z. The columns of counts are explained in docs/reference/imports.md.
create table import_job (
    id             uuid           not null,
    number         bigint         not null,
    kind           varchar(10)    not null,
    undoes         uuid,
    undone_by      uuid,
    format         varchar(40)    not null,
    name           varchar(150)   not null,
    started_by     varchar(200)   not null,
    dry_run        boolean        not null,
    file_name      varchar(300)   not null,
    file_bytes     bigint         not null,
    digest         varchar(64),
    state          varchar(10)    not null,
    message        varchar(4000),
    asked_at       bigint         not null,
    ended_at       bigint,
    total          bigint,
    done           bigint         not null,
    first_position bigint,
    rows_read      bigint         not null,
    recorded       bigint         not null,
    seen           bigint         not null,
    refused        bigint         not null,
    reused         bigint         not null,
    review         bigint         not null,
    nothing        bigint         not null,
    implied        bigint         not null,
    look           bigint         not null,
    commands       bigint         not null,
    constraint import_job_id primary key (id),
    constraint import_job_number unique (number)
);

-- Every row that was ever recorded, by format and the identity it has there; a row that was undone is not live.
create table imported (
    id         varchar(340) not null,
    digest     varchar(32)  not null,
    generation integer      not null,
    live       boolean      not null,
    job        uuid         not null,
    row_number bigint       not null,
    constraint imported_id primary key (id)
);
create index imported_job on imported (job);

-- How often a content without an id came up so far in one file.
create table import_equal (
    job    uuid        not null,
    digest varchar(32) not null,
    times  bigint      not null,
    constraint import_equal_id primary key (digest, job)
);

-- Rows about which the ledger, not the row itself, has something to say, and the first of the others.
create table import_row (
    job        uuid          not null,
    row_number bigint        not null,
    outcome    varchar(10)   not null,
    reason     varchar(4000) not null,
    of_ledger  boolean       not null,
    constraint import_row_id primary key (job, row_number)
);

-- What rows had in common that were not simply recorded.
create table import_reason (
    job     uuid          not null,
    outcome varchar(10)   not null,
    reason  varchar(500) not null,
    times   bigint        not null,
    constraint import_reason_id primary key (job, outcome, reason)
);

-- What an import changes, by relation.
create table import_impact (
    job      uuid        not null,
    relation varchar(25) not null,
    records  bigint      not null,
    changes  bigint      not null,
    constraint import_impact_id primary key (job, relation)
);
