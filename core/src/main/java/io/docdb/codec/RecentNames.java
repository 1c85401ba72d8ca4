package io.docdb.codec;

/**
 * The field names that were read last, so that those of the next document are found and not made again; one that is found
 * knows its hash already. What is in it changes no answer. Thread-safe: a race loses a name, which is then made anew.
 */
final class RecentNames {
    /** Of a few hundred names most have a place of their own. */
    private static final int PLACES = 1024;

    /** Longer ones are rarely names that come again. */
    private static final int LONGEST = 64;

    private static final String[] NAMES = new String[PLACES];

    private RecentNames() {}

    /** @param hash {@link String#hashCode} of this part of the text */
    static String find(String text, int from, int to, int hash) {
        int length = to - from;
        if (length > LONGEST) {
            return text.substring(from, to);
        }
        int place = (hash ^ hash >>> 15) & PLACES - 1;
        String known = NAMES[place];
        if (known != null && known.length() == length && text.startsWith(known, from)) {
            return known;
        }
        String name = text.substring(from, to);
        NAMES[place] = name;
        return name;
    }
}
