package io.docdb.expr.scalar;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.Constant;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.Expression;
import io.docdb.expr.ScalarFunction;
import io.docdb.expr.SpecializingFunction;
import io.docdb.expr.type.TextForm;
import io.docdb.value.NumberValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * A function of a text, a pattern and more. The pattern is compiled once: when it is constant while the statement is
 * compiled, else whenever it changes.
 */
final class RegexFunction implements SpecializingFunction {
    /** What is computed with the compiled pattern. */
    @FunctionalInterface
    interface Body {
        Value apply(CharSequence text, Pattern pattern, Value[] arguments);
    }

    private record Kept(String pattern, String flags, Pattern compiled) {}

    private final String name;
    private final int fewest;
    private final int most;
    private final int flagsAt;
    private final String flagsIfNone;
    private final SqlType type;
    private final BiFunction<String, String, Pattern> compiler;
    private final Body body;
    private Kept last;

    /**
     * @param flagsAt the place of the argument that the pattern also depends on (flags, escape); 0 for none
     * @param flagsIfNone what holds if that argument is not given
     */
    RegexFunction(
            String name,
            int fewest,
            int most,
            int flagsAt,
            String flagsIfNone,
            SqlType type,
            BiFunction<String, String, Pattern> compiler,
            Body body) {
        this.name = name;
        this.fewest = fewest;
        this.most = most;
        this.flagsAt = flagsAt;
        this.flagsIfNone = flagsIfNone;
        this.type = type;
        this.compiler = compiler;
        this.body = body;
        this.last = new Kept("", "", Pattern.compile(""));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public SqlType resultType(List<SqlType> arguments) {
        if (arguments.size() < fewest || arguments.size() > most) {
            throw new StatementException(
                    ErrorCode.UNKNOWN_FUNCTION,
                    "Wrong number of arguments: " + name + " takes " + fewest + " to " + most + ", found "
                            + arguments.size());
        }
        return type;
    }

    /** A copy of its own for each statement, so that the kept pattern is that statement's. */
    @Override
    public ScalarFunction specialize(List<Expression> arguments, SqlType result) {
        RegexFunction own = new RegexFunction(name, fewest, most, flagsAt, flagsIfNone, type, compiler, body);
        boolean constant = arguments.get(1) instanceof Constant pattern
                && !pattern.value().isNull()
                && (flagsAt == 0 || flagsAt >= arguments.size());
        if (constant) {
            String text = TextForm.of(((Constant) arguments.get(1)).value());
            own.last = new Kept(text, flagsIfNone, compiler.apply(text, flagsIfNone));
        }
        return own;
    }

    /** A number where the flags may stand is a position: then an occurrence follows, then the flags. */
    private String flags(Value[] arguments) {
        boolean counts = flagsAt > 0 && flagsAt < arguments.length && arguments[flagsAt] instanceof NumberValue;
        int place = counts ? flagsAt + 2 : flagsAt;
        return flagsAt > 0 && place < arguments.length ? TextForm.of(arguments[place]) : flagsIfNone;
    }

    @Override
    public Value apply(Value[] arguments, EvaluationContext context) {
        String pattern = TextForm.of(arguments[1]);
        String flags = flags(arguments);
        Kept kept = last;
        if (!kept.pattern().equals(pattern) || !kept.flags().equals(flags)) {
            kept = new Kept(pattern, flags, compiler.apply(pattern, flags));
            last = kept;
        }
        String text = TextForm.of(arguments[0]);
        try {
            return body.apply(new WatchedText(text, context::checkCancelled), kept.compiled(), arguments);
        } catch (StackOverflowError e) {
            throw new StatementException(
                    ErrorCode.STATEMENT_TOO_COMPLEX,
                    "Regular expression too complex for a text of " + text.length() + " characters: " + pattern,
                    e);
        }
    }
}
