package io.docdb.sql;

import io.docdb.error.ErrorCode;
import io.docdb.sql.ast.AdministrationStatement;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.Statement;
import java.util.Locale;
import java.util.Set;

/**
 * {@code CREATE EXTENSION [IF NOT EXISTS] name [WITH] [SCHEMA s] [VERSION v] [CASCADE]}, as PostgreSQL's dumps and migrations
 * have it: nothing to do for those whose functions are built in. Of plpgsql, which every dump asks for, a function is refused
 * where it is made.
 */
final class ExtensionParser {
    private static final Set<String> BUILT_IN = Set.of("uuid-ossp", "pgcrypto", "plpgsql");

    private final TokenReader in;

    ExtensionParser(TokenReader in) {
        this.in = in;
    }

    Statement create() {
        Position at = in.here();
        in.skip();
        in.skip();
        in.accept(Keyword.IF, Keyword.NOT, Keyword.EXISTS);
        Name name = known();
        in.accept(Keyword.WITH);
        if (in.accept(Keyword.SCHEMA)) {
            in.name();
        }
        if (in.wordAhead(0).equalsIgnoreCase("VERSION")) {
            in.skip();
            if (in.isText()) {
                in.text();
            } else {
                in.label();
            }
        }
        in.accept(Keyword.CASCADE);
        return new AdministrationStatement.Nothing("CREATE EXTENSION IF NOT EXISTS " + SqlPrinter.print(name), at);
    }

    /** {@code COMMENT ON EXTENSION name IS 'text'}. */
    Statement comment() {
        Position at = in.here();
        in.skip();
        in.expect(Keyword.ON);
        in.skip();
        Name name = known();
        in.expect(Keyword.IS);
        if (!in.accept(Keyword.NULL)) {
            in.text();
        }
        return new AdministrationStatement.Nothing("COMMENT ON EXTENSION " + SqlPrinter.print(name) + " IS NULL", at);
    }

    private Name known() {
        int offset = in.offset();
        Name name = in.name();
        if (!BUILT_IN.contains(name.text().toLowerCase(Locale.ROOT))) {
            throw in.error(
                    ErrorCode.NOT_SUPPORTED,
                    "Extension \"" + name + "\" is not supported: functions of uuid-ossp and pgcrypto are built in,"
                            + " others are not there",
                    offset);
        }
        return name;
    }
}
