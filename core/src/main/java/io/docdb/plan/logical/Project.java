package io.docdb.plan.logical;

import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import io.docdb.expr.Rewrite;
import java.util.List;
import java.util.function.UnaryOperator;

/** Computes new columns; others are dropped. To pass a column on, project its {@code ColumnRef} under the same id. */
public record Project(LogicalPlan input, List<NamedExpression> projections) implements LogicalPlan {
    public Project {
        projections = List.copyOf(projections);
    }

    @Override
    public List<Column> columns() {
        return NamedExpression.columnsOf(projections);
    }

    @Override
    public List<LogicalPlan> inputs() {
        return List.of(input);
    }

    @Override
    public LogicalPlan withInputs(List<LogicalPlan> inputs) {
        return new Project(inputs.get(0), projections);
    }

    @Override
    public LogicalPlan mapExpressions(UnaryOperator<Expression> rewrite) {
        List<NamedExpression> newProjections = Rewrite.each(projections, named -> named.map(rewrite));
        return newProjections == projections ? this : new Project(input, newProjections);
    }

    @Override
    public <R> R accept(LogicalVisitor<R> visitor) {
        return visitor.visitProject(this);
    }
}
