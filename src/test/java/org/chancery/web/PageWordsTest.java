package org.chancery.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Actors;
import org.chancery.relation.Facet;
import org.chancery.relation.FacetKey;
import org.chancery.relation.Grade;
import org.chancery.relation.Headline;
import org.chancery.relation.Key;
import org.chancery.relation.Reliability;
import org.chancery.relation.Value;
import org.chancery.time.Window;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Every word of the domain has a word on the page. */
class PageWordsTest {

    private final PageWords words = words();

    private static PageWords words() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new PageWords(messages, PageWords.LANGUAGE, Actors.states(), LocalDate.of(2024, 7, 25), Locale.ENGLISH);
    }

    @Test
    void every_facet_and_every_value_on_its_scale_has_a_word_and_a_tone() {
        for (Facet facet : Facet.values()) {
            assertThat(words.facet(facet)).isNotBlank();
            Key key = facet.needsKey() ? Key.of("POLITICAL / x") : null;
            FacetKey one = new FacetKey(facet, ActorCode.of("SYR"), ActorCode.of("TUR"), key);
            assertThat(words.full(one)).startsWith(words.facet(facet));
            Stream.concat(Stream.of(Value.NOT_RECORDED), facet.scale().stream()).forEach(value -> {
                assertThat(words.value(facet, value)).isNotBlank();
                assertThat(Tone.of(facet, value) == Tone.SILENT).isEqualTo(value == Value.NOT_RECORDED);
            });
        }
    }

    @Test
    void every_headline_grade_and_reliability_has_a_word() {
        for (Headline.Word word : Headline.Word.values()) {
            assertThat(words.headline(word)).isNotBlank();
            assertThat(words.say("headline." + word + ".sentence", "A", "B")).contains("A", "B");
            assertThat(words.say("headline." + word + ".clause")).isNotBlank();
        }
        for (Grade grade : Grade.values()) {
            assertThat(words.say("grade." + grade)).isNotBlank();
        }
        for (Reliability reliability : Reliability.values()) {
            assertThat(words.say("reliability." + reliability)).startsWith(reliability.name());
        }
    }

    @Test
    void every_message_is_said_somewhere() throws IOException {
        StringBuilder sources = new StringBuilder();
        for (String folder : List.of("src/main/java/org/chancery", "src/main/resources/templates")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    sources.append(Files.readString(file));
                }
            }
        }
        String said = sources.toString();
        List<String> beginnings = Pattern.compile("[\"']((?:[\\w-]+\\.)+)[\"']")
                .matcher(said)
                .results()
                .map(found -> found.group(1))
                .toList();
        Properties messages = new Properties();
        try (var file = Files.newBufferedReader(Path.of("src/main/resources/messages.properties"))) {
            messages.load(file);
        }
        assertThat(messages.stringPropertyNames().stream()
                        .filter(name -> !said.contains("\"" + name + "\"")
                                && !said.contains("#{" + name + "}")
                                && !said.contains("#{" + name + "(")
                                && beginnings.stream().noneMatch(name::startsWith)
                                && !isPutTogether(name, said)))
                .as("messages that no page and no program says")
                .isEmpty();
    }

    /** Whether two texts of the program come to the name, the second beginning with a dot. */
    private static boolean isPutTogether(String name, String said) {
        return IntStream.range(0, name.length())
                .filter(at -> name.charAt(at) == '.')
                .anyMatch(at -> said.contains("\"" + name.substring(0, at) + "\"")
                        && said.contains("\"" + name.substring(at) + "\""));
    }

    @Test
    void a_window_is_told_without_what_its_ends_share() {
        assertThat(words.open(window("2022-12-01", "2022-12-31"))).isEqualTo("1 to 31 Dec 2022");
        assertThat(words.open(window("2011-01-01", "2011-12-31"))).isEqualTo("1 Jan to 31 Dec 2011");
        assertThat(words.open(window("2011-01-02", "2012-03-26"))).isEqualTo("2 Jan 2011 to 26 Mar 2012");
        assertThat(words.open(Window.of(null, LocalDate.parse("1961-12-31")))).isEqualTo("up to 31 Dec 1961");
        assertThat(words.open(Window.day(LocalDate.parse("1961-12-31")))).isNull();
    }

    @Test
    void the_article_stands_inside_sentences() {
        assertThat(words.sides(FacetKey.directed(Facet.DEPLOYMENT, ActorCode.of("USA"), ActorCode.of("SYR"), null)))
                .isEqualTo("of the United States in Syria");
    }

    private static Window window(String earliest, String latest) {
        return Window.of(LocalDate.parse(earliest), LocalDate.parse(latest));
    }
}
