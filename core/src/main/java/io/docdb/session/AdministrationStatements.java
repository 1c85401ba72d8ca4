package io.docdb.session;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.definition.AnalyzeTargets;
import io.docdb.definition.LockTargets;
import io.docdb.definition.UpkeepTargets;
import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.exec.PlanPrinter;
import io.docdb.exec.QueryCursor;
import io.docdb.exec.operator.ExecutionContext;
import io.docdb.sql.ast.AdministrationStatement;
import io.docdb.sql.ast.DataChange;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Query;
import io.docdb.storage.file.Damage;
import io.docdb.txn.Transaction;
import io.docdb.value.Document;
import io.docdb.value.JsonText;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** EXPLAIN, SET, SHOW and the statements about the database as a whole. Belongs to one session. */
final class AdministrationStatements {
    private static final List<ResultColumn> PLAN =
            List.of(new ResultColumn("plan", SqlType.VARCHAR, false, Optional.empty()));

    /** CHECK DATABASE: one row for each damage, none if all is well. */
    private static final List<ResultColumn> DAMAGES = List.of(
            new ResultColumn("place", SqlType.VARCHAR, false, Optional.empty()),
            new ResultColumn("position", SqlType.BIGINT, false, Optional.empty()),
            new ResultColumn("description", SqlType.VARCHAR, false, Optional.empty()));

    private static final List<ResultColumn> BACKUP =
            List.of(new ResultColumn("last_commit", SqlType.BIGINT, false, Optional.empty()));

    private final Engine engine;
    private final SessionState state;
    private final StatementCompiler compiler;
    private final StatementRunner runner;
    private final DefinitionStatements definitions;
    private final SessionVariables variables;

    AdministrationStatements(
            Engine engine,
            SessionState state,
            StatementCompiler compiler,
            StatementRunner runner,
            DefinitionStatements definitions,
            SessionVariables variables) {
        this.engine = engine;
        this.state = state;
        this.compiler = compiler;
        this.runner = runner;
        this.definitions = definitions;
        this.variables = variables;
    }

    Result run(AdministrationStatement statement, StatementRunner.Execution execution, Transaction transaction) {
        if (statement instanceof AdministrationStatement.Explain explain) {
            return explain(explain, execution, transaction);
        }
        if (statement instanceof AdministrationStatement.SetVariable set) {
            return variables.set(List.of(set), engine.catalog().snapshot(transaction));
        }
        if (statement instanceof AdministrationStatement.SetVariables set) {
            return variables.set(set.settings(), engine.catalog().snapshot(transaction));
        }
        if (statement instanceof AdministrationStatement.Discard discard) {
            return discard(discard);
        }
        if (statement instanceof AdministrationStatement.Nothing) {
            return Result.changed(0);
        }
        if (statement instanceof AdministrationStatement.Upkeep upkeep) {
            CatalogSnapshot catalog = engine.catalog().snapshot(transaction);
            UpkeepTargets.require(
                    upkeep,
                    definitions.context(transaction, catalog, execution.source().text()));
            return Result.changed(0);
        }
        if (statement instanceof AdministrationStatement.Kill kill) {
            return kill(kill, execution);
        }
        if (statement instanceof AdministrationStatement.ShowVariable show) {
            return variables.show(show);
        }
        if (statement instanceof AdministrationStatement.Analyze analyze) {
            return analyze(analyze, execution, transaction);
        }
        if (statement instanceof AdministrationStatement.LockTables lock) {
            return lock(lock, execution, transaction);
        }
        return runMaintenance(statement);
    }

    private Result lock(
            AdministrationStatement.LockTables lock, StatementRunner.Execution execution, Transaction transaction) {
        if (!state.inTransaction() && state.isAutoCommit()) {
            throw new DatabaseException(
                    ErrorCode.INVALID_TRANSACTION_STATE,
                    "LOCK TABLE expected an open transaction: BEGIN first, for its end is the lock's");
        }
        CatalogSnapshot catalog = engine.catalog().snapshot(transaction);
        LockTargets.lock(
                lock,
                definitions.context(transaction, catalog, execution.source().text()));
        return Result.changed(0);
    }

    private Result discard(AdministrationStatement.Discard discard) {
        AdministrationStatement.Discard.What what = discard.what();
        boolean all = what == AdministrationStatement.Discard.What.ALL;
        if (all && (state.inTransaction() || !state.isAutoCommit())) {
            throw new DatabaseException(
                    ErrorCode.INVALID_TRANSACTION_STATE,
                    "DISCARD ALL expected no open transaction: COMMIT or ROLLBACK first, in auto-commit");
        }
        if (all || what == AdministrationStatement.Discard.What.SEQUENCES) {
            state.drawn().clear();
        }
        if (all || what == AdministrationStatement.Discard.What.TEMP) {
            runner.dropTemporary();
        }
        if (all) {
            variables.resetAll();
            engine.advisoryLocks().endSession(state.number());
        }
        return Result.changed(0);
    }

