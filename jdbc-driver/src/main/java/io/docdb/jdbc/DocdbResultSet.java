package io.docdb.jdbc;

import io.docdb.session.Cancellation;
import io.docdb.session.ResultColumn;
import io.docdb.session.ResultRows;
import io.docdb.session.WritableRows;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Rows of a result: read forward as they stream, or moved over freely when they are kept; changed where each stands for a
 * document. Belongs to its
 * connection's thread. A label finds its column exactly, else without regard to case; of several the first.
 */
final class DocdbResultSet extends ColumnValues {
    private final DocdbStatement statement; // null for results that no statement made
    private final List<ResultColumn> columns;
    private final RowSource rows;
    private final ZoneId zone;
    private final SqlErrors.Work<Boolean> following; // what next() does in its turn, made once for all rows
    private Map<String, Integer> numbers; // of columns by label, made when first asked for
    private Value[] row; // null before the first row and behind the last
    private boolean wasNull;
    private RowEdits edits; // null unless rows can be changed
    private String readOnlyBecause = "Result set is read-only: ask for CONCUR_UPDATABLE when the statement is made";
    private boolean
            afterDeleted; // what was the row at hand is deleted: the one before is not at hand, but its position is
    private volatile boolean closed;

    private DocdbResultSet(DocdbStatement statement, List<ResultColumn> columns, RowSource rows, ZoneId zone) {
        this.statement = statement;
        this.columns = columns;
        this.rows = rows;
        this.zone = zone;
        this.following = ifOpen(() -> show(rows.next()));
        if (statement != null) {
            statement.passSettings(this);
        }
    }

    /** @param unseen how many of the last columns only find the row again that is to be changed */
    static DocdbResultSet of(DocdbStatement statement, ResultRows rows, Scrolling scrolling, int unseen)
            throws SQLException {
        RowSource source =
                scrolling == Scrolling.FORWARD_ONLY ? new StreamedSource(rows) : new KeptSource(KeptSource.read(rows));
        return new DocdbResultSet(
                statement,
                rows.columns().subList(0, rows.columns().size() - unseen),
                source,
                statement.session().options().zone());
    }

    static DocdbResultSet of(List<ResultColumn> columns, List<Value[]> rows) {
        return new DocdbResultSet(null, columns, new KeptSource(rows), ZoneId.systemDefault());
    }

    static DocdbResultSet empty(DocdbStatement statement) throws SQLException {
        return new DocdbResultSet(
                statement,
                List.of(),
                new KeptSource(List.of()),
                statement.session().options().zone());
    }

    /** All rows of several results of the same columns. */
    static DocdbResultSet concat(DocdbStatement statement, List<DocdbResultSet> parts) throws SQLException {
        List<Value[]> all = new ArrayList<>();
        for (DocdbResultSet part : parts) {
            all.addAll(((KeptSource) part.rows).all());
        }
        return new DocdbResultSet(
                statement,
                parts.get(0).columns,
                new KeptSource(all),
                statement.session().options().zone());
    }

    /** From here on rows can be changed. */
    void setDocuments(WritableRows documents) {
        edits = new RowEdits(documents);
    }

    /** @param why whoever tries to change a row is told */
    void setReadOnly(String why) {
        readOnlyBecause = why;
    }

    @Override
    void requireOpen() throws SQLException {
        if (closed) {
            throw SqlErrors.wrongUse("24000", "Result set is closed");
        }
    }

    // ---- moving

    @Override
    public boolean next() throws SQLException {
        return statement == null ? following.run() : statement.turns().take(following);
    }

    /**
     * In a turn at the session, and only if the result is open then: another thread that closes it, or its connection, does so
     * before, and this is told, or after; never would rows that are cut off look like all there are.
     */
    private <T> T inTurn(SqlErrors.Work<T> work) throws SQLException {
        SqlErrors.Work<T> whole = ifOpen(work);
        return statement == null ? whole.run() : statement.turns().take(whole);
    }

    private <T> SqlErrors.Work<T> ifOpen(SqlErrors.Work<T> work) {
        return () -> {
            requireOpen();
            return work.run();
        };
    }

    private boolean show(Value[] found) {
        row = found;
        afterDeleted = false;
        if (edits != null) {
            edits.begin(false);
        }
        return found != null;
    }

    @Override
    public boolean previous() throws SQLException {
        return moveTo(afterDeleted ? rows.position() : rows.position() - 1);
    }

    @Override
    public boolean first() throws SQLException {
        return moveTo(1);
    }

