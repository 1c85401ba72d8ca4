/**
 * Turns bound expressions into evaluators, once per statement.
 *
 * <p>Entry class: {@link io.docdb.expr.compile.ExpressionCompiler}. Constant subtrees are folded first
 * ({@link io.docdb.expr.compile.ConstantFolder}, which the optimizer uses too); then each node becomes one small closure
 * that is specialised to its operands: a column compared with a constant reads the row and compares, nothing else.
 *
 * <p>Invariant: an evaluator gives what the node's Javadoc says, whatever its specialisation; errors of folded parts
 * are raised when a row needs the value, never while compiling; only broken constant patterns and paths are refused at
 * once. It must not know plans, cursors or the catalog.
 * Sources: ISO/IEC 9075-2 for three-valued logic (8.x predicates, 6.39 boolean value expression).
 */
package io.docdb.expr.compile;
