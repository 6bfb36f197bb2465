package org.chancery.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says of a request whether it may pass.
 *
 * <p>Writes need the token, or a browser that signed in with it. Reads from this machine need neither; from elsewhere they
 * need one of the two as well, unless reading is open. A page of another site can neither write nor read here: a write with
 * a foreign Origin is turned away, and so is any request that names a host this server does not answer for, so that a name
 * that was made to point here does not help. A browser sends its cookie by itself, also for a page of another server on the
 * same machine; so what it writes passes only with the word of the browser that a page of ours sent it (Origin or
 * Sec-Fetch-Site), which no page can forge.
 */
public final class Guard {

    /** Where a browser signs in, from anywhere. */
    private static final String ENTRANCE = "/enter";

    /** The longest form that is read from somebody who is not signed in, in bytes. */
    private static final int LONGEST_FORM = 8_192;

    /** What the page for signing in is made of. One name without a way up: the path is judged as it was written. */
    private static final Pattern ASSET = Pattern.compile("/assets/[A-Za-z0-9][A-Za-z0-9._-]*");

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final String BEARER = "bearer ";

    private final AdminToken token;
    private final Set<String> hosts = new TreeSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));
    private final boolean anyHost;
    private final boolean openReading;
    private final Sessions sessions;

    /**
     * @param token what writes need
     * @param sessions the browsers that signed in with it
     * @param hosts names this server answers for beside those of this machine; {@code *} for any
     * @param openReading whether reading from elsewhere needs no token either
     */
    public Guard(AdminToken token, Sessions sessions, Collection<String> hosts, boolean openReading) {
        this.token = token;
        this.sessions = sessions;
        this.anyHost = hosts.contains("*");
        hosts.forEach(host -> this.hosts.add(host.strip().toLowerCase(Locale.ROOT)));
        this.openReading = openReading;
    }

    /** What is said of a request. */
    public enum Verdict {
        /** It may pass. */
        PASS,
        /** It needs the token, and has none or another. */
        TOKEN_NEEDED,
        /** A page of another site sent it. */
        FOREIGN_ORIGIN,
        /** It names a host this server does not answer for. */
        FOREIGN_HOST
    }

    /** Whether a request may pass. */
    public Verdict judge(HttpServletRequest request) {
        if (!isOurs(request.getHeader("Host"))) {
            return Verdict.FOREIGN_HOST;
        }
        boolean writes = !SAFE.contains(request.getMethod());
        if (writes && isForeign(request)) {
            return Verdict.FOREIGN_ORIGIN;
        }
        if (isOpenToAll(request, writes)) {
            return Verdict.PASS;
        }
        boolean needsToken = writes || (!openReading && !isThisMachine(request.getRemoteAddr()));
        return needsToken && !token.is(bearer(request)) && !isLetIn(request, writes)
                ? Verdict.TOKEN_NEEDED
                : Verdict.PASS;
    }

    private static boolean isOpenToAll(HttpServletRequest request, boolean writes) {
        String path = request.getRequestURI();
        if (!writes) {
            return path.equals(ENTRANCE) || ASSET.matcher(path).matches();
        }
        long length = request.getContentLengthLong();
        return path.equals(ENTRANCE) && length >= 0 && length <= LONGEST_FORM;
    }

    /** Whether it comes from a browser that signed in, and what it writes from a page of ours. */
    private boolean isLetIn(HttpServletRequest request, boolean writes) {
        boolean ours = request.getHeader("Origin") != null || "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
        return (!writes || ours) && sessions.knows(session(request));
    }

    /** What the browser of a request says it is known by; null where it says nothing. */
    public static @Nullable String session(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? null
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(Sessions.COOKIE))
                        .map(Cookie::getValue)
                        .findFirst()
                        .orElse(null);
    }

    /** Whether a request comes from a browser that is signed in, and so may record. */
    public boolean mayRecord(HttpServletRequest request) {
        return sessions.knows(session(request));
    }

    private boolean isOurs(@Nullable String host) {
        return anyHost || (host != null && hosts.contains(withoutPort(host.toLowerCase(Locale.ROOT))));
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }

    private static boolean isForeign(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            return true;
        }
        String origin = request.getHeader("Origin");
        return origin != null && !authority(origin).equalsIgnoreCase(request.getHeader("Host"));
    }

    private static String authority(String origin) {
        try {
            String authority = new URI(origin).getRawAuthority();
            return authority == null ? "" : authority;
        } catch (URISyntaxException e) {
            return "";
        }
    }

    /** The address comes from the connection itself; no header is believed. */
    private static boolean isThisMachine(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static @Nullable String bearer(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        return header == null || !header.toLowerCase(Locale.ROOT).startsWith(BEARER)
                ? null
                : header.substring(BEARER.length()).strip();
    }
}
