package io.docdb.framework;

import java.io.IOException;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.parser.Parser;
import org.flywaydb.core.internal.parser.ParserContext;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.parser.PeekingReader;
import org.flywaydb.core.internal.parser.Token;
import org.flywaydb.core.internal.parser.TokenType;

/** Cuts scripts into statements: standard SQL, with texts between dollars as PostgreSQL has them. */
final class FlywayParser extends Parser {
    private static final int PEEK_DEPTH = 3;

    FlywayParser(Configuration configuration, ParsingContext context) {
        super(configuration, context, PEEK_DEPTH);
    }

    @Override
    protected char getAlternativeStringLiteralQuote() {
        return '$';
    }

    /** {@code $tag$ … $tag$}, the tag perhaps empty. */
    @Override
    protected Token handleAlternativeStringLiteral(
            PeekingReader reader, ParserContext context, int position, int line, int column) throws IOException {
        reader.swallow();
        String quote = '$' + reader.readUntilIncluding('$');
        reader.swallowUntilExcluding(quote);
        reader.swallow(quote.length());
        return new Token(TokenType.STRING, position, line, column, null, null, context.getParensDepth());
    }
}
