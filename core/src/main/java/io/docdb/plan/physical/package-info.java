/**
 * How it is done: the physical plan that the optimizer chooses and the executor runs.
 *
 * <p>Entry class: {@link io.docdb.plan.physical.PhysicalPlan}, a sealed family of records. Where a node of the logical plan
 * has one way of being done, its record here says the same under a name of its own, so that both can be used side by side.
 *
 * <p>Invariant: a node's rows hold exactly its {@code columns()} in that order; a column id an expression names is one of
 * the input's, or else an outer one (of the query around a subquery, or of the left side of a lateral or index join).
 * The plan of a {@code SubqueryExpression} inside a physical plan is a physical plan too.
 *
 * <p>Pure data: estimates are carried, not computed; nothing is known of transactions, bytes or cursors.
 */
package io.docdb.plan.physical;
