package io.docdb.sql;

import io.docdb.error.ErrorCode;
import io.docdb.sql.ast.BinaryOperator;
import io.docdb.sql.ast.CallModifiers;
import io.docdb.sql.ast.Condition;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.PathStep;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.Query;
import io.docdb.value.BooleanValue;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.TextValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Operands: literals, names and paths, calls, parentheses, and what binds to them from the right ({@code [0] :: ->}). */
final class OperandParser {
    private static final Set<String> REGISTERS = Set.of("DATE", "TIME", "TIMESTAMP", "SCHEMA");

    private final Grammar grammar;
    private final TokenReader in;

    OperandParser(Grammar grammar) {
        this.grammar = grammar;
        this.in = grammar.in;
    }

    /** An operand with its accessors, casts and JSON arrows. */
    Expression operand() {
        int outer = in.openChain();
        Expression operand = withAccessors(primary());
        while (true) {
            BinaryOperator arrow = arrow();
            if (arrow == null) {
                in.closeChain(outer);
                return operand;
            }
            Position at = in.here();
            in.skip();
            Expression right = in.kind() == TokenKind.MINUS && in.kindAhead(1).isNumber()
                    ? minusNumber()
                    : withAccessors(primary());
            in.growChain();
            operand = new Expression.Binary(arrow, operand, right, at);
        }
    }

    private Expression minusNumber() {
        Position at = in.here();
        in.skip();
        return negativeNumber(at);
    }

    /** The arrow the next token is; null if it is none (hot path). */
    private BinaryOperator arrow() {
        return switch (in.kind()) {
            case ARROW -> BinaryOperator.JSON_GET;
            case ARROW_TEXT -> BinaryOperator.JSON_GET_TEXT;
            case HASH_ARROW -> BinaryOperator.JSON_GET_PATH;
            case HASH_ARROW_TEXT -> BinaryOperator.JSON_GET_PATH_TEXT;
            case HASH_MINUS -> BinaryOperator.JSON_REMOVE_PATH;
            default -> null;
        };
    }

    private Expression withAccessors(Expression primary) {
        Expression operand = primary;
        while (true) {
            if (in.kind() == TokenKind.DOUBLE_COLON) {
                Position at = in.here();
                in.skip();
                operand = grammar.casts.cast(operand, false, at);
            } else if (in.kind() == TokenKind.LEFT_BRACKET
                    || in.kind() == TokenKind.DOT && in.kindAhead(1) != TokenKind.STAR) {
                List<PathStep> steps = new ArrayList<>();
                Optional<Slice> slice = readSteps(steps);
                operand = slice(steps.isEmpty() ? operand : new Expression.Access(operand, steps), slice);
            } else if (in.kind() == TokenKind.DOT) {
                operand = new Expression.Access(operand, List.of(allFields()));
            } else if (in.keyword() == Keyword.FORMAT && in.keywordAhead(1) == Keyword.JSON) {
                grammar.jsonFunctions.acceptFormat();
                operand = Expression.Call.of("json", operand);
            } else {
                return operand;
            }
            in.growChain();
        }
    }

    /** {@code .*} */
    private PathStep allFields() {
        Position at = in.here();
        in.expect(TokenKind.DOT);
        in.expect(TokenKind.STAR);
        return new PathStep.AllFields(at);
    }

    /** An operand without signs before and accessors behind it. */
    Expression primary() {
        Position at = in.here();
        return switch (in.kind()) {
            case WORD -> word(at);
            case QUOTED_NAME, UNICODE_NAME -> referenceOrCall();
            case TEXT, ESCAPED_TEXT, UNICODE_TEXT, DOLLAR_TEXT -> new Expression.Literal(new TextValue(in.text()), at);
            case INTEGER, DECIMAL, EXPONENT, RADIX_INTEGER -> number(at, false);
            case HEX_TEXT -> new Expression.Literal(TokenText.hexBytes(in.tokens(), skipped()), at);
            case BIT_TEXT -> new Expression.Literal(TokenText.bitBytes(in.tokens(), skipped()), at);
            case QUESTION, DOLLAR_PARAMETER, COLON -> grammar.parameters.read();
            case LEFT_PAREN -> parenthesised(at);
            case LEFT_BRACE -> grammar.literals.escape(at);
            case PATH_MATCH -> throw ForeignWords.setting(in);
            case VARIABLE -> throw ForeignWords.variable(in);
            default -> throw in.failure("an expression");
        };
    }

