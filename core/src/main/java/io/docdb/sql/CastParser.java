package io.docdb.sql;

import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Position;
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
            return new Expression.Cast(operand, grammar.types.castType(), orNull, at);
        }
        in.skip();
        return CallParser.plain(word.toLowerCase(Locale.ROOT), at, List.of(operand));
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
