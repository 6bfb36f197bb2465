package org.chancery.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chancery.api.Program;
import org.junit.jupiter.api.Test;

/** The pages lead to the key and the checkpoint of the log, and to the citation of what they show. */
class LogOnPagesTest {

    private final Program program = Program.shared();

    @Test
    void the_home_page_leads_to_the_key_and_the_checkpoint_of_the_log() {
        String home = program.get("/", "Accept", "text/html").text();
        assertThat(home).contains("href=\"/log/checkpoint\"", "href=\"/api/log/key\"");
        assertThat(program.get("/api/log/key", "Accept", "text/html").status()).isEqualTo(200);
    }

    @Test
    void the_page_of_a_relation_leads_to_its_citation_with_both_clocks() {
        String page = program.get("/dyads/SYR-TUR?asOf=2012-01-01", "Accept", "text/html")
                .text();
        Matcher link = Pattern.compile("href=\"(/api/relations/SYR-TUR/citation.txt[^\"]*)\"")
                .matcher(page);
        assertThat(link.find()).isTrue();
        String address = link.group(1).replace("&amp;", "&");
        assertThat(address).contains("asOf=2012-01-01", "knownAt=");
        assertThat(program.get(address).text()).contains("as of 2012-01-01");
    }
}
