package io.docdb.sql;

import io.docdb.sql.ast.ColumnDefinition;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.SequenceOptions;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/** Where the values of a column come from if not from the statement: identities, computed columns, and options of sequences. */
final class GenerationParser {
    private static final Set<String> STORED = Set.of("PERSISTENT", "PERSISTED");

    private final Grammar grammar;
    private final TokenReader in;

    GenerationParser(Grammar grammar) {
        this.grammar = grammar;
        this.in = grammar.in;
    }

    /** Behind GENERATED: {@code ALWAYS | BY DEFAULT AS IDENTITY (…)}, {@code ALWAYS AS (expression) STORED}. */
    ColumnDefinition.Generation generated() {
        ColumnDefinition.Identity.When when = when();
        in.expect(Keyword.AS);
        if (when == ColumnDefinition.Identity.When.ALWAYS && in.is(TokenKind.LEFT_PAREN)) {
            return computed();
        }
        in.expect(Keyword.IDENTITY);
        SequenceOptions options = SequenceOptions.NONE;
        if (in.accept(TokenKind.LEFT_PAREN)) {
            SequenceOptionsReader sequence = new SequenceOptionsReader(in);
            do { // HSQLDB and Derby put commas between
                options = sequenceOptions(sequence);
            } while (in.accept(TokenKind.COMMA));
            in.expect(TokenKind.RIGHT_PAREN);
        }
        return new ColumnDefinition.Identity(when, options);
    }

    private ColumnDefinition.Identity.When when() {
        if (in.accept(Keyword.ALWAYS)) {
            return ColumnDefinition.Identity.When.ALWAYS;
        }
        in.expect(Keyword.BY, Keyword.DEFAULT);
        return in.accept(Keyword.ON, Keyword.NULL)
                ? ColumnDefinition.Identity.When.BY_DEFAULT_ON_NULL
                : ColumnDefinition.Identity.When.BY_DEFAULT;
    }

    /** True at MySQL's and SQLite's AUTO_INCREMENT and SQL Server's and H2's IDENTITY. */
    boolean startsIdentity() {
        return in.is(Keyword.AUTO_INCREMENT) || in.is(Keyword.AUTOINCREMENT) || in.is(Keyword.IDENTITY);
    }

    /** As MySQL and SQLite have it, NULL asks AUTO_INCREMENT for the next number. */
    ColumnDefinition.Identity identity() {
        if (in.accept(Keyword.IDENTITY)) {
            return byDefault(startAndIncrement());
        }
        in.skip();
        return new ColumnDefinition.Identity(ColumnDefinition.Identity.When.BY_DEFAULT_ON_NULL, SequenceOptions.NONE);
    }

    static ColumnDefinition.Identity byDefault(SequenceOptions options) {
        return new ColumnDefinition.Identity(ColumnDefinition.Identity.When.BY_DEFAULT, options);
    }

    /** Behind the word DEFAULT, where no columns are known: {@code s.NEXTVAL} is Oracle's next value of a sequence. */
    Expression defaultValue() {
        Expression value = grammar.expressions.expression();
        return value instanceof Expression.Reference reference
                ? Expression.SequenceValue.of(reference)
                        .<Expression>map(drawn -> drawn)
                        .orElse(value)
                : value;
    }

    /** {@code (expression) STORED}; MariaDB says PERSISTENT, SQL Server PERSISTED. */
    ColumnDefinition.Generation computed() {
        in.expect(TokenKind.LEFT_PAREN);
        Expression expression = grammar.expressions.expression();
        in.expect(TokenKind.RIGHT_PAREN);
        boolean stored = in.accept(Keyword.STORED);
        if (!stored && STORED.contains(in.wordAhead(0).toUpperCase(Locale.ROOT))) {
            in.skip();
            stored = true;
        } else if (!stored) {
            in.accept(Keyword.VIRTUAL);
        }
        return new ColumnDefinition.Computed(expression, stored);
    }

    /** {@code IDENTITY(100, 10)}: the first number and the step. */
    private SequenceOptions startAndIncrement() {
        if (!in.accept(TokenKind.LEFT_PAREN)) {
            return SequenceOptions.NONE;
        }
        SequenceOptionsReader options = new SequenceOptionsReader(in);
        options.startWith(in.accept(TokenKind.RIGHT_PAREN) ? OptionalLong.empty() : OptionalLong.of(options.number()));
        if (in.accept(TokenKind.COMMA)) {
            options.incrementBy(options.number());
        }
        in.expect(TokenKind.RIGHT_PAREN);
        return options.build();
    }

    /** As many options as there are, in any order. */
    SequenceOptions sequenceOptions() {
        return sequenceOptions(new SequenceOptionsReader(in));
    }

    private SequenceOptions sequenceOptions(SequenceOptionsReader options) {
        while (true) {
            if (in.accept(Keyword.AS)) {
                options.type(grammar.types.type());
            } else if (in.is(Keyword.SEQUENCE) && in.wordAhead(1).equalsIgnoreCase("NAME")) {
                in.skip();
                in.skip();
                in.objectName();
            } else if (in.accept(Keyword.OWNED)) {
                in.expect(Keyword.BY);
                options.ownedBy(in.objectName());
            } else if (!options.read()) {
                return options.build();
            }
        }
    }
}
