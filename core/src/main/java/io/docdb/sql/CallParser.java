package io.docdb.sql;

import io.docdb.sql.ast.CallModifiers;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.SortItem;
import io.docdb.value.LongValue;
import io.docdb.value.TextValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Calls: arguments, what may stand around them, and the functions with a syntax of their own. */
final class CallParser {
    private static final Set<String> FORMS = Set.of("NFC", "NFD", "NFKC", "NFKD");

    private static final Set<String> UNITS = Set.of(
            "MICROSECONDS",
            "MILLISECONDS",
            "SECOND",
            "MINUTE",
            "HOUR",
            "DAY",
            "WEEK",
            "ISO_WEEK",
            "MONTH",
            "QUARTER",
            "YEAR",
            "ISO_WEEK_YEAR",
            "DECADE",
            "CENTURY",
            "MILLENNIUM");

    /** In place of the last argument: as many as the array has elements. */
    private static final String VARIADIC = "variadic";

    private static final Set<String> OF_SEQUENCES = Set.of("nextval", "currval", "setval");

    private final Grammar grammar;
    private final TokenReader in;

    CallParser(Grammar grammar) {
        this.grammar = grammar;
        this.in = grammar.in;
    }

    /** A call of the function that keyword names; the next token but one is the opening parenthesis. */
    Expression special(Keyword keyword, Position at) {
        return switch (keyword) {
            case CAST -> cast(false, at);
            case TRY_CAST -> cast(true, at);
            case CONVERT -> convert(at);
            case EXTRACT -> extract(at);
            case SUBSTRING -> substring(at);
            case POSITION -> position(at);
            case OVERLAY -> overlay(at);
            case TRIM -> trim(at);
            case ROW -> row(at);
            case TIMESTAMPADD, TIMESTAMPDIFF, DATEADD, DATEDIFF, DATE_DIFF, DATEPART, DATENAME -> withUnit(at);
            case JSON,
                    JSON_VALUE,
                    JSON_QUERY,
                    JSON_EXISTS,
                    JSON_OBJECT,
                    JSON_ARRAY,
                    JSON_OBJECTAGG,
                    JSON_ARRAYAGG,
                    JSON_SERIALIZE -> grammar.jsonFunctions.call(keyword, at);
            case LEFT, RIGHT -> {
                in.skip();
                yield call(List.of(new Name(keyword.name(), at)));
            }
            default -> {
                if (keyword.isReserved()) {
                    throw in.failure("an expression");
                }
                yield call(List.of(in.name()));
            }
        };
    }

    /** {@code CURRENT_DATE}, {@code LOCALTIMESTAMP(3)}. */
    Expression withoutParens() {
        Position at = in.here();
        String function = in.keyword().name().toLowerCase(Locale.ROOT);
        in.skip();
        List<Expression> arguments = List.of();
        if (in.kind() == TokenKind.LEFT_PAREN) {
            in.skip();
            arguments = in.kind() == TokenKind.RIGHT_PAREN ? List.of() : grammar.expressions.expressions();
            in.expect(TokenKind.RIGHT_PAREN);
        }
        return plain(function, at, arguments);
    }

    static Expression.Call plain(String function, Position at, List<Expression> arguments) {
        return new Expression.Call(new ObjectName(List.of(new Name(function, at))), arguments, CallModifiers.NONE);
    }

    /** From the opening parenthesis on. */
    Expression.Call call(List<Name> names) {
        List<Name> function = functionName(names);
        in.expect(TokenKind.LEFT_PAREN);
        if (in.accept(TokenKind.RIGHT_PAREN)) {
            return finish(function, List.of(), CallModifiers.NONE);
        }
        CallModifiers modifiers = CallModifiers.NONE;
        List<Expression> arguments;
        if (in.kind() == TokenKind.STAR) {
            in.skip();
            arguments = List.of();
            modifiers = modifiers.withStar();
        } else {
            if (in.accept(Keyword.DISTINCT)) {
                modifiers = modifiers.withDistinct();
            } else {
                in.accept(Keyword.ALL);
            }
            arguments = arguments(function);
        }
        modifiers = insideModifiers(arguments, modifiers);
        if (in.accept(Keyword.SEPARATOR)) {
            arguments = new ArrayList<>(arguments);
            arguments.add(grammar.expressions.expression());
        }
        in.expect(TokenKind.RIGHT_PAREN);
        return finish(function, arguments, modifiers);
    }

    /** {@code {call f}}: a call that needs no parentheses. */
    Expression.Call callWithoutArguments(List<Name> names) {
        return new Expression.Call(new ObjectName(functionName(names)), List.of(), CallModifiers.NONE);
    }

