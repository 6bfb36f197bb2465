package org.chancery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class MemoryFullTest {

    private final AtomicInteger ends = new AtomicInteger();
    private final MemoryFull memoryFull = new MemoryFull(ends::incrementAndGet);

    @Test
    void a_request_that_fills_the_memory_ends_the_program() {
        ServletException wrapped = new ServletException("failed", new OutOfMemoryError("Java heap space"));

        assertThatThrownBy(() -> memoryFull.doFilter(
                        new MockHttpServletRequest(), new MockHttpServletResponse(), (request, response) -> {
                            throw wrapped;
                        }))
                .isSameAs(wrapped);
        assertThat(ends).hasValue(1);
    }

    @Test
    void so_does_an_answer_that_broke_off_because_of_it() {
        IOException brokeOff = new IOException("the answer broke off", new OutOfMemoryError("Java heap space"));

        assertThatThrownBy(() -> memoryFull.doFilter(
                        new MockHttpServletRequest(), new MockHttpServletResponse(), (request, response) -> {
                            throw brokeOff;
                        }))
                .isSameAs(brokeOff);
        assertThat(ends).hasValue(1);
    }

    @Test
    void so_does_a_thread_that_fills_it() {
        memoryFull.uncaughtException(Thread.currentThread(), new OutOfMemoryError("Java heap space"));

        assertThat(ends).hasValue(1);
    }

    @Test
    void whatever_else_fails_ends_nothing() {
        memoryFull.uncaughtException(Thread.currentThread(), new StackOverflowError());
        assertThatThrownBy(() -> memoryFull.doFilter(
                        new MockHttpServletRequest(), new MockHttpServletResponse(), (request, response) -> {
                            throw new ServletException(new IllegalStateException());
                        }))
                .isInstanceOf(ServletException.class);

        assertThat(ends).hasValue(0);
    }
}
