package io.docdb.dsl;

import io.docdb.error.DatabaseException;
import io.docdb.value.Document;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Carries documents into a collection batch by batch and sorts out those it refuses. Confined to one load. */
final class Loader<T> {
    /** Documents per transaction: each costs one wait for the disk. */
    private static final int BATCH = 1_000;

    private static final int INSERT = 100;
    private static final int KEPT_REJECTIONS = 100;

    private final Function<Object, Document> mapper;
    private final ToLongFunction<List<Value>> insert;
    private final LoadReport.Progress progress;
    private final List<LoadReport.Rejection> rejections = new ArrayList<>();
    private long position;
    private long inserted;
    private long rejected;

    private record Waiting(long position, Value document) {}

    /** @param insert writes its documents in one transaction, all or none */
    Loader(Function<Object, Document> mapper, ToLongFunction<List<Value>> insert, LoadReport.Progress progress) {
        this.mapper = mapper;
        this.insert = insert;
        this.progress = progress;
    }

    LoadReport load(Iterator<? extends T> documents) {
        while (documents.hasNext()) {
            List<Waiting> batch = new ArrayList<>(BATCH);
            while (documents.hasNext() && batch.size() < BATCH) {
                read(documents.next(), batch);
            }
            write(batch);
            progress.report(inserted, rejected);
        }
        return new LoadReport(inserted, rejected, rejections);
    }

    private void read(T source, List<Waiting> batch) {
        long place = position++;
        try {
            batch.add(new Waiting(place, mapper.apply(source)));
        } catch (DatabaseException e) {
            reject(place, e);
        }
    }

    /** The whole batch; if it is refused its parts, until the document that is to blame stands alone. */
    private void write(List<Waiting> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            insert.applyAsLong(batch.stream().map(Waiting::document).toList());
            inserted += batch.size();
        } catch (DatabaseException e) {
            if (!isAboutDocuments(e)) {
                throw e;
            }
            if (batch.size() == 1) {
                reject(batch.get(0).position, e);
                return;
            }
            int half = batch.size() > INSERT ? batch.size() / 2 / INSERT * INSERT : batch.size() / 2;
            int cut = Math.max(1, half);
            write(batch.subList(0, cut));
            write(batch.subList(cut, batch.size()));
        }
    }

    /** 22xxx, 23xxx and 44xxx blame the data, and 54xxx their size; all else would befall the next document too. */
    private static boolean isAboutDocuments(DatabaseException e) {
        String state = e.sqlState();
        return state.startsWith("22") || state.startsWith("23") || state.startsWith("44") || state.startsWith("54");
    }

    private void reject(long place, DatabaseException e) {
        rejected++;
        if (rejections.size() < KEPT_REJECTIONS) {
            rejections.add(new LoadReport.Rejection(place, e.getMessage()));
        }
    }
}
