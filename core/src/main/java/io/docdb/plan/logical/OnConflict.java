package io.docdb.plan.logical;

import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import io.docdb.value.FieldPath;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What an INSERT does instead of failing on a duplicate key.
 *
 * @param paths the unique key it watches; empty means any
 * @param existing the stored document that is in the way
 * @param excluded the document that was to be inserted
 * @param document makes the new document from {@code existing} and {@code excluded}; empty means do nothing
 * @param condition only if true the update is made
 */
public record OnConflict(
        List<FieldPath> paths,
        Column existing,
        Column excluded,
        Optional<Expression> document,
        Optional<Expression> condition) {
    public OnConflict {
        paths = List.copyOf(paths);
    }

    OnConflict map(UnaryOperator<Expression> rewrite) {
        return new OnConflict(paths, existing, excluded, document.map(rewrite), condition.map(rewrite));
    }
}
