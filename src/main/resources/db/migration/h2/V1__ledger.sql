-- The ledger: one row for each event, in the one order in which everything was recorded.
-- recorded_at counts microseconds since 1970-01-01T00:00Z and strictly increases with position.
-- leaf is the hash docs/reference/log-entry.md defines over all other columns of the row.
create table event (
    position    bigint             not null,
    event_id    uuid               not null,
    stream      varchar(80)        not null,
    sequence    bigint             not null,
    name        varchar(80)        not null,
    revision    integer            not null,
    recorded_at bigint             not null,
    recorded_by varchar(200)       not null,
    request_id  varchar(200),
    record_id   uuid,
    payload     varchar(1000000)   not null,
    leaf        binary(32)         not null,
    constraint event_position primary key (position),
    constraint event_identity unique (event_id),
    constraint event_sequence unique (stream, sequence)
);

-- Every stream, with the position of its first event.
create table stream (
    name           varchar(80) not null,
    first_position bigint not null,
    constraint stream_name primary key (name)
);

-- Each identity a caller may choose (of a record, of a dispute) exactly once, with the positions of the events it became.
create table record (
    record_id      uuid   not null,
    first_position bigint not null,
    last_position  bigint not null,
    constraint record_identity primary key (record_id)
);

-- Where later events speak of a record: corrections, retractions, disputes, added sources.
create table amendment (
    record_id uuid   not null,
    position  bigint not null,
    constraint amendment_identity primary key (record_id, position)
);

-- Where events of actors stand: few among many, and looked for again and again.
create table actor_event (
    position bigint not null,
    constraint actor_event_position primary key (position)
);