    @Override
    public boolean last() throws SQLException {
        requireOpen();
        return moveTo(rows.size());
    }

    @Override
    public boolean absolute(int number) throws SQLException {
        requireOpen();
        return moveTo(number >= 0 ? number : rows.size() + 1L + number);
    }

    @Override
    public boolean relative(int count) throws SQLException {
        requireOpen();
        return moveTo(rows.position() + count + (afterDeleted && count < 0 ? 1 : 0));
    }

    @Override
    public void beforeFirst() throws SQLException {
        moveTo(0);
    }

    @Override
    public void afterLast() throws SQLException {
        requireOpen();
        moveTo(rows.size() + 1L);
    }

    private boolean moveTo(long position) throws SQLException {
        return inTurn(() -> show(rows.moveTo(position)));
    }

    @Override
    public boolean isBeforeFirst() throws SQLException {
        return inTurn(() -> rows.position() == 0 && rows.hasNext());
    }

    @Override
    public boolean isAfterLast() throws SQLException {
        requireOpen();
        return row == null && !afterDeleted && rows.position() > 1;
    }

    @Override
    public boolean isFirst() throws SQLException {
        requireOpen();
        return row != null && rows.position() == 1;
    }

    @Override
    public boolean isLast() throws SQLException {
        return inTurn(() -> row != null && !rows.hasNext());
    }

    @Override
    public int getRow() throws SQLException {
        requireOpen();
        return row == null ? 0 : (int) rows.position();
    }

    // ---- columns

    @Override
    public int findColumn(String columnLabel) throws SQLException {
        requireOpen();
        if (columnLabel == null) {
            throw SqlErrors.wrongUse("42S22", "Column label expected, found null");
        }
        if (numbers == null) {
            Map<String, Integer> found = new HashMap<>();
            for (int i = columns.size() - 1; i >= 0; i--) {
                found.put(columns.get(i).label().toLowerCase(Locale.ROOT), i + 1);
            }
            for (int i = columns.size() - 1; i >= 0; i--) {
                found.put(columns.get(i).label(), i + 1);
            }
            numbers = found;
        }
        Integer number = numbers.get(columnLabel);
        number = number != null ? number : numbers.get(columnLabel.toLowerCase(Locale.ROOT));
        if (number == null) {
            List<String> labels = columns.stream().map(ResultColumn::label).toList();
            throw SqlErrors.wrongUse(
                    "42S22",
                    "Column \"" + columnLabel + "\" not found"
                            + io.docdb.error.NearNames.didYouMean(columnLabel, labels) + " The columns are " + labels);
        }
        return number;
    }

    private int position(int columnIndex) throws SQLException {
        requireOpen();
        if (columnIndex < 1 || columnIndex > columns.size()) {
            throw SqlErrors.wrongUse("42S22", "Column expected from 1 to " + columns.size() + ", found " + columnIndex);
        }
        return columnIndex - 1;
    }

    private Value[] requireRow() throws SQLException {
        requireOpen();
        Value[] shown = row;
        if (shown == null) {
            throw SqlErrors.wrongUse("24000", "No row at hand: call next() first, and look at what it answers");
        }
        return shown;
    }

    @Override
    Value value(int columnIndex) throws SQLException {
        Value[] shown = row; // once: another thread may close the result meanwhile
        boolean edited = edits != null && (edits.isInserting() || shown != null);
        if (!edited) {
            shown = requireRow();
        }
        int position = position(columnIndex);
        Value value = edited ? edits.value(position, shown) : shown[position];
        wasNull = value.isNull();
        return limited(value, columns.get(position).type());
    }

    @Override
    SqlType type(int columnIndex) {
        return columns.get(columnIndex - 1).type();
    }

    @Override
    ZoneId zone() {
        return zone;
    }

    @Override
    public boolean wasNull() throws SQLException {
        requireOpen();
        return wasNull;
    }

    // ---- about the result

    @Override
    public ResultSetMetaData getMetaData() throws SQLException {
        requireOpen();
        return new ColumnMetaData(
                columns, statement == null ? "" : statement.session().databaseName());
    }

    @Override
    public Statement getStatement() throws SQLException {
        requireOpen();
        return statement;
    }

    @Override
    public int getType() throws SQLException {
        requireOpen();
        return rows.scrolling().jdbcType();
    }

    @Override
    public int getConcurrency() throws SQLException {
        requireOpen();
        return edits != null ? CONCUR_UPDATABLE : CONCUR_READ_ONLY;
    }

