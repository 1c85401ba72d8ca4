package io.docdb.expr.jsonpath;

import io.docdb.value.Value;
import java.util.Locale;

/**
 * A value and where it stands.
 *
 * @param parent the node it is a child of; Java null at the root (package private)
 * @param step the member name or the position in the parent; Java null at the root
 */
record Node(Value value, Node parent, Object step) {

    static Node root(Value value) {
        return new Node(value, null, null);
    }

    Node child(Value child, Object step) {
        return new Node(child, this, step);
    }

    /** The normalized path: {@code $['store']['book'][0]}. */
    String location() {
        StringBuilder out = new StringBuilder();
        write(out);
        return out.toString();
    }

    private void write(StringBuilder out) {
        if (parent == null) {
            out.append('$');
            return;
        }
        parent.write(out);
        out.append('[');
        if (step instanceof String name) {
            out.append('\'');
            name.chars().forEach(c -> escape((char) c, out));
            out.append('\'');
        } else {
            out.append(step);
        }
        out.append(']');
    }

    private static void escape(char c, StringBuilder out) {
        switch (c) {
            case '\'' -> out.append("\\'");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c < 0x20) {
                    out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                } else {
                    out.append(c);
                }
            }
        }
    }
}
