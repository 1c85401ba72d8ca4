package io.docdb.bind;

import io.docdb.error.ErrorCode;
import io.docdb.expr.Cast;
import io.docdb.expr.Column;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.SortKey;
import io.docdb.expr.type.JsonForm;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.NamedExpression;
import io.docdb.plan.logical.Project;
import io.docdb.plan.logical.SetKind;
import io.docdb.plan.logical.SetOperation;
import io.docdb.plan.logical.Sort;
import io.docdb.plan.logical.Values;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.Query;
import io.docdb.sql.ast.QueryBody;
import io.docdb.sql.ast.SortItem;
import io.docdb.sql.ast.TableReference;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Binds a query: WITH, then the body, then ORDER BY and LIMIT over it. The clauses around a SELECT are bound by
 * {@link SelectBinder}, because they see its tables; around other bodies they see the columns of the result only.
 */
final class QueryBinder {
    private final Binding binding;

    QueryBinder(Binding binding) {
        this.binding = binding;
    }

    LogicalPlan bind(Query query, Optional<Scope> outer, CommonTables commonTables) {
        if (query.with().isEmpty()) {
            return bindBody(query, outer, commonTables);
        }
        WithBinder with = new WithBinder(binding, outer, commonTables);
        with.define(query.with().get());
        return with.around(bindBody(query, outer, with.commonTables()));
    }

    private LogicalPlan bindBody(Query query, Optional<Scope> outer, CommonTables commonTables) {
        if (query.body() instanceof QueryBody.Select select) {
            return new SelectBinder(binding, outer, commonTables).bind(select, query);
        }
        if (!query.locking().isEmpty()) {
            throw binding.error(
                    query.locking().get(0).at(), ErrorCode.NOT_SUPPORTED, "FOR UPDATE may only follow a plain SELECT");
        }
        return ordered(bindBody(query.body(), outer, commonTables), query, outer, commonTables);
    }

    /** A body without anything around it. */
    private LogicalPlan bindBody(QueryBody body, Optional<Scope> outer, CommonTables commonTables) {
        return body.accept(new QueryBody.Visitor<>() {
            @Override
            public LogicalPlan visitNested(Query query) {
                return bind(query, outer, commonTables);
            }

            @Override
            public LogicalPlan visitSelect(QueryBody.Select select) {
                return new SelectBinder(binding, outer, commonTables).bind(select, new Query(select));
            }

            @Override
            public LogicalPlan visitSetOperation(QueryBody.SetOperation operation) {
                return setOperation(operation, outer, commonTables);
            }

            @Override
            public LogicalPlan visitValues(QueryBody.Values values) {
                return values(values, outer, commonTables);
            }

            @Override
            public LogicalPlan visitTable(QueryBody.Table table) {
                return visitSelect(everythingOf(table.name()));
            }
        });
    }

    private static QueryBody.Select everythingOf(ObjectName name) {
        return new QueryBody.Select(
                List.of(new QueryBody.StarItem()), List.of(new TableReference.Named(name)), Optional.empty());
    }

    private LogicalPlan values(QueryBody.Values values, Optional<Scope> outer, CommonTables commonTables) {
        Scope scope = binding.emptyScope(outer, commonTables);
        ExpressionBinder expressions = new ExpressionBinder(binding, scope, Clause.VALUES);
        List<List<Expression>> rows = new ArrayList<>();
        for (List<io.docdb.sql.ast.Expression> row : values.rows()) {
            if (row.size() != values.rows().get(0).size()) {
                throw binding.error(
                        row.get(0).at(),
                        ErrorCode.INSERT_VALUE_COUNT,
                        "VALUES rows of different length: expected "
                                + values.rows().get(0).size() + " values, found " + row.size());
            }
            rows.add(expressions.bind(row));
        }
        return unified(rows, values, expressions.coercion());
    }

    private LogicalPlan unified(List<List<Expression>> rows, QueryBody.Values values, Coercion coercion) {
        int width = rows.get(0).size();
        List<Column> columns = new ArrayList<>();
        List<List<Expression>> brought = new ArrayList<>();
        rows.forEach(row -> brought.add(new ArrayList<>()));
        for (int i = 0; i < width; i++) {
            List<Expression> cells = new ArrayList<>();
            for (List<Expression> row : rows) {
                cells.add(row.get(i));
            }
            cells = coercion.readLiterals(cells, values.at());
            SqlType type = coercion.common(cells, "VALUES column " + (i + 1), values.at());
            List<Expression> unified = coercion.unify(cells, type);
            for (int row = 0; row < brought.size(); row++) {
                brought.get(row).add(unified.get(row));
            }
            boolean nullable = unified.stream()
                    .anyMatch(cell -> !(cell instanceof Constant c) || c.value().isNull());
            columns.add(binding.newColumn("column" + (i + 1), type, nullable));
        }
        return new Values(brought.stream().map(List::copyOf).toList(), columns);
    }

