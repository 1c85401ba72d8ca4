package io.docdb.exec;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A plan node as EXPLAIN shows it.
 *
 * @param operator what it does
 * @param target the collection, index or table it works on; empty if none
 * @param details in order
 */
record NodeText(String operator, String target, Map<String, String> details) {

    static NodeText of(String operator) {
        return of(operator, "");
    }

    static NodeText of(String operator, String target) {
        return new NodeText(operator, target, new LinkedHashMap<>());
    }

    /** Adds a detail, unless it says nothing. */
    NodeText with(String name, String detail) {
        if (!detail.isEmpty()) {
            details.put(name, detail);
        }
        return this;
    }
}
