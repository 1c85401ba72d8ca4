package io.docdb.codec;

import java.util.Arrays;

/**
 * Where the values of the containers being written start: those of an inner one lie above those of the one around it. An
 * entry is {@code number << 32 | offset}; the number of a field whose name has none is -1 - its place among those, that of an
 * element 0. Confined to one {@link DocumentWriter}.
 */
final class EntryStack {
    private long[] entries = new long[32]; // what is open at once in most documents
    private int size;

    int size() {
        return size;
    }

    void push(int number, int offset) {
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, size * 2);
        }
        entries[size++] = (long) number << 32 | offset;
    }

    int number(int position) {
        return (int) (entries[position] >> 32);
    }

    int offset(int position) {
        return (int) entries[position];
    }

    /** Numbers are handed out in the order of first use, so most objects are sorted as they were written. */
    void sortFrom(int from) {
        for (int i = from + 1; i < size; i++) {
            if (entries[i] < entries[i - 1]) {
                Arrays.sort(entries, from, size);
                return;
            }
        }
    }

    /** Takes away all entries from this position on. */
    void cut(int from) {
        size = from;
    }
}
