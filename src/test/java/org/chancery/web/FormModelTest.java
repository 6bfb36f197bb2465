package org.chancery.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.chancery.actor.Actors;
import org.chancery.form.CommandForms;
import org.chancery.form.Sheet;
import org.chancery.narration.Names;
import org.chancery.narration.Narration;
import org.chancery.relation.Facet;
import org.chancery.relation.RelationCommand;
import org.chancery.web.Filling.Entry;
import org.chancery.web.Filling.Section;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The forms of the pages, as far as they follow from the vocabulary. */
class FormModelTest {

    private static final PageWords WORDS = DateReadingTest.words();
    private static final Narration NARRATION = new Narration(Names.of(Actors.states()));

    private static Filling filling(String command, Map<String, String> texts) {
        return new Filling(
                Sheet.of(command),
                texts,
                box -> !box.name().equals("recordId"),
                Actors.states(),
                java.time.LocalDate.of(2026, 11, 23),
                WORDS);
    }

    private static List<Entry> entries(Filling filling) {
        List<Entry> all = new ArrayList<>();
        for (Section section : filling.sections()) {
            section.entries().forEach(entry -> collect(entry, all));
        }
        return all;
    }

    private static void collect(Entry entry, List<Entry> into) {
        into.add(entry);
        entry.rows().forEach(row -> row.entries().forEach(part -> collect(part, into)));
    }

