package io.docdb.dsl;

import io.docdb.sql.ast.ObjectName;
import io.docdb.value.FieldPath;

/** Names of collections and indexes as callers write them: {@code orders}, {@code sales.orders}, {@code "odd.name"}. */
final class Names {
    private Names() {}

    static ObjectName objectName(String text) {
        FieldPath path = FieldPath.parse(Given.given(text, "a name"));
        return ObjectName.of(path.steps().stream()
                .map(step -> step instanceof FieldPath.Field field ? field.name() : step.toString())
                .toArray(String[]::new));
    }
}
