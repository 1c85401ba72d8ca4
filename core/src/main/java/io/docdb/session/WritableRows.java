package io.docdb.session;

import io.docdb.bind.ShownRows;
import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.sql.ast.ComparisonOperator;
import io.docdb.sql.ast.Condition;
import io.docdb.sql.ast.DataChange;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.Query;
import io.docdb.sql.ast.QueryBody;
import io.docdb.sql.ast.Statement;
import io.docdb.sql.ast.TableReference;
import io.docdb.value.FieldPath;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The documents that the rows of a query show: a row is changed, inserted, deleted or read again by its key, by a statement as
 * anyone could write it, so that rights, policies, constraints and transactions are as for these. Of {@code SELECT id, n FROM t}
 * a new {@code n} is {@code UPDATE t SET n = ? WHERE id = ? RETURNING id, n}. Belongs to its session.
 */
public final class WritableRows {
    private final Session session;
    private final ShownRows shown;
    private final List<Value> parameters; // of the query: its select list may name them

    WritableRows(Session session, ShownRows shown, List<Value> parameters) {
        this.session = session;
        this.shown = shown;
        this.parameters = List.copyOf(parameters);
    }

    /** True if what the column at {@code position} (from 0) shows is stored as it is shown, so that it can be written. */
    public boolean isWritable(int position) {
        return shown.columns().get(position).isPresent();
    }

    /**
     * Writes new values into the document of a row.
     *
     * @param row as it was read
     * @param values by the position of their columns, at least one
     * @return the row as it is now; empty if its document is not there any more
     * @throws StatementException WRONG_OBJECT_TYPE for a column that is computed
     */
    public Optional<Value[]> update(Value[] row, SortedMap<Integer, Value> values, Cancellation cancellation) {
        List<Value> all = new ArrayList<>(parameters);
        List<DataChange.SetClause> changes = new ArrayList<>();
        for (Map.Entry<Integer, Value> value : values.entrySet()) {
            changes.add(new DataChange.Assignment(target(value.getKey()), add(all, value.getValue())));
        }
        DataChange.Update update = new DataChange.Update(
                Optional.empty(),
                table(),
                alias(),
                changes,
                List.of(),
                Optional.of(isRow(row, all)),
                List.of(),
                Optional.empty(),
                shown.items(),
                Position.NONE);
        return row(update, all, cancellation);
    }

    /** Inserts a document; columns without a value have their default. @return the row as it is now */
    public Optional<Value[]> insert(SortedMap<Integer, Value> values, Cancellation cancellation) {
        List<Value> all = new ArrayList<>(parameters);
        List<Expression.Reference> columns = new ArrayList<>();
        List<Expression> given = new ArrayList<>();
        for (Map.Entry<Integer, Value> value : values.entrySet()) {
            columns.add(target(value.getKey()));
            given.add(add(all, value.getValue()));
        }
        boolean whole = values.size() == 1 && place(values.firstKey()).isRoot();
        DataChange.InsertSource source = values.isEmpty()
                ? new DataChange.FromDefaults()
                : whole
                        ? new DataChange.FromDocuments(given)
                        : new DataChange.FromQuery(new Query(new QueryBody.Values(List.of(given))));
        DataChange.Insert insert = new DataChange.Insert(
                Optional.empty(),
                table(),
                alias(),
                whole ? List.of() : columns,
                DataChange.Insert.Overriding.NONE,
                source,
                Optional.empty(),
                shown.items(),
                Position.NONE);
        return row(insert, all, cancellation);
    }

    /** Deletes the document of a row. @return false if it is not there any more */
    public boolean delete(Value[] row, Cancellation cancellation) {
        List<Value> all = new ArrayList<>(parameters);
        DataChange.Delete delete = new DataChange.Delete(
                Optional.empty(),
                table(),
                alias(),
                List.of(),
                Optional.of(isRow(row, all)),
                List.of(),
                Optional.empty(),
                List.of(),
                Position.NONE);
        try (Result result = execute(delete, all, cancellation)) {
            return result.changed() > 0;
        }
    }

    /** The row as it is now, whether the query would still find it or not; empty if its document is not there any more. */
    public Optional<Value[]> read(Value[] row, Cancellation cancellation) {
        List<Value> all = new ArrayList<>(parameters);
        Query query =
                new Query(new QueryBody.Select(shown.items(), List.of(shown.source()), Optional.of(isRow(row, all))));
        return row(query, all, cancellation);
    }

    private ObjectName table() {
        return shown.source().name();
    }

    private Optional<Name> alias() {
        return shown.source().alias().map(TableReference.Alias::name);
    }

    private FieldPath place(int position) {
        return shown.columns()
                .get(position)
                .orElseThrow(() -> new StatementException(
                        ErrorCode.WRONG_OBJECT_TYPE,
                        "Column " + (position + 1) + " cannot be written: it is computed, no column of \"" + table()
                                + "\""));
    }

    private Expression.Reference target(int position) {
        return ShownRows.reference(place(position), List.of());
    }

    private static Expression add(List<Value> all, Value value) {
        all.add(value);
        return new Expression.Parameter(all.size() - 1);
    }

    private Expression isRow(Value[] row, List<Value> all) {
        List<Name> qualifier = List.of(alias().orElse(table().last()));
        List<Expression> parts = new ArrayList<>();
        for (ShownRows.KeyPart part : shown.key()) {
            Value value = part.within().get(row[part.column()]);
            parts.add(new Condition.Comparison(
                    ComparisonOperator.EQUAL, ShownRows.reference(part.path(), qualifier), add(all, value)));
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.And(parts);
    }

    private Result execute(Statement tree, List<Value> all, Cancellation cancellation) {
        return session.prepare(tree, all.size()).execute(all, Long.MAX_VALUE, cancellation);
    }

    private Optional<Value[]> row(Statement tree, List<Value> all, Cancellation cancellation) {
        try (Result result = execute(tree, all, cancellation)) {
            ResultRows rows = result.rows().orElseThrow();
            if (!rows.next()) {
                return Optional.empty();
            }
            Value[] row = new Value[rows.columns().size()];
            for (int i = 0; i < row.length; i++) {
                row[i] = rows.value(i);
            }
            return Optional.of(row);
        }
    }
}
