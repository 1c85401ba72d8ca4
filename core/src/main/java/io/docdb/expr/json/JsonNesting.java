package io.docdb.expr.json;

import java.util.List;
import java.util.stream.IntStream;

/**
 * PLAN of JSON_TABLE for one COLUMNS clause: how the rows of its nested paths meet.
 *
 * @param inner an item that has no nested row has no row; else one with NULLs
 * @param siblings how the nested paths stand to each other
 */
public record JsonNesting(boolean inner, Siblings siblings) {
    /** An arrangement of nested paths. */
    public sealed interface Siblings permits One, Several {}

    /** One of them, by its place among those of the clause. */
    public record One(int place) implements Siblings {}

    /**
     * Several of them.
     *
     * @param cross each row of one beside each of the others; else one after the other, the others' columns NULL
     */
    public record Several(boolean cross, List<Siblings> parts) implements Siblings {
        public Several {
            parts = List.copyOf(parts);
        }
    }

    /** The same for all of {@code count} nested paths. */
    public static JsonNesting ofAll(int count, boolean inner, boolean cross) {
        return new JsonNesting(
                inner && count > 0,
                new Several(
                        cross && count > 0,
                        IntStream.range(0, count).<Siblings>mapToObj(One::new).toList()));
    }
}