    /** All functions are built in: what PostgreSQL's tools write before them says no more. */
    private static List<Name> functionName(List<Name> names) {
        boolean builtIn = names.size() == 2 && names.get(0).text().equalsIgnoreCase("pg_catalog");
        return names.size() == 1 || builtIn ? List.of(lowerCase(names.get(names.size() - 1))) : names;
    }

    private static Name lowerCase(Name name) {
        return new Name(name.text().toLowerCase(Locale.ROOT), name.at());
    }

    /** {@code VARIADIC array}, and so with the array in parentheses, is a call of that name: the last argument and no other. */
    private Expression argument() {
        if (in.keyword() == Keyword.VARIADIC
                && in.kindAhead(1) != TokenKind.LEFT_PAREN
                && grammar.operators.isOperandAhead()) {
            Position at = in.here();
            in.skip();
            return plain(VARIADIC, at, List.of(grammar.expressions.expression()));
        }
        boolean named =
                in.isName() && (in.kindAhead(1) == TokenKind.ARROW_ARGUMENT || in.kindAhead(1) == TokenKind.ASSIGN);
        if (!named) {
            return grammar.queries.startsQuery() && !isValueToInsert()
                    ? grammar.operands.insideParens()
                    : grammar.expressions.expression();
        }
        Name name = in.name();
        in.skip();
        return new Expression.NamedArgument(name, grammar.expressions.expression());
    }

    /** MySQL's {@code VALUES(column)}, not a query of one row. */
    private boolean isValueToInsert() {
        return in.is(Keyword.VALUES)
                && in.kindAhead(1) == TokenKind.LEFT_PAREN
                && in.isNameAhead(2)
                && in.kindAhead(3) == TokenKind.RIGHT_PAREN;
    }

    /** {@code ORDER BY}, {@code IGNORE NULLS} and {@code ON OVERFLOW …} behind the arguments. */
    private CallModifiers insideModifiers(List<Expression> arguments, CallModifiers modifiers) {
        CallModifiers result = modifiers;
        if (in.kind() == TokenKind.RIGHT_PAREN) {
            return result;
        }
        if (in.accept(Keyword.ON, Keyword.OVERFLOW)) {
            overflow();
        }
        result = nullTreatment(result);
        if (!arguments.isEmpty() && in.acceptPhrase(Keyword.ORDER, Keyword.BY)) {
            result = result.withOrderBy(grammar.windows.sortItems());
        }
        return nullTreatment(result);
    }

    /** What becomes of a text that is too long: none is. */
    private void overflow() {
        if (!in.accept(Keyword.TRUNCATE)) {
            in.expect(Keyword.ERROR);
            return;
        }
        if (in.isText()) {
            in.text();
        }
        if (!in.accept(Keyword.WITH)) {
            in.expect(Keyword.WITHOUT);
        }
        in.name();
    }

    private CallModifiers nullTreatment(CallModifiers modifiers) {
        if (in.accept(Keyword.IGNORE, Keyword.NULLS)) {
            return modifiers.withNullTreatment(CallModifiers.NullTreatment.IGNORE);
        }
        if (in.accept(Keyword.RESPECT, Keyword.NULLS)) {
            return modifiers.withNullTreatment(CallModifiers.NullTreatment.RESPECT);
        }
        return modifiers;
    }

    private Expression.Call finish(List<Name> function, List<Expression> arguments, CallModifiers modifiers) {
        return new Expression.Call(
                new ObjectName(function), withPlainSequence(function, arguments), outsideModifiers(modifiers));
    }

    /** {@code nextval('s'::regclass)} is {@code nextval('s')}: what is kept of a default names its sequence in one way. */
    private static List<Expression> withPlainSequence(List<Name> function, List<Expression> arguments) {
        if (arguments.isEmpty()
                || !OF_SEQUENCES.contains(function.get(0).text())
                || !(arguments.get(0) instanceof Expression.Call call)
                || !call.functionName().equals("regclass")) {
            return arguments;
        }
        List<Expression> plain = new ArrayList<>(arguments);
        plain.set(0, call.arguments().get(0));
        return plain;
    }

    /** WITHIN GROUP, FROM LAST, IGNORE NULLS, FILTER and OVER behind the closing parenthesis. */
    CallModifiers outsideModifiers(CallModifiers modifiers) {
        CallModifiers result = modifiers;
        if (in.accept(Keyword.WITHIN, Keyword.GROUP)) {
            in.expect(TokenKind.LEFT_PAREN);
            in.expect(Keyword.ORDER, Keyword.BY);
            List<SortItem> items = grammar.windows.sortItems();
            in.expect(TokenKind.RIGHT_PAREN);
            result = result.withWithinGroup(items);
        }
        if (in.keyword() == Keyword.FROM && isFromEdge()) {
            boolean last = in.keywordAhead(1) == Keyword.LAST;
            in.skip();
            in.skip();
            result = last ? result.withFromLast() : result;
        }
        result = nullTreatment(result);
        if (in.keyword() == Keyword.FILTER && in.kindAhead(1) == TokenKind.LEFT_PAREN) {
            in.skip();
            in.skip();
            in.expect(Keyword.WHERE);
            result = result.withFilter(grammar.expressions.expression());
            in.expect(TokenKind.RIGHT_PAREN);
        }
        if (in.keyword() == Keyword.OVER && (in.kindAhead(1) == TokenKind.LEFT_PAREN || in.isNameAhead(1))) {
            in.skip();
            result = result.withOver(grammar.windows.window());
        }
        return result;
    }

