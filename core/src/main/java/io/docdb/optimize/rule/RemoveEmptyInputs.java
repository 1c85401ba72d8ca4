package io.docdb.optimize.rule;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.expr.Column;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.plan.logical.Aggregate;
import io.docdb.plan.logical.Distinct;
import io.docdb.plan.logical.Filter;
import io.docdb.plan.logical.Join;
import io.docdb.plan.logical.Limit;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.NamedExpression;
import io.docdb.plan.logical.Project;
import io.docdb.plan.logical.SetKind;
import io.docdb.plan.logical.SetOperation;
import io.docdb.plan.logical.Sort;
import io.docdb.plan.logical.Values;
import io.docdb.plan.logical.Window;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Reads nothing where nothing can come of it: {@code Filter(FALSE) over Scan} becomes rows that are written out, none of
 * them, and so does what stands above: a join with it, a group by of it, one side of a union.
 */
public final class RemoveEmptyInputs implements RewriteRule {
    private static final Set<PlanContents.Part> SOUGHT = EnumSet.of(PlanContents.Part.NO_ROWS);

    @Override
    public String name() {
        return "remove-empty-inputs";
    }

    @Override
    public Set<PlanContents.Part> seeks() {
        return SOUGHT;
    }

    @Override
    public LogicalPlan apply(LogicalPlan plan, CatalogSnapshot catalog) {
        return PlanWalk.transform(plan, RemoveEmptyInputs::remove);
    }

    private static LogicalPlan remove(LogicalPlan node) {
        if (node instanceof Filter filter) {
            return isNever(filter.predicate()) || isEmpty(filter.input()) ? nothing(node) : node;
        }
        if (node instanceof Limit limit) {
            return isEmpty(limit.input())
                            || limit.count().filter(PlanContents::isZero).isPresent()
                    ? nothing(node)
                    : node;
        }
        if (node instanceof Project
                || node instanceof Sort
                || node instanceof Distinct
                || node instanceof Window
                || node instanceof Aggregate aggregate
                        && aggregate.groupingSets().stream().noneMatch(List::isEmpty)) {
            return isEmpty(node.inputs().get(0)) ? nothing(node) : node;
        }
        if (node instanceof Join join) {
            return join(join);
        }
        return node instanceof SetOperation operation ? setOperation(operation) : node;
    }

    private static boolean isNever(Expression predicate) {
        return predicate.equals(Constant.FALSE) || ExpressionSimplifier.isNull(predicate);
    }

    static boolean isEmpty(LogicalPlan plan) {
        return plan instanceof Values values && values.rows().isEmpty();
    }

    private static LogicalPlan nothing(LogicalPlan node) {
        return new Values(List.of(), node.columns());
    }

    private static LogicalPlan join(Join join) {
        boolean never = isNever(join.condition());
        boolean noLeft = isEmpty(join.left());
        boolean noRight = isEmpty(join.right()) || never;
        return switch (join.kind()) {
            case INNER, SEMI -> noLeft || noRight ? nothing(join) : join;
            case ANTI -> noLeft ? nothing(join) : noRight ? join.left() : join;
            case LEFT -> noLeft ? nothing(join) : noRight ? padded(join, join.left()) : join;
            case RIGHT -> isEmpty(join.right()) ? nothing(join) : noLeft || never ? padded(join, join.right()) : join;
            case FULL -> full(join);
        };
    }

    private static LogicalPlan full(Join join) {
        boolean noLeft = isEmpty(join.left());
        boolean noRight = isEmpty(join.right());
        if (noLeft && noRight) {
            return nothing(join);
        }
        if (noRight) {
            return padded(join, join.left());
        }
        return noLeft ? padded(join, join.right()) : join;
    }

    /** The join's columns, those that the input has not being NULL. */
    private static LogicalPlan padded(Join join, LogicalPlan input) {
        Set<Integer> there = Predicates.idsOf(input.columns());
        List<NamedExpression> columns = new ArrayList<>();
        for (Column column : join.columns()) {
            Expression value =
                    there.contains(column.id()) ? column.ref() : new Constant(Constant.NULL.value(), column.type());
            columns.add(new NamedExpression(column, value));
        }
        return new Project(input, columns);
    }

    private static LogicalPlan setOperation(SetOperation operation) {
        boolean noLeft = isEmpty(operation.left());
        boolean noRight = isEmpty(operation.right());
        if (!noLeft && !noRight) {
            return operation;
        }
        boolean isUnion = operation.kind() == SetKind.UNION;
        if (noLeft && noRight || operation.kind() == SetKind.INTERSECT || noLeft && !isUnion) {
            return nothing(operation);
        }
        LogicalPlan only = renamed(operation, noRight ? operation.left() : operation.right());
        return operation.all() ? only : new Distinct(only, List.of());
    }

    private static LogicalPlan renamed(SetOperation operation, LogicalPlan input) {
        List<NamedExpression> columns = new ArrayList<>();
        for (int i = 0; i < operation.columns().size(); i++) {
            columns.add(new NamedExpression(
                    operation.columns().get(i), input.columns().get(i).ref()));
        }
        return new Project(input, columns);
    }
}
