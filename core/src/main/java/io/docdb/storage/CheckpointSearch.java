package io.docdb.storage;

import io.docdb.error.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/**
 * Finds the versions that a checkpoint file holds when no control record names one: every version ends in a chunk of its own,
 * which begins on a block with a line of text. The newest one may be torn, or may never have counted; a torn one is found
 * out by the seals of its blocks.
 */
final class CheckpointSearch {
    private static final String CHUNK = "chunk:";

    /** No line is longer: it names numbers, none of them longer than 16 digits. */
    private static final int MOST_LINE_BYTES = 1024;

    private CheckpointSearch() {}

    /** The versions of the file: first those whose newest chunk is whole, and of these the newest. */
    static List<TreeRoot> versions(SealedFile file) throws IOException {
        List<TreeRoot> whole = new ArrayList<>();
        List<TreeRoot> damaged = new ArrayList<>();
        for (long block = 0; block < file.blocks(); block++) {
            Optional<TreeRoot> found = chunkAt(file, block);
            if (found.isPresent()) {
                TreeRoot root = found.get();
                boolean isWhole = file.findDamage(block, root.blocks(), root.version()) < 0;
                (isWhole ? whole : damaged).add(root);
            }
        }
        Comparator<TreeRoot> newestFirst =
                Comparator.comparingLong(TreeRoot::version).reversed();
        whole.sort(newestFirst);
        damaged.sort(newestFirst);
        whole.addAll(damaged);
        return whole;
    }

    private static Optional<TreeRoot> chunkAt(SealedFile file, long block) throws IOException {
        try {
            ByteBuffer start = file.read(block * SealedFile.BLOCK_BYTES, MOST_LINE_BYTES, BlockSeal.ANY_STAMP);
            byte[] bytes = new byte[start.remaining()];
            start.get(bytes);
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            int end = text.indexOf('\n');
            if (!text.startsWith(CHUNK) || end < 0) {
                return Optional.empty();
            }
            Map<String, String> fields =
                    DataUtils.parseMap(text.substring(0, end).strip());
            TreeRoot root = new TreeRoot(
                    DataUtils.readHexLong(fields, "version", 0),
                    block,
                    (int) DataUtils.readHexLong(fields, "chunk", 0),
                    (int) DataUtils.readHexLong(fields, "len", 0));
            boolean isOne = root.version() > 0 && root.blocks() > 0; // a text of the user may begin so, too
            return isOne ? Optional.of(root) : Optional.empty();
        } catch (StorageException | MVStoreException e) {
            return Optional.empty(); // damaged, or the inside of a chunk
        }
    }
}
