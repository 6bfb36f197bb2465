-- Audits as long work: what was asked for, how far it is, what it came to, who knows of it.
-- Instants and took count microseconds, instants since 1970-01-01T00:00Z. Kinds are explained in docs/reference/audits.md.
create table audit_run (
    id              uuid          not null,
    number          bigint        not null,
    relation        varchar(40),
    up_to           bigint,
    to_the_end      boolean       not null,
    seed            bigint        not null,
    asked_by        varchar(200)  not null,
    state           varchar(10)   not null,
    message         varchar(4000),
    asked_at        bigint        not null,
    ended_at        bigint,
    done            bigint        not null,
    rules           varchar(200)  not null,
    program         varchar(200)  not null,
    size            bigint,
    root            varchar(64),
    head_at         bigint,
    checkpoints     bigint,
    relations       bigint,
    kept_rows       bigint,
    answers         bigint,
    compared_up_to  bigint,
    took            bigint,
    findings        bigint        not null,
    notes           bigint        not null,
    acknowledged_by varchar(200),
    acknowledged_at bigint,
    remark          varchar(1000),
    constraint audit_run_id primary key (id),
    constraint audit_run_number unique (number)
);

-- Everything an audit found, in the order in which it was found.
create table audit_finding (
    audit    uuid          not null,
    number   bigint        not null,
    kind     varchar(40)   not null,
    position bigint,
    record   uuid,
    relation varchar(200),
    found    varchar(4000) not null,
    expected varchar(4000) not null,
    constraint audit_finding_number primary key (audit, number)
);
