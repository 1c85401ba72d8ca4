package io.docdb.expr;

/**
 * Where in the text of its statement an expression was written: an offset in UTF-16 units, or -1 if it was not, as in a view or
 * a statement made by a program. All places are equal, so that expressions are equal when they say the same.
 */
public record TextPlace(int offset) {
    public static final TextPlace NONE = new TextPlace(-1);

    @Override
    public boolean equals(Object other) {
        return other instanceof TextPlace;
    }

    @Override
    public int hashCode() {
        return 0;
    }
}
