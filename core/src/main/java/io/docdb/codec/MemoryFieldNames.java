package io.docdb.codec;

import io.docdb.error.ErrorCode;
import io.docdb.error.StorageException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Names in an array that is replaced when it grows, and their numbers in a hash table. Reads take no lock. Thread-safe. */
public final class MemoryFieldNames implements FieldNames {
    private final int capacity;
    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
    private volatile String[] names = new String[16]; // larger than needed; replaced when full
    private volatile JsonName[] jsonNames = new JsonName[16]; // documents are read more often than named
    private volatile int size; // written behind the name, so who sees a number can name it

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

    /**
     * Takes a name over with the number it has in stored documents. Numbers that are passed over belong to names that damage has
     * lost: they are not handed out again, for documents with them may be left.
     */
    public synchronized void restore(int number, String name) {
        while (size < Math.min(number, capacity)) {
            append(null);
        }
        if (number == size) {
            handOut(name);
        }
    }

    private synchronized int handOut(String name) {
        Integer number = numbers.get(name);
        if (number != null) {
            return number;
        }
        int next = size;
        if (next == capacity || name.length() > MAX_NAME_LENGTH) {
            return NONE;
        }
        append(name);
        numbers.put(name, next);
        return next;
    }

    /** @param name Java null for one that is lost */
    private void append(String name) {
        int next = size;
        if (next == names.length) {
            names = Arrays.copyOf(names, next * 2);
            jsonNames = Arrays.copyOf(jsonNames, next * 2);
        }
        names[next] = name;
        jsonNames[next] = name == null ? null : JsonName.of(name);
        size = next + 1;
    }

    @Override
    public String name(int number) {
        check(number);
        return names[number];
    }

    @Override
    public JsonName jsonName(int number) {
        JsonName[] known = jsonNames;
        if (number < 0 || number >= known.length || known[number] == null) {
            check(number); // which refuses it
            return jsonNames[number];
        }
        return known[number];
    }

    private void check(int number) {
        int known = size; // read first: then the name is in the array
        if (number < 0 || number >= known) {
            throw new StorageException(
                    ErrorCode.DATA_CORRUPTED,
                    "Document damaged: expected a field number below " + known + ", found " + number);
        }
        if (names[number] == null) {
            throw new StorageException(
                    ErrorCode.DATA_CORRUPTED, "Document damaged: the name of its field number " + number + " is lost");
        }
    }

    @Override
    public int size() {
        return size;
    }
}
