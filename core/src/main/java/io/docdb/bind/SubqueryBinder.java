package io.docdb.bind;

import io.docdb.error.ErrorCode;
import io.docdb.expr.Column;
import io.docdb.expr.Comparison;
import io.docdb.expr.Expression;
import io.docdb.expr.Not;
import io.docdb.expr.RowConstructor;
import io.docdb.expr.SubqueryExpression;
import io.docdb.expr.SubqueryExpression.Kind;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.NamedExpression;
import io.docdb.plan.logical.Project;
import io.docdb.sql.ast.Condition;
import io.docdb.sql.ast.Expression.ScalarSubquery;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.Query;
import io.docdb.value.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Binds queries that stand as values or tests; their names are sought in the scope around them too. */
final class SubqueryBinder {
    private final ExpressionBinder expressions;
    private final Binding binding;

    SubqueryBinder(ExpressionBinder expressions) {
        this.expressions = expressions;
        this.binding = expressions.binding();
    }

    /** @throws io.docdb.error.StatementException NOT_SUPPORTED if it changes data: nobody could tell how often */
    LogicalPlan plan(Query query) {
        Scope scope = expressions.scope();
        int changes = binding.tally().changes();
        LogicalPlan plan = new QueryBinder(binding).bind(query, Optional.of(scope), scope.commonTables());
        if (binding.tally().changes() > changes) {
            throw binding.error(
                    query.at(),
                    ErrorCode.NOT_SUPPORTED,
                    "A subquery among expressions cannot change data: put the change into WITH before the statement");
        }
        return plan;
    }

    /** One value; of several columns a row value. */
    Expression scalar(ScalarSubquery subquery) {
        LogicalPlan plan = asRow(plan(subquery.query()));
        SqlType type = plan.columns().get(0).type();
        return new SubqueryExpression(Kind.SCALAR, plan, Optional.empty(), Optional.empty(), type);
    }

    /** Several columns become one that holds a row value. */
    private LogicalPlan asRow(LogicalPlan plan) {
        if (plan.columns().size() == 1) {
            return plan;
        }
        List<Expression> fields = new ArrayList<>();
        plan.columns().forEach(column -> fields.add(column.ref()));
        RowConstructor row = new RowConstructor(fields);
        Column column = binding.newColumn("row", row.type(), false);
        return new Project(plan, List.of(new NamedExpression(column, row)));
    }

    Expression array(Query query) {
        LogicalPlan plan = plan(query);
        requireColumns(plan, 1, query.at());
        SqlType type = SqlType.arrayOf(plan.columns().get(0).type());
        return new SubqueryExpression(Kind.ARRAY, plan, Optional.empty(), Optional.empty(), type);
    }

    Expression exists(Condition.Exists exists) {
        return new SubqueryExpression(
                Kind.EXISTS, plan(exists.query()), Optional.empty(), Optional.empty(), SqlType.BOOLEAN);
    }

    Expression in(Condition.InQuery in) {
        Expression found = compare(Comparison.Operator.EQUAL, in.operand(), false, in.query(), in.at());
        return in.negated() ? new Not(found) : found;
    }

    Expression quantified(Condition.QuantifiedQuery quantified) {
        return compare(
                ConditionBinder.operatorOf(quantified.operator()),
                quantified.left(),
                quantified.all(),
                quantified.query(),
                quantified.at());
    }

    private Expression compare(
            Comparison.Operator operator, io.docdb.sql.ast.Expression leftTree, boolean all, Query query, Position at) {
        Expression left = expressions.bind(leftTree);
        LogicalPlan plan = plan(query);
        boolean givesRows =
                plan.columns().size() == 1 && plan.columns().get(0).type().family() == SqlType.Family.ROW;
        List<Expression> operands = left instanceof RowConstructor row && !givesRows ? row.fields() : List.of(left);
        requireColumns(plan, operands.size(), at);
        List<Expression> brought = new ArrayList<>(operands.size());
        List<NamedExpression> columns = new ArrayList<>(operands.size());
        boolean changed = false;
        for (int i = 0; i < operands.size(); i++) {
            Column column = plan.columns().get(i);
            Sides sides = sides(operands.get(i), column, at);
            brought.add(sides.left());
            changed |= !sides.right().equals(column.ref());
            columns.add(
                    sides.right().equals(column.ref())
                            ? new NamedExpression(column, column.ref())
                            : new NamedExpression(
                                    binding.newColumn(
                                            column.name(), sides.right().type(), column.nullable()),
                                    sides.right()));
        }
        return new SubqueryExpression(
                all ? Kind.QUANTIFIED_ALL : Kind.QUANTIFIED_ANY,
                changed ? new Project(plan, columns) : plan,
                Optional.of(operator),
                Optional.of(left instanceof RowConstructor ? new RowConstructor(brought) : brought.get(0)),
                SqlType.BOOLEAN);
    }

    private record Sides(Expression left, Expression right) {}

    /** The operand and the query's column with the casts their comparison needs. */
    private Sides sides(Expression operand, Column column, Position at) {
        Expression comparison = expressions.coercion().compare(Comparison.Operator.EQUAL, operand, column.ref(), at);
        if (comparison instanceof Comparison pair) {
            return new Sides(pair.left(), pair.right());
        }
        return new Sides(operand, column.ref());
    }

    private void requireColumns(LogicalPlan plan, int expected, Position at) {
        int found = plan.columns().size();
        if (found != expected) {
            throw binding.error(
                    at,
                    ErrorCode.TYPE_MISMATCH,
                    "Wrong number of columns: the subquery gives " + found + ", expected " + expected);
        }
    }
}
