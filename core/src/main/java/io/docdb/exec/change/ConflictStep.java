package io.docdb.exec.change;

import io.docdb.expr.Evaluator;
import io.docdb.plan.logical.WatchedKeys;

/**
 * A compiled ON CONFLICT clause. Its evaluators see the input's columns, the existing document, the excluded one.
 *
 * @param watched the keys it watches
 * @param document the new document; Java null to do nothing
 * @param condition Java null for always
 * @param once whether a document that the statement has inserted or updated is not to be updated again
 */
public record ConflictStep(WatchedKeys watched, Evaluator document, Evaluator condition, boolean once) {}
