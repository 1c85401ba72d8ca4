package io.docdb.bind;

import io.docdb.error.ErrorCode;
import io.docdb.expr.Column;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Expression;
import io.docdb.expr.IsNull;
import io.docdb.expr.Not;
import io.docdb.plan.logical.Filter;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.NamedExpression;
import io.docdb.plan.logical.Project;
import io.docdb.sql.ast.DataChange;
import io.docdb.sql.ast.Expression.Reference;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.Query;
import io.docdb.sql.ast.QueryBody;
import io.docdb.sql.ast.TableReference;
import io.docdb.value.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Binds a change of data, wherever it stands: as a statement, as a common table, or as FINAL TABLE in FROM. */
final class ChangeBinder {
    private final Binding binding;
    private final Optional<Scope> outer;
    private final CommonTables commonTables;

    ChangeBinder(Binding binding, Optional<Scope> outer, CommonTables commonTables) {
        this.binding = binding;
        this.outer = outer;
        this.commonTables = commonTables;
    }

    LogicalPlan bind(DataChange change) {
        return bind(change, change.returning(), false);
    }

    /**
     * @param returning in place of the change's own
     * @param old true if {@code returning} is about the documents as they were; DELETE knows no others
     */
    private LogicalPlan bind(DataChange change, List<QueryBody.SelectItem> returning, boolean old) {
        WithBinder with = new WithBinder(binding, outer, commonTables);
        withOf(change).ifPresent(with::define);
        CommonTables inSight = with.commonTables();
        LogicalPlan plan;
        if (change instanceof DataChange.Insert insert) {
            plan = new InsertBinder(binding, outer, inSight).bind(insert, returning);
        } else if (change instanceof DataChange.Update update) {
            plan = new UpdateBinder(binding, outer, inSight).bind(update, returning, old);
        } else if (change instanceof DataChange.Delete delete) {
            plan = new DeleteBinder(binding, outer, inSight).bind(delete, returning);
        } else if (change instanceof DataChange.Joined joined) {
            plan = new JoinedChangeBinder(binding, outer, inSight).bind(joined);
        } else if (change instanceof DataChange.Merge merge) {
            plan = new MergeBinder(binding, outer, inSight).bind(merge, returning);
        } else {
            throw binding.error(
                    change.at(), ErrorCode.NOT_SUPPORTED, "TRUNCATE is a statement of its own, it gives no rows");
        }
        return with.around(plan);
    }

    private static Optional<Query.With> withOf(DataChange change) {
        if (change instanceof DataChange.Insert insert) {
            return insert.with();
        }
        if (change instanceof DataChange.Update update) {
            return update.with();
        }
        if (change instanceof DataChange.Delete delete) {
            return delete.with();
        }
        if (change instanceof DataChange.Joined joined) {
            return joined.with();
        }
        return change instanceof DataChange.Merge merge ? merge.with() : Optional.empty();
    }

    /** {@code FINAL TABLE (INSERT …)}: the change gives all columns of its target. */
    FromItem asTable(TableReference.ChangedRows rows, FromBinder from) {
        if (rows.change() instanceof DataChange.Joined) {
            throw binding.error(rows.at(), ErrorCode.NOT_SUPPORTED, "A change of several tables gives no rows");
        }
        boolean old = rows.version() == TableReference.ChangedRows.Version.OLD;
        boolean has = old
                ? rows.change() instanceof DataChange.Delete || rows.change() instanceof DataChange.Update
                : !(rows.change() instanceof DataChange.Delete);
        if (!has) {
            throw binding.error(
                    rows.at(),
                    ErrorCode.NOT_SUPPORTED,
                    rows.version() + " TABLE is not supported here: DELETE has OLD rows, UPDATE both,"
                            + " INSERT and MERGE NEW and FINAL ones");
        }
        QueryBody.StarItem target = new QueryBody.StarItem(List.of(nameOf(rows.change())), List.of(), rows.at());
        LogicalPlan plan = rows.change() instanceof DataChange.Merge merge && deletes(merge)
                ? kept(merge, target)
                : bind(rows.change(), List.of(target), old);
        return from.derived(plan, plan.columns(), rows.alias(), rows.at(), false);
    }

