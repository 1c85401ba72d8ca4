package io.docdb.exec;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.collection.Collections;
import io.docdb.exec.operator.ExecutionContext;
import io.docdb.plan.physical.PhysicalPlan;

/**
 * Runs physical plans. Thread-safe.
 *
 * <p>A plan is {@link #prepare}d once and the result opened as often as needed:
 *
 * <pre>{@code
 * CompiledQuery query = executor.prepare(plan, catalog);
 * try (QueryCursor rows = query.open(context)) {
 *     for (Value[] row = rows.next(); row != null; row = rows.next()) { … }
 * }
 * }</pre>
 */
public final class Executor {
    private final Collections collections;
    private final Parallelism parallelism;

    /** @param parallelism when several threads work on one query */
    public Executor(Collections collections, Parallelism parallelism) {
        this.collections = collections;
        this.parallelism = parallelism;
        MemoryReserve.takeAgain(); // when memory is short it would be too late to load the class
    }

    /** One thread for each query. */
    public Executor(Collections collections) {
        this(collections, Parallelism.NONE);
    }

    /** Compiles a plan made for this state of the catalog. */
    public CompiledQuery prepare(PhysicalPlan plan, CatalogSnapshot catalog) {
        return new PlanCompiler(collections, catalog, parallelism).compile(plan);
    }

    /** Prepares and opens in one step. */
    public QueryCursor open(PhysicalPlan plan, CatalogSnapshot catalog, ExecutionContext context) {
        return prepare(plan, catalog).open(context);
    }
}
