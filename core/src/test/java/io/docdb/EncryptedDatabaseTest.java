package io.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.session.ResultRows;
import io.docdb.session.Session;
import io.docdb.storage.seal.EncryptionKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptedDatabaseTest {
    private static final byte[] KEY_BYTES = new byte[EncryptionKey.KEY_BYTES];
    private static final String MARKER = "Geheimnis";
    private static final int DOCUMENTS = 3000;

    static {
        new Random(7).nextBytes(KEY_BYTES);
    }

    @TempDir
    private Path path;

    /** What would ask a key service. */
    public static final class Vault implements Supplier<EncryptionKey> {
        @Override
        public EncryptionKey get() {
            return EncryptionKey.ofBytes(KEY_BYTES);
        }
    }

    @Test
    void noTextIsReadableInAnyFileNotEvenInThoseOfARunningQuery() throws IOException {
        Path shop = path.resolve("shop");
        DatabaseOptions options = encrypted().withQueryMemoryBytes(100_000);
        try (Database database = Database.open(shop, options);
                Session session = database.session()) {
            fill(session);
            database.checkpoint();
            session.execute("INSERT INTO notes VALUES (" + DOCUMENTS + ", '" + MARKER + " in the log')");
            try (ResultRows rows = session.execute("SELECT text, id FROM notes ORDER BY LENGTH(text), text, id")
                    .rows()
                    .orElseThrow()) {
                int count = 0;
                while (rows.next()) {
                    if (count++ == 0) {
                        assertThat(filesIn(shop.resolve("temp"))).isNotEmpty();
                        assertNowhere(MARKER);
                    }
                    assertThat(rows.value(0).toString()).contains(MARKER);
                }
                assertThat(count).isEqualTo(DOCUMENTS + 1);
            }
            database.backup(path.resolve("backup"));
            assertNowhere(MARKER);
        }
        assertNowhere(MARKER);
        try (Database database = Database.open(shop, options)) {
            assertThat(database.verify()).isEmpty();
        }
    }

    /** Else the test above could not fail. */
    @Test
    void withoutAKeyTheTextIsReadable() throws IOException {
        try (Database database = Database.open(path.resolve("shop"));
                Session session = database.session()) {
            fill(session);
        }
        assertThatThrownBy(() -> assertNowhere(MARKER)).isInstanceOf(AssertionError.class);
    }

    @Test
    void anOpenDatabaseIsNotGivenToWhoHasAnotherKey() {
        Path shop = path.resolve("shop");
        try (Database open = Database.open(shop, encrypted())) {
            assertThat(open.isClosed()).isFalse();
            refused(() -> Database.open(shop), "expected a key, found none");
            refused(
                    () -> Database.open(shop, DatabaseOptions.defaults().withEncryption("password:guess")),
                    "expected another key than the one given");
            Database.open(shop, encrypted()).close();
        }
        refused(() -> Database.open(shop), "expected a key, found none");
        Path plain = path.resolve("plain");
        try (Database open = Database.open(plain)) {
            assertThat(open.isClosed()).isFalse();
            refused(() -> Database.open(plain, encrypted()), "expected no key, found a key");
        }
    }

    private static void refused(Runnable opening, String text) {
        assertThatThrownBy(opening::run)
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_AUTHORIZATION))
                .hasMessageContaining(text);
    }

    @Test
    void aLostKeyFileIsToldAsSuch() throws IOException {
        Path shop = path.resolve("shop");
        Database.open(shop, encrypted()).close();
        Files.delete(shop.resolve("docdb.key"));
        for (DatabaseOptions options : List.of(encrypted(), DatabaseOptions.defaults())) {
            assertThatThrownBy(() -> Database.open(shop, options))
                    .hasMessageContaining("docdb.key at 0: expected the file with the key of the data, found none");
        }
    }

    @Test
    void aKeyComesFromAFileInThreeFormsOrFromAClass() throws IOException {
        Path shop = path.resolve("shop");
        Database.open(shop, encrypted()).close();
        byte[][] forms = {
            KEY_BYTES,
            (HexFormat.of().formatHex(KEY_BYTES) + "\n").getBytes(StandardCharsets.US_ASCII),
            Base64.getEncoder().encode(KEY_BYTES)
        };
        for (byte[] form : forms) {
            Path file = Files.write(path.resolve("key"), form);
            Database.open(shop, DatabaseOptions.defaults().withEncryption("file:" + file))
                    .close();
        }
        String name = "class:" + Vault.class.getName();
        Database.open(shop, DatabaseOptions.defaults().withEncryption(name)).close();
    }

    @Test
    void aSourceThatGivesNoKeyIsNamedButAPasswordIsNot() throws IOException {
        Path shortKey = Files.write(path.resolve("short"), new byte[31]);
        source("file:" + shortKey, ErrorCode.INVALID_PARAMETER, "expected 32 bytes");
        source("file:" + path.resolve("none"), ErrorCode.CANNOT_OPEN, "none");
        source("class:java.lang.Object", ErrorCode.INVALID_PARAMETER, "java.lang.Object");
        source("class:no.such.Class", ErrorCode.INVALID_PARAMETER, "no.such.Class");
        source("class:" + Broken.class.getName(), ErrorCode.INVALID_PARAMETER, "vault is sealed");
        source("password:", ErrorCode.INVALID_PARAMETER, "expected file:");
        assertThatThrownBy(() -> EncryptionKey.of("hunter2"))
                .hasMessageContaining("expected file:")
                .message()
                .doesNotContain("hunter2");
    }

    /** A key service that is not there. */
    public static final class Broken implements Supplier<EncryptionKey> {
        @Override
        public EncryptionKey get() {
            throw new IllegalStateException("vault is sealed");
        }
    }

    private static void source(String source, ErrorCode code, String text) {
        assertThatThrownBy(() -> EncryptionKey.of(source))
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(text);
    }

    @Test
    void theKeyOfAnOpenDatabaseIsNotChanged() {
        Path shop = path.resolve("shop");
        EncryptionKey old = EncryptionKey.ofBytes(KEY_BYTES);
        EncryptionKey other = EncryptionKey.ofBytes(new byte[EncryptionKey.KEY_BYTES]);
        try (Database open = Database.open(shop, encrypted())) {
            assertThatThrownBy(() -> Backups.changeKey(shop, old, other))
                    .isInstanceOfSatisfying(
                            DatabaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ALREADY_OPEN));
            assertThat(open.verify()).isEmpty();
        }

        Backups.changeKey(shop, old, other);

        refused(() -> Database.open(shop, encrypted()), "expected another key");
        Database.open(shop, DatabaseOptions.defaults().withEncryption(other)).close();
    }

    private static DatabaseOptions encrypted() {
        return DatabaseOptions.defaults().withEncryption(EncryptionKey.ofBytes(KEY_BYTES));
    }

    private static void fill(Session session) {
        session.execute("CREATE TABLE notes (id INT PRIMARY KEY, text VARCHAR)");
        session.execute("CREATE INDEX notes_text ON notes (text)");
        session.begin();
        for (int i = 0; i < DOCUMENTS; i++) {
            session.execute("INSERT INTO notes VALUES (" + i + ", '" + MARKER + " " + "x".repeat(i % 90) + "')");
        }
        session.commit();
    }

    private void assertNowhere(String text) throws IOException {
        byte[] sought = text.getBytes(StandardCharsets.UTF_8);
        for (Path file : filesIn(path)) {
            String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            assertThat(content.contains(new String(sought, StandardCharsets.ISO_8859_1)))
                    .as("%s holds the text", file)
                    .isFalse();
        }
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