    private static boolean deletes(DataChange.Merge merge) {
        return merge.clauses().stream().anyMatch(clause -> clause.action() instanceof DataChange.MergeDelete);
    }

    /** What a MERGE deletes is in no new table: there is no NEW version of it. */
    private LogicalPlan kept(DataChange.Merge merge, QueryBody.StarItem target) {
        QueryBody.ExpressionItem after = new QueryBody.ExpressionItem(Reference.of("new"), Optional.empty());
        LogicalPlan all = bind(merge, List.of(target, after), false);
        int last = all.columns().size() - 1;
        LogicalPlan rows =
                new Filter(all, new Not(new IsNull(all.columns().get(last).ref())));
        return new Project(
                rows,
                all.columns().subList(0, last).stream()
                        .map(column -> new NamedExpression(column, column.ref()))
                        .toList());
    }

    /** The version that a change does not have: as PostgreSQL, OLD of what is inserted and NEW of what is deleted are NULL. */
    static Column addMissing(Binding binding, Scope scope, ChangeTarget target, String version) {
        Column missing = binding.newColumn(version, SqlType.OBJECT, true);
        scope.addVersion(target.relation(version, missing));
        return missing;
    }

    /** The columns of RETURNING with {@code value} in place of a version. */
    static List<NamedExpression> with(List<NamedExpression> returning, Column version, Expression value) {
        return returning.stream()
                .map(item -> new NamedExpression(
                        item.column(),
                        Plans.replace(
                                item.expression(),
                                node -> node instanceof ColumnRef ref
                                                && ref.column().id() == version.id()
                                        ? value
                                        : node)))
                .toList();
    }

    /** Of the target; what else the change reads gives no columns. */
    private static Name nameOf(DataChange change) {
        if (change instanceof DataChange.Insert insert) {
            return insert.alias().orElse(insert.target().last());
        }
        if (change instanceof DataChange.Update update) {
            return update.alias().orElse(update.target().last());
        }
        if (change instanceof DataChange.Delete delete) {
            return delete.alias().orElse(delete.target().last());
        }
        DataChange.Merge merge = (DataChange.Merge) change;
        return merge.alias().orElse(merge.target().last());
    }

    private static void nameVersions(Binding binding, Scope scope, QueryBody.VersionNames names) {
        List<Name> given = Stream.of(names.before(), names.after())
                .flatMap(Optional::stream)
                .toList();
        for (Name name : given) {
            boolean taken = scope.relations().stream()
                            .anyMatch(relation -> relation.name().equalsIgnoreCase(name.text()))
                    || given.stream()
                            .anyMatch(other -> other != name && other.text().equalsIgnoreCase(name.text()));
            if (taken) {
                throw binding.error(
                        name.at(),
                        ErrorCode.DUPLICATE_NAME,
                        "RETURNING has two tables \"" + name.text() + "\": give OLD and NEW names of their own");
            }
        }
        names.before().ifPresent(name -> scope.nameVersion("old", name.text()));
        names.after().ifPresent(name -> scope.nameVersion("new", name.text()));
    }

    /** RETURNING over the tables in {@code scope}. */
    static List<NamedExpression> returning(Binding binding, Scope scope, List<QueryBody.SelectItem> items) {
        ExpressionBinder expressions = new ExpressionBinder(binding, scope, Clause.RETURNING);
        List<NamedExpression> columns = new ArrayList<>();
        List<QueryBody.SelectItem> shown = items;
        if (!items.isEmpty() && items.get(0) instanceof QueryBody.VersionNames names) {
            nameVersions(binding, scope, names);
            shown = items.subList(1, items.size());
        }
        for (SelectList.Item item : new SelectList(binding, expressions).bind(shown)) {
            Column column = SelectList.column(binding, item);
            columns.add(new NamedExpression(column, item.expression()));
        }
        return columns;
    }
}
