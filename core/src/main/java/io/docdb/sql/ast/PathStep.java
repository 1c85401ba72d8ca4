package io.docdb.sql.ast;

/** One step of a path: {@code .name}, {@code [2]}, {@code [*]}, {@code [expression]} or, last, {@code .*}. */
public sealed interface PathStep extends Node {

    /** A field of an object. As the first steps of a reference: possibly schema, table or column. */
    record Field(Name name) implements PathStep {
        public static Field of(String name) {
            return new Field(Name.of(name));
        }

        @Override
        public Position at() {
            return name.at();
        }
    }

    /** An element of an array by a fixed position from 0; negative counts from the end, -1 being the last. */
    record Element(int element, Position at) implements PathStep {
        public Element(int element) {
            this(element, Position.NONE);
        }
    }

    /** Every element of an array; the path then stands for an array of what the rest of it finds. */
    record AllElements(Position at) implements PathStep {
        public AllElements() {
            this(Position.NONE);
        }
    }

    /** All fields, as the last step: {@code t.*} is the row of {@code t}, {@code ROW(t.*)} one of its columns. */
    record AllFields(Position at) implements PathStep {}

    /** An element by a computed position (a number, from 0) or a field by a computed name (a text). */
    record Computed(Expression expression, Position at) implements PathStep {
        public Computed(Expression expression) {
            this(expression, Position.NONE);
        }
    }
}
