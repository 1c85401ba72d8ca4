package io.docdb.codec;

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

/** Random values of every kind and form, with a liking for edges and for near neighbours. Confined to one thread. */
public final class Values {
    private static final long[] EDGES = {
        0,
        1,
        -1,
        63,
        64,
        127,
        128,
        -128,
        -129,
        255,
        256,
        32767,
        32768,
        65535,
        65536,
        1L << 24,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        1L << 32,
        1L << 53,
        (1L << 53) + 1,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        Long.MIN_VALUE + 1
    };
    private static final double[] DOUBLES = {
        0.0,
        -0.0,
        0.1,
        0.5,
        -0.5,
        1.5,
        1e-7,
        1e15,
        1e16,
        1e19,
        1.8446744073709552e19,
        1e22,
        1e23,
        1e300,
        1e-300,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        Double.MIN_NORMAL,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        0.30000000000000004,
        123456.789,
        1e-20,
        1e-21
    };
    private static final String[] DECIMALS = {
        "0",
        "0.0",
        "0.10",
        "0.1",
        "-0.1",
        "1.00",
        "1E+3",
        "1000",
        "1E-20",
        "1E-21",
        "9.99E-20",
        "1E+400",
        "-1E+400",
        "1E-400",
        "1E+10000",
        "18446744073709551615",
        "18446744073709551616",
        "18446744073709551615.5",
        "9223372036854775808",
        "-9223372036854775809",
        "1234567890123456789012345678901234567890",
        "99999999999999999999",
        "0.00000000000000000001",
        "0.000000000000000000019",
        "12.505",
        "12.5049",
        "-12.505",
        "0.005",
        "0.05"
    };
    private static final String[] TEXTS = {
        "",
        "a",
        "b",
        "aa",
        "a\0",
        "a\1",
        "a\0b",
        "\0",
        "\1",
        "\2",
        "A",
        "é",
        "é",
        "\uE000",
        "\uFFFF",
        "\uD83D\uDE00",
        "\uD83D",
        "\uDE00",
        "a\uD83D",
        "\uD83Da",
        "\uDE00\uD83D",
        "\uD800\uDC00",
        "\uD800",
        "\uDBFF\uDFFF",
        "\uDC00",
        "z"
    };
    private static final String[] NAMES = {"a", "b", "c", "d", "name", "tags", "items", "a.b", "", "\uD83D\uDE00", "ü"};

    private final Random random;
    private final int mostFields;

    public Values(long seed) {
        this(seed, 400);
    }

    /** @param mostFields of an object or array; most have few in any case */
    public Values(long seed, int mostFields) {
        this.random = new Random(seed);
        this.mostFields = mostFields;
    }

    /** Any value that is no container. */
    public Value scalar() {
        return switch (random.nextInt(15)) {
            case 0 -> NullValue.NULL;
            case 1 -> BooleanValue.of(random.nextBoolean());
            case 2, 3 -> LongValue.of(anyLong());
            case 4 -> new DoubleValue(anyDouble());
            case 5, 6 -> new DecimalValue(anyDecimal());
            case 7, 8 -> new TextValue(anyText());
            case 9 -> BinaryValue.of(anyBytes());
            case 10 -> new DateValue(anyDate());
            case 11 -> random.nextBoolean() ? new TimeValue(anyTime()) : new UuidValue(anyUuid());
            case 12 -> anyTimestamp();
            case 13 -> new TimeTzValue(anyTime().atOffset(ZoneOffset.ofHours(random.nextInt(37) - 18)));
            default -> new IntervalValue(random.nextInt(5) - 2, random.nextInt(90) - 45, anyLong());
        };
    }

    /** Any value, containers included, nested up to {@code depth} levels. */
    public Value value(int depth) {
        int choice = depth == 0 ? 0 : random.nextInt(10);
        return choice < 7 ? scalar() : choice == 7 ? array(depth - 1) : document(depth - 1);
    }

    public Document document(int depth) {
        Document.Builder document = Document.builder();
        int size = random.nextInt(20) == 0 ? random.nextInt(mostFields) : random.nextInt(6);
        for (int i = 0; i < size; i++) {
            String name = size < 8 ? NAMES[random.nextInt(NAMES.length)] : "field" + random.nextInt(1000);
            if (!document.has(name)) {
                document.put(name, value(size < 8 ? depth : 0));
            }
        }
        return document.build();
    }

    private ArrayValue array(int depth) {
        List<Value> elements = new ArrayList<>();
        int size = random.nextInt(20) == 0 ? random.nextInt(mostFields) : random.nextInt(5);
        boolean alike = random.nextInt(4) == 0;
        for (int i = 0; i < size; i++) {
            elements.add(alike ? LongValue.of(random.nextInt(60)) : value(size < 8 ? depth : 0));
        }
        return new ArrayValue(elements);
    }

    private long anyLong() {
        return switch (random.nextInt(4)) {
            case 0 -> EDGES[random.nextInt(EDGES.length)];
            case 1 -> random.nextInt(20) - 10;
            case 2 -> random.nextLong() >> random.nextInt(64);
            default -> EDGES[random.nextInt(EDGES.length)] + random.nextInt(3) - 1;
        };
    }

    private double anyDouble() {
        return switch (random.nextInt(4)) {
            case 0 -> DOUBLES[random.nextInt(DOUBLES.length)];
            case 1 -> Double.longBitsToDouble(random.nextLong());
            case 2 -> random.nextInt(2000) / 100.0;
            default -> anyLong();
        };
    }

    private BigDecimal anyDecimal() {
        return switch (random.nextInt(4)) {
            case 0 -> new BigDecimal(DECIMALS[random.nextInt(DECIMALS.length)]);
            case 1 -> BigDecimal.valueOf(random.nextInt(2000) - 1000, random.nextInt(4));
            case 2 -> BigDecimal.valueOf(anyLong(), random.nextInt(40) - 15);
            default -> new BigDecimal(new BigInteger(random.nextInt(150), random), random.nextInt(60) - 20);
        };
    }

    private String anyText() {
        if (random.nextBoolean()) {
            return TEXTS[random.nextInt(TEXTS.length)];
        }
        StringBuilder text = new StringBuilder();
        int parts = random.nextInt(20) == 0 ? 200 : random.nextInt(4);
        for (int i = 0; i < parts; i++) {
            text.append(TEXTS[random.nextInt(TEXTS.length)]);
        }
        return text.toString();
    }

    private byte[] anyBytes() {
        byte[] bytes = new byte[random.nextInt(4)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (random.nextInt(5) - 2);
        }
        return bytes;
    }

    private LocalDate anyDate() {
        return switch (random.nextInt(6)) {
            case 0 -> LocalDate.MIN;
            case 1 -> LocalDate.MAX;
            default -> LocalDate.ofEpochDay(random.nextInt(2000) - 1000);
        };
    }

    private LocalTime anyTime() {
        return random.nextBoolean() ? LocalTime.ofSecondOfDay(random.nextInt(86_400)) : LocalTime.MAX;
    }

    private UUID anyUuid() {
        return new UUID(random.nextInt(3) - 1, random.nextInt(3) - 1);
    }

    private Value anyTimestamp() {
        LocalDateTime time = LocalDateTime.of(anyDate(), anyTime());
        boolean extreme = Math.abs(time.getYear()) > 1_000_000;
        return random.nextBoolean() || extreme
                ? new TimestampValue(time)
                : new TimestampTzValue(OffsetDateTime.of(time, ZoneOffset.ofHours(random.nextInt(5) - 2)));
    }
}
