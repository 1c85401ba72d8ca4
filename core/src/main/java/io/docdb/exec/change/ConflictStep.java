package io.docdb.exec.change;

import io.docdb.expr.Evaluator;
import io.docdb.plan.logical.OnConflict;
import io.docdb.plan.logical.WatchedKeys;

/**
 * A compiled ON CONFLICT clause. Its evaluators see the input's columns, the existing document, the excluded one.
 *
 * @param watched the keys it watches
 * @param document the new document; Java null to do nothing
 * @param condition Java null for always
 * @param action what the statement says
 */
public record ConflictStep(WatchedKeys watched, Evaluator document, Evaluator condition, OnConflict.Action action) {
    /** True if a document that the statement has inserted or updated is not to be updated again. */
    boolean isOnce() {
        return action == OnConflict.Action.UPDATE;
    }

    /** True if what was to be inserted must keep to the rules of the collection even if it is in conflict. */
    boolean checksFirst() {
        return action != OnConflict.Action.REPLACE;
    }
}
