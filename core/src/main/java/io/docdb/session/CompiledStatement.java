package io.docdb.session;

import io.docdb.bind.BoundStatement;
import io.docdb.catalog.CatalogSnapshot;
import io.docdb.exec.CompiledQuery;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * A query or change that is ready to run. Immutable, shared by all sessions.
 *
 * @param catalog the definitions it was bound to; it fits these alone
 * @param age the statistics it was planned by; when they have changed it is right still, but may be slow
 * @param forParameters plans made for the values of its parameters, where they make a difference; empty for such a plan itself
 * @param text it was bound with: another layout of the same statement shares it, but not the places of errors
 */
record CompiledStatement(
        CatalogSnapshot catalog,
        BoundStatement bound,
        PhysicalPlan plan,
        CompiledQuery query,
        List<ResultColumn> columns,
        PlanAge age,
        Optional<ParameterPlans> forParameters,
        String text) {
    CompiledStatement {
        columns = List.copyOf(columns);
    }

    /** The statement as it is to be run with some values. */
    CompiledStatement with(List<Value> parameters) {
        return forParameters.isEmpty() ? this : forParameters.get().find(parameters, this);
    }

    /** The statement as it is best run with some values. */
    CompiledStatement bestWith(List<Value> parameters) {
        return forParameters.isEmpty() ? this : forParameters.get().best(parameters, this);
    }

    /** The same, which is best run with other plans for some values. */
    CompiledStatement withPlans(ParameterPlans plans) {
        return new CompiledStatement(catalog, bound, plan, query, columns, age, Optional.of(plans), text);
    }

    /** The same with another plan, made for some values. */
    CompiledStatement planned(PhysicalPlan other, CompiledQuery compiled) {
        return new CompiledStatement(catalog, bound, other, compiled, columns, age, Optional.empty(), text);
    }

    /** True if planning the statement again would find nothing changed. */
    boolean isFresh(CatalogSnapshot now) {
        return catalog == now && age.isFresh();
    }
}
