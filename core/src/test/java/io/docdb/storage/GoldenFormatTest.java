package io.docdb.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.storage.file.DiskFolder;
import io.docdb.storage.seal.EncryptionKey;
import io.docdb.wal.LogOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Databases written by every released format still open. A change of the bytes on disk adds a file here and keeps the old
 * ones; {@link #main} writes the file of the present format.
 */
class GoldenFormatTest {
    private static final LogOptions LOG = new LogOptions(4096, 4096, 4096, 0, false);
    private static final EncryptionKey KEY = key();

    @TempDir
    Path path;

    @ParameterizedTest
    @ValueSource(strings = {"format-1.zip", "format-1-encrypted.zip"})
    void aDatabaseOfEveryFormatOpensWithAllItHeld(String name) throws IOException {
        unzip(name, path);
        try (LoggedStore database = new LoggedStore(DiskFolder.open(path), options(name), LOG)) {
            assertThat(database.checkpointAtOpen)
                    .as("part of it comes from the log")
                    .isEqualTo(3);
            check(database, 5);
            database.store.verify(damage -> {
                throw new AssertionError(damage.toString());
            });
            database.commit(List.of(MapChange.dropMap(-2)));
        }
        try (LoggedStore database = new LoggedStore(DiskFolder.open(path), options(name), LOG)) {
            assertThat(database.store.appliedSequence()).isEqualTo(6);
        }
    }

    private static void check(LoggedStore database, long sequence) {
        try (StoreSnapshot snapshot = database.store.acquire()) {
            assertThat(snapshot.sequence()).isEqualTo(sequence);
            assertThat(snapshot.count(1, null, null)).isEqualTo(401);
            for (int i = 1; i < 400; i++) {
                assertThat(snapshot.get(1, key(i))).isEqualTo(value(i, 50));
            }
            assertThat(snapshot.get(1, key(0))).isNull();
            assertThat(snapshot.get(1, key(1000))).isEqualTo(value(1000, 100_000));
            assertThat(snapshot.get(1, key(1001))).isEqualTo(value(1001, 5000));
            assertThat(snapshot.hasMap(2)).isFalse();
            assertThat(snapshot.get(-2, new byte[0])).isEqualTo(new byte[0]);
        }
    }

    private static List<List<MapChange>> commits() {
        List<MapChange> first = new ArrayList<>(List.of(MapChange.createMap(1), MapChange.createMap(2)));
        for (int i = 0; i < 400; i++) {
            first.add(MapChange.put(1, key(i), value(i, 50)));
        }
        return List.of(
                first,
                List.of(MapChange.put(1, key(1000), value(1000, 100_000)), MapChange.put(2, key(1), value(1, 9000))),
                List.of(MapChange.delete(1, key(0)), MapChange.createMap(-2)),
                List.of(MapChange.put(1, key(1001), value(1001, 5000)), MapChange.dropMap(2)),
                List.of(MapChange.put(-2, new byte[0], new byte[0])));
    }

    private static byte[] key(int i) {
        return ("key " + i).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] value(int i, int length) {
        byte[] value = new byte[length];
        for (int at = 0; at < length; at++) {
            value[at] = (byte) (i * 31 + at);
        }
        return value;
    }

    private static EncryptionKey key() {
        byte[] bytes = new byte[EncryptionKey.KEY_BYTES];
        Arrays.fill(bytes, (byte) 7);
        return EncryptionKey.ofBytes(bytes);
    }

    private static StoreOptions options(String name) {
        StoreOptions options = StoreOptions.defaults().withCacheBytes(1 << 20);
        return name.contains("encrypted") ? options.withEncryption(KEY) : options;
    }

    private static void unzip(String name, Path target) throws IOException {
        try (InputStream file = GoldenFormatTest.class.getResourceAsStream("golden/" + name);
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
                Path to = target.resolve(entry.getName());
                Files.createDirectories(to.getParent());
                Files.copy(zip, to);
            }
        }
    }

    /** Writes the files of the present format into the folder given. They hold a checkpoint and a log that goes on after it. */
    public static void main(String[] args) throws IOException {
        for (String name : List.of("format-1.zip", "format-1-encrypted.zip")) {
            Path folder = Files.createTempDirectory("docdb-golden");
            Path killed = Files.createTempDirectory("docdb-golden-killed");
            try (LoggedStore database = new LoggedStore(DiskFolder.open(folder), options(name), LOG)) {
                int count = 0;
                for (List<MapChange> commit : commits()) {
                    database.commit(commit);
                    if (++count == 3) {
                        database.store.checkpoint();
                    }
                }
                for (String sub : List.of("", "log")) {
                    Files.createDirectories(killed.resolve(sub));
                    try (Stream<Path> files = Files.list(folder.resolve(sub))) {
                        for (Path file : files.filter(Files::isRegularFile).toList()) {
                            Files.copy(file, killed.resolve(folder.relativize(file)));
                        }
                    }
                }
            }
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(Path.of(args[0], name)));
                    Stream<Path> files = Files.walk(killed)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    if (file.toString().endsWith(".tmp")) {
                        continue;
                    }
                    zip.putNextEntry(
                            new ZipEntry(killed.relativize(file).toString().replace('\\', '/')));
                    Files.copy(file, zip);
                }
            }
        }
    }
}
