package io.docdb.testdata;

import java.io.StringWriter;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Makes data sets from a seed.
 *
 * <p>Document {@code n} is drawn from a random source seeded with (seed, n) alone. So a longer set begins with the
 * documents of a shorter one, and parallel streams give the same documents.
 */
final class Generated {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int USUAL_CHARS = 512;

    /** Writes the fields of the document at {@code position} (from 0); its braces are written by the caller. */
    @FunctionalInterface
    interface Fields {
        void write(JsonGenerator json, SplittableRandom random, long position);
    }

    private Generated() {}

    static DataSet dataSet(String name, String keyField, long seed, long documentCount, Fields fields) {
        if (documentCount < 0) {
            throw new IllegalArgumentException("documentCount expected 0 or more, found " + documentCount);
        }
        return new DataSet(name, keyField, documentCount, () -> lines(seed, documentCount, fields));
    }

    private static Stream<String> lines(long seed, long documentCount, Fields fields) {
        return LongStream.range(0, documentCount).mapToObj(position -> line(seed, position, fields));
    }

    private static String line(long seed, long position, Fields fields) {
        StringWriter text = new StringWriter(USUAL_CHARS);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            fields.write(json, random(seed, position), position);
            json.writeEndObject();
        }
        return text.toString();
    }

    /**
     * The random source of one document. The seed is scrambled (the finalizer of MurmurHash3): SplittableRandom steps
     * by the golden ratio, so seeds in plain sequence could give streams that are each other's shifted copies.
     */
    static SplittableRandom random(long seed, long position) {
        return new SplittableRandom(scramble(scramble(seed) + position));
    }

    private static long scramble(long value) {
        long mixed = (value ^ value >>> 33) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ mixed >>> 33) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ mixed >>> 33;
    }

    static <T> T pick(SplittableRandom random, T[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** A number from 0 to bound (exclusive), small ones far more often, as buyers and goods are spread in a shop. */
    static int skewed(SplittableRandom random, int bound) {
        double uniform = random.nextDouble();
        return (int) (bound * uniform * uniform * uniform);
    }

    /** True in {@code percent} of 100 cases. */
    static boolean chance(SplittableRandom random, int percent) {
        return random.nextInt(100) < percent;
    }

    /** Text of {@code length} characters out of {@code alphabet}. */
    static String text(SplittableRandom random, String alphabet, int length) {
        char[] chars = new char[length];
        for (int i = 0; i < length; i++) {
            chars[i] = alphabet.charAt(random.nextInt(alphabet.length()));
        }
        return new String(chars);
    }
}
