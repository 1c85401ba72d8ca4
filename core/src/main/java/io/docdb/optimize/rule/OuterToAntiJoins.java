package io.docdb.optimize.rule;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Comparison;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.IsNull;
import io.docdb.plan.logical.Filter;
import io.docdb.plan.logical.Join;
import io.docdb.plan.logical.JoinKind;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.NamedExpression;
import io.docdb.plan.logical.Project;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes an outer join an anti join where only the rows it pads pass: {@code Filter(b.id IS NULL) over LeftJoin(a, b)} becomes
 * {@code AntiJoin(a, b)} with NULL for the columns of {@code b}, if no row of {@code b} that finds a partner has {@code NULL}
 * there: because the column is never null, or because the join's condition asks for its value. So one partner is enough, and the
 * join takes its place in the order of joins.
 */
public final class OuterToAntiJoins implements RewriteRule {
    private static final Set<PlanContents.Part> SOUGHT = EnumSet.of(PlanContents.Part.JOIN);

    @Override
    public String name() {
        return "outer-to-anti-joins";
    }

    @Override
    public Set<PlanContents.Part> seeks() {
        return SOUGHT;
    }

    @Override
    public LogicalPlan apply(LogicalPlan plan, CatalogSnapshot catalog) {
        LogicalPlan found = PlanWalk.transform(
                plan,
                node -> node instanceof Filter filter
                        ? anti(filter, new NeverNull(catalog)).orElse(filter)
                        : node);
        return found.equals(plan)
                ? plan
                : new MergeProjections().apply(new SimplifyExpressions().apply(found, catalog), catalog);
    }

    private static Optional<LogicalPlan> anti(Filter filter, NeverNull never) {
        if (!(filter.input() instanceof Join join) || join.lateral()) {
            return Optional.empty();
        }
        List<Expression> terms = Predicates.terms(filter.predicate());
        boolean rightIsPadded = join.kind() == JoinKind.LEFT || join.kind() == JoinKind.FULL;
        boolean leftIsPadded = join.kind() == JoinKind.RIGHT || join.kind() == JoinKind.FULL;
        if (rightIsPadded && terms.stream().anyMatch(term -> isPadding(term, join, join.right(), never))) {
            return Optional.of(anti(join, join.left(), join.right(), terms, never));
        }
        return leftIsPadded && terms.stream().anyMatch(term -> isPadding(term, join, join.left(), never))
                ? Optional.of(anti(join, join.right(), join.left(), terms, never))
                : Optional.empty();
    }

    /** True for IS NULL of what is NULL in no row of a side that the join gives, but in those it pads. */
    private static boolean isPadding(Expression term, Join join, LogicalPlan padded, NeverNull never) {
        if (!(term instanceof IsNull test)
                || !Predicates.idsOf(padded.columns()).containsAll(Predicates.columnsOf(term))) {
            return false;
        }
        boolean isNever =
                test.operand() instanceof ColumnRef ref && never.is(ref.column().id(), padded);
        boolean keepsPadded =
                join.kind() == JoinKind.FULL; // with rows that have no partner, of which the condition says nothing
        return isNever
                || !keepsPadded
                        && Predicates.terms(join.condition()).stream()
                                .anyMatch(condition -> asksFor(condition, test.operand()));
    }

    /** True if the condition is not true where the value is NULL. */
    private static boolean asksFor(Expression condition, Expression value) {
        if (value instanceof ColumnRef ref) {
            return NullRejection.isNeverTrue(condition, Set.of(ref.column().id()));
        }
        boolean isStrict = condition instanceof Comparison comparison
                && comparison.operator() != Comparison.Operator.DISTINCT
                && comparison.operator() != Comparison.Operator.NOT_DISTINCT;
        return isStrict && Predicates.isStored(value) && condition.children().contains(value);
    }

    private static LogicalPlan anti(
            Join join, LogicalPlan kept, LogicalPlan padded, List<Expression> terms, NeverNull never) {
        Map<Integer, Expression> nulls = new HashMap<>();
        List<NamedExpression> columns = new ArrayList<>();
        padded.columns().forEach(column -> nulls.put(column.id(), new Constant(Constant.NULL.value(), column.type())));
        join.columns()
                .forEach(column ->
                        columns.add(new NamedExpression(column, nulls.getOrDefault(column.id(), column.ref()))));
        List<Expression> rest = terms.stream()
                .filter(term -> !isPadding(term, join, padded, never))
                .map(Substitution.of(nulls))
                .toList();
        LogicalPlan left = Predicates.filtered(kept, rest);
        return new Project(new Join(JoinKind.ANTI, left, padded, join.condition(), false), columns);
    }
}
