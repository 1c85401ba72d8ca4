package io.docdb.plan.logical;

import io.docdb.expr.Column;
import io.docdb.expr.Expression;
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
 */
public record OnConflict(
        WatchedKeys watched,
        Column existing,
        Column excluded,
        Optional<Expression> document,
        Optional<Expression> condition) {
    OnConflict map(UnaryOperator<Expression> rewrite) {
        return new OnConflict(watched, existing, excluded, document.map(rewrite), condition.map(rewrite));
    }
}
