/**
 * The aggregate functions, one class per family.
 *
 * <p>Entry class: {@link io.docdb.expr.aggregate.Aggregates}, which lists them. Invariant: NULL arguments are left out,
 * except where SQL keeps them (COUNT(*), ARRAY_AGG); without any value the result is NULL, except for counts. Functions
 * are stateless, accumulators are confined to one group of one query. DISTINCT, FILTER and ORDER BY are the executor's
 * part: what is fed here is to be counted. Sources: ISO/IEC 9075-2 10.9, PostgreSQL's manual 9.21.
 */
package io.docdb.expr.aggregate;