    private int skipped() {
        int token = in.mark();
        in.skip();
        return token;
    }

    private Expression number(Position at, boolean negative) {
        return new Expression.Literal(TokenText.number(in.tokens(), skipped(), negative), at);
    }

    /** A number behind its minus sign. */
    Expression negativeNumber(Position at) {
        return withAccessors(number(at, true));
    }

    private Expression word(Position at) {
        Keyword keyword = in.keyword();
        if (keyword == null) {
            return nameOrTypedText(at);
        }
        switch (keyword) {
            case NULL -> {
                in.skip();
                return new Expression.Literal(NullValue.NULL, at);
            }
            case TRUE, FALSE -> {
                in.skip();
                return new Expression.Literal(BooleanValue.of(keyword == Keyword.TRUE), at);
            }
            case DEFAULT -> {
                in.skip();
                return new Expression.DefaultValue(at);
            }
            case CASE -> {
                return caseExpression(at);
            }
            case EXISTS -> {
                if (in.kindAhead(1) == TokenKind.LEFT_PAREN) {
                    return exists(at);
                }
            }
            case ARRAY -> {
                if (in.kindAhead(1) == TokenKind.LEFT_BRACKET || in.kindAhead(1) == TokenKind.LEFT_PAREN) {
                    return array(at);
                }
            }
            case NEXT, CURRENT, PREVIOUS -> {
                if (in.keywordAhead(1) == Keyword.VALUE && in.keywordAhead(2) == Keyword.FOR) {
                    return sequenceValue(at);
                }
                if (keyword == Keyword.CURRENT && isRegister()) {
                    return register(at);
                }
            }
            case INTERVAL -> {
                if (grammar.literals.isInterval()) {
                    return grammar.literals.interval(at);
                }
            }
            case CURRENT_DATE,
                    CURRENT_TIME,
                    CURRENT_TIMESTAMP,
                    LOCALTIME,
                    LOCALTIMESTAMP,
                    CURRENT_USER,
                    SESSION_USER,
                    SYSTEM_USER,
                    CURRENT_ROLE,
                    CURRENT_SCHEMA,
                    CURRENT_CATALOG -> {
                if (in.kindAhead(1) != TokenKind.DOT) {
                    return grammar.calls.withoutParens();
                }
            }
            default -> {
                if (in.kindAhead(1) == TokenKind.LEFT_PAREN && !grammar.literals.isTypedText()) {
                    return grammar.calls.special(keyword, at);
                }
            }
        }
        return nameOrTypedText(at);
    }

    /** True at DB2's and Derby's {@code CURRENT DATE}; CURRENT is also a name. */
    private boolean isRegister() {
        return REGISTERS.contains(in.wordAhead(1).toUpperCase(Locale.ROOT));
    }

    private Expression register(Position at) {
        in.skip();
        Name function = new Name("current_" + in.wordAhead(0).toLowerCase(Locale.ROOT), at);
        in.skip();
        return new Expression.Call(new ObjectName(List.of(function)), List.of(), CallModifiers.NONE);
    }

    /** A reference, a call, or {@code DATE '…'}: a type in front of a text. */
    private Expression nameOrTypedText(Position at) {
        if (TokenText.isText(in.kindAhead(1)) || in.keyword() != null && grammar.literals.isTypedText()) {
            return grammar.literals.typedText(at);
        }
        return referenceOrCall();
    }

    /** {@code a}, {@code a.b[0].c}, {@code f(x)}, {@code s.f(x)}. */
    private Expression referenceOrCall() {
        if (!in.isName()) {
            throw in.failure("an expression");
        }
        Name first = in.name();
        if (in.kind() == TokenKind.LEFT_PAREN) {
            return grammar.calls.call(List.of(first));
        }
        if (in.kind() != TokenKind.DOT && in.kind() != TokenKind.LEFT_BRACKET) {
            return new Expression.Reference(List.of(new PathStep.Field(first)));
        }
        List<PathStep> steps = new ArrayList<>();
        steps.add(new PathStep.Field(first));
        Optional<Slice> slice = readSteps(steps);
        if (slice.isPresent()) {
            return slice(new Expression.Reference(steps), slice);
        }
        if (in.kind() == TokenKind.DOT) {
            steps.add(allFields());
        }
        return in.kind() == TokenKind.LEFT_PAREN && steps.stream().allMatch(PathStep.Field.class::isInstance)
                ? grammar.calls.call(names(steps))
                : new Expression.Reference(steps);
    }

