/**
 * Bound expressions, SQL's three-valued evaluation of them, and the scalar, aggregate and window functions.
 *
 * <p>Entry classes: {@link io.docdb.expr.Expression}, the sealed family of nodes the binder makes and the optimizer
 * rewrites; {@code ExpressionCompiler}, which turns a node into an {@link io.docdb.expr.Evaluator} once
 * per statement.
 *
 * <p>Invariant: columns are named by an id that is unique within a statement, never by a place in a row, so that plans
 * can be rewritten without renumbering; places are found when an expression is compiled. An id that the row does not
 * have belongs to an outer query and is asked of the {@link io.docdb.expr.EvaluationContext}.
 *
 * <p>No I/O, no clock and no state: what a statement may know of the world (time, user, sequences, subquery results)
 * comes through the evaluation context. Sources: ISO/IEC 9075-2 for the operators, 9075-2 and RFC 9535 for paths.
 */
package io.docdb.expr;
