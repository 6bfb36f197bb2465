package org.chancery.security;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Browsers that may record. A browser comes in with the token, or once with a key that was shown where the server was
 * started, and is known by 256 random bits of its own for {@link #LASTS} after it was last seen. Nothing outlives the
 * process.
 */
public final class Sessions {

    /** The name of the cookie by which a browser is known. */
    public static final String COOKIE = "chancery-session";

    /** How long a browser is known after it was last seen. */
    public static final Duration LASTS = Duration.ofHours(12);

    /** How many are known at once; beyond, the one not seen for longest has to come in again. */
    private static final int MOST = 100;

    private static final int BYTES = 32;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Instant> seen = new ConcurrentHashMap<>();
    private final Map<String, Boolean> keys = new ConcurrentHashMap<>();

    /** @param clock tells when a browser was last seen */
    public Sessions(InstantSource clock) {
        this.clock = clock;
    }

    /** A key that lets one browser in, once. */
    public String key() {
        String key = unguessable();
        keys.put(key, true);
        return key;
    }

    /** Lets a browser in that has such a key; empty where there is none, or it was used before. */
    public Optional<String> redeem(@Nullable String key) {
        return key != null && keys.remove(key) != null ? Optional.of(open()) : Optional.empty();
    }

    /** Lets a browser in; what it is known by from now on. */
    public String open() {
        Instant now = clock.instant();
        seen.values().removeIf(last -> last.plus(LASTS).isBefore(now));
        if (seen.size() >= MOST) {
            seen.entrySet().stream()
                    .min(Map.Entry.comparingByValue())
                    .ifPresent(oldest -> seen.remove(oldest.getKey()));
        }
        String session = unguessable();
        seen.put(session, now);
        return session;
    }

    /** Whether a browser is known. */
    public boolean knows(@Nullable String session) {
        Instant now = clock.instant();
        return session != null
                && seen.computeIfPresent(
                                session, (known, last) -> last.plus(LASTS).isBefore(now) ? null : now)
                        != null;
    }

    /** Forgets a browser. */
    public void close(@Nullable String session) {
        if (session != null) {
            seen.remove(session);
        }
    }

    private String unguessable() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
