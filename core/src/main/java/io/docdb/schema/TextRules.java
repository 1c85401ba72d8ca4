package io.docdb.schema;

import io.docdb.value.JsonText;
import io.docdb.value.TextValue;
import io.docdb.value.Value;

/** Rules about strings; {@link SchemaRule} asks them about nothing else. */
final class TextRules {
    private TextRules() {}

    /** Judges a text. */
    @FunctionalInterface
    interface TextRule {
        Verdict judge(String text);
    }

    static Rule of(TextRule rule) {
        return value -> rule.judge(text(value));
    }

    /** {@code minLength} and {@code maxLength}, counted in code points as RFC 8259 counts characters. */
    static Rule length(int least, int most) {
        return value -> {
            String text = text(value);
            int units = text.length();
            if (units < least) {
                return Verdict.INVALID;
            }
            if (units <= most && units >= least * 2L) {
                return Verdict.VALID; // however many pairs of surrogates there are
            }
            int characters = text.codePointCount(0, units);
            return Verdict.of(characters >= least && characters <= most);
        };
    }

    static Rule pattern(TextPattern pattern) {
        return value -> Verdict.of(pattern.matches(text(value)));
    }

    private static String text(Value value) {
        return value instanceof TextValue text ? text.value() : JsonText.stringOf(value);
    }
}
