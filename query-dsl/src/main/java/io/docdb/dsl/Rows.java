package io.docdb.dsl;

import io.docdb.catalog.CollectionDefinition;
import io.docdb.session.PreparedStatement;
import io.docdb.session.Result;
import io.docdb.session.ResultColumn;
import io.docdb.session.ResultRows;
import io.docdb.sql.ast.AdministrationStatement;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.QueryBody;
import io.docdb.sql.ast.Statement;
import io.docdb.value.Document;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Runs statements and reads their rows. */
final class Rows {
    /** What RETURNING says for the whole document. */
    static final List<QueryBody.SelectItem> WHOLE =
            List.of(new QueryBody.ExpressionItem(Expression.Reference.of("_doc")));

    private Rows() {}

    /** What a row is read as. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultRows rows);
    }

    /** The first column, which holds the whole document or the only value. */
    static Value first(ResultRows rows) {
        return rows.value(0);
    }

    /** All columns by their labels. */
    static Document document(ResultRows rows) {
        Document.Builder document = Document.builder();
        List<ResultColumn> columns = rows.columns();
        for (int i = 0; i < columns.size(); i++) {
            document.set(columns.get(i).label(), rows.value(i));
        }
        return document.build();
    }

    /** All columns by their labels, and the fields of a whole document instead of the column that holds it. */
    static Document flat(ResultRows rows) {
        Document.Builder flat = Document.builder();
        List<ResultColumn> columns = rows.columns();
        for (int i = 0; i < columns.size(); i++) {
            boolean isDocument = columns.get(i).label().equals(CollectionDefinition.DOCUMENT_COLUMN);
            if (isDocument && rows.value(i) instanceof Document document) {
                document.forEach(flat::set);
            } else {
                flat.set(columns.get(i).label(), rows.value(i));
            }
        }
        return flat.build();
    }

    static <T> List<T> list(PreparedStatement statement, List<Value> parameters, Reader<T> reader) {
        try (Result result = statement.execute(parameters)) {
            List<T> read = new ArrayList<>();
            result.rows().ifPresent(rows -> {
                while (rows.next()) {
                    read.add(reader.read(rows));
                }
            });
            return read;
        }
    }

    /** How a statement will run; with {@code analyze} it runs, and how it went. */
    static String explain(Sessions sessions, Statement statement, boolean analyze, List<Value> parameters) {
        Statement tree = new AdministrationStatement.Explain(analyze, false, statement, Position.NONE);
        return sessions
                .call(session -> list(session.prepare(tree, parameters.size()), parameters, Rows::first))
                .stream()
                .map(line -> line instanceof TextValue text ? text.value() : line.toString())
                .collect(Collectors.joining("\n"));
    }

    /** A stream that holds its session until it is closed or read to the end. */
    static <T> Stream<T> stream(
            Sessions sessions,
            Function<io.docdb.session.Session, PreparedStatement> prepare,
            List<Value> parameters,
            Reader<T> reader) {
        Sessions.Lease lease = sessions.lease();
        try {
            Result result = prepare.apply(lease.session()).execute(parameters);
            Cursor<T> cursor = new Cursor<>(result, lease, reader);
            return StreamSupport.stream(cursor, false).onClose(cursor::close);
        } catch (RuntimeException | Error e) {
            lease.close();
            throw e;
        }
    }

    /** Confined to one thread. */
    private static final class Cursor<T> extends Spliterators.AbstractSpliterator<T> {
        private final Result result;
        private final Sessions.Lease lease;
        private final Reader<T> reader;
        private boolean closed;

        Cursor(Result result, Sessions.Lease lease, Reader<T> reader) {
            super(Long.MAX_VALUE, Spliterator.ORDERED);
            this.result = result;
            this.lease = lease;
            this.reader = reader;
        }

        @Override
        public boolean tryAdvance(Consumer<? super T> action) {
            if (closed) {
                return false;
            }
            T row;
            try {
                if (result.rows().isEmpty() || !result.rows().get().next()) {
                    close();
                    return false;
                }
                row = reader.read(result.rows().get());
            } catch (RuntimeException | Error e) {
                close();
                throw e;
            }
            action.accept(row);
            return true;
        }

        void close() {
            if (closed) {
                return;
            }
            closed = true;
            try {
                result.close();
            } finally {
                lease.close();
            }
        }
    }
}
