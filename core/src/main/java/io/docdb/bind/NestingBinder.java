package io.docdb.bind;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.json.JsonNesting;
import io.docdb.sql.ast.JsonPlan;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.TableReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads PLAN of a JSON_TABLE. A plan that names paths names all of them, and each one around those nested in it:
 *
 * <pre>
 * PLAN (p OUTER (a CROSS b))     p has a and b nested, neither of which has any
 * PLAN (p INNER (a OUTER c))     p has a nested, a has c
 * </pre>
 */
final class NestingBinder {
    private final Binding binding;
    private final Optional<JsonPlan.Default> all;

    /** By the name of the path around them, as the plan has it; what has none nested is not there. */
    private final Map<String, JsonPlan.Nested> plans = new HashMap<>();

    private final Optional<JsonPlan> plan;
    private int named;

    NestingBinder(Binding binding, TableReference.JsonTable table) {
        this.binding = binding;
        this.plan = table.plan();
        this.all = plan.filter(JsonPlan.Default.class::isInstance).map(JsonPlan.Default.class::cast);
        if (plan.isPresent() && all.isEmpty()) {
            gather(plan.get());
            Name root = table.pathName().orElseThrow(this::unnamed);
            if (!(isPathNamed(plan.get(), root))) {
                throw unfit(plan.get(), "the path of the table, \"" + root.text() + "\", first");
            }
            requireAll(1 + count(table.columns()));
        }
    }

    private void gather(JsonPlan part) {
        if (part instanceof JsonPlan.Siblings siblings) {
            siblings.parts().forEach(this::gather);
        } else {
            named++;
        }
        if (part instanceof JsonPlan.Nested nested) {
            if (plans.put(nested.parent().text(), nested) != null) {
                throw unfit(part, "each path once");
            }
            gather(nested.child());
        }
    }

    private void requireAll(int paths) {
        if (paths != named) {
            throw unfit(plan.orElseThrow(), "all " + paths + " paths of the table, once each");
        }
    }

    private int count(List<TableReference.JsonColumn> columns) {
        int count = 0;
        for (TableReference.NestedColumns nested : nested(columns)) {
            nested.pathName().orElseThrow(this::unnamed);
            count += 1 + count(nested.columns());
        }
        return count;
    }

    private static List<TableReference.NestedColumns> nested(List<TableReference.JsonColumn> columns) {
        return columns.stream()
                .filter(TableReference.NestedColumns.class::isInstance)
                .map(TableReference.NestedColumns.class::cast)
                .toList();
    }

    /** How the paths nested in {@code columns}, those of a path of that name, meet. */
    JsonNesting of(List<TableReference.JsonColumn> columns, Optional<Name> path) {
        List<TableReference.NestedColumns> nested = nested(columns);
        if (plan.isEmpty() || all.isPresent() || nested.isEmpty()) {
            return JsonNesting.ofAll(
                    nested.size(),
                    all.map(JsonPlan.Default::inner).orElse(false),
                    all.map(JsonPlan.Default::cross).orElse(false));
        }
        Name name = path.orElseThrow(this::unnamed);
        JsonPlan.Nested own = plans.get(name.text());
        if (own == null) {
            throw unfit(plan.get(), "OUTER or INNER behind \"" + name.text() + "\", which has others nested");
        }
        return new JsonNesting(own.inner(), siblings(own.child(), nested));
    }

    private JsonNesting.Siblings siblings(JsonPlan part, List<TableReference.NestedColumns> nested) {
        if (part instanceof JsonPlan.Siblings several) {
            List<JsonNesting.Siblings> parts = new ArrayList<>();
            several.parts().forEach(each -> parts.add(siblings(each, nested)));
            return new JsonNesting.Several(several.cross(), parts);
        }
        for (int i = 0; i < nested.size(); i++) {
            if (isPathNamed(part, nested.get(i).pathName().orElseThrow())) {
                return new JsonNesting.One(i);
            }
        }
        throw unfit(part, "a path nested in the one before OUTER or INNER");
    }

    private static boolean isPathNamed(JsonPlan part, Name name) {
        return part instanceof JsonPlan.Path path && path.name().text().equals(name.text())
                || part instanceof JsonPlan.Nested nested
                        && nested.parent().text().equals(name.text());
    }

    private StatementException unnamed() {
        return unfit(plan.orElseThrow(), "names of all paths (AS name), for it says how they meet");
    }

    private StatementException unfit(JsonPlan part, String expected) {
        return binding.error(part.at(), ErrorCode.SYNTAX_ERROR, "PLAN of JSON_TABLE expected " + expected);
    }
}
