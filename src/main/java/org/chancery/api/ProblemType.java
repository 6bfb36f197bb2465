package org.chancery.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.chancery.relation.Named;
import org.chancery.relation.Refusal;

/**
 * A kind of problem with a stable address.
 *
 * @param name its name, the last part of its address
 * @param status the HTTP status it usually comes with
 */
public record ProblemType(String name, int status) {

    static final ProblemType UNREADABLE_BODY = new ProblemType("unreadable-body", 400);
    static final ProblemType BAD_PARAMETER = new ProblemType("bad-parameter", 400);
    static final ProblemType UNKNOWN_PARAMETER = new ProblemType("unknown-parameter", 400);
    static final ProblemType NOT_YET_KNOWN = new ProblemType("not-yet-known", 400);
    static final ProblemType BAD_REQUEST = new ProblemType("bad-request", 400);
    static final ProblemType TOKEN_NEEDED = new ProblemType("token-needed", 401);
    static final ProblemType FOREIGN_ORIGIN = new ProblemType("foreign-origin", 403);
    static final ProblemType FOREIGN_HOST = new ProblemType("foreign-host", 403);
    static final ProblemType NOT_FOUND = new ProblemType("not-found", 404);
    static final ProblemType UNKNOWN_COMMAND = new ProblemType("unknown-command", 404);
    static final ProblemType NO_SUCH_ACTOR = new ProblemType("no-such-actor", 404);
    static final ProblemType NO_SUCH_RECORD = new ProblemType("no-such-record", 404);
    static final ProblemType NO_SUCH_IMPORT = new ProblemType("no-such-import", 404);
    static final ProblemType NO_SUCH_REBUILD = new ProblemType("no-such-rebuild", 404);
    static final ProblemType NO_SUCH_AUDIT = new ProblemType("no-such-audit", 404);
    static final ProblemType METHOD_NOT_ALLOWED = new ProblemType("method-not-allowed", 405);
    static final ProblemType INVERTED_DATE = new ProblemType("inverted-date", 422);
    static final ProblemType LOST_RACE = new ProblemType("lost-race", 409);
    static final ProblemType NOT_NOW = new ProblemType("not-now", 409);
    static final ProblemType TOO_LARGE = new ProblemType("too-large", 413);
    static final ProblemType WRONG_CONTENT_TYPE = new ProblemType("wrong-content-type", 415);
    static final ProblemType INTERNAL = new ProblemType("internal", 500);
    static final ProblemType NO_ROOM = new ProblemType("no-room", 507);
    static final ProblemType LOG_NOT_SIGNED = new ProblemType("log-not-signed", 503);
    static final ProblemType UNAVAILABLE = new ProblemType("ledger-unavailable", 503);

    private static final List<ProblemType> OWN = List.of(
            UNREADABLE_BODY,
            BAD_PARAMETER,
            UNKNOWN_PARAMETER,
            NOT_YET_KNOWN,
            BAD_REQUEST,
            TOKEN_NEEDED,
            FOREIGN_ORIGIN,
            FOREIGN_HOST,
            NOT_FOUND,
            UNKNOWN_COMMAND,
            NO_SUCH_ACTOR,
            NO_SUCH_RECORD,
            NO_SUCH_IMPORT,
            NO_SUCH_REBUILD,
            NO_SUCH_AUDIT,
            METHOD_NOT_ALLOWED,
            INVERTED_DATE,
            LOST_RACE,
            NOT_NOW,
            TOO_LARGE,
            WRONG_CONTENT_TYPE,
            INTERNAL,
            UNAVAILABLE,
            LOG_NOT_SIGNED,
            NO_ROOM);

    private static final Properties MEANINGS = meanings();

    /** Every type: the refusals of the rules, and what else can go wrong. */
    public static List<ProblemType> all() {
        List<ProblemType> all = new ArrayList<>(OWN);
        for (Class<?> rule : Refusal.class.getPermittedSubclasses()) {
            Named named = rule.getAnnotation(Named.class);
            if (named != null) {
                all.add(new ProblemType(named.value(), status(rule)));
            }
        }
        return List.copyOf(all);
    }

    /** The type of a refusal. */
    static ProblemType of(Refusal refusal) {
        return new ProblemType(refusal.rule(), status(refusal.getClass()));
    }

    private static int status(Class<?> rule) {
        if (rule == Refusal.UnknownRecord.class || rule == Refusal.UnknownDispute.class) {
            return 404;
        }
        boolean conflict = rule == Refusal.NeedsUnrecordedChange.class
                || rule == Refusal.AlreadyRetracted.class
                || rule == Refusal.NotOpen.class
                || rule == Refusal.AlreadyRegistered.class;
        return conflict ? 409 : 422;
    }

    /** The same type where it comes with another status. */
    ProblemType with(int otherStatus) {
        return new ProblemType(name, otherStatus);
    }

    /** The stable address, relative to the server. */
    public String address() {
        return "/problems/" + name;
    }

    /** A short title, the same for every problem of the type. */
    public String title() {
        String words = name.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** What it means and what to do, in a sentence or two. */
    public String meaning() {
        return MEANINGS.getProperty(name, "");
    }

    private static Properties meanings() {
        try (InputStream stream = ProblemType.class.getResourceAsStream("problems.properties")) {
            if (stream == null) {
                throw new IllegalStateException("the meanings of problems are missing from the program");
            }
            Properties meanings = new Properties();
            meanings.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return meanings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
