package io.docdb.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.codec.DocumentCodec;
import io.docdb.codec.FieldNames;
import io.docdb.codec.JsonReader;
import io.docdb.codec.SameForm;
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
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bytes on disk, written down: a change here is a change of format and needs a new version number. */
class GoldenBytesTest {
    /** A value, its document bytes, its key, its descending key. */
    record Golden(Value value, String document, String key, String descendingKey) {}

    static List<Golden> goldens() {
        return List.of(GOLDENS);
    }

    private static final Golden[] GOLDENS = {
        golden(NullValue.NULL, "0101", "05", "fa"),
        golden(BooleanValue.FALSE, "0102", "10", "ef"),
        golden(BooleanValue.TRUE, "0103", "11", "ee"),
        golden(LongValue.of(0), "0140", "2c", "d3"),
        golden(LongValue.of(63), "017f", "2f3f00", "d0c0ff"),
        golden(LongValue.of(64), "010440", "2f4000", "d0bfff"),
        golden(LongValue.of(-1), "0104ff", "29feff", "d60100"),
        golden(LongValue.of(300), "0105012c", "30012c00", "cffed3ff"),
        golden(LongValue.of(-100000), "0106fffe7960", "27fe795fff", "d80186a000"),
        golden(LongValue.of(Long.MAX_VALUE), "01077fffffffffffffff", "367fffffffffffffff00", "c98000000000000000ff"),
        golden(LongValue.of(Long.MIN_VALUE), "01078000000000000000", "227fffffffffffffffff", "dd800000000000000000"),
        golden(new DoubleValue(0.1), "01083fb999999999999a", "2e0b00", "d1f4ff"),
        golden(new DoubleValue(1e300), "01087e37e43c8800759c", "37400000000000012d0b00", "c8bffffffffffffed2f4ff"),
        golden(decimal("0.10"), "01090414", "2e0b00", "d1f4ff"),
        golden(decimal("-12.5"), "010902f901", "29f3ccff", "d60c3300"),
        golden(decimal("1E+400"), "01099f0602", "3740000000000001910b00", "c8bffffffffffffe6ef4ff"),
        golden(decimal("-1E-30"), "01093c01", "2bc00000000000001cf4ff", "d43fffffffffffffe30b00"),
        golden(
                decimal("123456789012345678901234567890.5"),
                "010a020d0f951a9fa3a286c94f0e766c39",
                "37400000000000001e0d23394f5b0d23394f5b0d23394f5b3300",
                "c8bfffffffffffffe1f2dcc6b0a4f2dcc6b0a4f2dcc6b0a4ccff"),
        golden(TextValue.EMPTY, "0180", "4000", "bfff"),
        golden(new TextValue("é\u0000z"), "0184c3a9007a", "40c3a901017a00", "bf3c56fefe85ff"),
        golden(new TextValue("\uD83D\uDE00"), "0184f09f9880", "40f09f988000", "bf0f60677fff"),
        golden(new TextValue("\uD83D"), "010c04f09f907f", "40f09f907f00", "bf0f606f80ff"),
        golden(BinaryValue.of(new byte[] {0, 1, 2, -1}), "010d04000102ff", "480101010202ff00", "b7fefefefdfd00ff"),
        golden(new DateValue(LocalDate.of(2024, 5, 17)), "010ea8b602", "508000004d94", "af7fffffb26b"),
        golden(new TimeValue(LocalTime.of(10, 12, 13)), "010f80c4aa8b89ad08", "512168916aa200", "aede976e955dff"),
        golden(
                new TimestampValue(LocalDateTime.of(2024, 5, 17, 10, 12, 13, 5)),
                "0110fab5b9e40c05",
                "5280000066472d7d00000005",
                "ad7fffff99b8d282fffffffa"),
        golden(
                new TimestampTzValue(OffsetDateTime.of(2024, 5, 17, 10, 12, 13, 0, ZoneOffset.ofHours(2))),
                "0111bac5b8e40c00c070",
                "538000006647115d00000000",
                "ac7fffff99b8eea2ffffffff"),
        golden(
                new TimeTzValue(OffsetTime.of(10, 12, 13, 0, ZoneOffset.ofHours(2))),
                "011480c4aa8b89ad08c070",
                "5455cb9cf4a200",
                "abaa34630b5dff"),
        golden(
                new IntervalValue(1, -2, 3),
                "0112020306",
                "5880000000000000000008983fe4a40003",
                "a77ffffffffffffffffff767c01b5bfffc"),
        golden(
                new UuidValue(UUID.fromString("0190f5e2-7c1a-7000-8000-00000000002a")),
                "01130190f5e27c1a7000800000000000002a",
                "5c0190f5e27c1a7000800000000000002a",
                "a3fe6f0a1d83e58fff7fffffffffffffd5"),
        golden(ArrayValue.EMPTY, "01340000", "6000", "9fff"),
        golden(ArrayValue.of(LongValue.of(1), LongValue.of(2)), "013402024142", "602f01002f020000", "9fd0feffd0fdffff"),
        golden(
                ArrayValue.of(LongValue.of(1), new TextValue("ab"), ArrayValue.EMPTY),
                "0130030700010441826162340000",
                "602f010040616200600000",
                "9fd0feffbf9e9dff9fffff"),
        golden(Document.EMPTY, "01200000", "6800", "97ff"),
        golden(
                Document.builder()
                        .put("b", LongValue.of(1))
                        .put("a", new TextValue("x"))
                        .build(),
                "01280203010201006162418178",
                "684062002f010040610040780000",
                "97bf9dffd0feffbf9effbf87ffff")
    };

