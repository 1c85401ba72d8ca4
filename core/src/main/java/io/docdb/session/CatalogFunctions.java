package io.docdb.session;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.PostgresFunctions;
import io.docdb.catalog.TemporarySchema;
import io.docdb.value.ArrayValue;
import io.docdb.value.Document;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What functions look up in the definitions and the settings of the session. Confined to one execution. */
final class CatalogFunctions {
    private final SessionState state;
    private final CatalogSnapshot catalog;
    private PostgresFunctions functions; // made for the first that is called

    CatalogFunctions(SessionState state, CatalogSnapshot catalog) {
        this.state = state;
        this.catalog = catalog;
    }

    /** True for what {@link #call} answers; others change the session. */
    static boolean has(String function) {
        return function.startsWith("PG_TABLE_")
                || function.startsWith("PG_GET_")
                || function.startsWith("REG")
                || function.startsWith("TO_REG")
                || function.startsWith("HAS_")
                || function.equals("FORMAT_TYPE")
                || function.equals("CURRENT_SCHEMAS");
    }

    Value call(String function, List<Value> arguments) {
        functions = functions == null ? new PostgresFunctions(catalog, path()) : functions;
        return functions.call(function, arguments);
    }

    private List<String> path() {
        List<String> path = new ArrayList<>();
        String temporary = TemporarySchema.of(state.number());
        if (catalog.hasTemporary(temporary)) {
            path.add(temporary);
        }
        path.addAll(state.options().schemas());
        return path;
    }

    /** All settings as {@code {"name": …, "setting": …}}. */
    static Value settings(Map<String, String> values) {
        List<Value> rows = new ArrayList<>();
        values.forEach((name, value) -> rows.add(Document.ofDistinct(
                new String[] {"name", "setting"}, new Value[] {new TextValue(name), new TextValue(value)})));
        return new ArrayValue(rows);
    }
}
