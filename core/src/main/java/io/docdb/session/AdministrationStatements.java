package io.docdb.session;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.exec.QueryCursor;
import io.docdb.exec.operator.ExecutionContext;
import io.docdb.sql.ast.AdministrationStatement;
import io.docdb.sql.ast.DataChange;
import io.docdb.sql.ast.Query;
import io.docdb.txn.Transaction;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** EXPLAIN, SET, SHOW and the statements about the database as a whole. Belongs to one session. */
final class AdministrationStatements {
    private static final List<ResultColumn> PLAN =
            List.of(new ResultColumn("plan", SqlType.VARCHAR, false, Optional.empty()));

    private final Engine engine;
    private final SessionState state;
    private final StatementCompiler compiler;
    private final StatementRunner runner;
    private final SessionVariables variables;

    AdministrationStatements(Engine engine, SessionState state, StatementCompiler compiler, StatementRunner runner) {
        this.engine = engine;
        this.state = state;
        this.compiler = compiler;
        this.runner = runner;
        this.variables = new SessionVariables(state);
    }

    Result run(AdministrationStatement statement, StatementRunner.Execution execution, Transaction transaction) {
        if (statement instanceof AdministrationStatement.Explain explain) {
            return explain(explain, execution, transaction);
        }
        if (statement instanceof AdministrationStatement.SetVariable set) {
            variables.set(set);
            return Result.changed(0);
        }
        if (statement instanceof AdministrationStatement.ShowVariable show) {
            return variables.show(show);
        }
        throw new StatementException(
                ErrorCode.NOT_SUPPORTED,
                statement.getClass().getSimpleName() + " is not supported by this session yet");
    }

    PreparedStatement.Description describe(PreparedStatement.Source source) {
        return source.tree() instanceof AdministrationStatement.Explain
                ? new PreparedStatement.Description(PLAN, List.of())
                : PreparedStatement.Description.NOTHING;
    }

    private Result explain(
            AdministrationStatement.Explain explain, StatementRunner.Execution execution, Transaction transaction) {
        if (!(explain.statement() instanceof Query) && !(explain.statement() instanceof DataChange)) {
            throw new StatementException(ErrorCode.NOT_SUPPORTED, "EXPLAIN expected a query or a change of data");
        }
        CatalogSnapshot catalog = engine.catalog().snapshot(transaction);
        CompiledStatement compiled = compiler.compile(
                explain.statement(),
                execution.source().text(),
                catalog,
                state.options().schema(),
                state.temporarySchema());
        String text;
        if (explain.analyze()) {
            ExecutionContext context = runner.context(catalog, execution.parameters(), execution, transaction, true);
            try (QueryCursor cursor = compiled.query().open(context)) {
                while (cursor.next() != null) {
                    // counted on the way
                }
                text = compiled.plan().toString();
            }
        } else {
            text = compiled.plan().toString();
        }
        List<Value[]> lines = new ArrayList<>();
        text.lines().forEach(line -> lines.add(new Value[] {new TextValue(line)}));
        return Result.of(new MemoryRows(PLAN, lines));
    }
}
