package io.docdb.plan.logical;

import io.docdb.expr.AggregateCall;
import io.docdb.expr.And;
import io.docdb.expr.Call;
import io.docdb.expr.Case;
import io.docdb.expr.Cast;
import io.docdb.expr.Column;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Comparison;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.InList;
import io.docdb.expr.IsMissing;
import io.docdb.expr.IsNull;
import io.docdb.expr.Like;
import io.docdb.expr.Not;
import io.docdb.expr.Or;
import io.docdb.expr.Parameter;
import io.docdb.expr.PathAccess;
import io.docdb.expr.RowConstructor;
import io.docdb.expr.SortKey;
import io.docdb.expr.SubqueryExpression;
import io.docdb.value.TextValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes a logical plan as text: one node per line, inputs and subqueries indented below it.
 *
 * <pre>
 * Project name
 *   Filter o.customer.city = 'Oslo'
 *     Scan orders o
 * </pre>
 *
 * <p>A path over the document of a scan is written by the scan's alias. Of columns the name is shown; columns of one name
 * and different ids are numbered in the order in which they come up ({@code total}, {@code total'2}). Not for parsing.
 */
public final class PlanPrinter {
    private final StringBuilder out = new StringBuilder();
    private final Map<Integer, String> aliases = new HashMap<>();
    private final Map<String, List<Integer>> idsByName = new HashMap<>();

    private PlanPrinter() {}

    /** The plan in lines, the last one ended too. */
    public static String print(LogicalPlan plan) {
        PlanPrinter printer = new PlanPrinter();
        printer.node(plan, 0);
        return printer.out.toString();
    }

    /** An expression alone; columns by name. */
    public static String print(Expression expression) {
        return new PlanPrinter().text(expression);
    }

    private void node(LogicalPlan plan, int depth) {
        plan.inputs().forEach(this::learnAliases);
        learnAliases(plan);
        List<SubqueryExpression> subqueries = new ArrayList<>();
        plan.expressions()
                .forEach(e -> e.visit(each -> {
                    if (each instanceof SubqueryExpression subquery) {
                        subqueries.add(subquery);
                    }
                }));
        out.append("  ".repeat(depth)).append(plan.accept(new Line())).append('\n');
        for (SubqueryExpression subquery : subqueries) {
            out.append("  ".repeat(depth + 1)).append("Subquery\n");
            node((LogicalPlan) subquery.plan(), depth + 2);
        }
        plan.inputs().forEach(input -> node(input, depth + 1));
    }

    private void learnAliases(LogicalPlan plan) {
        if (plan instanceof Scan scan) {
            aliases.put(scan.document().id(), scan.alias());
        }
        plan.inputs().forEach(this::learnAliases);
    }

    private String name(Column column) {
        String alias = aliases.get(column.id());
        if (alias != null) {
            return alias + "._doc";
        }
        List<Integer> ids = idsByName.computeIfAbsent(column.name(), name -> new ArrayList<>());
        if (!ids.contains(column.id())) {
            ids.add(column.id());
        }
        int place = ids.indexOf(column.id());
        return place == 0 ? column.name() : column.name() + "'" + (place + 1);
    }

    private String names(List<Column> columns) {
        return columns.stream().map(this::name).collect(Collectors.joining(", "));
    }

    private String texts(List<? extends Expression> expressions) {
        return expressions.stream().map(this::text).collect(Collectors.joining(", "));
    }

    private String named(List<NamedExpression> expressions) {
        return expressions.stream().map(this::named).collect(Collectors.joining(", "));
    }

    private String named(NamedExpression named) {
        String text = text(named.expression());
        String name = name(named.column());
        return text.equals(name) ? text : text + " AS " + name;
    }

    private String keys(List<SortKey> keys) {
        return keys.stream().map(this::key).collect(Collectors.joining(", "));
    }

    private String key(SortKey key) {
        String nulls = key.nullsFirst() == key.descending() ? key.nullsFirst() ? " NULLS FIRST" : " NULLS LAST" : "";
        return text(key.expression()) + (key.descending() ? " DESC" : "") + nulls;
    }

    private String call(AggregateCall call) {
        String arguments = call.arguments().isEmpty() ? "*" : texts(call.arguments());
        return call.function().name() + "(" + (call.distinct() ? "DISTINCT " : "") + arguments
                + (call.orderBy().isEmpty() ? "" : " ORDER BY " + keys(call.orderBy())) + ")"
                + call.filter().map(filter -> " FILTER " + text(filter)).orElse("");
    }

    private String text(Expression expression) {
        if (expression instanceof Constant constant) {
            return constant(constant);
        }
        if (expression instanceof Parameter parameter) {
            return "?" + (parameter.position() + 1);
        }
        if (expression instanceof ColumnRef ref) {
            return name(ref.column());
        }
        if (expression instanceof PathAccess path) {
            return path(path);
        }
        if (expression instanceof And and) {
            return joined(and.terms(), " AND ");
        }
        if (expression instanceof Or or) {
            return joined(or.terms(), " OR ");
        }
        if (expression instanceof Not not) {
            return "NOT " + operand(not.operand());
        }
        if (expression instanceof Comparison comparison) {
            return operand(comparison.left()) + " " + comparison.operator().sqlText() + " "
                    + operand(comparison.right());
        }
        return more(expression);
    }

    private String more(Expression expression) {
        if (expression instanceof IsNull isNull) {
            return operand(isNull.operand()) + " IS NULL";
        }
        if (expression instanceof IsMissing isMissing) {
            return operand(isMissing.operand()) + " IS MISSING";
        }
        if (expression instanceof InList in) {
            return operand(in.operand()) + " IN (" + texts(in.items()) + ")";
        }
        if (expression instanceof Like like) {
            return operand(like.operand()) + (like.ignoreCase() ? " ILIKE " : " LIKE ") + operand(like.pattern());
        }
        if (expression instanceof Case branches) {
            return branches(branches);
        }
        if (expression instanceof Cast cast) {
            return (cast.nullOnError() ? "TRY_CAST(" : "CAST(") + text(cast.operand()) + " AS " + cast.type() + ")";
        }
        if (expression instanceof Call call) {
            return call(call);
        }
        if (expression instanceof RowConstructor row) {
            return "(" + texts(row.fields()) + ")";
        }
        return subquery((SubqueryExpression) expression);
    }

    private static String constant(Constant constant) {
        return constant.value() instanceof TextValue text
                ? "'" + text.value().replace("'", "''") + "'"
                : constant.value().isNull() ? "NULL" : constant.value().toString();
    }

    private String path(PathAccess path) {
        if (path.base() instanceof ColumnRef ref) {
            String alias = aliases.get(ref.column().id());
            String base = alias == null ? name(ref.column()) : alias;
            String steps = path.path().toString();
            return steps.startsWith("[") ? base + steps : base + "." + steps;
        }
        return "(" + text(path.base()) + ")." + path.path();
    }

    private String branches(Case branches) {
        StringBuilder text = new StringBuilder("CASE");
        for (Case.When when : branches.branches()) {
            text.append(" WHEN ").append(text(when.condition()));
            text.append(" THEN ").append(text(when.result()));
        }
        return text.append(" ELSE ")
                .append(text(branches.otherwise()))
                .append(" END")
                .toString();
    }

    private String call(Call call) {
        String name = call.function().name();
        boolean isOperator =
                !Character.isLetter(name.charAt(0)) && call.arguments().size() == 2;
        return isOperator
                ? operand(call.arguments().get(0)) + " " + name + " "
                        + operand(call.arguments().get(1))
                : name + "(" + texts(call.arguments()) + ")";
    }

    private String subquery(SubqueryExpression subquery) {
        String operator = subquery.operator()
                .map(sign -> operand(subquery.operand().orElseThrow()) + " " + sign.sqlText() + " ")
                .orElse("");
        String kind =
                switch (subquery.kind()) {
                    case SCALAR -> "";
                    case ARRAY, LOOKED_UP -> "ARRAY";
                    case EXISTS -> "EXISTS";
                    case QUANTIFIED_ANY -> "ANY";
                    case QUANTIFIED_ALL -> "ALL";
                };
        return operator + kind + "(subquery)";
    }

    private String joined(List<Expression> terms, String word) {
        return terms.stream().map(this::operand).collect(Collectors.joining(word));
    }

    /** In parentheses if its own operators would read otherwise. */
    private String operand(Expression expression) {
        boolean compound = expression instanceof And
                || expression instanceof Or
                || expression instanceof Not
                || expression instanceof Comparison
                || expression instanceof InList
                || expression instanceof Like
                || expression instanceof Call call
                        && call.arguments().size() == 2
                        && !Character.isLetter(call.function().name().charAt(0));
        String text = text(expression);
        return compound && !(expression instanceof Comparison) ? "(" + text + ")" : text;
    }

    /** What stands in the line of a node. */
    private final class Line implements LogicalVisitor<String> {
        @Override
        public String visitScan(Scan scan) {
            String table = scan.collection().name();
            String alias = scan.alias().equals(table) ? "" : " " + scan.alias();
            String fields = scan.fields().isEmpty()
                    ? ""
                    : " ["
                            + scan.fields().stream()
                                    .map(field -> field.path().toString())
                                    .collect(Collectors.joining(", "))
                            + "]";
            return "Scan " + table + alias
                    + scan.asOf().map(time -> " AS OF " + text(time)).orElse("") + fields;
        }

        @Override
        public String visitValues(Values values) {
            String rows = values.rows().stream()
                    .limit(5)
                    .map(row -> "(" + texts(row) + ")")
                    .collect(Collectors.joining(", "));
            String more = values.rows().size() > 5 ? ", … " + values.rows().size() + " rows" : "";
            return "Values " + rows + more + (values.columns().isEmpty() ? "" : " AS " + names(values.columns()));
        }

        @Override
        public String visitTableFunctionScan(TableFunctionScan scan) {
            return "TableFunction " + scan.function().name() + "(" + texts(scan.arguments()) + ") AS "
                    + names(scan.columns());
        }

        @Override
        public String visitCteScan(CteScan scan) {
            return "CommonTable " + scan.name() + " AS " + names(scan.columns());
        }

        @Override
        public String visitFilter(Filter filter) {
            return "Filter " + text(filter.predicate());
        }

        @Override
        public String visitProject(Project project) {
            return "Project " + named(project.projections());
        }

        @Override
        public String visitJoin(Join join) {
            String kind = join.kind().name().charAt(0)
                    + join.kind().name().substring(1).toLowerCase(Locale.ROOT);
            String condition = join.condition().equals(Constant.TRUE) ? "" : " ON " + text(join.condition());
            return kind + "Join" + (join.lateral() ? " LATERAL" : "") + condition;
        }

        @Override
        public String visitAggregate(Aggregate aggregate) {
            List<String> parts = new ArrayList<>();
            if (!aggregate.keys().isEmpty()) {
                parts.add("BY " + named(aggregate.keys()));
            }
            if (aggregate.groupingSets().size() != 1) {
                parts.add("SETS " + aggregate.groupingSets());
            }
            for (AggregateColumn column : aggregate.aggregates()) {
                parts.add(call(column.call()) + " AS " + name(column.column()));
            }
            return ("Aggregate " + String.join(" ", parts)).stripTrailing();
        }

        @Override
        public String visitWindow(Window window) {
            String calls = window.calls().stream().map(this::windowCall).collect(Collectors.joining(", "));
            return "Window " + calls
                    + (window.partitionBy().isEmpty() ? "" : " PARTITION BY " + texts(window.partitionBy()))
                    + (window.orderBy().isEmpty() ? "" : " ORDER BY " + keys(window.orderBy()));
        }

        private String windowCall(WindowColumn call) {
            String what = call.function()
                    .map(function -> function.name() + "(" + texts(call.arguments()) + ")")
                    .orElseGet(() -> call(call.aggregate().orElseThrow()));
            String frame = call.frame().equals(WindowFrame.DEFAULT) ? "" : " " + frame(call.frame());
            return what + frame + " AS " + name(call.column());
        }

        private String frame(WindowFrame frame) {
            String exclusion = frame.exclusion() == WindowFrame.Exclusion.NO_OTHERS
                    ? ""
                    : " EXCLUDE " + frame.exclusion().name().replace('_', ' ');
            return frame.unit() + " BETWEEN " + bound(frame.from()) + " AND " + bound(frame.to()) + exclusion;
        }

        private String bound(WindowFrame.Bound bound) {
            return bound.offset().map(offset -> text(offset) + " ").orElse("")
                    + bound.kind().name().replace('_', ' ');
        }

        @Override
        public String visitSort(Sort sort) {
            return "Sort " + keys(sort.keys());
        }

        @Override
        public String visitLimit(Limit limit) {
            return "Limit " + limit.count().map(PlanPrinter.this::text).orElse("ALL")
                    + limit.offset().map(offset -> " OFFSET " + text(offset)).orElse("")
                    + (limit.ties().isEmpty() ? "" : " WITH TIES");
        }

        @Override
        public String visitDistinct(Distinct distinct) {
            return distinct.on().isEmpty() ? "Distinct" : "Distinct ON " + texts(distinct.on());
        }

        @Override
        public String visitSetOperation(SetOperation operation) {
            return "SetOperation " + operation.kind() + (operation.all() ? " ALL" : "") + " AS "
                    + names(operation.columns());
        }

        @Override
        public String visitWith(With with) {
            return "With " + with.tables().stream().map(CommonTable::name).collect(Collectors.joining(", "));
        }

        @Override
        public String visitRecursiveUnion(RecursiveUnion union) {
            return "RecursiveUnion" + (union.all() ? " ALL" : "") + " AS " + names(union.columns());
        }

        @Override
        public String visitLockRows(LockRows lock) {
            String tables = lock.targets().stream()
                    .map(target -> target.collection().name())
                    .collect(Collectors.joining(", "));
            String waiting = lock.waiting() == LockWaiting.WAIT ? "" : " " + lock.waiting();
            return "LockRows " + lock.strength().name().replace('_', ' ') + " " + tables + waiting;
        }

        @Override
        public String visitInsert(Insert insert) {
            String conflict = insert.onConflict().map(this::conflict).orElse("");
            return "Insert " + insert.collection() + " " + text(insert.document()) + conflict
                    + returning(insert.returning());
        }

        private String conflict(OnConflict conflict) {
            return " ON CONFLICT " + conflict.watched()
                    + conflict.document().map(d -> " SET " + text(d)).orElse(" NOTHING")
                    + conflict.condition().map(c -> " WHERE " + text(c)).orElse("");
        }

        private String returning(List<NamedExpression> returning) {
            return returning.isEmpty() ? "" : " RETURNING " + named(returning);
        }

        @Override
        public String visitUpdate(Update update) {
            return "Update " + update.collection() + " " + text(update.document()) + returning(update.returning());
        }

        @Override
        public String visitDelete(Delete delete) {
            return "Delete " + delete.collection() + returning(delete.returning());
        }

        @Override
        public String visitMerge(Merge merge) {
            String actions = merge.actions().stream().map(this::action).collect(Collectors.joining("; "));
            return "Merge " + merge.collection() + " " + actions + returning(merge.returning());
        }

        private String action(MergeAction action) {
            return (action.matched() ? "MATCHED" : "NOT MATCHED")
                    + action.condition().map(c -> " AND " + text(c)).orElse("") + ": " + action.kind()
                    + action.document().map(d -> " " + text(d)).orElse("");
        }
    }
}
