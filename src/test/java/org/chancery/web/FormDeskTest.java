package org.chancery.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chancery.form.CommandForms;
import org.chancery.form.Sheet;
import org.chancery.ledger.Ledger;
import org.chancery.web.FormDesk.Outcome;
import org.chancery.web.FormDesk.Sent;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** What a form shows before is what comes of it. */
@SpringBootTest(
        properties = {"spring.datasource.url=jdbc:h2:mem:form-desk;DB_CLOSE_DELAY=-1", "chancery.data=target/form-desk"
        })
class FormDeskTest {

    @Autowired
    private FormDesk forms;

    @Autowired
    private Ledger ledger;

    private Outcome take(String command, Map<String, String> texts, Sent sent) {
        return forms.take(
                command,
                Sheet.of(command),
                texts,
                box -> !box.name().equals("recordId"),
                "",
                said -> said,
                false,
                sent,
                forms.words(texts));
    }

    @TestFactory
    Stream<DynamicTest> the_preview_is_what_is_then_recorded() {
        return CommandForms.all().values().stream()
                .filter(form -> ActMenu.has(form.name()))
                .map(form -> DynamicTest.dynamicTest(form.name(), () -> {
                    Map<String, String> texts =
                            new LinkedHashMap<>(Sheet.of(form).write(form.example()));
                    texts.put("recordId", ledger.newId().toString());
                    Outcome before = take(form.name(), texts, Sent.PREVIEW);
                    long position = ledger.head().position();
                    assertThat(before.entered()).isNull();
                    Outcome after = take(form.name(), texts, Sent.RECORD);
                    assertThat(after.consequence()).isEqualTo(before.consequence());
                    assertThat(ledger.head().position() > position).isEqualTo(after.entered() != null);
                    boolean refused = before.consequence() == null
                            || !before.consequence().refusals().isEmpty();
                    assertThat(after.entered() == null).isEqualTo(refused);
                }));
    }

    @Test
    void what_would_change_is_said_before_the_evidence_is_named_but_nothing_is_recorded_without_it() {
        Map<String, String> texts = Map.of("by.1", "USA", "toward.1", "IRQ", "occurred", "1967-06");
        long position = ledger.head().position();
        Outcome looked = take("close-mission", texts, Sent.LOOK);
        assertThat(looked.consequence()).isNotNull();
        assertThat(looked.filling().needed()).containsExactly(new Filling.Pointer("sources.1.title", "Source", ""));
        assertThat(looked.filling().isWrong()).isFalse();
        Outcome pressed = take("close-mission", texts, Sent.RECORD);
        assertThat(pressed.entered()).isNull();
        assertThat(pressed.filling().troubles())
                .extracting(Filling.Pointer::path)
                .containsExactly("sources.1.title");
        assertThat(ledger.head().position()).isEqualTo(position);
    }

    @Test
    void nothing_is_judged_while_who_or_when_is_missing() {
        Outcome looked = take("close-mission", Map.of("by.1", "USA"), Sent.LOOK);
        assertThat(looked.consequence()).isNull();
        assertThat(looked.filling().needed())
                .extracting(Filling.Pointer::path)
                .isEqualTo(List.of("toward.1", "occurred", "sources.1.title"));
    }
}
