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
 * @param age the statistics it was planned by; when they have changed it is right still, but may be slow
 * @param text it was bound with: another layout of the same statement shares it, but not the places of errors
 */
record CompiledStatement(
        CatalogSnapshot catalog,
        BoundStatement bound,
        PhysicalPlan plan,
        CompiledQuery query,
        List<ResultColumn> columns,
        PlanAge age,
        String text) {
    CompiledStatement {
        columns = List.copyOf(columns);
    }

    /** True if planning the statement again would find nothing changed. */
    boolean isFresh(CatalogSnapshot now) {
        return catalog == now && age.isFresh();
    }
}
