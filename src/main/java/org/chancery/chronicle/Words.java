package org.chancery.chronicle;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Actors;
import org.chancery.form.EventForms;
import org.chancery.relation.Effects;
import org.chancery.relation.RelationEvent.Act;
import tools.jackson.databind.JsonNode;

/** The words a record is found by: all text in it, what it is called, and the names its parties bore. */
final class Words {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Set<String> NOT_TEXT = Set.of("recordId", "grade", "mark", "occurred", "url");

    private Words() {}

    static String of(Act act, Actors actors) {
        StringBuilder text = new StringBuilder(EventForms.name(act).replace('-', ' '));
        LocalDate day = act.particulars().occurred().begins().latest();
        for (ActorCode code : Effects.actors(act)) {
            actors.find(code)
                    .ifPresent(actor -> text.append('\n').append(day == null ? actor.name() : actor.nameOn(day)));
        }
        collect(EventForms.write(act), text);
        return folded(text.toString());
    }

    private static void collect(JsonNode node, StringBuilder text) {
        if (node.isString()) {
            text.append('\n').append(node.stringValue());
        } else if (node.isObject()) {
            node.properties().forEach(field -> {
                if (!NOT_TEXT.contains(field.getKey())) {
                    collect(field.getValue(), text);
                }
            });
        } else if (node.isArray()) {
            node.forEach(each -> collect(each, text));
        }
    }

    /** Lower case, without accents. */
    static String folded(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
