package io.docdb.sql.ast;

/** What another floor does with statements: one method per kind, so that a new kind does not compile unanswered. */
public interface StatementVisitor<R> {
    R visitQuery(Query query);

    R visitInsert(DataChange.Insert insert);

    R visitUpdate(DataChange.Update update);

    R visitDelete(DataChange.Delete delete);

    R visitJoinedChange(DataChange.Joined change);

    R visitMerge(DataChange.Merge merge);

    R visitTruncate(DataChange.Truncate truncate);

    R visitCreateTable(SchemaChange.CreateTable create);

    R visitReplaceTable(SchemaChange.ReplaceTable replace);

    R visitCreateCollection(SchemaChange.CreateCollection create);

    R visitAlterTable(SchemaChange.AlterTable alter);

    R visitCreateIndex(SchemaChange.CreateIndex create);

    R visitCreateView(SchemaChange.CreateView create);

    R visitRefreshView(SchemaChange.RefreshView refresh);

    R visitCreateSequence(SchemaChange.CreateSequence create);

    R visitAlterSequence(SchemaChange.AlterSequence alter);

    R visitCreateSchema(SchemaChange.CreateSchema create);

    R visitCreateDomain(SchemaChange.CreateDomain create);

    R visitAlterDomain(SchemaChange.AlterDomain alter);

    R visitDrop(SchemaChange.Drop drop);

    R visitRename(SchemaChange.Rename rename);

    R visitComment(SchemaChange.Comment comment);

    R visitBegin(TransactionStatement.Begin begin);

    R visitCommit(TransactionStatement.Commit commit);

    R visitRollback(TransactionStatement.Rollback rollback);

    R visitSetSavepoint(TransactionStatement.SetSavepoint savepoint);

    R visitReleaseSavepoint(TransactionStatement.ReleaseSavepoint release);

    R visitLockTables(AdministrationStatement.LockTables lock);

    R visitSetConstraints(TransactionStatement.SetConstraints set);

    R visitSetAutoCommit(TransactionStatement.SetAutoCommit set);

    R visitSetTransaction(TransactionStatement.SetTransaction set);

    R visitExplain(AdministrationStatement.Explain explain);

    R visitAnalyze(AdministrationStatement.Analyze analyze);

    R visitSetVariable(AdministrationStatement.SetVariable set);

    R visitSetVariables(AdministrationStatement.SetVariables set);

    R visitDiscard(AdministrationStatement.Discard discard);

    R visitNothing(AdministrationStatement.Nothing nothing);

    R visitUpkeep(AdministrationStatement.Upkeep upkeep);

    R visitKill(AdministrationStatement.Kill kill);

    R visitShowVariable(AdministrationStatement.ShowVariable show);

    R visitCheckDatabase(AdministrationStatement.CheckDatabase check);

    R visitBackupDatabase(AdministrationStatement.BackupDatabase backup);

    R visitCheckpoint(AdministrationStatement.Checkpoint checkpoint);
}
