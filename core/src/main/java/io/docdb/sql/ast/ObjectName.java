package io.docdb.sql.ast;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Name of a collection, view, index, sequence or schema: {@code [[catalog.]schema.]name}. In FROM it may also be a
 * path that starts at a table to its left: {@code FROM orders o, o.items i}.
 */
public record ObjectName(List<Name> parts) implements Node {
    public ObjectName {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a name has at least one part");
        }
    }

    /** {@code of("public", "orders")}: each text is one part, dots in it are not taken apart. */
    public static ObjectName of(String... parts) {
        return new ObjectName(Stream.of(parts).map(Name::of).toList());
    }

    /** The last part. */
    public Name last() {
        return parts.get(parts.size() - 1);
    }

    /** The parts before the last one: schema, or catalog and schema; empty if the name is not qualified. */
    public List<Name> qualifier() {
        return parts.subList(0, parts.size() - 1);
    }

    @Override
    public Position at() {
        return parts.get(0).at();
    }

    @Override
    public String toString() {
        return parts.stream().map(Name::text).collect(Collectors.joining("."));
    }
}
