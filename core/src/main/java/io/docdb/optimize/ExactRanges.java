package io.docdb.optimize;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.IndexDefinition;
import io.docdb.expr.Expression;
import io.docdb.plan.logical.Scan;
import io.docdb.plan.physical.IndexAccess;
import java.util.List;
import java.util.Optional;

/** Ranges of an index that answer a predicate by themselves. */
final class ExactRanges {
    private final CatalogSnapshot catalog;
    private final IndexTerms indexTerms;

    ExactRanges(CatalogSnapshot catalog, IndexTerms indexTerms) {
        this.catalog = catalog;
        this.indexTerms = indexTerms;
    }

    /**
     * The one range of an index that holds just the documents for which all terms are true: nothing is left to test, so
     * that they can be counted unseen.
     */
    Optional<IndexAccess> find(Scan scan, List<Expression> terms) {
        Optional<CollectionDefinition> definition =
                catalog.findCollection(scan.collection().id());
        if (scan.asOf().isPresent() || definition.isEmpty()) {
            return Optional.empty();
        }
        PathRestrictions restrictions = PathRestrictions.of(terms, scan);
        for (IndexDefinition index : catalog.indexesOf(scan.collection().id())) {
            IndexTerms.Terms indexed = indexTerms.of(index, definition.get());
            if (!index.isMultiKey()
                    && indexed.cover(restrictions)
                    && tellsAll(PartRanges.of(indexed.parts(), restrictions), terms, indexed, restrictions)) {
                return Optional.of(new IndexAccess(
                        index, PartRanges.of(indexed.parts(), restrictions).orAll()));
            }
        }
        return Optional.empty();
    }

    private static boolean tellsAll(
            PartRanges ranges, List<Expression> terms, IndexTerms.Terms indexed, PathRestrictions restrictions) {
        List<Expression> told = ranges.exactTerms();
        List<Expression> condition = indexed.condition().orElse(List.of());
        return ranges.list().size() <= 1
                && told.containsAll(ranges.terms())
                && terms.stream()
                        .allMatch(term -> told.contains(term)
                                || condition.contains(restrictions.form().of(term)));
    }
}
