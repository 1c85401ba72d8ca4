package io.docdb.optimize;

import io.docdb.expr.Expression;
import io.docdb.plan.physical.IndexAccess;
import io.docdb.plan.physical.KeyRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Ranges of an index.
 *
 * @param visited how many entries they are expected to hold
 * @param asked the terms they are made of
 * @param told the terms that are true for all entries in them
 */
record Access(IndexAccess access, double visited, List<Expression> asked, List<Expression> told) {

    /** True if the entries of each range have all parts of the index in common, and stand in the order of the primary key. */
    boolean fixesParts() {
        return access.ranges().size() == 1
                && access.ranges().get(0).prefix().size()
                        >= access.index().parts().size()
                && access.ranges().get(0).prefix().stream().allMatch(KeyRange.Equal::isOneValue);
    }

    /** What is left of a predicate's terms. */
    Optional<Expression> open(List<Expression> terms) {
        return open(terms, told);
    }

    static Optional<Expression> open(List<Expression> terms, List<Expression> told) {
        List<Expression> open = new ArrayList<>(terms);
        open.removeAll(told);
        return Conjunction.of(open);
    }

    /** The terms that ranges of an index tell: those of the ranges, and those all documents in a partial index fulfil. */
    static List<Expression> told(PartRanges ranges, IndexTerms.Terms index, PathRestrictions query) {
        List<Expression> told = new ArrayList<>(ranges.exactTerms());
        List<Expression> condition = index.condition().orElse(List.of());
        query.terms().stream()
                .filter(term -> condition.contains(query.form().of(term)))
                .forEach(told::add);
        return told;
    }
}
