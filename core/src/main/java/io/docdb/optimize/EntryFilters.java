package io.docdb.optimize;

import io.docdb.catalog.IndexDefinition;
import io.docdb.expr.And;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Comparison;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.InList;
import io.docdb.expr.IsNull;
import io.docdb.expr.Like;
import io.docdb.expr.Not;
import io.docdb.expr.Or;
import io.docdb.expr.Parameter;
import io.docdb.plan.logical.ScanField;
import io.docdb.plan.physical.DocumentRead;
import io.docdb.plan.physical.Estimate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tests on index entries before their documents are fetched: of an index (a, b, c) and {@code a = 1 AND c > 5} the range says
 * {@code a = 1}, and the entries say {@code c > 5}, so that no document is fetched in vain. Only terms that compare a value which
 * entries hold with what is known, and so cannot fail where another term would have spared them.
 */
final class EntryFilters {
    private final CostModel costs;
    private final boolean isOn;

    EntryFilters(CostModel costs, boolean isOn) {
        this.costs = costs;
        this.isOn = isOn;
    }

    /**
     * How documents are read behind the entries.
     *
     * @param read what is left to say of the documents
     * @param filter what is asked of entries
     */
    record Filtered(DocumentRead read, Optional<Expression> filter, Estimate estimate) {}

    /**
     * The cheaper way: with a filter or without.
     *
     * @param asked the terms the ranges are made of
     * @param visited how many entries they are thought to hold
     */
    Filtered best(
            DocumentRead known,
            IndexDefinition index,
            PathRestrictions restrictions,
            List<Expression> asked,
            int ranges,
            double visited,
            double rows) {
        Filtered plain = new Filtered(known, Optional.empty(), costs.indexScan(index, ranges, visited, rows));
        if (!isOn || index.isMultiKey() || known.residual().isEmpty()) {
            return plain;
        }
        Set<Integer> held = held(known, index);
        List<Expression> open = Conjunction.terms(known.residual().get());
        Set<Integer> more = new HashSet<>(held); // of what the ranges say something, little is left to say
        asked.forEach(term -> more.removeAll(Conjunction.columnsOf(term)));
        List<Expression> tested = open.stream()
                .filter(term -> isTest(term, held, known) && Conjunction.usesAnyId(term, more))
                .toList();
        if (tested.isEmpty()) {
            return plain;
        }
        List<Expression> all = new ArrayList<>(asked);
        all.addAll(tested);
        double fetched = Math.min(visited, costs.visited(index.collectionId(), all, restrictions.scan(), rows));
        Estimate estimate = costs.filteredScan(index, ranges, visited, fetched, rows);
        return estimate.cost() < plain.estimate().cost()
                ? new Filtered(known.withResidual(Access.open(open, tested)), Conjunction.of(tested), estimate)
                : plain;
    }

    private static Set<Integer> held(DocumentRead read, IndexDefinition index) {
        Set<Integer> held = new HashSet<>();
        for (ScanField field : read.fields()) {
            if (index.parts().stream().anyMatch(part -> part.path().equals(Optional.of(field.path())))) {
                held.add(field.column().id());
            }
        }
        return held;
    }

    private static boolean isTest(Expression term, Set<Integer> held, DocumentRead read) {
        if (term instanceof And || term instanceof Or || term instanceof Not) {
            return term.children().stream().allMatch(each -> isTest(each, held, read));
        }
        boolean compares = term instanceof Comparison
                || term instanceof IsNull
                || term instanceof InList
                || term instanceof Like
                || isHeld(term, held);
        return compares
                && (isHeld(term, held)
                        || term.children().stream().allMatch(each -> isHeld(each, held) || isKnown(each, read)));
    }

    private static boolean isHeld(Expression expression, Set<Integer> held) {
        return expression instanceof ColumnRef ref && held.contains(ref.column().id());
    }

    /** A value that is known before the scan begins. */
    private static boolean isKnown(Expression expression, DocumentRead read) {
        if (expression instanceof ColumnRef ref) {
            int id = ref.column().id();
            return id != read.rowId().id()
                    && id != read.document().id()
                    && read.fields().stream().noneMatch(field -> field.column().id() == id);
        }
        return expression instanceof Constant || expression instanceof Parameter;
    }
}
