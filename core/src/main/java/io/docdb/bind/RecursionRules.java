package io.docdb.bind;

import io.docdb.error.ErrorCode;
import io.docdb.expr.SubqueryExpression;
import io.docdb.plan.logical.Aggregate;
import io.docdb.plan.logical.CteScan;
import io.docdb.plan.logical.Filter;
import io.docdb.plan.logical.Join;
import io.docdb.plan.logical.JoinKind;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.SetKind;
import io.docdb.plan.logical.SetOperation;
import io.docdb.sql.ast.Position;

/**
 * Where the right side of a recursive union may read its own table: nowhere a row that is found later could make a row
 * that was given before wrong, so that the rounds have one meaning and can end. These are PostgreSQL's rules, but for the
 * number of times the table may be read.
 */
final class RecursionRules {
    private final Binding binding;
    private final int tableId;
    private final String name;
    private final Position at;

    /** @param tableId of the rows of the last round */
    RecursionRules(Binding binding, int tableId, String name, Position at) {
        this.binding = binding;
        this.tableId = tableId;
        this.name = name;
        this.at = at;
    }

    /** @throws io.docdb.error.StatementException INVALID_RECURSION */
    void check(LogicalPlan plan) {
        if (plan instanceof Aggregate aggregate && isOverall(aggregate) && readsItself(aggregate.input())) {
            throw refused("under an aggregate function");
        }
        if (plan instanceof Join join) {
            check(join);
        }
        if (plan instanceof SetOperation operation) {
            check(operation);
        }
        plan.mapExpressions(expression -> {
            expression.visit(node -> {
                if (node instanceof SubqueryExpression subquery && reads((LogicalPlan) subquery.plan())) {
                    throw refused("in a subquery of an expression");
                }
            });
            return expression;
        });
        plan.inputs().forEach(this::check);
    }

    private static boolean isOverall(Aggregate aggregate) {
        return !aggregate.aggregates().isEmpty() || aggregate.keys().isEmpty();
    }

    private void check(Join join) {
        boolean leftMayBeNull = join.kind() == JoinKind.RIGHT || join.kind() == JoinKind.FULL;
        boolean rightMayBeNull = join.kind() == JoinKind.LEFT || join.kind() == JoinKind.FULL;
        if (leftMayBeNull && reads(join.left()) || rightMayBeNull && reads(join.right())) {
            throw refused("on the side of an outer join that is filled up with NULL");
        }
    }

    private void check(SetOperation operation) {
        boolean refusedLeft = operation.kind() != SetKind.UNION && operation.all();
        boolean refusedRight = operation.kind() == SetKind.EXCEPT || refusedLeft;
        if (refusedLeft && reads(operation.left()) || refusedRight && reads(operation.right())) {
            throw refused("in an operand of " + operation.kind() + (operation.all() ? " ALL" : ""));
        }
    }

    /** Whether its own FROM has the table, not that of a subquery in it. */
    private boolean readsItself(LogicalPlan plan) {
        boolean joinsOrFilters = plan instanceof Join || plan instanceof Filter;
        return isTable(plan) || joinsOrFilters && plan.inputs().stream().anyMatch(this::readsItself);
    }

    private boolean isTable(LogicalPlan plan) {
        return plan instanceof CteScan scan && scan.tableId() == tableId;
    }

    private boolean reads(LogicalPlan plan) {
        if (isTable(plan)) {
            return true;
        }
        boolean[] found = new boolean[1];
        plan.mapExpressions(expression -> {
            expression.visit(node ->
                    found[0] |= node instanceof SubqueryExpression subquery && reads((LogicalPlan) subquery.plan()));
            return expression;
        });
        return found[0] || plan.inputs().stream().anyMatch(this::reads);
    }

    private RuntimeException refused(String where) {
        return binding.error(
                at,
                ErrorCode.INVALID_RECURSION,
                "The recursive reference to \"" + name + "\" may not stand " + where
                        + ": expected it in the FROM clause of the right side of the UNION");
    }
}
