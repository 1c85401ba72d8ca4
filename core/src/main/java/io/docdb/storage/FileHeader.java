package io.docdb.storage;

import io.docdb.storage.file.DataFile;
import io.docdb.storage.file.FileFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;

/** The first 4096 bytes of a {@link SealedFile}; the layout stands there. */
final class FileHeader {
    static final int BYTES = 4096;
    private static final long MAGIC = 0x446F634442446174L; // "DocDBDat"
    private static final int VERSION = 1;
    private static final int CHECKSUM_AT = 32;

    /** A sector of its own: it is written again and again. */
    private static final int MARK_AT = 512;

    private static final int MARK_BYTES = 12;
    static final String DAMAGED = "expected the header of a checkpoint file, found another checksum";

    private FileHeader() {}

    static ByteBuffer encode(int sealKind, UUID database) {
        ByteBuffer out = ByteBuffer.allocate(BYTES);
        out.putLong(MAGIC).putInt(VERSION).putInt(sealKind);
        out.putLong(database.getMostSignificantBits()).putLong(database.getLeastSignificantBits());
        out.putInt(checksum(out.array()));
        return out.clear();
    }

    /** The database that a header names; empty if it is damaged. */
    static Optional<UUID> database(DataFile file) throws IOException {
        ByteBuffer in = read(file);
        return isWhole(in) ? Optional.of(new UUID(in.getLong(16), in.getLong(24))) : Optional.empty();
    }

    /** True if the header is whole and says that the blocks are encrypted. */
    static boolean saysEncrypted(DataFile file) throws IOException {
        ByteBuffer in = read(file);
        return isWhole(in) && in.getInt(12) == BlockSeal.KIND_ENCRYPTED;
    }

    private static ByteBuffer read(DataFile file) throws IOException {
        ByteBuffer in = ByteBuffer.allocate(CHECKSUM_AT + Integer.BYTES);
        if (file.size() >= BYTES) {
            file.readFully(in, 0);
        }
        return in.clear();
    }

    private static boolean isWhole(ByteBuffer in) {
        return in.getLong(0) == MAGIC && in.getInt(CHECKSUM_AT) == checksum(in.array());
    }

    static void check(DataFile file, int sealKind, UUID database) throws IOException {
        ByteBuffer in = read(file);
        if (!isWhole(in)) {
            throw FileFailure.damaged(file.path(), 0, DAMAGED);
        }
        if (in.getInt(8) != VERSION) {
            throw FileFailure.damaged(file.path(), 8, "expected format version " + VERSION + ", found " + in.getInt(8));
        }
        UUID found = new UUID(in.getLong(16), in.getLong(24));
        if (!found.equals(database)) {
            throw FileFailure.damaged(file.path(), 16, "expected database " + database + ", found " + found);
        }
        if (in.getInt(12) != sealKind) {
            throw FileFailure.damaged(
                    file.path(), 12, "expected kind of seal " + sealKind + ", found " + in.getInt(12));
        }
    }

    /** Notes the generation of a control record that is durable. */
    static void writeMark(DataFile file, long generation) throws IOException {
        ByteBuffer mark = ByteBuffer.allocate(MARK_BYTES).putLong(generation);
        file.write(mark.putInt(checksum(mark.array(), Long.BYTES)).flip(), MARK_AT);
    }

    /** The generation that {@link #writeMark} noted last, or one before it; 0 if there is none. */
    static long mark(DataFile file) throws IOException {
        if (file.size() < BYTES) {
            return 0;
        }
        ByteBuffer mark = ByteBuffer.allocate(MARK_BYTES);
        file.readFully(mark, MARK_AT);
        return mark.getInt(Long.BYTES) == checksum(mark.array(), Long.BYTES) ? mark.getLong(0) : 0;
    }

    private static int checksum(byte[] bytes) {
        return checksum(bytes, CHECKSUM_AT);
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
