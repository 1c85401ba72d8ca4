package io.docdb.storage;

/** Closes a block so that any change of it, or of its place, is seen when it is opened. Thread-safe. */
interface BlockSeal {
    /** Accepts the stamp found in the block. */
    long ANY_STAMP = -1;

    /** On disk, do not renumber. */
    int KIND_CHECKSUM = 1;

    int KIND_ENCRYPTED = 2;

    int kind();

    /** Bytes a seal takes after the block. */
    int bytes();

    /** Seals the block at an offset: its bytes may change, and the seal is put after them. */
    void seal(byte[] bytes, int offset, long block, long stamp);

    /** Checks the block and restores its bytes; false if it is not what was sealed for this place and stamp. */
    boolean open(byte[] bytes, int offset, long block, long stamp);
}
