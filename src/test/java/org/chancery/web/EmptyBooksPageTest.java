package org.chancery.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;

/** The first page of a program in which nothing was recorded yet. */
@SpringBootTest(properties = {"spring.datasource.url=jdbc:h2:mem:empty-pages", "chancery.data=target/empty-pages"})
@AutoConfigureMockMvc
class EmptyBooksPageTest {

    @Autowired
    private MockMvc browser;

    @Test
    void says_that_the_books_are_empty_and_how_to_begin() throws Exception {
        assertThat(browser.perform(get("/").header("Host", "localhost"))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("Nothing recorded yet")
                .contains("not the same as no relations")
                .contains("java -jar target/chancery.jar serve --demo=world --data world-data");
    }

    @Test
    void offers_every_actor_for_choice() throws Exception {
        assertThat(browser.perform(get("/").header("Host", "localhost"))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("<option value=\"Türkiye (TUR)\">")
                .contains("<option value=\"Soviet Union (SUN)\">");
    }
}
