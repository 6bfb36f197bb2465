package org.chancery.exchange;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** XML while it is written, in UTF-8, one element a line. Whatever a text holds, the document stays well-formed. */
final class Markup {

    private final BufferedWriter writer;
    private final XMLStreamWriter xml;

    Markup(OutputStream out) throws IOException {
        writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(writer);
            xml.writeStartDocument("UTF-8", "1.0");
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /** Opens the element that holds all others, which are in the same namespace. */
    void root(String element, String namespace, @Nullable String... attributes) throws IOException {
        try {
            xml.writeCharacters("\n");
            xml.writeStartElement(element);
            xml.writeDefaultNamespace(namespace);
            write(attributes);
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /** Opens an element; attributes come as names and values by turns, one whose value is null is left out. */
    void open(String element, @Nullable String... attributes) throws IOException {
        try {
            xml.writeCharacters("\n");
            xml.writeStartElement(element);
            write(attributes);
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /** Writes an element without content. */
    void empty(String element, @Nullable String... attributes) throws IOException {
        try {
            xml.writeCharacters("\n");
            xml.writeEmptyElement(element);
            write(attributes);
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /** Writes an element with a text in it. */
    void text(String element, String text, @Nullable String... attributes) throws IOException {
        try {
            xml.writeCharacters("\n");
            xml.writeStartElement(element);
            write(attributes);
            xml.writeCharacters(clean(text));
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /** Closes the innermost open element. */
    void close() throws IOException {
        try {
            xml.writeCharacters("\n");
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /** Writes what is left. */
    void end() throws IOException {
        try {
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        writer.flush();
    }

    private void write(@Nullable String... attributes) throws XMLStreamException {
        for (int at = 0; at < attributes.length; at += 2) {
            String name = attributes[at];
            String value = attributes[at + 1];
            if (name != null && value != null) {
                xml.writeAttribute(name, clean(value));
            }
        }
    }

    /** The text in characters that XML 1.0 has, with single spaces for what is between words. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean known = c == '\t'
                    || c == '\n'
                    || c == '\r'
                    || (c >= 0x20 && c <= 0xD7FF)
                    || (c >= 0xE000 && c <= 0xFFFD)
                    || c >= 0x10000;
            clean.appendCodePoint(known ? c : 0xFFFD);
        });
        return clean.toString().strip().replaceAll("\\s+", " ");
    }
}
