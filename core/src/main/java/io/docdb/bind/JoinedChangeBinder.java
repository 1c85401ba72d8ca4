package io.docdb.bind;

import io.docdb.error.ErrorCode;
import io.docdb.expr.Case;
import io.docdb.expr.Column;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.IsNull;
import io.docdb.plan.logical.CommonTable;
import io.docdb.plan.logical.CteScan;
import io.docdb.plan.logical.Delete;
import io.docdb.plan.logical.Filter;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.NamedExpression;
import io.docdb.plan.logical.Project;
import io.docdb.plan.logical.Update;
import io.docdb.plan.logical.With;
import io.docdb.sql.ast.DataChange;
import io.docdb.sql.ast.DataChange.SetClause;
import io.docdb.sql.ast.Expression.Reference;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Position;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Binds a change of several tables: the join is a common table that holds, for each table that changes, the key of its row and the
 * new document. Each table is then changed by a change of its own, all but the last of them common tables that are counted. A
 * row that the join gives several times is changed once, by the first of them.
 */
final class JoinedChangeBinder {
    private final Binding binding;
    private final Scope scope;
    private LogicalPlan rows;

    JoinedChangeBinder(Binding binding, Optional<Scope> outer, CommonTables commonTables) {
        this.binding = binding;
        this.scope = binding.emptyScope(outer, commonTables);
    }

    /**
     * One of the tables that change.
     *
     * @param changes empty if its rows are deleted
     */
    private record Part(CollectionRelation relation, ChangeTarget target, List<SetClause> changes) {}

    /**
     * What the join holds for a part.
     *
     * @param document the new one; empty if rows are deleted
     */
    private record Found(Part part, Column rowId, Optional<Column> document) {}

    LogicalPlan bind(DataChange.Joined change) {
        rows = new FromBinder(binding, scope).bind(change.tables());
        scope.close(binding.tally().columnMark());
        change.where()
                .ifPresent(condition -> rows =
                        new Filter(rows, new ExpressionBinder(binding, scope, Clause.WHERE).bindCondition(condition)));
        List<Part> parts = change.deleted().isEmpty() ? updated(change) : deleted(change);
        refuseSameTable(parts, change.at());
        List<Found> found = new ArrayList<>();
        List<NamedExpression> kept = new ArrayList<>();
        for (Part part : parts) {
            Column rowId = part.relation().rowId();
            kept.add(new NamedExpression(rowId, rowId.ref()));
            Optional<Column> document = part.changes().isEmpty() ? Optional.empty() : Optional.of(compose(part));
            document.ifPresent(column -> kept.add(new NamedExpression(column, column.ref())));
            found.add(new Found(part, rowId, document));
        }
        return changes(new Project(rows, kept), found);
    }

    private List<Part> deleted(DataChange.Joined change) {
        return change.deleted().stream()
                .map(name -> part(relation(name), List.of(), name.at()))
                .toList();
    }

