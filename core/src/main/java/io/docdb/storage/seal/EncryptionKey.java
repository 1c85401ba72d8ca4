package io.docdb.storage.seal;

import java.nio.file.Path;
import java.util.Arrays;

/**
 * What the user must have to open an encrypted database: a password, or 32 random bytes from a file or a key service. Never
 * printed. Thread-safe.
 */
public final class EncryptionKey {
    /** Bytes of a key that is no password. */
    public static final int KEY_BYTES = 32;

    static final int KIND_PASSWORD = 1;
    static final int KIND_KEY = 2;

    private final int kind;
    private final char[] password;
    private final byte[] key;

    private EncryptionKey(int kind, char[] password, byte[] key) {
        this.kind = kind;
        this.password = password;
        this.key = key;
    }

    /** A password; opening takes some tenths of a second, so that guessing does too. */
    public static EncryptionKey ofPassword(char[] password) {
        if (password.length == 0) {
            throw new IllegalArgumentException("empty password");
        }
        return new EncryptionKey(KIND_PASSWORD, password.clone(), new byte[0]);
    }

    /** {@link #KEY_BYTES} random bytes. */
    public static EncryptionKey ofBytes(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("key expected " + KEY_BYTES + " bytes, found " + key.length);
        }
        return new EncryptionKey(KIND_KEY, new char[0], key.clone());
    }

    /**
     * The key in a file: {@link #KEY_BYTES} bytes as they are, as hexadecimal digits, or as Base64.
     *
     * @throws io.docdb.error.DatabaseException CANNOT_OPEN, INVALID_PARAMETER
     */
    public static EncryptionKey ofFile(Path file) {
        return KeySource.ofFile(file);
    }

    /**
     * The key that text in a URL or a configuration stands for: {@code file:/run/secrets/shop.key},
     * {@code class:com.acme.ShopKey} (a {@code Supplier<EncryptionKey>}) or {@code password:correct horse}.
     *
     * @throws io.docdb.error.DatabaseException CANNOT_OPEN, INVALID_PARAMETER
     */
    public static EncryptionKey of(String source) {
        return KeySource.read(source);
    }

    int kind() {
        return kind;
    }

    /** The key that encrypts the data key. */
    byte[] wrappingKey(byte[] salt, int iterations) {
        return kind == KIND_PASSWORD
                ? Derivation.fromPassword(password, salt, iterations)
                : Derivation.expand(key, salt, "docdb wrapping key");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EncryptionKey that
                && kind == that.kind
                && Arrays.equals(password, that.password)
                && Arrays.equals(key, that.key);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(password) + Arrays.hashCode(key);
    }

    @Override
    public String toString() {
        return kind == KIND_PASSWORD ? "a password" : "a key";
    }
}
