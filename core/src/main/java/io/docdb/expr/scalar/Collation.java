package io.docdb.expr.scalar;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.CollatedFunction;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.ScalarFunction;
import io.docdb.expr.Volatility;
import io.docdb.expr.define.Arity;
import io.docdb.expr.define.Memo;
import io.docdb.expr.type.TextForm;
import io.docdb.value.BinaryValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.nio.charset.StandardCharsets;
import java.text.Collator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * {@code COLLATE} (text, name) and {@code COLLATION_KEY}, its sort key. Names: {@code C}, {@code POSIX},
 * {@code UCS_BASIC}, {@code BINARY} (by code point); {@code NOCASE}; {@code UNICODE} and languages such as {@code de},
 * {@code nb_NO} or {@code sv-x-icu}, which order as the JDK's collator does.
 */
final class Collation implements CollatedFunction {
    private static final Set<String> BY_CODE_POINT = Set.of("C", "POSIX", "UCS_BASIC", "BINARY", "DEFAULT");

    @Override
    public String name() {
        return "COLLATE";
    }

    /** Not computed beforehand: a comparison must still see which collation was named. */
    @Override
    public Volatility volatility() {
        return Volatility.STABLE;
    }

    @Override
    public SqlType resultType(List<SqlType> arguments) {
        Arity.require(name(), arguments, 2, 2);
        return arguments.get(0).isText() ? arguments.get(0) : SqlType.VARCHAR;
    }

    @Override
    public ScalarFunction sortKey() {
        return new Key();
    }

    @Override
    public Value apply(Value[] arguments, EvaluationContext context) {
        keyMaker(TextForm.of(arguments[1]));
        return new TextValue(TextForm.of(arguments[0]));
    }

    /** The sort key of (text, name). */
    static final class Key implements ScalarFunction {
        private final Memo<Function<String, byte[]>> keys = new Memo<>(Collation::keyMaker);

        @Override
        public String name() {
            return "COLLATION_KEY";
        }

        @Override
        public SqlType resultType(List<SqlType> arguments) {
            Arity.require(name(), arguments, 2, 2);
            return SqlType.VARBINARY;
        }

        @Override
        public Value apply(Value[] arguments, EvaluationContext context) {
            return BinaryValue.of(keys.get(TextForm.of(arguments[1])).apply(TextForm.of(arguments[0])));
        }

        /** All keys of this class compute alike, whatever they remember. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Key;
        }

        @Override
        public int hashCode() {
            return Key.class.hashCode();
        }
    }

    private static Function<String, byte[]> keyMaker(String name) {
        String bare = name.replace("\"", "");
        if (BY_CODE_POINT.contains(bare.toUpperCase(Locale.ROOT))) {
            return text -> text.getBytes(StandardCharsets.UTF_8);
        }
        if (bare.equalsIgnoreCase("NOCASE") || bare.equalsIgnoreCase("CASE_INSENSITIVE")) {
            return text -> text.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        }
        Collator collator = Collator.getInstance(locale(bare));
        collator.setStrength(Collator.TERTIARY);
        return text -> collator.getCollationKey(text).toByteArray();
    }

    private static Locale locale(String name) {
        if (name.equalsIgnoreCase("UNICODE") || name.equalsIgnoreCase("und") || name.equalsIgnoreCase("und-x-icu")) {
            return Locale.ROOT;
        }
        String tag = name.replace("-x-icu", "").replace('_', '-');
        int dot = tag.indexOf('.');
        Locale locale = Locale.forLanguageTag(dot < 0 ? tag : tag.substring(0, dot));
        for (Locale known : Collator.getAvailableLocales()) {
            if (!known.getLanguage().isEmpty() && known.getLanguage().equals(locale.getLanguage())) {
                return locale;
            }
        }
        throw new StatementException(
                ErrorCode.UNKNOWN_OBJECT,
                "Unknown collation: expected C, NOCASE, UNICODE or a language such as de or nb_NO, found " + name);
    }
}
