package io.docdb.error;

import java.io.Serializable;

/**
 * A place in a text, counted from 1 as editors do. Prints as {@code line 2, column 7}.
 *
 * @param line from 1
 * @param column from 1, in UTF-16 units
 */
public record SourcePosition(int line, int column) implements Serializable {

    /** The place of the character at {@code offset} (from 0) in {@code text}; past the end means just behind it. */
    public static SourcePosition of(String text, int offset) {
        int line = 1;
        int lineStart = 0;
        int end = Math.min(offset, text.length());
        for (int i = 0; i < end; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new SourcePosition(line, end - lineStart + 1);
    }

    @Override
    public String toString() {
        return "line " + line + ", column " + column;
    }
}
