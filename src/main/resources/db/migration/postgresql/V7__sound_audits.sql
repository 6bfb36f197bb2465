-- There is no V5. The number was left out and stays out: a migration that came later under it would not be applied where
-- V6 was before.

-- Nothing stands before position 1. Rows that do already were put there by hand: they are left for an audit to name.
alter table event add constraint event_position_from_one check (position > 0) not valid;

-- How often what was found, written down once: counting findings again for every look costs a walk through all of them.
alter table audit_run add column kinds varchar(2000);

update audit_run set kinds = (
    select string_agg(counted.kind || ' ' || counted.times, ',' order by counted.kind)
    from (select audit, kind, count(*) as times from audit_finding group by audit, kind) counted
    where counted.audit = audit_run.id)
where size is not null;

-- Whether an audit was to read to the end decides nothing any more: what is shorter than a checkpoint is the ledger.
alter table audit_run drop column to_the_end;
