package io.docdb.script;

import io.docdb.session.Result;
import io.docdb.session.ResultRows;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows as text: cells with {@code " | "} between them, null as {@code null}, text bare unless it could be taken for
 * something else ({@code '1'}, {@code ''}, {@code 'null'}), all else as its JSON text.
 */
final class Cells {
    private Cells() {}

    /** All rows of {@code result}, which is closed; or {@code changed n}. */
    static List<String> of(Result result) {
        try (result) {
            if (result.rows().isEmpty()) {
                return List.of("changed " + result.changed());
            }
            ResultRows rows = result.rows().get();
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                StringBuilder line = new StringBuilder();
                for (int i = 0; i < rows.columns().size(); i++) {
                    line.append(i == 0 ? "" : " | ").append(of(rows.value(i)));
                }
                lines.add(line.toString().strip());
            }
            return lines.isEmpty() ? List.of("(no rows)") : lines;
        }
    }

    static String of(Value value) {
        if (value.isNull()) {
            return "null";
        }
        if (value instanceof TextValue text) {
            return ofText(text.value());
        }
        return value.toString();
    }

    private static String ofText(String text) {
        boolean plain = !text.isBlank()
                && text.equals(text.strip())
                && "+-.'({[\"".indexOf(text.charAt(0)) < 0
                && !Character.isDigit(text.charAt(0))
                && !text.matches("null|true|false");
        String shown = text.replace("\n", "\\n");
        return plain ? shown : "'" + shown + "'";
    }
}