    /** FROM FIRST and FROM LAST belong to the call only in front of IGNORE, RESPECT or OVER. */
    private boolean isFromEdge() {
        Keyword edge = in.keywordAhead(1);
        Keyword behind = in.keywordAhead(2);
        return (edge == Keyword.FIRST || edge == Keyword.LAST)
                && (behind == Keyword.OVER || behind == Keyword.IGNORE || behind == Keyword.RESPECT);
    }

    private void open() {
        in.skip();
        in.expect(TokenKind.LEFT_PAREN);
    }

    private Expression cast(boolean orNull, Position at) {
        open();
        Expression operand = grammar.expressions.expression();
        in.expect(Keyword.AS);
        Expression cast = grammar.casts.cast(operand, orNull, at);
        in.expect(TokenKind.RIGHT_PAREN);
        return cast;
    }

    /** {@code CONVERT(x, type)}; JDBC's names of types begin with {@code SQL_}. */
    private Expression convert(Position at) {
        open();
        Expression operand = grammar.expressions.expression();
        if (in.accept(Keyword.USING)) {
            in.name();
            in.expect(TokenKind.RIGHT_PAREN);
            return operand;
        }
        in.expect(TokenKind.COMMA);
        Expression cast = new Expression.Cast(operand, grammar.types.typeOrJdbcName(), false, at);
        in.expect(TokenKind.RIGHT_PAREN);
        return cast;
    }

    private Expression extract(Position at) {
        open();
        Expression unit = unit();
        if (!in.accept(TokenKind.COMMA)) {
            in.expect(Keyword.FROM);
        }
        Expression operand = grammar.expressions.expression();
        in.expect(TokenKind.RIGHT_PAREN);
        return plain("extract", at, List.of(unit, operand));
    }

    /** A unit of time as a word or a text, here always a text in lower case; {@code SQL_TSI_DAY} is {@code day}. */
    private Expression unit() {
        Position at = in.here();
        if (!in.isText() && in.kind() != TokenKind.WORD && !in.isName()) {
            return grammar.expressions.expression();
        }
        String unit = in.isText() ? in.text() : in.label().text();
        String lower = unit.toLowerCase(Locale.ROOT);
        return new Expression.Literal(
                new TextValue(lower.startsWith("sql_tsi_") ? lower.substring("sql_tsi_".length()) : lower), at);
    }

    private Expression withUnit(Position at) {
        String function = in.keyword().name().toLowerCase(Locale.ROOT);
        open();
        List<Expression> arguments = new ArrayList<>();
        boolean withUnit = isUnit() && !(function.equals("datediff") && isPair()); // of two arguments MySQL's, of days
        arguments.add(withUnit ? unit() : grammar.expressions.expression());
        while (in.accept(TokenKind.COMMA)) {
            arguments.add(grammar.expressions.expression());
        }
        in.expect(TokenKind.RIGHT_PAREN);
        return plain(function, at, arguments);
    }

    private List<Expression> arguments(List<Name> function) {
        if (isUnitOfTruncation(function)) {
            return unitAndMore();
        }
        boolean normalizes = function.size() == 1 && function.get(0).text().equalsIgnoreCase("normalize");
        return normalizes ? textAndForm() : in.list(this::argument);
    }

    /** H2's {@code DATE_TRUNC(MONTH, x)}: a word for a unit that is no text. */
    private boolean isUnitOfTruncation(List<Name> function) {
        return function.size() == 1
                && function.get(0).text().equalsIgnoreCase("date_trunc")
                && in.kind() == TokenKind.WORD
                && in.kindAhead(1) == TokenKind.COMMA
                && UNITS.contains(in.wordAhead(0).toUpperCase(Locale.ROOT));
    }

    /** The standard's {@code NORMALIZE(x, NFC)}: a word for a form that is no text. */
    private List<Expression> textAndForm() {
        List<Expression> arguments = new ArrayList<>();
        arguments.add(argument());
        while (in.accept(TokenKind.COMMA)) {
            boolean form = in.kind() == TokenKind.WORD
                    && in.kindAhead(1) == TokenKind.RIGHT_PAREN
                    && FORMS.contains(in.wordAhead(0).toUpperCase(Locale.ROOT));
            arguments.add(form ? unit() : argument());
        }
        return arguments;
    }

