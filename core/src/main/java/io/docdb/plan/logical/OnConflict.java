package io.docdb.plan.logical;

import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import io.docdb.expr.Rewrite;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What an INSERT does instead of failing on a duplicate key.
 *
 * @param watched the keys it watches; others are refused
 * @param existing the stored document that is in the way
 * @param excluded the document that was to be inserted
 * @param document makes the new document from {@code existing} and {@code excluded}; empty means do nothing
 * @param condition only if true the update is made
 * @param action what the statement says
 */
public record OnConflict(
        WatchedKeys watched,
        Column existing,
        Column excluded,
        Optional<Expression> document,
        Optional<Expression> condition,
        Action action) {
    /** What to do with a document that is in the way. */
    public enum Action {
        /** The one that is there stays. */
        NOTHING,
        /** Each document is inserted or updated once; a second time is an error. */
        UPDATE,
        /** As the rows come, the same document several times, too. */
        UPDATE_AGAIN,
        /** As {@code UPDATE_AGAIN}; the one that was to be inserted is no more than a part of the new one. */
        REPLACE
    }

    OnConflict map(UnaryOperator<Expression> rewrite) {
        Optional<Expression> newDocument = Rewrite.ifPresent(document, rewrite);
        Optional<Expression> newCondition = Rewrite.ifPresent(condition, rewrite);
        return newDocument == document && newCondition == condition
                ? this
                : new OnConflict(watched, existing, excluded, newDocument, newCondition, action);
    }
}
