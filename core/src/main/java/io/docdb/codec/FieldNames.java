package io.docdb.codec;

/**
 * The dictionary of a collection: field names and the small numbers that stand for them in stored documents.
 *
 * <p>Numbers are handed out from 0 upward and never change or go away, so bytes written with a dictionary are read with
 * the same or any later state of it. A dictionary may decline a name (full, or the name too long): the object that holds
 * the name then carries all its names inline. Implementations are thread-safe.
 */
public interface FieldNames {
    /** Answered for a name without a number. */
    int NONE = -1;

    /** A full dictionary costs about 5 MB of memory; documents with more names than this use names as data. */
    int MAX_NAMES = 32_768;

    /** Names of more UTF-16 units are carried inline: they are data, not structure. */
    int MAX_NAME_LENGTH = 128;

    /** The number of the name, or {@link #NONE}. */
    int find(String name);

    /** The number of the name, a new one if it has none yet; {@link #NONE} if the dictionary declines it. */
    int add(String name);

    /**
     * The name of that number.
     *
     * @throws io.docdb.error.StorageException DATA_CORRUPTED if no such number was handed out
     */
    String name(int number);

    /**
     * The name of that number as it stands in JSON text.
     *
     * @throws io.docdb.error.StorageException DATA_CORRUPTED if no such number was handed out
     */
    default JsonName jsonName(int number) {
        return JsonName.of(name(number));
    }

    /** How many numbers were handed out. */
    int size();

    /** A dictionary which lives in memory alone. */
    static MemoryFieldNames inMemory() {
        return new MemoryFieldNames(MAX_NAMES);
    }

    /** The dictionary which declines every name: bytes that stand for themselves. */
    static FieldNames none() {
        return NoFieldNames.INSTANCE;
    }
}
