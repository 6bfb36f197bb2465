-- What hides recorded_by in the leaf; null where the leaf has it as it stands. docs/reference/log-entry.md says how.
alter table event add column salt uuid;

-- The roots of full tiles: of the first 256 leaves, of the next, and so on. Worked out from the leaves, so that a start
-- need not read them all.
create table log_tile (
    number bigint     not null,
    root   binary(32) not null,
    constraint log_tile_number primary key (number)
);

-- Every checkpoint that was signed, with whatever witnesses added. signed_at counts microseconds since 1970-01-01T00:00Z.
create table log_checkpoint (
    size      bigint not null,
    key_id    varchar(600) not null,
    signed_at bigint not null,
    note      varchar(1000000) not null,
    constraint log_checkpoint_size primary key (size, key_id)
);