    private static List<Name> names(List<PathStep> steps) {
        return steps.stream().map(step -> ((PathStep.Field) step).name()).toList();
    }

    /** A path as the target of SET, a column of INSERT, a part of an index. */
    Expression.Reference reference() {
        List<PathStep> steps = new ArrayList<>();
        steps.add(new PathStep.Field(in.name()));
        Optional<Slice> slice = readSteps(steps);
        if (slice.isPresent()) {
            throw in.error(
                    ErrorCode.NOT_SUPPORTED,
                    "Slices as [1:2] cannot be written to: assign the elements one by one, or the whole array",
                    slice.get().at().offset());
        }
        return new Expression.Reference(steps);
    }

    /** {@code [from:to]}, both at their place and included; empty is open. */
    private record Slice(Optional<Expression> from, Optional<Expression> to, Position at) {}

    /** Reads up to the end of the path, or to a slice, which ends it. */
    private Optional<Slice> readSteps(List<PathStep> steps) {
        while (true) {
            if (in.kind() == TokenKind.DOT && in.kindAhead(1) != TokenKind.STAR) {
                in.skip();
                steps.add(new PathStep.Field(in.label()));
            } else if (in.kind() == TokenKind.LEFT_BRACKET) {
                Optional<Slice> slice = bracketStep(steps);
                if (slice.isPresent()) {
                    return slice;
                }
            } else {
                return Optional.empty();
            }
        }
    }

    private Optional<Slice> bracketStep(List<PathStep> steps) {
        Position at = in.here();
        in.expect(TokenKind.LEFT_BRACKET);
        if (in.accept(TokenKind.STAR)) {
            steps.add(new PathStep.AllElements(at));
        } else if (in.kind() == TokenKind.COLON && !isNamedParameter()) {
            return Optional.of(sliceFrom(Optional.empty(), at));
        } else {
            Expression position = grammar.expressions.expression();
            if (in.kind() == TokenKind.COLON) {
                return Optional.of(sliceFrom(Optional.of(position), at));
            }
            steps.add(
                    position instanceof Expression.Literal literal
                                    && literal.value() instanceof LongValue number
                                    && number.value() == (int) number.value()
                            ? new PathStep.Element((int) number.value(), at)
                            : new PathStep.Computed(position, at));
        }
        in.expect(TokenKind.RIGHT_BRACKET);
        return Optional.empty();
    }

    /** {@code [:name]} is the element at a parameter, as everywhere. */
    private boolean isNamedParameter() {
        return in.tokens().touchesNext(in.mark()) && in.kindAhead(1) == TokenKind.WORD;
    }

    private Slice sliceFrom(Optional<Expression> from, Position at) {
        in.expect(TokenKind.COLON);
        Optional<Expression> to =
                in.kind() == TokenKind.RIGHT_BRACKET ? Optional.empty() : Optional.of(grammar.expressions.expression());
        in.expect(TokenKind.RIGHT_BRACKET);
        return new Slice(from, to, at);
    }

    /** Subscripts count from 0, and so do slices: {@code a[1:2]} is {@code ARRAY_SLICE(a, 2, 3)}. */
    private static Expression slice(Expression array, Optional<Slice> slice) {
        if (slice.isEmpty()) {
            return array;
        }
        Position at = slice.get().at();
        Expression from = slice.get().from().map(OperandParser::counted).orElse(number(1, at));
        Expression to = slice.get().to().map(OperandParser::counted).orElse(number(Integer.MAX_VALUE, at));
        ObjectName function = new ObjectName(List.of(new Name("array_slice", at)));
        return new Expression.Call(function, List.of(array, from, to), CallModifiers.NONE);
    }

    private static Expression counted(Expression position) {
        return position instanceof Expression.Literal literal
                        && literal.value() instanceof LongValue number
                        && number.value() < Integer.MAX_VALUE
                ? number(number.value() + 1, literal.at())
                : new Expression.Binary(BinaryOperator.ADD, position, number(1, position.at()), position.at());
    }

