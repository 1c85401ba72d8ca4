package io.docdb.txn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.StorageException;
import io.docdb.storage.MapChange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CommitRecordCodecTest {
    @Test
    void layoutIsTheDocumentedOne() {
        List<Change> changes = List.of(new Change(17, MapChange.Kind.PUT, Rows.key("k"), Rows.value("1")));
        byte[] payload = CommitRecordCodec.encode("a", Map.of(), changes, new byte[0]);
        CommitRecordCodec.setTime(payload, 0x0102030405060708L);

        assertThat(HexFormat.of().formatHex(payload))
                .isEqualTo("01" + "0102030405060708" + "0161" + "00" + "01" + "0111" + "016b" + "0131" + "00");
    }

    @Test
    void randomRecordsComeBackWithTheirStamp() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            CommitRecord record = randomRecord(random);
            byte[] payload = CommitRecordCodec.encode(
                    record.principal(), record.context(), record.changes(), record.annotation());
            CommitRecordCodec.setTime(payload, record.timeMicros());

            CommitRecord decoded = CommitRecordCodec.decode(record.sequence(), payload);

            assertThat(decoded).as("seed " + seed).usingRecursiveComparison().isEqualTo(record);
            assertThat(new ArrayList<>(decoded.context().keySet()))
                    .isEqualTo(new ArrayList<>(record.context().keySet()));
        }
    }

    @Test
    void everyCutAndEveryLongerRecordIsReportedAsDamaged() {
        CommitRecord record = randomRecord(new Random(5));
        byte[] payload =
                CommitRecordCodec.encode(record.principal(), record.context(), record.changes(), record.annotation());
        for (int length = 0; length < payload.length; length += 1 + length / 50) {
            byte[] cut = Arrays.copyOf(payload, length);
            assertThatThrownBy(() -> CommitRecordCodec.decode(7, cut))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("Log record 7 damaged");
        }
        assertThatThrownBy(() -> CommitRecordCodec.decode(7, Arrays.copyOf(payload, payload.length + 1)))
                .isInstanceOf(StorageException.class);
    }

    private static CommitRecord randomRecord(Random random) {
        long sequence = 1 + Math.abs(random.nextLong() / 2);
        Map<String, String> context = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            context.put("k" + random.nextInt(), "wert ü " + random.nextInt());
        }
        List<Change> changes = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            int map = random.nextInt(random.nextBoolean() ? 3 : Integer.MAX_VALUE);
            MapChange.Kind kind = MapChange.Kind.values()[random.nextInt(4)];
            boolean keyed = kind == MapChange.Kind.PUT || kind == MapChange.Kind.DELETE;
            byte[] value = bytes(random, 8 + random.nextInt(300));
            CommitRecordCodec.stamp(value, sequence);
            changes.add(new Change(
                    map,
                    kind,
                    keyed ? bytes(random, random.nextInt(200)) : null,
                    kind == MapChange.Kind.PUT ? value : null));
        }
        return new CommitRecord(
                sequence,
                random.nextLong(),
                "p" + random.nextInt(),
                context,
                changes,
                bytes(random, random.nextInt(40)));
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
