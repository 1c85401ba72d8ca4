package io.docdb.codec;

import java.util.Arrays;

/**
 * The names of the document before and their numbers: the next one mostly has the same, in the same order. Confined to one
 * {@link DocumentWriter}.
 */
final class ExpectedNames {
    /** Names further on are looked up. */
    private static final int MOST = 64;

    private FieldNames dictionary;
    private String[] names = {};
    private int[] numbers = {};
    private long[] prefixes = {}; // of their bytes, by PlainBytes
    private byte[][] whole = {}; // of names that are longer than those; else null
    private int[] lengths = {}; // in bytes; -1 if the bytes are not known
    private int known;
    private int place;

    /** The next name is the first of a document. */
    void begin(FieldNames of) {
        place = 0;
        if (dictionary != of) {
            dictionary = of;
            known = 0;
        }
    }

    /** The number of the next name if it is the expected one; else {@link FieldNames#NONE}, and it is to be told. */
    int next(String name) {
        return place < known && names[place] == name ? numbers[place++] : FieldNames.NONE;
    }

    /** As the other, of a name that these are the bytes of, by {@link PlainBytes#of}. */
    int next(byte[] bytes, int from, int to) {
        if (place >= known || lengths[place] != to - from || prefixes[place] != PlainBytes.prefix(bytes, from, to)) {
            return FieldNames.NONE;
        }
        byte[] all = whole[place];
        return all == null || Arrays.equals(all, 0, all.length, bytes, from, to) ? numbers[place++] : FieldNames.NONE;
    }

    /** What the name was that was not expected; {@link FieldNames#NONE} for one without a number. */
    void was(String name, int number) {
        if (makePlace()) {
            names[place] = number == FieldNames.NONE ? null : name;
            numbers[place] = number;
            lengths[place++] = -1;
        }
    }

    /** As the other, of a name that these are the bytes of. */
    void was(String name, int number, byte[] bytes, int from, int to) {
        if (number == FieldNames.NONE || !PlainBytes.isExact(bytes, from, to)) {
            was(name, number);
        } else if (makePlace()) {
            prefixes[place] = PlainBytes.prefix(bytes, from, to);
            lengths[place] = to - from;
            whole[place] = to - from <= Long.BYTES ? null : Arrays.copyOfRange(bytes, from, to);
            names[place] = name;
            numbers[place++] = number;
        }
    }

    /** False if the name is too far on. */
    private boolean makePlace() {
        if (place == MOST) {
            return false;
        }
        if (place == names.length) {
            int longer = Math.max(16, 2 * place);
            names = Arrays.copyOf(names, longer);
            numbers = Arrays.copyOf(numbers, longer);
            prefixes = Arrays.copyOf(prefixes, longer);
            whole = Arrays.copyOf(whole, longer);
            lengths = Arrays.copyOf(lengths, longer);
        }
        known = Math.max(known, place + 1);
        return true;
    }
}
