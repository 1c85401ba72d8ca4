package io.docdb.schema;

import io.docdb.value.ArrayValue;
import io.docdb.value.BooleanValue;
import io.docdb.value.DateValue;
import io.docdb.value.DecimalValue;
import io.docdb.value.Document;
import io.docdb.value.DoubleValue;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Draws schemas of many keywords and documents that have a fair chance to obey or to break them. */
final class RandomSchemas {
    private static final String[] NAMES = {"a", "b", "c", "d", "x1"};
    private static final String[] NUMBERS = {
        "0",
        "1",
        "-1",
        "2",
        "10",
        "0.5",
        "1.0",
        "0.10",
        "1e2",
        "1e400",
        "-1e400",
        "9223372036854775807",
        "9223372036854775808",
        "0.1",
        "100",
        "2.50"
    };
    private static final String[] TEXTS = {
        "",
        "a",
        "ab",
        "abc",
        "NO",
        "NO\n",
        "x12",
        "😀",
        "😀😀",
        "a b",
        "2024-02-29",
        "2023-02-29",
        "2024-02-29T12:00:00Z",
        "2024-02-29T12:00:00.123+01:00",
        "12:30:00Z",
        "12:30:00",
        "017f22e2-79b0-7cc3-98c4-dc0c0c07398f",
        "ada@example.org",
        "ada.b@x.co",
        "https://example.org/a/b.html",
        "http://a",
        "SKU-12345",
        "é",
        "true",
        "null",
        "1"
    };
    private static final String[] PATTERNS = {
        "^[A-Z]{2}$",
        "^a",
        "b$",
        "^SKU-[0-9]{5}$",
        "[0-9]",
        "^\\\\w+$",
        "^x\\\\d*",
        "a|b",
        "^(a|b)+$",
        "^.$",
        "^\\\\S+$",
        "^[^@]+@[^@]+$",
        "^https?://",
        "\\\\p{Letter}",
        "^\\\\d{4}-\\\\d{2}-\\\\d{2}$",
        "^$"
    };
    private static final String[] FORMATS = {"date", "date-time", "time", "uuid", "email", "uri", "ipv4", "unheard-of"};
    private static final String[] TYPES = {"null", "boolean", "integer", "number", "string", "array", "object"};
    private static final String[] DIALECTS = {
        "", "", "", "", "https://json-schema.org/draft/2019-09/schema", "http://json-schema.org/draft-07/schema#"
    };

    private final Random random;

    RandomSchemas(Random random) {
        this.random = random;
    }

    /** The text of a schema of two to four levels. */
    String schema() {
        String dialect = pick(DIALECTS);
        String head = dialect.isEmpty() ? "" : "\"$schema\": \"" + dialect + "\", ";
        String defs = dialect.contains("draft-07") ? "definitions" : "$defs";
        String body = object(3, defs);
        String shared = "\"" + defs + "\": {\"s\": " + object(1, "") + "}";
        return "{" + head + shared + (body.length() > 2 ? ", " + body.substring(1) : "}");
    }

    private String sub(int depth, String defs) {
        if (depth == 0 || random.nextInt(12) == 0) {
            return random.nextInt(4) == 0 ? "false" : "true";
        }
        return object(depth, defs);
    }

