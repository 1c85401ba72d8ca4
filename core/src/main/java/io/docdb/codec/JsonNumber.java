package io.docdb.codec;

import io.docdb.value.DoubleValue;
import java.math.BigDecimal;
import tools.jackson.core.JsonParser;

/** A JSON number with a point or an exponent, and the form it is kept in. */
record JsonNumber(long unscaled, int scale, BigDecimal value, boolean exponentForm, boolean isInRange) {
    /** Digits of one number; arithmetic on longer ones would take noticeable time each. */
    static final int MAX_LENGTH = 10_000;

    /**
     * A number with an exponent of a billion is 13 bytes of text, and fills the memory as soon as anything is added to
     * it. 10,000 is far past every double (308) and every quantity in nature.
     */
    static final int MAX_EXPONENT = 10_000;

    /** So many digits fit any long. */
    private static final int LONG_DIGITS = 18;

    /** The number the parser stands on. */
    static JsonNumber read(JsonParser parser) {
        char[] text = parser.getStringCharacters();
        int from = parser.getStringOffset();
        int to = from + parser.getStringLength();
        long unscaled = 0;
        int digits = 0;
        int scale = 0;
        boolean behindPoint = false;
        int i = from;
        for (; i < to; i++) {
            char c = text[i];
            if (c >= '0' && c <= '9') {
                unscaled = unscaled * 10 + (c - '0');
                digits++;
                scale += behindPoint ? 1 : 0;
            } else if (c == '.') {
                behindPoint = true;
            } else if (c != '-') {
                break; // the exponent
            }
        }
        boolean exponentForm = i < to;
        if (!exponentForm && digits <= LONG_DIGITS) {
            return new JsonNumber(text[from] == '-' ? -unscaled : unscaled, scale, null, false, true);
        }
        if (exponentForm && !isExponentInRange(text, i + 1, to)) {
            return new JsonNumber(0, 0, null, true, false);
        }
        return new JsonNumber(0, 0, new BigDecimal(text, from, to - from), exponentForm, true);
    }

    private static boolean isExponentInRange(char[] text, int from, int to) {
        int exponent = 0;
        for (int i = from; i < to; i++) {
            if (text[i] >= '0' && text[i] <= '9') {
                exponent = exponent * 10 + (text[i] - '0');
                if (exponent > MAX_EXPONENT) {
                    return false;
                }
            }
        }
        return true;
    }

    /** True if the number is {@link #unscaled} and {@link #scale}; else it is {@link #value}. */
    boolean isSmall() {
        return value == null && isInRange;
    }

    /** True if a double counts as exactly this number, and it was written in exponent form. */
    boolean isDouble() {
        if (!exponentForm) {
            return false;
        }
        double nearest = value.doubleValue();
        return Double.isFinite(nearest) && new DoubleValue(nearest).toDecimal().compareTo(value) == 0;
    }
}
