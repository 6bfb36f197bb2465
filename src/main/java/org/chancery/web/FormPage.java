package org.chancery.web;

import java.util.List;
import org.chancery.web.Filling.Pointer;
import org.chancery.web.Filling.Section;
import org.jspecify.annotations.Nullable;

/**
 * A page on which something is filled in, ready to be written out.
 *
 * @param address where it is sent
 * @param command the name of the command
 * @param title what is done here
 * @param definition what that means
 * @param example an act of that sort, as a sentence; null where there is none
 * @param subject the record that is spoken of; null where a new one is made
 * @param hidden what is sent along
 * @param groups the acts one can choose instead; empty where there is nothing to choose
 * @param turns whether the two sides can change places
 * @param either whether one side acts on the other or all act together
 * @param sections what is to be filled in
 * @param troubles what is wrong, with where
 * @param needed what is still needed, with where
 * @param consequence what would come of it; null while too much is missing
 * @param race what somebody else said of the record meanwhile; null where nobody did
 * @param done the record that was made just before; null where none was
 * @param focus the path of the box to go to; null for none
 */
record FormPage(
        String address,
        String command,
        String title,
        String definition,
        @Nullable String example,
        @Nullable Subject subject,
        List<Address.Parameter> hidden,
        List<ActMenu.Group> groups,
        boolean turns,
        boolean either,
        List<Section> sections,
        List<Pointer> troubles,
        List<Pointer> needed,
        @Nullable Consequence consequence,
        @Nullable Race race,
        @Nullable Done done,
        @Nullable String focus) {

    /** The record that is spoken of. */
    record Subject(String sentence, String address) {}

    /**
     * What somebody else said of the record since it was opened here.
     *
     * @param entries what was entered
     * @param changed the fields that say something else now
     */
    record Race(List<RecordEntry.Entry> entries, List<Difference> changed) {}

    /** A field that says something else now. */
    record Difference(String label, String before, String after) {}

    /** What was just recorded. */
    record Done(String id, String position) {}

    /** The word by which the address says what is done here. */
    public String word() {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    /** Whether a new record is made here. */
    public boolean fresh() {
        return subject == null;
    }
}
