package io.docdb.optimize.rule;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.expr.AggregateCall;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.SortKey;
import io.docdb.plan.logical.Aggregate;
import io.docdb.plan.logical.Filter;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.Project;
import io.docdb.plan.logical.Sort;
import io.docdb.value.SqlType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Sorts by no more than decides: keys behind a unique one, repeated ones and constants go, and with the last key the sort.
 * An input of groups is not sorted if none of their aggregates can tell the order of its rows.
 */
public final class RemoveSorts implements RewriteRule {
    private static final Set<PlanContents.Part> SOUGHT = EnumSet.of(PlanContents.Part.SORT, PlanContents.Part.GROUPS);

    private static final Set<String> ORDERLESS =
            Set.of("COUNT", "MIN", "MAX", "SUM", "AVG", "BOOL_AND", "BOOL_OR", "EVERY");

    @Override
    public String name() {
        return "remove-sorts";
    }

    @Override
    public Set<PlanContents.Part> seeks() {
        return SOUGHT;
    }

    @Override
    public LogicalPlan apply(LogicalPlan plan, CatalogSnapshot catalog) {
        return PlanWalk.transform(plan, node -> {
            if (node instanceof Sort sort) {
                return decisive(sort, catalog);
            }
            return node instanceof Aggregate aggregate && isOrderless(aggregate)
                    ? aggregate.withInputs(List.of(unsorted(aggregate.input())))
                    : node;
        });
    }

    private static LogicalPlan decisive(Sort sort, CatalogSnapshot catalog) {
        List<Set<Integer>> unique = UniqueKeys.of(sort.input(), catalog);
        List<SortKey> kept = new ArrayList<>();
        Set<Expression> seen = new HashSet<>();
        Set<Integer> columns = new HashSet<>();
        for (SortKey key : sort.keys()) {
            if (unique.stream().anyMatch(columns::containsAll)) {
                break;
            }
            boolean tellsNothing = key.expression() instanceof Constant || seen.contains(key.expression());
            if (!tellsNothing || Predicates.isVolatile(key.expression())) {
                kept.add(key);
                seen.add(key.expression());
            }
            if (key.expression() instanceof ColumnRef ref) {
                columns.add(ref.column().id());
            }
        }
        if (kept.size() == sort.keys().size()) {
            return sort;
        }
        return kept.isEmpty() ? sort.input() : new Sort(sort.input(), kept);
    }

    private static boolean isOrderless(Aggregate aggregate) {
        return aggregate.aggregates().stream().allMatch(column -> isOrderless(column.call()))
                && aggregate.keys().stream()
                        .allMatch(key -> key.expression().type().family() != SqlType.Family.ANY);
    }

    /** A sum of doubles, and which of two equal values of different forms comes first, depend on the order. */
    private static boolean isOrderless(AggregateCall call) {
        return ORDERLESS.contains(call.function().name())
                && call.orderBy().isEmpty()
                && call.arguments().stream()
                        .allMatch(argument -> argument.type().family() != SqlType.Family.ANY
                                && argument.type().name() != SqlType.Name.DOUBLE
                                && argument.type().name() != SqlType.Name.REAL);
    }

    private static LogicalPlan unsorted(LogicalPlan plan) {
        if (plan instanceof Sort sort
                && sort.keys().stream().noneMatch(key -> Predicates.isVolatile(key.expression()))) {
            return unsorted(sort.input());
        }
        boolean passes = plan instanceof Filter filter && !Predicates.isVolatile(filter.predicate())
                || plan instanceof Project project
                        && project.projections().stream().noneMatch(each -> Predicates.isVolatile(each.expression()));
        return passes ? plan.withInputs(List.of(unsorted(plan.inputs().get(0)))) : plan;
    }
}