    private List<Expression> unitAndMore() {
        List<Expression> arguments = new ArrayList<>();
        arguments.add(unit());
        while (in.accept(TokenKind.COMMA)) {
            arguments.add(argument());
        }
        return arguments;
    }

    private boolean isUnit() {
        return (in.isText() || in.kind() == TokenKind.WORD || in.isName()) && in.kindAhead(1) == TokenKind.COMMA;
    }

    /** True if there are two arguments up to the closing parenthesis. */
    private boolean isPair() {
        int commas = 0;
        int open = 1;
        for (int ahead = 0; open > 0 && in.kindAhead(ahead) != TokenKind.END; ahead++) {
            switch (in.kindAhead(ahead)) {
                case LEFT_PAREN, LEFT_BRACKET -> open++;
                case RIGHT_PAREN, RIGHT_BRACKET -> open--;
                case COMMA -> commas += open == 1 ? 1 : 0;
                default -> {}
            }
        }
        return commas == 1;
    }

    private Expression substring(Position at) {
        open();
        List<Expression> arguments = new ArrayList<>();
        arguments.add(grammar.operators.expression());
        String function = "substring";
        if (in.accept(Keyword.SIMILAR)) {
            function = "substring_similar";
            arguments.add(grammar.expressions.expression());
            in.expect(Keyword.ESCAPE);
            arguments.add(grammar.expressions.expression());
        } else if (in.accept(Keyword.FROM)) {
            arguments.add(grammar.expressions.expression());
            if (in.accept(Keyword.FOR)) {
                arguments.add(grammar.expressions.expression());
            }
        } else if (in.accept(Keyword.FOR)) {
            arguments.add(new Expression.Literal(LongValue.ONE, at));
            arguments.add(grammar.expressions.expression());
        } else {
            while (in.accept(TokenKind.COMMA)) {
                arguments.add(grammar.expressions.expression());
            }
        }
        in.accept(Keyword.USING, Keyword.CHARACTERS);
        in.expect(TokenKind.RIGHT_PAREN);
        return plain(function, at, arguments);
    }

    private Expression position(Position at) {
        open();
        List<Expression> arguments = new ArrayList<>();
        arguments.add(grammar.operators.expression());
        if (in.accept(Keyword.IN)) {
            arguments.add(grammar.expressions.expression());
        } else {
            while (in.accept(TokenKind.COMMA)) {
                arguments.add(grammar.expressions.expression());
            }
        }
        in.expect(TokenKind.RIGHT_PAREN);
        return plain("position", at, arguments);
    }

    private Expression overlay(Position at) {
        open();
        List<Expression> arguments = new ArrayList<>();
        arguments.add(grammar.expressions.expression());
        if (in.accept(Keyword.PLACING)) {
            arguments.add(grammar.expressions.expression());
            in.expect(Keyword.FROM);
            arguments.add(grammar.expressions.expression());
            if (in.accept(Keyword.FOR)) {
                arguments.add(grammar.expressions.expression());
            }
        } else {
            while (in.accept(TokenKind.COMMA)) {
                arguments.add(grammar.expressions.expression());
            }
        }
        in.expect(TokenKind.RIGHT_PAREN);
        return plain("overlay", at, arguments);
    }

    private Expression trim(Position at) {
        open();
        String function = "trim";
        if (in.accept(Keyword.LEADING)) {
            function = "ltrim";
        } else if (in.accept(Keyword.TRAILING)) {
            function = "rtrim";
        } else {
            in.accept(Keyword.BOTH);
        }
        List<Expression> arguments = new ArrayList<>();
        if (in.accept(Keyword.FROM)) {
            arguments.add(grammar.expressions.expression());
        } else {
            Expression first = grammar.expressions.expression();
            if (in.accept(Keyword.FROM)) {
                arguments.add(grammar.expressions.expression());
                arguments.add(first);
            } else {
                arguments.add(first);
                if (in.accept(TokenKind.COMMA)) {
                    arguments.add(grammar.expressions.expression());
                }
            }
        }
        in.expect(TokenKind.RIGHT_PAREN);
        return plain(function, at, arguments);
    }

    private Expression row(Position at) {
        open();
        List<Expression> elements = in.kind() == TokenKind.RIGHT_PAREN ? List.of() : grammar.expressions.expressions();
        in.expect(TokenKind.RIGHT_PAREN);
        return new Expression.RowValue(elements, at);
    }

    /** {@code VALUE expression [FORMAT JSON]}: the text read as JSON. */
    Expression formatJson(Expression value) {
        Position at = in.here();
        return grammar.jsonFunctions.acceptFormat() ? plain("json", at, List.of(value)) : value;
    }
}
