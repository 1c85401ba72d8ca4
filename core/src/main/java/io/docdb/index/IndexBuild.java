package io.docdb.index;

import io.docdb.codec.FieldNames;
import io.docdb.storage.ByteCursor;
import io.docdb.storage.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/**
 * All entries of an index over the documents there are, in order, in bounded memory: what a bulk load of the index takes.
 *
 * <p>Each pass over the documents keeps the lowest entries that were not handed out yet and fit the budget. That reads the
 * documents several times when there are many, but needs no temporary file, and reading a path from the stored bytes is
 * cheap. Example: {@code transaction.bulkLoad(index.map(), IndexBuild.of(writer, names, () -> transaction.scan(...)))}.
 *
 * <p>Throws {@link io.docdb.error.ConstraintException} UNIQUE_VIOLATED while iterating, if the index is unique and two
 * documents have the same values. Confined to one thread.
 */
public final class IndexBuild implements Iterator<Entry> {
    /** Entries held at a time, twice as much at the peak of a pass; an index of a million small entries needs two passes. */
    private static final long BUDGET_BYTES =
            Math.min(48L << 20, Runtime.getRuntime().maxMemory() / 8);

    /** What an entry takes besides its bytes. */
    private static final int ENTRY_BYTES = 96;

    private static final Comparator<Entry> BY_KEY = Comparator.comparing(Entry::key, Arrays::compareUnsigned);

    private final IndexWriter writer;
    private final StoredEntries entries;
    private final Supplier<ByteCursor> documents;
    private final long budgetBytes;
    private List<Entry> run = new ArrayList<>();
    private int next;
    private byte[] handedOut; // the highest key of the runs before; null at first
    private byte[] cutoff; // the highest key this run may hold; null as long as all fit
    private long runBytes;
    private boolean complete;

    IndexBuild(IndexWriter writer, FieldNames names, Supplier<ByteCursor> documents, long budgetBytes) {
        this.writer = writer;
        this.entries = new StoredEntries(writer, names);
        this.documents = documents;
        this.budgetBytes = budgetBytes;
    }

    /** @param documents opens a cursor over all documents; the same ones each time */
    public static IndexBuild of(IndexWriter writer, FieldNames names, Supplier<ByteCursor> documents) {
        return new IndexBuild(writer, names, documents, BUDGET_BYTES);
    }

    @Override
    public boolean hasNext() {
        while (next == run.size() && !complete) {
            collect();
        }
        return next < run.size();
    }

    @Override
    public Entry next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return run.get(next++);
    }

    /** Makes the next run. */
    private void collect() {
        handedOut = run.isEmpty() ? handedOut : run.get(run.size() - 1).key();
        run = new ArrayList<>();
        next = 0;
        runBytes = 0;
        cutoff = null;
        try (ByteCursor cursor = documents.get()) {
            while (cursor.next()) {
                for (Entry entry : entries.of(cursor.key(), cursor.value())) {
                    add(entry);
                }
            }
        }
        complete = cutoff == null;
        run.sort(BY_KEY);
        writer.refuseDuplicates(run);
    }

    private void add(Entry entry) {
        boolean wanted = (handedOut == null || Arrays.compareUnsigned(entry.key(), handedOut) > 0)
                && (cutoff == null || Arrays.compareUnsigned(entry.key(), cutoff) <= 0);
        if (wanted) {
            run.add(entry);
            runBytes += bytesOf(entry);
            if (runBytes > 2 * budgetBytes) {
                halve();
            }
        }
    }

    private static long bytesOf(Entry entry) {
        return ENTRY_BYTES + entry.key().length + entry.value().length;
    }

    /** Keeps the lowest entries up to the budget. Equal keys stay together, so that duplicates are seen. */
    private void halve() {
        run.sort(BY_KEY);
        writer.refuseDuplicates(run);
        long bytes = 0;
        int kept = 0;
        while (bytes <= budgetBytes) {
            bytes += bytesOf(run.get(kept++));
        }
        cutoff = run.get(kept - 1).key();
        run = new ArrayList<>(run.subList(0, kept));
        runBytes = bytes;
    }
}
