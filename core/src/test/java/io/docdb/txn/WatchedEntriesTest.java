package io.docdb.txn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.storage.Entry;
import java.util.Collections;
import java.util.Iterator;
import org.junit.jupiter.api.Test;

class WatchedEntriesTest {
    private static final Entry ENTRY = new Entry(new byte[] {1}, new byte[0]);

    @Test
    void aLoadOfManyEntriesEndsWhenItIsCancelled() {
        int[] given = new int[1];
        Iterator<Entry> entries =
                new WatchedEntries(Collections.nCopies(1_000_000, ENTRY).iterator(), () -> {
                    if (given[0] > 10_000) {
                        throw new IllegalStateException("cancelled");
                    }
                });
        assertThatThrownBy(() -> entries.forEachRemaining(entry -> given[0]++)).hasMessage("cancelled");
        assertThat(given[0]).isBetween(10_000, 20_000);
    }

    @Test
    void whoIsNotCancelledGetsThemAll() {
        int[] given = new int[1];
        new WatchedEntries(Collections.nCopies(5_000, ENTRY).iterator(), () -> {})
                .forEachRemaining(entry -> given[0]++);
        assertThat(given[0]).isEqualTo(5_000);
    }
}
