package io.docdb.schema;

import io.docdb.value.DecimalValue;
import io.docdb.value.DoubleValue;
import io.docdb.value.JsonText;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One schema or subschema: the types it allows, and for each type the rules that apply to its values.
 *
 * <p>A rule about lengths of text is never asked about a number. Filled in once after construction, as schemas may
 * refer to themselves; immutable from then on.
 */
final class SchemaRule implements Rule {
    /** The types of JSON, and what counts as one of them: values that JSON lacks are strings. */
    enum Kind {
        NULL,
        BOOLEAN,
        NUMBER,
        STRING,
        ARRAY,
        OBJECT;

        static Kind of(Value value) {
            if (value instanceof TextValue) {
                return STRING;
            }
            if (value instanceof DoubleValue number) {
                return Double.isFinite(number.value()) ? NUMBER : NULL; // JSON writes NaN and infinity as null
            }
            return switch (value.kind()) {
                case NULL -> NULL;
                case BOOLEAN -> BOOLEAN;
                case NUMBER -> NUMBER;
                case ARRAY -> ARRAY;
                case OBJECT -> OBJECT;
                default -> STRING;
            };
        }
    }

    private static final Kind[] KINDS = Kind.values();
    private static final Rule[] NONE = {};

    private final Rule[][] rules = new Rule[KINDS.length][];

    /** Until {@link #fill} nothing is known. */
    SchemaRule() {
        for (Kind kind : KINDS) {
            rules[kind.ordinal()] = new Rule[] {UNKNOWN};
        }
    }

    /** Sets the rules for each kind, cheapest first; a kind that is not in the map is not allowed at all. */
    void fill(Map<Kind, List<Rule>> byKind) {
        Map<Kind, List<Rule>> allowed = new EnumMap<>(byKind);
        for (Kind kind : KINDS) {
            List<Rule> some = allowed.get(kind);
            rules[kind.ordinal()] = some == null ? new Rule[] {NEVER} : some.toArray(NONE);
        }
    }

    @Override
    public Verdict judge(Value value) {
        Verdict all = Verdict.VALID;
        for (Rule rule : rules[Kind.of(value).ordinal()]) {
            Verdict one = rule.judge(value);
            if (one == Verdict.INVALID) {
                return one;
            }
            if (one == Verdict.UNSURE) {
                all = one;
            }
        }
        return all;
    }

    /** The rule behind {@code "type": "integer"}, asked about numbers only: 1.0 and 1e3 are integers. */
    static Verdict isInteger(Value number) {
        if (number instanceof LongValue) {
            return Verdict.VALID;
        }
        if (number instanceof DoubleValue approximate) {
            return Verdict.of(approximate.value() == Math.rint(approximate.value()));
        }
        return Verdict.of(((DecimalValue) number).value().stripTrailingZeros().scale() <= 0);
    }

    /** The value as JSON compares it: what JSON lacks becomes its text, NaN becomes null. */
    static Value asJson(Value value) {
        return switch (Kind.of(value)) {
            case STRING -> value instanceof TextValue ? value : new TextValue(JsonText.stringOf(value));
            case NULL -> NullValue.NULL;
            default -> value;
        };
    }
}