    // ---- changing rows

    private RowEdits edits() throws SQLException {
        requireOpen();
        if (edits == null) {
            throw SqlErrors.wrongUse("24000", readOnlyBecause);
        }
        return edits;
    }

    /** The edits of the row at hand. */
    private RowEdits editsOfRow(String what) throws SQLException {
        if (edits().isInserting()) {
            throw SqlErrors.wrongUse("24000", "Cannot " + what + " the row that is to be inserted");
        }
        requireRow();
        return edits;
    }

    private Cancellation cancellation() throws SQLException {
        return new Cancellation(statement.timeout());
    }

    private static SQLException isGone() {
        return SqlErrors.wrongUse("02000", "The row is not there any more: it was deleted, or has another key");
    }

    @Override
    void setColumn(int columnIndex, Object value) throws SQLException {
        if (!edits().isInserting()) {
            requireRow();
        }
        int position = position(columnIndex);
        if (!edits.documents().isWritable(position)) {
            throw SqlErrors.wrongUse(
                    "42809",
                    "Column " + columnIndex + " \"" + columns.get(position).label()
                            + "\" cannot be written: it is computed");
        }
        boolean moment = columns.get(position).type().family() == SqlType.Family.TIMESTAMP_TZ;
        edits.values()
                .put(
                        position,
                        moment
                                ? JavaValues.toTarget(value, Types.TIMESTAMP_WITH_TIMEZONE, zone)
                                : JavaValues.toValue(value, zone));
    }

    @Override
    public void updateRow() throws SQLException {
        inTurn(() -> {
            RowEdits edited = editsOfRow("update");
            Value[] before = requireRow();
            if (edited.values().isEmpty()) {
                return true;
            }
            Value[] now = edited.documents()
                    .update(before, edited.values(), cancellation())
                    .orElseThrow(DocdbResultSet::isGone);
            if (rows.scrolling() != Scrolling.FORWARD_ONLY) {
                edited.updated(before, now);
            }
            rows.replace(now);
            return show(now);
        });
    }

    @Override
    public void cancelRowUpdates() throws SQLException {
        editsOfRow("cancel updates of").begin(false);
    }

    @Override
    public void refreshRow() throws SQLException {
        inTurn(() -> {
            RowEdits edited = editsOfRow("refresh");
            Value[] before = requireRow();
            Value[] now = edited.documents().read(before, cancellation()).orElseThrow(DocdbResultSet::isGone);
            edited.refreshed(before, now);
            rows.replace(now);
            return show(now);
        });
    }

    /** What follows is next; until then there is no row at hand. */
    @Override
    public void deleteRow() throws SQLException {
        inTurn(() -> {
            RowEdits edited = editsOfRow("delete");
            if (!edited.documents().delete(requireRow(), cancellation())) {
                throw isGone();
            }
            show(null);
            afterDeleted = rows.remove();
            return true;
        });
    }

    @Override
    public void moveToInsertRow() throws SQLException {
        edits().begin(true);
    }

    @Override
    public void moveToCurrentRow() throws SQLException {
        if (edits().isInserting()) {
            edits.begin(false);
        }
    }

    /** Where rows are kept, the new one is the last of them. */
    @Override
    public void insertRow() throws SQLException {
        inTurn(() -> {
            if (!edits().isInserting()) {
                throw SqlErrors.wrongUse(
                        "24000", "Not at the row that is to be inserted: call moveToInsertRow() first");
            }
            Value[] made =
                    edits.documents().insert(edits.values(), cancellation()).orElseThrow(DocdbResultSet::isGone);
            if (rows.add(made)) {
                edits.inserted(made);
            }
            edits.begin(true);
            return true;
        });
    }

    @Override
    public boolean rowUpdated() throws SQLException {
        requireOpen();
        return edits != null && row != null && edits.isUpdated(row);
    }

    @Override
    public boolean rowInserted() throws SQLException {
        requireOpen();
        return edits != null && row != null && edits.isInserted(row);
    }

    /** Never: rows that are deleted through the result set are no longer in it. */
    @Override
    public boolean rowDeleted() throws SQLException {
        requireOpen();
        return false;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() throws SQLException {
        if (closed) {
            return;
        }
        closed = true;
        row = null;
        if (statement == null) {
            rows.close();
            return;
        }
        statement.turns().useSoon(() -> {
            rows.close();
            statement.resultClosed();
        });
    }
}
