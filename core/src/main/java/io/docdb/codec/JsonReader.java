package io.docdb.codec;

import io.docdb.error.StatementException;
import io.docdb.value.Document;
import io.docdb.value.Value;
import java.io.InputStream;
import java.io.Reader;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON text (RFC 8259) to values, and straight to the stored form.
 *
 * <p>Numbers are exact: whole ones become longs, or decimals of scale 0 if a long is too small; those with a point keep
 * their scale; those in exponent form become doubles if the double counts as exactly the number written, else decimals.
 * Field order is kept; an object that names a field twice is refused. Text with unpaired surrogates (from
 * {@code \}{@code u} escapes) is kept. A byte order mark is skipped; bytes may be UTF-8, UTF-16 or UTF-32.
 *
 * <p>All methods throw {@link io.docdb.error.StatementException}: INVALID_JSON with line and column, and with the JSON
 * Pointer of the place if it is inside the root; DOCUMENT_TOO_LARGE and LIMIT_EXCEEDED past {@link DocumentLimits}.
 * Thread-safe.
 */
public final class JsonReader {
    /** Limits are checked by the sinks, on documents; the parser's own must not come before them. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DocumentLimits.DEFAULT.maxDepth() + 2)
                    .maxNumberLength(JsonNumber.MAX_LENGTH)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(DocumentLimits.DEFAULT.maxBytes())
                    .build())
            .build();

    private JsonReader() {}

    /** Reads one JSON value; nothing but white space may follow it. */
    public static Value parse(String json) {
        TreeSink sink = new TreeSink();
        return new JsonScanner(json, sink).read() ? sink.root() : tree(parser(json));
    }

    public static Value parse(byte[] json) {
        return tree(FACTORY.createParser(ObjectReadContext.empty(), json));
    }

    /** Reads to the end; closes the reader. */
    public static Value parse(Reader json) {
        return tree(FACTORY.createParser(ObjectReadContext.empty(), json));
    }

    /** Reads to the end; closes the stream. */
    public static Value parse(InputStream json) {
        return tree(FACTORY.createParser(ObjectReadContext.empty(), json));
    }

    /** Reads a JSON object. */
    public static Document parseDocument(String json) {
        return requireDocument(parse(json));
    }

    public static Document parseDocument(byte[] json) {
        return requireDocument(parse(json));
    }

    /** The stored form of a JSON object, behind {@code reservedPrefixBytes} zero bytes; no values are made on the way. */
    public static byte[] encode(String json, FieldNames names, int reservedPrefixBytes) {
        DocumentWriter writer = new DocumentWriter();
        writer.reset(names, reservedPrefixBytes);
        return new JsonScanner(json, writer).readObject()
                ? writer.toBytes()
                : encode(parser(json), names, reservedPrefixBytes);
    }

    /**
     * Reads a JSON object that is to be stored: {@link DocumentCodec#encode(Document, FieldNames, int, SpareWriter)} has the bytes at
     * once. Empty if the text is not plain, or wrong: {@link #parse(String)} tells which.
     *
     * @param writer ready for a document
     */
    public static Optional<Document> readToStore(String json, DocumentWriter writer) {
        try {
            return new JsonScanner(json, writer).readObject() ? Optional.of(writer.toDocument()) : Optional.empty();
        } catch (StatementException tooLargeOrDeep) {
            return Optional.empty();
        }
    }

    public static byte[] encode(byte[] json, FieldNames names, int reservedPrefixBytes) {
        return encode(FACTORY.createParser(ObjectReadContext.empty(), json), names, reservedPrefixBytes);
    }

    private static JsonParser parser(String json) {
        boolean marked = !json.isEmpty() && json.charAt(0) == '\uFEFF';
        return FACTORY.createParser(ObjectReadContext.empty(), marked ? json.substring(1) : json);
    }

    private static Value tree(JsonParser parser) {
        TreeSink sink = new TreeSink();
        try (parser) {
            new JsonPump(parser, sink).readAll();
        } catch (JacksonException e) {
            throw JsonErrors.translate(e, parser);
        }
        return sink.root();
    }

    private static byte[] encode(JsonParser parser, FieldNames names, int reservedPrefixBytes) {
        DocumentWriter writer = new DocumentWriter();
        writer.reset(names, reservedPrefixBytes);
        try (parser) {
            JsonPump pump = new JsonPump(parser, writer);
            pump.requireObject();
            pump.readAll();
        } catch (JacksonException e) {
            throw JsonErrors.translate(e, parser);
        }
        return writer.toBytes();
    }

    private static Document requireDocument(Value value) {
        if (value instanceof Document document) {
            return document;
        }
        throw JsonErrors.noObject(value.kind().name().toLowerCase(java.util.Locale.ROOT));
    }
}