    @ParameterizedTest
    @MethodSource("goldens")
    void bytesOfValuesNeverChange(Golden golden) {
        byte[] document = bytes(golden.document());

        assertThat(hex(DocumentCodec.encodeValue(golden.value(), FieldNames.none(), 0)))
                .isEqualTo(golden.document());
        assertThat(SameForm.of(DocumentCodec.decodeValue(document, 0, FieldNames.none()), golden.value()))
                .isTrue();
        assertThat(hex(KeyEncoder.encode(golden.value()))).isEqualTo(golden.key());
        assertThat(hex(new KeyEncoder().add(golden.value(), true).toBytes())).isEqualTo(golden.descendingKey());
        assertThat(new KeyDecoder(bytes(golden.key())).next(false)).isEqualTo(golden.value());
        assertThat(new KeyDecoder(bytes(golden.descendingKey())).next(true)).isEqualTo(golden.value());
    }

    @Test
    void bytesOfNumberedFieldsNeverChange() {
        FieldNames names = FieldNames.inMemory();
        names.add("a");
        names.add("b");

        byte[] bytes = JsonReader.encode("{\"b\":\"x\",\"a\":{\"c\":1}}", names, 2);

        assertThat(hex(bytes)).isEqualTo("0000" + "01" + "200208" + "0001" + "0200" + "8178" + "20010102" + "0041");
    }

    @Test
    void wideObjectsHaveWideTables() {
        FieldNames names = FieldNames.inMemory();
        Document.Builder wide = Document.builder();
        for (int i = 0; i < 300; i++) {
            wide.put("f" + i, LongValue.of(i));
        }
        byte[] bytes = DocumentCodec.encode(wide.build(), names, 0);

        assertThat(hex(bytes)).startsWith("01" + "25" + "012c" + "02c4" + "0000" + "0001" + "0002");
        assertThat(bytes).hasSize(1 + 1 + 4 + 300 * 4 + 0x2c4);
    }

    private static Golden golden(Value value, String document, String key, String descendingKey) {
        return new Golden(value, document, key, descendingKey);
    }

    private static DecimalValue decimal(String text) {
        return new DecimalValue(new BigDecimal(text));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
