package io.docdb.expr.type;

import io.docdb.value.ArrayValue;
import io.docdb.value.NullValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL's text form of a flat array, without its braces: {@code a, "b, c", NULL}. */
final class ArrayText {
    private ArrayText() {}

    static Value read(String text) {
        List<Value> elements = new ArrayList<>();
        int at = 0;
        while (at < text.length() || !elements.isEmpty()) {
            StringBuilder element = new StringBuilder();
            boolean quoted = false;
            boolean inQuotes = false;
            for (; at < text.length() && (inQuotes || text.charAt(at) != ','); at++) {
                char c = text.charAt(at);
                if (c == '"') {
                    inQuotes = !inQuotes;
                    quoted = true;
                } else if (c == '\\' && at + 1 < text.length()) {
                    element.append(text.charAt(++at));
                } else {
                    element.append(c);
                }
            }
            String content = quoted ? element.toString() : element.toString().strip();
            boolean isNull = !quoted && content.equalsIgnoreCase("NULL");
            elements.add(isNull ? NullValue.NULL : new TextValue(content));
            if (at >= text.length()) {
                break;
            }
            at++;
        }
        return new ArrayValue(elements);
    }
}
