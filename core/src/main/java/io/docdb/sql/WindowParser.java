package io.docdb.sql;

import io.docdb.error.ErrorCode;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.SortItem;
import io.docdb.sql.ast.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** ORDER BY items, windows and their frames. */
final class WindowParser {
    private final Grammar grammar;
    private final TokenReader in;

    WindowParser(Grammar grammar) {
        this.grammar = grammar;
        this.in = grammar.in;
    }

    List<SortItem> sortItems() {
        return in.list(this::sortItem);
    }

    SortItem sortItem() {
        return sortItem(grammar.expressions.expression());
    }

    /** With what follows the expression. */
    SortItem sortItem(Expression expression) {
        boolean descending = false;
        if (in.accept(Keyword.DESC)) {
            descending = true;
        } else {
            in.accept(Keyword.ASC);
        }
        SortItem.NullOrder nulls = SortItem.NullOrder.DEFAULT;
        if (in.accept(Keyword.NULLS)) {
            nulls = in.accept(Keyword.FIRST) ? SortItem.NullOrder.FIRST : SortItem.NullOrder.LAST;
            if (nulls == SortItem.NullOrder.LAST) {
                in.expect(Keyword.LAST);
            }
        }
        return new SortItem(expression, descending, nulls);
    }

    /** What follows OVER. */
    Window window() {
        return in.kind() == TokenKind.LEFT_PAREN ? specification() : new Window.Named(in.name());
    }

    /** {@code w AS (…), …}: what follows WINDOW. */
    List<Window.Definition> definitions() {
        List<Window.Definition> definitions = new ArrayList<>();
        do {
            int offset = in.offset();
            Name name = in.name();
            if (definitions.stream().anyMatch(other -> other.name().text().equalsIgnoreCase(name.text()))) {
                throw in.error(ErrorCode.WINDOWING_ERROR, "Window \"" + name + "\" is defined twice", offset);
            }
            in.expect(Keyword.AS);
            definitions.add(new Window.Definition(name, specification()));
        } while (in.accept(TokenKind.COMMA));
        return definitions;
    }

    private Window.Specification specification() {
        Position at = in.here();
        in.expect(TokenKind.LEFT_PAREN);
        boolean named = in.isName() && !startsClause();
        Optional<Name> base = named ? Optional.of(in.name()) : Optional.empty();
        List<Expression> partitionBy =
                in.acceptPhrase(Keyword.PARTITION, Keyword.BY) ? grammar.expressions.expressions() : List.of();
        List<SortItem> orderBy = in.acceptPhrase(Keyword.ORDER, Keyword.BY) ? sortItems() : List.of();
        Optional<Window.Frame> frame = frame();
        in.expect(TokenKind.RIGHT_PAREN);
        return new Window.Specification(base, partitionBy, orderBy, frame, at);
    }

    private boolean startsClause() {
        Keyword keyword = in.keyword();
        return keyword != null
                && switch (keyword) {
                    case PARTITION, ORDER, ROWS, RANGE, GROUPS -> in.kindAhead(1) != TokenKind.RIGHT_PAREN;
                    default -> false;
                };
    }

    private Optional<Window.Frame> frame() {
        Position at = in.here();
        Window.Frame.Unit unit;
        if (in.accept(Keyword.ROWS)) {
            unit = Window.Frame.Unit.ROWS;
        } else if (in.accept(Keyword.RANGE)) {
            unit = Window.Frame.Unit.RANGE;
        } else if (in.accept(Keyword.GROUPS)) {
            unit = Window.Frame.Unit.GROUPS;
        } else {
            return Optional.empty();
        }
        boolean between = in.accept(Keyword.BETWEEN);
        Window.Bound start = bound();
        Window.Bound end = Window.Bound.CURRENT_ROW;
        if (between) {
            in.expect(Keyword.AND);
            end = bound();
        }
        return Optional.of(new Window.Frame(unit, start, end, exclusion(), at));
    }

    private Window.Bound bound() {
        if (in.accept(Keyword.UNBOUNDED)) {
            if (in.accept(Keyword.PRECEDING)) {
                return Window.Bound.UNBOUNDED_PRECEDING;
            }
            in.expect(Keyword.FOLLOWING);
            return Window.Bound.UNBOUNDED_FOLLOWING;
        }
        if (in.accept(Keyword.CURRENT, Keyword.ROW)) {
            return Window.Bound.CURRENT_ROW;
        }
        Expression distance = grammar.operators.expression();
        if (in.accept(Keyword.PRECEDING)) {
            return new Window.Bound(Window.Bound.Kind.PRECEDING, Optional.of(distance));
        }
        in.expect(Keyword.FOLLOWING);
        return new Window.Bound(Window.Bound.Kind.FOLLOWING, Optional.of(distance));
    }

    private Window.Frame.Exclusion exclusion() {
        if (!in.accept(Keyword.EXCLUDE)) {
            return Window.Frame.Exclusion.NO_OTHERS;
        }
        if (in.accept(Keyword.CURRENT, Keyword.ROW)) {
            return Window.Frame.Exclusion.CURRENT_ROW;
        }
        if (in.accept(Keyword.GROUP)) {
            return Window.Frame.Exclusion.GROUP;
        }
        if (in.accept(Keyword.TIES)) {
            return Window.Frame.Exclusion.TIES;
        }
        in.expect(Keyword.NO, Keyword.OTHERS);
        return Window.Frame.Exclusion.NO_OTHERS;
    }
}
