/**
 * The frame all operators share, and the operators that need nothing but rows.
 *
 * <p>Entry classes: {@link io.docdb.exec.operator.Operator}, a compiled plan node that can be opened any number of times, by
 * several threads; {@link io.docdb.exec.operator.ExecutionContext}, what one execution is given from outside; {@link
 * io.docdb.exec.operator.Frame}, what expressions see of it, outer rows included.
 *
 * <p>Invariant: an operator is immutable; everything that belongs to one execution lives in its cursors, in the {@link
 * io.docdb.exec.operator.QueryRun} or in a slot of it. Every loop asks for cancellation at least every 256 rows.
 */
package io.docdb.exec.operator;
