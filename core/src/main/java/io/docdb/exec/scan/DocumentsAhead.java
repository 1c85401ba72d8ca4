package io.docdb.exec.scan;

import io.docdb.storage.KeyOrder;
import io.docdb.txn.Transaction;
import java.util.Arrays;

/**
 * Documents fetched some at a time: looked up in the order of their keys, in which neighbours share pages and the ways to them,
 * and handed out in the order in which the keys were added. The first one comes alone, and then ever more at once: who wants few
 * does not wait for many. Confined to one execution.
 *
 * <pre>
 *   while (ahead.next() || fill(ahead)) …       // fill: clear, add until it is full, fetch, next
 * </pre>
 */
final class DocumentsAhead {
    /** So many at most: twice as many share hardly more, and what was read is to be in the processor's cache when it is asked for. */
    private static final int MOST = 1 << 10;

    private static final int FIRST_FEW = 4;

    /** A document that is large is a copy made of pieces: no batch holds more of them. */
    private static final long MOST_BYTES = 1 << 20;

    /** Stands for a document that is looked up when it is asked for. */
    private static final byte[] LATER = {};

    private final Transaction transaction;
    private final int map;

    private byte[][] keys = new byte[1][];
    private byte[][] documents = new byte[1][];
    private int limit = 1;
    private int count;
    private int position = -1;

    /** @param map of the documents */
    DocumentsAhead(Transaction transaction, int map) {
        this.transaction = transaction;
        this.map = map;
    }

    /** To the next of the fetched documents. */
    boolean next() {
        return ++position < count;
    }

    byte[] key() {
        return keys[position];
    }

    /** The stored document, or Java null if there is none of this key. */
    byte[] document() {
        byte[] document = documents[position];
        return document == LATER ? transaction.getAsOfStatement(map, keys[position]) : document;
    }

    void clear() {
        count = 0;
        position = -1;
        if (limit > keys.length) {
            keys = new byte[limit][];
            documents = new byte[limit][];
        }
    }

    boolean isFull() {
        return count == limit;
    }

    void add(byte[] key) {
        keys[count++] = key;
    }

    /** Looks up what was added. */
    void fetch() {
        Arrays.fill(documents, 0, count, LATER);
        if (count < FIRST_FEW) {
            limit = limit < FIRST_FEW ? FIRST_FEW : limit;
            return;
        }
        int done = transaction.readAhead(map, keys, order(), documents, MOST_BYTES);
        limit = done < count ? Math.max(FIRST_FEW, done / 2) : Math.min(MOST, limit * 2);
    }

    /**
     * The places of the keys in their order, as far as the first bytes in which they differ tell: where two are the wrong way
     * round, one look-up is less quick.
     */
    private int[] order() {
        int shared = keys[0].length;
        for (int i = 1; i < count; i++) {
            int differs = Arrays.mismatch(keys[0], 0, shared, keys[i], 0, Math.min(shared, keys[i].length));
            shared = differs < 0 ? Math.min(shared, keys[i].length) : differs;
        }
        long[] sorted = new long[count]; // the key's bytes, and in the lowest bits its place
        for (int i = 0; i < count; i++) {
            sorted[i] = KeyOrder.prefix(keys[i], shared) >>> 1 & -MOST | i;
        }
        Arrays.sort(sorted);
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = (int) sorted[i] & MOST - 1;
        }
        return order;
    }
}
