package org.chancery.web;

import jakarta.servlet.http.HttpServletRequest;
import org.chancery.security.Guard;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells every page whether whoever reads it is signed in, and how to come back to it. */
@ControllerAdvice(basePackageClasses = Visitor.class)
class Visitor {

    private final Guard guard;

    Visitor(Guard guard) {
        this.guard = guard;
    }

    /** Whether the browser is signed in, and so may record. */
    @ModelAttribute("inside")
    boolean inside(HttpServletRequest request) {
        return guard.mayRecord(request);
    }

    /** The address to come back to after signing in. */
    @ModelAttribute("here")
    String here(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }
}
