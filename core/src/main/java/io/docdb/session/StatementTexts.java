package io.docdb.session;

import io.docdb.cache.StatementCache;
import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.sql.ParsedStatement;
import io.docdb.sql.Parser;
import java.util.List;
import java.util.Optional;

/** Texts as they were parsed, kept for all sessions. Thread-safe. */
final class StatementTexts {
    private final StatementCache<Object, Object> cache;

    StatementTexts(StatementCache<Object, Object> cache) {
        this.cache = cache;
    }

    /** The parsed text; the same object for the same text, whichever session asks, while it is kept. */
    PreparedStatement.Source parse(String sql) {
        if (sql == null) {
            throw new StatementException(ErrorCode.INVALID_PARAMETER, "Expected an SQL statement, found null");
        }
        Optional<Object> known = cache.find(sql);
        if (known.orElse(null) instanceof PreparedStatement.Source source) {
            return source;
        }
        PreparedStatement.Source source = source(sql, Parser.parse(sql)); // refuses several
        cache.put(sql, source);
        return source;
    }

    /** As {@link #parse}, of a text that may hold several statements. */
    List<PreparedStatement.Source> parseAll(String sql) {
        Object known = sql == null ? null : cache.find(sql).orElse(null);
        if (known instanceof PreparedStatement.Source source) {
            return List.of(source);
        }
        if (known instanceof Several several) {
            return several.sources();
        }
        if (sql == null) {
            return List.of(parse(sql)); // which refuses it
        }
        List<PreparedStatement.Source> sources =
                Parser.parseAll(sql).stream().map(parsed -> source(sql, parsed)).toList();
        cache.put(sql, sources.size() == 1 ? sources.get(0) : new Several(sources));
        return sources;
    }

    private static PreparedStatement.Source source(String sql, ParsedStatement parsed) {
        return new PreparedStatement.Source(sql, parsed.statement(), parsed.parameterCount());
    }

    /** What a text of several statements is kept as. */
    private record Several(List<PreparedStatement.Source> sources) {}
}
