package io.docdb.bind;

import io.docdb.sql.ast.Query;
import io.docdb.sql.ast.QueryBody;
import io.docdb.sql.ast.TableReference;
import java.util.List;

/**
 * Finds out, without binding, whether a query reads a table of a given name in its FROM clauses, or in those of its WITH. A
 * common table of that name hides the one around it from what follows, and with RECURSIVE from its whole clause.
 */
final class TableNames {
    private TableNames() {}

    static boolean reads(QueryBody body, String name) {
        return body.accept(new QueryBody.Visitor<>() {
            @Override
            public Boolean visitNested(Query query) {
                return TableNames.reads(query, name);
            }

            @Override
            public Boolean visitSelect(QueryBody.Select select) {
                return readsAny(select.from(), name);
            }

            @Override
            public Boolean visitSetOperation(QueryBody.SetOperation operation) {
                return reads(operation.left(), name) || reads(operation.right(), name);
            }

            @Override
            public Boolean visitValues(QueryBody.Values values) {
                return false;
            }

            @Override
            public Boolean visitTable(QueryBody.Table table) {
                return table.name().parts().size() == 1
                        && table.name().last().text().equalsIgnoreCase(name);
            }
        });
    }

    private static boolean reads(Query query, String name) {
        if (query.with().isEmpty()) {
            return reads(query.body(), name);
        }
        Query.With with = query.with().get();
        if (with.recursive() && with.tables().stream().anyMatch(table -> isNamed(table, name))) {
            return false;
        }
        for (Query.CommonTable table : with.tables()) {
            if (table.statement() instanceof Query common && reads(common, name)) {
                return true;
            }
            if (isNamed(table, name)) {
                return false;
            }
        }
        return reads(query.body(), name);
    }

    private static boolean isNamed(Query.CommonTable table, String name) {
        return table.name().text().equalsIgnoreCase(name);
    }

    private static boolean readsAny(List<TableReference> references, String name) {
        for (TableReference reference : references) {
            if (reads(reference, name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean reads(TableReference reference, String name) {
        if (reference instanceof TableReference.Named named) {
            return named.name().parts().size() == 1
                    && named.name().last().text().equalsIgnoreCase(name);
        }
        if (reference instanceof TableReference.Join join) {
            return reads(join.left(), name) || reads(join.right(), name);
        }
        return reference instanceof TableReference.Derived derived && reads(derived.query(), name);
    }
}
