package io.docdb.expr.type;

import io.docdb.value.ArrayValue;
import io.docdb.value.NullValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL's text form of an array, without its outer braces: {@code a, "b, c", NULL}, {@code {1,2},{3,4}}. */
final class ArrayText {
    private final String text;
    private int at;

    private ArrayText(String text) {
        this.text = text;
    }

    static Value read(String text) {
        return new ArrayText(text).elements();
    }

    /** Up to the end, or to the brace that closes what is nested. */
    private Value elements() {
        List<Value> elements = new ArrayList<>();
        boolean closed = at >= text.length() || text.substring(at).strip().startsWith("}");
        while (!closed) {
            skipBlanks();
            if (at < text.length() && text.charAt(at) == '{') {
                at++;
                elements.add(elements());
                at = Math.min(text.length(), text.indexOf('}', at) + 1);
                skipBlanks();
            } else {
                elements.add(element());
            }
            closed = at >= text.length() || text.charAt(at) != ',';
            at += closed ? 0 : 1;
        }
        return new ArrayValue(elements);
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    /** Blanks around it count inside of quotes only. */
    private Value element() {
        StringBuilder element = new StringBuilder();
        int end = 0;
        boolean quoted = false;
        boolean inQuotes = false;
        for (; at < text.length() && (inQuotes || ",}".indexOf(text.charAt(at)) < 0); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                inQuotes = !inQuotes;
                quoted = true;
            } else if (c == '\\' && at + 1 < text.length()) {
                element.append(text.charAt(++at));
            } else {
                element.append(c);
            }
            end = inQuotes || !Character.isWhitespace(c) ? element.length() : end;
        }
        String content = element.substring(0, end);
        return !quoted && content.equalsIgnoreCase("NULL") ? NullValue.NULL : new TextValue(content);
    }
}
