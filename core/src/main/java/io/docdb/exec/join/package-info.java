/**
 * The join operators: nested loop, lookup per left row, hash, merge.
 *
 * <p>Entry classes: the operators. All take a join's kind apart into what happens to rows with and without a partner
 * ({@link io.docdb.exec.join.JoinShape}); none does anything particular for one kind only.
 *
 * <p>Invariant: NULL keys find no partner unless the key says that NULLs are equal. The order of the streamed side is kept as
 * long as nothing is spilled. Sources: Graefe, Query Evaluation Techniques for Large Databases (1993), for the partitioned
 * hash join.
 */
package io.docdb.exec.join;
