package org.chancery.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Who sent a request, by what it accepts: a person with a browser, or a program. */
public final class Asker {

    private static final List<MediaType> DOCUMENTS =
            List.of(MediaType.APPLICATION_PROBLEM_JSON, MediaType.APPLICATION_JSON);

    private Asker() {}

    /**
     * Whether a page is wanted: HTML is named, and no kind of JSON is preferred to it. Whoever accepts anything at all is
     * a program.
     */
    public static boolean wantsPage(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        if (accept == null) {
            return false;
        }
        List<MediaType> accepted;
        try {
            accepted = MediaType.parseMediaTypes(accept);
        } catch (InvalidMediaTypeException e) {
            return false;
        }
        double page = weight(accepted, List.of(MediaType.TEXT_HTML, MediaType.APPLICATION_XHTML_XML));
        return page > 0 && page >= weight(accepted, DOCUMENTS);
    }

    private static double weight(List<MediaType> accepted, List<MediaType> wanted) {
        return accepted.stream()
                .filter(type -> wanted.stream().anyMatch(type::equalsTypeAndSubtype))
                .mapToDouble(MediaType::getQualityValue)
                .max()
                .orElse(0);
    }
}
