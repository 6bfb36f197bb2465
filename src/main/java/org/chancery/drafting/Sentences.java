package org.chancery.drafting;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import opennlp.tools.sentdetect.SentenceDetectorME;
import opennlp.tools.sentdetect.SentenceModel;

/**
 * The sentences of a text, each within its paragraph; a line of a list is a paragraph of its own. What goes on for thousands
 * of characters without an end is told apart between words.
 */
final class Sentences {

    /**
     * A sentence.
     *
     * @param span where it stands
     * @param paragraph the number of its paragraph
     * @param heading whether it only announces: a few words without a full stop, alone in their paragraph
     */
    record Sentence(Span span, int paragraph, boolean heading) {}

    private static final Pattern LINE = Pattern.compile("[^\\n]+");
    private static final Pattern BULLET =
            Pattern.compile("^[\\s\\u00A0]*(?:[•●◦‣▪*–—·-]|\\(?[0-9a-z]{1,2}[.)])?[\\s\\u00A0]*");
    private static final Pattern ENDED = Pattern.compile("[.!?:;][\"”’')\\]]*\\s*$");
    private static final int SHORTEST_WRAPPED = 55;
    private static final int LONGEST_WRAPPED = 120;
    private static final int LONGEST_HEADING = 8;
    private static final int LONGEST = 4_000;

    private static final class Model {
        static final SentenceModel ENGLISH = read();

        private static SentenceModel read() {
            String name = "/opennlp-en-ud-ewt-sentence-1.3-2.5.4.bin";
            try (InputStream in = Objects.requireNonNull(Sentences.class.getResourceAsStream(name), name)) {
                return new SentenceModel(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Sentences() {}

    static List<Sentence> of(String text) {
        List<Sentence> sentences = new ArrayList<>();
        int paragraph = 0;
        for (Span span : paragraphs(text)) {
            String words = span.in(text);
            boolean heading = !ENDED.matcher(words).find() && words.strip().split("\\s+").length <= LONGEST_HEADING;
            for (opennlp.tools.util.Span found : new SentenceDetectorME(Model.ENGLISH).sentPosDetect(words)) {
                Span sentence = new Span(span.from() + found.getStart(), span.from() + found.getEnd());
                for (Span part : parts(text, sentence)) {
                    sentences.add(new Sentence(part, paragraph, heading));
                }
            }
            paragraph++;
        }
        return sentences;
    }

    private static List<Span> parts(String text, Span sentence) {
        List<Span> parts = new ArrayList<>();
        int from = sentence.from();
        while (sentence.to() - from > LONGEST) {
            int space = text.lastIndexOf(' ', from + LONGEST);
            int to = space > from ? space : from + LONGEST;
            parts.add(new Span(from, to));
            from = to;
        }
        parts.add(new Span(from, sentence.to()));
        return parts;
    }

    /** Lines, without the marks of a list; a line that was only wrapped goes on in the next. */
    private static List<Span> paragraphs(String text) {
        List<Span> paragraphs = new ArrayList<>();
        Matcher lines = LINE.matcher(text);
        boolean goesOn = false;
        int lastLine = -1;
        while (lines.find()) {
            String line = lines.group();
            Matcher bullet = BULLET.matcher(line);
            int skip = bullet.find() ? bullet.end() : 0;
            if (line.substring(skip).isBlank()) {
                goesOn = false;
                continue;
            }
            boolean marked = !line.substring(0, skip).isBlank();
            Span span = new Span(
                    lines.start() + skip, lines.start() + line.stripTrailing().length());
            if (goesOn && !marked && lines.start() == lastLine + 1) {
                Span before = paragraphs.removeLast();
                span = new Span(before.from(), span.to());
            }
            paragraphs.add(span);
            lastLine = lines.end();
            goesOn = line.length() >= SHORTEST_WRAPPED && line.length() <= LONGEST_WRAPPED;
        }
        return paragraphs;
    }
}
