package io.docdb.sql.ast;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One identifier as it was written, without its quotes. Whether it was quoted is not kept: a name finds the object of
 * exactly that name, else the only one that matches without regard to case.
 */
public record Name(String text, Position at) implements Node {
    public Name {
        Objects.requireNonNull(text);
    }

    public static Name of(String text) {
        return new Name(text, Position.NONE);
    }

    public static List<Name> listOf(String... texts) {
        return Stream.of(texts).map(Name::of).toList();
    }

    @Override
    public String toString() {
        return text;
    }
}
