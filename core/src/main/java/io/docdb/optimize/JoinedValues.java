package io.docdb.optimize;

import io.docdb.expr.ColumnRef;
import io.docdb.expr.Comparison;
import io.docdb.expr.Expression;
import io.docdb.plan.logical.Filter;
import io.docdb.plan.logical.Join;
import io.docdb.plan.logical.JoinKind;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.Project;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * How many values of a column come through joins: no more than there are left of a column that it is equal to. Where the customers
 * of one country alone are joined with all orders, the orders that are left have no more customers than that.
 */
final class JoinedValues implements Function<Expression, OptionalDouble> {
    private final List<Set<Expression>> equal = new ArrayList<>();
    private final ToDoubleFunction<Expression> values;

    /** @param values how many values of a column its scan gives; infinite if that is not known */
    JoinedValues(LogicalPlan plan, ToDoubleFunction<Expression> values) {
        this.values = values;
        gather(plan);
    }

    private void gather(LogicalPlan plan) {
        if (plan instanceof Filter filter) {
            Conjunction.terms(filter.predicate()).forEach(this::add);
            gather(filter.input());
        } else if (plan instanceof Project project) {
            gather(project.input());
        } else if (plan instanceof Join join && (join.kind() == JoinKind.INNER || join.kind() == JoinKind.SEMI)) {
            Conjunction.terms(join.condition()).forEach(this::add);
            gather(join.left());
            gather(join.right());
        }
    }

    private void add(Expression term) {
        if (term instanceof Comparison comparison
                && comparison.operator() == Comparison.Operator.EQUAL
                && comparison.left() instanceof ColumnRef
                && comparison.right() instanceof ColumnRef) {
            Set<Expression> both = new HashSet<>(List.of(comparison.left()));
            both.add(comparison.right());
            equal.removeIf(columns -> {
                boolean meets = columns.contains(comparison.left()) || columns.contains(comparison.right());
                if (meets) {
                    both.addAll(columns);
                }
                return meets;
            });
            equal.add(both);
        }
    }

    @Override
    public OptionalDouble apply(Expression key) {
        double fewest = equal.stream()
                .filter(columns -> columns.contains(key))
                .flatMap(Set::stream)
                .filter(column -> !column.equals(key))
                .mapToDouble(values)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
        return Double.isFinite(fewest) ? OptionalDouble.of(Math.max(1, fewest)) : OptionalDouble.empty();
    }
}