    /** Looks at what is committed; not undone with the transaction, for statistics are no data. */
    private Result analyze(
            AdministrationStatement.Analyze analyze, StatementRunner.Execution execution, Transaction transaction) {
        CatalogSnapshot catalog = engine.catalog().snapshot(transaction);
        AnalyzeTargets.of(
                        analyze,
                        definitions.context(
                                transaction, catalog, execution.source().text()))
                .forEach((collection, paths) -> engine.statistics().analyze(collection.id(), paths, () -> {
                    execution.cancellation().check();
                    return false;
                }));
        return Result.changed(0);
    }

    private Result runMaintenance(AdministrationStatement statement) {
        if (statement instanceof AdministrationStatement.Checkpoint) {
            engine.maintenance().checkpoint();
            return Result.changed(0);
        }
        if (statement instanceof AdministrationStatement.CheckDatabase) {
            List<Value[]> rows = new ArrayList<>();
            for (Damage damage : new DatabaseCheck(engine).run()) {
                rows.add(new Value[] {
                    new TextValue(damage.file()), LongValue.of(damage.position()), new TextValue(damage.description())
                });
            }
            return Result.of(new MemoryRows(DAMAGES, rows));
        }
        if (statement instanceof AdministrationStatement.BackupDatabase backup) {
            long last = engine.maintenance().backup(folder(backup.target()));
            return Result.of(new MemoryRows(BACKUP, List.<Value[]>of(new Value[] {LongValue.of(last)})));
        }
        throw new StatementException(
                ErrorCode.NOT_SUPPORTED, statement.getClass().getSimpleName() + " is not supported yet");
    }

    private Result kill(AdministrationStatement.Kill kill, StatementRunner.Execution execution) {
        Expression named = kill.session();
        Value number = named instanceof Expression.Literal literal
                ? literal.value()
                : named instanceof Expression.Parameter parameter
                        ? execution.parameters().get(parameter.position())
                        : NullValue.NULL;
        if (!(number instanceof LongValue session)) {
            throw new StatementException(ErrorCode.TYPE_MISMATCH, "KILL expected the number of a session")
                    .at(named.at().offset());
        }
        SessionMonitor monitor = new SessionMonitor(engine);
        boolean found = kill.statementOnly() ? monitor.cancel(session.value()) : monitor.terminate(session.value());
        if (!found) {
            throw new StatementException(
                            ErrorCode.UNKNOWN_OBJECT,
                            "Session " + session.value() + " not found: INFORMATION_SCHEMA.SESSIONS lists them")
                    .at(named.at().offset());
        }
        return Result.changed(0);
    }

    private static Path folder(Expression target) {
        if (!(target instanceof Expression.Literal literal && literal.value() instanceof TextValue text)) {
            throw new StatementException(
                    ErrorCode.TYPE_MISMATCH, "BACKUP DATABASE TO expected the path of a folder in quotes");
        }
        String path = text.value();
        if (path.isBlank()) { // which would be the folder this process was started in
            throw new StatementException(
                    ErrorCode.INVALID_PARAMETER,
                    "BACKUP DATABASE TO expected the path of a folder, found an empty text");
        }
        try {
            return Path.of(path);
        } catch (InvalidPathException e) {
            throw new StatementException(
                    ErrorCode.INVALID_PARAMETER,
                    "BACKUP DATABASE TO expected the path of a folder, found " + text + ": " + e.getReason(),
                    e);
        }
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
        CompiledStatement general = compiler.compile(
                explain.statement(),
                execution.source().text(),
                catalog,
                state.options().schema(),
                state.temporarySchema());
        List<Value> parameters = Parameters.convert(
                execution.parameters(),
                general.bound().parameterTypes(),
                state.options().zone());
        CompiledStatement compiled = general.bestWith(parameters);
        Optional<String> plannedFor = general.forParameters().map(plans -> plans.plannedFor(compiled == general));
        if (!explain.analyze()) {
            return plan(PlanPrinter.estimates(), compiled, plannedFor, explain.json());
        }
        ExecutionContext context = runner.context(compiled, parameters, execution, transaction, true);
        try (QueryCursor cursor = compiled.query().open(context)) {
            while (cursor.next() != null) {
                // counted on the way
            }
            state.references().endStatement(transaction);
            return plan(PlanPrinter.measured(cursor), compiled, plannedFor, explain.json());
        }
    }

    /** @param plannedFor which parameters, where it makes a difference */
    private Result plan(PlanPrinter printer, CompiledStatement compiled, Optional<String> plannedFor, boolean json) {
        List<String> lines = new ArrayList<>();
        if (!json && !state.rulesOff().isEmpty()) {
            lines.add("Rules off: " + String.join(", ", new TreeSet<>(state.rulesOff())));
        }
        if (json) {
            Document plan = printer.json(compiled.plan());
            lines.add(JsonText.of(plannedFor
                    .map(values -> plan.with("plannedFor", new TextValue(values)))
                    .orElse(plan)));
        } else {
            plannedFor.ifPresent(values -> lines.add("Planned for " + values));
            lines.addAll(printer.lines(compiled.plan()));
        }
        return Result.of(new MemoryRows(
                PLAN,
                lines.stream().map(line -> new Value[] {new TextValue(line)}).toList()));
    }
}
