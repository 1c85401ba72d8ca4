package io.docdb.testdata;

import java.util.Locale;
import java.util.SplittableRandom;
import tools.jackson.core.JsonGenerator;

/**
 * Objects in the shape of NoBench, the benchmark for schemaless JSON stores.
 *
 * <p>Each has 21 fields: {@code str1} (nearly unique), {@code str2} (one of some 65,000 texts), {@code num},
 * {@code bool}, {@code dyn1} (integer, one in twenty a text), {@code dyn2} (integer, text, boolean or object),
 * {@code nested_obj} ({@code str} and {@code num} of another object), {@code nested_arr} (0 to 7 words),
 * {@code thousandth} ({@code num} modulo 1000), ten consecutive ones of a thousand sparse fields
 * ({@code sparse_000} … {@code sparse_999}), and {@code id}, which stores without generated keys need.
 * Source: Chasseur, Li, Patel, "Enabling JSON Document Stores in Relational Systems", WebDB 2013. Texts and
 * distributions are drawn anew here, so figures compare between stores in one run, not with the paper's.
 */
public final class NoBench {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int CLUSTERS = 100;
    private static final int FIELDS_PER_CLUSTER = 10;
    private static final int SPARSE_TEXTS = 1_000;
    private static final String[] SPARSE_NAMES = sparseNames();

    private NoBench() {}

    /** Set {@code nobench}: key {@code id}, integers from 0; {@code num} is drawn from 0 to {@code documentCount}. */
    public static DataSet objects(long seed, int documentCount) {
        int range = Math.max(1, documentCount);
        return Generated.dataSet("nobench", "id", seed, documentCount, (json, random, position) -> {
            int num = random.nextInt(range);
            json.writeNumberProperty("id", position);
            json.writeStringProperty("str1", firstText(num));
            json.writeStringProperty("str2", text(num % 65_521));
            json.writeNumberProperty("num", num);
            json.writeBooleanProperty("bool", (position & 1) == 0);
            dynamic(json, random, position, range);
            int other = random.nextInt(range);
            json.writeObjectPropertyStart("nested_obj");
            json.writeStringProperty("str", firstText(other));
            json.writeNumberProperty("num", other);
            json.writeEndObject();
            nestedArray(json, random);
            sparse(json, random, (int) (position % CLUSTERS));
            json.writeNumberProperty("thousandth", num % 1000);
        });
    }

    private static void dynamic(JsonGenerator json, SplittableRandom random, long position, int range) {
        int value = random.nextInt(range);
        if (position % 20 == 0) {
            json.writeStringProperty("dyn1", text(value));
        } else {
            json.writeNumberProperty("dyn1", value);
        }
        switch ((int) (position % 4)) {
            case 0 -> json.writeNumberProperty("dyn2", value);
            case 1 -> json.writeStringProperty("dyn2", text(value));
            case 2 -> json.writeBooleanProperty("dyn2", (value & 1) == 0);
            default -> {
                json.writeObjectPropertyStart("dyn2");
                json.writeStringProperty("str", text(value));
                json.writeNumberProperty("num", value);
                json.writeEndObject();
            }
        }
    }

    /** Words of a small vocabulary, the frequent ones far more often than the rare, as in written language. */
    private static void nestedArray(JsonGenerator json, SplittableRandom random) {
        json.writeArrayPropertyStart("nested_arr");
        for (int count = random.nextInt(8); count > 0; count--) {
            json.writeString("word" + Generated.skewed(random, 2_000));
        }
        json.writeEndArray();
    }

    private static void sparse(JsonGenerator json, SplittableRandom random, int cluster) {
        String text = text(random.nextInt(SPARSE_TEXTS));
        for (int i = 0; i < FIELDS_PER_CLUSTER; i++) {
            json.writeStringProperty(SPARSE_NAMES[cluster * FIELDS_PER_CLUSTER + i], text);
        }
    }

    /** What {@code str1} is in an object of that {@code num}. */
    public static String firstText(long num) {
        return text(num * 31 + 7);
    }

    private static String[] sparseNames() {
        String[] names = new String[CLUSTERS * FIELDS_PER_CLUSTER];
        for (int i = 0; i < names.length; i++) {
            names[i] = String.format(Locale.ROOT, "sparse_%03d", i);
        }
        return names;
    }

    /** 16 letters and digits that follow from the number: of a sparse field those of a number below {@value #SPARSE_TEXTS}. */
    public static String text(long number) {
        return Generated.text(Generated.random(number, 0), BASE32, 16);
    }
}
