package io.docdb.sql;

import io.docdb.sql.ast.JsonPlan;
import io.docdb.sql.ast.TableReference;
import io.docdb.sql.ast.TableReference.JsonColumn;
import java.util.List;
import java.util.Optional;

/** Prints what stands in FROM. */
final class TableReferencePrinter implements TableReference.Visitor<SqlWriter> {
    private final SqlWriter out;
    private final JsonPrinter json;

    TableReferencePrinter(SqlWriter out) {
        this.out = out;
        this.json = new JsonPrinter(out);
    }

    private SqlWriter alias(Optional<TableReference.Alias> alias) {
        alias.ifPresent(present -> out.add(" AS ").name(present.name()).namesInParens(present.columns()));
        return out;
    }

    @Override
    public SqlWriter visitNamed(TableReference.Named named) {
        out.objectName(named.name());
        named.systemTime().ifPresent(this::systemTime);
        alias(named.alias());
        named.sample().ifPresent(sample -> {
            out.add(" TABLESAMPLE ").name(sample.method()).add(" (");
            out.expression(sample.percent()).add(")");
            sample.seed()
                    .ifPresent(seed -> out.add(" REPEATABLE (").expression(seed).add(")"));
        });
        return out;
    }

    private void systemTime(TableReference.SystemTime time) {
        out.add(" FOR SYSTEM_TIME ");
        switch (time.kind()) {
            case ALL -> out.add("ALL");
            case AS_OF -> out.optional("AS OF ", time.from(), out::operand);
            case BETWEEN ->
                out.optional("BETWEEN ", time.from(), out::operand).optional(" AND ", time.to(), out::operand);
            case FROM_TO -> out.optional("FROM ", time.from(), out::operand).optional(" TO ", time.to(), out::operand);
        }
    }

    @Override
    public SqlWriter visitDerived(TableReference.Derived derived) {
        out.addIf(derived.lateral(), "LATERAL ").add("(").query(derived.query()).add(")");
        return alias(derived.alias());
    }

    @Override
    public SqlWriter visitFunction(TableReference.Function function) {
        out.addIf(function.lateral(), "LATERAL ").expression(function.call());
        out.addIf(function.withOrdinality(), " WITH ORDINALITY");
        if (function.columns().isEmpty()) {
            return alias(function.alias());
        }
        out.add(" AS ");
        function.alias().ifPresent(alias -> out.name(alias.name()).add(" "));
        return out.inParens(function.columns(), column -> out.name(column.name())
                .add(" " + column.type().type()));
    }

    @Override
    public SqlWriter visitJsonTable(TableReference.JsonTable table) {
        out.addIf(table.lateral(), "LATERAL ").add("JSON_TABLE(").expression(table.context());
        out.add(", ").expression(table.path()).optional(" AS ", table.pathName(), out::label);
        json.passing(table.passing());
        columns(table.columns());
        table.plan().ifPresent(this::plan);
        out.addIf(table.errorOnError(), " ERROR ON ERROR").add(")");
        return alias(table.alias());
    }

    private void plan(JsonPlan plan) {
        if (plan instanceof JsonPlan.Default all) {
            out.add(" PLAN DEFAULT (" + (all.inner() ? "INNER" : "OUTER") + ", " + (all.cross() ? "CROSS" : "UNION")
                    + ")");
        } else {
            out.add(" PLAN (");
            planPart(plan, true);
            out.add(")");
        }
    }

    /** @param bare without parentheses around what is no name */
    private void planPart(JsonPlan plan, boolean bare) {
        boolean enclosed = !bare && !(plan instanceof JsonPlan.Path);
        out.addIf(enclosed, "(");
        if (plan instanceof JsonPlan.Path path) {
            out.name(path.name());
        } else if (plan instanceof JsonPlan.Nested nested) {
            out.name(nested.parent()).add(nested.inner() ? " INNER " : " OUTER ");
            planPart(nested.child(), false);
        } else if (plan instanceof JsonPlan.Siblings siblings) {
            for (int i = 0; i < siblings.parts().size(); i++) {
                out.addIf(i > 0, siblings.cross() ? " CROSS " : " UNION ");
                planPart(siblings.parts().get(i), false);
            }
        }
        out.addIf(enclosed, ")");
    }

    private void columns(List<JsonColumn> columns) {
        out.add(" COLUMNS ").inParens(columns, this::column);
    }

    private void column(JsonColumn column) {
        if (column instanceof TableReference.OrdinalityColumn ordinality) {
            out.name(ordinality.name()).add(" FOR ORDINALITY");
        } else if (column instanceof TableReference.ExistsColumn exists) {
            out.name(exists.name()).add(" " + exists.type().type() + " EXISTS");
            out.optional(" PATH ", exists.path(), out::expression);
            json.onCase(exists.onError(), "ERROR");
        } else if (column instanceof TableReference.ValueColumn value) {
            out.name(value.name()).add(" " + value.type().type()).addIf(value.formatJson(), " FORMAT JSON");
            out.optional(" PATH ", value.path(), out::expression);
            json.wrapper(value.wrapper());
            json.omitQuotes(value.omitQuotes());
            json.onCase(value.onEmpty(), "EMPTY");
            json.onCase(value.onError(), "ERROR");
        } else if (column instanceof TableReference.NestedColumns nested) {
            out.add("NESTED PATH ").expression(nested.path()).optional(" AS ", nested.pathName(), out::label);
            columns(nested.columns());
        }
    }

    @Override
    public SqlWriter visitChangedRows(TableReference.ChangedRows rows) {
        out.add(rows.version() + " TABLE (");
        rows.change().accept(new StatementPrinter(out));
        out.add(")");
        return alias(rows.alias());
    }

    @Override
    public SqlWriter visitJoin(TableReference.Join join) {
        out.table(join.left()).addIf(join.condition() instanceof TableReference.Natural, " NATURAL");
        out.add(join.kind() == TableReference.Join.Kind.INNER ? " JOIN " : " " + join.kind() + " JOIN ");
        boolean parens = join.right() instanceof TableReference.Join;
        out.addIf(parens, "(").table(join.right()).addIf(parens, ")");
        if (join.condition() instanceof TableReference.On on) {
            out.add(" ON ").expression(on.condition());
        } else if (join.condition() instanceof TableReference.Using using) {
            out.add(" USING ").namesInParens(using.columns()).optional(" AS ", using.alias(), out::label);
        }
        return out;
    }
}
