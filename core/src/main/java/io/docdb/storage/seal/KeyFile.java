package io.docdb.storage.seal;

import io.docdb.error.StorageException;
import io.docdb.storage.file.DataFile;
import io.docdb.storage.file.FileFailure;
import io.docdb.storage.file.Folder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/** Reads and writes {@code docdb.key}; the layout stands in {@code package-info}. */
final class KeyFile {
    static final String NAME = "docdb.key";
    private static final String UNFINISHED = NAME + ".tmp";

    /** What OWASP asks for PBKDF2 with HMAC-SHA256; some tenths of a second. */
    static final int ITERATIONS = 600_000;

    private static final long MAGIC = 0x446F6344424B6579L; // "DocDBKey"
    private static final int VERSION = 1;
    private static final int BYTES = 100;
    private static final int SALT_AT = 20;
    private static final int SALT_BYTES = 16;
    private static final int NONCE_AT = 36;
    private static final int WRAPPED_AT = 48;
    private static final int CHECKSUM_AT = 96;

    private KeyFile() {}

    /** Writes the data key, encrypted for {@code key}, in the place of what was there; all or nothing. */
    static void write(Folder folder, byte[] dataKey, EncryptionKey key) throws IOException {
        SecureRandom random = new SecureRandom();
        byte[] salt = new byte[SALT_BYTES];
        byte[] nonce = new byte[Gcm.NONCE_BYTES];
        random.nextBytes(salt);
        random.nextBytes(nonce);
        int iterations = key.kind() == EncryptionKey.KIND_PASSWORD ? ITERATIONS : 0;
        byte[] bytes = new byte[BYTES];
        ByteBuffer out = ByteBuffer.wrap(bytes);
        out.putLong(MAGIC)
                .putInt(VERSION)
                .putInt(key.kind())
                .putInt(iterations)
                .put(salt)
                .put(nonce);
        new Gcm(key.wrappingKey(salt, iterations))
                .encrypt(nonce, Arrays.copyOf(bytes, NONCE_AT), dataKey, 0, dataKey.length, bytes, WRAPPED_AT);
        out.putInt(CHECKSUM_AT, checksum(bytes));
        folder.delete(UNFINISHED);
        try (DataFile file = folder.create(UNFINISHED)) {
            file.write(ByteBuffer.wrap(bytes), 0);
            file.force(true);
        }
        folder.rename(UNFINISHED, NAME);
        folder.sync("");
    }

    /** @throws StorageException INVALID_AUTHORIZATION if the key is not the right one */
    static byte[] read(Folder folder, EncryptionKey key) throws IOException {
        byte[] bytes = readSound(folder);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte[] dataKey = new byte[EncryptionKey.KEY_BYTES];
        boolean rightKind = in.getInt(12) == key.kind();
        if (!rightKind || !unwrap(bytes, key, in.getInt(16), dataKey)) {
            throw Encryption.refusal(folder.describe(NAME), true, Optional.of(key));
        }
        return dataKey;
    }

    /** @throws StorageException DATA_CORRUPTED if the file is damaged */
    static byte[] readSound(Folder folder) throws IOException {
        byte[] bytes = new byte[BYTES];
        try (DataFile file = folder.open(NAME, false)) {
            file.readFully(ByteBuffer.wrap(bytes), 0);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        String path = folder.describe(NAME);
        if (in.getLong(0) != MAGIC || in.getInt(CHECKSUM_AT) != checksum(bytes)) {
            throw FileFailure.damaged(path, 0, "expected a key file, found another checksum");
        }
        if (in.getInt(8) != VERSION) {
            throw FileFailure.damaged(path, 8, "expected format version " + VERSION + ", found " + in.getInt(8));
        }
        return bytes;
    }

    private static boolean unwrap(byte[] bytes, EncryptionKey key, int iterations, byte[] dataKey) {
        byte[] salt = Arrays.copyOfRange(bytes, SALT_AT, SALT_AT + SALT_BYTES);
        byte[] nonce = Arrays.copyOfRange(bytes, NONCE_AT, WRAPPED_AT);
        return new Gcm(key.wrappingKey(salt, iterations))
                .decrypt(
                        nonce,
                        Arrays.copyOf(bytes, NONCE_AT),
                        bytes,
                        WRAPPED_AT,
                        EncryptionKey.KEY_BYTES + Gcm.TAG_BYTES,
                        dataKey,
                        0);
    }

    private static int checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, CHECKSUM_AT);
        return (int) crc.getValue();
    }
}
