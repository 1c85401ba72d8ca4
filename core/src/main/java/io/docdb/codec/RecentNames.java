package io.docdb.codec;

import java.util.Arrays;

/**
 * The field names that were read last, so that those of the next document are found and not made again; one that is found
 * knows its hash already. What is in it changes no answer. Thread-safe: a race loses a name, which is then made anew.
 */
final class RecentNames {
    /** Of a few hundred names most have a place of their own. */
    private static final int PLACES = 1024;

    /** Longer ones are rarely names that come again. */
    private static final int LONGEST = 64;

    /** Odd, and its bits in no order: what differs anywhere in eight bytes shows in the upper half of the product. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private static final Known[] NAMES = new Known[PLACES];

    /** @param prefix of the bytes, by {@link PlainBytes#prefix} */
    private record Known(long prefix, byte[] latin, String name) {
        boolean is(long otherPrefix, byte[] bytes, int from, int to) {
            return prefix == otherPrefix
                    && latin.length == to - from
                    && (latin.length <= Long.BYTES || Arrays.equals(latin, 0, latin.length, bytes, from, to));
        }
    }

    private RecentNames() {}

    /** The name that is that part of a text. @param bytes of the text, by {@link PlainBytes#of} */
    static String find(String text, byte[] bytes, int from, int to) {
        int length = to - from;
        if (length > LONGEST || !PlainBytes.isExact(bytes, from, to)) {
            return text.substring(from, to);
        }
        long prefix = PlainBytes.prefix(bytes, from, to);
        long product = (prefix + length) * SPREAD;
        int place = (int) (product >>> Integer.SIZE) & PLACES - 1;
        Known known = NAMES[place];
        if (known != null && known.is(prefix, bytes, from, to)) {
            return known.name;
        }
        String name = text.substring(from, to);
        NAMES[place] = new Known(prefix, Arrays.copyOfRange(bytes, from, to), name);
        return name;
    }
}
