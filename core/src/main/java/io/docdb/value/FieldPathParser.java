package io.docdb.value;

import io.docdb.error.ErrorCode;
import io.docdb.error.SourcePosition;
import io.docdb.error.StatementException;
import java.util.ArrayList;
import java.util.List;

/** Reads the text form of a {@link FieldPath}. Used once, by one thread. */
final class FieldPathParser {
    private final String text;
    private int offset;

    FieldPathParser(String text) {
        this.text = text;
    }

    FieldPath parse() {
        List<FieldPath.Step> steps = new ArrayList<>();
        if (text.isEmpty()) {
            throw expected("a field name");
        }
        while (offset < text.length()) {
            if (text.charAt(offset) == '[') {
                steps.add(element());
            } else {
                if (!steps.isEmpty()) {
                    take('.');
                }
                steps.add(new FieldPath.Field(name()));
            }
        }
        return new FieldPath(steps);
    }

    private FieldPath.Step element() {
        take('[');
        int close = text.indexOf(']', offset);
        if (close < 0) {
            throw expected("']'");
        }
        String inside = text.substring(offset, close).strip();
        FieldPath.Step step;
        if (inside.equals("*")) {
            step = FieldPath.AnyElement.INSTANCE;
        } else {
            try {
                step = new FieldPath.Element(Integer.parseInt(inside));
            } catch (NumberFormatException e) {
                throw expected("an array position or *");
            }
        }
        offset = close + 1;
        return step;
    }

    private String name() {
        if (offset < text.length() && text.charAt(offset) == '"') {
            return quotedName();
        }
        int start = offset;
        while (offset < text.length() && ".[]\"".indexOf(text.charAt(offset)) < 0) {
            offset++;
        }
        if (offset == start) {
            throw expected("a field name");
        }
        return text.substring(start, offset);
    }

    private String quotedName() {
        StringBuilder name = new StringBuilder();
        offset++;
        while (offset < text.length()) {
            char c = text.charAt(offset++);
            if (c != '"') {
                name.append(c);
            } else if (offset < text.length() && text.charAt(offset) == '"') {
                name.append('"');
                offset++;
            } else {
                return name.toString();
            }
        }
        throw expected("a closing quote");
    }

    private void take(char expected) {
        if (offset >= text.length() || text.charAt(offset) != expected) {
            throw expected("'" + expected + "'");
        }
        offset++;
    }

    private StatementException expected(String what) {
        String found = offset < text.length() ? "'" + text.charAt(offset) + "'" : "the end";
        return new StatementException(
                ErrorCode.SYNTAX_ERROR,
                "Not a field path: \"" + text + "\" expected " + what + ", found " + found,
                SourcePosition.of(text, offset));
    }

    static String quoteIfNeeded(String name) {
        boolean plain = !name.isEmpty() && name.chars().noneMatch(c -> ".[]\"".indexOf(c) >= 0);
        return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
    }
}
