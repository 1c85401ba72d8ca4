package io.docdb.optimize;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.expr.Comparison;
import io.docdb.expr.Expression;
import io.docdb.expr.InList;
import io.docdb.expr.SubqueryExpression;
import io.docdb.optimize.rule.PushFilters;
import io.docdb.plan.logical.Filter;
import io.docdb.plan.logical.Join;
import io.docdb.plan.logical.JoinKind;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.Project;
import io.docdb.plan.logical.TableFunctionScan;
import io.docdb.value.SqlType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what a document must hold to give a row of a join with its elements: of {@code orders o, UNNEST(o.items) i WHERE i.sku =
 * 7} only orders are needed of which {@code EXISTS (SELECT FROM UNNEST(o.items) i WHERE i.sku = 7)} is true, and those an index
 * over elements may find.
 */
final class ElementJoins {
    private final Join join;
    private final Set<Integer> left;

    private ElementJoins(Join join) {
        this.join = join;
        this.left = Conjunction.idsOf(join.left().columns());
    }

    /** The left side with what it must hold; nothing if nothing follows. */
    static Optional<LogicalPlan> left(Join join, CatalogSnapshot catalog) {
        if (join.kind() != JoinKind.INNER || !join.lateral()) {
            return Optional.empty();
        }
        List<Expression> held = new ArrayList<>();
        new ElementJoins(join).find(join.right(), held);
        return Conjunction.of(held)
                .map(predicate -> new PushFilters().apply(new Filter(join.left(), predicate), catalog));
    }

    /** Goes where each row of the right side has a row. */
    private void find(LogicalPlan plan, List<Expression> held) {
        if (plan instanceof Filter filter && filter.input() instanceof TableFunctionScan unnest) {
            held(filter, unnest).ifPresent(held::add);
        } else if (plan instanceof Filter || plan instanceof Project) {
            find(plan.inputs().get(0), held);
        } else if (plan instanceof Join inner && inner.kind() == JoinKind.INNER) {
            inner.inputs().forEach(input -> find(input, held));
        }
    }

    private Optional<Expression> held(Filter filter, TableFunctionScan unnest) {
        boolean ofLeft = unnest.function().name().equals("UNNEST")
                && unnest.arguments().size() == 1
                && Conjunction.usesAnyId(unnest.arguments().get(0), left);
        List<Expression> terms = Conjunction.terms(filter.predicate()).stream()
                .filter(term -> asksElement(term, unnest.columns().get(0).id()))
                .toList();
        return ofLeft
                ? Conjunction.of(terms)
                        .map(predicate -> new SubqueryExpression(
                                SubqueryExpression.Kind.EXISTS,
                                new Filter(unnest, predicate),
                                Optional.empty(),
                                Optional.empty(),
                                SqlType.BOOLEAN))
                : Optional.empty();
    }

    /** True for an equality of the element, or of a path in it, that speaks of no other column here. */
    private boolean asksElement(Expression term, int element) {
        Set<Integer> others = new HashSet<>(left);
        others.addAll(Conjunction.idsOf(join.right().columns()));
        others.remove(element);
        return isEquality(term) && Conjunction.usesAnyId(term, Set.of(element)) && !Conjunction.usesAnyId(term, others);
    }

    /** True for an equality with what is the same each time it is asked, and needs no query. */
    static boolean isEquality(Expression term) {
        boolean[] subquery = new boolean[1];
        term.visit(node -> subquery[0] |= node instanceof SubqueryExpression);
        return (term instanceof InList
                        || term instanceof Comparison comparison && comparison.operator() == Comparison.Operator.EQUAL)
                && !subquery[0]
                && !Restrictions.isVolatile(term);
    }
}
