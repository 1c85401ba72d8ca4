package io.docdb.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.storage.file.DiskFolder;
import io.docdb.storage.seal.Encryption;
import io.docdb.storage.seal.EncryptionKey;
import io.docdb.wal.LogOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptedStoreTest {
    private static final LogOptions LOG = new LogOptions(16 * 1024, 256 * 1024, 64 * 1024, 0, false);
    private static final StoreOptions PLAIN =
            StoreOptions.defaults().withCacheBytes(1 << 20).withDirtyBytes(200_000, 2_000_000);
    private static final EncryptionKey KEY = key(1);
    private static final String MARKER = "a text that must not be readable in any file";

    @TempDir
    Path path;

    @Test
    void noFileHoldsPlainTextAndAllComesBack() throws IOException {
        byte[] large = MARKER.repeat(2000).getBytes(StandardCharsets.UTF_8);
        try (LoggedStore database = open(KEY)) {
            database.commit(List.of(
                    MapChange.createMap(1),
                    MapChange.put(1, MARKER.getBytes(StandardCharsets.UTF_8), MARKER.getBytes(StandardCharsets.UTF_8)),
                    MapChange.put(1, ModelDatabase.bytes(1), large)));
            database.store.checkpoint();
            database.commit(List.of(MapChange.put(1, ModelDatabase.bytes(2), large)));
            assertNoMarker();
        }
        assertNoMarker();
        try (LoggedStore database = open(KEY);
                StoreSnapshot snapshot = database.store.acquire()) {
            assertThat(snapshot.get(1, ModelDatabase.bytes(1))).isEqualTo(large);
            assertThat(snapshot.get(1, ModelDatabase.bytes(2))).isEqualTo(large);
        }
    }

    private void assertNoMarker() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("readable");
            }
        }
    }

    @Test
    void aMissingOrWrongOrNeedlessKeyIsRefused() {
        open(KEY).close();
        refused(() -> open(key(2)), "another key");
        refused(() -> open(EncryptionKey.ofPassword("secret".toCharArray())), "another key");
        refused(() -> new LoggedStore(DiskFolder.open(path), PLAIN, LOG), "expected a key, found none");
        Path plain = path.resolve("plain");
        new LoggedStore(DiskFolder.open(plain), PLAIN, LOG).close();
        refused(() -> new LoggedStore(DiskFolder.open(plain), PLAIN.withEncryption(KEY), LOG), "expected no key");
    }

    private static void refused(Runnable opening, String text) {
        assertThatThrownBy(opening::run)
                .hasMessageContaining(text)
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_AUTHORIZATION));
    }

    @Test
    void aPasswordCanBeChangedWithoutWritingTheDataAgain() throws IOException {
        EncryptionKey first = EncryptionKey.ofPassword("first".toCharArray());
        EncryptionKey second = EncryptionKey.ofPassword("second".toCharArray());
        ModelDatabase model = new ModelDatabase(new Random(1));
        try (LoggedStore database = open(first)) {
            for (int i = 0; i < 20; i++) {
                database.commit(model.nextCommit());
            }
        }
        byte[] data = Files.readAllBytes(path.resolve(StoreFiles.DATA));

        Encryption.changeKey(DiskFolder.open(path), first, second);

        assertThat(Files.readAllBytes(path.resolve(StoreFiles.DATA))).isEqualTo(data);
        refused(() -> open(first), "another key");
        try (LoggedStore database = open(second);
                StoreSnapshot snapshot = database.store.acquire()) {
            model.check(snapshot);
        }
    }

    @Test
    void everyFlippedBitIsToldAndNeverAnswered() throws IOException {
        ModelDatabase model = new ModelDatabase(new Random(3));
        try (LoggedStore database = open(KEY)) {
            for (int i = 0; i < 100; i++) {
                database.commit(model.nextCommit());
            }
        }
        long seed = System.nanoTime();
        System.out.println("everyFlippedBitIsTold (encrypted) seed " + seed);
        Random random = new Random(seed);
        for (String name : List.of(StoreFiles.DATA, "docdb.key")) {
            Path file = path.resolve(name);
            byte[] good = Files.readAllBytes(file);
            for (int i = 0; i < 20; i++) {
                byte[] bad = good.clone();
                bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, bad);
                try (LoggedStore database = open(KEY);
                        StoreSnapshot snapshot = database.store.acquire()) {
                    model.check(snapshot);
                } catch (DatabaseException e) {
                    assertThat(e.code()).isIn(ErrorCode.DATA_CORRUPTED, ErrorCode.DATABASE_STOPPED);
                }
            }
            Files.write(file, good);
        }
    }

    private LoggedStore open(EncryptionKey key) {
        return new LoggedStore(DiskFolder.open(path), PLAIN.withEncryption(key), LOG);
    }

    static EncryptionKey key(int fill) {
        byte[] bytes = new byte[EncryptionKey.KEY_BYTES];
        java.util.Arrays.fill(bytes, (byte) fill);
        return EncryptionKey.ofBytes(bytes);
    }
}