    private static Entry entry(Filling filling, String path) {
        return entries(filling).stream()
                .filter(entry -> entry.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everything_that_can_be_recorded_stands_in_the_menu_once() {
        List<String> listed = ActMenu.groups(Address.of("/record"), null, "", NARRATION, WORDS).stream()
                .flatMap(group -> group.items().stream())
                .map(ActMenu.Item::name)
                .toList();
        assertThat(listed)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(CommandForms.all().entrySet().stream()
                        .filter(form -> !RelationCommand.Amendment.class.isAssignableFrom(
                                form.getValue().type()))
                        .map(Map.Entry::getKey)
                        .toList());
    }

    @Test
    void an_act_stands_with_the_facet_it_is_about() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        ActMenu.groups(Address.of("/record"), null, "", NARRATION, WORDS)
                .forEach(group -> groups.put(
                        group.name(),
                        group.items().stream().map(ActMenu.Item::name).toList()));
        assertThat(groups.get("TIES"))
                .containsExactly("establish-ties", "restore-ties", "suspend-ties", "sever-ties", "end-existence");
        assertThat(groups.get("CONTACTS"))
                .containsExactly("hold-meeting", "hold-call", "plan-meeting", "cancel-meeting", "make-statement");
        assertThat(groups.get("HEAD_OF_MISSION"))
                .contains("appoint-ambassador", "expel-diplomats", "summon-ambassador", "recall-ambassador");
        assertThat(groups.get("SANCTIONS")).hasSize(5);
        assertThat(groups.keySet()).contains("SEEN", "ACTORS", "HOSTILITY", "BORDER", "TALKS");
    }

    @Test
    void the_menu_is_searched_by_the_beginnings_of_words_and_by_facet() {
        assertThat(names("sever", null)).containsExactly("sever-ties");
        assertThat(names("AMB recall", null)).containsExactly("recall-ambassador", "return-ambassador");
        assertThat(names("<script>", null)).isEmpty();
        assertThat(names("", Facet.BORDER)).containsExactly("close-border", "restrict-border", "open-border");
    }

    private static List<String> names(String wanted, @org.jspecify.annotations.Nullable Facet facet) {
        return ActMenu.groups(Address.of("/record"), facet, wanted, NARRATION, WORDS).stream()
                .flatMap(group -> group.items().stream())
                .map(ActMenu.Item::name)
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> the_example_of_a_command_is_shown_on_its_form_and_read_back_from_it() {
        return CommandForms.all().values().stream()
                .filter(form -> ActMenu.has(form.name()))
                .map(form -> DynamicTest.dynamicTest(form.name(), () -> {
                    Sheet sheet = Sheet.of(form);
                    Map<String, String> texts = sheet.write(form.example());
                    Filling filling = filling(form.name(), texts);
                    Map<String, String> sent = new LinkedHashMap<>();
                    for (Entry entry : entries(filling)) {
                        switch (entry.kind()) {
                            case "rows", "part" -> {}
                            case "choices" ->
                                entry.options().stream()
                                        .filter(Filling.Option::chosen)
                                        .forEach(option -> sent.put(entry.path() + "." + option.value(), "on"));
                            default ->
                                sent.put(
                                        entry.path(),
                                        entry.options().isEmpty()
                                                ? entry.text()
                                                : entry.options().stream()
                                                        .filter(Filling.Option::chosen)
                                                        .findFirst()
                                                        .orElseThrow()
                                                        .value());
                        }
                    }
                    assertThat(CommandForms.read(
                                    form.name(), sheet.read(sent).body(), () -> new java.util.UUID(0, 1), _ -> null))
                            .isEqualTo(CommandForms.read(
                                    form.name(), form.example(), () -> new java.util.UUID(0, 1), _ -> null));
                }));
    }

    @Test
    void every_box_has_a_path_of_its_own_and_a_label_without_the_language_of_programs() {
        for (String command : CommandForms.names()) {
            Filling filling = filling(command, Map.of());
            Set<String> paths = new TreeSet<>();
            for (Entry entry : entries(filling)) {
                assertThat(paths.add(entry.path()))
                        .as(command + " " + entry.path())
                        .isTrue();
                assertThat(entry.label()).as(command + " " + entry.path()).matches("[A-Z][\\p{L}’, 0-9]+");
            }
        }
    }

    @Test
    void an_actor_is_found_by_its_name_on_the_day_and_echoed_with_its_code() {
        Filling filling =
                filling("close-mission", Map.of("occurred", "1975", "by.1", "soviet union", "toward.1", "USA"));
        assertThat(entry(filling, "by.1").echo()).isEqualTo("Soviet Union (SUN)");
        assertThat(filling.said().body().get("by").stringValue()).isEqualTo("SUN");
        assertThat(entry(filling, "toward.1").echo()).isEqualTo("United States (USA)");
    }

    @Test
    void for_an_actor_that_did_not_live_then_those_in_its_place_are_offered() {
        Filling filling = filling("close-mission", Map.of("occurred", "1975", "by.1", "Russia (RUS)"));
        Entry by = entry(filling, "by.1");
        assertThat(by.warned()).isTrue();
        assertThat(by.echo()).isEqualTo("Russia (RUS) did not exist then.");
        assertThat(by.offers()).containsExactly(new Filling.Offer("Soviet Union (SUN)", "by.1", "Soviet Union (SUN)"));
        assertThat(filling.isWrong()).isFalse();
    }

    @Test
    void for_a_name_nobody_has_the_nearest_are_offered() {
        Filling filling = filling("close-mission", Map.of("by.1", "Sirya"));
        Entry by = entry(filling, "by.1");
        assertThat(by.wrong()).hasSize(1);
        assertThat(by.offers()).extracting(Filling.Offer::value).contains("Syria (SYR)");
        assertThat(filling.isWrong()).isTrue();
    }

    @Test
    void a_date_in_words_becomes_the_date_it_means_and_another_is_asked_back() {
        assertThat(filling("close-mission", Map.of("occurred", "5 June 1967"))
                        .said()
                        .body()
                        .get("occurred")
                        .stringValue())
                .isEqualTo("1967-06-05");
        Entry occurred = entry(filling("close-mission", Map.of("occurred", "5/6/1967")), "occurred");
        assertThat(occurred.offers())
                .containsExactly(
                        new Filling.Offer("1967-06-05 · on 5 June 1967", "occurred", "1967-06-05"),
                        new Filling.Offer("1967-05-06 · on 6 May 1967", "occurred", "1967-05-06"));
    }
}
