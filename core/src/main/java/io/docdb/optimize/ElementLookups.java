package io.docdb.optimize;

import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.SubqueryExpression;
import io.docdb.plan.logical.Filter;
import io.docdb.plan.logical.Join;
import io.docdb.plan.logical.JoinKind;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.Scan;
import io.docdb.plan.physical.Estimate;
import io.docdb.plan.physical.FunctionScan;
import io.docdb.plan.physical.NestedLoopJoin;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.plan.physical.RowFilter;
import io.docdb.value.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a lookup of elements is made of: documents with the elements of an array of theirs, {@code orders o, UNNEST (o.lines) l}, that
 * are joined by {@code l.part = p.id}. For each part the orders that hold it are looked up, and of these the elements taken. Confined
 * to one statement.
 *
 * @param scan of the documents
 * @param asked of one document alone, or of it and the row it is looked up for; that it has such an element among it
 * @param elements of one document
 * @param condition of a document, its element and the row
 */
record ElementLookups(Scan scan, List<Expression> asked, PhysicalPlan elements, Expression condition) {
    ElementLookups {
        asked = List.copyOf(asked);
    }

    /**
     * Nothing if the plan is something else.
     *
     * @param planned the same
     * @param terms of the join, and what is asked of the plan beside
     * @param planner for the queries inside what is asked of the documents
     */
    static Optional<ElementLookups> of(
            LogicalPlan logical, PhysicalPlan planned, List<Expression> terms, InputPlanner planner) {
        if (planned instanceof RowFilter filter && logical instanceof Filter) {
            return of(logical, filter.input(), terms, planner);
        }
        LogicalPlan inside = logical instanceof Filter filter ? filter.input() : logical;
        boolean isLateral = inside instanceof Join join && join.lateral() && join.kind() == JoinKind.INNER;
        Optional<ScanParts> documents =
                isLateral ? ScanParts.of(planner.planExpressions(((Join) inside).left())) : Optional.empty();
        if (documents.isEmpty() || !(planned instanceof NestedLoopJoin loop) || !loop.lateral()) {
            return Optional.empty();
        }
        List<Expression> all = new ArrayList<>(terms);
        all.addAll(Conjunction.terms(loop.condition()));
        List<Expression> ofElement = new ArrayList<>(all);
        PhysicalPlan function = loop.right();
        if (function instanceof RowFilter filter) {
            ofElement.addAll(Conjunction.terms(filter.predicate()));
            function = filter.input();
        }
        if (!(function instanceof FunctionScan unnest)
                || !unnest.function().name().equals("UNNEST")
                || unnest.arguments().size() != 1) {
            return Optional.empty();
        }
        Scan scan = documents.get().scan();
        List<Expression> asked = new ArrayList<>(documents.get().terms());
        for (Expression term : terms) {
            if (!Conjunction.usesAny(term, unnest.columns())) {
                asked.add(term);
            }
        }
        has(unnest, ofElement, Conjunction.idsOf(scan.columns())).ifPresent(asked::add);
        return Optional.of(new ElementLookups(
                scan, asked, loop.right(), Conjunction.of(all).orElse(Constant.TRUE)));
    }

    /** That a document has an element which equals something. */
    private static Optional<Expression> has(FunctionScan unnest, List<Expression> terms, Set<Integer> ofDocument) {
        List<Expression> equalities = terms.stream()
                .filter(term -> ElementJoins.isEquality(term)
                        && Conjunction.usesAnyId(
                                term, Set.of(unnest.columns().get(0).id()))
                        && !Conjunction.usesAnyId(term, ofDocument))
                .toList();
        Estimate each = unnest.estimate();
        return Conjunction.of(equalities)
                .map(predicate -> new SubqueryExpression(
                        SubqueryExpression.Kind.EXISTS,
                        new RowFilter(unnest, predicate, each),
                        Optional.empty(),
                        Optional.empty(),
                        SqlType.BOOLEAN));
    }
}
