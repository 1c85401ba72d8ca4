package io.docdb.session;

import io.docdb.bind.WriteNeeds;
import io.docdb.catalog.CatalogSnapshot;
import io.docdb.sql.ast.Query;
import io.docdb.sql.ast.Statement;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A statement that is parsed once and executed often. It is planned when it is first executed, and anew when definitions
 * have changed since. Belongs to its session and its thread.
 */
public final class PreparedStatement {
    /** What kind of statement it is. */
    public enum Kind {
        QUERY,
        CHANGE,
        DEFINITION,
        TRANSACTION,
        OTHER
    }

    private final Session session;
    private final Source source;

    /**
     * What is to be run. Shared by all sessions that ask for the same text; remembers how it was compiled last, so that
     * running it again costs a comparison and not a hash over the whole tree.
     */
    static final class Source {
        private final String text;
        private final Statement tree;
        private final int parameterCount;
        private final boolean readsOnly;
        private volatile Memo memo; // null until compiled; a race compiles twice, alike

        /** Null until it was found to change nothing that only the system writes. */
        private volatile CatalogSnapshot allowedBy;

        /** What was compiled and for which question. */
        record Memo(StatementCompiler.Question question, CompiledStatement compiled) {}

        /**
         * @param text as it was written; empty if it was built by a program
         * @param parameterCount how many parameters it has
         */
        Source(String text, Statement tree, int parameterCount) {
            this.text = text;
            this.tree = tree;
            this.parameterCount = parameterCount;
            this.readsOnly = tree instanceof Query query && !WriteNeeds.of(query);
        }

        String text() {
            return text;
        }

        Statement tree() {
            return tree;
        }

        int parameterCount() {
            return parameterCount;
        }

        /** True for a query that changes and locks nothing. */
        boolean readsOnly() {
            return readsOnly;
        }

        /** True if it was found, by these definitions, that it may change what it changes. */
        boolean isAllowedBy(CatalogSnapshot catalog) {
            return allowedBy == catalog;
        }

        void setAllowedBy(CatalogSnapshot catalog) {
            allowedBy = catalog;
        }

        Optional<CompiledStatement> compiledFor(
                CatalogSnapshot catalog, String schema, String temporarySchema, PlanSettings settings) {
            Memo known = memo;
            boolean fits = known != null
                    && known.compiled().isFresh(catalog)
                    && known.question().schema().equals(schema)
                    && known.question().temporarySchema().equals(temporarySchema)
                    && known.question().settings().equals(settings);
            return fits ? Optional.of(known.compiled()) : Optional.empty();
        }

        void remember(StatementCompiler.Question question, CompiledStatement compiled) {
            memo = new Memo(question, compiled);
        }
    }

    PreparedStatement(Session session, Source source) {
        this.session = session;
        this.source = source;
    }

    Source source() {
        return source;
    }

    public Kind kind() {
        return StatementKinds.of(source.tree());
    }

    public int parameterCount() {
        return source.parameterCount();
    }

    /**
     * The columns of the result; empty if it gives no rows.
     *
     * @throws io.docdb.error.StatementException if it does not bind to the definitions as they are now
     */
    public List<ResultColumn> columns() {
        return session.describe(this).columns();
    }

    /** What each parameter is expected to be; ANY where nothing is known. */
    public List<SqlType> parameterTypes() {
        return session.describe(this).parameterTypes();
    }

    public Result execute(Value... parameters) {
        return execute(List.of(parameters));
    }

    public Result execute(List<Value> parameters) {
        return execute(parameters, Long.MAX_VALUE, session.options().statementTimeout());
    }

    /**
     * Executes the statement.
     *
     * @param maxRows later rows of a query are not given
     * @param timeout longest time until the last row is read; zero means for ever
     * @throws io.docdb.error.DatabaseException WRONG_PARAMETER_COUNT (07001), CANCELLED (57014), and whatever the
     *     statement may throw
     */
    public Result execute(List<Value> parameters, long maxRows, Duration timeout) {
        return execute(parameters, maxRows, new Cancellation(timeout));
    }

    /** As the other, of an execution that another thread may cancel, also while its rows are being read. */
    public Result execute(List<Value> parameters, long maxRows, Cancellation cancellation) {
        return session.execute(this, parameters, maxRows, cancellation);
    }

    /** What is known of a statement before it runs. */
    record Description(List<ResultColumn> columns, List<SqlType> parameterTypes) {
        static final Description NOTHING = new Description(List.of(), List.of());
    }
}
