package org.chancery.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.chancery.actor.Actors;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a correction changed, field by field. */
class RevisedTest {

    private final PageWords words = words();

    private static PageWords words() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new PageWords(messages, PageWords.LANGUAGE, Actors.states(), LocalDate.of(2024, 7, 25), Locale.ENGLISH);
    }

    @Test
    void only_fields_that_say_otherwise_are_told() {
        assertThat(revised(
                        "{'occurred':'1967-06-06','place':'Damascus'}", "{'occurred':'1967-06-10','place':'Damascus'}"))
                .containsExactly(new Revised(label("occurred"), List.of("1967-06-06"), List.of("1967-06-10")));
    }

    @Test
    void what_is_said_first_has_nothing_before_and_what_is_dropped_nothing_after() {
        assertThat(revised("{'note':'unclear'}", "{'place':'Damascus'}"))
                .containsExactly(
                        new Revised(label("note"), List.of("unclear"), List.of()),
                        new Revised(label("place"), List.of(), List.of("Damascus")));
    }

    @Test
    void of_several_sources_only_those_are_told_that_are_not_in_both() {
        assertThat(revised(
                        "{'sources':[{'title':'Gazette'},{'title':'Herald'}]}",
                        "{'sources':[{'title':'Gazette'},{'title':'Times'}]}"))
                .containsExactly(new Revised(
                        label("sources"), List.of(label("title") + ": Herald"), List.of(label("title") + ": Times")));
    }

    @Test
    void another_order_is_told_whole() {
        assertThat(revised("{'by':['SYR','TUR']}", "{'by':['TUR','SYR']}"))
                .singleElement()
                .satisfies(field -> {
                    assertThat(field.old()).hasSize(2);
                    assertThat(field.now())
                            .containsExactly(field.old().get(1), field.old().get(0));
                });
    }

    @Test
    void actors_have_their_names_and_values_are_written_as_one_would_write_them() {
        assertThat(revised("{'initiator':'SYR','form':'DE_FACTO'}", "{'initiator':'TUR','form':'FULL'}"))
                .containsExactly(
                        new Revised(label("initiator"), List.of("Syria (SYR)"), List.of("Türkiye (TUR)")),
                        new Revised(label("form"), List.of("de facto"), List.of("full")));
    }

    private String label(String name) {
        return Revised.between(read("{'%s':'x'}".formatted(name)), read("{}"), words)
                .getFirst()
                .label();
    }

    private List<Revised> revised(String before, String after) {
        return Revised.between(read(before), read(after), words);
    }

    private static ObjectNode read(String json) {
        return (ObjectNode) JsonMapper.shared().readTree(json.replace('\'', '"'));
    }
}
