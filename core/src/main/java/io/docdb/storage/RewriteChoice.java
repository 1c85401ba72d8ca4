package io.docdb.storage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.h2.mvstore.SFChunk;

/**
 * Which chunks are worth to be written anew where the trees' own choice, which goes by how much of all chunks together is
 * live, sees nothing to do.
 */
final class RewriteChoice {
    /** A short life leaves a chunk of a few blocks. */
    private static final int CRUMB_BLOCKS = 16;

    /**
     * Fewer are left alone: so one life in as many pays for all, and what is read of each when the database is opened stays
     * little.
     */
    private static final int FEWEST_CRUMBS = 64;

    /** More are left for the next life: each costs two reads, and whoever closes the database waits for them. */
    private static final int MOST_CRUMBS = 256;

    private RewriteChoice() {}

    /**
     * The last chunks of a file of which more is free than is used, and {@code spareBytes} beyond that: a reader that has
     * kept everything for long leaves it so, with what was written last at the end. As many as find room together in a gap
     * before them, so that the file gets shorter and never longer.
     *
     * @param inOrder all chunks, by place
     * @param dirtyBytes what will be written into the gap beside them
     * @param mostBytes so much in all, unless one chunk alone has more
     */
    static List<SFChunk> tail(SFChunk[] inOrder, long fileBytes, long spareBytes, long dirtyBytes, long mostBytes) {
        List<SFChunk> last = new ArrayList<>();
        long used = Arrays.stream(inOrder).mapToLong(chunk -> chunk.len).sum();
        if (fileBytes < 2 * used * SealedFile.BLOCK_BYTES + spareBytes) {
            return last;
        }
        long room =
                largestGap(inOrder) * SealedFile.BLOCK_BYTES / 2 - CheckpointFile.SPARE_BYTES; // others write beside it
        long bytes = dirtyBytes;
        for (int i = inOrder.length - 1; i >= 0 && inOrder[i].block > used; i--) {
            bytes += inOrder[i].maxLenLive;
            if (bytes > room || bytes > mostBytes && !last.isEmpty()) {
                break;
            }
            last.add(inOrder[i]);
        }
        return last;
    }

    private static long largestGap(SFChunk[] inOrder) {
        long largest = 0;
        long end = CheckpointFile.HEADER_BLOCKS;
        for (SFChunk chunk : inOrder) {
            largest = Math.max(largest, chunk.block - end);
            end = chunk.block + chunk.len;
        }
        return largest;
    }

    /**
     * The oldest of the small chunks that hold little, if there are many. A life that ends before a checkpoint was due leaves
     * one with a page or two that later ones do not touch, and in a large file they would never count for much.
     *
     * @param fillPercent what a chunk must hold less than
     * @param writtenBefore the trees leave later ones alone; as the age of the file
     */
    static List<SFChunk> crumbs(Collection<SFChunk> chunks, int fillPercent, long writtenBefore) {
        List<SFChunk> crumbs = chunks.stream()
                .filter(chunk -> chunk.block > 0 && chunk.len <= CRUMB_BLOCKS && chunk.time <= writtenBefore)
                .filter(chunk -> chunk.maxLenLive > 0 && 100 * chunk.maxLenLive < fillPercent * chunk.maxLen)
                .sorted(Comparator.comparingLong(chunk -> chunk.version))
                .limit(MOST_CRUMBS)
                .toList();
        return crumbs.size() < FEWEST_CRUMBS ? List.of() : crumbs;
    }
}
