package io.docdb.plan.physical;

import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import java.util.List;

/** The first row of each set of equal rows, in the input's order as long as nothing is spilled (a DISTINCT ON keeps the
 * first row always).
 *
 * @param on what rows are equal by; empty means all columns
 */
public record HashDistinct(PhysicalPlan input, List<Expression> on, Estimate estimate) implements PhysicalPlan {
    public HashDistinct {
        on = List.copyOf(on);
    }

    @Override
    public List<Column> columns() {
        return input.columns();
    }

    @Override
    public List<PhysicalPlan> inputs() {
        return List.of(input);
    }

    @Override
    public <R> R accept(PhysicalVisitor<R> visitor) {
        return visitor.visitHashDistinct(this);
    }
}
