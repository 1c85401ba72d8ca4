package io.docdb.plan.logical;

import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import io.docdb.expr.Rewrite;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Every document of a collection.
 *
 * @param alias the name it goes by in the statement, for EXPLAIN
 * @param rowId a hidden column that holds the primary-key bytes (BINARY): what UPDATE and DELETE find the row by
 * @param document the whole document
 * @param fields paths read from the stored bytes; filled by the optimizer
 * @param asOf the point in time or sequence read, for FOR SYSTEM_TIME AS OF
 */
public record Scan(
        CollectionRef collection,
        String alias,
        Column rowId,
        Column document,
        List<ScanField> fields,
        Optional<Expression> asOf)
        implements LogicalPlan {
    public Scan {
        fields = List.copyOf(fields);
    }

    @Override
    public List<Column> columns() {
        return ScanField.columnsOf(rowId, document, fields);
    }

    @Override
    public List<LogicalPlan> inputs() {
        return List.of();
    }

    @Override
    public LogicalPlan withInputs(List<LogicalPlan> inputs) {
        return this;
    }

    @Override
    public LogicalPlan mapExpressions(UnaryOperator<Expression> rewrite) {
        Optional<Expression> newAsOf = Rewrite.ifPresent(asOf, rewrite);
        return newAsOf == asOf ? this : new Scan(collection, alias, rowId, document, fields, newAsOf);
    }

    @Override
    public List<Expression> expressions() {
        return asOf.isPresent() ? List.of(asOf.get()) : List.of();
    }

    @Override
    public <R> R accept(LogicalVisitor<R> visitor) {
        return visitor.visitScan(this);
    }
}
