package io.docdb.storage;

import io.docdb.storage.file.DataFile;
import io.docdb.storage.file.FileFailure;
import io.docdb.storage.file.Folder;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;

/**
 * A file of blocks in which every block carries its own proof: the trees check nothing of what they read. A block that was
 * flipped, torn, lost, or written to the wrong place is told when it is read.
 *
 * <pre>
 * header, 4096 bytes:  0 u64 magic "DocDBDat"   8 u32 format version, 1   12 u32 kind of seal   16 u128 database id
 *                     32 u32 CRC32C of bytes 0 to 31, then zeros
 *                    512 u64 generation of a control record that was durable, 520 u32 CRC32C of it; zeros if none is known
 * block n at 4096 + n * (4096 + seal bytes): 4096 bytes of contents, then the seal, see {@link BlockSeal}
 * </pre>
 *
 * On disk, do not renumber. Thread-safe for reading; one thread writes.
 */
final class SealedFile implements AutoCloseable {
    static final int BLOCK_BYTES = 4096;

    /** Blocks written with one call: a larger buffer costs as much memory outside the heap again. */
    private static final int SLICE_BLOCKS = 256;

    private final DataFile file;
    private final BlockSeal seal;
    private final int sealedBytes;
    private ByteBuffer slice;

    private SealedFile(DataFile file, BlockSeal seal) {
        this.file = file;
        this.seal = seal;
        sealedBytes = BLOCK_BYTES + seal.bytes();
    }

    static SealedFile create(Folder folder, String name, UUID database, BlockSeal seal) throws IOException {
        DataFile file = folder.create(name);
        file.write(FileHeader.encode(seal.kind(), database), 0);
        file.force(true);
        return new SealedFile(file, seal);
    }

