package org.chancery.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.chancery.form.CommandForms;
import org.chancery.form.Form;
import org.chancery.narration.Narration;
import org.chancery.relation.Effects;
import org.chancery.relation.Facet;
import org.chancery.relation.FacetChange;
import org.chancery.relation.Pair;
import org.chancery.relation.RelationCommand;
import org.chancery.relation.RelationEvent.Act;
import org.chancery.relation.RelationRules;
import org.jspecify.annotations.Nullable;

/** What can be recorded, by what it moves: every act and everything that can be said of an actor, each with an example. */
final class ActMenu {

    private static final UUID NONE = new UUID(0, 0);

    /** Acts that move nothing by themselves, and still belong to a facet for whoever looks for them. */
    private static final Map<String, Facet> BESIDE = Map.of(
            "appoint-ambassador", Facet.HEAD_OF_MISSION,
            "expel-diplomats", Facet.HEAD_OF_MISSION,
            "summon-ambassador", Facet.HEAD_OF_MISSION);

    private static final Map<String, Known> ALL = all();

    private ActMenu() {}

    /**
     * A command with its example.
     *
     * @param moves the facets it moves in the example, the one it is about first
     * @param example the act of the example; null for what is said of an actor
     */
    private record Known(
            Form form, List<Facet> moves, @Nullable Act example) {}

    /**
     * One thing that can be recorded.
     *
     * @param name the name of its command
     * @param title the same as a reader would say it
     * @param definition what it means
     * @param example an act of that sort, as a sentence; null where there is none
     * @param address its form
     */
    record Item(
            String name,
            String title,
            String definition,
            @Nullable String example,
            String address) {}

    /** What moves the same facet, or none. */
    record Group(String name, String title, List<Item> items) {}

    private static Map<String, Known> all() {
        Map<String, Known> all = new LinkedHashMap<>();
        CommandForms.all().forEach((name, form) -> {
            if (!RelationCommand.Amendment.class.isAssignableFrom(form.type())) {
                Act act = CommandForms.read(name, form.example(), () -> NONE, _ -> null)
                                instanceof RelationCommand.Act command
                        ? RelationRules.event(command)
                        : null;
                all.put(name, new Known(form, act == null ? List.of() : moves(name, act), act));
            }
        });
        return all;
    }

    private static List<Facet> moves(String name, Act act) {
        List<Facet> moves = new ArrayList<>();
        Facet beside = BESIDE.get(name);
        if (beside != null) {
            moves.add(beside);
        }
        for (Pair pair : Effects.relations(act)) {
            Effects.of(act, pair).stream().map(FacetChange::facet).forEach(moves::add);
        }
        return moves.stream().distinct().toList();
    }

    /** Whether something of that name can be recorded here. */
    static boolean has(String name) {
        return ALL.containsKey(name);
    }

    /** What a command is called on a page. */
    static String title(String name, PageWords words) {
        String spaced = name.replace('-', ' ');
        return words.sayOr("command." + name, spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1));
    }

    /** The example of a command as a sentence; null where it has none. */
    static @Nullable String example(String name, Narration narration) {
        Known known = ALL.get(name);
        return known == null || known.example() == null ? null : narration.sentence(known.example());
    }

    /**
     * What can be recorded, by the facet it is about first; what moves none comes last.
     *
     * @param prefilled the parameters that each form is opened with
     * @param moving only what moves this facet; null for all
     * @param wanted only what has all of these words, each at the beginning of one; empty for all
     */
    static List<Group> groups(
            Address prefilled, @Nullable Facet moving, String wanted, Narration narration, PageWords words) {
        Map<String, List<Item>> groups = new LinkedHashMap<>();
        Stream.of(Facet.TIES, Facet.RECOGNITION).forEach(facet -> groups.put(facet.name(), new ArrayList<>()));
        groups.put("CONTACTS", new ArrayList<>());
        for (Facet facet : Facet.values()) {
            groups.putIfAbsent(facet.name(), new ArrayList<>());
        }
        groups.put("SEEN", new ArrayList<>());
        groups.put("ACTORS", new ArrayList<>());
        ALL.forEach((name, known) -> {
            Item item = new Item(
                    name,
                    title(name, words),
                    known.form().summary(),
                    known.example() == null ? null : narration.sentence(known.example()),
                    prefilled.at("/record/" + name).toString());
            String group = group(name, known);
            String heading = heading(group, words);
            if ((moving == null || known.moves().contains(moving)) && answers(item, heading, wanted)) {
                groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(item);
            }
        });
        return groups.entrySet().stream()
                .filter(group -> !group.getValue().isEmpty())
                .map(group -> new Group(group.getKey(), heading(group.getKey(), words), group.getValue()))
                .toList();
    }

    private static String heading(String group, PageWords words) {
        return words.sayOr("acts." + group, words.sayOr("facet." + group, group));
    }

    private static String group(String name, Known known) {
        if (RelationCommand.ActorCommand.class.isAssignableFrom(known.form().type())) {
            return "ACTORS";
        }
        if (name.equals("observe-status") || name.equals("code-interaction")) {
            return "SEEN";
        }
        return known.moves().isEmpty() ? "CONTACTS" : known.moves().getFirst().name();
    }

    private static boolean answers(Item item, String heading, String wanted) {
        String text =
                (item.title() + " " + item.name() + " " + item.definition() + " " + heading).toLowerCase(Locale.ROOT);
        SortedSet<String> has = new TreeSet<>(List.of(text.split("[^\\p{L}\\p{N}]+")));
        return Stream.of(wanted.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .allMatch(word -> has.stream().anyMatch(each -> each.startsWith(word)));
    }
}
