package io.docdb.bind;

import io.docdb.expr.Column;
import io.docdb.expr.Constant;
import io.docdb.plan.logical.Delete;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.sql.ast.DataChange;
import io.docdb.sql.ast.QueryBody;
import java.util.List;
import java.util.Optional;

/** Binds DELETE: a query that finds rows. RETURNING gives what they held. */
final class DeleteBinder {
    private final Binding binding;
    private final Scope scope;

    DeleteBinder(Binding binding, Optional<Scope> outer, CommonTables commonTables) {
        this.binding = binding;
        this.scope = binding.emptyScope(outer, commonTables);
    }

    LogicalPlan bind(DataChange.Delete delete, List<QueryBody.SelectItem> returning) {
        ChangeTarget target = new ChangeTarget(binding, delete.target(), delete.alias());
        UpdateBinder.Found found = UpdateBinder.find(
                binding,
                scope,
                new FromBinder(binding, scope),
                target,
                delete.using(),
                delete.where(),
                delete.orderBy(),
                delete.limit());
        scope.addVersion(target.relation("old", found.scan().document()));
        Column missing = ChangeBinder.addMissing(binding, scope, target, "new");
        return new Delete(
                target.ref(),
                found.plan(),
                found.scan().rowId(),
                ChangeBinder.with(ChangeBinder.returning(binding, scope, returning), missing, Constant.NULL));
    }
}
