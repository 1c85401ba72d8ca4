package io.docdb.testdata;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * A named sequence of JSON documents with the JSON Schema all of them obey.
 *
 * <p>Real sets come out of compressed resources, generated ones out of a seed; both are streamed, never held whole.
 * <pre>{@code
 * try (Stream<String> lines = DataSet.cities().lines()) {
 *     lines.limit(10).forEach(System.out::println);
 * }
 * }</pre>
 *
 * <p>Thread-safe: immutable; each call of {@link #lines()} reads anew.
 */
public final class DataSet {
    private static final int BUFFER_CHARS = 1 << 16;

    private final String name;
    private final String keyField;
    private final long documentCount;
    private final Supplier<Stream<String>> source;

    DataSet(String name, String keyField, long documentCount, Supplier<Stream<String>> source) {
        this.name = name;
        this.keyField = keyField;
        this.documentCount = documentCount;
        this.source = source;
    }

    /** 171,075 cities of the world; key {@code id} (integer), nested location and administrative divisions. */
    public static DataSet cities() {
        return real("cities", "id", 171_075);
    }

    /** 20,968 features of the web platform, deep and ragged; key {@code id} (text such as {@code api.URL.parse}). */
    public static DataSet features() {
        return real("features", "id", 20_968);
    }

    /** 727 software licences with their full texts of up to 46,000 characters; key {@code id} (text). */
    public static DataSet licenses() {
        return real("licenses", "id", 727);
    }

    /** 252 countries with continents, currencies and languages; key {@code code} (two letters). */
    public static DataSet countries() {
        return real("countries", "code", 252);
    }

    /** All real sets, the largest first. */
    public static List<DataSet> real() {
        return List.of(cities(), features(), licenses(), countries());
    }

    private static DataSet real(String name, String keyField, long documentCount) {
        return new DataSet(name, keyField, documentCount, () -> unpack(name + ".jsonl.gz"));
    }

    /** The set's name, fit to name a collection. */
    public String name() {
        return name;
    }

    /** The top-level field whose value is present and different in every document. */
    public String keyField() {
        return keyField;
    }

    public long documentCount() {
        return documentCount;
    }

    /** The text of a JSON Schema 2020-12. */
    public String schema() {
        try (InputStream resource = open(name + ".schema.json")) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One JSON object per element, without line breaks, in the set's order. The caller closes the stream. */
    public Stream<String> lines() {
        return source.get();
    }

    @Override
    public String toString() {
        return name + " (" + documentCount + " documents)";
    }

    private static Stream<String> unpack(String resource) {
        InputStream packed = open(resource);
        try {
            InputStream plain = new GZIPInputStream(packed, BUFFER_CHARS);
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8), BUFFER_CHARS);
            return reader.lines().onClose(() -> close(reader));
        } catch (IOException e) {
            close(packed);
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) {
        InputStream stream = DataSet.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new IllegalStateException("Resource is missing from the jar: " + resource);
        }
        return stream;
    }

    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            throw new IllegalStateException("Could not close a test data resource", e);
        }
    }
}
