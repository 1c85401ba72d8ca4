/**
 * Runs physical plans: streaming pull cursors, one operator per class.
 *
 * <p>Entry classes: {@link io.docdb.exec.Executor}; {@link io.docdb.exec.CompiledQuery}, prepared once and opened often;
 * {@link io.docdb.exec.QueryCursor}; {@link io.docdb.exec.PlanPrinter} for EXPLAIN. The operators lie in packages by what
 * they do: {@code row} (what they keep, in memory and on disk), {@code operator} (the frame, and what needs only rows), {@code
 * scan}, {@code join}, {@code aggregate}, {@code sort}, {@code window}, {@code change}.
 *
 * <p>Invariants: rows hold NULL for what is missing; what a query keeps is within its memory budget or on disk; every loop
 * hears of a cancellation; closing the cursor gives everything back.
 *
 * <p>Knows nothing of SQL text, sessions or how a plan was chosen. Source: Graefe, Volcano (1994), for the iterator model.
 */
package io.docdb.exec;
