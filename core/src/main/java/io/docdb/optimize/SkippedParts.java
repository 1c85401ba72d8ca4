package io.docdb.optimize;

import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.IndexDefinition;
import io.docdb.expr.Expression;
import io.docdb.plan.physical.DocumentRead;
import io.docdb.plan.physical.IndexAccess;
import io.docdb.plan.physical.IndexScan;
import io.docdb.plan.physical.PhysicalPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Ways to use an index of whose first parts a predicate says nothing, but of later ones: what it asks of those is sought for each
 * combination of values that the first ones have, if there are few.
 */
final class SkippedParts {
    private final CostModel costs;
    private final IndexAnswers answers;
    private final EntryFilters entries;
    private final boolean isOn;

    SkippedParts(CostModel costs, IndexAnswers answers, EntryFilters entries, boolean isOn) {
        this.entries = entries;
        this.costs = costs;
        this.answers = answers;
        this.isOn = isOn;
    }

    /** @param terms of the index, which holds all documents asked for */
    List<PhysicalPlan> all(
            IndexDefinition index,
            CollectionDefinition definition,
            IndexTerms.Terms terms,
            DocumentRead read,
            PathRestrictions restrictions,
            double rows) {
        List<PhysicalPlan> found = new ArrayList<>();
        if (!isOn || index.isMultiKey() || !costs.isLarge(index.collectionId())) {
            return found;
        }
        List<NormalForm.Part> parts = terms.rangeParts(index, definition);
        List<Expression> skipped = new ArrayList<>();
        for (int first = 1; first < terms.parts().size(); first++) {
            skipped.add(
                    NormalForm.over(restrictions.scan(), parts.get(first - 1).expression()));
            PartRanges ranges = PartRanges.of(parts.subList(first, parts.size()), restrictions);
            OptionalDouble combinations =
                    ranges.isEmpty() ? OptionalDouble.empty() : costs.combinations(index.collectionId(), skipped);
            if (combinations.isPresent()) {
                found.add(scan(
                        index, definition, terms, read, restrictions, rows, ranges, first, combinations.getAsDouble()));
            }
            if (!ranges.isEmpty()) {
                break;
            }
        }
        return found;
    }

    private PhysicalPlan scan(
            IndexDefinition index,
            CollectionDefinition definition,
            IndexTerms.Terms terms,
            DocumentRead read,
            PathRestrictions restrictions,
            double rows,
            PartRanges ranges,
            int skipped,
            double combinations) {
        List<Expression> told = Access.told(ranges, terms, restrictions);
        DocumentRead known = read.withResidual(Access.open(restrictions.terms(), told));
        List<Expression> asked = ranges.terms(terms, restrictions);
        double visited = costs.visited(index.collectionId(), asked, restrictions.scan(), rows);
        int seeks = (int)
                Math.min(Integer.MAX_VALUE, combinations * (1 + ranges.list().size()));
        IndexAccess access = new IndexAccess(index, ranges.list());
        double given = Math.min(rows, visited);
        return answers.of(known, index, definition)
                .map(held -> new IndexScan(
                        held,
                        access,
                        false,
                        0,
                        skipped,
                        true,
                        Optional.empty(),
                        costs.indexOnlyScan(seeks, visited, given)))
                .orElseGet(() -> documents(
                        access, skipped, entries.best(known, index, restrictions, asked, seeks, visited, given)));
    }

    private static IndexScan documents(IndexAccess access, int skipped, EntryFilters.Filtered filtered) {
        return new IndexScan(filtered.read(), access, false, 0, skipped, false, filtered.filter(), filtered.estimate());
    }
}
