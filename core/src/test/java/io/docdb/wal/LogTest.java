package io.docdb.wal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.storage.LogStart;
import io.docdb.storage.file.DataFile;
import io.docdb.storage.file.DiskFolder;
import io.docdb.storage.file.FilterFolder;
import io.docdb.storage.file.StopSwitch;
import io.docdb.storage.seal.Encryption;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTest {
    private static final UUID DATABASE = new UUID(1, 2);
    private static final LogOptions SMALL = new LogOptions(4096, 16 * 1024, 8 * 1024, 0, false);

    @TempDir
    Path path;

    private DiskFolder folder;

    @BeforeEach
    void openFolder() {
        folder = DiskFolder.open(path);
    }

    @Test
    void recordsComeBackInOrderAfterAReopen() {
        try (Log log = open(0)) {
            for (int i = 1; i <= 1000; i++) {
                assertThat(log.append(payload(i))).isEqualTo(i);
            }
            log.awaitDurable(1000);
        }
        try (Log log = open(0)) {
            assertThat(log.durableSequence()).isEqualTo(1000);
            assertThat(read(log, 1)).isEqualTo(payloads(1, 1000));
            assertThat(read(log, 700)).isEqualTo(payloads(700, 1000));
        }
    }

    @Test
    void severalLivesContinueTheSequence() {
        for (int life = 0; life < 5; life++) {
            try (Log log = open(0)) {
                assertThat(log.durableSequence()).isEqualTo(life * 100L);
                for (int i = 1; i <= 100; i++) {
                    log.append(payload(life * 100 + i));
                }
            }
        }
        try (Log log = open(0)) {
            assertThat(read(log, 1)).isEqualTo(payloads(1, 500));
        }
    }

    /** Each leaves a segment that is read when the log is opened: by their bytes alone some 100,000 of them would be kept. */
    @Test
    void ofVeryShortLivesOnlySoManySegmentsAreKept() throws IOException {
        LogOptions options = SMALL.withRetainBytes(10_000);
        for (int life = 1; life <= 100; life++) {
            try (Log log = Log.open(folder, options, new StopSwitch(), start(life - 1))) {
                append(log, life, life);
                log.checkpointed(life);
            }
        }
        assertThat(segmentFiles()).hasSizeLessThanOrEqualTo(1 + 10_000 / (4096 / 4));
    }

    @Test
    void aReaderFollowsTheLogAcrossSegments() {
        try (Log log = open(0);
                LogReader reader = log.read(1)) {
            int seen = 0;
            for (int i = 1; i <= 3000; i++) {
                long sequence = log.append(payload(i));
                if (i % 7 == 0) {
                    log.awaitDurable(sequence);
                    while (reader.next()) {
                        seen++;
                        assertThat(reader.sequence()).isEqualTo(seen);
                        assertThat(reader.payload()).isEqualTo(payload(seen));
                    }
                    assertThat(seen).isEqualTo(i);
                }
            }
        }
    }

    @Test
    void payloadsLargerThanTheBufferAndEmptyOnesAreKept() {
        byte[] large = new byte[3_000_000];
        new Random(1).nextBytes(large);
        try (Log log = open(0)) {
            log.append(new byte[0]);
            log.append(large);
            log.append(payload(3));
        }
        try (Log log = open(0)) {
            assertThat(read(log, 1)).hasSize(3).element(1).isEqualTo(ByteBuffer.wrap(large));
        }
    }

    @Test
    void manyThreadsAreAcknowledgedOnlyWhenDurable() throws Exception {
        try (Log log = open(0)) {
            List<Thread> threads = new ArrayList<>();
            List<Throwable> failures = java.util.Collections.synchronizedList(new ArrayList<>());
            AtomicInteger appended = new AtomicInteger();
            for (int t = 0; t < 8; t++) {
                threads.add(new Thread(() -> {
                    // longer if the threads have not met: how they take turns is up to the machine
                    for (int i = 0; i < 100 || i < 10_000 && log.groups() >= appended.get(); i++) {
                        appended.incrementAndGet();
                        long sequence = log.append(payload(1));
                        log.awaitDurable(sequence);
                        if (log.durableSequence() < sequence) {
                            failures.add(new AssertionError("not durable"));
                        }
                    }
                }));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(failures).isEmpty();
            assertThat(log.durableSequence()).isEqualTo(appended.get());
            assertThat(log.groups()).as("several records were forced at once").isLessThan(appended.get());
        }
    }

    @Test
    void anInterruptedCommitterHarmsNothingAndStaysInterrupted() {
        try (Log log = open(0)) {
            Thread.currentThread().interrupt();
            log.awaitDurable(log.append(payload(1)));
            assertThat(Thread.interrupted()).isTrue();
            log.awaitDurable(log.append(payload(2)));
            assertThat(read(log, 1)).hasSize(2);
        }
    }

    @Test
    void segmentsUpToTheCheckpointAreRemovedUnlessSomebodyReadsThem() throws IOException {
        try (Log log = open(0)) {
            try (LogReader reader = log.read(1)) {
                append(log, 1, 2000);
                int before = segmentFiles().size();
                log.checkpointed(1500);
                assertThat(segmentFiles()).hasSize(before);
                assertThat(reader.next()).isTrue();
            }
            log.checkpointed(1500);
            assertThat(read(log, 1501)).isEqualTo(payloads(1501, 2000));
            assertThatThrownBy(() -> log.read(1))
                    .isInstanceOfSatisfying(
                            DatabaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SNAPSHOT_TOO_OLD));
        }
        try (Log log = open(1500)) {
            assertThat(read(log, 1501)).isEqualTo(payloads(1501, 2000));
        }
    }

    @Test
    void archivedSegmentsStayReadable() throws IOException {
        LogOptions archiving = new LogOptions(4096, 16 * 1024, 8 * 1024, 0, true);
        try (Log log = Log.open(folder, archiving, new StopSwitch(), start(0))) {
            append(log, 1, 2000);
            log.checkpointed(1500);
            assertThat(folder.list("archive")).isNotEmpty();
            assertThat(read(log, 1)).isEqualTo(payloads(1, 2000));
        }
    }

    @Test
    void aTornTailIsCutAndTheNextRecordFollowsTheLastWholeOne() throws IOException {
        try (Log log = open(0)) {
            append(log, 1, 10);
        }
        flipLastRecord();
        try (Log log = open(0)) {
            assertThat(log.durableSequence()).isEqualTo(9);
            log.awaitDurable(log.append(payload(77)));
        }
        try (Log log = open(0)) {
            List<ByteBuffer> expected = payloads(1, 9);
            expected.add(ByteBuffer.wrap(payload(77)));
            assertThat(read(log, 1)).isEqualTo(expected);
        }
    }

    @Test
    void everyFlippedBitBeforeTheLastGroupIsToldWithFileAndPosition() throws IOException {
        try (Log log = open(0)) {
            append(log, 1, 30);
        }
        long seed = System.nanoTime();
        System.out.println("everyFlippedBitBeforeTheLastGroup seed " + seed);
        Random random = new Random(seed);
        Path file = segmentFiles().get(0);
        byte[] good = Files.readAllBytes(file);
        int lastRecord = 64 + 29 * (int) RecordFormat.sizeOf(payload(1).length);
        for (int i = 0; i < 300; i++) {
            byte[] bad = good.clone();
            int position = random.nextInt(lastRecord);
            boolean filling = position >= 64 && isFilling(position - 64);
            bad[position] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, bad);
            if (filling) {
                continue;
            }
            assertThatThrownBy(() -> open(0).close())
                    .as("byte " + position)
                    .isInstanceOfSatisfying(
                            DatabaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DATA_CORRUPTED))
                    .hasMessageContaining(file.toString());
        }
    }

    private static boolean isFilling(int offset) {
        int size = (int) RecordFormat.sizeOf(payload(1).length);
        return offset % size >= 32 + payload(1).length;
    }

    @Test
    void aMissingSegmentIsTold() throws IOException {
        try (Log log = open(0)) {
            append(log, 1, 2000);
        }
        List<Path> files = segmentFiles();
        assertThat(files.size()).isGreaterThan(3);
        long[] held = records(files.get(1));
        Files.delete(files.get(1));

        assertThatThrownBy(() -> open(0))
                .hasMessageContaining("Log segment missing: " + files.get(1) + " expected with the log records "
                        + held[0] + " to " + held[1] + ", found none");
        Files.delete(files.get(2));
        assertThatThrownBy(() -> open(0))
                .hasMessageContaining("Log segment missing: " + files.get(1) + " to "
                        + files.get(2).getFileName() + " expected with the log records " + held[0]);
    }

    @Test
    void theLossOfTheNewestSegmentsIsTold() throws IOException {
        try (Log log = open(0)) {
            append(log, 1, 1500);
        }
        try (Log log = open(0)) {
            append(log, 1501, 2000);
        }
        List<Path> files = segmentFiles();
        for (int last = files.size() - 1; last > 0; last--) {
            long first = records(files.get(last))[0];
            Path missing = files.get(last);
            Files.delete(missing);
            assertThatThrownBy(() -> open(0))
                    .hasMessageContaining(
                            "Log segment missing: %s expected with the log records from %d on, found none",
                            missing, first);
        }
    }

    /** The first and the last record of a segment. */
    private long[] records(Path file) throws IOException {
        String name = file.getFileName().toString();
        try (DataFile segment = folder.open("log/" + name, false)) {
            SegmentHeader header =
                    SegmentHeader.read(segment, SegmentHeader.numberOf(name).orElseThrow(), DATABASE);
            SegmentScanner scanner = new SegmentScanner(segment, header, new RecordFormat(DATABASE));
            while (scanner.next()) {
                // on to the end
            }
            return new long[] {header.firstSequence(), scanner.sequence()};
        }
    }

    /** After a power cut an old segment may be back while the one behind it is gone. */
    @Test
    void whatIsBeforeAGapBehindWhichTheCheckpointLiesIsRemoved() throws IOException {
        try (Log log = open(0)) {
            append(log, 1, 2000);
        }
        List<Path> files = segmentFiles();
        long checkpoint = records(files.get(2))[1];
        Files.delete(files.get(1));
        try (Log log = open(checkpoint)) {
            assertThat(read(log, checkpoint + 1)).hasSize((int) (2000 - checkpoint));
            log.checkpointed(checkpoint + 1);
        }
        assertThat(segmentFiles()).doesNotContain(files.get(0));
    }

    @Test
    void aGapInTheArchiveIsToldByACheck() throws IOException {
        LogOptions archiving = new LogOptions(
                SMALL.firstSegmentBytes(), SMALL.segmentBytes(), SMALL.bufferBytes(), SMALL.retainBytes(), true);
        try (Log log = Log.open(folder, archiving, new StopSwitch(), start(0))) {
            append(log, 1, 2000);
            log.checkpointed(2000);
        }
        Path archive = path.resolve("archive");
        List<Path> archived;
        try (Stream<Path> files = Files.list(archive)) {
            archived = files.sorted().toList();
        }
        Files.delete(archived.get(1));
        List<String> told = new ArrayList<>();
        try (Log log = Log.open(folder, archiving, new StopSwitch(), start(2000))) {
            log.verify(damage -> told.add(damage.description()));
        }
        assertThat(told)
                .containsExactly("expected the log segment before it, found none: "
                        + path.resolve("log").resolve(archived.get(1).getFileName()));
    }

    @Test
    void aLogOfAnotherDatabaseIsRefused() {
        try (Log log = open(0)) {
            append(log, 1, 2);
        }
        assertThatThrownBy(() -> Log.open(
                        folder, SMALL, new StopSwitch(), new LogStart(new UUID(9, 9), 1, 0, 0, Encryption.NONE)))
                .hasMessageContaining("of database");
    }

    @Test
    void aStoppedDatabaseAcknowledgesNothing() {
        StopSwitch stop = new StopSwitch();
        try (Log log = Log.open(folder, SMALL, stop, start(0))) {
            append(log, 1, 2);
            stop.stop(new IOException("disk on fire"));
            assertThatThrownBy(() -> log.append(payload(3))).hasMessageContaining("disk on fire");
            assertThatThrownBy(() -> log.awaitDurable(3)).hasMessageContaining("disk on fire");
        }
    }

    private Log open(long checkpoint) {
        return Log.open(folder, SMALL, new StopSwitch(), start(checkpoint));
    }

    private static LogStart start(long checkpoint) {
        return new LogStart(DATABASE, 1, checkpoint, 0, Encryption.NONE);
    }

    @Test
    void aFailureThatCannotBeToldForLackOfMemoryStopsTheDatabase() {
        StopSwitch stop = new StopSwitch();
        FilterFolder failing = new FilterFolder(folder) {
            @Override
            public void rename(String from, String to) throws IOException {
                throw new IOException() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public String getMessage() {
                        throw new OutOfMemoryError("to tell it");
                    }
                };
            }
        };
        try (Log log = Log.open(failing, SMALL, stop, start(0))) {
            long sequence = log.append(payload(1));
            assertThatThrownBy(() -> log.awaitDurable(sequence)).isNotNull();
            assertThat(stop.isStopped()).isTrue();
        }
    }

    private static void append(Log log, int from, int to) {
        for (int i = from; i <= to; i++) {
            log.awaitDurable(log.append(payload(i)));
        }
    }

    private static byte[] payload(int i) {
        return ("record " + i % 10 + " with some text").getBytes(StandardCharsets.UTF_8);
    }

    private static List<ByteBuffer> payloads(int from, int to) {
        List<ByteBuffer> result = new ArrayList<>();
        for (int i = from; i <= to; i++) {
            result.add(ByteBuffer.wrap(payload(i)));
        }
        return result;
    }

    private static List<ByteBuffer> read(Log log, long from) {
        List<ByteBuffer> result = new ArrayList<>();
        try (LogReader reader = log.read(from)) {
            while (reader.next()) {
                result.add(ByteBuffer.wrap(reader.payload()));
            }
        }
        return result;
    }

    private List<Path> segmentFiles() throws IOException {
        try (Stream<Path> files = Files.list(path.resolve("log"))) {
            return files.filter(f -> f.toString().endsWith(".log")).sorted().toList();
        }
    }

    private void flipLastRecord() throws IOException {
        Path file = segmentFiles().get(0);
        byte[] bytes = Files.readAllBytes(file);
        bytes[64 + 9 * (int) RecordFormat.sizeOf(payload(1).length) + 40] ^= 1;
        Files.write(file, bytes);
    }
}
