package io.docdb.expr;

/** Turns a subquery expression into an evaluator: the executor's part of compiling an expression. */
@FunctionalInterface
public interface SubqueryCompiler {
    Evaluator compile(SubqueryExpression subquery, RowLayout layout);
}
