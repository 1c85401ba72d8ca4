package io.docdb.optimize.rule;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.expr.AggregateCall;
import io.docdb.expr.AggregateFunction;
import io.docdb.expr.Column;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Comparison;
import io.docdb.expr.Expression;
import io.docdb.expr.function.Functions;
import io.docdb.plan.logical.Aggregate;
import io.docdb.plan.logical.AggregateColumn;
import io.docdb.plan.logical.Join;
import io.docdb.plan.logical.JoinKind;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.NamedExpression;
import io.docdb.value.SqlType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Rows that are joined only to be summed up by what they are joined with are summed up before, by what they are joined by: {@code
 * SELECT c.country, SUM(o.total) FROM orders o JOIN customers c ON c.id = o.customer GROUP BY c.country} adds up the orders of
 * each customer, joins these sums, and adds them up by country. What comes together has the same keys, so that it finds the same
 * partners, each sum as often as each of its rows would have.
 *
 * <p>Only for inner joins, over one of which all arguments are plain columns, of an input whose rows are not told apart by what they
 * are joined by; and for aggregates that can be put together: COUNT, SUM of exact numbers, MIN and MAX of types whose equal values
 * cannot be told apart. Source: Yan and Larson, Eager Aggregation and Lazy Aggregation (1995).
 */
public final class AggregateBeforeJoins implements RewriteRule {
    private static final Set<PlanContents.Part> SOUGHT = EnumSet.of(PlanContents.Part.GROUPS);

    @Override
    public String name() {
        return "aggregate-before-joins";
    }

    @Override
    public Set<PlanContents.Part> seeks() {
        return SOUGHT;
    }

    @Override
    public boolean isAlternative() {
        return true;
    }

    /** Groups that are made twice cost more than they are estimated at, where they hold few rows each. */
    @Override
    public double lead() {
        return 1.35;
    }

    @Override
    public LogicalPlan apply(LogicalPlan plan, CatalogSnapshot catalog) {
        boolean[] found = new boolean[1];
        PlanWalk.forEachNode(plan, node -> found[0] |= node instanceof Aggregate aggregate && isCandidate(aggregate));
        if (!found[0]) {
            return plan;
        }
        ColumnIds ids = ColumnIds.above(plan);
        return PlanWalk.transform(
                plan,
                node -> node instanceof Aggregate aggregate && isCandidate(aggregate)
                        ? new Attempt(aggregate, ids, catalog).result()
                        : node);
    }

    /** Without keys there is a group even if there are no rows, of which COUNT is zero and no sum of counts. */
    private static boolean isCandidate(Aggregate aggregate) {
        return aggregate.input() instanceof Join
                && !aggregate.keys().isEmpty()
                && aggregate.groupingSets().size() == 1
                && aggregate.groupingSets().get(0).size() == aggregate.keys().size()
                && aggregate.groupingId().isEmpty()
                && aggregate.aggregates().stream().allMatch(column -> isMergeable(column.call()))
                && aggregate.keys().stream().noneMatch(key -> Predicates.isVolatile(key.expression()));
    }

    private static boolean isMergeable(AggregateCall call) {
        boolean isPlain = !call.distinct()
                && call.filter().isEmpty()
                && call.orderBy().isEmpty()
                && call.arguments().stream().allMatch(ColumnRef.class::isInstance);
        if (!isPlain) {
            return false;
        }
        return switch (call.function().name()) {
            case "COUNT" -> call.arguments().size() <= 1;
            case "SUM" -> isExact(call.arguments().get(0).type());
            case "MIN", "MAX" -> hasOneForm(call.arguments().get(0).type());
            default -> false;
        };
    }

    private static boolean isExact(SqlType type) {
        return type.isNumeric() && !type.isApproximate();
    }

    /** True if equal values of the type are the same ones: not 1 and 1.0. */
    private static boolean hasOneForm(SqlType type) {
        return switch (type.family()) {
            case NUMBER -> type.isInteger() || type.name() == SqlType.Name.DECIMAL && type.hasScale();
            case TEXT, BOOLEAN, DATE, TIME, TIMESTAMP, UUID -> true;
            default -> false;
        };
    }

    /** One aggregate over joins. */
    private static final class Attempt {
        private final Aggregate aggregate;
        private final ColumnIds ids;
        private final CatalogSnapshot catalog;
        private final Set<Integer> asked = new HashSet<>(); // by the arguments
        private final Set<Integer> grouped = new HashSet<>(); // by the keys

        Attempt(Aggregate aggregate, ColumnIds ids, CatalogSnapshot catalog) {
            this.aggregate = aggregate;
            this.ids = ids;
            this.catalog = catalog;
            aggregate.keys().forEach(key -> grouped.addAll(Predicates.columnsOf(key.expression())));
            aggregate.aggregates().forEach(column -> column.call()
                    .arguments()
                    .forEach(each -> asked.addAll(Predicates.columnsOf(each))));
        }

