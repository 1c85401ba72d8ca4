package io.docdb.session;

import io.docdb.bind.BoundStatement;
import io.docdb.catalog.CatalogSnapshot;
import io.docdb.exec.CompiledQuery;
import io.docdb.plan.physical.PhysicalPlan;
import java.util.List;

/**
 * A query or change that is ready to run. Immutable, shared by all sessions.
 *
 * @param catalog the definitions it was bound to; it fits these alone
 */
record CompiledStatement(
        CatalogSnapshot catalog,
        BoundStatement bound,
        PhysicalPlan plan,
        CompiledQuery query,
        List<ResultColumn> columns) {
    CompiledStatement {
        columns = List.copyOf(columns);
    }
}
