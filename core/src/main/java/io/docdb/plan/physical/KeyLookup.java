package io.docdb.plan.physical;

import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import java.util.List;

/** The documents with the given primary keys: at most one each, in key order; equal keys and NULLs are passed over.
 *
 * @param keys each as wide as the primary key; over outer columns, parameters and constants
 */
public record KeyLookup(DocumentRead read, List<List<Expression>> keys, Estimate estimate) implements PhysicalPlan {
    public KeyLookup {
        keys = List.copyOf(keys);
    }

    @Override
    public List<Column> columns() {
        return read.columns();
    }

    @Override
    public List<PhysicalPlan> inputs() {
        return List.of();
    }

    @Override
    public <R> R accept(PhysicalVisitor<R> visitor) {
        return visitor.visitKeyLookup(this);
    }
}
