package io.docdb.expr.table;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.TableFunction;
import io.docdb.expr.Volatility;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.util.Iterator;
import java.util.List;

/** What the database knows of itself beside its definitions, and the context tells, by a function without arguments. */
public final class SystemTable implements TableFunction {
    /** What the planner knows of each path of each collection. */
    public static final SystemTable PATH_STATISTICS = new SystemTable(
            "PATH_STATISTICS",
            new OutputColumn("table_schema", SqlType.VARCHAR),
            new OutputColumn("table_name", SqlType.VARCHAR),
            new OutputColumn("path", SqlType.VARCHAR),
            new OutputColumn("null_fraction", SqlType.DOUBLE),
            new OutputColumn("values_per_document", SqlType.DOUBLE),
            new OutputColumn("distinct_values", SqlType.DOUBLE),
            new OutputColumn("most_common_values", SqlType.ARRAY),
            new OutputColumn("most_common_fractions", SqlType.ARRAY),
            new OutputColumn("histogram_bounds", SqlType.ARRAY),
            new OutputColumn("least", SqlType.ANY),
            new OutputColumn("greatest", SqlType.ANY),
            new OutputColumn("average_array_length", SqlType.DOUBLE),
            new OutputColumn("array_fraction", SqlType.DOUBLE),
            new OutputColumn("documents", SqlType.BIGINT),
            new OutputColumn("sampled_documents", SqlType.BIGINT),
            new OutputColumn("gathered_at", SqlType.TIMESTAMP_TZ));

    /** The open sessions; the first columns are named as H2 has them. */
    public static final SystemTable SESSIONS = new SystemTable(
            "SESSIONS",
            new OutputColumn("session_id", SqlType.BIGINT),
            new OutputColumn("user_name", SqlType.VARCHAR),
            new OutputColumn("client_info", SqlType.OBJECT),
            new OutputColumn("session_start", SqlType.TIMESTAMP_TZ),
            new OutputColumn("isolation_level", SqlType.VARCHAR),
            new OutputColumn("executing_statement", SqlType.VARCHAR),
            new OutputColumn("executing_statement_start", SqlType.TIMESTAMP_TZ),
            new OutputColumn("contains_uncommitted", SqlType.BOOLEAN),
            new OutputColumn("session_state", SqlType.VARCHAR),
            new OutputColumn("blocker_id", SqlType.BIGINT),
            new OutputColumn("waits_for", SqlType.VARCHAR),
            new OutputColumn("last_statement", SqlType.VARCHAR),
            new OutputColumn("last_statement_start", SqlType.TIMESTAMP_TZ),
            new OutputColumn("transaction_id", SqlType.BIGINT),
            new OutputColumn("transaction_start", SqlType.TIMESTAMP_TZ),
            new OutputColumn("read_only", SqlType.BOOLEAN));

    /** The locks that are held, those of one transaction, table and kind as one row, and each that is waited for. */
    public static final SystemTable LOCKS = new SystemTable(
            "LOCKS",
            new OutputColumn("table_schema", SqlType.VARCHAR),
            new OutputColumn("table_name", SqlType.VARCHAR),
            new OutputColumn("session_id", SqlType.BIGINT),
            new OutputColumn("lock_type", SqlType.VARCHAR),
            new OutputColumn("target", SqlType.VARCHAR),
            new OutputColumn("granted", SqlType.BOOLEAN),
            new OutputColumn("held", SqlType.BIGINT),
            new OutputColumn("waits_for", SqlType.VARCHAR),
            new OutputColumn("blockers", SqlType.arrayOf(SqlType.BIGINT)),
            new OutputColumn("transaction_id", SqlType.BIGINT));

    private final String name;
    private final List<OutputColumn> columns;

    private SystemTable(String name, OutputColumn... columns) {
        this.name = name;
        this.columns = List.of(columns);
    }

    @Override
    public String name() {
        return name;
    }

    /** The names of the columns, in the order in which the context gives their values. */
    public List<String> columnNames() {
        return columns.stream().map(OutputColumn::name).toList();
    }

    @Override
    public List<OutputColumn> columns(List<SqlType> arguments) {
        if (!arguments.isEmpty()) {
            throw new StatementException(
                    ErrorCode.UNKNOWN_FUNCTION,
                    "Wrong number of arguments: " + name + " takes 0, found " + arguments.size());
        }
        return columns;
    }

    @Override
    public Iterator<Value[]> rows(Value[] arguments, EvaluationContext context) {
        return context.systemRows(name);
    }

    @Override
    public Volatility volatility() {
        return Volatility.STABLE;
    }
}
