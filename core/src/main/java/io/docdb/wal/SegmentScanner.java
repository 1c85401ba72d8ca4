package io.docdb.wal;

import io.docdb.storage.file.DataFile;
import io.docdb.storage.file.FileFailure;
import io.docdb.storage.seal.Encryption;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Walks over the records of one segment and checks each against its predecessor. Confined to one thread.
 *
 * <pre>{@code while (scanner.next()) use(scanner.sequence(), scanner.payload()); }</pre>
 */
final class SegmentScanner {
    private static final int WINDOW_BYTES = 256 * 1024;

    private final DataFile file;
    private final RecordFormat format;
    private byte[] bytes = new byte[WINDOW_BYTES];
    private ByteBuffer view = ByteBuffer.wrap(bytes);

    /** File position of {@code bytes[0]}, and how many bytes are filled. */
    private long windowStart;

    private int windowLength;

    private long position;
    private long expectedSequence;
    private int checksum;
    private long recordPosition;
    private long durable;
    private byte flags;
    private byte[] payload;

    SegmentScanner(DataFile file, SegmentHeader header, RecordFormat format) {
        this.file = file;
        this.format = format;
        position = SegmentHeader.BYTES;
        expectedSequence = header.firstSequence();
        checksum = header.previousChecksum();
        windowStart = position;
    }

    /** Moves to the next record; false, and nothing changes, if there is no sound one. */
    boolean next() throws IOException {
        if (!fill(position, RecordFormat.HEADER_BYTES)) {
            return false;
        }
        int at = (int) (position - windowStart);
        if (RecordFormat.sequenceOf(view, at) != expectedSequence || !format.isHeader(bytes, at, view)) {
            return false;
        }
        int length = RecordFormat.lengthOf(view, at);
        if (!fill(position, RecordFormat.HEADER_BYTES + (long) length)) {
            return false;
        }
        at = (int) (position - windowStart);
        if (!format.isRecord(bytes, at, view, checksum)) {
            return false;
        }
        checksum = RecordFormat.checksumOf(view, at);
        durable = RecordFormat.durableOf(view, at);
        flags = RecordFormat.flagsOf(view, at);
        int payloadAt = at + RecordFormat.HEADER_BYTES;
        payload = Arrays.copyOfRange(bytes, payloadAt, payloadAt + length);
        recordPosition = position;
        position += RecordFormat.sizeOf(length);
        expectedSequence++;
        return true;
    }

    /** Forgets what was read ahead, for the file has grown since. */
    void refresh() {
        windowStart = position;
        windowLength = 0;
    }

    /**
     * Looks past the place where {@link #next} failed for a record that proves the missing one to have been durable; answers
     * its position, or -1 if there is none.
     */
    long findProofOfLoss() throws IOException {
        long size = file.size();
        for (long at = position; at + RecordFormat.HEADER_BYTES <= size; at += 8) {
            if (at + RecordFormat.HEADER_BYTES > windowStart + windowLength
                    && !fill(at, WINDOW_BYTES / 2)
                    && !fill(at, RecordFormat.HEADER_BYTES)) {
                return -1;
            }
            int offset = (int) (at - windowStart);
            if (RecordFormat.sequenceOf(view, offset) > expectedSequence
                    && format.isHeader(bytes, offset, view)
                    && RecordFormat.durableOf(view, offset) >= expectedSequence) {
                return at;
            }
        }
        return -1;
    }

    /** Makes the window hold {@code count} bytes from {@code from}; false if the file ends before. */
    private boolean fill(long from, long count) throws IOException {
        if (from >= windowStart && from + count <= windowStart + windowLength) {
            return true;
        }
        if (count > Integer.MAX_VALUE - 64 || from + count > file.size()) {
            return false;
        }
        if (count > bytes.length) {
            bytes = new byte[(int) count];
            view = ByteBuffer.wrap(bytes);
        }
        view.clear();
        windowStart = from;
        windowLength = 0;
        while (windowLength < bytes.length) {
            view.position(windowLength);
            int read = file.read(view, from + windowLength);
            if (read < 0) {
                break;
            }
            windowLength += read;
        }
        view.clear();
        return windowLength >= count;
    }

    /** Where the next record is expected. */
    long position() {
        return position;
    }

    long expectedSequence() {
        return expectedSequence;
    }

    /** The checksum of the current record, or before the first one that of its predecessor. */
    int checksum() {
        return checksum;
    }

    long sequence() {
        return expectedSequence - 1;
    }

    /** What was known to be durable when the current record was appended. */
    long durable() {
        return durable;
    }

    byte flags() {
        return flags;
    }

    /** The payload as it is in the file. */
    byte[] payload() {
        return payload;
    }

    /** The payload as it was appended. */
    byte[] plainPayload(Encryption encryption) {
        boolean sealed = (flags & RecordFormat.SEALED) != 0;
        if (sealed != encryption.isOn()) {
            throw FileFailure.damaged(
                    file.path(),
                    recordPosition,
                    "expected " + (sealed ? "no encrypted" : "an encrypted") + " record, found the contrary");
        }
        return sealed
                ? encryption
                        .openRecord(payload, sequence())
                        .orElseThrow(() -> FileFailure.damaged(
                                file.path(), recordPosition, "expected an encrypted record, found another tag"))
                : payload;
    }
}
