package io.docdb.sql;

import io.docdb.sql.ast.CallModifiers;
import io.docdb.sql.ast.DataType;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.JsonExpression;
import io.docdb.sql.ast.JsonExpression.OnCase;
import io.docdb.sql.ast.JsonExpression.OnCase.Behavior;
import io.docdb.sql.ast.JsonExpression.OnNull;
import io.docdb.sql.ast.JsonExpression.Passing;
import io.docdb.sql.ast.JsonExpression.Wrapper;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.Query;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The functions of SQL/JSON and the clauses they share with JSON_TABLE. */
final class JsonFunctionParser {
    /** What JSON_VALUE may give where it finds nothing, or fails. */
    private static final Set<Behavior> OF_VALUE = EnumSet.of(Behavior.ERROR, Behavior.NULL, Behavior.DEFAULT);

    /** What JSON_QUERY and columns of JSON may give. */
    static final Set<Behavior> OF_QUERY =
            EnumSet.of(Behavior.ERROR, Behavior.NULL, Behavior.EMPTY_ARRAY, Behavior.EMPTY_OBJECT, Behavior.DEFAULT);

    /** What JSON_EXISTS may give. */
    static final Set<Behavior> OF_EXISTS = EnumSet.of(Behavior.ERROR, Behavior.TRUE, Behavior.FALSE, Behavior.UNKNOWN);

    private final Grammar grammar;
    private final TokenReader in;

    JsonFunctionParser(Grammar grammar) {
        this.grammar = grammar;
        this.in = grammar.in;
    }

    /** The call of one of the JSON_ functions; the next token is its name. */
    Expression call(Keyword function, Position at) {
        in.skip();
        in.expect(TokenKind.LEFT_PAREN);
        return switch (function) {
            case JSON -> json(at);
            case JSON_SERIALIZE -> serialize(at);
            case JSON_VALUE -> value(at);
            case JSON_QUERY -> query(at);
            case JSON_EXISTS -> exists(at);
            case JSON_OBJECT -> object(at);
            case JSON_ARRAY -> array(at);
            case JSON_OBJECTAGG -> objectAggregate(at);
            default -> arrayAggregate(at);
        };
    }

    /** {@code JSON(text WITH UNIQUE KEYS)}: JSON has every key once here, whether it is asked for or not. */
    private Expression json(Position at) {
        Expression text = context();
        uniqueKeys();
        in.expect(TokenKind.RIGHT_PAREN);
        return CallParser.plain("json", at, List.of(text));
    }

    private Expression serialize(Position at) {
        Expression value = context();
        Optional<DataType> returning = returning();
        in.expect(TokenKind.RIGHT_PAREN);
        return returning.isEmpty()
                ? CallParser.plain("json_serialize", at, List.of(value))
                : new JsonExpression.JsonSerialize(value, returning.get(), at);
    }

    private Expression value(Position at) {
        Expression context = context();
        in.expect(TokenKind.COMMA);
        Expression path = grammar.expressions.expression();
        List<Passing> passing = passing();
        Optional<DataType> returning = returning(grammar.types::castType);
        OnCase onEmpty = onCase(Keyword.EMPTY, OF_VALUE);
        OnCase onError = onCase(Keyword.ERROR, OF_VALUE);
        in.expect(TokenKind.RIGHT_PAREN);
        return new JsonExpression.JsonValue(context, path, passing, returning, onEmpty, onError, at);
    }

    private Expression query(Position at) {
        Expression context = context();
        in.expect(TokenKind.COMMA);
        Expression path = grammar.expressions.expression();
        List<Passing> passing = passing();
        Optional<DataType> returning = returning();
        Wrapper wrapper = wrapper();
        boolean omitQuotes = omitQuotes(wrapper);
        OnCase onEmpty = onCase(Keyword.EMPTY, OF_QUERY);
        OnCase onError = onCase(Keyword.ERROR, OF_QUERY);
        in.expect(TokenKind.RIGHT_PAREN);
        return new JsonExpression.JsonQuery(
                context, path, passing, returning, wrapper, omitQuotes, onEmpty, onError, at);
    }

    private Expression exists(Position at) {
        Expression context = context();
        in.expect(TokenKind.COMMA);
        Expression path = grammar.expressions.expression();
        List<Passing> passing = passing();
        OnCase onError = onCase(Keyword.ERROR, OF_EXISTS);
        in.expect(TokenKind.RIGHT_PAREN);
        return new JsonExpression.JsonExists(context, path, passing, onError, at);
    }

    Expression context() {
        return grammar.calls.formatJson(grammar.expressions.expression());
    }

    List<Passing> passing() {
        return in.accept(Keyword.PASSING) ? in.list(this::passingItem) : List.of();
    }

