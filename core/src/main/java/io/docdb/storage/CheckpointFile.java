package io.docdb.storage;

import io.docdb.error.ErrorCode;
import io.docdb.error.StorageException;
import io.docdb.storage.file.FileFailure;
import io.docdb.storage.file.MemoryShortage;
import io.docdb.storage.file.StopSwitch;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipOutputStream;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.RandomAccessStore;
import org.h2.mvstore.SFChunk;
import org.h2.mvstore.WriteBuffer;

/**
 * The trees' file, under our own rules.
 *
 * <ul>
 *   <li>Which version is opened is decided by the {@link ControlRecord} alone. While the trees open they are shown a header
 *       made up for that version and a file that seems to end after it, so that they find exactly this version or fail;
 *       their own search would take the newest one that looks complete, torn or not.
 *   <li>{@link #sync} forces the file and then has the control record of the newest version written, before it returns. The
 *       trees call it before they cut or reuse space, so neither happens to a version that still counts.
 *   <li>{@link #getWriteBuffer} is called once in each store, when the roots of all maps have been collected: the moment
 *       from which writers may go on.
 *   <li>Any failure stops the database; nothing is tried again.
 *   <li>Time goes on from when the trees opened, or from that of the newest chunk if that is later: they reuse space some time
 *       after it was written, and would not for as long as the system's clock was set back.
 * </ul>
 */
final class CheckpointFile extends RandomAccessStore {
    static final int HEADER_BLOCKS = 2;
    private static final int HEADER_BYTES = HEADER_BLOCKS * SealedFile.BLOCK_BYTES;

    /** Room for the layout and for pages that are a little larger than was reckoned. */
    static final int SPARE_BYTES = 1 << 20;

    /** A larger buffer is not kept for the next version. */
    private static final int MOST_KEPT_BYTES = 1 << 26;

    /** Blocks written between two steps of the pace. */
    private static final int WRITE_BLOCKS = 16;

    /** So much at most waits to be forced while commits go on: a force of the log waits behind it. */
    private static final int FORCE_BYTES = 1 << 17;

    private final SealedFile file;
    private final StopSwitch stop;
    private final RootWriter rootWriter;

    private TreeRoot written = TreeRoot.NONE;
    private volatile TreeRoot durable;
    private Runnable whenRootsAreCollected = () -> {};
    private Pace pace = Pace.NONE;

    /** Used again while there is memory: to fill a new one with zeros takes the thread longer than its turn. */
    private SoftReference<PacedBuffer> lastBuffer = new SoftReference<>(null);

    private WriteBuffer prepared;
    private Collection<SFChunk> candidates; // Java null for all
    private long openedNanos;
    private long openedMillis; // the age of the file then
    private boolean opening;
    private byte[] openingHeader;
    private RuntimeException openingFailure;

    /** Writes the control record of a version whose chunks are durable. */
    @FunctionalInterface
    interface RootWriter {
        void write(TreeRoot root) throws IOException;
    }

    /** @param root the version to open; {@link TreeRoot#NONE} for an empty file */
    CheckpointFile(
            Map<String, Object> config,
            SealedFile file,
            TreeRoot root,
            long createdMillis,
            StopSwitch stop,
            RootWriter rootWriter) {
        super(config);
        this.file = file;
        this.stop = stop;
        this.rootWriter = rootWriter;
        durable = root;
        if (!root.isNone()) {
            opening = true;
            openingHeader = header(root, createdMillis);
        }
        init(file.path(), false);
    }

