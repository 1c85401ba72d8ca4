package io.docdb.sql;

import io.docdb.sql.ast.DataChange;
import io.docdb.sql.ast.DataChange.Insert.Overriding;
import io.docdb.sql.ast.DataChange.SetClause;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.QueryBody;
import java.util.List;
import java.util.Optional;

/** Prints INSERT, UPDATE, DELETE, MERGE and TRUNCATE. */
final class DataChangePrinter {
    private final SqlWriter out;

    DataChangePrinter(SqlWriter out) {
        this.out = out;
    }

    private SqlWriter target(ObjectName target, Optional<Name> alias) {
        return out.objectName(target).optional(" AS ", alias, out::name);
    }

    private SqlWriter returning(List<QueryBody.SelectItem> items) {
        if (!items.isEmpty()) {
            out.add(" RETURNING ");
            boolean named = items.get(0) instanceof QueryBody.VersionNames;
            if (named) {
                versionNames((QueryBody.VersionNames) items.get(0));
            }
            out.queries().items(named ? items.subList(1, items.size()) : items);
        }
        return out;
    }

    private void versionNames(QueryBody.VersionNames names) {
        out.add("WITH (").optional("OLD AS ", names.before(), out::name);
        out.addIf(names.before().isPresent() && names.after().isPresent(), ", ");
        out.optional("NEW AS ", names.after(), out::name).add(") ");
    }

    SqlWriter insert(DataChange.Insert insert) {
        insert.with().ifPresent(out.queries()::with);
        out.add("INSERT INTO ");
        target(insert.target(), insert.alias());
        columns(insert.columns());
        overriding(insert.overriding());
        if (insert.source() instanceof DataChange.FromQuery query) {
            out.add(" ").query(query.query());
        } else if (insert.source() instanceof DataChange.FromDocuments documents) {
            out.add(" DOCUMENT ").expressions(documents.documents());
        } else {
            out.add(" DEFAULT VALUES");
        }
        insert.onConflict().ifPresent(this::onConflict);
        return returning(insert.returning());
    }

    private void columns(List<Expression.Reference> columns) {
        if (!columns.isEmpty()) {
            out.add(" (").expressions(columns).add(")");
        }
    }

    private void overriding(Overriding overriding) {
        out.addIf(overriding == Overriding.SYSTEM_VALUE, " OVERRIDING SYSTEM VALUE");
        out.addIf(overriding == Overriding.USER_VALUE, " OVERRIDING USER VALUE");
    }

    private void onConflict(DataChange.OnConflict conflict) {
        if (conflict.action() instanceof DataChange.DoUpdate update && update.mayRepeat()) {
            out.add(" ON DUPLICATE KEY UPDATE ").list(update.changes(), this::change);
            return;
        }
        out.add(" ON CONFLICT").optional(" ON CONSTRAINT ", conflict.constraint(), out::name);
        if (!conflict.target().isEmpty()) {
            out.add(" (").expressions(conflict.target()).add(")");
        }
        out.optional(" WHERE ", conflict.targetWhere(), out::expression);
        if (conflict.action() instanceof DataChange.DoUpdate update) {
            out.add(" DO UPDATE");
            changes(update.changes());
            out.optional(" WHERE ", update.where(), out::expression);
        } else {
            out.add(conflict.action() instanceof DataChange.DoReplace ? " DO REPLACE" : " DO NOTHING");
        }
    }

    /** The clauses in their order: SET and REMOVE may take turns. */
    void changes(List<SetClause> changes) {
        boolean removing = false;
        boolean first = true;
        for (SetClause change : changes) {
            boolean remove = change instanceof DataChange.Removal;
            if (first || remove != removing) {
                out.add(remove ? " REMOVE " : " SET ");
            } else {
                out.add(", ");
            }
            change(change);
            removing = remove;
            first = false;
        }
    }

    private void change(SetClause change) {
        if (change instanceof DataChange.Assignment assignment) {
            out.expression(assignment.target()).add(" = ").expression(assignment.value());
        } else if (change instanceof DataChange.RowAssignment row) {
            out.add("(").expressions(row.targets()).add(") = ").expression(row.value());
        } else if (change instanceof DataChange.Removal removal) {
            out.expression(removal.target());
        }
    }

    SqlWriter update(DataChange.Update update) {
        update.with().ifPresent(out.queries()::with);
        out.add("UPDATE ");
        target(update.target(), update.alias());
        changes(update.changes());
        if (!update.from().isEmpty()) {
            out.add(" FROM ").tables(update.from());
        }
        out.optional(" WHERE ", update.where(), out::expression);
        if (!update.orderBy().isEmpty()) {
            out.add(" ORDER BY ").sortItems(update.orderBy());
        }
        update.limit().ifPresent(limit -> out.optional(" LIMIT ", limit.count(), out::operand));
        return returning(update.returning());
    }

    SqlWriter delete(DataChange.Delete delete) {
        delete.with().ifPresent(out.queries()::with);
        out.add("DELETE FROM ");
        target(delete.target(), delete.alias());
        if (!delete.using().isEmpty()) {
            out.add(" USING ").tables(delete.using());
        }
        out.optional(" WHERE ", delete.where(), out::expression);
        if (!delete.orderBy().isEmpty()) {
            out.add(" ORDER BY ").sortItems(delete.orderBy());
        }
        delete.limit().ifPresent(limit -> out.optional(" LIMIT ", limit.count(), out::operand));
        return returning(delete.returning());
    }

    SqlWriter joined(DataChange.Joined change) {
        change.with().ifPresent(out.queries()::with);
        if (change.deleted().isEmpty()) {
            out.add("UPDATE ").tables(change.tables());
            changes(change.changes());
        } else {
            out.add("DELETE ").list(change.deleted(), out::name).add(" FROM ").tables(change.tables());
        }
        return out.optional(" WHERE ", change.where(), out::expression);
    }

    SqlWriter merge(DataChange.Merge merge) {
        merge.with().ifPresent(out.queries()::with);
        out.add("MERGE INTO ");
        target(merge.target(), merge.alias());
        out.add(" USING ").table(merge.source()).add(" ON ").expression(merge.on());
        merge.clauses().forEach(this::mergeClause);
        return returning(merge.returning());
    }

    private void mergeClause(DataChange.MergeClause clause) {
        out.add(
                switch (clause.match()) {
                    case MATCHED -> " WHEN MATCHED";
                    case NOT_MATCHED -> " WHEN NOT MATCHED";
                    case NOT_MATCHED_BY_SOURCE -> " WHEN NOT MATCHED BY SOURCE";
                });
        out.optional(" AND ", clause.condition(), out::expression).add(" THEN ");
        if (clause.action() instanceof DataChange.MergeUpdate update) {
            out.add("UPDATE");
            changes(update.changes());
        } else if (clause.action() instanceof DataChange.MergeInsert insert) {
            out.add("INSERT");
            columns(insert.columns());
            overriding(insert.overriding());
            if (insert.values().isEmpty()) {
                out.add(" DEFAULT VALUES");
            } else {
                out.add(" VALUES (").expressions(insert.values()).add(")");
            }
        } else {
            out.add(clause.action() instanceof DataChange.MergeDelete ? "DELETE" : "DO NOTHING");
        }
    }

    SqlWriter truncate(DataChange.Truncate truncate) {
        return out.add("TRUNCATE TABLE ")
                .list(truncate.targets(), out::objectName)
                .addIf(truncate.restartIdentity(), " RESTART IDENTITY")
                .addIf(truncate.cascade(), " CASCADE");
    }
}