    private Passing passingItem() {
        Expression value = context();
        in.expect(Keyword.AS);
        return new Passing(value, in.label());
    }

    private Optional<DataType> returning() {
        return returning(grammar.types::type);
    }

    /** @param type of what may be returned: a scalar may be of a domain */
    private Optional<DataType> returning(Supplier<DataType> type) {
        if (!in.accept(Keyword.RETURNING)) {
            return Optional.empty();
        }
        DataType returned = type.get();
        acceptFormat();
        return Optional.of(returned);
    }

    /** {@code FORMAT JSON [ENCODING UTF8]}. */
    boolean acceptFormat() {
        if (!in.accept(Keyword.FORMAT, Keyword.JSON)) {
            return false;
        }
        if (in.wordAhead(0).equalsIgnoreCase("ENCODING")) {
            in.skip();
            if (!in.wordAhead(0).equalsIgnoreCase("UTF8")) {
                throw in.failure("UTF8");
            }
            in.skip();
        }
        return true;
    }

    Wrapper wrapper() {
        if (in.accept(Keyword.WITHOUT)) {
            in.accept(Keyword.ARRAY);
            in.expect(Keyword.WRAPPER);
            return Wrapper.NONE;
        }
        if (!in.accept(Keyword.WITH)) {
            return Wrapper.NONE;
        }
        boolean conditional = in.accept(Keyword.CONDITIONAL);
        if (!conditional) {
            in.accept(Keyword.UNCONDITIONAL);
        }
        in.accept(Keyword.ARRAY);
        in.expect(Keyword.WRAPPER);
        return conditional ? Wrapper.CONDITIONAL : Wrapper.UNCONDITIONAL;
    }

    /** @param wrapper of what is found: a text in an array keeps its quotes */
    boolean omitQuotes(Wrapper wrapper) {
        if (wrapper != Wrapper.NONE && in.is(Keyword.OMIT, Keyword.QUOTES)) {
            throw in.failure("KEEP QUOTES, for a text in an array keeps its own,");
        }
        boolean omit = in.accept(Keyword.OMIT, Keyword.QUOTES);
        if (omit || in.accept(Keyword.KEEP, Keyword.QUOTES)) {
            in.accept(Keyword.ON, Keyword.SCALAR, Keyword.STRING);
        }
        return omit;
    }

    /** {@code NULL ON EMPTY}, {@code DEFAULT 0 ON ERROR}, … or nothing. @param allowed what may be asked for */
    OnCase onCase(Keyword occasion, Set<Behavior> allowed) {
        int start = in.mark();
        OnCase onCase = behavior(allowed);
        if (onCase.behavior() == Behavior.UNSPECIFIED) {
            return onCase;
        }
        in.expect(Keyword.ON);
        if (in.accept(occasion)) {
            return onCase;
        }
        if (occasion == Keyword.EMPTY && in.is(Keyword.ERROR)) {
            in.reset(start);
            return OnCase.UNSPECIFIED;
        }
        throw in.failure();
    }

    private OnCase behavior(Set<Behavior> allowed) {
        int start = in.mark();
        OnCase onCase = behavior();
        if (onCase.behavior() != Behavior.UNSPECIFIED && !allowed.contains(onCase.behavior())) {
            in.reset(start);
            throw in.failure(
                    allowed.stream().map(each -> each.name().replace('_', ' ')).collect(Collectors.joining(", ")));
        }
        return onCase;
    }

    private OnCase behavior() {
        if (in.accept(Keyword.DEFAULT)) {
            return new OnCase(Behavior.DEFAULT, Optional.of(grammar.expressions.expression()));
        }
        if (in.accept(Keyword.EMPTY)) {
            boolean object = in.accept(Keyword.OBJECT);
            if (!object) {
                in.accept(Keyword.ARRAY);
            }
            return simple(object ? Behavior.EMPTY_OBJECT : Behavior.EMPTY_ARRAY);
        }
        if (in.accept(Keyword.NULL)) {
            return simple(Behavior.NULL);
        }
        if (in.accept(Keyword.ERROR)) {
            return simple(Behavior.ERROR);
        }
        if (in.accept(Keyword.TRUE)) {
            return simple(Behavior.TRUE);
        }
        if (in.accept(Keyword.FALSE)) {
            return simple(Behavior.FALSE);
        }
        return in.accept(Keyword.UNKNOWN) ? simple(Behavior.UNKNOWN) : OnCase.UNSPECIFIED;
    }

    private static OnCase simple(OnCase.Behavior behavior) {
        return new OnCase(behavior, Optional.empty());
    }

