package io.docdb.session;

import io.docdb.cache.ResultCache;
import io.docdb.cache.StatementCache;
import io.docdb.catalog.Catalog;
import io.docdb.catalog.Numbers;
import io.docdb.catalog.SequenceValues;
import io.docdb.collection.Collections;
import io.docdb.exec.Executor;
import io.docdb.exec.row.SpillSpace;
import io.docdb.optimize.Optimizer;
import io.docdb.statistics.Statistics;
import io.docdb.txn.TransactionManager;
import java.time.InstantSource;

/**
 * The floors below, wired together: what all sessions of a database share. Every part is thread-safe.
 *
 * @param name of the database
 * @param statements compiled statements by {@link StatementCompiler.Question}
 * @param queryMemoryBytes what one query may keep in memory
 */
public record Engine(
        String name,
        TransactionManager transactions,
        Catalog catalog,
        Numbers numbers,
        SequenceValues sequences,
        Collections collections,
        Optimizer optimizer,
        Executor executor,
        ResultCache results,
        StatementCache<Object, Object> statements,
        Statistics statistics,
        SpillSpace spillSpace,
        long queryMemoryBytes,
        InstantSource clock,
        Maintenance maintenance,
        AdvisoryLocks advisoryLocks,
        OpenSessions sessions) {}
