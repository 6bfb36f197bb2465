package org.chancery.web;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chancery.narration.Narration;
import org.chancery.time.OccurrenceDate;
import org.chancery.time.OccurrenceDate.End;
import org.chancery.time.OccurrenceDate.Lasting;
import org.chancery.time.OccurrenceDate.Once;
import org.chancery.time.UnreadableDate;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;

/** How the text of a date box is read: as a date, or not, and then what it may have meant. */
sealed interface DateReading {

    /**
     * It is a date.
     *
     * @param date the date
     * @param inWords whether it was written in words that can mean nothing else
     */
    record Read(OccurrenceDate date, boolean inWords) implements DateReading {}

    /**
     * It is no date, or could be several.
     *
     * @param found what was found
     * @param expected what is accepted there
     * @param nearest the dates it may have meant, the likeliest first
     */
    record Unread(String found, String expected, List<OccurrenceDate> nearest) implements DateReading {}

    /** Words that narrow a date in one way only, and the names of months. */
    Pattern PLAIN_WORDS = Pattern.compile(
            "(?i)(?:(?:about|around|circa|ca?\\.?|approximately|before|after|not before|not after|no later than|in|on|the|of|mon|tue|wed|thu|fri|sat|sun"
                    + "|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
                    + "|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
                    + "\\b\\.?|[0-9]{4}|[0-9]{1,2}(?:st|nd|rd|th)?\\b|[ ,])+");

    Pattern LETTERS = Pattern.compile("[A-Za-z]{2,}|[Cc]\\.? ?[0-9]");
    Pattern NUMBER = Pattern.compile("[0-9]+");

    /** Reads a text that is not blank. */
    static DateReading of(String text) {
        String written = text.strip();
        try {
            return new Read(OccurrenceDate.parse(written), false);
        } catch (UnreadableDate unreadable) {
            String nearest = unreadable.nearest();
            OccurrenceDate date = nearest == null ? null : date(nearest);
            if (date != null && saysTheSame(written, date.text())) {
                return new Read(date, true);
            }
            return new Unread(unreadable.found(), unreadable.expected(), nearest(unreadable));
        }
    }

    /** The date a text is read as; null where it is blank or cannot be read. */
    static @Nullable OccurrenceDate date(@Nullable String text) {
        return text == null || text.isBlank() || !(of(text) instanceof Read(var date, var _)) ? null : date;
    }

    /**
     * Whether words can only mean this date: they are plain, and no number of theirs was changed to come to it. "Before
     * June 1967" ends with May, so that its month is in words.
     */
    private static boolean saysTheSame(String words, String date) {
        if (!PLAIN_WORDS.matcher(words).matches() || !LETTERS.matcher(words).find()) {
            return false;
        }
        boolean oneSided = words.matches("(?i)(before|after) .*");
        Matcher numbers = NUMBER.matcher(words);
        while (numbers.find()) {
            String number = numbers.group();
            if (!oneSided
                    && !Pattern.compile("(?<![0-9])0?" + number + "(?![0-9])")
                            .matcher(date)
                            .find()) {
                return false;
            }
        }
        return !oneSided || exists(words.replaceFirst("(?i)^(before|after) ", ""));
    }

    /** Whether the words after "before" or "after" are themselves a date that exists. */
    private static boolean exists(String words) {
        return of(words) instanceof Read;
    }

    /** The dates that the refusal names. */
    private static List<OccurrenceDate> nearest(UnreadableDate unreadable) {
        Set<String> texts = new LinkedHashSet<>();
        String first = unreadable.nearest();
        if (first != null) {
            texts.add(first);
        }
        String said = String.valueOf(unreadable.getMessage());
        String advice = said.substring(said.lastIndexOf("; ") + 1);
        if (first != null) {
            for (String word : advice.split("[\\s]+|,(?=\\s|$)", -1)) {
                texts.add(word);
            }
        }
        return texts.stream().flatMap(DateReading::written).toList();
    }

    /** The date that a word is; none where it is another word. */
    private static Stream<OccurrenceDate> written(String word) {
        try {
            return Stream.of(OccurrenceDate.parse(word));
        } catch (UnreadableDate _) {
            return Stream.of();
        }
    }

    /** A date as the page echoes it: in words, with its first and last day. */
    static String echo(Read read, LocalDate today, PageWords words) {
        String how = Narration.phrase(read.date());
        String text = read.inWords() ? words.say("date.read.as", read.date().text(), how) : words.say("date.read", how);
        return switch (read.date()) {
            case Once once -> text + " " + window(once.window(), today, words);
            case Lasting(var _, var start, var end) ->
                text + " " + words.say("date.began", window(start.window(), today, words))
                        + (end instanceof End.Until(var last)
                                ? " " + words.say("date.ended", window(last.window(), today, words))
                                : "");
        };
    }

    private static String window(Window window, LocalDate today, PageWords words) {
        LocalDate earliest = window.earliest();
        LocalDate latest = window.latest();
        if (earliest != null && earliest.equals(latest)) {
            return words.say("date.day", words.day(earliest));
        }
        boolean capped = (latest == null || latest.isAfter(today)) && (earliest == null || !earliest.isAfter(today));
        String first = earliest == null ? words.say("date.open") : words.day(earliest);
        String last = capped
                ? words.say("date.today", words.day(today))
                : latest == null ? words.say("date.open") : words.day(latest);
        return words.say("date.window", first, last);
    }
}