    /** The header the trees would have written for this version, without their mark of a clean end. */
    private static byte[] header(TreeRoot root, long createdMillis) {
        HashMap<String, Object> fields = new HashMap<>();
        fields.put("H", 2);
        fields.put("blockSize", SealedFile.BLOCK_BYTES);
        fields.put("format", 3);
        fields.put("created", createdMillis);
        fields.put("block", root.block());
        fields.put("chunk", root.chunk());
        fields.put("version", root.version());
        StringBuilder text = new StringBuilder();
        DataUtils.appendMap(text, fields);
        byte[] bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
        DataUtils.appendMap(text, "fletcher", DataUtils.getFletcher32(bytes, 0, bytes.length));
        bytes = text.append('\n').toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] header = new byte[HEADER_BYTES];
        System.arraycopy(bytes, 0, header, 0, bytes.length);
        System.arraycopy(bytes, 0, header, SealedFile.BLOCK_BYTES, bytes.length);
        return header;
    }

    /** Called when the trees have opened, and before anything is written. */
    void opened() throws IOException {
        long newestMillis = getChunks().values().stream()
                .mapToLong(chunk -> chunk.time)
                .max()
                .orElse(0);
        openedMillis = Math.max(newestMillis, System.currentTimeMillis() - createdMillis());
        openedNanos = System.nanoTime();
        opening = false;
        openingHeader = null;
        setSize(durable.isNone() ? HEADER_BYTES : file.blocks() * SealedFile.BLOCK_BYTES);
    }

    /** When the trees were made, as their header says. */
    long createdMillis() {
        return super.getCreationTime();
    }

    /** What the trees subtract from the system's time to get the age of their file: so that it comes to {@link #ageMillis}. */
    @Override
    public long getCreationTime() {
        return opening || getMvStore() == null
                ? super.getCreationTime()
                : getMvStore().getTimeAbsolute() - ageMillis();
    }

    private long ageMillis() {
        return openedMillis + (System.nanoTime() - openedNanos) / 1_000_000;
    }

    /** The damage met while the trees opened, which they hide; null if there was none. */
    RuntimeException openingFailure() {
        return openingFailure;
    }

    /** From now on versions are written at this pace. */
    void setPace(Pace pace) {
        this.pace = pace;
    }

    void whenRootsAreCollected(Runnable action) {
        whenRootsAreCollected = action;
    }

    @Override
    public long size() {
        return opening ? HEADER_BYTES : super.size();
    }

    /** Given back by the trees; {@link #prepareBuffer} decides which is used next. */
    @Override
    public void releaseWriteBuffer(WriteBuffer buffer) {
        // nothing
    }

    @Override
    public WriteBuffer getWriteBuffer() {
        whenRootsAreCollected.run();
        WriteBuffer buffer = prepared;
        prepared = null;
        return buffer == null ? super.getWriteBuffer() : buffer;
    }

    /**
     * Takes the memory into which the next version is written, before it is begun: half way through, a lack of it would stop
     * the database. Waits while some query has all there is.
     *
     * @param bytes at least what the version will need
     */
    void prepareBuffer(long bytes) {
        for (int attempt = 0; prepared == null; attempt++) {
            try {
                prepared = bufferOf(bytes + SPARE_BYTES);
                touch(new byte[SPARE_BYTES]);
            } catch (OutOfMemoryError e) {
                prepared = null;
                MemoryShortage.waitOrThrow(e, attempt);
            }
        }
    }

    private PacedBuffer bufferOf(long bytes) {
        PacedBuffer last = lastBuffer.get();
        if (last != null && last.capacity() >= bytes) {
            last.clear();
            return last;
        }
        PacedBuffer buffer = new PacedBuffer((int) Math.min(bytes + bytes / 4, Integer.MAX_VALUE / 2), pace);
        lastBuffer = new SoftReference<>(buffer.capacity() <= MOST_KEPT_BYTES ? buffer : null);
        return buffer;
    }

    /** Gives the memory back if there was nothing to write. */
    void releaseBuffer() {
        prepared = null;
    }

    /** The many small things a version takes beside its buffer have to find room too. */
    private static void touch(byte[] spare) {
        spare[spare.length - 1] = 1;
    }

    @Override
    public ByteBuffer readFully(SFChunk chunk, long position, int length) {
        if (opening && chunk == null && position == 0 && length == HEADER_BYTES) {
            return ByteBuffer.wrap(Arrays.copyOf(openingHeader, HEADER_BYTES));
        }
        try {
            ByteBuffer bytes = file.read(position, length, chunk == null ? BlockSeal.ANY_STAMP : chunk.version);
            readCount.incrementAndGet();
            readBytes.addAndGet(length);
            return bytes;
        } catch (IOException e) {
            throw failed(FileFailure.of("read checkpoint", file.path(), e));
        } catch (StorageException e) {
            throw failed(e);
        }
    }

    /** The chunk of that number if it is durable, so that all of it can be read; else null. */
    SFChunk durableChunk(int id) {
        SFChunk chunk = getChunks().get(id);
        return chunk != null && chunk.block > 0 && chunk.version <= durable.version() ? chunk : null;
    }

    /** Reads blocks of a chunk that somebody uses, as {@link SealedFile#readBlocks} does. */
    void readBlocks(SFChunk chunk, int firstBlock, int blocks, byte[] target) {
        try {
            file.readBlocks(chunk.block + firstBlock, blocks, chunk.version, target);
            readCount.incrementAndGet();
            readBytes.addAndGet((long) blocks * SealedFile.BLOCK_BYTES);
        } catch (IOException e) {
            throw failed(FileFailure.of("read checkpoint", file.path(), e));
        } catch (StorageException e) {
            throw failed(e);
        }
    }

    private RuntimeException failed(StorageException e) {
        if (opening) {
            openingFailure = openingFailure == null ? e : openingFailure;
        } else {
            stop.stop(e);
        }
        return e;
    }

    @Override
    protected void writeFully(SFChunk chunk, long position, ByteBuffer source) {
        int length = source.remaining();
        setSize(Math.max(super.size(), position + length));
        if (chunk == null) {
            // The trees' own header, which nobody ever reads; chunks are not moved, so there is nothing else.
            if (position != 0) {
                throw new IllegalStateException("write of " + length + " bytes without a chunk at " + position);
            }
            source.position(source.limit());
            return;
        }
        stop.check();
        try {
            writePaced(position / SealedFile.BLOCK_BYTES, source, chunk.version);
        } catch (IOException e) {
            throw failed(FileFailure.of("write checkpoint", file.path(), e));
        }
        written = new TreeRoot(chunk.version, chunk.block, chunk.id, chunk.len);
        writeCount.incrementAndGet();
        writeBytes.addAndGet(length);
    }

    private void writePaced(long firstBlock, ByteBuffer source, long stamp) throws IOException {
        int end = source.limit();
        long block = firstBlock;
        int forced = source.position();
        while (source.position() < end) {
            int begin = source.position();
            source.limit(Math.min(end, begin + WRITE_BLOCKS * SealedFile.BLOCK_BYTES));
            file.write(block, source, stamp);
            block += WRITE_BLOCKS;
            if (source.position() - forced >= FORCE_BYTES && pace.givesWay()) {
                file.force();
                forced = source.position();
            }
            pace.step();
        }
        source.limit(end);
    }

    @Override
    public void sync() {
        stop.check();
        if (written.isNone() || written.equals(durable)) {
            return;
        }
        try {
            file.force();
            checkLayout();
            rootWriter.write(written);
            durable = written;
        } catch (IOException e) {
            throw failed(FileFailure.of("force checkpoint", file.path(), e));
        } catch (RuntimeException | Error e) {
            stop.stop(e);
            throw e;
        }
    }

    /** Where a chunk lies in the file. */
    record ChunkPlace(int id, long version, long block, int blocks) {}

    /** The chunks of all versions that count or are still held by readers, and the one that is just being written. */
    Set<ChunkPlace> chunks() {
        Set<ChunkPlace> places = new HashSet<>();
        for (SFChunk chunk : getChunks().values()) {
            if (chunk.block > 0 && chunk.len > 0) {
                places.add(new ChunkPlace(chunk.id, chunk.version, chunk.block, chunk.len));
            }
        }
        return places;
    }

    /**
     * True if the newest version has a page in the chunk. One that it has given up is still listed for a while, but a power
     * cut may have undone the version that already wrote in its place: what lies there then is nobody's, and no damage.
     */
    boolean needs(ChunkPlace place) {
        SFChunk chunk = getChunks().get(place.id());
        return chunk != null && chunk.unused == 0 && chunk.version == place.version() && chunk.block == place.block();
    }

    SealedFile data() {
        return file;
    }

    /**
     * True if there are chunks to be written anew whatever the whole file looks like ({@link RewriteChoice#tail}). Then, until
     * {@link #showAll}, the trees are shown only these as such.
     */
    boolean showTail(long spareBytes, long dirtyBytes, long mostBytes) {
        return show(RewriteChoice.tail(chunksInOrder(), size(), spareBytes, dirtyBytes, mostBytes));
    }

    /** The same for what short lives have left ({@link RewriteChoice#crumbs}). */
    boolean showCrumbs(int fillPercent) {
        return show(RewriteChoice.crumbs(getChunks().values(), fillPercent, ageMillis() - getRetentionTime()));
    }

    private boolean show(List<SFChunk> chunks) {
        candidates = chunks.isEmpty() ? null : chunks; // none would leave the trees without any
        return candidates != null;
    }

    private SFChunk[] chunksInOrder() {
        return getChunks().values().stream()
                .filter(chunk -> chunk.block > 0 && chunk.len > 0)
                .sorted(Comparator.comparingLong(chunk -> chunk.block))
                .toArray(SFChunk[]::new);
    }

    void showAll() {
        candidates = null;
    }

    @Override
    public Collection<SFChunk> getRewriteCandidates() {
        return candidates == null ? super.getRewriteCandidates() : candidates;
    }

    /** No two chunks may claim the same blocks; if they did, the version before still counts. */
    private void checkLayout() {
        SFChunk[] chunks = chunksInOrder();
        for (int i = 1; i < chunks.length; i++) {
            SFChunk left = chunks[i - 1];
            if (left.block + left.len > chunks[i].block) {
                throw new StorageException(
                        ErrorCode.DATA_CORRUPTED,
                        "Checkpoint refused: chunks " + left.id + " and " + chunks[i].id + " overlap at block "
                                + chunks[i].block + " of " + file.path());
            }
        }
    }

    @Override
    protected void truncate(long size) {
        try {
            file.truncate(size / SealedFile.BLOCK_BYTES);
            setSize(Math.min(super.size(), size));
            writeCount.incrementAndGet();
        } catch (IOException e) {
            throw failed(FileFailure.of("cut checkpoint", file.path(), e));
        }
    }

    /** The clean end is a checkpoint like any other; the trees' own mark is not written. */
    @Override
    protected void writeCleanShutdown() {
        // nothing
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw FileFailure.of("close checkpoint", file.path(), e);
        } finally {
            super.close();
        }
    }

    @Override
    public void open(String fileName, boolean readOnly, char[] encryptionKey) {
        throw new UnsupportedOperationException("opened by its constructor");
    }

    @Override
    public CheckpointFile open(String fileName, boolean readOnly) {
        throw new UnsupportedOperationException("opened by its constructor");
    }

    @Override
    public void backup(ZipOutputStream out) {
        throw new UnsupportedOperationException("copied by version, not by file");
    }

    @Override
    public String toString() {
        return file.path();
    }
}
