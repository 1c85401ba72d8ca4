package io.docdb.expr.scalar;

import static io.docdb.expr.define.Arguments.bytes;
import static io.docdb.expr.define.Arguments.integer;
import static io.docdb.expr.define.Arguments.text;
import static io.docdb.expr.define.Param.ANY;
import static io.docdb.expr.define.Param.BINARY;
import static io.docdb.expr.define.Param.INTEGER;
import static io.docdb.expr.define.Param.TEXT;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.define.Definition;
import io.docdb.expr.define.Definition.Named;
import io.docdb.expr.type.EscapedBytes;
import io.docdb.value.BinaryValue;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;

/** Hashes, and bytes written as text. Text becomes bytes as UTF-8. */
public final class Encodings {
    private Encodings() {}

    public static List<Named> all() {
        return List.of(
                Definition.of("MD5").takes(BINARY).gives(SqlType.VARCHAR).as(a -> text(hex(hash("MD5", bytes(a[0]))))),
                Definition.of("SHA1", "SHA")
                        .takes(BINARY)
                        .gives(SqlType.VARCHAR)
                        .as(a -> text(hex(hash("SHA-1", bytes(a[0]))))),
                digest("SHA224", "SHA-224"),
                digest("SHA256", "SHA-256"),
                digest("SHA384", "SHA-384"),
                digest("SHA512", "SHA-512"),
                Definition.of("SHA2")
                        .takes(BINARY, INTEGER)
                        .gives(SqlType.VARCHAR)
                        .as(a -> sha2(bytes(a[0]), integer(a[1]))),
                Definition.of("HASH")
                        .takes(TEXT, BINARY, INTEGER)
                        .optional(1)
                        .gives(SqlType.VARBINARY)
                        .as(a -> {
                            byte[] result = bytes(a[1]);
                            for (long i = 0; i < (a.length > 2 ? integer(a[2]) : 1); i++) {
                                result = hash(algorithm(text(a[0])), result);
                            }
                            return BinaryValue.of(result);
                        }),
                Definition.of("DIGEST")
                        .takes(BINARY, TEXT)
                        .gives(SqlType.VARBINARY)
                        .as(a -> BinaryValue.of(hash(algorithm(text(a[1])), bytes(a[0])))),
                Definition.of("CRC32").takes(BINARY).gives(SqlType.BIGINT).as(a -> {
                    CRC32 sum = new CRC32();
                    sum.update(bytes(a[0]));
                    return integer(sum.getValue());
                }),
                Definition.of("ENCODE")
                        .takes(BINARY, TEXT)
                        .gives(SqlType.VARCHAR)
                        .as(a -> text(encode(bytes(a[0]), text(a[1])))),
                Definition.of("DECODE")
                        .takes(TEXT, TEXT)
                        .gives(SqlType.VARBINARY)
                        .as(a -> BinaryValue.of(decode(text(a[0]), text(a[1])))),
                Definition.of("CONVERT_FROM")
                        .takes(BINARY, TEXT)
                        .gives(SqlType.VARCHAR)
                        .as(a -> text(characters(bytes(a[0]), charset(text(a[1]))))),
                Definition.of("CONVERT_TO")
                        .takes(TEXT, TEXT)
                        .gives(SqlType.VARBINARY)
                        .as(a -> BinaryValue.of(text(a[0]).getBytes(charset(text(a[1]))))),
                Definition.of("HEX", "RAWTOHEX")
                        .takes(ANY)
                        .gives(SqlType.VARCHAR)
                        .as(a -> text(hexOf(a[0]))),
                Definition.of("UNHEX", "HEXTORAW")
                        .takes(TEXT)
                        .gives(SqlType.VARBINARY)
                        .as(a -> BinaryValue.of(decode(text(a[0]), "hex"))),
                Definition.of("TO_BASE64", "BASE64")
                        .takes(BINARY)
                        .gives(SqlType.VARCHAR)
                        .as(a -> text(encode(bytes(a[0]), "base64"))),
                Definition.of("FROM_BASE64")
                        .takes(TEXT)
                        .gives(SqlType.VARBINARY)
                        .as(a -> BinaryValue.of(decode(text(a[0]), "base64"))),
                Definition.of("STRINGTOUTF8", "TO_UTF8")
                        .takes(TEXT)
                        .gives(SqlType.VARBINARY)
                        .as(a -> BinaryValue.of(text(a[0]).getBytes(StandardCharsets.UTF_8))),
                Definition.of("UTF8TOSTRING", "FROM_UTF8")
                        .takes(BINARY)
                        .gives(SqlType.VARCHAR)
                        .as(a -> text(new String(bytes(a[0]), StandardCharsets.UTF_8))),
                Definition.of("RAWTOSTRING")
                        .takes(BINARY)
                        .gives(SqlType.VARCHAR)
                        .as(a -> text(new String(bytes(a[0]), StandardCharsets.UTF_8))));
    }