    private static Expression number(long number, Position at) {
        return new Expression.Literal(LongValue.of(number), at);
    }

    /** Behind an opening parenthesis, up to the closing one: a query as a value, or an expression. */
    Expression insideParens() {
        Position at = in.here();
        if (grammar.queries.startsQuery()) {
            return new Expression.ScalarSubquery(grammar.queries.query(), at);
        }
        Expression inner = grammar.expressions.expression();
        if (inner instanceof Expression.ScalarSubquery subquery && grammar.queries.continuesQuery()) {
            return new Expression.ScalarSubquery(grammar.queries.queryAfter(subquery.query()), at);
        }
        return inner;
    }

    private Expression parenthesised(Position at) {
        in.expect(TokenKind.LEFT_PAREN);
        Expression inner = insideParens();
        if (in.kind() == TokenKind.COMMA) {
            List<Expression> elements = new ArrayList<>();
            elements.add(inner);
            while (in.accept(TokenKind.COMMA)) {
                elements.add(grammar.expressions.expression());
            }
            inner = new Expression.RowValue(elements, at);
        }
        in.expect(TokenKind.RIGHT_PAREN);
        return inner;
    }

    /** A query in parentheses. */
    Query subquery() {
        in.expect(TokenKind.LEFT_PAREN);
        Query query = grammar.queries.query();
        in.expect(TokenKind.RIGHT_PAREN);
        return query;
    }

    private Expression exists(Position at) {
        in.skip();
        if (in.keywordAhead(1) == Keyword.SELECT && in.keywordAhead(2) == Keyword.FROM) {
            grammar.selects.allowNoItems();
        }
        return new Condition.Exists(subquery(), at);
    }

    private Expression caseExpression(Position at) {
        in.skip();
        Optional<Expression> operand =
                in.is(Keyword.WHEN) ? Optional.empty() : Optional.of(grammar.expressions.expression());
        List<Expression.Case.When> branches = new ArrayList<>();
        in.expect(Keyword.WHEN);
        do {
            List<Expression.Case.When> whens = new ArrayList<>();
            do {
                whens.add(when(operand));
            } while (operand.isPresent() && in.accept(TokenKind.COMMA));
            in.expect(Keyword.THEN);
            Expression then = grammar.expressions.expression();
            whens.forEach(when -> branches.add(new Expression.Case.When(when.when(), when.isTest(), then)));
        } while (in.accept(Keyword.WHEN));
        Optional<Expression> otherwise =
                in.accept(Keyword.ELSE) ? Optional.of(grammar.expressions.expression()) : Optional.empty();
        in.expect(Keyword.END);
        return new Expression.Case(operand, branches, otherwise, at);
    }

    /** Its result comes later. */
    private Expression.Case.When when(Optional<Expression> operand) {
        boolean isTest = operand.isPresent() && grammar.expressions.startsTest();
        Expression when = isTest
                ? grammar.expressions.testOf(new Expression.CaseOperand(in.here()))
                : grammar.expressions.expression();
        return new Expression.Case.When(when, isTest, when);
    }

    /** {@code ARRAY[a, b]} and {@code ARRAY(query)}; arrays in it may go without the word: {@code ARRAY[[1], [2]]}. */
    private Expression array(Position at) {
        in.skip();
        if (in.kind() == TokenKind.LEFT_PAREN) {
            return new Expression.ArrayQuery(subquery(), at);
        }
        return elements(at);
    }

    private Expression elements(Position at) {
        in.expect(TokenKind.LEFT_BRACKET);
        in.enter();
        List<Expression> elements = in.kind() == TokenKind.RIGHT_BRACKET ? List.of() : in.list(this::element);
        in.leave();
        in.expect(TokenKind.RIGHT_BRACKET);
        return new Expression.ArrayConstructor(elements, at);
    }

    private Expression element() {
        return in.kind() == TokenKind.LEFT_BRACKET ? elements(in.here()) : grammar.expressions.expression();
    }

    private Expression sequenceValue(Position at) {
        boolean next = in.keyword() == Keyword.NEXT;
        in.skip();
        in.expect(Keyword.VALUE, Keyword.FOR);
        return new Expression.SequenceValue(in.objectName(), next, at);
    }
}
