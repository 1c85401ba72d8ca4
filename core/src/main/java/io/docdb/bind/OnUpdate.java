package io.docdb.bind;

import io.docdb.catalog.ColumnDefinition;
import io.docdb.expr.Case;
import io.docdb.expr.Comparison;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.Or;
import io.docdb.expr.PathAccess;
import io.docdb.value.FieldPath;
import io.docdb.value.SqlType;
import java.util.List;

/**
 * {@code ON UPDATE expression} of columns: an update that does not name such a column, and gives another one a new value, sets it
 * to the expression. As in MySQL and H2, an update that leaves the row as it was leaves this column, too.
 */
final class OnUpdate {
    private OnUpdate() {}

    /**
     * @param old the document as it was
     * @param written what the update names; the whole document is all of its columns
     */
    static ComposedDocument apply(
            Binding binding, ChangeTarget target, ComposedDocument changed, Expression old, List<FieldPath> written) {
        List<ColumnDefinition> columns = target.definition().columns().stream()
                .filter(column -> column.onUpdateSql().isPresent() && !isWritten(column, written))
                .toList();
        if (columns.isEmpty()) {
            return changed;
        }
        ComposedDocument named = changed.named(binding);
        Expression stamped = named.document();
        for (ColumnDefinition column : columns) {
            Expression value = target.valueFor(column, column.onUpdateSql().orElseThrow());
            stamped = ChangeTarget.set(stamped, column.path(), value);
        }
        Case.When isNew = new Case.When(isNew(named.document(), old, written), stamped);
        return new ComposedDocument(named.input(), new Case(List.of(isNew), named.document(), SqlType.OBJECT));
    }

    private static boolean isWritten(ColumnDefinition column, List<FieldPath> written) {
        return written.stream().anyMatch(path -> path.steps().isEmpty() || path.startsWith(column.path()));
    }

    private static Expression isNew(Expression document, Expression old, List<FieldPath> written) {
        List<Expression> differences = written.stream()
                .map(path -> FieldPath.of(path.firstName()))
                .distinct()
                .map(path -> (Expression) new Comparison(
                        Comparison.Operator.DISTINCT,
                        new PathAccess(document, path, SqlType.ANY),
                        new PathAccess(old, path, SqlType.ANY)))
                .toList();
        return differences.isEmpty()
                ? Constant.FALSE
                : differences.size() == 1 ? differences.get(0) : new Or(differences);
    }
}
