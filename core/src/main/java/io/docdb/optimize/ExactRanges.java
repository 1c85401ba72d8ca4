package io.docdb.optimize;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.IndexDefinition;
import io.docdb.expr.Expression;
import io.docdb.plan.logical.Scan;
import io.docdb.plan.physical.IndexAccess;
import io.docdb.plan.physical.KeyRange;
import io.docdb.value.SqlType;
import java.util.List;
import java.util.Optional;

/** Ranges of an index that answer a predicate by themselves. */
final class ExactRanges {
    private final CatalogSnapshot catalog;

    ExactRanges(CatalogSnapshot catalog) {
        this.catalog = catalog;
    }

    /**
     * The one range of an index that holds just the documents for which all terms are true: nothing is left to test, so
     * that they can be counted unseen.
     */
    Optional<IndexAccess> find(Scan scan, List<Expression> terms) {
        if (scan.asOf().isPresent()) {
            return Optional.empty();
        }
        PathRestrictions restrictions = PathRestrictions.of(terms, scan);
        for (IndexDefinition index : catalog.indexesOf(scan.collection().id())) {
            if (index.predicateSql().isPresent() || index.isMultiKey()) {
                continue;
            }
            PartRanges ranges = PartRanges.of(NormalForm.parts(index), restrictions);
            List<Expression> told =
                    ranges.used().stream().map(Restriction::term).toList();
            if (ranges.list().size() == 1
                    && ranges.isOfOneKind()
                    && told.size() == terms.size()
                    && told.containsAll(terms)
                    && isExactTail(ranges)) {
                return Optional.of(new IndexAccess(index, ranges.list()));
            }
        }
        return Optional.empty();
    }

    private static boolean isExactTail(PartRanges ranges) {
        KeyRange.Tail tail = ranges.list().get(0).tail();
        if (tail instanceof KeyRange.Between between) {
            SqlType operand =
                    ranges.used().get(ranges.used().size() - 1).operand().type();
            return between.from()
                            .map(bound -> PartRanges.isOfOneKind(operand, bound.value()))
                            .orElse(true)
                    && between.to()
                            .map(bound -> PartRanges.isOfOneKind(operand, bound.value()))
                            .orElse(true);
        }
        return !(tail instanceof KeyRange.StartsWith);
    }
}
