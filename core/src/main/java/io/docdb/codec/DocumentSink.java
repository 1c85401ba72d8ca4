package io.docdb.codec;

import java.math.BigDecimal;

/** What a JSON text is read into: values as they come. Every field is named before its value. */
interface DocumentSink {
    void startObject();

    void endObject();

    void startArray();

    void endArray();

    /** Names the next value of the open object. @return false if the object has that name already */
    boolean name(String name);

    /** As the other, of a name that stands in a text. @param bytes of the text, by {@link PlainBytes#of} */
    boolean name(String text, byte[] bytes, int from, int to);

    void nullValue();

    void booleanValue(boolean value);

    void longValue(long value);

    void doubleValue(double value);

    /** {@code unscaled * 10^-scale}, exactly in that form. */
    void decimalValue(long unscaled, int scale);

    void decimalValue(BigDecimal value);

    void textValue(String value);

    /** As the other, of a part of a text. @param bytes of the text, by {@link PlainBytes#of} */
    void textValue(String text, byte[] bytes, int from, int to);

    /** About how many bytes have come so far, for the limit on their number. */
    int sizeBytes();
}
