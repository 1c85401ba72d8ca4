package io.docdb.exec;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.collection.Collections;
import io.docdb.collection.FieldDictionaries;
import io.docdb.collection.PendingReferences;
import io.docdb.collection.TimeOrderedIds;
import io.docdb.exec.operator.ExecutionContext;
import io.docdb.exec.row.SpillSpace;
import io.docdb.expr.EvaluationContext;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.storage.file.DiskFolder;
import io.docdb.storage.seal.Encryption;
import io.docdb.txn.Transaction;
import io.docdb.value.Value;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.assertj.core.api.Assertions;

/** Runs plans and compares rows. */
final class Running {
    static final long PLENTY = 64L << 20;
    /** So little that nearly everything spills. */
    static final long TINY = 4_000;

    private static final Path SPILL_FOLDER = spillFolder();
    static final SpillSpace SPILL_SPACE = new SpillSpace(() -> DiskFolder.open(SPILL_FOLDER), Encryption.NONE);
    static final Executor EXECUTOR = new Executor(new Collections(
            new FieldDictionaries(), new TimeOrderedIds(Clock.systemUTC()), (collection, sql) -> document -> {
                throw new IllegalStateException(sql);
            }));

    private Running() {}

    private static Path spillFolder() {
        try {
            Path folder = Files.createTempDirectory("docdb-spill");
            folder.toFile().deleteOnExit();
            folder.resolve("temp").toFile().deleteOnExit(); // made by the space; deleted before the folder
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ExecutionContext context(EvaluationContext world, Transaction transaction, long memoryBytes) {
        return new ExecutionContext(world, transaction, new PendingReferences(), memoryBytes, SPILL_SPACE, false);
    }

    /** Files that lie in the spill folder now. */
    static int spillFiles() {
        File[] files = SPILL_FOLDER.resolve("temp").toFile().listFiles();
        return files == null ? 0 : files.length;
    }

    static List<Value[]> run(PhysicalPlan plan, long memoryBytes) {
        return run(plan, context(new TestWorld(), null, memoryBytes));
    }

    static List<Value[]> run(PhysicalPlan plan, ExecutionContext context) {
        return drain(EXECUTOR.open(plan, CatalogSnapshot.EMPTY, context));
    }

    static List<Value[]> drain(QueryCursor cursor) {
        List<Value[]> rows = new ArrayList<>();
        try (cursor) {
            for (Value[] row = cursor.next(); row != null; row = cursor.next()) {
                rows.add(row);
            }
            Assertions.assertThat(cursor.next()).isNull();
        }
        return rows;
    }

    static List<String> texts(List<Value[]> rows) {
        return rows.stream().map(Arrays::toString).toList();
    }

    static List<String> sortedTexts(List<Value[]> rows) {
        return texts(rows).stream().sorted(Comparator.naturalOrder()).toList();
    }

    static void assertSameRows(List<Value[]> found, List<Value[]> expected, String description) {
        Assertions.assertThat(sortedTexts(found)).as(description).isEqualTo(sortedTexts(expected));
    }

    static void assertSameOrder(List<Value[]> found, List<Value[]> expected, String description) {
        Assertions.assertThat(texts(found)).as(description).isEqualTo(texts(expected));
    }
}
