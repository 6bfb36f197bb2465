package org.chancery.relation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.chancery.form.CommandForms;
import org.junit.jupiter.api.Test;

/** The page of facets explains every facet, every value and every headline. */
class FacetsPageTest {

    private final String page = Files.readString(Path.of("docs/reference/facets.md"));

    FacetsPageTest() throws IOException {}

    @Test
    void every_facet_has_a_section_that_names_each_of_its_values() {
        Set<String> missing = new TreeSet<>();
        for (Facet facet : Facet.values()) {
            int start = page.indexOf("\n### " + facet + "\n");
            int end = start < 0 ? -1 : page.indexOf("\n##", start + 1);
            String section = start < 0 ? "" : page.substring(start, end);
            for (Value value : facet.scale()) {
                if (!section.matches("(?s).*\\b" + value + "\\b.*")) {
                    missing.add(facet + " " + value);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void the_headlines_stand_in_their_order_with_their_rules() {
        int last = page.indexOf("## The headline");
        for (Headline.Word word : Headline.Word.values()) {
            int row = page.indexOf("\n| " + word + " | ", last);
            assertThat(row).as(word + " after the one before it").isGreaterThan(last);
            assertThat(page.substring(row, page.indexOf('\n', row + 1))).endsWith("| `" + word.rule() + "` |");
            last = row;
        }
    }

    @Test
    void every_rule_that_infers_is_told() {
        Set<String> rules = new TreeSet<>(Set.of("life-span-ended", "life-span-began"));
        Books books = Books.on("2026-11-23");
        for (String name : CommandForms.names()) {
            if (name.matches("establish-ties|restore-ties|agree-ceasefire|agree-armistice|make-peace")) {
                RelationCommand.Act act = (RelationCommand.Act) books.read(Line.json(name + " SYR-TUR 1995"));
                Effects.of(RelationRules.event(act), Pair.parse("SYR-TUR")).stream()
                        .map(FacetChange::rule)
                        .filter(java.util.Objects::nonNull)
                        .forEach(rules::add);
            }
        }
        assertThat(rules)
                .hasSizeGreaterThan(5)
                .allSatisfy(rule -> assertThat(page).contains("`" + rule + "`"));
    }
}
