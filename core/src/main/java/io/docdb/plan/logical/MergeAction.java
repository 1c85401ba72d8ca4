package io.docdb.plan.logical;

import io.docdb.expr.Expression;
import io.docdb.expr.Rewrite;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One WHEN branch of a MERGE.
 *
 * @param matched whether it is for source rows with a target row, or for those without
 * @param condition empty for always
 * @param document the new document for INSERT and UPDATE, else empty
 */
public record MergeAction(Kind kind, boolean matched, Optional<Expression> condition, Optional<Expression> document) {
    /** What is done. */
    public enum Kind {
        INSERT,
        UPDATE,
        DELETE,
        NOTHING
    }

    MergeAction map(UnaryOperator<Expression> rewrite) {
        Optional<Expression> newCondition = Rewrite.ifPresent(condition, rewrite);
        Optional<Expression> newDocument = Rewrite.ifPresent(document, rewrite);
        return newCondition == condition && newDocument == document
                ? this
                : new MergeAction(kind, matched, newCondition, newDocument);
    }
}
