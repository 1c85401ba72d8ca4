package io.docdb.exec.change;

import io.docdb.expr.Evaluator;
import io.docdb.plan.logical.MergeAction;

/**
 * A compiled WHEN branch of a MERGE.
 *
 * @param matched whether it is for source rows with a target row
 * @param condition Java null for always
 * @param document the new document for INSERT and UPDATE, else Java null
 */
public record MergeStep(MergeAction.Kind kind, boolean matched, Evaluator condition, Evaluator document) {}