    private String object(int depth, String defs) {
        List<String> keywords = new ArrayList<>();
        if (random.nextInt(3) > 0) {
            keywords.add("\"type\": " + type());
        }
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            String keyword = keyword(depth - 1, defs);
            String name = keyword.substring(0, keyword.indexOf(':') + 1);
            if (keywords.stream().noneMatch(other -> other.startsWith(name))) {
                keywords.add(keyword);
            }
        }
        return "{" + String.join(", ", keywords) + "}";
    }

    private String type() {
        if (random.nextInt(3) > 0) {
            return "\"" + (random.nextBoolean() ? "object" : pick(TYPES)) + "\"";
        }
        String first = pick(TYPES);
        String second = pick(TYPES);
        return first.equals(second) ? "\"" + first + "\"" : "[\"" + first + "\", \"" + second + "\"]";
    }

    private String keyword(int depth, String defs) {
        int small = random.nextInt(4);
        return switch (random.nextInt(34)) {
            case 0, 1, 2, 3, 4 -> "\"properties\": " + map(depth, defs);
            case 5, 6 -> "\"required\": " + names();
            case 7, 8 -> "\"additionalProperties\": " + sub(depth, defs);
            case 9 -> "\"patternProperties\": {\"" + pick(PATTERNS) + "\": " + sub(depth, defs) + "}";
            case 10 -> "\"propertyNames\": " + sub(depth, defs);
            case 11 -> "\"minProperties\": " + small;
            case 12 -> "\"maxProperties\": " + small;
            case 13 -> "\"dependentRequired\": {\"" + pick(NAMES) + "\": " + names() + "}";
            case 14 -> "\"dependentSchemas\": {\"" + pick(NAMES) + "\": " + sub(depth, defs) + "}";
            case 15, 16 -> "\"items\": " + sub(depth, defs);
            case 17 -> "\"prefixItems\": [" + sub(depth, defs) + ", " + sub(depth, defs) + "]";
            case 18 -> "\"contains\": " + sub(depth, defs);
            case 19 -> random.nextBoolean() ? "\"minItems\": " + small : "\"maxItems\": " + small;
            case 20 -> "\"uniqueItems\": true";
            case 21 -> random.nextBoolean() ? "\"minLength\": " + small : "\"maxLength\": " + small;
            case 22 -> "\"pattern\": \"" + pick(PATTERNS) + "\"";
            case 23 -> "\"format\": \"" + pick(FORMATS) + "\"";
            case 24 ->
                random.nextBoolean() ? "\"minimum\": " + pick(NUMBERS) : "\"exclusiveMaximum\": " + pick(NUMBERS);
            case 25 ->
                random.nextBoolean() ? "\"maximum\": " + pick(NUMBERS) : "\"exclusiveMinimum\": " + pick(NUMBERS);
            case 26 -> "\"multipleOf\": " + (random.nextBoolean() ? "0.01" : "2");
            case 27 ->
                "\"enum\": "
                        + new ArrayValue(Stream.of(value(1), scalar(), scalar())
                                .map(SchemaRule::asJson)
                                .distinct()
                                .toList());
            case 28 -> "\"const\": " + value(1);
            case 29 -> "\"allOf\": [" + sub(depth, defs) + ", " + sub(depth, defs) + "]";
            case 30 -> "\"anyOf\": [" + sub(depth, defs) + ", " + sub(depth, defs) + "]";
            case 31 -> "\"oneOf\": [" + sub(depth, defs) + ", " + sub(depth, defs) + "]";
            case 32 ->
                random.nextBoolean()
                        ? "\"not\": " + sub(depth, defs)
                        : "\"if\": " + sub(depth, defs) + ", \"then\": " + sub(depth, defs) + ", \"else\": "
                                + sub(depth, defs);
            default -> defs.isEmpty() ? "\"title\": \"t\"" : "\"$ref\": \"#/" + defs + "/s\"";
        };
    }

    private String map(int depth, String defs) {
        List<String> entries = new ArrayList<>();
        for (String name : NAMES) {
            if (random.nextBoolean()) {
                entries.add("\"" + name + "\": " + sub(depth, defs));
            }
        }
        return "{" + String.join(", ", entries) + "}";
    }

    private String names() {
        String first = pick(NAMES);
        String second = pick(NAMES);
        return first.equals(second) ? "[\"" + first + "\"]" : "[\"" + first + "\", \"" + second + "\"]";
    }

    Value document() {
        return random.nextInt(5) == 0 ? value(3) : object(3);
    }

    private Value value(int depth) {
        int choice = random.nextInt(10);
        return depth == 0 || choice < 6 ? scalar() : choice < 8 ? array(depth - 1) : object(depth - 1);
    }

    private Value object(int depth) {
        Document.Builder object = Document.builder();
        for (String name : NAMES) {
            if (random.nextInt(5) < 2) {
                object.set(random.nextInt(8) == 0 ? pick(TEXTS) : name, value(depth));
            }
        }
        return object.build();
    }

    private Value array(int depth) {
        List<Value> elements = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            elements.add(value(depth));
        }
        return new ArrayValue(elements);
    }

    private Value scalar() {
        return switch (random.nextInt(12)) {
            case 0 -> NullValue.NULL;
            case 1 -> BooleanValue.of(random.nextBoolean());
            case 2, 3 -> LongValue.of(random.nextInt(5) - 1);
            case 4, 5 -> new DecimalValue(new BigDecimal(pick(NUMBERS)));
            case 6 -> new DoubleValue(random.nextBoolean() ? random.nextInt(4) : random.nextInt(4) / 10.0);
            case 7 -> new DateValue(LocalDate.of(2024, 2, 29));
            case 8 -> new TextValue(spoil(random, pick(TEXTS)));
            default -> new TextValue(pick(TEXTS));
        };
    }

    /** The text with one character changed, removed or added. */
    static String spoil(Random random, String text) {
        String alphabet = "abzAZ019-_.:@/+T Zé\n\"\\😀";
        int at = random.nextInt(text.length() + 1);
        String piece = String.valueOf(alphabet.charAt(random.nextInt(alphabet.length() - 2)));
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, at) + piece + text.substring(at);
            case 1 -> at == text.length() ? text : text.substring(0, at) + text.substring(at + 1);
            default -> at == text.length() ? text : text.substring(0, at) + piece + text.substring(at + 1);
        };
    }

    private String pick(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