    private LogicalPlan setOperation(
            QueryBody.SetOperation operation, Optional<Scope> outer, CommonTables commonTables) {
        LogicalPlan left = bindBody(operation.left(), outer, commonTables);
        LogicalPlan right = bindBody(operation.right(), outer, commonTables);
        if (operation.corresponding()) {
            List<String> shared = sharedNames(left, right, operation);
            left = projected(left, shared);
            right = projected(right, shared);
        }
        int width = left.columns().size();
        if (right.columns().size() != width) {
            throw binding.error(
                    operation.at(),
                    ErrorCode.TYPE_MISMATCH,
                    operation.operator() + " of queries of different width: " + width + " and "
                            + right.columns().size() + " columns");
        }
        Coercion coercion = new Coercion(binding);
        List<Column> columns = new ArrayList<>(width);
        for (int i = 0; i < width; i++) {
            Column a = left.columns().get(i);
            Column b = right.columns().get(i);
            SqlType type = isLiteral(left, i, b.type())
                    ? b.type()
                    : isLiteral(right, i, a.type())
                            ? a.type()
                            : coercion.common(
                                    a.type(),
                                    b.type(),
                                    operation.operator() + " column \"" + a.name() + "\"",
                                    operation.at());
            columns.add(binding.newColumn(a.name(), type, a.nullable() || b.nullable()));
        }
        return new SetOperation(
                SetKind.valueOf(operation.operator().name()),
                operation.all(),
                cast(left, columns, operation.at()),
                cast(right, columns, operation.at()),
                columns);
    }

    /** True if the column is a text literal that is read as what it meets. */
    private static boolean isLiteral(LogicalPlan plan, int column, SqlType other) {
        if (!(plan instanceof Project project)
                || !Coercion.isText(project.projections().get(column).expression())) {
            return false;
        }
        Constant text = (Constant) project.projections().get(column).expression();
        return other.name() == SqlType.Name.JSON
                ? JsonForm.isJson(((TextValue) text.value()).value(), false)
                : Coercion.takesLiterals(other);
    }

    private List<String> sharedNames(LogicalPlan left, LogicalPlan right, QueryBody.SetOperation operation) {
        List<String> shared = new ArrayList<>();
        for (Column column : left.columns()) {
            if (right.columns().stream().anyMatch(other -> other.name().equalsIgnoreCase(column.name()))) {
                shared.add(column.name());
            }
        }
        if (shared.isEmpty()) {
            throw binding.error(
                    operation.at(), ErrorCode.COLUMN_NOT_FOUND, "CORRESPONDING finds no column both queries have");
        }
        return shared;
    }

    private static LogicalPlan projected(LogicalPlan plan, List<String> names) {
        List<NamedExpression> columns = new ArrayList<>();
        for (String name : names) {
            for (Column column : plan.columns()) {
                if (column.name().equalsIgnoreCase(name)) {
                    columns.add(new NamedExpression(column, column.ref()));
                    break;
                }
            }
        }
        return new Project(plan, columns);
    }

    /** The plan with casts where a column's values have another form than {@code targets} ask for. */
    private LogicalPlan cast(LogicalPlan plan, List<Column> targets, Position at) {
        Coercion coercion = new Coercion(binding);
        List<NamedExpression> projections = new ArrayList<>();
        boolean changed = false;
        for (int i = 0; i < targets.size(); i++) {
            Column column = plan.columns().get(i);
            SqlType target = targets.get(i).type();
            boolean readsJson =
                    target.name() == SqlType.Name.JSON && column.type().isText();
            Expression brought =
                    readsJson ? new Cast(column.ref(), target, false) : coercion.unify(column.ref(), target);
            if (brought instanceof Cast cast) {
                brought = coercion.cast(cast.operand(), cast.type(), cast.nullOnError(), at);
            }
            changed |= brought instanceof Cast;
            projections.add(
                    brought instanceof Cast
                            ? new NamedExpression(
                                    binding.newColumn(column.name(), brought.type(), column.nullable()), brought)
                            : new NamedExpression(column, brought));
        }
        return changed ? new Project(plan, projections) : plan;
    }

    /** ORDER BY and LIMIT around a body whose tables cannot be seen: only its columns can be named. */
    private LogicalPlan ordered(LogicalPlan body, Query query, Optional<Scope> outer, CommonTables commonTables) {
        if (query.orderBy().isEmpty() && query.limit().isEmpty()) {
            return body;
        }
        Scope scope = binding.emptyScope(outer, commonTables);
        List<ScopeColumn> columns = new ArrayList<>();
        body.columns().forEach(column -> columns.add(new ScopeColumn(column.name(), column.ref(), "", true)));
        scope.add(FromItem.of(body, new DerivedRelation("", columns, Optional.empty()), false));
        ExpressionBinder expressions = new ExpressionBinder(binding, scope, Clause.ORDER_BY);
        List<SortKey> keys = new ArrayList<>();
        for (SortItem item : query.orderBy()) {
            Optional<Integer> place =
                    SelectList.position(item.expression(), body.columns().size(), binding);
            Expression expression =
                    place.isPresent() ? body.columns().get(place.get()).ref() : expressions.bind(item.expression());
            keys.add(OrderBinder.key(expression, item, binding));
        }
        LogicalPlan sorted = keys.isEmpty() ? body : new Sort(body, keys);
        if (query.limit().isEmpty()) {
            return sorted;
        }
        LogicalPlan limited =
                new LimitBinder(binding, scope).bind(sorted, query.limit().get(), keys);
        return limited.columns().size() == body.columns().size()
                ? limited
                : new Project(
                        limited,
                        body.columns().stream()
                                .map(column -> new NamedExpression(column, column.ref()))
                                .toList());
    }
}
