package io.docdb.exec.change;

import io.docdb.expr.Evaluator;
import io.docdb.value.FieldPath;
import java.util.List;

/**
 * A compiled ON CONFLICT clause. Its evaluators see the input's columns, the existing document, the excluded one.
 *
 * @param paths the unique key it watches; empty means any
 * @param document the new document; Java null to do nothing
 * @param condition Java null for always
 */
public record ConflictStep(List<FieldPath> paths, Evaluator document, Evaluator condition) {}
