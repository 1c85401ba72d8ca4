package io.docdb.sql;

import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.Query;
import io.docdb.sql.ast.QueryBody;
import io.docdb.sql.ast.Window;
import java.util.List;

/** Prints queries. */
final class QueryPrinter implements QueryBody.Visitor<SqlWriter> {
    private final SqlWriter out;

    QueryPrinter(SqlWriter out) {
        this.out = out;
    }

    void query(Query query) {
        query.with().ifPresent(this::with);
        query.body().accept(this);
        if (!query.orderBy().isEmpty()) {
            out.add(" ORDER BY ").sortItems(query.orderBy());
        }
        query.limit().ifPresent(this::limit);
        query.locking().forEach(this::locking);
    }

    void with(Query.With with) {
        out.add("WITH ").addIf(with.recursive(), "RECURSIVE ");
        out.list(with.tables(), this::commonTable).add(" ");
    }

    private void commonTable(Query.CommonTable table) {
        out.name(table.name()).namesInParens(table.columns()).add(" AS ");
        out.addIf(table.materialization() == Query.CommonTable.Materialization.MATERIALIZED, "MATERIALIZED ");
        out.addIf(table.materialization() == Query.CommonTable.Materialization.NOT_MATERIALIZED, "NOT MATERIALIZED ");
        out.add("(");
        table.statement().accept(new StatementPrinter(out));
        out.add(")");
        table.search().ifPresent(search -> out.add(search.depthFirst() ? " SEARCH DEPTH" : " SEARCH BREADTH")
                .add(" FIRST BY ")
                .list(search.by(), out::name)
                .add(" SET ")
                .name(search.orderColumn()));
        table.cycle().ifPresent(this::cycle);
    }

    private void cycle(Query.Cycle cycle) {
        out.add(" CYCLE ").list(cycle.columns(), out::name).add(" SET ").name(cycle.markColumn());
        out.optional(" TO ", cycle.mark(), out::expression);
        out.optional(" DEFAULT ", cycle.otherwise(), out::expression);
        out.add(" USING ").name(cycle.pathColumn());
    }

    private void limit(Query.Limit limit) {
        if (!limit.withTies() && !limit.percent()) {
            out.optional(" LIMIT ", limit.count(), out::operand);
            out.optional(" OFFSET ", limit.offset(), out::operand);
            return;
        }
        limit.offset().ifPresent(offset -> out.add(" OFFSET ").operand(offset).add(" ROWS"));
        out.optional(" FETCH FIRST ", limit.count(), out::operand);
        out.addIf(limit.percent(), " PERCENT").add(limit.withTies() ? " ROWS WITH TIES" : " ROWS ONLY");
    }

    private void locking(Query.Locking locking) {
        out.add(" FOR " + locking.strength().name().replace('_', ' '));
        if (!locking.tables().isEmpty()) {
            out.add(" OF ").list(locking.tables(), out::name);
        }
        out.addIf(locking.waiting() == Query.Locking.Wait.NOWAIT, " NOWAIT");
        out.addIf(locking.waiting() == Query.Locking.Wait.SKIP_LOCKED, " SKIP LOCKED");
    }

    @Override
    public SqlWriter visitNested(Query query) {
        return out.add("(").query(query).add(")");
    }

    @Override
    public SqlWriter visitSelect(QueryBody.Select select) {
        out.add("SELECT ");
        select.distinct().ifPresent(distinct -> {
            out.add("DISTINCT ");
            if (!distinct.on().isEmpty()) {
                out.add("ON (").expressions(distinct.on()).add(") ");
            }
        });
        items(select.items());
        if (!select.from().isEmpty()) {
            out.add(" FROM ").tables(select.from());
        }
        out.optional(" WHERE ", select.where(), out::expression);
        select.groupBy().ifPresent(this::groupBy);
        out.optional(" HAVING ", select.having(), out::expression);
        if (!select.windows().isEmpty()) {
            out.add(" WINDOW ");
            out.list(select.windows(), (Window.Definition window) -> {
                out.name(window.name()).add(" AS ");
                window(window.specification());
            });
        }
        return out.optional(" QUALIFY ", select.qualify(), out::expression);
    }

    void items(List<QueryBody.SelectItem> items) {
        out.list(items, this::item);
    }

