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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says of one column what is said of another that equals it: {@code a.id = b.id AND a.id = 5} gives {@code b.id = 5}, ranges
 * and lists likewise. What follows stands in the condition of the join, from where it is pushed down.
 *
 * <p>Also for the padded side of an outer join, of which only the partners of kept rows matter, and for the inner side of a
 * semi or anti join.
 */
public final class InferPredicates implements RewriteRule {
    private static final Set<PlanContents.Part> SOUGHT = EnumSet.of(PlanContents.Part.JOIN);

    @Override
    public String name() {
        return "infer-predicates";
    }

    @Override
    public Set<PlanContents.Part> seeks() {
        return SOUGHT;
    }

    @Override
    public LogicalPlan apply(LogicalPlan plan, CatalogSnapshot catalog) {
        return infer(PlanWalk.intoSubqueries(plan, inner -> apply(inner, catalog)), List.of());
    }

    /** @param known what is true of all rows that matter */
    private static LogicalPlan infer(LogicalPlan plan, List<Expression> known) {
        if (plan instanceof Filter filter) {
            List<Expression> all = new ArrayList<>(known);
            Predicates.collect(filter.predicate(), all);
            return filter.mapInputs(input -> infer(input, all));
        }
        if (plan instanceof Project project) {
            return project.mapInputs(input -> infer(input, below(project, known)));
        }
        if (plan instanceof Sort
                || plan instanceof Distinct distinct && distinct.on().isEmpty()) {
            return plan.mapInputs(input -> infer(input, known));
        }
        if (plan instanceof Join join) {
            return inferJoin(join, known);
        }
        return plan.mapInputs(input -> infer(input, List.of()));
    }

    /** The terms in the words of the projection's input. */
    private static List<Expression> below(Project project, List<Expression> known) {
        Map<Integer, Expression> made = new HashMap<>();
        project.projections().forEach(p -> made.put(p.column().id(), p.expression()));
        return known.stream()
                .filter(term -> !Predicates.hasSubquery(term))
                .map(Substitution.of(made))
                .toList();
    }

    private static LogicalPlan inferJoin(Join join, List<Expression> known) {
        boolean inner = join.kind() == JoinKind.INNER;
        boolean keepsLeft = join.kind() == JoinKind.LEFT || join.kind() == JoinKind.ANTI;
        if (join.kind() == JoinKind.FULL) {
            return join.withInputs(List.of(infer(join.left(), List.of()), infer(join.right(), List.of())));
        }
        Set<Integer> left = Predicates.idsOf(join.left().columns());
        Set<Integer> right = Predicates.idsOf(join.right().columns());
        List<Expression> own = Predicates.terms(join.condition());
        List<Expression> facts = new ArrayList<>(own);
        boolean ofRight = join.kind() == JoinKind.RIGHT;
        for (Expression term : known) {
            if (inner || Predicates.usesOnly(term, ofRight ? right : left, ofRight ? left : right)) {
                facts.add(term);
            }
        }
        collectFacts(join.left(), facts);
        collectFacts(join.right(), facts);
        List<Expression> derived = new ArrayList<>();
        for (Expression term : EqualityClasses.derive(facts)) {
            boolean useful = keepsLeft
                    ? Predicates.usesOnly(term, right, left)
                    : ofRight
                            ? Predicates.usesOnly(term, left, right)
                            : Predicates.usesAny(term, left) || Predicates.usesAny(term, right);
            if (useful) {
                derived.add(term);
            }
        }
        List<Expression> condition = new ArrayList<>(own);
        condition.addAll(derived);
        List<Expression> toLeft = new ArrayList<>();
        List<Expression> toRight = new ArrayList<>();
        (ofRight ? toRight : toLeft).addAll(known);
        if (inner) {
            toRight.addAll(known);
        }
        if (!keepsLeft) {
            toLeft.addAll(condition);
        }
        if (!ofRight) {
            toRight.addAll(condition);
        }
        return new Join(
                join.kind(),
                infer(join.left(), toLeft),
                infer(join.right(), toRight),
                Predicates.all(condition),
                join.lateral());
    }

    /** What the plan itself makes sure of for its rows. */
    private static void collectFacts(LogicalPlan plan, List<Expression> facts) {
        if (plan instanceof Filter filter) {
            Predicates.collect(filter.predicate(), facts);
            collectFacts(filter.input(), facts);
        } else if (plan instanceof Sort || plan instanceof Distinct) {
            collectFacts(plan.inputs().get(0), facts);
        } else if (plan instanceof Project project) {
            collectFacts(project, facts);
        } else if (plan instanceof Join join) {
            if (join.kind() == JoinKind.INNER) {
                Predicates.collect(join.condition(), facts);
                collectFacts(join.right(), facts);
            }
            if (join.kind() != JoinKind.RIGHT && join.kind() != JoinKind.FULL) {
                collectFacts(join.left(), facts);
            }
        }
    }

    /** What is known of what the projection passes on, in its words. */
    private static void collectFacts(Project project, List<Expression> facts) {
        List<Expression> inside = new ArrayList<>();
        collectFacts(project.input(), inside);
        Map<Expression, Expression> renamed = new HashMap<>();
        project.projections().forEach(p -> {
            if (Predicates.isStored(p.expression())) {
                renamed.put(p.expression(), p.column().ref());
            }
        });
        Set<Integer> made = new HashSet<>(Predicates.idsOf(project.input().columns()));
        for (Expression fact : inside) {
            Expression outside = fact.transform(node -> renamed.getOrDefault(node, node));
            if (Predicates.columnsOf(outside).stream()
                    .allMatch(id -> !made.contains(id)
                            || Predicates.idsOf(project.columns()).contains(id))) {
                facts.add(outside);
            }
        }
    }
}
