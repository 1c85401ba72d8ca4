package io.docdb.optimize;

import io.docdb.catalog.PathStatistics;
import io.docdb.error.DatabaseException;
import io.docdb.expr.Like;
import io.docdb.expr.type.LikePattern;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.Optional;

/** Which part of some rows a pattern lets through: a text, the texts that begin with it, or as many as of the values that are known. */
final class LikeTerms {
    private static final double LIKE = 0.1;

    private final PathKnowledge known;

    LikeTerms(PathKnowledge known) {
        this.known = known;
    }

    double fraction(Like like) {
        Optional<PathStatistics> path = known.find(like.operand());
        if (path.isEmpty()
                || !(known.values().valueOrNull(like.pattern()) instanceof TextValue text)
                || !(known.values().valueOrNull(like.escape()) instanceof TextValue escapeText)) {
            return LIKE;
        }
        try {
            LikePattern compiled = LikePattern.compile(text.value(), escapeText.value(), like.ignoreCase());
            Distribution distribution = new Distribution(path.get());
            Optional<String> prefix = compiled.prefix().filter(start -> !start.isEmpty());
            if (compiled.isExact()) {
                return distribution.equal(new TextValue(prefix.orElse("")));
            }
            if (compiled.isPrefixOnly() && prefix.isPresent()) {
                return distribution
                        .between(
                                Optional.of(new Distribution.Bound(new TextValue(prefix.get()), true)),
                                Optional.of(new Distribution.Bound(new TextValue(prefix.get() + '\uFFFF'), false)))
                        .orElse(LIKE);
            }
            return distribution.matching(value -> matches(compiled, value));
        } catch (DatabaseException invalid) {
            return LIKE; // an error of the statement when it runs
        }
    }

    private static boolean matches(LikePattern pattern, Value value) {
        return value instanceof TextValue text && pattern.matches(text.value());
    }
}
