package org.chancery.form;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.chancery.relation.RelationCommand;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One pass over a JSON text: what it may ask for, and the problems it has met. */
final class Reading {

    /** The most problems that are told; what has more is not worth reading on. */
    static final int MOST_PROBLEMS = 100;

    private final boolean strict;
    private final @Nullable Supplier<UUID> newId;
    private final @Nullable Function<UUID, @Nullable Class<? extends RelationCommand.Act>> typeOfRecord;
    private final List<Problem> problems;
    /** Places of dates that can be read and stand the wrong way round. */
    private final Set<String> inverted;

    private Reading(
            boolean strict,
            @Nullable Supplier<UUID> newId,
            @Nullable Function<UUID, @Nullable Class<? extends RelationCommand.Act>> typeOfRecord,
            List<Problem> problems,
            Set<String> inverted) {
        this.strict = strict;
        this.newId = newId;
        this.typeOfRecord = typeOfRecord;
        this.problems = problems;
        this.inverted = inverted;
    }

    /** Of what somebody asks to record: bounds hold. */
    static Reading ofCommand(
            Supplier<UUID> newId, Function<UUID, @Nullable Class<? extends RelationCommand.Act>> typeOfRecord) {
        return new Reading(true, newId, typeOfRecord, new ArrayList<>(), new HashSet<>());
    }

    /** Of what is already held: it is fact, whatever the bounds are by now. */
    static Reading ofEvent() {
        return new Reading(false, null, null, new ArrayList<>(0), new HashSet<>(0));
    }

    /** The same pass, in a place where a missing id is this one. */
    Reading withId(UUID id) {
        return new Reading(strict, () -> id, typeOfRecord, problems, inverted);
    }

    boolean strict() {
        return strict;
    }

    /** A new id, or null where none may be made. */
    @Nullable
    UUID newId() {
        return newId == null ? null : newId.get();
    }

    @Nullable
    Class<? extends RelationCommand.Act> typeOf(UUID record) {
        return typeOfRecord == null ? null : typeOfRecord.apply(record);
    }

    void problem(Path path, String found, String expected, String advice) {
        problems.add(new Problem(path.pointer(), found, expected, advice));
        if (problems.size() == MOST_PROBLEMS) {
            throw new Unreadable(problems);
        }
    }

    @Nullable
    Object problem(Path path, JsonNode found, String expected, String advice) {
        problem(path, Found.in(found), expected, advice);
        return null;
    }

    int problems() {
        return problems.size();
    }

    /** Of a date whose two sides stand the wrong way round. */
    void inverted(Path path, String found, String expected, String advice) {
        inverted.add(path.pointer());
        problem(path, found, expected, advice);
    }

    void throwIfAny() {
        if (!problems.isEmpty()) {
            throw new Unreadable(problems, problems.stream().allMatch(problem -> inverted.contains(problem.pointer())));
        }
    }
}