    static SealedFile open(Folder folder, String name, UUID database, BlockSeal seal) throws IOException {
        DataFile file = folder.open(name, true);
        try {
            FileHeader.check(file, seal.kind(), database);
            return new SealedFile(file, seal);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** The file without a look at its header, which holds nothing that is not known. */
    static SealedFile openDamaged(Folder folder, String name, BlockSeal seal) throws IOException {
        return new SealedFile(folder.open(name, false), seal);
    }

    String path() {
        return file.path();
    }

    private long positionOf(long block) {
        return FileHeader.BYTES + block * sealedBytes;
    }

    /** The number of whole blocks. */
    long blocks() throws IOException {
        return Math.max(0, file.size() - FileHeader.BYTES) / sealedBytes;
    }

    /** The size on disk. */
    long fileBytes() throws IOException {
        return file.size();
    }

    /**
     * Writes whole blocks.
     *
     * @param stamp bound to the blocks, and asked for again by {@link #read}
     */
    void write(long firstBlock, ByteBuffer contents, long stamp) throws IOException {
        if (contents.remaining() % BLOCK_BYTES != 0) {
            throw new IllegalArgumentException("not whole blocks: " + contents.remaining());
        }
        if (slice == null) {
            slice = ByteBuffer.allocate(SLICE_BLOCKS * sealedBytes);
        }
        byte[] bytes = slice.array();
        long block = firstBlock;
        while (contents.hasRemaining()) {
            long sliceStart = block;
            int at = 0;
            while (contents.hasRemaining() && at < bytes.length) {
                contents.get(bytes, at, BLOCK_BYTES);
                seal.seal(bytes, at, block, stamp);
                at += sealedBytes;
                block++;
            }
            file.write(slice.clear().limit(at), positionOf(sliceStart));
        }
    }

    /**
     * Reads and checks bytes, counted without the seals.
     *
     * @param stamp the one the blocks were written with, or {@link BlockSeal#ANY_STAMP}
     * @throws io.docdb.error.StorageException DATA_CORRUPTED naming file and position
     */
    ByteBuffer read(long position, int length, long stamp) throws IOException {
        long firstBlock = position / BLOCK_BYTES;
        int blocks = (int) ((position + length + BLOCK_BYTES - 1) / BLOCK_BYTES - firstBlock);
        byte[] bytes = new byte[sealedBytes(blocks)];
        readBlocks(firstBlock, blocks, stamp, bytes);
        return ByteBuffer.wrap(bytes, (int) (position - firstBlock * BLOCK_BYTES), length)
                .slice();
    }

    /** What a buffer for {@link #readBlocks} has to hold. */
    int sealedBytes(int blocks) {
        return blocks * sealedBytes;
    }

    /**
     * Reads and checks whole blocks. Their contents are put at the beginning of {@code target}, which needs room for their
     * seals too.
     *
     * @throws io.docdb.error.StorageException DATA_CORRUPTED naming file and position
     */
    void readBlocks(long firstBlock, int blocks, long stamp, byte[] target) throws IOException {
        file.readFully(ByteBuffer.wrap(target, 0, sealedBytes(blocks)), positionOf(firstBlock));
        for (int i = 0; i < blocks; i++) {
            if (!seal.open(target, i * sealedBytes, firstBlock + i, stamp)) {
                throw FileFailure.damaged(
                        file.path(),
                        positionOf(firstBlock + i),
                        "expected block " + (firstBlock + i) + " of version "
                                + (stamp == BlockSeal.ANY_STAMP ? "any" : stamp) + ", found another checksum");
            }
            System.arraycopy(target, i * sealedBytes, target, i * BLOCK_BYTES, BLOCK_BYTES);
        }
    }

    /** The position in the file of the first of these blocks that is not sound, or -1. */
    long findDamage(long firstBlock, int blocks, long stamp) throws IOException {
        byte[] sealed = new byte[Math.min(blocks, SLICE_BLOCKS) * sealedBytes];
        for (int done = 0; done < blocks; done += SLICE_BLOCKS) {
            int count = Math.min(SLICE_BLOCKS, blocks - done);
            long block = firstBlock + done;
            try {
                file.readFully(ByteBuffer.wrap(sealed, 0, count * sealedBytes), positionOf(block));
            } catch (EOFException e) {
                return file.size();
            }
            for (int i = 0; i < count; i++) {
                if (!seal.open(sealed, i * sealedBytes, block + i, stamp)) {
                    return positionOf(block + i);
                }
            }
        }
        return -1;
    }

    /** The mark excepted: the copy may be of an older version. */
    void copyHeader(DataFile target, UUID database) throws IOException {
        target.write(FileHeader.encode(seal.kind(), database), 0);
    }

    /** Notes that the control record of this generation is durable; the note becomes so with the next {@link #force}. */
    void markGeneration(long generation) throws IOException {
        FileHeader.writeMark(file, generation);
    }

    /** Copies blocks with their seals to the same place, up to the first that is not sound; answers its position, or -1. */
    long copyBlocks(DataFile target, long firstBlock, int blocks, long stamp) throws IOException {
        byte[] read = new byte[Math.min(blocks, SLICE_BLOCKS) * sealedBytes];
        for (int done = 0; done < blocks; done += SLICE_BLOCKS) {
            int count = Math.min(SLICE_BLOCKS, blocks - done);
            long block = firstBlock + done;
            try {
                file.readFully(ByteBuffer.wrap(read, 0, count * sealedBytes), positionOf(block));
            } catch (EOFException e) {
                return file.size();
            }
            byte[] opened = read.clone();
            int sound = 0;
            while (sound < count && seal.open(opened, sound * sealedBytes, block + sound, stamp)) {
                sound++;
            }
            target.write(ByteBuffer.wrap(read, 0, sound * sealedBytes), positionOf(block));
            if (sound < count) {
                return positionOf(block + sound);
            }
        }
        return -1;
    }

    /**
     * Looks through a backup, which holds sound blocks and, where the original had free space, zeros.
     *
     * @throws io.docdb.error.StorageException DATA_CORRUPTED naming file and position
     */
    void requireSoundOrEmpty() throws IOException {
        long end = (file.size() - FileHeader.BYTES + sealedBytes - 1) / sealedBytes;
        byte[] bytes = new byte[SLICE_BLOCKS * sealedBytes];
        byte[] empty = new byte[sealedBytes];
        for (long block = 0; block < end; block += SLICE_BLOCKS) {
            int length = (int) Math.min(bytes.length, file.size() - positionOf(block));
            file.readFully(ByteBuffer.wrap(bytes, 0, length), positionOf(block));
            for (int at = 0; at < length; at += sealedBytes) {
                int rest = Math.min(sealedBytes, length - at);
                boolean zeros = Arrays.equals(bytes, at, at + rest, empty, 0, rest);
                if (!zeros
                        && (rest < sealedBytes
                                || !seal.open(bytes, at, block + at / sealedBytes, BlockSeal.ANY_STAMP))) {
                    throw FileFailure.damaged(
                            file.path(), positionOf(block) + at, "expected a block or nothing, found another checksum");
                }
            }
        }
    }

    void force() throws IOException {
        file.force(false);
    }

    void truncate(long blocks) throws IOException {
        file.truncate(positionOf(blocks));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
