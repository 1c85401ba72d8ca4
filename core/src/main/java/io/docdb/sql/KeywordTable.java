package io.docdb.sql;

/** Finds the keyword a word is, without regard to case and without making a text of it: an open hash table. */
final class KeywordTable {
    /** A power of two well above the number of keywords (about 380), so that most look-ups end at the first slot. */
    private static final int SLOTS = 2048;

    private static final Keyword[] TABLE = fill();
    private static final int LONGEST = longest();

    private KeywordTable() {}

    private static Keyword[] fill() {
        Keyword[] table = new Keyword[SLOTS];
        for (Keyword keyword : Keyword.values()) {
            int hash = 0;
            for (int i = 0; i < keyword.name().length(); i++) {
                hash = step(hash, keyword.name().charAt(i));
            }
            int slot = slot(hash);
            while (table[slot] != null) {
                slot = slot + 1 & SLOTS - 1;
            }
            table[slot] = keyword;
        }
        return table;
    }

    private static int longest() {
        int longest = 0;
        for (Keyword keyword : Keyword.values()) {
            longest = Math.max(longest, keyword.name().length());
        }
        return longest;
    }

    /** The hash of a word, character by character. */
    static int step(int hash, char c) {
        return hash * 31 + (c | 0x20);
    }

    private static int slot(int hash) {
        return (hash ^ hash >>> 11 ^ hash >>> 22) & SLOTS - 1;
    }

    /** The keyword at [start, end) of the text with that hash; null if it is none (hot path). */
    static Keyword find(String text, int start, int end, int hash) {
        if (end - start > LONGEST) {
            return null;
        }
        for (int slot = slot(hash); TABLE[slot] != null; slot = slot + 1 & SLOTS - 1) {
            String name = TABLE[slot].name();
            if (name.length() == end - start && text.regionMatches(true, start, name, 0, name.length())) {
                return TABLE[slot];
            }
        }
        return null;
    }
}
