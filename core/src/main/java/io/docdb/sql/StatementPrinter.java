package io.docdb.sql;

import io.docdb.sql.ast.AdministrationStatement;
import io.docdb.sql.ast.DataChange;
import io.docdb.sql.ast.Query;
import io.docdb.sql.ast.SchemaChange;
import io.docdb.sql.ast.StatementVisitor;
import io.docdb.sql.ast.TransactionStatement;

/** Prints statements; the families of more than a line each have a printer of their own. */
final class StatementPrinter implements StatementVisitor<SqlWriter> {
    private final SqlWriter out;
    private final DataChangePrinter changes;
    private final SchemaPrinter schemas;

    StatementPrinter(SqlWriter out) {
        this.out = out;
        this.changes = new DataChangePrinter(out);
        this.schemas = new SchemaPrinter(out);
    }

    @Override
    public SqlWriter visitQuery(Query query) {
        return out.query(query);
    }

    @Override
    public SqlWriter visitInsert(DataChange.Insert insert) {
        return changes.insert(insert);
    }

    @Override
    public SqlWriter visitUpdate(DataChange.Update update) {
        return changes.update(update);
    }

    @Override
    public SqlWriter visitJoinedChange(DataChange.Joined change) {
        return changes.joined(change);
    }

    @Override
    public SqlWriter visitDelete(DataChange.Delete delete) {
        return changes.delete(delete);
    }

    @Override
    public SqlWriter visitMerge(DataChange.Merge merge) {
        return changes.merge(merge);
    }

    @Override
    public SqlWriter visitTruncate(DataChange.Truncate truncate) {
        return changes.truncate(truncate);
    }

    @Override
    public SqlWriter visitCreateDomain(SchemaChange.CreateDomain create) {
        return new DomainPrinter(out, schemas).create(create);
    }

    @Override
    public SqlWriter visitAlterDomain(SchemaChange.AlterDomain alter) {
        return new DomainPrinter(out, schemas).alter(alter);
    }

    @Override
    public SqlWriter visitCreateTable(SchemaChange.CreateTable create) {
        return schemas.createTable(create, false);
    }

    @Override
    public SqlWriter visitReplaceTable(SchemaChange.ReplaceTable replace) {
        return schemas.createTable(replace.table(), true);
    }

    @Override
    public SqlWriter visitCreateCollection(SchemaChange.CreateCollection create) {
        return schemas.createCollection(create);
    }

    @Override
    public SqlWriter visitAlterTable(SchemaChange.AlterTable alter) {
        return schemas.alterTable(alter);
    }

    @Override
    public SqlWriter visitCreateIndex(SchemaChange.CreateIndex create) {
        return schemas.createIndex(create);
    }

    @Override
    public SqlWriter visitCreateView(SchemaChange.CreateView create) {
        return schemas.createView(create);
    }

    @Override
    public SqlWriter visitRefreshView(SchemaChange.RefreshView refresh) {
        return out.add("REFRESH MATERIALIZED VIEW ").objectName(refresh.name());
    }

    @Override
    public SqlWriter visitCreateSequence(SchemaChange.CreateSequence create) {
        return schemas.createSequence(create);
    }

    @Override
    public SqlWriter visitAlterSequence(SchemaChange.AlterSequence alter) {
        return schemas.alterSequence(alter);
    }

    @Override
    public SqlWriter visitCreateSchema(SchemaChange.CreateSchema create) {
        return schemas.createSchema(create);
    }

    @Override
    public SqlWriter visitDrop(SchemaChange.Drop drop) {
        return schemas.drop(drop);
    }

    @Override
    public SqlWriter visitRename(SchemaChange.Rename rename) {
        return schemas.rename(rename);
    }

    @Override
    public SqlWriter visitComment(SchemaChange.Comment comment) {
        return schemas.comment(comment);
    }

    @Override
    public SqlWriter visitBegin(TransactionStatement.Begin begin) {
        return modes(out.add("BEGIN"), begin.modes());
    }

    private SqlWriter modes(SqlWriter writer, TransactionStatement.Modes modes) {
        modes.isolation().ifPresent(isolation -> writer.add(" ISOLATION LEVEL " + isolation.sqlName()));
        modes.readOnly().ifPresent(readOnly -> writer.add(modes.isolation().isPresent() ? "," : "")
                .add(readOnly ? " READ ONLY" : " READ WRITE"));
        return writer;
    }

    @Override
    public SqlWriter visitCommit(TransactionStatement.Commit commit) {
        return out.add("COMMIT").addIf(commit.chain(), " AND CHAIN");
    }

