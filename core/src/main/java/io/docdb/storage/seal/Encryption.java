package io.docdb.storage.seal;

import io.docdb.error.ErrorCode;
import io.docdb.error.StorageException;
import io.docdb.storage.file.Folder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/**
 * How the files of one open database are encrypted, or that they are not. Thread-safe.
 *
 * <p>A record of the log is sealed as nonce (12 bytes), text, tag (16 bytes), with its sequence authenticated; a block of the
 * checkpoint as {@link #sealBlock} says.
 */
public final class Encryption {
    /** No encryption. */
    public static final Encryption NONE = new Encryption(null, null);

    /** The file with the data key. */
    public static final String KEY_FILE = KeyFile.NAME;

    /** Bytes {@link #sealBlock} needs after a block: tag 16, stamp 8, nonce 12, zero 4. On disk, do not change. */
    public static final int BLOCK_SEAL_BYTES = 40;

    /** Bytes a sealed record is longer than its payload. */
    public static final int RECORD_SEAL_BYTES = Gcm.NONCE_BYTES + Gcm.TAG_BYTES;

    private static final int STAMP_AT = Gcm.TAG_BYTES;
    private static final int NONCE_AT = STAMP_AT + Long.BYTES;
    private static final byte[] NO_SALT = new byte[32];

    private final Gcm blocks;
    private final Gcm records;

    private Encryption(Gcm blocks, Gcm records) {
        this.blocks = blocks;
        this.records = records;
    }

    /** With a random key that is nowhere but in memory: for files that nobody reads after this process. */
    public static Encryption temporary() {
        byte[] dataKey = new byte[EncryptionKey.KEY_BYTES];
        new SecureRandom().nextBytes(dataKey);
        return of(dataKey);
    }

    private static Encryption of(byte[] dataKey) {
        return new Encryption(
                new Gcm(Derivation.expand(dataKey, NO_SALT, "docdb blocks")),
                new Gcm(Derivation.expand(dataKey, NO_SALT, "docdb records")));
    }

    /**
     * Makes the key of a new database, in a folder that holds none; {@link #NONE} if no key is given.
     *
     * @throws IOException if the key file cannot be written
     */
    public static Encryption create(Folder folder, Optional<EncryptionKey> key) throws IOException {
        folder.delete(KeyFile.NAME);
        if (key.isEmpty()) {
            return NONE;
        }
        byte[] dataKey = new byte[EncryptionKey.KEY_BYTES];
        new SecureRandom().nextBytes(dataKey);
        KeyFile.write(folder, dataKey, key.get());
        return of(dataKey);
    }

    /**
     * Opens the key of an existing database.
     *
     * @throws StorageException INVALID_AUTHORIZATION if a key is missing, wrong, or given in vain
     */
    public static Encryption open(Folder folder, Optional<EncryptionKey> key) throws IOException {
        boolean encrypted = folder.exists(KeyFile.NAME);
        if (encrypted != key.isPresent()) {
            throw refusal(folder.describe(""), encrypted, key);
        }
        return encrypted ? of(KeyFile.read(folder, key.get())) : NONE;
    }

    /**
     * Checks the key file of an encrypted database, as far as that is possible without its key.
     *
     * @throws StorageException DATA_CORRUPTED if it is damaged
     */
    public static void requireSoundKeyFile(Folder folder) throws IOException {
        KeyFile.readSound(folder);
    }

    /** What is thrown when a database is opened with the wrong key, without one, or with one it does not need. */
    public static StorageException refusal(String path, boolean encrypted, Optional<EncryptionKey> given) {
        String found = !encrypted
                ? "Database is not encrypted: " + path + " expected no key, found " + given.orElseThrow()
                : "Database is encrypted: " + path
                        + (given.isEmpty()
                                ? " expected a key, found none"
                                : " expected another key than the one given");
        return new StorageException(ErrorCode.INVALID_AUTHORIZATION, found);
    }

    /**
     * Changes who may open a database; the data stay as they are. All or nothing: a power cut leaves the old key or the new.
     */
    public static void changeKey(Folder folder, EncryptionKey oldKey, EncryptionKey newKey) throws IOException {
        KeyFile.write(folder, KeyFile.read(folder, oldKey), newKey);
    }

    public boolean isOn() {
        return blocks != null;
    }

    /** Encrypts a block in place and puts its seal after it. */
    public void sealBlock(byte[] bytes, int offset, int length, long block, long stamp) {
        byte[] nonce = blocks.nextNonce();
        blocks.encrypt(nonce, place(block, stamp), bytes, offset, length, bytes, offset);
        int at = offset + length;
        ByteBuffer out = ByteBuffer.wrap(bytes);
        out.putLong(at + STAMP_AT, stamp);
        out.put(at + NONCE_AT, nonce).putInt(at + NONCE_AT + Gcm.NONCE_BYTES, 0);
    }

    /** The stamp a sealed block claims. */
    public static long stampOf(byte[] bytes, int offset, int length) {
        return ByteBuffer.wrap(bytes).getLong(offset + length + STAMP_AT);
    }

    /** Decrypts a block in place; false if it is not what was sealed for this place. */
    public boolean openBlock(byte[] bytes, int offset, int length, long block) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int at = offset + length;
        byte[] nonce = new byte[Gcm.NONCE_BYTES];
        in.get(at + NONCE_AT, nonce);
        return in.getInt(at + NONCE_AT + Gcm.NONCE_BYTES) == 0
                && blocks.decrypt(
                        nonce,
                        place(block, in.getLong(at + STAMP_AT)),
                        bytes,
                        offset,
                        length + Gcm.TAG_BYTES,
                        bytes,
                        offset);
    }

    private static byte[] place(long block, long stamp) {
        return ByteBuffer.allocate(2 * Long.BYTES).putLong(block).putLong(stamp).array();
    }

    /** The sealed form of a record's payload. */
    public byte[] sealRecord(byte[] payload, long sequence) {
        byte[] nonce = records.nextNonce();
        byte[] sealed = new byte[payload.length + RECORD_SEAL_BYTES];
        System.arraycopy(nonce, 0, sealed, 0, Gcm.NONCE_BYTES);
        records.encrypt(nonce, place(sequence, 0), payload, 0, payload.length, sealed, Gcm.NONCE_BYTES);
        return sealed;
    }

    /** The payload of a sealed record, or empty if it is not what was sealed for this sequence. */
    public Optional<byte[]> openRecord(byte[] sealed, long sequence) {
        int length = sealed.length - RECORD_SEAL_BYTES;
        if (length < 0) {
            return Optional.empty();
        }
        byte[] nonce = Arrays.copyOf(sealed, Gcm.NONCE_BYTES);
        byte[] payload = new byte[length];
        boolean sound =
                records.decrypt(nonce, place(sequence, 0), sealed, Gcm.NONCE_BYTES, length + Gcm.TAG_BYTES, payload, 0);
        return sound ? Optional.of(payload) : Optional.empty();
    }
}
