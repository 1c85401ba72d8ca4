package io.docdb.storage;

import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.SFChunk;

/**
 * Reads leaves of one map past the trees' cache, for a walk over more than it could keep: what such a walk puts there is
 * thrown out before anybody asks for it again, and throws out what others need. Neighbours that follow each other in the
 * file are read together. Confined to one thread; a leaf is of use until the next one is read.
 */
final class LeafReader {
    /** Read with one call where one leaf follows the other: 128 KB. */
    private static final int AHEAD_BLOCKS = 32;

    /** A leaf that begins so close behind the last one is its neighbour: others of its chunk lie between. */
    private static final int NEAR_BYTES = 32 * 1024;

    private final CheckpointFile file;
    private final int map;

    private byte[] window;
    private SFChunk windowChunk;
    private int windowFrom;
    private int windowTo;

    /** @param map the trees' number for it */
    LeafReader(CheckpointFile file, int map) {
        this.file = file;
        this.map = map;
    }

    /**
     * @param position as the page above tells it
     * @param backwards true if the leaves before are asked for next
     * @return null if the trees have to be asked, as for pages that are not yet durable
     */
    Leaf read(long position, boolean backwards) {
        if (!DataUtils.isPageSaved(position) || !DataUtils.isLeafPosition(position)) {
            return null;
        }
        SFChunk chunk = file.durableChunk(DataUtils.getPageChunkId(position));
        if (chunk == null) {
            return null;
        }
        int offset = DataUtils.getPageOffset(position);
        int end = (int) Math.min((long) offset + DataUtils.getPageMaxLength(position), bytesOf(chunk));
        if (end - offset > (AHEAD_BLOCKS - 1) * SealedFile.BLOCK_BYTES) {
            return null;
        }
        if (chunk != windowChunk || offset < windowFrom || end > windowTo) {
            fill(chunk, offset, end, backwards);
        }
        ByteBuffer bytes =
                ByteBuffer.wrap(window, offset - windowFrom, end - offset).slice();
        return FileLeaf.of(bytes, map, chunk.id, offset);
    }

    private static long bytesOf(SFChunk chunk) {
        return (long) chunk.len * SealedFile.BLOCK_BYTES;
    }

    private void fill(SFChunk chunk, int offset, int end, boolean backwards) {
        int first = offset / SealedFile.BLOCK_BYTES;
        int last = (end - 1) / SealedFile.BLOCK_BYTES;
        if (chunk == windowChunk && offset <= windowTo + NEAR_BYTES && end >= windowFrom - NEAR_BYTES) {
            if (backwards) {
                first = Math.max(0, last + 1 - AHEAD_BLOCKS);
            } else {
                last = Math.min(chunk.len, first + AHEAD_BLOCKS) - 1;
            }
        }
        windowChunk = null;
        if (window == null) {
            window = new byte[file.data().sealedBytes(AHEAD_BLOCKS)];
        }
        file.readBlocks(chunk, first, last + 1 - first, window);
        windowChunk = chunk;
        windowFrom = first * SealedFile.BLOCK_BYTES;
        windowTo = (last + 1) * SealedFile.BLOCK_BYTES;
    }
}
