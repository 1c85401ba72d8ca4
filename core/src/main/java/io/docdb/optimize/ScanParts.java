package io.docdb.optimize;

import io.docdb.expr.Expression;
import io.docdb.plan.logical.Filter;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.Scan;
import java.util.List;
import java.util.Optional;

/** A scan and what is asked of its documents. */
record ScanParts(Scan scan, List<Expression> terms) {
    ScanParts {
        terms = List.copyOf(terms);
    }

    /** Nothing if the plan is no scan, nor a filter over one. */
    static Optional<ScanParts> of(LogicalPlan plan) {
        if (plan instanceof Scan scan) {
            return Optional.of(new ScanParts(scan, List.of()));
        }
        return plan instanceof Filter filter && filter.input() instanceof Scan scan
                ? Optional.of(new ScanParts(scan, Conjunction.terms(filter.predicate())))
                : Optional.empty();
    }
}