    private List<Part> updated(DataChange.Joined change) {
        List<CollectionRelation> relations = new ArrayList<>();
        List<List<SetClause>> changes = new ArrayList<>();
        for (SetClause clause : change.changes()) {
            List<CollectionRelation> written =
                    clause.targets().stream().map(this::relationOf).distinct().toList();
            if (written.size() > 1) {
                throw binding.error(
                        clause.at(),
                        ErrorCode.NOT_SUPPORTED,
                        "One assignment of a row writes into one table, expected columns of \""
                                + written.get(0).name() + "\", found some of \""
                                + written.get(1).name() + "\"");
            }
            int place = relations.indexOf(written.get(0));
            if (place < 0) {
                place = relations.size();
                relations.add(written.get(0));
                changes.add(new ArrayList<>());
            }
            Name name = Name.of(written.get(0).name());
            changes.get(place).add(clause.mapTargets(target -> target.within(name)));
        }
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < relations.size(); i++) {
            parts.add(
                    part(relations.get(i), changes.get(i), changes.get(i).get(0).at()));
        }
        return parts;
    }

    private Part part(CollectionRelation relation, List<SetClause> changes, Position at) {
        ObjectName table = new ObjectName(List.of(
                new Name(relation.definition().schema(), at),
                new Name(relation.definition().name(), at)));
        return new Part(
                relation, new ChangeTarget(binding, table, Optional.of(new Name(relation.name(), at))), changes);
    }

    /** The table a place of SET is in: the one its first name says, else the only one that has such a column. */
    private CollectionRelation relationOf(Reference written) {
        Name first = written.first();
        if (written.steps().size() > 1) {
            Optional<Relation> named = scope.findRelation(List.of(first.text()), binding.context());
            if (named.isPresent()) {
                return relation(first);
            }
        }
        List<Relation> having = scope.relations().stream()
                .filter(relation -> relation.find(first.text()).isPresent())
                .toList();
        if (having.size() != 1) {
            throw binding.error(
                    written.at(),
                    having.isEmpty() ? ErrorCode.COLUMN_NOT_FOUND : ErrorCode.AMBIGUOUS_NAME,
                    "Column \"" + first + "\" " + (having.isEmpty() ? "not found" : "is ambiguous")
                            + ": several tables change, say of which it is, as in "
                            + scope.relations().get(0).name() + "." + first);
        }
        return collection(having.get(0), first);
    }

    private CollectionRelation relation(Name name) {
        return scope.findRelation(List.of(name.text()), binding.context())
                .map(found -> collection(found, name))
                .orElseThrow(() -> binding.error(
                        name.at(), ErrorCode.COLLECTION_NOT_FOUND, "Table \"" + name + "\" is none of those joined"));
    }

    private CollectionRelation collection(Relation relation, Name name) {
        if (relation instanceof CollectionRelation collection) {
            return collection;
        }
        throw binding.error(
                name.at(),
                ErrorCode.NOT_SUPPORTED,
                "Where several tables change, each is to be a table or collection: \"" + relation.name()
                        + "\" is a view or a query");
    }

    /** Of two changes of one document in one statement the second would not be made. */
    private void refuseSameTable(List<Part> parts, Position at) {
        for (int i = 1; i < parts.size(); i++) {
            int id = parts.get(i).relation().definition().id();
            for (Part before : parts.subList(0, i)) {
                if (before.relation().definition().id() == id) {
                    throw binding.error(
                            at,
                            ErrorCode.NOT_SUPPORTED,
                            "\"" + before.relation().name() + "\" and \""
                                    + parts.get(i).relation().name()
                                    + "\" are one table: change its rows by a statement for each");
                }
            }
        }
    }

    /** Puts the part's new document into the rows. Where an outer join gives no row there is none. */
    private Column compose(Part part) {
        Expression old = part.relation().documentColumn().ref();
        ExpressionBinder values = new ExpressionBinder(binding, scope, Clause.SET);
        ComposedDocument changed = part.target()
                .withGenerated(new Assignments(binding, part.target(), values, rows).bind(part.changes(), old));
        Case.When missing =
                new Case.When(new IsNull(part.relation().rowId().ref()), new Constant(NullValue.NULL, SqlType.OBJECT));
        Column document = binding.newColumn("document", SqlType.OBJECT, true);
        List<NamedExpression> columns = new ArrayList<>();
        changed.input().columns().forEach(column -> columns.add(new NamedExpression(column, column.ref())));
        columns.add(new NamedExpression(document, new Case(List.of(missing), changed.document(), SqlType.OBJECT)));
        rows = new Project(changed.input(), columns);
        return document;
    }

    private LogicalPlan changes(LogicalPlan join, List<Found> found) {
        CommonTable joined = new CommonTable(binding.tally().newTable(), "joined", join, true);
        List<CommonTable> tables = new ArrayList<>(List.of(joined));
        List<LogicalPlan> changes =
                found.stream().map(part -> change(part, joined)).toList();
        int last = changes.size() - 1;
        changes.subList(0, last)
                .forEach(plan -> tables.add(new CommonTable(binding.tally().newTable(), "changed", plan, true, true)));
        return new With(tables, changes.get(last));
    }

    private LogicalPlan change(Found found, CommonTable joined) {
        List<Column> columns = joined.plan().columns();
        List<Column> read = columns.stream()
                .map(column -> binding.newColumn(column.name(), column.type(), column.nullable()))
                .toList();
        CteScan scan = new CteScan(joined.id(), joined.name(), read);
        Column rowId = read.get(columns.indexOf(found.rowId()));
        ChangeTarget target = found.part().target();
        return found.document().isEmpty()
                ? new Delete(target.ref(), scan, rowId, List.of())
                : new Update(
                        target.ref(),
                        scan,
                        rowId,
                        read.get(columns.indexOf(found.document().get())).ref(),
                        target.newDocument("updated"),
                        List.of());
    }
}
