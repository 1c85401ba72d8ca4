package io.docdb.bind;

import io.docdb.sql.ast.Query;
import io.docdb.sql.ast.QueryBody;
import io.docdb.sql.ast.TableReference;
import java.util.List;

/**
 * Tells without binding whether a query changes or locks rows, and so needs a transaction that may: FOR UPDATE, a change
 * of data in WITH, FINAL TABLE. Looks into WITH, FROM and set operations, which is where these may stand.
 */
public final class WriteNeeds {
    private WriteNeeds() {}

    public static boolean of(Query query) {
        boolean inTables = query.with().isPresent()
                && query.with().get().tables().stream()
                        .anyMatch(table -> !(table.statement() instanceof Query inner) || of(inner));
        return !query.locking().isEmpty() || inTables || of(query.body());
    }

    private static boolean of(QueryBody body) {
        if (body instanceof Query query) {
            return of(query);
        }
        if (body instanceof QueryBody.SetOperation operation) {
            return of(operation.left()) || of(operation.right());
        }
        return body instanceof QueryBody.Select select && ofAny(select.from());
    }

    private static boolean ofAny(List<TableReference> references) {
        for (TableReference reference : references) {
            if (of(reference)) {
                return true;
            }
        }
        return false;
    }

    private static boolean of(TableReference reference) {
        if (reference instanceof TableReference.Join join) {
            return of(join.left()) || of(join.right());
        }
        return reference instanceof TableReference.ChangedRows
                || reference instanceof TableReference.Derived derived && of(derived.query());
    }
}
