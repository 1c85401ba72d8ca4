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

/** {@code PATH_STATISTICS()}: what the planner knows of each path of each collection, which the context tells. */
public final class PathStatisticsTable implements TableFunction {
    public static final String NAME = "PATH_STATISTICS";

    /** In this order the context gives them. */
    private static final List<OutputColumn> COLUMNS = List.of(
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

    @Override
    public String name() {
        return NAME;
    }

    /** The names of the columns. */
    public static List<String> columnNames() {
        return COLUMNS.stream().map(OutputColumn::name).toList();
    }

    @Override
    public List<OutputColumn> columns(List<SqlType> arguments) {
        if (!arguments.isEmpty()) {
            throw new StatementException(
                    ErrorCode.UNKNOWN_FUNCTION,
                    "Wrong number of arguments: " + NAME + " takes 0, found " + arguments.size());
        }
        return COLUMNS;
    }

    @Override
    public Iterator<Value[]> rows(Value[] arguments, EvaluationContext context) {
        return context.systemRows(NAME);
    }

    @Override
    public Volatility volatility() {
        return Volatility.STABLE;
    }
}
