/**
 * The operators that bring rows together by equality: aggregation, DISTINCT, set operations.
 *
 * <p>Entry classes: the operators; {@link io.docdb.exec.aggregate.AggregateStep}, one compiled aggregate call; {@link
 * io.docdb.exec.aggregate.Aggregation}, the groups of one pass.
 *
 * <p>They work in passes (see {@link io.docdb.exec.row.Overflow}): a table takes in groups until the memory budget is used up;
 * rows of further groups are put off to disk and make the next passes. Rows are equal as {@code Value.equals} has it, NULL
 * equal to NULL.
 */
package io.docdb.exec.aggregate;
