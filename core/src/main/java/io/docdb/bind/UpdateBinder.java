package io.docdb.bind;

import io.docdb.expr.Column;
import io.docdb.expr.SortKey;
import io.docdb.plan.logical.Filter;
import io.docdb.plan.logical.Join;
import io.docdb.plan.logical.JoinKind;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.NamedExpression;
import io.docdb.plan.logical.Scan;
import io.docdb.plan.logical.Sort;
import io.docdb.plan.logical.Update;
import io.docdb.sql.ast.DataChange;
import io.docdb.sql.ast.Query;
import io.docdb.sql.ast.QueryBody;
import io.docdb.sql.ast.SortItem;
import io.docdb.sql.ast.TableReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Binds UPDATE: a query that finds rows, and an expression that makes the new document of each. In RETURNING the target's
 * columns are those of the new document.
 */
final class UpdateBinder {
    private final Binding binding;
    private final Scope scope;

    UpdateBinder(Binding binding, Optional<Scope> outer, CommonTables commonTables) {
        this.binding = binding;
        this.scope = binding.emptyScope(outer, commonTables);
    }

    /** @param old true if RETURNING is about the documents as they were */
    LogicalPlan bind(DataChange.Update update, List<QueryBody.SelectItem> returning, boolean old) {
        ChangeTarget target = new ChangeTarget(binding, update.target(), update.alias());
        FromBinder from = new FromBinder(binding, scope);
        Found found =
                find(binding, scope, from, target, update.from(), update.where(), update.orderBy(), update.limit());
        ExpressionBinder values = new ExpressionBinder(binding, scope, Clause.SET);
        ComposedDocument changed = target.withGenerated(new Assignments(binding, target, values, found.plan())
                .bind(update.changes(), found.scan().document().ref()));
        Column updated = target.newDocument("updated");
        return new Update(
                target.ref(),
                changed.input(),
                found.scan().rowId(),
                changed.document(),
                updated,
                returning(
                        target,
                        old ? found.scan().document() : updated,
                        found.scan().document(),
                        updated,
                        returning));
    }

    /** The target stands for the new documents, unless told otherwise; other tables of FROM keep their columns. */
    private List<NamedExpression> returning(
            ChangeTarget target, Column shown, Column before, Column after, List<QueryBody.SelectItem> items) {
        Scope result = new Scope(scope.outer(), scope.commonTables(), 0);
        result.addVersion(target.relation("old", before));
        result.addVersion(target.relation("new", after));
        Relation relation = target.changed(shown);
        result.relations().add(relation);
        result.visible().add(new Visible.Part(relation));
        scope.relations().subList(1, scope.relations().size()).forEach(result.relations()::add);
        scope.visible().subList(1, scope.visible().size()).forEach(result.visible()::add);
        return ChangeBinder.returning(binding, result, items);
    }

    /** The rows a change is about. */
    record Found(LogicalPlan plan, Scan scan) {}

    /** Target and further tables, filtered, and cut if a limit is given; their names are added to the scope. */
    static Found find(
            Binding binding,
            Scope scope,
            FromBinder from,
            ChangeTarget target,
            List<TableReference> others,
            Optional<io.docdb.sql.ast.Expression> where,
            List<SortItem> orderBy,
            Optional<Query.Limit> limit) {
        Scan scan = from.scan(target.definition(), target.name(), Optional.empty());
        binding.tally().reads(target.definition().id());
        LogicalPlan plan = target.rows(scan);
        scope.add(FromItem.of(plan, target.relation(scan.document(), scan.rowId()), false));
        for (TableReference other : others) {
            FromItem item = from.add(other);
            plan = new Join(JoinKind.INNER, plan, item.plan(), io.docdb.expr.Constant.TRUE, item.lateral());
        }
        scope.close(binding.tally().columnMark());
        Optional<RowNumbers> asked = where.map(
                condition -> RowNumbers.of(condition, name -> ForeignCalls.isRowNumber(name, binding, scope)));
        Optional<io.docdb.sql.ast.Expression> condition = asked.flatMap(RowNumbers::condition);
        if (condition.isPresent()) {
            plan = new Filter(plan, new ExpressionBinder(binding, scope, Clause.WHERE).bindCondition(condition.get()));
        }
        Optional<Query.Limit> most = asked.flatMap(RowNumbers::limit);
        if (most.isPresent()) {
            plan = new LimitBinder(binding, scope).bind(plan, most.get(), List.of());
        }
        List<SortKey> keys = new ArrayList<>();
        ExpressionBinder order = new ExpressionBinder(binding, scope, Clause.ORDER_BY);
        orderBy.forEach(item -> keys.add(OrderBinder.key(order.bind(item.expression()), item, binding)));
        plan = keys.isEmpty() ? plan : new Sort(plan, keys);
        return new Found(limit.isEmpty() ? plan : new LimitBinder(binding, scope).bind(plan, limit.get(), keys), scan);
    }
}
