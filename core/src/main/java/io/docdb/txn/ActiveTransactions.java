package io.docdb.txn;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;

/**
 * The transactions that have begun and not ended, for the watchdog, the metrics and the end of everything. Made for short
 * transactions: a free slot is found and given back with one compare-and-set; only when many are active at once a hash set
 * takes the rest. Thread-safe.
 */
final class ActiveTransactions {
    private static final int SLOTS = 1024;
    private static final int PROBES = 8;

    private final AtomicReferenceArray<Transaction> slots = new AtomicReferenceArray<>(SLOTS);
    private final Set<Transaction> rest = ConcurrentHashMap.newKeySet();

    void add(Transaction transaction) {
        int slot = slot(transaction);
        for (int i = 0; i < PROBES; i++) {
            if (slots.compareAndSet(slot + i & SLOTS - 1, null, transaction)) {
                return;
            }
        }
        rest.add(transaction);
    }

    void remove(Transaction transaction) {
        int slot = slot(transaction);
        for (int i = 0; i < PROBES; i++) {
            int place = slot + i & SLOTS - 1;
            if (slots.get(place) == transaction) {
                slots.setRelease(place, null); // who still finds it finds that it has ended
                return;
            }
        }
        rest.remove(transaction);
    }

    private static int slot(Transaction transaction) {
        return (int) (transaction.id() * 16 & SLOTS - 1); // neighbours in time land in different cache lines
    }

    void forEach(Consumer<Transaction> action) {
        for (int i = 0; i < SLOTS; i++) {
            Transaction transaction = slots.get(i);
            if (transaction != null) {
                action.accept(transaction);
            }
        }
        rest.forEach(action);
    }
}
