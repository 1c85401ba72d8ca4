package io.docdb.storage;

/**
 * Where a stored version of the trees begins in the checkpoint file.
 *
 * @param version of the trees; 0 if nothing was stored yet
 * @param block of the newest chunk, counted in blocks of {@link SealedFile#BLOCK_BYTES}
 * @param chunk its id
 * @param blocks its length
 */
record TreeRoot(long version, long block, int chunk, int blocks) {
    static final TreeRoot NONE = new TreeRoot(0, 0, 0, 0);

    boolean isNone() {
        return version == 0;
    }
}
