package io.docdb.sql;

import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Position;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The type behind {@code ::} and CAST … AS, and what it makes of the operand. PostgreSQL's types of names and numbers of the
 * catalogue ({@code 'orders'::regclass}, {@code 7::oid}) are calls here, {@code regclass('orders')}.
 */
final class CastParser {
    private static final Set<String> OBJECTS =
            Set.of("REGCLASS", "REGTYPE", "REGNAMESPACE", "REGROLE", "REGPROC", "REGPROCEDURE", "OID");

    private static final Set<String> FIELDS = Set.of("year", "month", "day", "hour", "minute", "second");

    private final Grammar grammar;
    private final TokenReader in;

    CastParser(Grammar grammar) {
        this.grammar = grammar;
        this.in = grammar.in;
    }

    /** @param orNull for TRY_CAST */
    Expression cast(Expression operand, boolean orNull, Position at) {
        skipCatalog();
        String word =
                in.kind() == TokenKind.WORD ? in.tokens().source(in.mark()).toUpperCase(Locale.ROOT) : "";
        if (orNull || !OBJECTS.contains(word) || in.kindAhead(1) == TokenKind.LEFT_BRACKET) {
            int first = in.mark();
            Expression.Cast cast = new Expression.Cast(operand, grammar.types.castType(), orNull, at);
            return cast.type().type().equals(SqlType.INTERVAL) ? toField(cast, first, at) : cast;
        }
        in.skip();
        return CallParser.plain(word.toLowerCase(Locale.ROOT), at, List.of(operand));
    }

    /**
     * {@code CAST(x AS INTERVAL DAY TO HOUR)} cuts what is less than an hour off, as {@code DATE_TRUNC('hour', CAST(x AS INTERVAL))}
     * does; of seconds there is nothing less.
     */
    private Expression toField(Expression.Cast cast, int first, Position at) {
        String field = "";
        for (int token = first + 1; token < in.mark(); token++) {
            String word = in.tokens().source(token).toLowerCase(Locale.ROOT);
            field = FIELDS.contains(word) ? word : field;
        }
        return field.isEmpty() || field.equals("second")
                ? cast
                : CallParser.plain("date_trunc", at, List.of(new Expression.Literal(new TextValue(field), at), cast));
    }

    /** The schema of the built-in types says no more. */
    private void skipCatalog() {
        if (in.isName()
                && in.kindAhead(1) == TokenKind.DOT
                && in.tokens().source(in.mark()).equalsIgnoreCase("pg_catalog")) {
            in.skip();
            in.skip();
        }
    }
}