    private Expression object(Position at) {
        int start = in.mark();
        if (!isEmpty() && in.keyword() != Keyword.KEY) {
            Expression pairs = grammar.expressions.expression();
            if (in.accept(TokenKind.RIGHT_PAREN)) { // PostgreSQL's, of an array of names and values in turn
                return new Expression.Call(
                        new ObjectName(List.of(new Name("jsonb_object", at))), List.of(pairs), CallModifiers.NONE);
            }
            in.reset(start);
        }
        List<JsonExpression.JsonObject.Entry> entries = entries();
        OnNull onNull = onNull();
        boolean unique = uniqueKeys();
        Optional<DataType> returning = returning();
        in.expect(TokenKind.RIGHT_PAREN);
        return new JsonExpression.JsonObject(entries, onNull, unique, returning, at);
    }

    private List<JsonExpression.JsonObject.Entry> entries() {
        return isEmpty() ? List.of() : in.list(this::entry);
    }

    /** {@code KEY k VALUE v}, {@code k VALUE v}, {@code k: v}, and MySQL's {@code k, v}. */
    private JsonExpression.JsonObject.Entry entry() {
        boolean keyWord = in.keyword() == Keyword.KEY
                && in.kindAhead(1) != TokenKind.COLON
                && in.kindAhead(1) != TokenKind.COMMA
                && in.kindAhead(1) != TokenKind.DOT
                && in.keywordAhead(1) != Keyword.VALUE;
        if (keyWord) {
            in.skip();
        }
        Expression key = grammar.expressions.expression();
        if (!in.accept(Keyword.VALUE) && !in.accept(TokenKind.COLON)) {
            in.expect(TokenKind.COMMA);
        }
        return new JsonExpression.JsonObject.Entry(key, context());
    }

    /** True where neither entries nor elements begin. */
    private boolean isEmpty() {
        return in.kind() == TokenKind.RIGHT_PAREN
                || in.is(Keyword.NULL, Keyword.ON)
                || in.is(Keyword.ABSENT, Keyword.ON)
                || in.is(Keyword.RETURNING);
    }

    private OnNull onNull() {
        if (in.accept(Keyword.NULL, Keyword.ON)) {
            in.expect(Keyword.NULL);
            return OnNull.NULL;
        }
        if (in.accept(Keyword.ABSENT, Keyword.ON)) {
            in.expect(Keyword.NULL);
            return OnNull.ABSENT;
        }
        return OnNull.DEFAULT;
    }

    private boolean uniqueKeys() {
        boolean unique = in.accept(Keyword.WITH, Keyword.UNIQUE);
        if (unique || in.accept(Keyword.WITHOUT, Keyword.UNIQUE)) {
            in.accept(Keyword.KEYS);
        }
        return unique;
    }

    private Expression array(Position at) {
        if (grammar.queries.startsQuery()) {
            Query query = grammar.queries.query();
            in.accept(Keyword.FORMAT, Keyword.JSON);
            OnNull onNull = onNull();
            Optional<DataType> returning = returning();
            in.expect(TokenKind.RIGHT_PAREN);
            return new JsonExpression.JsonArrayQuery(query, onNull, returning, at);
        }
        List<Expression> elements = isEmpty() ? List.of() : in.list(this::context);
        OnNull onNull = onNull();
        Optional<DataType> returning = returning();
        in.expect(TokenKind.RIGHT_PAREN);
        return new JsonExpression.JsonArray(elements, onNull, returning, at);
    }

    private Expression objectAggregate(Position at) {
        JsonExpression.JsonObject.Entry entry = entry();
        OnNull onNull = onNull();
        boolean unique = uniqueKeys();
        Optional<DataType> returning = returning();
        in.expect(TokenKind.RIGHT_PAREN);
        return new JsonExpression.JsonObjectAggregate(
                entry.key(),
                entry.value(),
                onNull,
                unique,
                returning,
                grammar.calls.outsideModifiers(CallModifiers.NONE),
                at);
    }

    private Expression arrayAggregate(Position at) {
        CallModifiers modifiers = in.accept(Keyword.DISTINCT) ? CallModifiers.NONE.withDistinct() : CallModifiers.NONE;
        Expression value = context();
        if (in.acceptPhrase(Keyword.ORDER, Keyword.BY)) {
            modifiers = modifiers.withOrderBy(grammar.windows.sortItems());
        }
        OnNull onNull = onNull();
        Optional<DataType> returning = returning();
        in.expect(TokenKind.RIGHT_PAREN);
        return new JsonExpression.JsonArrayAggregate(
                value, onNull, returning, grammar.calls.outsideModifiers(modifiers), at);
    }

    /** {@code AS name} behind a path. */
    Optional<Name> pathName() {
        return in.accept(Keyword.AS) ? Optional.of(in.label()) : Optional.empty();
    }
}
