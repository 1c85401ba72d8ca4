package io.docdb.exec.scan;

import io.docdb.expr.Evaluator;

/**
 * A term of a scan's predicate that needs values.
 *
 * @param evaluator over the reader's scratch row
 * @param places which places of the scratch row it looks at
 */
record RowPredicate(Evaluator evaluator, int[] places) {}
