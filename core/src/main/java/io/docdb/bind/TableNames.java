package io.docdb.bind;

import io.docdb.sql.ast.Query;
import io.docdb.sql.ast.QueryBody;
import io.docdb.sql.ast.TableReference;
import java.util.List;

/** Finds out, without binding, whether a query reads a table of a given name in its FROM clauses. */
final class TableNames {
    private TableNames() {}

    static boolean reads(QueryBody body, String name) {
        return body.accept(new QueryBody.Visitor<>() {
            @Override
            public Boolean visitNested(Query query) {
                return reads(query.body(), name);
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
        return reference instanceof TableReference.Derived derived
                && reads(derived.query().body(), name);
    }
}
