package io.docdb.sql;

import io.docdb.sql.ast.DataType;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.SequenceOptions;
import io.docdb.value.NumberValue;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Collects the options of one sequence. Confined to one parse. */
final class SequenceOptionsReader {
    private final TokenReader in;
    private Optional<DataType> type = Optional.empty();
    private Optional<ObjectName> ownedBy = Optional.empty();
    private OptionalLong startWith = OptionalLong.empty();
    private Optional<SequenceOptions.Restart> restart = Optional.empty();
    private OptionalLong incrementBy = OptionalLong.empty();
    private OptionalLong minValue = OptionalLong.empty();
    private OptionalLong maxValue = OptionalLong.empty();
    private OptionalLong cache = OptionalLong.empty();
    private boolean noMinValue;
    private boolean noMaxValue;
    private Optional<Boolean> cycle = Optional.empty();

    SequenceOptionsReader(TokenReader in) {
        this.in = in;
    }

    /** Reads one option; false if none follows. */
    boolean read() {
        if (in.accept(Keyword.START)) {
            in.accept(Keyword.WITH);
            startWith = OptionalLong.of(number());
        } else if (in.accept(Keyword.RESTART)) {
            boolean with = in.accept(Keyword.WITH);
            boolean follows = with || in.kind() == TokenKind.INTEGER || in.kind() == TokenKind.MINUS;
            restart = Optional.of(
                    new SequenceOptions.Restart(follows ? OptionalLong.of(number()) : OptionalLong.empty()));
        } else if (in.accept(Keyword.INCREMENT)) {
            in.accept(Keyword.BY);
            incrementBy = OptionalLong.of(number());
        } else if (in.accept(Keyword.MINVALUE)) {
            minValue = OptionalLong.of(number());
        } else if (in.accept(Keyword.MAXVALUE)) {
            maxValue = OptionalLong.of(number());
        } else if (in.accept(Keyword.CACHE)) {
            cache = OptionalLong.of(number());
        } else if (in.accept(Keyword.CYCLE)) {
            cycle = Optional.of(true);
        } else {
            return readNegated() || readForeign();
        }
        return true;
    }

    /** What dumps of others say: numbers are given in order, and lie where docdb puts them. */
    private boolean readForeign() {
        String word = in.wordAhead(0).toUpperCase(Locale.ROOT);
        if (word.equals("ORDER") || word.equals("NOORDER")) { // Oracle's
            in.skip();
            return true;
        }
        if (word.equals("ENGINE")) { // MariaDB's
            in.skip();
            in.accept(TokenKind.EQUAL);
            in.label();
            return true;
        }
        return false;
    }

    private boolean readNegated() {
        if (in.accept(Keyword.NO, Keyword.MINVALUE) || in.accept(Keyword.NOMINVALUE)) {
            noMinValue = true;
        } else if (in.accept(Keyword.NO, Keyword.MAXVALUE) || in.accept(Keyword.NOMAXVALUE)) {
            noMaxValue = true;
        } else if (in.accept(Keyword.NO, Keyword.CACHE) || in.accept(Keyword.NOCACHE)) {
            cache = OptionalLong.of(1);
        } else if (in.accept(Keyword.NO, Keyword.CYCLE) || in.accept(Keyword.NOCYCLE)) {
            cycle = Optional.of(false);
        } else {
            return false;
        }
        return true;
    }

    void type(DataType name) {
        type = Optional.of(name);
    }

    void ownedBy(ObjectName column) {
        ownedBy = Optional.of(column);
    }

    void startWith(OptionalLong number) {
        startWith = number;
    }

    void incrementBy(long number) {
        incrementBy = OptionalLong.of(number);
    }

    /** A whole number of 64 bits, with a sign. */
    long number() {
        boolean negative = in.accept(TokenKind.MINUS);
        if (!negative) {
            in.accept(TokenKind.PLUS);
        }
        if (!in.is(TokenKind.INTEGER)) {
            throw in.failure();
        }
        NumberValue number = TokenText.number(in.tokens(), in.mark(), negative);
        if (!number.isLong()) {
            throw in.failure("a number of 64 bits");
        }
        in.skip();
        return number.longValue();
    }

    SequenceOptions build() {
        return new SequenceOptions(
                type,
                ownedBy,
                startWith,
                restart,
                incrementBy,
                minValue,
                noMinValue,
                maxValue,
                noMaxValue,
                cache,
                cycle);
    }

    /** {@code n}, read as {@code RESTART WITH n}. */
    SequenceOptions restartingWith() {
        restart = Optional.of(new SequenceOptions.Restart(OptionalLong.of(number())));
        return build();
    }
}