    @Override
    public SqlWriter visitRollback(TransactionStatement.Rollback rollback) {
        return out.add("ROLLBACK")
                .addIf(rollback.chain(), " AND CHAIN")
                .optional(" TO SAVEPOINT ", rollback.savepoint(), out::name);
    }

    @Override
    public SqlWriter visitSetSavepoint(TransactionStatement.SetSavepoint savepoint) {
        return out.add("SAVEPOINT ").name(savepoint.name());
    }

    @Override
    public SqlWriter visitReleaseSavepoint(TransactionStatement.ReleaseSavepoint release) {
        return out.add("RELEASE SAVEPOINT ").name(release.name());
    }

    @Override
    public SqlWriter visitSetConstraints(TransactionStatement.SetConstraints set) {
        out.add("SET CONSTRAINTS ").addIf(set.names().isEmpty(), "ALL").list(set.names(), out::objectName);
        return out.add(set.deferred() ? " DEFERRED" : " IMMEDIATE");
    }

    @Override
    public SqlWriter visitSetAutoCommit(TransactionStatement.SetAutoCommit set) {
        return out.add(set.on() ? "SET AUTOCOMMIT ON" : "SET AUTOCOMMIT OFF");
    }

    @Override
    public SqlWriter visitSetTransaction(TransactionStatement.SetTransaction set) {
        return modes(
                out.add(set.session() ? "SET SESSION CHARACTERISTICS AS TRANSACTION" : "SET TRANSACTION"), set.modes());
    }

    @Override
    public SqlWriter visitLockTables(AdministrationStatement.LockTables lock) {
        return out.add("LOCK TABLE ")
                .list(lock.tables(), out::objectName)
                .add(" IN " + lock.mode().sqlName() + " MODE")
                .addIf(lock.nowait(), " NOWAIT");
    }

    @Override
    public SqlWriter visitExplain(AdministrationStatement.Explain explain) {
        out.add("EXPLAIN ").addIf(explain.analyze(), "ANALYZE ").addIf(explain.json(), "FORMAT JSON ");
        return explain.statement().accept(this);
    }

    @Override
    public SqlWriter visitAnalyze(AdministrationStatement.Analyze analyze) {
        out.add("ANALYZE").optional(" ", analyze.target(), out::objectName);
        return analyze.paths().isEmpty()
                ? out
                : out.add(" (").expressions(analyze.paths()).add(")");
    }

    @Override
    public SqlWriter visitSetVariable(AdministrationStatement.SetVariable set) {
        return setting(out.add("SET "), set);
    }

    private static SqlWriter setting(SqlWriter out, AdministrationStatement.SetVariable set) {
        out.addIf(set.local(), "LOCAL ").objectName(set.name()).add(" = ");
        return set.values().isEmpty() ? out.add("DEFAULT") : out.expressions(set.values());
    }

    @Override
    public SqlWriter visitSetVariables(AdministrationStatement.SetVariables set) {
        return out.add("SET ").list(set.settings(), setting -> setting(out, setting));
    }

    @Override
    public SqlWriter visitDiscard(AdministrationStatement.Discard discard) {
        return out.add("DISCARD " + discard.what());
    }

    @Override
    public SqlWriter visitNothing(AdministrationStatement.Nothing nothing) {
        return out.add(nothing.text());
    }

    @Override
    public SqlWriter visitUpkeep(AdministrationStatement.Upkeep upkeep) {
        out.add(upkeep.what()).addIf(!upkeep.targets().isEmpty(), " ");
        return out.list(upkeep.targets(), out::objectName);
    }

    @Override
    public SqlWriter visitKill(AdministrationStatement.Kill kill) {
        return out.add("KILL ").addIf(kill.statementOnly(), "QUERY ").expression(kill.session());
    }

    @Override
    public SqlWriter visitShowVariable(AdministrationStatement.ShowVariable show) {
        return out.add("SHOW ").objectName(show.name());
    }

    @Override
    public SqlWriter visitCheckDatabase(AdministrationStatement.CheckDatabase check) {
        return out.add("CHECK DATABASE");
    }

    @Override
    public SqlWriter visitBackupDatabase(AdministrationStatement.BackupDatabase backup) {
        out.add("BACKUP DATABASE TO ").operand(backup.target());
        return schemas.options(" WITH ", backup.options());
    }

    @Override
    public SqlWriter visitCheckpoint(AdministrationStatement.Checkpoint checkpoint) {
        return out.add("CHECKPOINT");
    }
}
