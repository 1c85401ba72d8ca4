/**
 * Logical plan to physical plan: rewrites by the rules of {@code optimize.rule}, then a choice of access paths, join order
 * and join methods by cost.
 *
 * <p>Entry class: {@link io.docdb.optimize.Optimizer}. EXPLAIN prints what it gives.
 *
 * <p>Invariant: a plan gives the same rows whatever rule is switched off and whatever index is there. Nothing here reads
 * documents; statistics come from the catalog.
 */
package io.docdb.optimize;
