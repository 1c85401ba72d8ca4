package io.docdb.bind;

import io.docdb.error.ErrorCode;
import io.docdb.error.NearNames;
import io.docdb.expr.Volatility;
import io.docdb.plan.logical.LockRows;
import io.docdb.plan.logical.LockStrength;
import io.docdb.plan.logical.LockTarget;
import io.docdb.plan.logical.LockWaiting;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.Query;
import java.util.ArrayList;
import java.util.List;

/** Binds FOR UPDATE and FOR SHARE: which scans of the SELECT lock their rows. */
final class LockBinder {
    private final Binding binding;
    private final Scope scope;

    LockBinder(Binding binding, Scope scope) {
        this.binding = binding;
        this.scope = scope;
    }

    LogicalPlan bind(LogicalPlan input, List<Query.Locking> clauses) {
        LockedScans scans = new LockedScans();
        LogicalPlan plan = scans.expose(input);
        binding.tally().uses(Volatility.VOLATILE); // a cached result would lock nothing
        for (Query.Locking clause : clauses) {
            plan = new LockRows(plan, targets(clause, scans), strength(clause.strength()), waiting(clause.waiting()));
        }
        return plan;
    }

    private static LockStrength strength(Query.Locking.Strength strength) {
        return switch (strength) {
            case UPDATE -> LockStrength.UPDATE;
            case NO_KEY_UPDATE -> LockStrength.NO_KEY_UPDATE;
            case SHARE -> LockStrength.SHARE;
        };
    }

    private static LockWaiting waiting(Query.Locking.Wait wait) {
        return switch (wait) {
            case DEFAULT -> LockWaiting.WAIT;
            case NOWAIT -> LockWaiting.NOWAIT;
            case SKIP_LOCKED -> LockWaiting.SKIP_LOCKED;
        };
    }

    /** The named tables, else all; of views and subqueries the tables below them, where their rows are rows of those. */
    private List<LockTarget> targets(Query.Locking clause, LockedScans scans) {
        if (clause.tables().isEmpty()) {
            return scans.all();
        }
        List<LockTarget> targets = new ArrayList<>();
        for (Name name : clause.tables()) {
            Relation relation = binding.errors()
                    .locate(name.at(), () -> scope.findRelation(List.of(name.text()), binding.context()))
                    .orElseThrow(() -> unknown(name));
            List<LockTarget> found = scans.of(relation);
            if (found.isEmpty()) {
                throw binding.error(
                        name.at(), ErrorCode.WRONG_OBJECT_TYPE, "\"" + name + "\" has no rows that can be locked");
            }
            targets.addAll(found);
        }
        return targets;
    }

    private RuntimeException unknown(Name name) {
        List<String> known = scope.relations().stream().map(Relation::name).toList();
        return binding.error(
                name.at(),
                ErrorCode.COLLECTION_NOT_FOUND,
                "Table \"" + name + "\" is not in FROM" + NearNames.didYouMean(name.text(), known));
    }
}
