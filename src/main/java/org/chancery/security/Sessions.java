package org.chancery.security;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Browsers that may record. A browser signs in with the token, or once with a key that was shown where the server was
 * started, and is known by 256 random bits of its own until it signs out, for {@link #LASTS} at most. Nothing outlives the
 * process: another token, which is read at the start, ends every session.
 *
 * <p>Only digests are kept, so that neither the memory nor the time a comparison takes tells what a browser is known by.
 */
public final class Sessions {

    /** The name of the cookie by which a browser is known. */
    public static final String COOKIE = "chancery-session";

    /** How long a browser is known after it signed in. */
    public static final Duration LASTS = Duration.ofHours(12);

    /** How long a key lets a browser in. */
    public static final Duration KEY_LASTS = Duration.ofHours(1);

    /** How many are known at once; beyond, the one that signed in first has to do so again. */
    private static final int MOST = 100;

    private static final int BYTES = 32;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Instant> ends = new ConcurrentHashMap<>();
    private final Map<String, Instant> keys = new ConcurrentHashMap<>();

    /** @param clock tells when a browser signed in */
    public Sessions(InstantSource clock) {
        this.clock = clock;
    }

    /** A key that lets one browser in, once, within {@link #KEY_LASTS}. */
    public String key() {
        String key = unguessable();
        keys.put(digest(key), clock.instant().plus(KEY_LASTS));
        return key;
    }

    /** Lets a browser in that has such a key; empty where there is none, it was used before, or it is too old. */
    public Optional<String> redeem(@Nullable String key) {
        Instant end = key == null ? null : keys.remove(digest(key));
        return end != null && clock.instant().isBefore(end) ? Optional.of(open()) : Optional.empty();
    }

    /** Lets a browser in; what it is known by from now on. */
    public String open() {
        Instant now = clock.instant();
        ends.values().removeIf(end -> !now.isBefore(end));
        if (ends.size() >= MOST) {
            ends.entrySet().stream()
                    .min(Map.Entry.comparingByValue())
                    .ifPresent(oldest -> ends.remove(oldest.getKey()));
        }
        String session = unguessable();
        ends.put(digest(session), now.plus(LASTS));
        return session;
    }

    /** Whether a browser is known. */
    public boolean knows(@Nullable String session) {
        Instant end = session == null ? null : ends.get(digest(session));
        return end != null && clock.instant().isBefore(end);
    }

    /** Forgets a browser. */
    public void close(@Nullable String session) {
        if (session != null) {
            ends.remove(digest(session));
        }
    }

    private static String digest(String text) {
        return HexFormat.of().formatHex(AdminToken.sha256(text));
    }

    private String unguessable() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
