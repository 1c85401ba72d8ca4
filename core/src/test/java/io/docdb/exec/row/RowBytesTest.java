package io.docdb.exec.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.value.ArrayValue;
import io.docdb.value.BinaryValue;
import io.docdb.value.BooleanValue;
import io.docdb.value.DateValue;
import io.docdb.value.DecimalValue;
import io.docdb.value.Document;
import io.docdb.value.DoubleValue;
import io.docdb.value.IntervalValue;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.TextValue;
import io.docdb.value.TimeTzValue;
import io.docdb.value.TimeValue;
import io.docdb.value.TimestampTzValue;
import io.docdb.value.TimestampValue;
import io.docdb.value.UuidValue;
import io.docdb.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RowBytesTest {

    private static Value value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 17 : 14)) {
            case 0 -> NullValue.NULL;
            case 1 -> NullValue.MISSING;
            case 2 -> BooleanValue.of(random.nextBoolean());
            case 3 -> LongValue.of(random.nextLong() >> random.nextInt(64));
            case 4 ->
                new DecimalValue(new BigDecimal(new BigInteger(random.nextInt(200), random), random.nextInt(60) - 30));
            case 5 -> new DoubleValue(random.nextInt(4) == 0 ? Double.NaN : random.nextGaussian() * 1e300);
            case 6 -> new TextValue("té\u0000x\uD83D\uDE00".repeat(random.nextInt(4)));
            case 7 -> BinaryValue.of(new BigInteger(random.nextInt(90) + 1, random).toByteArray());
            case 8 -> new DateValue(LocalDate.ofEpochDay(random.nextInt()));
            case 9 -> new TimeValue(LocalTime.ofNanoOfDay(Math.floorMod(random.nextLong(), 86_400_000_000_000L)));
            case 10 ->
                new TimestampValue(LocalDateTime.ofEpochSecond(random.nextInt(), random.nextInt(1000), ZoneOffset.UTC));
            case 11 ->
                new TimestampTzValue(OffsetDateTime.of(
                        LocalDateTime.ofEpochSecond(random.nextInt(), 7, ZoneOffset.UTC),
                        ZoneOffset.ofTotalSeconds(random.nextInt(60_000) - 30_000)));
            case 12 -> new IntervalValue(random.nextInt(), random.nextInt(), random.nextLong());
            case 13 -> new UuidValue(new UUID(random.nextLong(), random.nextLong()));
            case 16 ->
                new TimeTzValue(LocalTime.ofSecondOfDay(random.nextInt(86_400))
                        .atOffset(ZoneOffset.ofTotalSeconds(random.nextInt(60_000) - 30_000)));
            case 14 -> {
                List<Value> elements = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    elements.add(value(random, depth - 1));
                }
                yield new ArrayValue(elements);
            }
            default -> {
                Document.Builder document = Document.builder();
                for (int i = random.nextInt(4); i > 0; i--) {
                    document.put("field" + i, value(random, depth - 1));
                }
                yield document.build();
            }
        };
    }

    @Test
    void rowsComeBackInTheFormTheyHad() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        RowBytes bytes = new RowBytes(16);
        List<Value[]> rows = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            Value[] row = new Value[random.nextInt(5)];
            for (int j = 0; j < row.length; j++) {
                row[j] = value(random, 3);
            }
            rows.add(row);
            bytes.writeRow(row);
        }
        bytes.reset();
        for (Value[] row : rows) {
            Value[] read = bytes.readRow();
            assertThat(read).as("seed " + seed).isEqualTo(row);
            for (int i = 0; i < row.length; i++) {
                assertThat(read[i]).as("seed " + seed).hasSameClassAs(row[i]).hasToString(row[i].toString());
            }
        }
    }
}
