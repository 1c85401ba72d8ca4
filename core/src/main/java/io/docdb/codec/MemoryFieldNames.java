package io.docdb.codec;

import io.docdb.error.ErrorCode;
import io.docdb.error.StorageException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Names in an array that is replaced when it grows, and their numbers in a hash table. Reads take no lock. */
final class MemoryFieldNames implements FieldNames {
    private final int capacity;
    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
    private volatile String[] names = new String[0];

    MemoryFieldNames(int capacity) {
        this.capacity = capacity;
    }

    @Override
    public int find(String name) {
        Integer number = numbers.get(name);
        return number == null ? NONE : number;
    }

    @Override
    public int add(String name) {
        Integer number = numbers.get(name);
        return number != null ? number : handOut(name);
    }

    private synchronized int handOut(String name) {
        Integer number = numbers.get(name);
        if (number != null) {
            return number;
        }
        String[] known = names;
        if (known.length == capacity || name.length() > MAX_NAME_LENGTH) {
            return NONE;
        }
        String[] longer = Arrays.copyOf(known, known.length + 1);
        longer[known.length] = name;
        names = longer; // before the number is to be found: who knows a number can name it
        numbers.put(name, known.length);
        return known.length;
    }

    @Override
    public String name(int number) {
        String[] known = names;
        if (number < 0 || number >= known.length) {
            throw new StorageException(
                    ErrorCode.DATA_CORRUPTED,
                    "Document damaged: expected a field number below " + known.length + ", found " + number);
        }
        return known[number];
    }

    @Override
    public int size() {
        return names.length;
    }
}
