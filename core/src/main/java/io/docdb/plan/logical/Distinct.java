package io.docdb.plan.logical;

import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import io.docdb.expr.Rewrite;
import java.util.List;
import java.util.function.UnaryOperator;

/** The first row of each set of equal rows.
 *
 * @param on what rows are equal by; empty means all columns
 */
public record Distinct(LogicalPlan input, List<Expression> on) implements LogicalPlan {
    public Distinct {
        on = List.copyOf(on);
    }

    @Override
    public List<Column> columns() {
        return input.columns();
    }

    @Override
    public List<LogicalPlan> inputs() {
        return List.of(input);
    }

    @Override
    public LogicalPlan withInputs(List<LogicalPlan> inputs) {
        return new Distinct(inputs.get(0), on);
    }

    @Override
    public LogicalPlan mapExpressions(UnaryOperator<Expression> rewrite) {
        List<Expression> newOn = Rewrite.each(on, rewrite);
        return newOn == on ? this : new Distinct(input, newOn);
    }

    @Override
    public <R> R accept(LogicalVisitor<R> visitor) {
        return visitor.visitDistinct(this);
    }
}
