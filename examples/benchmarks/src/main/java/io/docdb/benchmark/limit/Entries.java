package io.docdb.benchmark.limit;

/** The bytes docdb keeps of the documents 1 to n. For one load: transactions keep the arrays. */
record Entries(byte[][] keys, byte[][] values, byte[][] indexKeys) {
    static final int INDEX_VALUE_BYTES = 2;

    static Entries of(int documents) {
        Entries entries = new Entries(new byte[documents][], new byte[documents][], new byte[documents][]);
        for (int i = 0; i < documents; i++) {
            entries.keys[i] = Documents.key(i + 1L);
            entries.values[i] = Documents.stored(i + 1L);
            entries.indexKeys[i] = Documents.cityKey(i + 1L);
        }
        return entries;
    }
}
