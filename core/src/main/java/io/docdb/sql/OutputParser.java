package io.docdb.sql;

import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.PathStep;
import io.docdb.sql.ast.QueryBody;
import io.docdb.sql.ast.QueryBody.SelectItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * SQL Server's {@code OUTPUT inserted.id, deleted.n AS before} in the middle of a change, which is {@code RETURNING new.id, old.n AS
 * before} at its end. Each item is a column or all of them.
 */
final class OutputParser {
    private static final Map<String, String> VERSIONS = Map.of("inserted", "new", "deleted", "old");

    private final Grammar grammar;
    private final TokenReader in;

    OutputParser(Grammar grammar) {
        this.grammar = grammar;
        this.in = grammar.in;
    }

    boolean isNext() {
        return in.wordAhead(0).equalsIgnoreCase("OUTPUT")
                && VERSIONS.containsKey(in.wordAhead(1).toLowerCase(Locale.ROOT))
                && in.kindAhead(2) == TokenKind.DOT;
    }

    /** None if it is not there. */
    List<SelectItem> items() {
        if (!isNext()) {
            return List.of();
        }
        in.skip();
        return grammar.selects.items().stream().map(OutputParser::returned).toList();
    }

    private static SelectItem returned(SelectItem item) {
        if (item instanceof QueryBody.StarItem star && !star.qualifier().isEmpty()) {
            return new QueryBody.StarItem(List.of(version(star.qualifier().get(0))), star.except(), star.at());
        }
        if (item instanceof QueryBody.ExpressionItem column
                && column.expression() instanceof Expression.Reference reference
                && reference.steps().size() > 1) {
            List<PathStep> steps = new ArrayList<>(reference.steps());
            steps.set(0, new PathStep.Field(version(reference.first())));
            return new QueryBody.ExpressionItem(new Expression.Reference(steps), column.alias());
        }
        return item;
    }

    private static Name version(Name written) {
        String version = VERSIONS.get(written.text().toLowerCase(Locale.ROOT));
        return version == null ? written : new Name(version, written.at());
    }
}