    private static Named digest(String name, String algorithm) {
        return Definition.of(name)
                .takes(BINARY)
                .gives(SqlType.VARBINARY)
                .as(a -> BinaryValue.of(hash(algorithm, bytes(a[0]))));
    }

    private static String algorithm(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return upper.startsWith("SHA") && !upper.startsWith("SHA-") && !upper.startsWith("SHA3")
                ? "SHA-" + upper.substring(3)
                : upper;
    }

    /** MySQL's: 0 bits are 256, and NULL for a number of bits there is no SHA of. */
    private static Value sha2(byte[] bytes, long bits) {
        long size = bits == 0 ? 256 : bits;
        return size == 224 || size == 256 || size == 384 || size == 512
                ? text(hex(hash("SHA-" + size, bytes)))
                : NullValue.NULL;
    }

    private static byte[] hash(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException unknown) {
            throw new StatementException(
                    ErrorCode.INVALID_PARAMETER,
                    "Unknown hash: expected MD5, SHA-1, SHA-256, SHA-512 or SHA3-256, found " + algorithm,
                    unknown);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** Bytes, and the UTF-8 bytes of text, in upper case; a whole number in base 16. */
    private static String hexOf(Value value) {
        if (value instanceof LongValue number) {
            return Long.toHexString(number.value()).toUpperCase(Locale.ROOT);
        }
        byte[] bytes = value instanceof BinaryValue binary
                ? binary.bytes()
                : io.docdb.expr.type.TextForm.of(value).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }

    private static String encode(byte[] bytes, String format) {
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "hex" -> hex(bytes);
            case "base64" -> Base64.getEncoder().encodeToString(bytes);
            case "escape" -> EscapedBytes.write(bytes);
            default -> throw unknown(format);
        };
    }

    private static byte[] decode(String text, String format) {
        try {
            return switch (format.toLowerCase(Locale.ROOT)) {
                case "hex" -> HexFormat.of().parseHex(text.strip());
                case "base64" -> Base64.getMimeDecoder().decode(text);
                case "escape" -> EscapedBytes.read(text);
                default -> throw unknown(format);
            };
        } catch (IllegalArgumentException broken) {
            throw new StatementException(
                    ErrorCode.INVALID_PARAMETER, "Invalid " + format + " text: " + new TextValue(text), broken);
        }
    }

    private static String characters(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException broken) {
            throw new StatementException(
                    ErrorCode.INVALID_CHARACTERS,
                    "Invalid bytes: expected " + charset + ", found " + hex(bytes),
                    broken);
        }
    }

    private static Charset charset(String name) {
        return switch (name.toUpperCase(Locale.ROOT).replace("-", "")) {
            case "UTF8" -> StandardCharsets.UTF_8;
            case "LATIN1", "ISO88591" -> StandardCharsets.ISO_8859_1;
            case "ASCII", "USASCII", "SQL_ASCII" -> StandardCharsets.US_ASCII;
            default ->
                throw new StatementException(
                        ErrorCode.INVALID_PARAMETER, "Unknown encoding: expected UTF8 or LATIN1, found " + name);
        };
    }

    private static StatementException unknown(String format) {
        return new StatementException(
                ErrorCode.INVALID_PARAMETER, "Unknown encoding: expected hex, base64 or escape, found " + format);
    }
}
