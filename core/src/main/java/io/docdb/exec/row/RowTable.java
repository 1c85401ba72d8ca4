package io.docdb.exec.row;

import io.docdb.value.LongValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.Arrays;

/**
 * A hash table from keys, which are arrays of values, to what the caller keeps per key. Keys are equal as grouping has it: 1
 * equals 1.0 and NULL equals NULL. Entries are numbered in the order they came. Open addressing over one int array, hashes
 * kept, so that a miss rarely touches a key. Of keys that are one whole number the number is kept beside the hash: following
 * the references to it costs two misses of the processor's cache, more than all the rest. Confined to one thread while entries
 * are added; several may look them up afterwards.
 */
public final class RowTable<T> {
    /** What an entry costs besides key and content, for budgets: hash, references, number, and a slot at half load. */
    public static final int ENTRY_BYTES = 36;

    /** Stands for a key that is not one whole number (and for the number itself, which is then compared like any key). */
    private static final long NO_NUMBER = Long.MIN_VALUE;

    private static final int START_SLOTS = 32;

    private int[] slots = new int[START_SLOTS];
    private int[] hashes = new int[START_SLOTS / 2];
    private Value[][] keys = new Value[START_SLOTS / 2][];
    private Object[] contents = new Object[START_SLOTS / 2];
    private long[] numbers; // Java null until a key is one whole number
    private int size;

    /** The hash of a key; equal keys have equal hashes. */
    public static int hash(Value[] key) {
        int hash = 1;
        for (Value value : key) {
            hash = 31 * hash + (value.isNull() ? 0 : value.hashCode());
        }
        return (hash ^ hash >>> 15) * 0x2C1B3C6D;
    }

    public int size() {
        return size;
    }

    /** The number of the entry with that key, or -1. The key array is not kept. */
    public int find(Value[] key, int hash) {
        if (numbers != null) {
            return find(key, hash, numberOf(key));
        }
        int mask = slots.length - 1;
        for (int slot = hash >>> 7 & mask; slots[slot] != 0; slot = slot + 1 & mask) {
            int entry = slots[slot] - 1;
            if (hashes[entry] == hash && areEqual(keys[entry], key)) {
                return entry;
            }
        }
        return -1;
    }

    private int find(Value[] key, int hash, long number) {
        int mask = slots.length - 1;
        for (int slot = hash >>> 7 & mask; slots[slot] != 0; slot = slot + 1 & mask) {
            int entry = slots[slot] - 1;
            long other = numbers[entry];
            if (number != NO_NUMBER && other != NO_NUMBER
                    ? number == other
                    : hashes[entry] == hash && areEqual(keys[entry], key)) {
                return entry;
            }
        }
        return -1;
    }

    private static long numberOf(Value[] key) {
        return key.length == 1 && key[0] instanceof LongValue number ? number.value() : NO_NUMBER;
    }

    /** Whether two keys of one length are equal. */
    public static boolean areEqual(Value[] left, Value[] right) {
        for (int i = 0; i < left.length; i++) {
            Value a = left[i];
            Value b = right[i];
            if (a != b && !a.equals(b) && !(a.isNull() && b.isNull())) {
                return false;
            }
        }
        return true;
    }

    /** Whether the first values of equal keys cannot be told apart, either: 1 and 1.0 can. */
    public static boolean haveSameForm(Value[] left, Value[] right, int length) {
        for (int i = 0; i < length; i++) {
            Value a = left[i];
            Value b = right[i];
            boolean hasOneForm = a instanceof LongValue || a instanceof TextValue;
            if (a != b
                    && (a.getClass() != b.getClass()
                            || !hasOneForm && !a.toString().equals(b.toString()))) {
                return false;
            }
        }
        return true;
    }

    /** Adds a key that is not there, and answers its number. The key array is kept. */
    public int add(Value[] key, int hash, T content) {
        if (size == hashes.length) {
            grow();
        }
        hashes[size] = hash;
        keys[size] = key;
        contents[size] = content;
        addNumber(numberOf(key));
        place(size, hash);
        return size++;
    }

    private void addNumber(long number) {
        if (numbers == null && number != NO_NUMBER) {
            numbers = new long[hashes.length];
            Arrays.fill(numbers, 0, size, NO_NUMBER);
        }
        if (numbers != null) {
            numbers[size] = number;
        }
    }

    private void place(int entry, int hash) {
        int mask = slots.length - 1;
        int slot = hash >>> 7 & mask;
        while (slots[slot] != 0) {
            slot = slot + 1 & mask;
        }
        slots[slot] = entry + 1;
    }

    private void grow() {
        int capacity = size * 2;
        hashes = Arrays.copyOf(hashes, capacity);
        keys = Arrays.copyOf(keys, capacity);
        contents = Arrays.copyOf(contents, capacity);
        numbers = numbers == null ? null : Arrays.copyOf(numbers, capacity);
        slots = new int[capacity * 2];
        for (int entry = 0; entry < size; entry++) {
            place(entry, hashes[entry]);
        }
    }

    public Value[] key(int entry) {
        return keys[entry];
    }

    public int hash(int entry) {
        return hashes[entry];
    }

    @SuppressWarnings("unchecked")
    public T content(int entry) {
        return (T) contents[entry];
    }

    public void setContent(int entry, T content) {
        contents[entry] = content;
    }

    /** Forgets all entries. What they take is let go first: it may be all there was. */
    public void clear() {
        keys = null;
        contents = null;
        numbers = null;
        slots = new int[START_SLOTS];
        hashes = new int[START_SLOTS / 2];
        keys = new Value[START_SLOTS / 2][];
        contents = new Object[START_SLOTS / 2];
        size = 0;
    }
}
