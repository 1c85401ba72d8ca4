package io.docdb.storage.seal;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where a key comes from, as text that can stand in a URL or a configuration:
 *
 * <ul>
 *   <li>{@code file:/run/secrets/shop.key}: a file of 32 random bytes, or of those bytes as 64 hexadecimal digits or as Base64;
 *   <li>{@code class:com.acme.ShopKey}: a class with a public constructor without parameters that is a
 *       {@code Supplier<EncryptionKey>}, to ask a key service;
 *   <li>{@code password:correct horse}: a password.
 * </ul>
 */
final class KeySource {
    private static final String FILE = "file:";
    private static final String CLASS = "class:";
    private static final String PASSWORD = "password:";

    private KeySource() {}

    static EncryptionKey read(String source) {
        if (source.startsWith(FILE)) {
            return ofFile(path(source.substring(FILE.length())));
        }
        if (source.startsWith(CLASS)) {
            return ofClass(source.substring(CLASS.length()).strip());
        }
        if (source.startsWith(PASSWORD) && source.length() > PASSWORD.length()) {
            return EncryptionKey.ofPassword(source.substring(PASSWORD.length()).toCharArray());
        }
        // The text is not repeated: it may be a password that somebody gave without its prefix.
        throw new DatabaseException(
                ErrorCode.INVALID_PARAMETER,
                "Encryption expected file:<path of a key file>, class:<name of a key supplier> or password:<text>,"
                        + " found something else");
    }

    private static Path path(String text) {
        try {
            return Path.of(text.strip());
        } catch (InvalidPathException e) {
            throw new DatabaseException(
                    ErrorCode.INVALID_PARAMETER, "Key file expected a path, found \"" + text + "\"", e);
        }
    }

    static EncryptionKey ofFile(Path file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new DatabaseException(ErrorCode.CANNOT_OPEN, "Key file cannot be read: " + file + ": " + e, e);
        }
        return EncryptionKey.ofBytes(Optional.of(bytes)
                .filter(raw -> raw.length == EncryptionKey.KEY_BYTES)
                .or(() -> decoded(new String(bytes, StandardCharsets.ISO_8859_1).strip()))
                .orElseThrow(() -> new DatabaseException(
                        ErrorCode.INVALID_PARAMETER,
                        "Key file " + file + " expected " + EncryptionKey.KEY_BYTES
                                + " bytes, as they are, in hexadecimal or in Base64, found " + bytes.length
                                + " bytes of something else")));
    }

    private static Optional<byte[]> decoded(String text) {
        try {
            byte[] bytes = text.length() == 2 * EncryptionKey.KEY_BYTES
                    ? HexFormat.of().parseHex(text)
                    : Base64.getDecoder().decode(text);
            return Optional.of(bytes).filter(key -> key.length == EncryptionKey.KEY_BYTES);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static EncryptionKey ofClass(String name) {
        Object answer;
        try {
            ClassLoader loader = Optional.ofNullable(Thread.currentThread().getContextClassLoader())
                    .orElseGet(KeySource.class::getClassLoader);
            Object made = Class.forName(name, true, loader).getConstructor().newInstance();
            if (!(made instanceof Supplier<?> supplier)) {
                throw notSupplied(name, "found a class that is no java.util.function.Supplier", null);
            }
            answer = supplier.get();
        } catch (ReflectiveOperationException | LinkageError e) {
            throw notSupplied(name, "found none that can be made: " + e, e);
        } catch (DatabaseException e) {
            throw e;
        } catch (RuntimeException e) {
            throw notSupplied(name, "it failed: " + e, e);
        }
        if (answer instanceof EncryptionKey key) {
            return key;
        }
        throw notSupplied(name, "found another answer than an EncryptionKey", null);
    }

    private static DatabaseException notSupplied(String name, String found, Throwable cause) {
        return new DatabaseException(
                ErrorCode.INVALID_PARAMETER,
                "Key supplier expected a class " + name + " with a public constructor, " + found,
                cause);
    }
}