        LogicalPlan result() {
            return into(aggregate.input(), List.of()).orElse(aggregate);
        }

        /** Looks for an input, from the left, below joins whose conditions are given. */
        private Optional<LogicalPlan> into(LogicalPlan node, List<Expression> conditions) {
            if (node instanceof Join join && join.kind() == JoinKind.INNER && !join.lateral()) {
                List<Expression> all = new ArrayList<>(conditions);
                Predicates.collect(join.condition(), all);
                return into(join.left(), all).or(() -> into(join.right(), all));
            }
            return conditions.isEmpty() ? Optional.empty() : before(node, conditions);
        }

        private Optional<LogicalPlan> before(LogicalPlan input, List<Expression> conditions) {
            Set<Integer> own = Predicates.idsOf(input.columns());
            if (!own.containsAll(asked)) {
                return Optional.empty();
            }
            Set<Integer> by = new TreeSet<>();
            for (Expression term : conditions) {
                if (Predicates.usesAny(term, own)) {
                    Optional<Column> joined = joinedBy(term, own);
                    if (joined.isEmpty()) {
                        return Optional.empty();
                    }
                    by.add(joined.get().id());
                }
            }
            List<NamedExpression> keys = new ArrayList<>();
            for (Column column : input.columns()) {
                boolean isKey = grouped.contains(column.id());
                if (isKey && !hasOneForm(column.type())) {
                    return Optional.empty();
                }
                if (isKey || by.contains(column.id())) {
                    keys.add(new NamedExpression(ids.column(column.name(), column.type()), column.ref()));
                    by.add(column.id());
                }
            }
            return by.isEmpty() || UniqueKeys.areUnique(by, input, catalog)
                    ? Optional.empty()
                    : Optional.of(inTwoSteps(input, keys));
        }

        /** The input's column, of {@code column = something else}. */
        private static Optional<Column> joinedBy(Expression term, Set<Integer> own) {
            if (!(term instanceof Comparison comparison)
                    || comparison.operator() != Comparison.Operator.EQUAL
                    || Predicates.isVolatile(term)) {
                return Optional.empty();
            }
            return column(comparison.left(), comparison.right(), own)
                    .or(() -> column(comparison.right(), comparison.left(), own));
        }

        private static Optional<Column> column(Expression column, Expression other, Set<Integer> own) {
            return column instanceof ColumnRef ref && own.contains(ref.column().id()) && !Predicates.usesAny(other, own)
                    ? Optional.of(ref.column())
                    : Optional.empty();
        }

        private LogicalPlan inTwoSteps(LogicalPlan input, List<NamedExpression> keys) {
            List<AggregateColumn> parts = new ArrayList<>();
            List<AggregateColumn> wholes = new ArrayList<>();
            for (AggregateColumn column : aggregate.aggregates()) {
                AggregateCall call = column.call();
                String name = call.function().name();
                SqlType type =
                        name.equals("SUM") ? SqlType.DECIMAL : call.type(); // a part may be larger than the whole
                Column part = ids.column(column.column().name(), type);
                parts.add(new AggregateColumn(part, call(call.function(), call.arguments(), type)));
                AggregateFunction together = name.equals("COUNT")
                        ? Functions.STANDARD.aggregate("SUM").orElseThrow()
                        : call.function();
                wholes.add(new AggregateColumn(column.column(), call(together, List.of(part.ref()), call.type())));
            }
            List<List<Integer>> all =
                    List.of(IntStream.range(0, keys.size()).boxed().toList());
            LogicalPlan partial = new Aggregate(input, keys, all, parts, Optional.empty());
            Map<Integer, Expression> renamed = new HashMap<>();
            keys.forEach(key -> renamed.put(
                    ((ColumnRef) key.expression()).column().id(), key.column().ref()));
            UnaryOperator<Expression> names = Substitution.of(renamed);
            return new Aggregate(
                    replaced(aggregate.input(), input, partial, names),
                    aggregate.keys().stream()
                            .map(key -> new NamedExpression(key.column(), names.apply(key.expression())))
                            .toList(),
                    aggregate.groupingSets(),
                    wholes,
                    Optional.empty());
        }

        private static AggregateCall call(AggregateFunction function, List<Expression> arguments, SqlType type) {
            return new AggregateCall(function, arguments, false, Optional.empty(), List.of(), type);
        }

        private static LogicalPlan replaced(
                LogicalPlan node, LogicalPlan input, LogicalPlan other, UnaryOperator<Expression> names) {
            if (node == input) {
                return other;
            }
            return node instanceof Join join && join.kind() == JoinKind.INNER && !join.lateral()
                    ? join.mapInputs(each -> replaced(each, input, other, names))
                            .mapExpressions(names)
                    : node;
        }
    }
}
