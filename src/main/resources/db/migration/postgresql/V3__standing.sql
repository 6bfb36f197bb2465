-- What held, worked out from the events in both times: as of which days, and as known from which position of the ledger to
-- which. Nothing here is truth; all of it can be thrown away and made again. There are two shelves of the same tables: one
-- answers, and a rebuild fills the other beside it.
--
-- Days count from 1970-01-01; positions are those of the table event. valid_from is the first day and valid_to the day after
-- the last, known_from the first position and known_to the one after the last; the least and the greatest bigint mean
-- without limit. Where there is no row for a key on a day, nothing is recorded of it.

-- Up to where each shelf has taken history, under which rules, which of them answers, and which rebuild fills one.
create table standing_shelf (
    shelf    varchar(1)   not null,
    serving  boolean      not null,
    position bigint       not null,
    rules    varchar(200) not null,
    rebuild  uuid,
    constraint standing_shelf_name primary key (shelf)
);

insert into standing_shelf (shelf, serving, position, rules) values ('a', true, 0, ''), ('b', false, 0, '');

-- In each shelf: the relations with the position of their first event; the keys on record of facets that have keys; one
-- row of reading for each run of days with the same answer of a key (key numbers below 100 are those of facets without keys;
-- certainty 0 definite, 1 possible, 2 contested; holds is a set of values, bit 0 for NOT_RECORDED and then in the order of
-- the facet's values; answer in the program's own form, null where it is too long to keep); and the same of headlines (words
-- is a set, bit 0 for ENDED and then in the order of the headline's words).

create table standing_a_relation (
    id             integer            not null,
    pair           varchar(40) collate "C" not null,
    first_position bigint             not null,
    constraint standing_a_relation_id primary key (id),
    constraint standing_a_relation_pair unique (pair)
);

create table standing_a_key (
    relation   integer       not null,
    number     integer       not null,
    known_from bigint        not null,
    known_to   bigint        not null,
    facet      varchar(40)   not null,
    by_first   boolean       not null,
    spelling   varchar(4000),
    constraint standing_a_key_number primary key (relation, number, known_from)
);

create table standing_a_reading (
    relation   integer  not null,
    key_number integer  not null,
    valid_from bigint   not null,
    known_from bigint   not null,
    valid_to   bigint   not null,
    known_to   bigint   not null,
    certainty  smallint not null,
    holds      integer  not null,
    answer     bytea,
    constraint standing_a_reading_place primary key (relation, key_number, valid_from, known_from)
);

create table standing_a_headline (
    relation   integer  not null,
    valid_from bigint   not null,
    known_from bigint   not null,
    valid_to   bigint   not null,
    known_to   bigint   not null,
    certainty  smallint not null,
    words      integer  not null,
    notes      varchar(200),
    constraint standing_a_headline_place primary key (relation, valid_from, known_from)
);

create table standing_b_relation (
    id             integer            not null,
    pair           varchar(40) collate "C" not null,
    first_position bigint             not null,
    constraint standing_b_relation_id primary key (id),
    constraint standing_b_relation_pair unique (pair)
);

create table standing_b_key (
    relation   integer       not null,
    number     integer       not null,
    known_from bigint        not null,
    known_to   bigint        not null,
    facet      varchar(40)   not null,
    by_first   boolean       not null,
    spelling   varchar(4000),
    constraint standing_b_key_number primary key (relation, number, known_from)
);

create table standing_b_reading (
    relation   integer  not null,
    key_number integer  not null,
    valid_from bigint   not null,
    known_from bigint   not null,
    valid_to   bigint   not null,
    known_to   bigint   not null,
    certainty  smallint not null,
    holds      integer  not null,
    answer     bytea,
    constraint standing_b_reading_place primary key (relation, key_number, valid_from, known_from)
);

create table standing_b_headline (
    relation   integer  not null,
    valid_from bigint   not null,
    known_from bigint   not null,
    valid_to   bigint   not null,
    known_to   bigint   not null,
    certainty  smallint not null,
    words      integer  not null,
    notes      varchar(200),
    constraint standing_b_headline_place primary key (relation, valid_from, known_from)
);
