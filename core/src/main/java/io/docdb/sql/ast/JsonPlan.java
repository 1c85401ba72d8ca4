package io.docdb.sql.ast;

import java.util.List;

/** PLAN of JSON_TABLE: how the rows of nested paths meet those of the path around them, and each other. */
public sealed interface JsonPlan extends Node {
    /** {@code PLAN DEFAULT (INNER, CROSS)}, of all paths. @param inner what has no nested row has none; @param cross each beside each */
    record Default(boolean inner, boolean cross, Position at) implements JsonPlan {}

    /** A path by its name. */
    record Path(Name name) implements JsonPlan {
        @Override
        public Position at() {
            return name.at();
        }
    }

    /** {@code parent OUTER child}, {@code parent INNER child}. */
    record Nested(Name parent, boolean inner, JsonPlan child) implements JsonPlan {
        @Override
        public Position at() {
            return parent.at();
        }
    }

    /** {@code (a UNION b)}, {@code (a CROSS b)}: two or more. */
    record Siblings(boolean cross, List<JsonPlan> parts) implements JsonPlan {
        public Siblings {
            parts = List.copyOf(parts);
        }

        @Override
        public Position at() {
            return parts.get(0).at();
        }
    }
}
