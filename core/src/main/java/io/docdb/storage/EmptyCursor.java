package io.docdb.storage;

/** The cursor of an absent map. */
enum EmptyCursor implements ByteCursor {
    INSTANCE;

    @Override
    public boolean next() {
        return false;
    }

    @Override
    public byte[] key() {
        throw new IllegalStateException("no entry");
    }

    @Override
    public byte[] value() {
        throw new IllegalStateException("no entry");
    }

    @Override
    public void close() {
        // holds nothing
    }
}