    private void item(QueryBody.SelectItem item) {
        if (item instanceof QueryBody.ExpressionItem expression) {
            out.expression(expression.expression()).optional(" AS ", expression.alias(), out::label);
        } else if (item instanceof QueryBody.StarItem star) {
            boolean first = true;
            for (Name part : star.qualifier()) {
                (first ? out.name(part) : out.label(part)).add(".");
                first = false;
            }
            out.add("*");
            if (!star.except().isEmpty()) {
                out.add(" EXCEPT ").namesInParens(star.except());
            }
        }
    }

    private void groupBy(QueryBody.GroupBy groupBy) {
        out.add(" GROUP BY ").addIf(groupBy.distinct(), "DISTINCT ");
        out.list(groupBy.elements(), this::groupingElement);
    }

    private void groupingElement(QueryBody.GroupingElement element) {
        if (element instanceof QueryBody.GroupingSet set) {
            groupingSet(set);
        } else if (element instanceof QueryBody.Rollup rollup) {
            out.add("ROLLUP").add(" ").inParens(rollup.sets(), this::groupingSet);
        } else if (element instanceof QueryBody.Cube cube) {
            out.add("CUBE").add(" ").inParens(cube.sets(), this::groupingSet);
        } else if (element instanceof QueryBody.GroupingSets sets) {
            out.add("GROUPING SETS ").inParens(sets.elements(), this::groupingElement);
        }
    }

    private void groupingSet(QueryBody.GroupingSet set) {
        boolean single = set.expressions().size() == 1;
        out.addIf(!single, "(").expressions(set.expressions()).addIf(!single, ")");
    }

    void window(Window window) {
        if (window instanceof Window.Named named) {
            out.name(named.name());
        } else if (window instanceof Window.Specification specification) {
            specification(specification);
        }
    }

    private void specification(Window.Specification window) {
        out.add("(");
        String space = "";
        if (window.base().isPresent()) {
            out.name(window.base().get());
            space = " ";
        }
        if (!window.partitionBy().isEmpty()) {
            out.add(space).add("PARTITION BY ").expressions(window.partitionBy());
            space = " ";
        }
        if (!window.orderBy().isEmpty()) {
            out.add(space).add("ORDER BY ").sortItems(window.orderBy());
            space = " ";
        }
        if (window.frame().isPresent()) {
            out.add(space);
            frame(window.frame().get());
        }
        out.add(")");
    }

    private void frame(Window.Frame frame) {
        out.add(frame.unit() + " BETWEEN ");
        bound(frame.start());
        out.add(" AND ");
        bound(frame.end());
        out.add(
                switch (frame.exclusion()) {
                    case NO_OTHERS -> "";
                    case CURRENT_ROW -> " EXCLUDE CURRENT ROW";
                    case GROUP -> " EXCLUDE GROUP";
                    case TIES -> " EXCLUDE TIES";
                });
    }

    private void bound(Window.Bound bound) {
        bound.distance().ifPresent(distance -> out.operand(distance).add(" "));
        out.add(bound.kind().name().replace('_', ' '));
    }

    @Override
    public SqlWriter visitSetOperation(QueryBody.SetOperation operation) {
        boolean intersect = operation.operator() == QueryBody.SetOperation.Operator.INTERSECT;
        operand(operation.left(), intersect && !isIntersect(operation.left()));
        out.add(" " + operation.operator());
        out.addIf(operation.all(), " ALL").addIf(operation.corresponding(), " CORRESPONDING");
        out.add(" ");
        operand(operation.right(), intersect || !isIntersect(operation.right()));
        return out;
    }

    private static boolean isIntersect(QueryBody body) {
        return body instanceof QueryBody.SetOperation operation
                && operation.operator() == QueryBody.SetOperation.Operator.INTERSECT;
    }

    private void operand(QueryBody body, boolean setOperationInParens) {
        boolean parens = setOperationInParens && body instanceof QueryBody.SetOperation;
        out.addIf(parens, "(");
        body.accept(this);
        out.addIf(parens, ")");
    }

    @Override
    public SqlWriter visitValues(QueryBody.Values values) {
        return out.add("VALUES ").list(values.rows(), (List<Expression> row) -> out.add("(")
                .expressions(row)
                .add(")"));
    }

    @Override
    public SqlWriter visitTable(QueryBody.Table table) {
        return out.add("TABLE ").objectName(table.name());
    }
}
