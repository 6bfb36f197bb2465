package org.chancery.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** XML stays well-formed, whatever it is to say. */
class MarkupTest {

    private static final String HOSTILE =
            "<a b=\"c\">&amp; ]]> --> ' \u0000\u0001\uD800 \uFFFE \uD83D\uDE00 \u202E\n\tx ";

    private static Element written(String text) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Markup xml = new Markup(out);
        xml.root("one", "urn:x", "of", text, "left", null);
        xml.empty("two", "of", text);
        xml.text("three", text);
        xml.close();
        xml.end();
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(out.toByteArray()))
                .getDocumentElement();
    }

    @Test
    void what_a_parser_reads_is_what_was_said_but_for_characters_that_xml_has_not() throws Exception {
        Element root = written(HOSTILE);
        String read = "<a b=\"c\">&amp; ]]> --> ' \uFFFD\uFFFD\uFFFD \uFFFD \uD83D\uDE00 \u202E x";
        assertThat(root.getAttribute("of")).isEqualTo(read);
        assertThat(root.hasAttribute("left")).isFalse();
        assertThat(root.getNamespaceURI()).isEqualTo("urn:x");
        Element two = (Element) root.getElementsByTagNameNS("urn:x", "two").item(0);
        assertThat(two.getAttribute("of")).isEqualTo(read);
        assertThat(root.getElementsByTagNameNS("urn:x", "three").item(0).getTextContent())
                .isEqualTo(read);
    }
}
