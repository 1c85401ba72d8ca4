package io.docdb.optimize.rule;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.expr.Expression;
import io.docdb.plan.logical.Distinct;
import io.docdb.plan.logical.Filter;
import io.docdb.plan.logical.Join;
import io.docdb.plan.logical.JoinKind;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.Project;
import io.docdb.plan.logical.Sort;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes an outer join an inner one where the rows it pads are thrown away above: {@code Filter(b.x = 1) over LeftJoin(a, b)}
 * becomes {@code Filter(b.x = 1) over Join(a, b)}, since {@code NULL = 1} is true for no row. FULL becomes LEFT, RIGHT or
 * INNER, as the conditions speak of one side or of both.
 */
public final class NarrowOuterJoins implements RewriteRule {
    private static final Set<PlanContents.Part> SOUGHT = EnumSet.of(PlanContents.Part.JOIN);

    @Override
    public String name() {
        return "narrow-outer-joins";
    }

    @Override
    public Set<PlanContents.Part> seeks() {
        return SOUGHT;
    }

    @Override
    public LogicalPlan apply(LogicalPlan plan, CatalogSnapshot catalog) {
        return narrow(PlanWalk.intoSubqueries(plan, inner -> apply(inner, catalog)), List.of());
    }

    /** @param known what is true of all rows that matter */
    private static LogicalPlan narrow(LogicalPlan plan, List<Expression> known) {
        if (plan instanceof Filter filter) {
            List<Expression> all = new ArrayList<>(known);
            Predicates.collect(filter.predicate(), all);
            return new Filter(narrow(filter.input(), all), filter.predicate());
        }
        if (plan instanceof Project project) {
            Map<Integer, Expression> made = new HashMap<>();
            project.projections().forEach(p -> made.put(p.column().id(), p.expression()));
            List<Expression> below = known.stream()
                    .filter(term -> !Predicates.hasSubquery(term))
                    .map(Substitution.of(made))
                    .toList();
            return project.withInputs(List.of(narrow(project.input(), below)));
        }
        if (plan instanceof Sort
                || plan instanceof Distinct distinct && distinct.on().isEmpty()) {
            return plan.withInputs(List.of(narrow(plan.inputs().get(0), known)));
        }
        if (plan instanceof Join join) {
            return narrowJoin(join, known);
        }
        List<LogicalPlan> inputs =
                plan.inputs().stream().map(input -> narrow(input, List.of())).toList();
        return inputs.equals(plan.inputs()) ? plan : plan.withInputs(inputs);
    }

    private static LogicalPlan narrowJoin(Join join, List<Expression> known) {
        Set<Integer> left = Predicates.idsOf(join.left().columns());
        Set<Integer> right = Predicates.idsOf(join.right().columns());
        boolean paddedRightGoes = rejects(known, right);
        boolean paddedLeftGoes = rejects(known, left);
        JoinKind kind =
                switch (join.kind()) {
                    case LEFT -> paddedRightGoes ? JoinKind.INNER : JoinKind.LEFT;
                    case RIGHT -> paddedLeftGoes ? JoinKind.INNER : JoinKind.RIGHT;
                    case FULL ->
                        paddedLeftGoes && paddedRightGoes
                                ? JoinKind.INNER
                                : paddedLeftGoes ? JoinKind.LEFT : paddedRightGoes ? JoinKind.RIGHT : JoinKind.FULL;
                    default -> join.kind();
                };
        List<Expression> own = Predicates.terms(join.condition());
        List<Expression> toLeft = new ArrayList<>();
        List<Expression> toRight = new ArrayList<>();
        if (kind != JoinKind.FULL && kind != JoinKind.RIGHT) {
            toLeft.addAll(known);
        }
        if (kind == JoinKind.INNER || kind == JoinKind.RIGHT) {
            toRight.addAll(known);
        }
        if (kind == JoinKind.INNER || kind == JoinKind.RIGHT || kind == JoinKind.SEMI) {
            toLeft.addAll(own);
        }
        if (kind != JoinKind.RIGHT && kind != JoinKind.FULL) {
            toRight.addAll(own);
        }
        LogicalPlan narrowLeft = narrow(join.left(), toLeft);
        LogicalPlan narrowRight = narrow(join.right(), toRight);
        return new Join(kind, narrowLeft, narrowRight, join.condition(), join.lateral());
    }

    /** True if a row in which all these columns are NULL does not pass one of the terms. */
    private static boolean rejects(List<Expression> terms, Set<Integer> columns) {
        return terms.stream().anyMatch(term -> NullRejection.isNeverTrue(term, columns));
    }
}
